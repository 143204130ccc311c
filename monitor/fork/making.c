/* A process is made: fork, newproc, and the two returns (V6 ken/sys1.c, ken/slp.c). */
#include "monitor/fork/observe.h"
#include "monitor/programs.h"

/* Process 0 makes process 1 without a system call. */
static struct fork_record *record_begun(struct observatory *o, struct actor *a)
{
    return a->making >= 0 ? record_of(o, a->making) : record_open(o, a);
}

/* The slot that newproc is going to take. */
static int free_slot(const struct observatory *o)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(o->m); slot++)
        if (unix_proc(o->m, slot, &p) && p.stat == PROC_FREE)
            return slot;
    return -1;
}

void newproc_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct fork_event e = { .kind = EVENT_FORK };
    actor_learn(o, a);
    hooks_mark_counts(o);
    struct fork_record *r = record_begun(o, a);
    f->about = a->making;
    e.fork = a->making;
    observe_emit(o, a, &e);
    if (!r)
        return;
    observe_user(o, &r->at_trap);
    r->memory.layout = record_layout(&r->at_trap);
    record_side(o, a->slot, &r->before);
    r->text_clicks = r->before.proc.textp ? r->at_trap.tsize : 0;
    record_picture(o, &r->picture_before);
    r->child_slot = free_slot(o);
    r->parent_size = r->before.proc.size;
    program_file(o->m, a->slot, &r->program);
    r->text_clicks = r->before.proc.textp ? r->at_trap.tsize : 0;
    r->parent_addr = r->before.proc.addr;
    record_stage(o, r, STAGE_FOUND, f->back);
}

/* The slot newproc has filled: the one with the newest pid. */
static struct actor *new_actor(struct observatory *o)
{
    word pid;
    if (!o->mpid || !kernel_word(o->m, o->mpid, &pid))
        return NULL;
    int slot = unix_slot_of_pid(o->m, pid);
    return slot < 0 || slot >= KERNEL_PROCS ? NULL : &o->actor[slot];
}

static struct actor *child_of(struct observatory *o, int number)
{
    for (int i = 0; i < KERNEL_PROCS; i++)
        if (o->actor[i].born == number && o->actor[i].as >= 0)
            return &o->actor[i];
    return NULL;
}

/* Before the counts are raised, proc[] is filled. */
void newproc_slot(struct observatory *o, struct actor *a)
{
    struct fork_record *r = record_of(o, a->making);
    struct actor *child = a->making >= 0 ? new_actor(o) : NULL;
    struct proc_entry p;
    if (a->making >= 0 && child_of(o, a->making))
        return; /* V7 comes by for each file */
    if (!child || child == a || !unix_proc(o->m, child->slot, &p))
        return;
    actor_reset(child);
    child->pid = p.pid;
    child->as = a->slot;
    child->born = a->making;
    snprintf(child->name, sizeof child->name, "%s", a->name);
    struct fork_event e = {
        .kind = EVENT_SLOT, .fork = a->making, .made = {child->slot, p.pid, p.ppid}
    };
    observe_emit(o, a, &e);
    if (!r)
        return;
    r->child_slot = child->slot;
    r->child = p.pid;
    record_stage(o, r, STAGE_SLOT, o->m->machine->cpu.r[PC]);
}

/* The first byte or word of a count at VA, which may be no address at all. */
static word count_at(const struct observatory *o, word va, word offset)
{
    byte count = 0;
    if (va != 0 && offset != ABSENT)
        kernel_byte(o->m, (word)(va + (offset & ~WIDE)), &count);
    return count;
}

static void tell_counts(struct observatory *o, struct actor *a, struct fork_record *r)
{
    struct user_area u;
    struct proc_entry p;
    const struct edition *edition = o->m->kernel.edition;
    struct fork_event e = { .kind = EVENT_COUNTS, .fork = a->making };
    if (!observe_user(o, &u) || !unix_proc(o->m, a->slot, &p))
        return;
    for (int i = 0; i < UNIX_FILES; i++)
        e.counts.files[i] = count_at(o, u.ofile[i], edition->file->count);
    e.counts.text = count_at(o, p.textp, edition->text->count);
    e.counts.loaded = count_at(o, p.textp, edition->text->ccount);
    e.counts.directory = count_at(o, u.cdir, edition->inode->count);
    observe_emit(o, a, &e);
    if (!r)
        return;
    for (int i = 0; i < UNIX_FILES; i++)
        r->counts[i] = e.counts.files[i];
    r->text_count = e.counts.text;
    r->text_loaded = e.counts.loaded;
    r->directory_count = e.counts.directory;
    record_stage(o, r, STAGE_COUNTS, o->m->machine->cpu.r[PC]);
}

/* newproc's savu(u.u_rsav) comes when all counts are raised; savu(u.u_ssav) is another. V7 has
 * save(u.u_ssav) for both. */
void savu_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct edition *e = o->m->kernel.edition;
    const struct frame *newproc = actor_top(a, "_newproc");
    word saved = e->v7 ? e->user->ssav : e->user->rsav;
    if (!newproc || f->arg[0] != (word)(e->at + saved))
        return;
    f->about = a->making;
    if (!child_of(o, a->making))
        newproc_slot(o, a);
    tell_counts(o, a, record_of(o, a->making));
}

void savu_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct fork_record *r = record_of(o, f->about);
    (void)a, (void)r0;
    if (r)
        record_stage(o, r, STAGE_SAVED, f->back);
}

