/* V6's as(I): statements end at a new line or ;, comments begin with /. Conditional parts (.if)
 * are taken or left, whichever agrees with the code; those for an 11/45
 * are tried first. */
#include "monitor/source/asmlines.h"

#include "cpu/insn.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAME = 12, MOST_STATEMENTS = 3000, MOST_DEPTH = 40 };

enum statement_kind { INSTRUCTION, WORDS, CONDITION, CONDITION_END, OTHER };

struct statement {
    enum statement_kind kind;
    char name[NAME];
    int words; /* of WORDS */
    int line;
    bool taken; /* CONDITION: rather taken than left */
};

struct program {
    struct statement list[MOST_STATEMENTS];
    int count;
    bool elsewhere; /* behind .data or .bss */
    const struct code *code;
    struct line_map *map;
    int depth;
};

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

static size_t take_name(const char *at, char name[NAME])
{
    size_t n = 0, all = 0;
    for (; is_letter(at[all]); all++)
        if (n < NAME - 1)
            name[n++] = at[all];
    name[n] = '\0';
    return all;
}

static const char *blanks(const char *at)
{
    while (*at == ' ' || *at == '\t')
        at++;
    return at;
}

/* The row of a mnemonic. as has jbr and jeq for br and beq, or for a jump where those do not
 * reach. */
static const struct insn *row_of(const char *name)
{
    char branch[NAME];
    for (int i = 0; i < insn_count; i++)
        if (strcasecmp(insn_table[i].name, name) == 0)
            return &insn_table[i];
    for (int i = 0; i < insn_aliases; i++)
        if (strcasecmp(insn_alias[i].name, name) == 0)
            return &insn_alias[i];
    if (name[0] != 'j')
        return NULL;
    strcpy(branch, name);
    branch[0] = 'b';
    return strcmp(name, "jbr") == 0 ? row_of("br") : row_of(branch);
}

static int commas(const char *at, const char *end)
{
    int n = 1;
    for (; at < end; at++)
        n += *at == ',';
    return n;
}

/* What the words that begin with a point mean here. .BYTE's are words, two bytes each. */
static void directive(struct program *p, struct statement *s, const char *behind)
{
    s->kind = OTHER;
    if (strcmp(s->name, ".if") == 0) {
        s->kind = CONDITION;
        s->taken = !memchr(behind, '-', strcspn(behind, "\n;/"));
    } else if (strcmp(s->name, ".endif") == 0)
        s->kind = CONDITION_END;
    else if (strcmp(s->name, ".byte") == 0) {
        s->kind = WORDS;
        s->words = (s->words + 1) / 2;
    } else if (strcmp(s->name, ".data") == 0 || strcmp(s->name, ".bss") == 0)
        p->elsewhere = true;
    else if (strcmp(s->name, ".text") == 0)
        p->elsewhere = false;
}

/* Over the labels before a statement. */
static const char *skip_labels(const char *at, const char *end)
{
    char name[NAME];
    for (;;) {
        at = blanks(at);
        size_t n = take_name(at, name);
        const char *behind = blanks(at + n);
        if (n == 0 || behind >= end || *behind != ':')
            return at;
        at = behind + 1;
    }
}

static void take_statement(struct program *p, const char *at, const char *end, int line)
{
    struct statement s = { .line = line, .kind = OTHER };
    at = skip_labels(at, end);
    size_t n = take_name(at, s.name);
    const char *behind = blanks(at + n);
    if (at >= end || (n && *behind == '='))
        return;
    s.words = commas(at, end);
    if (s.name[0] == '.')
        directive(p, &s, behind);
    else
        s.kind = row_of(s.name) ? INSTRUCTION : WORDS;
    if (s.kind != OTHER && !p->elsewhere && p->count < MOST_STATEMENTS)
        p->list[p->count++] = s;
}

static void take_line(struct program *p, const char *at, const char *end, int line)
{
    while (at < end) {
        const char *stop = at;
        while (stop < end && *stop != ';' && *stop != '/')
            stop++;
        take_statement(p, at, stop, line);
        if (stop < end && *stop == '/')
            return;
        at = stop + 1;
    }
}

/* Whether the line at AT begins with the label NAME (to the eighth character). */
static bool has_label(const char *at, const char *name)
{
    char label[NAME];
    size_t n = take_name(at, label);
    return n && at[n] == ':' && strncmp(label, name, 8) == 0;
}

/* The statements from the label on. False: there is no such label. */
static bool take_program(struct program *p, const char *text, const char *name)
{
    bool within = false;
    int line = 1;
    for (const char *at = text; *at; line++) {
        const char *end = at + strcspn(at, "\n");
        if (!within && has_label(at, name)) {
            within = true;
            p->map->text.first = line;
        }
        if (within)
            take_line(p, at, end, line);
        at = *end ? end + 1 : end;
    }
    return within;
}

static void mark(struct program *p, int from, int words, int line)
{
    for (int n = from; n < from + words && n < p->code->words; n++)
        p->map->pair[n] = (struct line_pair){ line, line };
    p->map->text.last = line;
}

/* How many words from word N on are what S makes; 0: others. */
static int same(const struct program *p, const struct statement *s, int n)
{
    word ir = p->code->text[n];
    int length = code_length(ir);
    const struct insn *row = row_of(s->name);
    if (s->kind == WORDS)
        return s->words;
    if ((ir & row->mask) == row->match || row->form == F_CC)
        return length;
    if (row->form != F_BR || s->name[0] != 'j')
        return 0;
    if ((ir & 0177700) == 0000100)
        return length;
    return (ir & 0377) == 2 && (p->code->text[n + 1] & 0177700) == 0000100
               ? 1 + code_length(p->code->text[n + 1])
               : 0;
}

static int end_of_condition(const struct program *p, int i)
{
    int depth = 0;
    for (; i < p->count; i++) {
        depth += p->list[i].kind == CONDITION;
        depth -= p->list[i].kind == CONDITION_END;
        if (depth == 0)
            return i;
    }
    return p->count;
}

/* Whether the statements from I on are the code from word N on, to its end. */
static bool agrees(struct program *p, int i, int n)
{
    if (++p->depth > MOST_DEPTH)
        return false;
    for (; i < p->count && n < p->code->words; i++) {
        const struct statement *s = &p->list[i];
        if (s->kind == CONDITION_END)
            continue;
        if (s->kind == CONDITION) {
            int in = i + 1, out = end_of_condition(p, i);
            bool good =
                agrees(p, s->taken ? in : out, n) || agrees(p, s->taken ? out : in, n);
            p->depth--;
            return good;
        }
        int words = same(p, s, n);
        if (words == 0)
            break;
        mark(p, n, words, s->line);
        n += words;
    }
    p->depth--;
    return n >= p->code->words;
}

static int count_calls(const struct code *code)
{
    int calls = 0;
    for (int n = 0; n < code->words; n += code_length(code->text[n]))
        calls += code_is_call(code->text[n]);
    return calls;
}

bool asm_map_make(struct line_map *map, const struct code *code, const char *text,
                  const char *name)
{
    struct program *p = calloc(1, sizeof *p);
    *map = (struct line_map){ .at = code->at, .words = code->words };
    map->pair = calloc((size_t)code->words + 1, sizeof *map->pair);
    bool good = p && map->pair;
    if (good) {
        p->code = code;
        p->map = map;
        good = take_program(p, text, name) && agrees(p, 0, 0);
    }
    map->calls = map->found = count_calls(code);
    free(p);
    if (!good)
        line_map_free(map);
    return good;
}
