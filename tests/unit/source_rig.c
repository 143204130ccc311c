#include "tests/unit/source_rig.h"

#include "cpu/assemble.h"

#include "tests/unit/unit.h"
#include <stdio.h>
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

static struct c_reader reader;

static void begin(const char *text)
{
    struct c_source source = rig_source(text);
    c_begin(&reader, text, strlen(text), source.include, NULL);
}

const char *rig_words(const char *text, bool lines)
{
    static char out[400];
    size_t n = 0;
    out[0] = '\0';
    for (begin(text); reader.token.kind != C_END; c_next(&reader)) {
        const struct c_token *t = &reader.token;
        char one[40], op[4] = "";
        for (int i = 0; i < 3; i++)
            op[i] = (char)(t->operator>> 8 * i);
        if (t->kind == C_NAME)
            snprintf(one, sizeof one, "%s", t->name);
        else if (t->kind == C_OPERATOR)
            snprintf(one, sizeof one, "%s", op);
        else
            snprintf(one, sizeof one, "%s%d", t->kind == C_STRING ? "s" : "", t->value);
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s", n ? " " : "", one);
        if (lines)
            n += (size_t)snprintf(out + n, sizeof out - n, ":%d", t->line);
    }
    return out;
}

const char *rig_anchors(const char *text, enum anchor_kind kind)
{
    static char out[600];
    struct c_source source = rig_source(text);
    struct anchors a = { 0 };
    struct c_lines lines;
    size_t n = 0;
    strcpy(out, "");
    if (!c_function(&source, "t", &a, &lines))
        strcpy(out, "none");
    for (int i = 0; i < a.count && strcmp(out, "none") != 0; i++) {
        const struct anchor *x = &a.list[i];
        if (x->kind != kind)
            continue;
        n += (size_t)snprintf(out + n, sizeof out - n, "%s", n ? " " : "");
        if (kind == ANCHOR_INDEX)
            n += (size_t)snprintf(out + n, sizeof out - n, "%o(%d):%d", x->value, x->reg,
                                  x->place);
        else
            n += (size_t)snprintf(out + n, sizeof out - n, "%o:%d",
                                  kind == ANCHOR_REGISTER ? x->reg : x->value, x->place);
    }
    anchors_free(&a);
    return out;
}
