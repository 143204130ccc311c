/* A watcher that writes down what it is told, for the processor in M or another. */
#ifndef TESTS_UNIT_TOLD_H
#define TESTS_UNIT_TOLD_H

#include "tests/unit/rig.h"

enum { TOLD_MOST = 65536 };

struct told {
    struct mmu_watch watch;
    struct cpu_watcher watcher;
    int n;
    struct reference ref[TOLD_MOST];
};

/* Nothing watched yet; MACHINE tells T from now on. */
void told_begin(struct told *t, struct machine *machine);
/* The click of PA is watched for INTENT. */
void told_watch(struct told *t, struct machine *machine, enum intent intent, paddr pa);

bool same_reference(const struct reference *a, const struct reference *b);

#endif
