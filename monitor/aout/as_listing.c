/* The assembler's listing. A line's code may lie in several places (.data and back). */
#include "monitor/aout/as_listing.h"

#include "monitor/hostdir.h"

#include <stdlib.h>
#include <string.h>

enum {
    WORDS_A_ROW = 3,
    MOST_ROWS = 4,
    CODE_WIDTH = 7 * WORDS_A_ROW + 7,
    PLACE_WIDTH = 16
};

struct listing {
    FILE *stream;
    const struct as_output *out;
    struct aout a;
    const struct as_line **by_source; /* the rows in order of file and line */
    size_t next;
};

struct source_line {
    const char *name;
    unsigned number;
    const byte *text;
    size_t length;
};

static int by_source(const void *a, const void *b)
{
    const struct as_line *l = *(const struct as_line *const *)a;
    const struct as_line *r = *(const struct as_line *const *)b;
    if (l->file != r->file)
        return l->file < r->file ? -1 : 1;
    if (l->line != r->line)
        return l->line < r->line ? -1 : 1;
    return l < r ? -1 : l > r;
}

static bool sort_rows(struct listing *l)
{
    size_t n = l->out->line_count;
    l->by_source = malloc((n + 1) * sizeof *l->by_source);
    if (!l->by_source)
        return false;
    for (size_t i = 0; i < n; i++)
        l->by_source[i] = &l->out->lines[i];
    qsort(l->by_source, n, sizeof *l->by_source, by_source);
    return true;
}

/* The byte at ADDRESS, where LINE's segment lies in the a.out. */
static const byte *code_at(const struct listing *l, const struct as_line *line,
                           uint32_t address)
{
    const byte *file = l->out->file;
    if (line->segment == AOUT_TEXT)
        return file + l->a.text_at + address;
    return file + l->a.data_at + (address - l->a.data_origin);
}

/* A word, or the byte that is half of one. Returns the characters printed. */
static int print_unit(struct listing *l, const struct as_line *line, uint32_t *at,
                      uint32_t end)
{
    const byte *code = code_at(l, line, *at);
    if (*at % 2 == 0 && *at + 1 < end) {
        *at += 2;
        return fprintf(l->stream, " %06o", word_get(code));
    }
    *at += 1;
    return fprintf(l->stream, " %03o", *code);
}

static void print_source(struct listing *l, int width, const struct source_line *source)
{
    char place[HOST_PATH];
    snprintf(place, sizeof place, "%s:%u", source->name, source->number);
    fprintf(l->stream, "%*s  ", CODE_WIDTH - width, "");
    if (source->length == 0) {
        fprintf(l->stream, "%s\n", place);
        return;
    }
    fprintf(l->stream, "%-*s ", PLACE_WIDTH, place);
    fwrite(source->text, 1, source->length, l->stream);
    fputc('\n', l->stream);
}

/* The rows of one stretch of code. SOURCE is printed behind the first one and forgotten. */
static void print_stretch(struct listing *l, const struct as_line *line,
                          const struct source_line **source)
{
    uint32_t at = line->address, end = as_line_end(l->out, line);
    for (int row = 0; at < end && row < MOST_ROWS; row++) {
        int width = fprintf(l->stream, "%06o", at);
        for (int i = 0; i < WORDS_A_ROW && at < end; i++)
            width += print_unit(l, line, &at, end);
        if (*source)
            print_source(l, width, *source);
        else
            fputc('\n', l->stream);
        *source = NULL;
    }
    if (at < end)
        fprintf(l->stream, "... to %06o\n", end - 1);
}

static void print_line(struct listing *l, int file, const struct source_line *source)
{
    const struct source_line *left = source;
    while (l->next < l->out->line_count) {
        const struct as_line *line = l->by_source[l->next];
        if (line->file != file || line->line != source->number)
            break;
        print_stretch(l, line, &left);
        l->next++;
    }
    if (left)
        print_source(l, 0, left);
}

static void print_file(struct listing *l, int file, const struct as_source *s)
{
    const byte *at = s->text, *end = s->text + s->size;
    for (unsigned number = 1; at < end; number++) {
        const byte *newline = memchr(at, '\n', (size_t)(end - at));
        const byte *stop = newline ? newline : end;
        print_line(l, file,
                   &(struct source_line){ s->name, number, at, (size_t)(stop - at) });
        at = stop + 1;
    }
}

bool as_print_listing(FILE *stream, const struct as_source *sources, int n,
                      const struct as_output *out)
{
    struct listing l = { .stream = stream, .out = out };
    if (aout_open(&l.a, out->file, out->size) || !sort_rows(&l))
        return false;
    for (int i = 0; i < n; i++)
        print_file(&l, i, &sources[i]);
    free(l.by_source);
    return fflush(stream) == 0 && !ferror(stream);
}
