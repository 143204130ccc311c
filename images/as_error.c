/* The assembler's errors: where, what was found there, and what was expected. */
#include "images/as_parts.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64, QUOTED = 24 /* bytes of a token */ };

static bool is_printing(int c)
{
    return c > ' ' && c < 0177;
}

/* "text", as far as it goes; \ooo for what could play with the terminal. */
static void quote(char *out, const byte *text, size_t n)
{
    char *end = out + AS_FOUND - 6;
    *out++ = '"';
    for (size_t i = 0; i < n && out < end; i++) {
        if (is_printing(text[i]) || text[i] == ' ') {
            *out++ = (char)text[i];
            continue;
        }
        if (out + 4 > end)
            break;
        *out++ = '\\';
        for (int shift = 6; shift >= 0; shift -= 3)
            *out++ = (char)('0' + (text[i] >> shift & 7));
    }
    *out++ = '"';
    *out = '\0';
}

void as_error_at(struct as *as, int file, uint32_t line, size_t at, size_t length,
                 const char *phrase)
{
    struct as_output *out = as->out;
    as->complaints++;
    if (out->error_count++ >= AS_ERRORS)
        return;
    const struct as_source *s = &as->sources[file];
    struct as_error *e = &out->errors[out->error_count - 1];
    size_t start = at < s->size ? at : s->size;
    while (start > 0 && s->text[start - 1] != '\n')
        start--;
    *e = (struct as_error){ file, line, (unsigned)(at - start) + 1, "", phrase };
    if (at >= s->size)
        strcpy(e->found, "the end of the file");
    else if (s->text[at] == '\n' && length <= 1)
        strcpy(e->found, "the end of the line");
    else
        quote(e->found, s->text + at, length < QUOTED ? length : QUOTED);
}

static bool in_name(int c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           c == '_' || c == '.' || c == '~';
}

/* How long the token at AT is in the source, near enough to quote it. */
static size_t token_length(const struct as_source *s, size_t at)
{
    size_t n = 1;
    if (at >= s->size)
        return 0;
    if (s->text[at] == '\\' || s->text[at] == '\'')
        n = 2;
    else if (s->text[at] == '"')
        n = 3;
    while (in_name(s->text[at]) && at + n < s->size && in_name(s->text[at + n]))
        n++;
    return at + n <= s->size ? n : s->size - at;
}

void as_error(struct as *as, const struct as_token *token, const char *phrase)
{
    if (as->complained)
        return;
    as->complained = true;
    as_error_at(as, token->file, token->line, token->at,
                token_length(&as->sources[token->file], token->at), phrase);
}

static int by_place(const void *a, const void *b)
{
    const struct as_error *l = a, *r = b;
    if (l->file != r->file)
        return l->file < r->file ? -1 : 1;
    if (l->line != r->line)
        return l->line < r->line ? -1 : 1;
    return l->column < r->column ? -1 : l->column > r->column;
}

void as_sort_errors(struct as_output *out)
{
    size_t kept = out->error_count < AS_ERRORS ? out->error_count : AS_ERRORS;
    qsort(out->errors, kept, sizeof *out->errors, by_place);
}

bool as_room(struct as *as, void *array, size_t count, size_t *room, size_t size)
{
    void *old;
    if (count < *room)
        return true;
    size_t wanted = *room ? *room * 2 : FIRST_ROOM;
    memcpy(&old, array, sizeof old);
    void *bigger = realloc(old, wanted * size);
    if (!bigger) {
        as->out->trouble = "there is not enough memory";
        return false;
    }
    memcpy(array, &bigger, sizeof bigger);
    *room = wanted;
    return true;
}
