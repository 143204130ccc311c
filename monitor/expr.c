/* Expressions of the monitor: one function for each level of binding. */
#include "monitor/expr.h"
#include "monitor/registers.h"
#include "monitor/view.h"

#include <ctype.h>
#include <string.h>

enum { NESTING = 40, DIGITS = 23 };

struct parse {
    struct monitor *m;
    const char *at;
    int depth;
};

static enum result comparison(struct parse *p, int64_t *value);

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
    if (comparison(p, &at) != DONE)
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
    if (comparison(p, value) != DONE)
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

static enum result primary(struct parse *p, int64_t *value)
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

static enum result unary(struct parse *p, int64_t *value)
{
    p->at = skip_blanks(p->at);
    char c = *p->at;
    if (p->depth >= NESTING)
        return fail(p->m, "The expression is nested deeper than %d levels.", NESTING);
    p->depth++;
    if (c == '-' || c == '~' || c == '!' || c == '+')
        p->at++;
    else
        c = '\0';
    enum result result = c ? unary(p, value) : primary(p, value);
    p->depth--;
    uint64_t v = (uint64_t)*value;
    if (result == DONE && c)
        *value = c == '-'   ? (int64_t)(0 - v)
                 : c == '~' ? (int64_t)(~v & WHOLE_WORD)
                 : c == '!' ? v == 0
                            : (int64_t)v;
    p->at = skip_blanks(p->at);
    return result;
}

static enum result product(struct parse *p, int64_t *value)
{
    int64_t right;
    enum result result = unary(p, value);
    while (result == DONE && (*p->at == '*' || *p->at == '/' || *p->at == '%')) {
        char c = *p->at++;
        result = unary(p, &right);
        if (result != DONE)
            break;
        if (c == '*')
            *value = (int64_t)((uint64_t)*value * (uint64_t)right);
        else if (right == 0)
            return fail(p->m, "Division by zero.");
        else if (right == -1)
            *value = c == '/' ? (int64_t)(0 - (uint64_t)*value) : 0;
        else
            *value = c == '/' ? *value / right : *value % right;
    }
    return result;
}

static enum result sum(struct parse *p, int64_t *value)
{
    int64_t right;
    enum result result = product(p, value);
    while (result == DONE && (*p->at == '+' || *p->at == '-')) {
        char c = *p->at++;
        result = product(p, &right);
        uint64_t add = c == '+' ? (uint64_t)right : 0 - (uint64_t)right;
        if (result == DONE)
            *value = (int64_t)((uint64_t)*value + add);
    }
    return result;
}

static enum result bits(struct parse *p, int64_t *value)
{
    int64_t right;
    enum result result = sum(p, value);
    while (result == DONE && (*p->at == '&' || *p->at == '|' || *p->at == '^')) {
        char c = *p->at++;
        if (*p->at == c)
            p->at++;
        result = sum(p, &right);
        if (result == DONE)
            *value = c == '&'   ? *value & right
                     : c == '|' ? *value | right
                                : *value ^ right;
    }
    return result;
}

/* A negative number and the word that holds it are equal. */
static bool same(int64_t a, int64_t b)
{
    return a == b || ((a < 0) != (b < 0) && a >= -SIGN && b >= -SIGN && a <= WHOLE_WORD &&
                      b <= WHOLE_WORD && (word)a == (word)b);
}

static bool compare(int op, int64_t a, int64_t b)
{
    switch (op) {
    case '=':
        return same(a, b);
    case '!':
        return !same(a, b);
    case '<':
        return a < b;
    case '>':
        return a > b;
    case 'l':
        return a <= b;
    default:
        return a >= b;
    }
}

/* The comparison at *AT: = != < > or l for <=, g for >=; 0: none. */
static int take_comparison(const char **at)
{
    char c = (*at)[0], next = c ? (*at)[1] : '\0';
    if (c != '=' && c != '<' && c != '>' && !(c == '!' && next == '='))
        return 0;
    *at += next == '=' ? 2 : 1;
    if (next == '=' && (c == '<' || c == '>'))
        return c == '<' ? 'l' : 'g';
    return c;
}

static enum result comparison(struct parse *p, int64_t *value)
{
    int64_t right;
    enum result result = bits(p, value);
    int op;
    while (result == DONE && (op = take_comparison(&p->at)) != 0) {
        result = bits(p, &right);
        if (result == DONE)
            *value = compare(op, *value, right);
    }
    return result;
}

enum result expr_take(struct monitor *m, const char **at, int64_t *value)
{
    struct parse p = { m, *at, 0 };
    *value = 0;
    enum result result = comparison(&p, value);
    *at = p.at;
    return result;
}

enum result expr_address(struct monitor *m, const char **at, uint32_t *value)
{
    struct parse p = { m, *at, 0 };
    int64_t total = 0, part;
    do {
        if (*p.at == '+')
            p.at++;
        if (primary(&p, &part) != DONE)
            return FAILED;
        total += part;
    } while (*p.at == '+');
    if (total < 0 || total > UINT32_MAX)
        return fail(m, "%llo is no address.", (unsigned long long)total);
    *value = (uint32_t)total;
    *at = p.at;
    return DONE;
}

enum result expr_all(struct monitor *m, const char *text, int64_t *value)
{
    if (expr_take(m, &text, value) != DONE)
        return FAILED;
    text = skip_blanks(text);
    if (*text)
        return fail(m, "Expected an operator at \"%s\".", text);
    return DONE;
}

enum result expr_word(struct monitor *m, int64_t value, word *w)
{
    if (value < -SIGN || value > WHOLE_WORD)
        return fail(
            m, "%s%llo does not fit a word (177777 at most).", value < 0 ? "-" : "",
            value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value);
    *w = (word)value;
    return DONE;
}