/* The child will return from newproc as its parent has, on the copy of its stack. */
static void give_frames(struct actor *child, const struct actor *a, const struct frame *f)
{
    for (int i = 0; i < a->frames; i++)
        child->frame[i] = a->frame[i];
    child->frames = a->frames;
    if (child->frames < FRAMES)
        child->frame[child->frames++] = *f;
    child->call = a->call;
}

static enum child_memory memory_of(const struct fork_record *r)
{
    return r->how == FORK_COW      ? CHILD_COW
           : r->how == FORK_BORROW ? CHILD_LENT
                                   : CHILD_COPY;
}

static void note_made(struct observatory *o, struct actor *a, struct actor *child,
                      struct fork_record *r)
{
    struct cow_layout layout;
    record_side(o, a->slot, &r->parent_side);
    record_side(o, child->slot, &r->child_side);
    record_picture(o, &r->picture_after);
    o->totals.core += r->how == FORK_CORE;
    o->totals.swap += r->how == FORK_SWAP;
    o->totals.shared += r->how > FORK_SWAP && r->how < FORK_SPAWN;
    o->totals.spawned += r->how == FORK_SPAWN;
    layout = record_layout(&r->parent_side.user);
    if (o->track)
        track_fork(o->track, r->number, memory_of(r), a->slot, child->slot, &layout,
                   &r->memory);
    r->memory.layout = layout;
    o->totals.clicks_made += fork_copy(r);
    record_stage(o, r, STAGE_MADE, o->m->machine->cpu.r[PC]);
}

/* newproc returns 0: both processes are there. */
static void made(struct observatory *o, struct actor *a, const struct frame *f,
                 struct actor *child)
{
    struct fork_record *r = record_of(o, a->making);
    struct fork_event e = {
        .kind = EVENT_RUNNABLE,
        .fork = a->making,
        .made = {child->slot, child->pid, a->pid}
    };
    child->as = -1;
    child->window = a->making;
    a->awaited = child->awaited = a->making;
    a->awaited_child = false;
    child->awaited_child = true;
    bool spawned = o->m->kernel.edition->page && f->arg[0] == WAY_SPAWN;
    if (!spawned) /* that one returns from nothing */
        give_frames(child, a, f);
    unix_note_fork(o->m, a->slot, child->slot, child->pid);
    o->totals.forks++;
    observe_emit(o, a, &e);
    if (r)
        note_made(o, a, child, r);
    a->making = -1;
    hooks_await_user(o);
}

void newproc_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    space_flush(o, a);
    if (a->making >= 0 && a->making == f->about && r0 == 0) {
        struct actor *child = child_of(o, a->making);
        if (child)
            made(o, a, f, child);
        return;
    }
    struct fork_record *r = record_of(o, a->born);
    if (r && a->awaited_child && r0 == 1)
        record_stage(o, r, STAGE_SWITCH, f->back);
}

void fork_failed(struct observatory *o, struct actor *a, const char *why, byte error)
{
    struct fork_record *r = record_of(o, a->making);
    struct actor *child = child_of(o, a->making);
    struct fork_event e = {
        .kind = EVENT_FAILED, .fork = a->making, .failed = {why, error}
    };
    observe_emit(o, a, &e);
    o->totals.failed++;
    a->making = -1;
    if (child)
        actor_reset(child);
    if (!r)
        return;
    r->child = 0;
    r->how = FORK_FAILED;
    r->why = why;
    r->error = error;
    record_picture(o, &r->picture_before);
    r->picture_after = r->picture_before;
    record_stage(o, r, STAGE_FAILED, o->m->machine->cpu.r[PC]);
    record_close(o, r, FATE_FAILED);
}

static void read_user_text(const struct observatory *o, word pc, word insn[3])
{
    const struct machine *machine = o->m->machine;
    for (word i = 0; i < 3; i++) {
        paddr pa;
        insn[i] = 0;
        if (mmu_peek(&machine->mmu, (word)(pc + 2 * i), USER, I_SPACE, READ, &pa) == 0)
            bus_peek(&machine->bus, pa, &insn[i]);
    }
}

/* The first instruction in user mode after newproc, in either process. */
void user_reached(struct observatory *o, struct actor *a)
{
    const struct cpu *cpu = &o->m->machine->cpu;
    struct fork_record *r = record_of(o, a->awaited);
    bool child = a->awaited_child;
    struct fork_event e = {
        .kind = child ? EVENT_CHILD : EVENT_PARENT,
        .fork = a->awaited,
        .returned = {cpu->r[PC], cpu->r[0], cpu->r[1], cpu->r[SP], cpu->psw,
                     r && r->call[0] ? r->call : "fork", r && r->how == FORK_SPAWN}
    };
    if (a->faulting)
        fault_ended(o, a);
    if (a->awaited < 0)
        return;
    a->awaited = -1;
    a->awaited_child = false;
    hooks_await_user(o);
    observe_emit(o, a, &e);
    if (o->track && !child)
        track_returned(o->track, a->slot);
    if (!r)
        return;
    struct fork_return *back = child ? &r->child_return : &r->parent_return;
    *back = (struct fork_return){ .seen = true,
                                  .at = e.at,
                                  .count = e.count,
                                  .pc = cpu->r[PC],
                                  .r0 = cpu->r[0],
                                  .r1 = cpu->r[1],
                                  .sp = cpu->r[SP],
                                  .psw = cpu->psw };
    read_user_text(o, back->pc, back->insn);
    if (!child)
        r->parent_stood = e.at - r->began;
    record_stage(o, r, child ? STAGE_CHILD : STAGE_PARENT, cpu->r[PC]);
}
