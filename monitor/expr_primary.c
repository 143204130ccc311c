/* What an expression is made of: numbers, registers, symbols, memory in [ ], characters, and
 * whole expressions in ( ). */
#include "monitor/expr_parts.h"

#include "monitor/names.h"
#include "monitor/view.h"

#include <ctype.h>
#include <string.h>

enum { DIGITS = 23 };

static enum result constant(struct parse *p, int64_t value)
{
    return expr_emit(p, &(struct expr_op){ .what = DO_CONSTANT, .value = value });
}

static enum result number(struct parse *p)
{
    const char *end = p->at;
    while (isdigit((unsigned char)*end))
        end++;
    if (end - p->at >= DIGITS)
        return fail(p->m, "The number %.*s is too long.", (int)(end - p->at), p->at);
    int base = *end == '.' ? 10 : 8;
    uint64_t sum = 0;
    for (const char *digit = p->at; digit < end; digit++) {
        if (*digit - '0' >= base)
            return fail(p->m,
                        "Expected an octal number: %c is no octal digit (%.*s. is "
                        "decimal).",
                        *digit, (int)(end - p->at), p->at);
        sum = sum * (uint64_t)base + (uint64_t)(*digit - '0');
    }
    p->at = end + (base == 10);
    return constant(p, (int64_t)sum);
}

/* NAME among those of the preferred program, of the preferred mode, or of any. */
static bool symbol_as(struct parse *p, const char *name, word *value)
{
    struct place *place = &p->place;
    enum mode first = p->prefer.mode;
    if (first == NO_MODE)
        first = cpu_mode(&p->m->machine->cpu);
    const enum mode order[] = { first, KERNEL, USER };
    place->mode = USER;
    if (first == USER && p->prefer.program)
        return symbol_among(p->prefer.program, name, value, &place->space);
    for (int i = 0; i < 3; i++) {
        place->mode = order[i];
        if (symbol_value_in(p->m, place->mode, name, value, &place->space))
            return true;
    }
    return false;
}

/* With a _ before it, what is no register's name: _sp, even where it is the assembler's. */
static bool symbol(struct parse *p, const char *name, word *value)
{
    struct place before = p->place;
    p->place.known =
        symbol_as(p, name, value) || (name[0] == '_' && symbol_as(p, name + 1, value));
    if (p->place.known)
        return true;
    p->place = before;
    return false;
}

static enum result no_such_name(struct parse *p, const char *name)
{
    if (p->m->kernel.known)
        return fail(
            p->m,
            "There is no register or symbol %s; EXAMINE STATE lists the registers, "
            "SHOW SYMBOLS the symbols.",
            name);
    return fail(p->m,
                "There is no register %s; EXAMINE STATE lists them. No symbols are known "
                "(SHOW KERNEL says why).",
                name);
}

static enum result name(struct parse *p)
{
    char text[WORD_SIZE];
    word value;
    size_t n = 0;
    while (isalnum((unsigned char)p->at[n]) || p->at[n] == '_')
        n++;
    if (n >= sizeof text)
        return fail(p->m, "A name is longer than %d characters.", WORD_SIZE - 1);
    memcpy(text, p->at, n);
    text[n] = '\0';
    struct expr_op op = { .what = DO_REGISTER };
    if (register_find(p->m, text, &op.ref)) {
        p->at += n;
        return expr_emit(p, &op);
    }
    if (!symbol(p, text, &value))
        return no_such_name(p, text);
    p->at += n;
    return constant(p, value);
}

/* Whose memory an address found by OP is of; BEFORE is what was known without it. */
static struct place place_found(const struct expr_op *op, struct place before)
{
    uint32_t switches = op->memory.switches;
    struct place found = { true, KERNEL, D_SPACE };
    if (has_switch(switches, 's'))
        found.mode = SUPER;
    else if (has_switch(switches, 'u'))
        found.mode = USER;
    else if (!has_switch(switches, 'k')) {
        found.mode = op->memory.place.mode;
        found.known = op->memory.place.known && !has_switch(switches, 'p');
    }
    return found.known ? found : before;
}

/* [a], [-k a]: the word at a virtual address; [-p a]: at a physical one; [-b a]: a byte. */
static enum result memory(struct parse *p)
{
    struct expr_op op = { .what = DO_MEMORY };
    struct place before = p->place;
    p->at++;
    char bad = take_switches(&p->at, VIEW_SWITCHES "b", &op.memory.switches);
    if (bad)
        return fail(p->m, "-%c is no way to look at memory: -v -k -s -u -t -p or -b.",
                    bad);
    p->place.known = false;
    if (expr_whole(p) != DONE)
        return FAILED;
    if (*p->at != ']')
        return fail(p->m, "Expected ] at \"%s\".", p->at);
    p->at++;
    op.memory.place = p->place;
    p->place = place_found(&op, before);
    return expr_emit(p, &op);
}

static enum result parenthesis(struct parse *p)
{
    p->at++;
    if (expr_whole(p) != DONE)
        return FAILED;
    if (*p->at != ')')
        return fail(p->m, "Expected ) at \"%s\".", p->at);
    p->at++;
    return DONE;
}

static enum result character(struct parse *p)
{
    unsigned char c = (unsigned char)p->at[1];
    if (!c)
        return fail(p->m, "Expected a character after '.");
    p->at += p->at[2] == '\'' ? 3 : 2;
    return constant(p, c);
}

enum result expr_primary(struct parse *p)
{
    p->at = skip_blanks(p->at);
    char c = *p->at;
    if (isdigit((unsigned char)c))
        return number(p);
    if (isalpha((unsigned char)c) || c == '_')
        return name(p);
    if (c == '(')
        return parenthesis(p);
    if (c == '[')
        return memory(p);
    if (c == '\'')
        return character(p);
    if (c == '\0')
        return fail(p->m, "Expected an octal number, a name, ( or [.");
    return fail(p->m, "Expected an octal number, a name, ( or [ at \"%s\".", p->at);
}
