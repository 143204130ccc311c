/* DEC's rules for boards whose addresses and vectors float. PDP-11 Peripherals Handbook,
 * "floating addresses", "floating vectors".
 *
 * Addresses begin at 760010. The kinds of boards have ranks; each kind begins at a multiple of
 * its size, its boards stand side by side, and behind them, or where none is, a word stays
 * empty: the gap by which a program sees where the next kind begins. Vectors begin at 300 and
 * have no gaps but where the operator set some by hand. */
#include "monitor/lines/group.h"

#include <stdio.h>

enum { FLOATING = 0760010, VECTORS = 0300, VECTORS_END = 01000, GAP = 2 };

/* The ranks before and between ours: DJ DH DQ DU DUP LK DMC DZ. */
static const paddr rank_size[] = { 0, 010, 020, 010, 010, 010, 010, 010, 010 };
enum { RANKS = sizeof rank_size / sizeof rank_size[0] };

static uint32_t aligned(uint32_t at, uint32_t size)
{
    return (at + size - 1) / size * size;
}

/* The group of a rank that stands where the rules say; -1: no such board is in. */
static int of_rank(const struct line_setup *setup, int rank)
{
    for (int i = 0; i < LINE_GROUPS; i++)
        if (line_groups[i].rank == rank && setup->boards[i] && !setup->address[i])
            return i;
    return -1;
}

static void place_addresses(const struct line_setup *setup, struct line_places *p)
{
    paddr at = FLOATING;
    for (int i = 0; i < LINE_GROUPS; i++)
        p->address[i] = setup->address[i] ? setup->address[i] : line_groups[i].address;
    for (int rank = 1; rank < RANKS; rank++) {
        int group = of_rank(setup, rank);
        at = aligned(at, rank_size[rank]);
        if (group >= 0) {
            p->address[group] = at;
            at += rank_size[rank] * (paddr)setup->boards[group];
        }
        at += GAP;
    }
}

static uint32_t vectors_of(const struct line_setup *setup, int group)
{
    return line_groups[group].vectors * (uint32_t)setup->boards[group];
}

/* Where from AT on the vectors of a group lie in the way of none that was set by hand. */
static uint32_t step_round(const struct line_setup *setup, int group, uint32_t at)
{
    at = aligned(at, line_groups[group].vectors);
    for (int i = 0; i < LINE_GROUPS; i++) {
        uint32_t set = setup->boards[i] ? setup->vector[i] : 0;
        uint32_t end = set + vectors_of(setup, i);
        if (set && at < end && set < at + vectors_of(setup, group))
            return step_round(setup, group, end);
    }
    return at;
}

struct line_places floating_places(const struct line_setup *setup)
{
    struct line_places p;
    uint32_t vector = VECTORS;
    place_addresses(setup, &p);
    for (int i = 0; i < LINE_GROUPS; i++) {
        p.vector[i] = setup->vector[i];
        if (!setup->boards[i] || setup->vector[i])
            continue;
        vector = step_round(setup, i, vector);
        p.vector[i] = (word)vector;
        vector += vectors_of(setup, i);
    }
    return p;
}

/* What a group takes: from its first address, or vector, to the end of its last board's. */
static paddr addresses_end(const struct line_setup *s, const struct line_places *p, int i)
{
    return p->address[i] + line_groups[i].size * (paddr)s->boards[i];
}

static uint32_t vectors_end(const struct line_setup *s, const struct line_places *p,
                            int i)
{
    return p->vector[i] + vectors_of(s, i);
}

static bool groups_collide(const struct line_setup *s, const struct line_places *p, int i,
                           int k, char *error)
{
    const char *a = line_groups[i].name, *b = line_groups[k].name;
    if (p->address[i] < addresses_end(s, p, k) &&
        p->address[k] < addresses_end(s, p, i)) {
        snprintf(
            error, GROUP_ERROR,
            "%s at %06o and %s at %06o would answer at the same addresses: give one of "
            "them another, with SET %s ADDRESS=.",
            a, p->address[i], b, p->address[k], a);
        return true;
    }
    if (p->vector[i] < vectors_end(s, p, k) && p->vector[k] < vectors_end(s, p, i)) {
        snprintf(
            error, GROUP_ERROR,
            "%s at vector %03o and %s at %03o would interrupt through the same vectors: "
            "give one of them another, with SET %s VECTOR=.",
            a, p->vector[i], b, p->vector[k], a);
        return true;
    }
    return false;
}

