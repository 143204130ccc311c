/* What lies under the words of early C: the files that include each other, the texts of
 * #define, comments. */
#include "monitor/source/cinput.h"

#include <ctype.h>
#include <string.h>

struct c_input *c_top(struct c_reader *r)
{
    return &r->input[r->depth - 1];
}

void c_push(struct c_reader *r, const char *text, size_t n, int line, int define)
{
    if (r->depth == C_NESTING || r->inputs == C_INPUTS)
        return;
    r->inputs++;
    int used = r->depth ? (c_top(r)->line ? c_top(r)->line : c_top(r)->last_line) : 0;
    r->input[r->depth++] = (struct c_input){ text, text + n, line, define, used };
}

/* The character that comes next in this input; '\0' at its end. */
char c_look(const struct c_input *in, size_t ahead)
{
    return ahead < (size_t)(in->end - in->at) ? in->at[ahead] : '\0';
}

void c_advance(struct c_input *in)
{
    if (in->at == in->end)
        return;
    if (*in->at++ == '\n' && in->line)
        in->line++;
}

static void skip_comment(struct c_input *in)
{
    while (in->at < in->end && !(c_look(in, 0) == '*' && c_look(in, 1) == '/'))
        c_advance(in);
    c_advance(in);
    c_advance(in);
}

/* A comment that begins on the line belongs to it. */
static void skip_line(struct c_input *in)
{
    while (in->at < in->end && *in->at != '\n')
        if (c_look(in, 0) == '/' && c_look(in, 1) == '*')
            skip_comment(in);
        else
            c_advance(in);
}

bool c_is_letter(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

void c_take_name(struct c_input *in, char name[C_NAME_SIZE + 1])
{
    size_t n = 0;
    for (; c_is_letter(c_look(in, 0)); c_advance(in))
        if (n < C_NAME_SIZE)
            name[n++] = c_look(in, 0);
    name[n] = '\0';
}

static void skip_blanks_of(struct c_input *in)
{
    while (c_look(in, 0) == ' ' || c_look(in, 0) == '\t')
        c_advance(in);
}

static void take_define(struct c_reader *r, struct c_input *in)
{
    struct c_define *d = &r->define[r->defines];
    if (r->defines == C_DEFINES)
        return;
    c_take_name(in, d->name);
    d->list = c_look(in, 0) == '(' ? in->at + 1 : NULL;
    while (d->list && in->at < in->end && *in->at != '\n' && in->at[-1] != ')')
        c_advance(in);
    skip_blanks_of(in);
    d->text = in->at;
    r->defines++;
}

static void take_include(struct c_reader *r, struct c_input *in)
{
    char name[64];
    size_t n = 0, size = 0;
    const char *text = NULL;
    if (c_look(in, 0) == '"')
        c_advance(in);
    for (; n < sizeof name - 1 && in->at < in->end && *in->at != '"' && *in->at != '\n';
         c_advance(in))
        name[n++] = *in->at;
    name[n] = '\0';
    skip_line(in);
    if (r->include && n)
        text = r->include(r->host, name, &size);
    if (text)
        c_push(r, text, size, 0, -1);
}

/* A line that begins with #. */
static void directive(struct c_reader *r, struct c_input *in)
{
    char name[C_NAME_SIZE + 1];
    c_advance(in);
    skip_blanks_of(in);
    c_take_name(in, name);
    skip_blanks_of(in);
    if (c_conditional(r, in, name) || r->dead) {
        skip_line(in);
        return;
    }
    if (strcmp(name, "include") == 0) {
        take_include(r, in);
        return;
    }
    if (strcmp(name, "define") == 0)
        take_define(r, in);
    skip_line(in);
}

/* To the first character of a word. False: the last input has ended. */
bool c_to_word(struct c_reader *r)
{
    while (r->depth) {
        struct c_input *in = c_top(r);
        char c = c_look(in, 0);
        if (in->at == in->end)
            r->depth--;
        else if (c == '/' && c_look(in, 1) == '*')
            skip_comment(in);
        else if (c == '#' && in->define < 0)
            directive(r, in);
        else if (r->dead)
            c_advance(in);
        else if (c > ' ' && c < 0177)
            return true;
        else
            c_advance(in);
    }
    return false;
}

int c_defined(const struct c_reader *r, const char *name)
{
    int i = r->defines - 1;
    while (i >= 0 && strcmp(r->define[i].name, name) != 0)
        i--;
    return i;
}

/* Looks through the text of the #define of that name instead. */
bool c_expand(struct c_reader *r, const char *name)
{
    int i = c_defined(r, name);
    if (i < 0)
        return false;
    bool within = false;
    for (int d = 0; d < r->depth; d++) {
        if (r->input[d].define == i)
            return false;
        within |= r->input[d].define >= 0;
    }
    if (!within)
        r->used = 0;
    const char *text = r->define[i].text;
    size_t n = strcspn(text, "\n");
    if (r->define[i].list)
        text = c_made(r, i, &n);
    if (text)
        c_push(r, text, n, 0, i);
    return text != NULL;
}
