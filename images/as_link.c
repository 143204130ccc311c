/* What V6's ld makes of the assembler's one a.out with -n, -i or -s (ld(I)): every place is final,
 * common names get room in bss, and _etext, _edata and _end are known. Text is rounded to a click;
 * data begins at the next page, or in a space of its own. Of the symbols the first is the name
 * of the file, then come the local ones, then the global ones. */
#include "images/as_parts.h"

#include <string.h>

enum { CLICK = 0100, PAGE = 020000 };

enum { RELATIVE = 1, EXTERNAL_REFERENCE = 010, SEGMENT_BITS = 06 };

struct link {
    struct as *as;
    word text, data, bss; /* sizes */
    word moved[3];        /* how far text, data and bss go from where as put them */
};

static uint32_t round_up(uint32_t size, uint32_t unit)
{
    return (size + unit - 1) & ~(unit - 1);
}

/* --- the names that ld gives a place --------------------------------------------------- */

/* Before places are final: the end of a segment as the assembler has placed it. */
static bool is_end_name(struct as *as, struct as_symbol *s)
{
    static const struct {
        char name[AOUT_NAME];
        byte segment;
    } ends[] = {
        {"_etext",  AS_TEXT},
        { "_edata", AS_DATA},
        { "_end",   AS_BSS }
    };
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (memcmp(s->name, ends[i].name, AOUT_NAME) != 0)
            continue;
        int segment = ends[i].segment - AS_TEXT;
        s->type = AS_GLOBAL | ends[i].segment;
        s->value = (word)(as->base[segment] + as->size[segment]);
        return true;
    }
    return false;
}

/* The first token that names the symbol. */
static const struct as_token *first_use(const struct as *as, size_t symbol)
{
    const struct as_token *t = as->tokens;
    while (t->kind != TOKEN_END && !(t->kind == TOKEN_SYMBOL && t->ref == symbol))
        t++;
    return t;
}

static bool is_undefined(const struct as_symbol *s)
{
    return s->type == AS_GLOBAL;
}

/* Names without a value are _etext, _edata and _end, or missing. */
static void find_places(struct as *as)
{
    for (size_t i = as_name_count; i < as->symbol_count; i++) {
        struct as_symbol *s = &as->symbols[i];
        if (!is_undefined(s) || s->value != 0 || is_end_name(as, s))
            continue;
        as->complained = false;
        as_error(as, first_use(as, i),
                 "is not defined: without undefined names -n, -i and -s were expected");
    }
}

static uint32_t common_size(const struct as *as)
{
    uint32_t size = 0;
    for (size_t i = as_name_count; i < as->symbol_count; i++) {
        const struct as_symbol *s = &as->symbols[i];
        if (is_undefined(s))
            size += round_up(s->value, 2);
    }
    return size;
}

/* Common names lie between data and bss, from AT on. */
static void place_commons(struct link *l, uint32_t at)
{
    for (size_t i = as_name_count; i < l->as->symbol_count; i++) {
        struct as_symbol *s = &l->as->symbols[i];
        if (!is_undefined(s))
            continue;
        uint32_t size = round_up(s->value, 2);
        s->type = AS_GLOBAL | AS_BSS;
        s->value = (word)(at - l->moved[AS_BSS - AS_TEXT]);
        at += size;
    }
}

/* --- layout ---------------------------------------------------------------------------- */

/* False: it does not fit. */
static bool lay_out(struct link *l)
{
    const struct as *as = l->as;
    word magic = as->options.magic;
    uint32_t common = common_size(as);
    uint32_t text = magic == AOUT_PLAIN ? as->size[0] : round_up(as->size[0], CLICK);
    uint32_t origin = magic == AOUT_SPLIT    ? 0
                      : magic == AOUT_SHARED ? round_up(text, PAGE)
                                             : text;
    if (text > WHOLE_WORD || origin + as->size[1] + common + as->size[2] > WHOLE_WORD)
        return false;
    l->text = (word)text;
    l->data = as->size[1];
    l->bss = (word)(as->size[2] + common);
    l->moved[AS_DATA - AS_TEXT] = (word)(origin - as->base[1]);
    l->moved[AS_BSS - AS_TEXT] = (word)(origin + l->data + common - as->base[2]);
    place_commons(l, origin + l->data);
    return true;
}