/* A board of no group that answers at one of the group's addresses, or asks by a vector of
 * its. */
static bool others_collide(const struct machine *m, const struct line_setup *s,
                           const struct line_places *p, int i, char *error)
{
    const char *name = line_groups[i].name;
    for (paddr at = p->address[i]; at < addresses_end(s, p, i); at += 2) {
        const struct board *b = m->bus.board[m->bus.slot[(at - IO_PAGE) / 2]];
        if (b->number == NOBODY || b->kind->serial)
            continue;
        snprintf(error, GROUP_ERROR, "%s answers at %06o: %s has to stand elsewhere.",
                 b->kind->name, at, name);
        return true;
    }
    for (int n = 0; n < m->bus.lines; n++) {
        const struct line *line = &m->bus.line[n];
        const struct board *b = m->bus.board[line->board];
        if (b->kind->serial || b->disabled || line->vector < p->vector[i] ||
            line->vector >= vectors_end(s, p, i))
            continue;
        snprintf(error, GROUP_ERROR,
                 "%s interrupts through %03o: %s needs another vector.", b->kind->name,
                 line->vector, name);
        return true;
    }
    return false;
}

static bool beyond(const struct line_setup *s, const struct line_places *p, int i,
                   char *error)
{
    if (addresses_end(s, p, i) > ADDRESSES || p->address[i] < IO_PAGE) {
        snprintf(error, GROUP_ERROR,
                 "%s at %06o would lie outside the I/O page, 760000-777776.",
                 line_groups[i].name, p->address[i]);
        return true;
    }
    if (vectors_end(s, p, i) > VECTORS_END) {
        snprintf(
            error, GROUP_ERROR,
            "%s would need vectors up to %03o; they end at 774: plug in fewer lines.",
            line_groups[i].name, vectors_end(s, p, i) - 4);
        return true;
    }
    return false;
}

static bool fits(const struct machine *m, const struct line_setup *s,
                 const struct line_places *p, char *error)
{
    for (int i = 0; i < LINE_GROUPS; i++) {
        if (!s->boards[i])
            continue;
        if (beyond(s, p, i, error) || others_collide(m, s, p, i, error))
            return false;
        for (int k = 0; k < i; k++)
            if (s->boards[k] && groups_collide(s, p, i, k, error))
                return false;
    }
    return true;
}

/* Board N of a group goes to where it belongs, if it is not there. */
static void place(struct machine *m, const struct line_setup *s,
                  const struct line_places *p, int group, int n)
{
    const struct line_group *g = &line_groups[group];
    struct board *b = group_board(m, group, n);
    paddr first = p->address[group] + g->size * (paddr)n;
    if (n >= s->boards[group])
        return;
    b->kind->serial->set_vector(b, (word)(p->vector[group] + g->vectors * n));
    if (!b->disabled)
        return;
    b->last = first + (b->last - b->first);
    b->first = first;
    const struct board *there = bus_plug(&m->bus, b);
    (void)there; /* fits() has looked */
    if (b->kind->reset)
        b->kind->reset(b);
}

static void pull(struct machine *m, const struct line_setup *s,
                 const struct line_places *p, int group, int n)
{
    struct board *b = group_board(m, group, n);
    paddr first = p->address[group] + line_groups[group].size * (paddr)n;
    if (n >= s->boards[group] || b->first != first)
        bus_unplug(&m->bus, b);
}

bool group_setup(struct machine *m, const struct line_setup *setup, char *error)
{
    struct line_places p = floating_places(setup);
    if (!fits(m, setup, &p, error))
        return false;
    for (int i = 0; i < LINE_GROUPS; i++)
        for (int n = 0; n < line_groups[i].most; n++)
            pull(m, setup, &p, i, n);
    for (int i = 0; i < LINE_GROUPS; i++)
        for (int n = 0; n < line_groups[i].most; n++)
            place(m, setup, &p, i, n);
    m->line_setup = *setup;
    for (int n = 0; n < DH11_LINES; n++)
        group_changed(m, GROUP_DH, n); /* whether it has a DM11 */
    return true;
}
