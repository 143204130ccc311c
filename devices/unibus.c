/* The Unibus: who answers at an address, and who is granted next. */
#include "devices/unibus.h"

#include <assert.h>
#include <string.h>

static const struct board_kind nobody_kind = { .name = "nobody",
                                               .title = "no board answers" };

void bus_create(struct unibus *bus, uint32_t core_bytes)
{
    memset(bus, 0, sizeof *bus);
    sched_init(&bus->sched);
    bus->core_bytes = core_bytes;
    bus->nobody.kind = &nobody_kind;
    bus->nobody.bus = bus;
    bus->board[bus->boards++] = &bus->nobody;
}

void bus_answer(struct unibus *bus, struct board *b, paddr first, paddr last)
{
    assert(first >= IO_PAGE && last < ADDRESSES && first <= last);
    for (paddr at = first; at <= last; at += 2) {
        byte *slot = &bus->slot[(at - IO_PAGE) / 2];
        assert(*slot == NOBODY);
        *slot = (byte)b->number;
    }
}

static void enlist(struct unibus *bus, struct board *b, const struct board_kind *kind,
                   paddr first, paddr last)
{
    assert(bus->boards < BUS_BOARDS);
    b->kind = kind;
    b->bus = bus;
    b->number = bus->boards;
    b->first = first;
    b->last = last;
    b->disabled = true;
    b->listener = NULL;
    bus->board[bus->boards++] = b;
}

void bus_attach(struct unibus *bus, struct board *b, const struct board_kind *kind,
                paddr first, paddr last)
{
    enlist(bus, b, kind, first, last);
    b->disabled = false;
    bus_answer(bus, b, first, last);
}

void bus_attach_out(struct unibus *bus, struct board *b, const struct board_kind *kind,
                    paddr first, paddr last)
{
    enlist(bus, b, kind, first, last);
}

const struct board *bus_plug(struct unibus *bus, struct board *b)
{
    for (paddr at = b->first; at <= b->last; at += 2) {
        byte there = bus->slot[(at - IO_PAGE) / 2];
        if (there != NOBODY && there != b->number)
            return bus->board[there];
    }
    if (b->disabled)
        bus_answer(bus, b, b->first, b->last);
    b->disabled = false;
    return NULL;
}

void bus_unplug(struct unibus *bus, struct board *b)
{
    if (b->disabled)
        return;
    if (b->kind->reset)
        b->kind->reset(b);
    for (paddr at = b->first; at <= b->last; at += 2)
        bus->slot[(at - IO_PAGE) / 2] = NOBODY;
    b->disabled = true;
}

static int add_line(struct unibus *bus, struct board *b, int level, word vector,
                    bool held)
{
    assert(bus->lines < BUS_LINES && level > 0 && level <= 7);
    bus->line[bus->lines] = (struct line){ b->number, level, vector, held, false };
    return bus->lines++;
}

int bus_line(struct unibus *bus, struct board *b, int level, word vector)
{
    return add_line(bus, b, level, vector, false);
}

int bus_held_line(struct unibus *bus, struct board *b, int level, word vector)
{
    return add_line(bus, b, level, vector, true);
}

static void find_wanted(struct unibus *bus)
{
    bus->wanted = 0;
    for (int i = 0; i < bus->lines; i++)
        if (bus->line[i].up && bus->line[i].level > bus->wanted)
            bus->wanted = bus->line[i].level;
}

void bus_request(struct unibus *bus, int line)
{
    struct line *l = &bus->line[line];
    l->up = true;
    if (l->level > bus->wanted)
        bus->wanted = l->level;
    sched_hurry(&bus->sched);
}

void bus_release(struct unibus *bus, int line)
{
    if (!bus->line[line].up)
        return;
    bus->line[line].up = false;
    find_wanted(bus);
}

bool bus_grant(struct unibus *bus, int level, word *vector)
{
    if (bus->wanted <= level)
        return false;
    int i = 0;
    while (!bus->line[i].up || bus->line[i].level != bus->wanted)
        i++;
    struct line *l = &bus->line[i];
    struct board *b = bus->board[l->board];
    *vector = l->vector;
    if (!l->held)
        bus_release(bus, i);
    if (b->kind->granted)
        b->kind->granted(b, l->level);
    return true;
}

static struct board *board_at(const struct unibus *bus, paddr at)
{
    return bus->board[bus->slot[(at - IO_PAGE) / 2]];
}

bool bus_read(struct unibus *bus, paddr at, word *data)
{
    at &= ADDRESSES - 2;
    if (at < IO_PAGE) {
        if (at >= bus->core_bytes)
            return false;
        *data = bus->core[at / 2];
        return true;
    }
    struct board *b = board_at(bus, at);
    if (!b->kind->read)
        return false;
    *data = b->kind->read(b, at);
    return true;
}

bool bus_write(struct unibus *bus, paddr at, word data, word mask)
{
    at &= ADDRESSES - 2;
    if (at < IO_PAGE) {
        if (at >= bus->core_bytes)
            return false;
        bus->core[at / 2] = word_merge(bus->core[at / 2], data, mask);
        return true;
    }
    struct board *b = board_at(bus, at);
    if (!b->kind->write)
        return false;
    b->kind->write(b, at, data, mask);
    return true;
}

bool bus_peek(const struct unibus *bus, paddr at, word *data)
{
    at &= ADDRESSES - 2;
    if (at < IO_PAGE) {
        if (at >= bus->core_bytes)
            return false;
        *data = bus->core[at / 2];
        return true;
    }
    const struct board *b = board_at(bus, at);
    if (!b->kind->peek)
        return false;
    *data = b->kind->peek(b, at);
    return true;
}

void bus_init(struct unibus *bus)
{
    for (int i = 0; i < bus->lines; i++)
        bus->line[i].up = false;
    bus->wanted = 0;
    for (int i = 0; i < bus->boards; i++)
        if (bus->board[i]->kind->reset)
            bus->board[i]->kind->reset(bus->board[i]);
}

void bus_events(struct unibus *bus)
{
    for (int e; (e = sched_due(&bus->sched)) >= 0;) {
        struct board *b = bus->board[bus->sched.event[e].board];
        b->kind->event(b, bus->sched.event[e].what);
    }
}

void bus_rebind(struct unibus *bus, ptrdiff_t delta)
{
    for (int i = 0; i < bus->boards; i++) {
        bus->board[i] = (struct board *)((char *)bus->board[i] + delta);
        bus->board[i]->bus = bus;
    }
}
