/* proc[]: what the kernel knows of each process while the process may be swapped out. */
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"

int unix_procs(const struct monitor *m)
{
    return m->kernel.known ? m->kernel.table[TABLE_PROC].entries : 0;
}

static byte flags_of(const struct edition *e, word flag)
{
    byte meaning = 0;
    for (int bit = 0; bit < 8; bit++)
        if (flag >> bit & 1)
            meaning |= e->flag[bit] ? e->flag[bit] : PROC_ODD;
    return meaning;
}

/* What is left of one that has no u any more: its status and times, over what it had. */
static void unpack_zombie(const struct proc_layout *l, const byte *data,
                          struct proc_entry *p)
{
    p->addr = p->size = p->wchan = p->textp = p->link = 0;
    p->status = word_get(data + l->status);
    for (int i = 0; i < 2; i++) {
        p->utime[i] = word_get(data + l->utime + 2 * i);
        p->stime[i] = word_get(data + l->stime + 2 * i);
    }
}

static void unpack_pages(const struct page_layout *l, const byte *data,
                         struct proc_entry *p)
{
    for (int i = 0; i < UNIX_PAGES; i++)
        p->page[i] = word_get(data + l->pages + 2 * i);
    p->copied = data[l->copied];
    p->shared = data[l->shared];
    p->lent = word_get(data + l->lent);
    p->way = data[l->way];
    p->swap = word_get(data + l->swap);
    p->blocks = word_get(data + l->blocks);
}

bool unix_proc(const struct monitor *m, int slot, struct proc_entry *p)
{
    struct entry e;
    *p = (struct proc_entry){ .slot = slot };
    if (!entry_read(m, TABLE_PROC, slot, &e))
        return false;
    const struct edition *edition = m->kernel.edition;
    const struct proc_layout *l = &edition->proc;
    word stat = field_byte(e.data, l->stat);
    p->at = e.at;
    p->stat = stat < EDITION_STATES ? edition->state[stat] : PROC_UNKNOWN;
    p->flag = flags_of(edition, field_byte(e.data, l->flag));
    p->pri = (int8_t)field_byte(e.data, l->pri);
    p->sig = field_byte(e.data, l->sig);
    p->uid = field_byte(e.data, l->uid);
    p->time = (byte)field_byte(e.data, l->time);
    p->cpu = (byte)field_byte(e.data, l->cpu);
    p->nice = (int8_t)field_byte(e.data, l->nice);
    p->ttyp = field_word(e.data, l->ttyp);
    p->pid = field_word(e.data, l->pid);
    p->ppid = field_word(e.data, l->ppid);
    p->addr = field_word(e.data, l->addr);
    p->size = field_word(e.data, l->psize);
    p->wchan = field_word(e.data, l->wchan);
    p->textp = field_word(e.data, l->textp);
    p->pgrp = field_word(e.data, l->pgrp);
    p->link = field_word(e.data, l->link);
    p->clktim = field_word(e.data, l->clktim);
    if (p->stat == PROC_ZOMBIE && l->status != ABSENT)
        unpack_zombie(l, e.data, p);
    else if (edition->page)
        unpack_pages(edition->page, e.data, p);
    return true;
}

bool unix_in_core(const struct proc_entry *p)
{
    return p->stat != PROC_FREE && p->stat != PROC_ZOMBIE &&
           p->flag & (PROC_LOADED | PROC_LOCKED);
}

int unix_slot(const struct monitor *m, word at)
{
    return entry_of(m, TABLE_PROC, at);
}

int unix_slot_of_pid(const struct monitor *m, word pid)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(m); slot++)
        if (unix_proc(m, slot, &p) && p.stat != PROC_FREE && p.pid == pid)
            return slot;
    return -1;
}

int unix_current(const struct monitor *m)
{
    word procp;
    const struct edition *e = m->kernel.edition;
    if (!m->kernel.known || !e || !kernel_word(m, (word)(e->at + e->user->procp), &procp))
        return -1;
    return unix_slot(m, procp);
}
