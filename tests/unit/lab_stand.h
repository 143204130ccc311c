/* The lab's machine at a stand: put back as often as wanted, run to a place in a program, its
 * user's memory looked at and changed. */
#ifndef TESTS_UNIT_LAB_STAND_H
#define TESTS_UNIT_LAB_STAND_H

#include "tests/unit/lab_rig.h"

struct stand {
    struct lab *l;
    struct machine *saved;
    struct cpu_hooks hooks;
    byte *map; /* of user mode */
    word pc;   /* in user mode, where it is to stop */
};

/* Runs until the user's PC is at AT, and remembers that. What the disk holds is not put back. */
void stand_begin(struct stand *s, struct lab *l, word at);
void stand_back(struct stand *s);
void stand_end(struct stand *s);

/* Runs until the user's PC is AT; false: not within so many instructions. */
bool stand_run(struct stand *s, word at, uint64_t most);

/* The user's word at VA, as his pages are now. */
word stand_peek(const struct stand *s, word va);
void stand_poke(struct stand *s, word va, word data);
paddr stand_at(const struct stand *s, word va);

#endif
