/* The words of early C. The text comes from a pack and may be anything: what cannot be
 * understood ends it. */
#include "monitor/source/ctoken.h"
#include "monitor/source/cinput.h"

#include <ctype.h>
#include <string.h>

static void take_number(struct c_input *in, struct c_token *t)
{
    unsigned base = c_look(in, 0) == '0' ? 8 : 10;
    t->kind = C_NUMBER;
    for (; isdigit((unsigned char)c_look(in, 0)); c_advance(in))
        t->value = (word)(t->value * base + (unsigned)(c_look(in, 0) - '0'));
    if (c_look(in, 0) == 'L' || c_look(in, 0) == 'l')
        c_advance(in);
}

/* One character of a string or constant, behind a backslash or not. */
static byte take_character(struct c_input *in)
{
    static const char from[] = "ntbr0p\\'\"", to[] = "\n\t\b\r\0\033\\'\"";
    byte c = (byte)c_look(in, 0);
    c_advance(in);
    if (c != '\\')
        return c;
    c = (byte)c_look(in, 0);
    c_advance(in);
    const char *at = c ? strchr(from, c) : NULL;
    if (c < '0' || c > '7')
        return at ? (byte)to[at - from] : c;
    unsigned value = c - '0';
    for (int i = 0; i < 2 && c_look(in, 0) >= '0' && c_look(in, 0) <= '7';
         i++, c_advance(in))
        value = value * 8 + (unsigned)(c_look(in, 0) - '0');
    return (byte)value;
}

static void take_quoted(struct c_input *in, struct c_token *t, char quote)
{
    t->kind = quote == '"' ? C_STRING : C_NUMBER;
    c_advance(in);
    for (unsigned n = 0; in->at < in->end && c_look(in, 0) != quote; n++) {
        byte c = take_character(in);
        if (n < 2)
            t->value |= (word)(c << 8 * n);
    }
    c_advance(in);
}

static const char pairs[][3] = { "++", "--", "->", "<=", ">=", "==",
                                 "!=", "&&", "||", "<<", ">>" };

/* = and, without a space, an operator: its form with an assignment. */
static int assignment(const struct c_input *in)
{
    char c = c_look(in, 1);
    if ((c == '<' || c == '>') && c_look(in, 2) == c)
        return C_OP3('=', c, c);
    return c && strchr("+-*/%&|^", c) ? C_OP2('=', c) : '=';
}

/* += and the like are =+. */
static int new_assignment(const struct c_input *in)
{
    char c = c_look(in, 0);
    if ((c == '<' || c == '>') && c_look(in, 1) == c && c_look(in, 2) == '=')
        return C_OP3('=', c, c);
    return c && strchr("+-*/%&|^", c) && c_look(in, 1) == '=' ? C_OP2('=', c) : 0;
}

static int operator_at(const struct c_input *in)
{
    if (new_assignment(in))
        return new_assignment(in);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (c_look(in, 0) == pairs[i][0] && c_look(in, 1) == pairs[i][1])
            return C_OP2(pairs[i][0], pairs[i][1]);
    return c_look(in, 0) == '=' ? assignment(in) : c_look(in, 0);
}

static void take_operator(struct c_input *in, struct c_token *t)
{
    t->kind = C_OPERATOR;
    t->operator= operator_at(in);
    for (int rest = t->operator; rest; rest >>= 8)
        c_advance(in);
}

void c_next(struct c_reader *r)
{
    struct c_token *t = &r->token;
    do {
        memset(t, 0, sizeof *t);
        if (!c_to_word(r))
            return;
        struct c_input *in = c_top(r);
        char c = c_look(in, 0);
        t->line = in->line ? in->line : in->last_line;
        if (isdigit((unsigned char)c))
            take_number(in, t);
        else if (c == '"' || c == '\'')
            take_quoted(in, t, c);
        else if (!c_is_letter(c))
            take_operator(in, t);
        else {
            c_take_name(in, t->name);
            t->kind = C_NAME;
        }
    } while (t->kind == C_NAME && c_expand(r, t->name));
}

char c_peek(const struct c_reader *r)
{
    const struct c_input *in = r->depth ? &r->input[r->depth - 1] : NULL;
    size_t i = 0;
    while (in && isspace((unsigned char)c_look(in, i)))
        i++;
    return in ? c_look(in, i) : '\0';
}

bool c_is(const struct c_reader *r, int operator)
{
    return r->token.kind == C_OPERATOR && r->token.operator== operator;
}

bool c_is_name(const struct c_reader *r, const char *name)
{
    return r->token.kind == C_NAME && strcmp(r->token.name, name) == 0;
}

bool c_skip(struct c_reader *r, int operator)
{
    if (!c_is(r, operator))
        return false;
    c_next(r);
    return true;
}

void c_begin(struct c_reader *r, const char *text, size_t n, c_include *include,
             void *host)
{
    memset(r, 0, sizeof *r);
    r->include = include;
    r->host = host;
    c_push(r, text, n, 1, -1);
    c_next(r);
}
