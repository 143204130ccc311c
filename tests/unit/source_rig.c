#include "tests/unit/source_rig.h"

#include "cpu/assemble.h"

#include "tests/unit/unit.h"
#include <stdlib.h>
#include <string.h>

struct source_rig rig;

void rig_clear(void)
{
    line_map_free(&rig.map);
    memset(&rig, 0, sizeof rig);
}

word rig_here(void)
{
    return (word)(RIG_AT + 2 * rig.words);
}

void rig_put(const char *instruction)
{
    word w[3];
    int n;
    char error[256];
    ck_assert_msg(assemble(instruction, rig_here(), w, &n, error, sizeof error), "%s: %s",
                  instruction, error);
    ck_assert_int_le(rig.words + n, RIG_WORDS);
    memcpy(rig.text + rig.words, w, (size_t)n * sizeof w[0]);
    rig.words += n;
}

int rig_hole(void)
{
    ck_assert_int_lt(rig.words, RIG_WORDS);
    return rig.words++;
}

void rig_fill(int n, word value)
{
    rig.text[n] = value;
}

static bool address(void *host, const char *name, word *value)
{
    static const struct {
        const char *name;
        word value;
    } list[] = {
        {"f",      02000},
        { "g",     02100},
        { "h",     02200},
        { "count", 04000},
        { "tab",   04100},
    };
    (void)host;
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (strcmp(list[i].name, name) == 0) {
            *value = list[i].value;
            return true;
        }
    return false;
}

static const char *include(void *host, const char *name, size_t *n)
{
    static const char header[] = "#define\tTEN\t10\n#define TWICE TEN+TEN\n"
                                 "struct pair { char first, second; int *next; };\n",
                      itself[] = "#include \"self.h\"\n#include \"self.h\"\n";
    (void)host;
    const char *text = strcmp(name, "../pair.h") == 0 ? header
                       : strcmp(name, "self.h") == 0  ? itself
                                                      : NULL;
    *n = text ? strlen(text) : 0;
    return text;
}

struct c_source rig_source(const char *text)
{
    return (struct c_source){
        .text = text, .n = strlen(text), .include = include, .address = address
    };
}

static bool data(void *host, word at, word *value)
{
    (void)host;
    if (at >= RIG_AT && at < rig_here()) {
        *value = rig.text[(at - RIG_AT) / 2];
        return true;
    }
    if (at < RIG_DATA || at >= RIG_DATA + sizeof rig.data)
        return false;
    *value = rig.data[(at - RIG_DATA) / 2];
    return true;
}

struct code rig_code(void)
{
    return (
        struct code){ .at = RIG_AT, .text = rig.text, .words = rig.words, .data = data };
}

bool rig_map(const char *text, const char *name)
{
    struct c_source source = rig_source(text);
    struct code code = rig_code();
    line_map_free(&rig.map);
    return line_map_make(&rig.map, &code, &source, name);
}

int rig_lines(word at)
{
    struct line_pair pair = line_map_at(&rig.map, at);
    return pair.low * 1000 + pair.high;
}
