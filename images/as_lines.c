/* The table of lines: which line of the source each byte of text and data is from. */
#include "images/as_parts.h"

#include <stdlib.h>

/* A row is added where the line changes. */
void as_note_line(struct as *as, const struct as_token *token)
{
    struct as_output *out = as->out;
    struct as_line here = { *as_dot(as), (byte)as_segment(as), token->file, token->line };
    if (out->line_count > 0) {
        const struct as_line *l = &out->lines[out->line_count - 1];
        if (l->segment == here.segment && l->file == here.file && l->line == here.line)
            return;
    }
    if (as_room(as, &out->lines, out->line_count, &as->line_room, sizeof here))
        out->lines[out->line_count++] = here;
}

static int by_address(const void *a, const void *b)
{
    const struct as_line *l = a, *r = b;
    if (l->segment != r->segment)
        return l->segment < r->segment ? -1 : 1;
    return l->address < r->address ? -1 : l->address > r->address;
}

void as_sort_lines(struct as_output *out)
{
    if (out->line_count > 0)
        qsort(out->lines, out->line_count, sizeof *out->lines, by_address);
}

uint32_t as_line_end(const struct as_output *out, const struct as_line *line)
{
    const struct as_line *next = line + 1;
    if (next < out->lines + out->line_count && next->segment == line->segment)
        return next->address;
    return line->segment == AOUT_TEXT ? out->text_end : out->data_end;
}

const struct as_line *as_find_line(const struct as_output *out, byte segment,
                                   word address)
{
    struct as_line wanted = { .address = address, .segment = segment };
    size_t low = 0, high = out->line_count; /* rows below LOW are not above WANTED */
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (by_address(&out->lines[middle], &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return NULL;
    const struct as_line *line = &out->lines[low - 1];
    return line->segment == segment && address < as_line_end(out, line) ? line : NULL;
}
