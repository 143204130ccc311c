/* #define with arguments: its text is made anew, with the arguments in their places. */
#include "monitor/source/cinput.h"

#include <string.h>

enum { PARAMETERS = 8 };

struct argument {
    const char *at;
    size_t n;
};

/* The arguments from ( to ), which may hold commas within ( ) and quotes. -1: too many, or the
 * text ends. */
static int take_arguments(struct c_input *in, struct argument a[PARAMETERS])
{
    int count = 0, depth = 0;
    char quote = '\0';
    c_advance(in);
    for (a[0].at = in->at; in->at < in->end; c_advance(in)) {
        char c = c_look(in, 0);
        if (c == '\\')
            c_advance(in);
        else if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (depth == 0 && (c == ',' || c == ')')) {
            a[count].n = (size_t)(in->at - a[count].at);
            if (++count == PARAMETERS)
                return -1;
            a[count].at = in->at + 1;
            if (c == ')') {
                c_advance(in);
                return count;
            }
        } else
            depth += (c == '(') - (c == ')');
    }
    return -1;
}

/* Which parameter of LIST the name at TEXT, N characters, is; -1: none. */
static int parameter(const char *list, const char *text, size_t n)
{
    for (int i = 0; *list && *list != ')' && *list != '\n'; i++) {
        list += strspn(list, " \t,");
        size_t length = 0;
        while (c_is_letter(list[length]))
            length++;
        if (length == 0)
            return -1;
        if (length == n && memcmp(list, text, n) == 0)
            return i;
        list += length;
    }
    return -1;
}

static bool put(struct c_reader *r, const char *text, size_t n)
{
    if (n > C_MADE - r->used)
        return false;
    for (size_t i = 0; i < n; i++)
        r->made[r->used++] = text[i] == '\n' ? ' ' : text[i];
    return true;
}

/* The part of TEXT that is taken at once: a name, a comment, a character. */
static size_t part(const char *text)
{
    size_t n = 0;
    const char *end = text[0] == '/' && text[1] == '*' ? strstr(text + 2, "*/") : NULL;
    while (c_is_letter(text[n]))
        n++;
    return end ? (size_t)(end + 2 - text) : n ? n : 1;
}

const char *c_made(struct c_reader *r, int n, size_t *size)
{
    struct argument a[PARAMETERS];
    struct c_input *in = c_top(r);
    const struct c_define *d = &r->define[n];
    size_t begin = r->used;
    if (c_peek(r) != '(')
        return NULL;
    while (c_look(in, 0) != '(')
        c_advance(in);
    int count = take_arguments(in, a);
    for (const char *text = d->text; count >= 0 && *text && *text != '\n';) {
        size_t length = part(text);
        int i = c_is_letter(*text) ? parameter(d->list, text, length) : -1;
        bool is_argument = i >= 0 && i < count;
        if (!put(r, is_argument ? a[i].at : text, is_argument ? a[i].n : length))
            return NULL;
        text += length;
    }
    *size = r->used - begin;
    return count < 0 ? NULL : r->made + begin;
}
