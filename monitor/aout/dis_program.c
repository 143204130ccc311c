/* The disassembly of a program: what it needs defined, text, data, bss. Behind each line stand, as a
 * comment, its address and words. */
#include "monitor/aout/dis.h"

#include <string.h>

enum { COMMENT_COLUMN = 40, TAB = 8, LEAST_ZEROS = 4 /* words: .=.+10 */ };

/* --- lines ---------------------------------------------------------------------------- */

static int columns(const char *line)
{
    int n = 0;
    for (; *line; line++)
        n = *line == '\t' ? n / TAB * TAB + TAB : n + 1;
    return n;
}

static void begin_comment(struct dis *d, uint32_t address)
{
    int gap = COMMENT_COLUMN - columns(d->line);
    dis_put(d, "%*s/ %06o", gap > 1 ? gap : 1, "", address);
}

static void end_line(struct dis *d)
{
    if (d->out)
        fprintf(d->out, "%s\n", d->line);
    d->length = 0;
    d->line[0] = '\0';
}

static void put_line(struct dis *d, const char *text)
{
    dis_put(d, "%s", text);
    end_line(d);
}

/* --- text and data -------------------------------------------------------------------- */

struct stretch {
    byte segment;
    uint32_t at, end; /* addresses; the latter of the next name or the segment's end */
};

static void put_names(struct dis *d, byte kind, uint32_t address)
{
    const struct dis_name *n = dis_name_from(d, kind, address);
    const struct dis_name *end = d->names + d->count;
    for (; n && n < end && n->kind == kind && n->value == address; n++) {
        if (n->global) {
            dis_put(d, ".globl\t%s", n->name);
            end_line(d);
        }
        dis_put(d, "%s:", n->name);
        end_line(d);
    }
}

static void put_byte(struct dis *d, struct stretch *s)
{
    byte b = dis_byte(d, s->segment, s->at);
    dis_put(d, "\t.byte\t%o", b);
    begin_comment(d, s->at);
    dis_put(d, ": %03o", b);
    end_line(d);
    s->at++;
}

static bool is_zero(const struct dis *d, const struct stretch *s, uint32_t at)
{
    return dis_word(d, s->segment, at) == 0 && dis_relocation(d, s->segment, at) == 0;
}

static bool put_zeros(struct dis *d, struct stretch *s)
{
    uint32_t at = s->at;
    while (at + 2 <= s->end && is_zero(d, s, at))
        at += 2;
    if (at - s->at < 2 * LEAST_ZEROS)
        return false;
    dis_put(d, "\t.=.+%o", at - s->at);
    begin_comment(d, s->at);
    end_line(d);
    s->at = at;
    return true;
}

static void put_characters(struct dis *d, const struct stretch *s)
{
    byte low = dis_byte(d, s->segment, s->at), high = dis_byte(d, s->segment, s->at + 1);
    bool printing = low >= ' ' && low <= '~' && high >= ' ' && high <= '~';
    if (printing)
        dis_put(d, "  %c%c", low, high);
}

static void put_unit(struct dis *d, struct stretch *s)
{
    int words = dis_put_insn(d, s->segment, (word)s->at, (int)(s->end - s->at) / 2);
    bool plain = words == 0;
    if (plain) {
        dis_put(d, "\t");
        dis_put_word(d, s->segment, s->at);
        words = 1;
    }
    begin_comment(d, s->at);
    for (int i = 0; i < words; i++)
        dis_put(d, "%s %06o", i ? "" : ":",
                dis_word(d, s->segment, s->at + 2 * (uint32_t)i));
    if (plain)
        put_characters(d, s);
    end_line(d);
    s->at += 2 * (uint32_t)words;
}

static void put_stretch(struct dis *d, struct stretch *s)
{
    put_names(d, s->segment, s->at);
    while (s->at < s->end) {
        if (s->at & 1 || s->at + 1 == s->end)
            put_byte(d, s);
        else if (!put_zeros(d, s))
            put_unit(d, s);
    }
}

static void put_segment(struct dis *d, byte segment, uint32_t at, uint32_t size)
{
    struct stretch s = { .segment = segment, .at = at, .end = at };
    uint32_t end = at + size;
    while (s.at < end) {
        const struct dis_name *next = dis_name_from(d, segment, s.at + 1);
        s.end = next && next->value < end ? next->value : end;
        put_stretch(d, &s);
    }
    put_names(d, segment, end);
}

static void put_bss(struct dis *d)
{
    uint32_t at = (uint32_t)d->a.data_origin + d->a.data, end = at + d->a.bss;
    put_line(d, "\n.bss");
    put_names(d, AOUT_BSS, at);
    while (at < end) {
        const struct dis_name *next = dis_name_from(d, AOUT_BSS, at + 1);
        uint32_t stop = next && next->value < end ? next->value : end;
        dis_put(d, "\t.=.+%o", stop - at);
        begin_comment(d, at);
        end_line(d);
        at = stop;
        put_names(d, AOUT_BSS, at);
    }
}

/* --- what comes first ----------------------------------------------------------------- */

static void put_kind(struct dis *d)
{
    const struct aout *a = &d->a;
    const char *how = a->magic == AOUT_SHARED  ? ", assembled with -n"
                      : a->magic == AOUT_SPLIT ? ", assembled with -i"
                                               : "";
    dis_put(d, "/ %04o%s: text %06o, data %06o, bss %06o", a->magic, how, a->text,
            a->data, a->bss);
    end_line(d);
}

static void put_own(struct dis *d)
{
    for (int i = 0; i < dis_owns; i++) {
        if (!d->used[i])
            continue;
        dis_put(d, "%s = %s", dis_own[i].name, dis_own[i].value);
        end_line(d);
    }
}

static void put_numbers(struct dis *d)
{
    for (size_t i = 0; i < d->count; i++) {
        const struct dis_name *n = &d->names[i];
        if (n->kind != AOUT_ABS || !n->used)
            continue;
        dis_put(d, "%s = %o", n->name, n->value);
        end_line(d);
    }
}

static void put_externals(struct dis *d)
{
    for (unsigned i = 0; d->relocation && i < d->a.symbols; i++) {
        struct aout_symbol s = aout_symbol(&d->a, i);
        if (s.type != (AOUT_GLOBAL | AOUT_UNDEF) || !dis_is_name(s.name))
            continue;
        if (s.value)
            dis_put(d, ".comm\t%s,%o", s.name, s.value);
        else
            dis_put(d, ".globl\t%s", s.name);
        end_line(d);
    }
}

static void put_program(struct dis *d)
{
    put_kind(d);
    put_own(d);
    put_numbers(d);
    put_externals(d);
    put_line(d, "");
    put_segment(d, AOUT_TEXT, 0, d->a.text);
    if (d->a.data) {
        put_line(d, "\n.data");
        put_segment(d, AOUT_DATA, d->a.data_origin, d->a.data);
    }
    if (d->a.bss)
        put_bss(d);
}

void dis_print(struct dis *d)
{
    FILE *out = d->out;
    d->out = NULL;
    put_program(d);
    d->out = out;
    put_program(d);
}
