/* Our machine: bus, KT11 and processor with no other board, driven program by program. */
#ifndef TESTS_SIMH_OURS_H
#define TESTS_SIMH_OURS_H

#include "tests/simh/state.h"

struct ours {
    struct unibus bus;
    struct mmu mmu;
    struct cpu cpu;
    struct cpu_table *table;
    struct probe probe;
    /* About the instruction in hand, from before(). */
    bool fetch_aborts;
    bool early_codes;
    word sp[STACKS];      /* before the traps that precede it */
    word sp_then[STACKS]; /* and after them */
    word requests;        /* before them */
    bool asked_again;     /* one of them was PIRQ's, whose handler it outranks */
    const char *differs;  /* the item of the list on which SIMH will differ; NULL: none */
};

struct ours *ours_create(uint32_t core);
void ours_destroy(struct ours *o);

void ours_load(struct ours *o, const struct program *p);
/* Registers and memory of O into COPY, which was made as O was; and back. Pointers stay
 * good, since what is copied is copied back into the same place. */
void ours_save(const struct ours *o, struct ours *copy);
void ours_state(const struct ours *o, struct state *s);

enum ended { ENDED_LIMIT, ENDED_STOPPED, ENDED_DIFFERS };

/* Runs until SIMH_STEPS instructions as SIMH counts them are done (one whose fetch aborts
 * is none), or until the machine stops or comes to an item of the list. Returns why.
 * WATCHED: references are looked at too (and memory is reached the long way).
 * *CLEAN: the last count after which nothing was pending: traps that SIMH takes at the
 * beginning of the next step and we at the end of this one. */
enum ended ours_run(struct ours *o, int simh_steps, bool watched, int *clean);

#endif
