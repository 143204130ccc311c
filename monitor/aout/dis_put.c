/* Numbers and addresses of a disassembly. With relocation it is known which word is an address of
 * what; without, an operand that means an address gets the name below it in its segment, and a
 * number stays one. */
#include "monitor/aout/dis.h"

#include <stdarg.h>
#include <string.h>

enum { EXTERNAL = 010, SEGMENT_BITS = 06, LEAST_NEGATIVE = 0177600 };

void dis_put(struct dis *d, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t room = sizeof d->line - d->length;
    int n = vsnprintf(d->line + d->length, room, format, args);
    va_end(args);
    d->length += (size_t)n < room ? (size_t)n : room - 1;
}

static size_t offset_of(const struct dis *d, byte segment, uint32_t address)
{
    return segment == AOUT_TEXT ? address : d->a.text + (address - d->a.data_origin);
}

word dis_word(const struct dis *d, byte segment, uint32_t address)
{
    return word_get(d->a.base + d->a.text_at + offset_of(d, segment, address));
}

byte dis_byte(const struct dis *d, byte segment, uint32_t address)
{
    return d->a.base[d->a.text_at + offset_of(d, segment, address)];
}

word dis_relocation(const struct dis *d, byte segment, uint32_t address)
{
    return d->relocation ? word_get(d->relocation + offset_of(d, segment, address)) : 0;
}

/* --- places --------------------------------------------------------------------------- */

static void put_offset(struct dis *d, const char *name, word offset)
{
    if (offset == 0)
        dis_put(d, "%s", name);
    else if (offset >= LEAST_NEGATIVE)
        dis_put(d, "%s-%o", name, (word)-offset);
    else
        dis_put(d, "%s+%o", name, offset);
}

static void put_place(struct dis *d, byte kind, word value)
{
    struct dis_name *n = dis_name_below(d, kind, value);
    if (n && kind == AOUT_ABS && n->value != value)
        n = NULL;
    if (!n) {
        dis_put(d, "%o", value);
        return;
    }
    n->used = true;
    put_offset(d, n->name, (word)(value - n->value));
}

static bool is_in(word value, uint32_t start, uint32_t size)
{
    return value >= start && value < start + size;
}

/* What lies there when the program runs, as far as its sizes tell. */
static byte kind_at(const struct dis *d, word value, bool code)
{
    const struct aout *a = &d->a;
    bool split = a->magic == AOUT_SPLIT;
    if (is_in(value, 0, a->text) && (!split || code))
        return AOUT_TEXT;
    if (split && code)
        return AOUT_ABS;
    if (is_in(value, a->data_origin, a->data))
        return AOUT_DATA;
    if (is_in(value, (uint32_t)a->data_origin + a->data, a->bss + 1u))
        return AOUT_BSS;
    return AOUT_ABS;
}

/* The name that a relocation word speaks of; NULL if it cannot be written. */
static const char *external_name(const struct dis *d, word relocation, char *name)
{
    unsigned number = relocation >> 4;
    if (number >= d->a.symbols)
        return NULL;
    memcpy(name, aout_symbol(&d->a, number).name, AOUT_NAME + 1);
    return dis_is_name(name) ? name : NULL;
}

/* VALUE, which is an address by RELOCATION: what as would have been told. */
static void put_related(struct dis *d, word relocation, word value)
{
    char name[AOUT_NAME + 1];
    if (relocation & EXTERNAL) {
        const char *found = external_name(d, relocation, name);
        if (found)
            put_offset(d, found, value);
        else
            dis_put(d, "%o", value);
        return;
    }
    byte kind = (byte)((relocation & SEGMENT_BITS) / 2 + AOUT_ABS);
    const struct dis_name *first = dis_name_from(d, kind, 0);
    if (first && value < first->value)
        put_offset(d, first->name, (word)(value - first->value));
    else
        put_place(d, kind, value);
}

static bool is_address(word relocation)
{
    return relocation & (EXTERNAL | SEGMENT_BITS);
}

/* --- words ---------------------------------------------------------------------------- */

void dis_put_word(struct dis *d, byte segment, uint32_t address)
{
    word w = dis_word(d, segment, address);
    word relocation = dis_relocation(d, segment, address);
    if (is_address(relocation) && !(relocation & DIS_RELATIVE))
        put_related(d, relocation, w);
    else
        dis_put(d, "%o", w);
}

void dis_put_number(struct dis *d, byte segment, word address, bool may_be_negative)
{
    word w = dis_word(d, segment, address);
    bool number = !is_address(dis_relocation(d, segment, address));
    if (number && may_be_negative && w >= LEAST_NEGATIVE)
        dis_put(d, "-%o", (word)-w);
    else
        dis_put_word(d, segment, address);
}

void dis_put_absolute(struct dis *d, byte segment, word address, bool code)
{
    word w = dis_word(d, segment, address);
    word relocation = dis_relocation(d, segment, address);
    if (d->relocation && is_address(relocation))
        dis_put_word(d, segment, address);
    else
        put_place(d, d->relocation ? AOUT_ABS : kind_at(d, w, code), w);
}

void dis_put_relative(struct dis *d, byte segment, word address, bool code)
{
    word target = (word)(dis_word(d, segment, address) + address + 2);
    word relocation = dis_relocation(d, segment, address);
    if (d->relocation && is_address(relocation))
        put_related(d, relocation, target);
    else
        put_place(d, d->relocation ? AOUT_ABS : kind_at(d, target, code), target);
}

void dis_put_target(struct dis *d, word address, word target)
{
    const struct dis_name *n =
        target < d->a.text ? dis_name_below(d, AOUT_TEXT, target) : NULL;
    if (n)
        put_offset(d, n->name, (word)(target - n->value));
    else
        put_offset(d, ".", (word)(target - address));
}
