/* Expressions of the monitor: one function for each level of binding, the loosest last. */
#include "monitor/expr.h"

#include "monitor/expr_parts.h"

enum { NESTING = 40 };

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
    enum result result = c ? unary(p, value) : expr_primary(p, value);
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

enum result expr_whole(struct parse *p, int64_t *value)
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
    enum result result = expr_whole(&p, value);
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
        if (expr_primary(&p, &part) != DONE)
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
