/* The watcher of tests/unit/told.h. */
#include "tests/unit/told.h"

#include <string.h>

static void hear(void *host, struct cpu *cpu, const struct reference *ref)
{
    struct told *t = host;
    (void)cpu;
    ck_assert_int_lt(t->n, TOLD_MOST);
    t->ref[t->n++] = *ref;
}

void told_begin(struct told *t, struct machine *machine)
{
    memset(&t->watch, 0, sizeof t->watch);
    t->watcher = (struct cpu_watcher){ .host = t, .reference = hear };
    t->n = 0;
    machine->cpu.watcher = &t->watcher;
    machine->mmu.watch = &t->watch;
    mmu_rebuild(&machine->mmu);
}

void told_watch(struct told *t, struct machine *machine, enum intent intent, paddr pa)
{
    t->watch.click[intent][pa / CLICK / 64] |= UINT64_C(1) << pa / CLICK % 64;
    mmu_rebuild(&machine->mmu);
}

bool same_reference(const struct reference *a, const struct reference *b)
{
    return a->va == b->va && a->at == b->at && a->mode == b->mode &&
           a->intent == b->intent && a->size == b->size && a->old == b->old;
}
