/* Words and bytes of the program, and of what ld is to know of each word: a.out(V). */
#include "images/as_parts.h"

enum { RELATIVE = 1, EXTERNAL_REFERENCE = 010, PROGRAM_LIMIT = 0177776 };

/* The place goes on by N bytes. */
static void go_on(struct as *as, unsigned n)
{
    if (*as_dot(as) > PROGRAM_LIMIT - n)
        as->out->trouble = "the program is larger than 64 KB";
    *as_dot(as) = (word)(*as_dot(as) + n);
}

static void store(struct as *as, word w, word relocation)
{
    size_t at = *as_dot(as);
    if (at + 2 > (size_t)as->size[0] + as->size[1])
        return; /* the passes differ: a label will say so */
    word_put(as->code + at, w);
    word_put(as->relocation + at, relocation);
}

/* False, and told, if nothing can be written here. */
static bool is_writable(struct as *as, const struct as_token *token)
{
    if (as_segment(as) != AS_BSS)
        return true;
    as_error(as, token,
             "would be written into bss, which only has room: .text or .data "
             "was expected before it, or .=.+2");
    return false;
}

static word relocation_of(struct as *as, const struct as_token *token,
                          const struct as_extra *w)
{
    if (w->type == AS_GLOBAL) {
        as->has_externals = true;
        return (word)((unsigned)(w->external - (int)as_name_count) << 4 |
                      EXTERNAL_REFERENCE);
    }
    word type = w->type & AS_KIND;
    if (type == AS_GUESSED_TEXT || type == AS_GUESSED_DATA)
        as_error(as, token, "has a place that is not known yet");
    bool address = type >= AS_TEXT && type <= AS_BSS;
    return address ? (word)((type - 1) << 1) : 0;
}

void as_emit(struct as *as, const struct as_token *token, const struct as_extra *w)
{
    if (as->pass == PASS_ESTIMATE) {
        go_on(as, 2);
        return;
    }
    if (!is_writable(as, token))
        return;
    if (*as_dot(as) & 1) {
        as_error(as, token,
                 "would be a word at an odd address: .even was expected before "
                 "it");
        return;
    }
    if (as->pass == PASS_WRITE) {
        word value = w->value;
        word relocation = relocation_of(as, token, w);
        word origin = as->symbols[AS_DOT_DOT].value;
        bool address = relocation != 0;
        if (w->type != AS_GLOBAL && address != w->relative)
            value = (word)(address ? value + origin : value - origin);
        as_note_line(as, token);
        store(as, value, relocation | (w->relative ? RELATIVE : 0));
    }
    go_on(as, 2);
}

void as_emit_plain(struct as *as, const struct as_token *token, word w)
{
    as_emit(as, token, &(struct as_extra){ w, AS_ABSOLUTE, false, 0 });
}

void as_emit_byte(struct as *as, const struct as_token *token, word value, word type)
{
    if (as->pass == PASS_ESTIMATE) {
        go_on(as, 1);
        return;
    }
    if (!is_writable(as, token))
        return;
    if (type > AS_ABSOLUTE)
        as_error(as, token,
                 "is no number: an address does not fit in a byte (and the "
                 "difference of two is known only below both)");
    if (as->pass == PASS_WRITE) {
        as_note_line(as, token);
        size_t at = *as_dot(as);
        if (at % 2 == 0)
            store(as, value, 0);
        else if (at < (size_t)as->size[0] + as->size[1])
            as->code[at] = (byte)value;
    }
    go_on(as, 1);
}
