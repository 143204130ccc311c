/* The words of early C. The text comes from a pack and may be anything: what cannot be
 * understood ends it. */
#include "monitor/unix/ctoken.h"

#include <ctype.h>
#include <string.h>

static struct c_input *top(struct c_reader *r)
{
    return &r->input[r->depth - 1];
}

static void push(struct c_reader *r, const char *text, size_t n, int line, int define)
{
    if (r->depth == C_NESTING)
        return;
    int used = r->depth ? (top(r)->line ? top(r)->line : top(r)->last_line) : 0;
    r->input[r->depth++] = (struct c_input){ text, text + n, line, define, used };
}

/* The character that comes next in this input; '\0' at its end. */
static char look(const struct c_input *in, size_t ahead)
{
    return ahead < (size_t)(in->end - in->at) ? in->at[ahead] : '\0';
}

static void advance(struct c_input *in)
{
    if (in->at == in->end)
        return;
    if (*in->at++ == '\n' && in->line)
        in->line++;
}

static void skip_comment(struct c_input *in)
{
    while (in->at < in->end && !(look(in, 0) == '*' && look(in, 1) == '/'))
        advance(in);
    advance(in);
    advance(in);
}

/* A comment that begins on the line belongs to it. */
static void skip_line(struct c_input *in)
{
    while (in->at < in->end && *in->at != '\n')
        if (look(in, 0) == '/' && look(in, 1) == '*')
            skip_comment(in);
        else
            advance(in);
}

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static void take_name(struct c_input *in, char name[C_NAME_SIZE + 1])
{
    size_t n = 0;
    for (; is_letter(look(in, 0)); advance(in))
        if (n < C_NAME_SIZE)
            name[n++] = look(in, 0);
    name[n] = '\0';
}

static void skip_blanks_of(struct c_input *in)
{
    while (look(in, 0) == ' ' || look(in, 0) == '\t')
        advance(in);
}

static void take_define(struct c_reader *r, struct c_input *in)
{
    struct c_define *d = &r->define[r->defines];
    if (r->defines == C_DEFINES)
        return;
    take_name(in, d->name);
    skip_blanks_of(in);
    d->text = in->at;
    r->defines++;
}

static void take_include(struct c_reader *r, struct c_input *in)
{
    char name[64];
    size_t n = 0, size = 0;
    const char *text = NULL;
    if (look(in, 0) == '"')
        advance(in);
    for (; n < sizeof name - 1 && in->at < in->end && *in->at != '"' && *in->at != '\n';
         advance(in))
        name[n++] = *in->at;
    name[n] = '\0';
    skip_line(in);
    if (r->include && n)
        text = r->include(r->host, name, &size);
    if (text)
        push(r, text, size, 0, -1);
}

/* A line that begins with #. */
static void directive(struct c_reader *r, struct c_input *in)
{
    char name[C_NAME_SIZE + 1];
    advance(in);
    skip_blanks_of(in);
    take_name(in, name);
    skip_blanks_of(in);
    if (strcmp(name, "include") == 0) {
        take_include(r, in);
        return;
    }
    if (strcmp(name, "define") == 0)
        take_define(r, in);
    skip_line(in);
}

/* To the first character of a word. False: the last input has ended. */
static bool to_word(struct c_reader *r)
{
    while (r->depth) {
        struct c_input *in = top(r);
        char c = look(in, 0);
        if (in->at == in->end)
            r->depth--;
        else if (c == '/' && look(in, 1) == '*')
            skip_comment(in);
        else if (c == '#' && in->define < 0)
            directive(r, in);
        else if (c > ' ' && c < 0177)
            return true;
        else
            advance(in);
    }
    return false;
}

static void take_number(struct c_input *in, struct c_token *t)
{
    unsigned base = look(in, 0) == '0' ? 8 : 10;
    t->kind = C_NUMBER;
    for (; isdigit((unsigned char)look(in, 0)); advance(in))
        t->value = (word)(t->value * base + (unsigned)(look(in, 0) - '0'));
}

/* One character of a string or constant, behind a backslash or not. */
static byte take_character(struct c_input *in)
{
    static const char from[] = "ntbr0p\\'\"", to[] = "\n\t\b\r\0\033\\'\"";
    byte c = (byte)look(in, 0);
    advance(in);
    if (c != '\\')
        return c;
    c = (byte)look(in, 0);
    advance(in);
    const char *at = c ? strchr(from, c) : NULL;
    if (c < '0' || c > '7')
        return at ? (byte)to[at - from] : c;
    unsigned value = c - '0';
    for (int i = 0; i < 2 && look(in, 0) >= '0' && look(in, 0) <= '7'; i++, advance(in))
        value = value * 8 + (unsigned)(look(in, 0) - '0');
    return (byte)value;
}

static void take_quoted(struct c_input *in, struct c_token *t, char quote)
{
    t->kind = quote == '"' ? C_STRING : C_NUMBER;
    advance(in);
    for (unsigned n = 0; in->at < in->end && look(in, 0) != quote; n++) {
        byte c = take_character(in);
        if (n < 2)
            t->value |= (word)(c << 8 * n);
    }
    advance(in);
}

static const char pairs[][3] = { "++", "--", "->", "<=", ">=", "==",
                                 "!=", "&&", "||", "<<", ">>" };

/* = and, without a space, an operator: its form with an assignment. */
static int assignment(const struct c_input *in)
{
    char c = look(in, 1);
    if ((c == '<' || c == '>') && look(in, 2) == c)
        return C_OP3('=', c, c);
    return c && strchr("+-*/%&|^", c) ? C_OP2('=', c) : '=';
}

static int operator_at(const struct c_input *in)
{
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (look(in, 0) == pairs[i][0] && look(in, 1) == pairs[i][1])
            return C_OP2(pairs[i][0], pairs[i][1]);
    return look(in, 0) == '=' ? assignment(in) : look(in, 0);
}

static void take_operator(struct c_input *in, struct c_token *t)
{
    t->kind = C_OPERATOR;
    t->operator= operator_at(in);
    for (int rest = t->operator; rest; rest >>= 8)
        advance(in);
}

/* Looks through the text of the #define of that name instead. */
static bool expand(struct c_reader *r, const char *name)
{
    for (int i = r->defines - 1; i >= 0; i--) {
        if (strcmp(r->define[i].name, name) != 0)
            continue;
        for (int d = 0; d < r->depth; d++)
            if (r->input[d].define == i)
                return false;
        push(r, r->define[i].text, strcspn(r->define[i].text, "\n"), 0, i);
        return true;
    }
    return false;
}

void c_next(struct c_reader *r)
{
    struct c_token *t = &r->token;
    do {
        memset(t, 0, sizeof *t);
        if (!to_word(r))
            return;
        struct c_input *in = top(r);
        char c = look(in, 0);
        t->line = in->line ? in->line : in->last_line;
        if (isdigit((unsigned char)c))
            take_number(in, t);
        else if (c == '"' || c == '\'')
            take_quoted(in, t, c);
        else if (!is_letter(c))
            take_operator(in, t);
        else {
            take_name(in, t->name);
            t->kind = C_NAME;
        }
    } while (t->kind == C_NAME && expand(r, t->name));
}

char c_peek(const struct c_reader *r)
{
    const struct c_input *in = r->depth ? &r->input[r->depth - 1] : NULL;
    size_t i = 0;
    while (in && isspace((unsigned char)look(in, i)))
        i++;
    return in ? look(in, i) : '\0';
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
    push(r, text, n, 1, -1);
    c_next(r);
}
