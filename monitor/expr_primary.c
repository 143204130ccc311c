/* What an expression is made of: numbers, registers, memory in [ ], characters, and whole
 * expressions in ( ). */
#include "monitor/expr_parts.h"

#include "monitor/registers.h"
#include "monitor/view.h"

#include <ctype.h>
#include <string.h>

enum { DIGITS = 23 };

static enum result number(struct parse *p, int64_t *value)
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
    *value = (int64_t)sum;
    p->at = end + (base == 10);
    return DONE;
}

static enum result name(struct parse *p, int64_t *value)
{
    char text[WORD_SIZE];
    size_t n = 0;
    while (isalnum((unsigned char)p->at[n]) || p->at[n] == '_')
        n++;
    if (n >= sizeof text)
        return fail(p->m, "A name is longer than %d characters.", WORD_SIZE - 1);
    memcpy(text, p->at, n);
    text[n] = '\0';
    struct ref ref;
    if (!register_find(p->m, text, &ref))
        return fail(p->m, "There is no register %s; EXAMINE STATE lists them.", text);
    *value = (int64_t)register_get(p->m, &ref);
    p->at += n;
    return DONE;
}

/* [a], [-k a]: the word at a virtual address; [-p a]: at a physical one. */
static enum result memory(struct parse *p, int64_t *value)
{
    uint32_t switches;
    int64_t at;
    word data;
    p->at++;
    char bad = take_switches(&p->at, VIEW_SWITCHES, &switches);
    if (bad)
        return fail(p->m, "-%c is no way to look at memory: -v -k -s -u -t or -p.", bad);
    if (expr_whole(p, &at) != DONE)
        return FAILED;
    if (*p->at != ']')
        return fail(p->m, "Expected ] at \"%s\".", p->at);
    p->at++;
    bool physical = has_switch(switches, 'p');
    struct view view = physical   ? (struct view){ 0 }
                       : switches ? view_of(p->m, switches)
                                  : view_current(p->m, D_SPACE);
    if (at < 0 || at >= ADDRESSES || (at & 1))
        return fail(p->m, "A word's address is even and below 1000000, not %llo.",
                    (unsigned long long)at);
    if (view_peek(p->m, view, (uint32_t)at, &data) != DONE)
        return FAILED;
    *value = data;
    return DONE;
}

static enum result parenthesis(struct parse *p, int64_t *value)
{
    p->at++;
    if (expr_whole(p, value) != DONE)
        return FAILED;
    if (*p->at != ')')
        return fail(p->m, "Expected ) at \"%s\".", p->at);
    p->at++;
    return DONE;
}

static enum result character(struct parse *p, int64_t *value)
{
    if (!p->at[1])
        return fail(p->m, "Expected a character after '.");
    *value = (unsigned char)p->at[1];
    p->at += p->at[2] == '\'' ? 3 : 2;
    return DONE;
}

enum result expr_primary(struct parse *p, int64_t *value)
{
    p->at = skip_blanks(p->at);
    char c = *p->at;
    if (isdigit((unsigned char)c))
        return number(p, value);
    if (isalpha((unsigned char)c))
        return name(p, value);
    if (c == '(')
        return parenthesis(p, value);
    if (c == '[')
        return memory(p, value);
    if (c == '\'')
        return character(p, value);
    if (c == '\0')
        return fail(p->m, "Expected an octal number, a register, ( or [.");
    return fail(p->m, "Expected an octal number, a register, ( or [ at \"%s\".", p->at);
}
