/* The lists beside core and swap: who there is, and the time line of the last forks. */
#include "monitor/panel/core_parts.h"

#include "monitor/fork/observatory.h"

#include <string.h>

/* Most names are known since fork11 saw the exec; to find another one may mean to read
 * directories of a pack, which is done for one process a look. */
static bool is_noted(const struct monitor *m, const struct proc_entry *p)
{
    return p->slot < KERNEL_PROCS && m->kernel.note[p->slot].pid == p->pid &&
           m->kernel.note[p->slot].name[0];
}

static void name_of(const struct monitor *m, struct core_keep *k,
                    const struct proc_entry *p, int *lookups, char name[UNIX_NAME])
{
    struct core_seen *seen = &k->seen[p->slot];
    bool fresh = seen->named && seen->textp == p->textp && seen->clicks == p->size;
    bool cheap = p->slot == 0 || is_noted(m, p);
    if (cheap || (!fresh && *lookups > 0)) {
        unix_name(m, p->slot, seen->name);
        seen->named = true;
        seen->textp = p->textp;
        seen->clicks = p->size;
        *lookups -= !cheap;
    }
    memcpy(name, seen->named ? seen->name : "?", seen->named ? UNIX_NAME : 2);
}

static int text_of(const struct monitor *m, word textp)
{
    struct text_entry t;
    for (int slot = 0; textp && slot < unix_texts(m); slot++)
        if (unix_text(m, slot, &t) && t.at == textp)
            return slot;
    return -1;
}

static int borrower_of(const struct core_keep *k, const struct proc_entry *p)
{
    for (int slot = 0; p->flag & PROC_LENT && slot < k->procs; slot++)
        if (k->proc[slot].stat != PROC_FREE && k->proc[slot].lent == p->at)
            return slot;
    return -1;
}

static void fill(const struct monitor *m, struct core_keep *k, const struct proc_entry *p,
                 int *lookups, struct core_process *line)
{
    memset(line, 0, sizeof *line); /* they are compared with what was in them before */
    line->slot = p->slot;
    line->pid = p->pid;
    line->ppid = p->ppid;
    name_of(m, k, p, lookups, line->name);
    line->state = p->stat;
    line->in_core = unix_in_core(p);
    line->at = p->addr;
    line->clicks = p->size;
    line->text = text_of(m, p->textp);
    line->borrower = borrower_of(k, p);
}

bool core_processes(struct monitor *m, struct core_picture *p)
{
    struct core_keep *k = &p->keep;
    int current = observatory_running(m), n = 0;
    int lookups = k->looked ? 1 : KERNEL_PROCS;
    for (int slot = 0; slot < k->procs; slot++) {
        if (k->proc[slot].stat == PROC_FREE)
            continue;
        fill(m, k, &k->proc[slot], &lookups, &k->process[n]);
        k->process[n++].current = slot == current;
    }
    size_t size = (size_t)n * sizeof k->process[0];
    bool changed = n != p->processes || memcmp(k->process, p->process, size) != 0;
    p->processes = n;
    memcpy(p->process, k->process, size);
    return changed;
}

static struct core_fork fork_of(const struct fork_record *r)
{
    bool child = r->child != 0;
    return (struct core_fork){ .number = r->number,
                               .began = r->began,
                               .ended = r->complete ? r->ended : SCHED_NEVER,
                               .swap = r->how == FORK_SWAP,
                               .parent = r->parent,
                               .child = r->child,
                               .slot = child ? r->child_slot : -1,
                               .how = r->how,
                               .fate = r->fate };
}

static bool same_fork(const struct core_fork *a, const struct core_fork *b)
{
    return a->number == b->number && a->ended == b->ended && a->how == b->how &&
           a->child == b->child && a->fate == b->fate;
}

bool core_forks(const struct monitor *m, struct core_picture *p)
{
    int all = observatory_forks(m), n = 0, had = p->forks;
    bool changed = false;
    for (int number = all > CORE_LINES ? all - CORE_LINES : 0; number < all; number++) {
        const struct fork_record *r = observatory_record(m, number);
        if (!r)
            continue;
        struct core_fork line = fork_of(r);
        changed |= n >= had || !same_fork(&line, &p->fork[n]);
        p->fork[n++] = line;
    }
    p->forks = n;
    return changed || n != had;
}

const struct core_process *core_process_in(const struct core_picture *p, int slot)
{
    for (int i = 0; i < p->processes && i < KERNEL_PROCS; i++)
        if (p->process[i].slot == slot)
            return &p->process[i];
    return NULL;
}
