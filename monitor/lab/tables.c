/* The lab kernel's processes, read. */
#include "monitor/lab/tables.h"

#include <string.h>

enum { BLOCK = 512, AREA = 1024 };

word lab_word(const struct lab_tables *t, unsigned at)
{
    return t->machine->bus.core[at / 2 % (CORE_MAX / 2)];
}

byte lab_byte(const struct lab_tables *t, unsigned at)
{
    return (byte)(lab_word(t, at) >> (at & 1 ? 8 : 0));
}

bool lab_zombie(const struct lab_tables *t, const struct lab_proc *p)
{
    return p->stat == t->n.szomb;
}

static word area_word(const byte *area, unsigned at)
{
    return at + 1 < AREA ? word_get(area + at) : 0;
}

/* The user structure of P, from core or, if DISK, from the swap. */
static void user_read(const struct lab_tables *t, struct lab_proc *p, bool disk)
{
    byte area[AREA] = { 0 };
    const struct lab_names *n = &t->n;
    const struct disk *rk0 = &t->machine->rk11.drive[0].unit.disk;
    if (p->in_core)
        for (unsigned i = 0; i < AREA; i += 2)
            word_put(area + i, lab_word(t, p->addr * LAB_CLICK + i));
    else if (disk && rk0->attached && (p->addr + 2) * (int64_t)BLOCK <= rk0->size)
        disk_read(rk0, (int64_t)p->addr * BLOCK, area, sizeof area);
    for (int i = 0; i < LAB_FILES && i < n->nofile; i++)
        p->u.ofile[i] = area_word(area, (unsigned)(n->u_ofile - n->u + 2 * i));
    p->u.cdir = area_word(area, n->u_cdir - n->u);
    p->u.tsize = area_word(area, n->u_tsize - n->u);
    p->u.dsize = area_word(area, n->u_dsize - n->u);
    p->u.ssize = area_word(area, n->u_ssize - n->u);
}

static void proc_read(const struct lab_tables *t, word at, struct lab_proc *p)
{
    const struct lab_names *n = &t->n;
    *p = (struct lab_proc){ .at = at,
                            .stat = lab_byte(t, at + n->p_stat),
                            .flag = lab_byte(t, at + n->p_flag),
                            .cow = lab_byte(t, at + n->p_cow),
                            .shr = lab_byte(t, at + n->p_shr),
                            .pid = lab_word(t, at + n->p_pid),
                            .ppid = lab_word(t, at + n->p_ppid),
                            .addr = lab_word(t, at + n->p_addr),
                            .size = lab_word(t, at + n->p_size),
                            .wchan = lab_word(t, at + n->p_wchan),
                            .textp = lab_word(t, at + n->p_textp),
                            .lent = lab_word(t, at + n->p_lent),
                            .swap = lab_word(t, at + n->p_swap),
                            .swap_blocks = lab_word(t, at + n->p_swn) };
    if (lab_zombie(t, p))
        return;
    p->in_core = p->flag & (n->sload | n->slock);
    for (unsigned i = 0; i < LAB_PAGES; i++)
        p->page[i] = lab_word(t, at + n->p_pg + 2 * i);
}

/* Two in core with one u-area: the younger is being written to the swap disk, as a child. */
static void find_half_made(struct lab_proc *list)
{
    for (struct lab_proc *p = list; p->at; p++)
        for (struct lab_proc *q = list; q->at; q++)
            if (p != q && p->in_core && q->in_core && p->addr == q->addr &&
                p->ppid == q->pid)
                p->half_made = true;
}

void lab_tables_read(struct lab_tables *t, bool disk)
{
    const struct lab_names *n = &t->n;
    struct lab_proc *p = t->proc;
    for (int i = 0; i < n->nproc && p < t->proc + LAB_PROCS; i++) {
        word at = (word)(n->proc + i * n->psiz);
        if (lab_byte(t, at + n->p_stat) == 0)
            continue;
        proc_read(t, at, p);
        if (!lab_zombie(t, p))
            user_read(t, p, disk);
        p++;
    }
    *p = (struct lab_proc){ .at = 0 };
    find_half_made(t->proc);
}

const struct lab_proc *lab_proc_at(const struct lab_tables *t, word at)
{
    for (const struct lab_proc *p = t->proc; p->at; p++)
        if (p->at == at)
            return p;
    return NULL;
}

const struct lab_proc *lab_proc_pid(const struct lab_tables *t, word pid)
{
    for (const struct lab_proc *p = t->proc; p->at; p++)
        if (p->pid == pid)
            return p;
    return NULL;
}
