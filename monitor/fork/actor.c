/* Whom the kernel works for, and what is known of him. */
#include "monitor/fork/observe.h"

#include <string.h>

/* The process that this is done for. -1: before there are any, or what cannot be. */
int actor_now(const struct observatory *o)
{
    word procp = observe_u(o, o->m->kernel.edition->user->procp);
    int slot = unix_slot(o->m, procp);
    if (slot < 0 || slot >= KERNEL_PROCS)
        return -1;
    return o->actor[slot].as >= 0 ? o->actor[slot].as : slot;
}

void actor_reset(struct actor *a)
{
    *a = (struct actor){ .slot = a->slot,
                         .born = -1,
                         .window = -1,
                         .making = -1,
                         .as = -1,
                         .awaited = -1,
                         .fault_fork = -1,
                         .fault_index = -1 };
}

void actor_learn(struct observatory *o, struct actor *a)
{
    const struct proc_layout *l = &o->m->kernel.edition->proc;
    word pid, at = (word)(o->m->kernel.table[TABLE_PROC].at + a->slot * l->size);
    char name[UNIX_NAME];
    if (!kernel_word(o->m, (word)(at + l->pid), &pid) || (a->pid == pid && a->name[0]))
        return;
    if (a->pid != pid && a->pid != 0)
        actor_reset(a);
    a->pid = pid;
    unix_name(o->m, a->slot, name);
    snprintf(a->name, sizeof a->name, "%s", name);
}

const struct frame *actor_top(const struct actor *a, const char *symbol)
{
    const struct frame *f = a->frames ? &a->frame[a->frames - 1] : NULL;
    return f && strcmp(f->hook->symbol, symbol) == 0 ? f : NULL;
}

const struct frame *actor_within(const struct actor *a, const char *symbol)
{
    for (int i = a->frames - 1; i >= 0; i--)
        if (strcmp(a->frame[i].hook->symbol, symbol) == 0)
            return &a->frame[i];
    return NULL;
}

/* The lab's, that copy for whoever called them. */
static bool only_copies(const struct frame *f)
{
    static const char *const names[] = { "_ucopy", "_pgcopy", "_copyrun" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(f->hook->symbol, names[i]) == 0)
            return true;
    return false;
}

bool actor_in_newproc(const struct actor *a)
{
    int i = a->frames - 1;
    while (i >= 0 && only_copies(&a->frame[i]))
        i--;
    return i >= 0 && (a->frame[i].hook->how != FORK_UNDECIDED ||
                      strcmp(a->frame[i].hook->symbol, "_newproc") == 0);
}

/* By the kernel's functions: sys2 of V6, and those that the lab has besides. */
bool actor_makes(const struct actor *a)
{
    static const char *const names[] = { "fork", "vfork", "rfork", "clone", "spawn" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(a->call.call.name, names[i]) == 0)
            return true;
    return false;
}
