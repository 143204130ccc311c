/* Processes on the KT11 without a kernel: text in page 0 (read only), data from page 1,
 * stack at the top, as V6's estabur lays them out, and a tracker that hears of them. */
#ifndef TESTS_UNIT_TRACK_RIG_H
#define TESTS_UNIT_TRACK_RIG_H

#include "monitor/fork/track.h"
#include "tests/unit/rig.h"

enum {
    PARENT = 3, /* slots of proc[] */
    CHILD = 5,
    OTHER = 6,
    FORK = 17,        /* number */
    TEXT = 0600,      /* clicks */
    LOW = 020000,     /* the first byte of data */
    DATA_CLICK = 128, /* and its click */
    STACK_CLICK = 1004,
    HIGH = STACK_CLICK * 64,
    EVENTS = 4096
};

struct image {
    int slot;
    word at; /* physical click of its data; the stack lies behind */
    struct cow_layout layout;
};

extern struct track *t;
extern struct image parent, child, other;
extern struct fork_memory memory;
extern struct fork_event events[EVENTS];
extern int event_count;

/* Each test finds the three images unmapped and a tracker that knows nothing. */
TCase *track_case(Suite *suite, const char *name);

/* I's registers are set, and the tracker hears of it. */
void map_image(const struct image *i);
/* Only the former. */
void set_registers(const struct image *i);
/* PARENT is mapped, its image copied for CHILD, and the tracker told of fork FORK. */
void make_child(void);
/* I lies at physical click AT from now on. */
void move_image(struct image *i, word at);

/* LINE, one instruction, in user mode; in kernel mode, previous mode user. A word for MTPI
 * to pop is there. The second: at AT. */
void user(const char *line);
void kernel(const char *line);
void kernel_at(word at, const char *line);

/* Where byte VA of I lies. */
paddr byte_of(const struct image *i, word va);

/* Fails unless S has just these runs: pairs of first and last, then END. */
void expect_bytes(const struct byte_set *s, ...);
/* Fails unless S has just these clicks, up to END. */
void expect_clicks(const struct click_set *s, ...);
/* Clicks that are watched now, by intent. */
unsigned watched(enum intent intent);

#endif