static word place_of(const struct link *l, word type, word value)
{
    type &= AS_KIND;
    if (type < AS_TEXT || type > AS_BSS)
        return value;
    return (word)(value + l->moved[type - AS_TEXT]);
}

/* --- words ------------------------------------------------------------------------------ */

static word linked_word(const struct link *l, word w, word relocation, word moved)
{
    if (relocation & EXTERNAL_REFERENCE) {
        const struct as_symbol *s =
            &l->as->symbols[as_name_count + (unsigned)(relocation >> 4)];
        w = (word)(w + place_of(l, s->type, s->value));
    } else if (relocation & SEGMENT_BITS) {
        w = (word)(w + l->moved[(relocation & SEGMENT_BITS) / 2 - 1]);
    }
    return relocation & RELATIVE ? (word)(w - moved) : w;
}

static byte *put_code(const struct link *l, byte *at, int segment)
{
    const struct as *as = l->as;
    size_t from = as->base[segment];
    for (size_t i = from; i < from + as->size[segment]; i += 2) {
        word_put(at, linked_word(l, word_get(as->code + i), word_get(as->relocation + i),
                                 l->moved[segment]));
        at += 2;
    }
    return at;
}

/* --- symbols ---------------------------------------------------------------------------- */

static byte *put_name(const struct link *l, byte *at, const struct as_symbol *s)
{
    struct as_symbol linked = *s;
    bool global = s->type & AS_GLOBAL;
    word kind = s->type & AS_KIND;
    linked.value = place_of(l, s->type, s->value);
    if (global && (kind < AS_TEXT || kind > AS_BSS))
        linked.type = AS_GLOBAL | AS_ABSOLUTE;
    return as_put_symbol(at, &linked);
}

static byte *put_names(const struct link *l, byte *at, bool global)
{
    for (size_t i = as_name_count; i < l->as->symbol_count; i++) {
        const struct as_symbol *s = &l->as->symbols[i];
        if ((bool)(s->type & AS_GLOBAL) == global)
            at = put_name(l, at, s);
    }
    return at;
}

static void put_all(const struct link *l, byte *at)
{
    static const struct as_symbol file = { .name = "a.out", .type = AOUT_FILE };
    byte *text = at;
    put_code(l, text, 0);
    at = put_code(l, text + l->text, 1);
    if (l->as->options.strip)
        return;
    at = as_put_symbol(at, &file);
    at = put_names(l, at, false);
    put_names(l, at, true);
}

/* The table of lines, to where the program will lie. */
static void move_lines(const struct link *l)
{
    struct as_output *out = l->as->out;
    for (size_t i = 0; i < out->line_count; i++) {
        struct as_line *line = &out->lines[i];
        line->address = place_of(l, line->segment, line->address);
    }
}

bool as_link(struct as *as)
{
    struct link l = { .as = as };
    find_places(as);
    if (as->complaints > 0)
        return false;
    if (!lay_out(&l)) {
        as->out->trouble = "text, data and bss do not fit in 64 KB";
        return false;
    }
    size_t names = as->symbol_count - as_name_count + 1; /* the file too */
    size_t symbols = as->options.strip ? 0 : names * AOUT_SYMBOL;
    byte *at = as_new_file(as, AOUT_HEADER + (size_t)l.text + l.data + symbols);
    if (!at)
        return false;
    word header[AOUT_HEADER / 2] = { as->options.magic, l.text, l.data, l.bss,
                                     (word)symbols,     0,      0,      1 };
    put_all(&l, as_put_header(at, header));
    move_lines(&l);
    as->out->text_end = as->size[0];
    as->out->data_end = (uint32_t)(word)(as->base[1] + l.moved[1]) + l.data;
    as->out->executable = true;
    return true;
}
