/* The forks as they went, for the model of copy-on-write. */
#include "monitor/fork/real.h"

enum { KT11_PAGE = 8192 };

bool real_open(struct real *r)
{
    for (int i = 0; i < COW_PROCS; i++)
        r->owner[i] = (byte)i;
    r->cow = cow_create(KT11_PAGE);
    return r->cow != NULL;
}

void real_close(struct real *r)
{
    cow_destroy(r->cow);
    r->cow = NULL;
}

static bool is_slot(int slot)
{
    return slot >= 0 && slot < COW_PROCS;
}

void real_fork(struct real *r, enum child_memory how, int parent, int child,
               const struct cow_layout *layout, struct cow_cost *cost)
{
    if (!is_slot(parent) || !is_slot(child))
        return;
    *cost = (struct cow_cost){ 0 };
    real_exec(r, child);
    if (how == CHILD_LENT)
        r->owner[child] = r->owner[parent];
    else if (how == CHILD_COW)
        cow_fork(r->cow, r->owner[parent], child, layout, cost);
    else
        cow_grow(r->cow, child, layout);
}

void real_write(struct real *r, int slot, word click)
{
    if (is_slot(slot))
        cow_write(r->cow, r->owner[slot], click);
}

void real_grow(struct real *r, int slot, const struct cow_layout *layout)
{
    if (is_slot(slot))
        cow_grow(r->cow, r->owner[slot], layout);
}

void real_swapped(struct real *r, int slot, bool instead)
{
    if (!is_slot(slot) || r->owner[slot] != slot)
        return;
    if (instead)
        cow_uncopy(r->cow, slot);
    cow_apart(r->cow, slot);
}

void real_exec(struct real *r, int slot)
{
    if (!is_slot(slot))
        return;
    if (r->owner[slot] == slot)
        cow_exec(r->cow, slot);
    r->owner[slot] = (byte)slot;
}
