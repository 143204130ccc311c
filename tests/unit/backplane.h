/* A bus for tests of boards: words in and out, machine time, and who interrupted. */
#ifndef TESTS_UNIT_BACKPLANE_H
#define TESTS_UNIT_BACKPLANE_H

#include "devices/unibus.h"
#include "tests/unit/unit.h"

#define ck_octal(got, want)                                                              \
    do {                                                                                 \
        unsigned got_ = (got), want_ = (want);                                           \
        ck_assert_msg(got_ == want_, #got " is %06o, not %06o", got_, want_);            \
    } while (0)

static inline word get(struct unibus *bus, paddr at)
{
    word data = 0;
    ck_assert_msg(bus_read(bus, at, &data), "nobody answers at %06o", at);
    return data;
}

static inline word look(const struct unibus *bus, paddr at)
{
    word data = 0;
    ck_assert_msg(bus_peek(bus, at, &data), "nobody answers at %06o", at);
    return data;
}

static inline void put(struct unibus *bus, paddr at, word data)
{
    ck_assert_msg(bus_write(bus, at, data, WHOLE_WORD), "nobody answers at %06o", at);
}

/* Machine time goes on by NS; what comes due in it, comes at its moment. */
static inline void pass(struct unibus *bus, int64_t ns)
{
    int64_t until = bus->sched.now + ns;
    while (sched_first(&bus->sched) <= until) {
        bus->sched.now = sched_first(&bus->sched);
        bus_events(bus);
    }
    bus->sched.now = until;
}

/* The vector of the interrupt that a processor at level 0 would take; 0: none. */
static inline word interrupt(struct unibus *bus)
{
    word vector = 0;
    return bus_grant(bus, 0, &vector) ? vector : 0;
}

#endif
