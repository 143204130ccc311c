/* User programs' names. Which file a process runs is known from the exec that was seen; else
 * from the inode of its shared text; else it may be what its parent runs, or where programs
 * lie the one that its first argument names. The names are given only while the file's text
 * is what the process has, wherever that lies: so a file that was replaced, or a process that
 * has become another, gets none that are wrong. */
#include "monitor/programs.h"

#include "monitor/fork/observatory.h"
#include "monitor/program.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/whole.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILES = 40,    /* kept read */
    ANCESTORS = 4, /* looked at for what a process runs */
    PATH = 48      /* bytes that are kept of one */
};

/* What a process runs. */
struct running {
    word pid; /* 0: nothing is known */
    struct guest_file file;
    char path[PATH];
    bool sure; /* its text has been compared; good while every exec is seen */
};

struct programs {
    struct running running[KERNEL_PROCS]; /* by slot */
    struct program program[FILES];
    struct program by_hand;
    uint64_t queries;
    /* The last answer: good while no instruction is executed. */
    bool asked;
    uint64_t count;
    int slot;
    const struct symbols *answer;
};

static struct programs *made(struct monitor *m)
{
    if (!m->programs)
        m->programs = calloc(1, sizeof *m->programs);
    return m->programs;
}

/* The program that was read from FILE; NULL: none is kept. */
static struct program *kept(struct programs *all, const struct guest_file *file)
{
    for (int i = 0; i < FILES; i++) {
        struct program *p = &all->program[i];
        if (p->text && p->file.dev == file->dev && p->file.number == file->number)
            return p;
    }
    return NULL;
}

static struct program *longest_unused(struct programs *all)
{
    struct program *oldest = &all->program[0];
    for (int i = 1; i < FILES; i++)
        if (all->program[i].used < oldest->used)
            oldest = &all->program[i];
    return oldest;
}

/* The names of what WHAT tells of, if P runs it. What was kept may be out of date. */
static const struct symbols *try_file(struct monitor *m, const struct proc_entry *p,
                                      struct running what)
{
    struct programs *all = m->programs;
    struct program *program = kept(all, &what.file);
    if (!program || !program_is(m, program, p)) {
        if (!program)
            program = longest_unused(all);
        if (!program_load(m, program, &what.file, what.path) ||
            !program_is(m, program, p))
            return NULL;
    }
    program->used = all->queries;
    what.pid = p->pid;
    what.sure = observatory_is_on(m);
    all->running[p->slot] = what;
    return &program->symbols;
}

/* What P was seen to run; pid 0: nothing was seen. */
static struct running seen(const struct monitor *m, const struct proc_entry *p)
{
    const struct running *r = &m->programs->running[p->slot];
    bool known = r->pid == p->pid && r->file.number;
    return known ? *r : (struct running){ .pid = 0 };
}

/* What P shares the text of. */
static struct running shared(const struct monitor *m, const struct proc_entry *p)
{
    struct running r = { .pid = 0 };
    struct text_entry t;
    char name[UNIX_NAME];
    if (!program_shared(m, p, &t) || !guest_file_at(m, t.iptr, &r.file))
        return r;
    r.pid = p->pid;
    if (unix_file_name(m, unix_drive(m, r.file.dev), r.file.number, name))
        snprintf(r.path, sizeof r.path, "%.14s", name);
    else
        snprintf(r.path, sizeof r.path, "inode %u", r.file.number);
    return r;
}

/* What P has got from its parent by fork. */
static const struct symbols *inherited(struct monitor *m, const struct proc_entry *p)
{
    struct proc_entry parent = *p;
    for (int i = 0; i < ANCESTORS; i++) {
        int slot = unix_slot_of_pid(m, parent.ppid);
        if (slot < 0 || slot >= KERNEL_PROCS || !unix_proc(m, slot, &parent))
            return NULL;
        struct running r = seen(m, &parent);
        const struct symbols *s = r.pid ? try_file(m, p, r) : NULL;
        if (s)
            return s;
    }
    return NULL;
}

static bool directory_of(const struct monitor *m, const struct proc_entry *p,
                         struct guest_file *cwd)
{
    struct user_area u;
    return whole_user(m, p, &u, NULL) && guest_file_at(m, u.cdir, cwd);
}

/* By what P is called, in its own directory or in one of those for programs. */
static const struct symbols *guessed(struct monitor *m, const struct proc_entry *p)
{
    static const char *const places[] = { "", "/bin/", "/usr/bin/", "/etc/", "/lib/" };
    struct running r = { .pid = p->pid };
    struct guest_file cwd;
    char name[UNIX_NAME];
    const struct symbols *s = NULL;
    unix_name(m, p->slot, name);
    if (!directory_of(m, p, &cwd))
        return NULL;
    for (size_t i = 0; !s && i < sizeof places / sizeof places[0]; i++) {
        snprintf(r.path, sizeof r.path, "%s%s", places[i], name);
        if (guest_find(m, &cwd, r.path, &r.file))
            s = try_file(m, p, r);
    }
    return s;
}

static const struct symbols *look_for(struct monitor *m, const struct proc_entry *p)
{
    struct programs *all = m->programs;
    struct running r = seen(m, p);
    const struct symbols *s = NULL;
    const struct program *program = kept(all, &r.file);
    if (r.sure && program && observatory_is_on(m))
        return &program->symbols;
    if (r.pid)
        s = try_file(m, p, r);
    if (!s) {
        r = shared(m, p);
        s = r.pid ? try_file(m, p, r) : NULL;
    }
    if (!s)
        s = inherited(m, p);
    if (!s)
        s = guessed(m, p);
    if (!s && program_is(m, &all->by_hand, p))
        s = &all->by_hand.symbols;
    return s;
}

static bool has_program(const struct proc_entry *p)
{
    return p->stat != PROC_FREE && p->stat != PROC_ZOMBIE && !(p->flag & PROC_SYSTEM);
}

const struct symbols *program_symbols(struct monitor *m, int slot)
{
    struct proc_entry p;
    struct programs *all = made(m);
    uint64_t now = m->machine->cpu.count;
    if (!all || slot < 0 || slot >= KERNEL_PROCS || !unix_proc(m, slot, &p) ||
        !has_program(&p))
        return NULL;
    if (all->asked && all->slot == slot && all->count == now)
        return all->answer;
    all->queries++;
    const struct symbols *s = look_for(m, &p);
    all->answer = s && s->count ? s : NULL;
    all->slot = slot;
    all->count = now;
    all->asked = true;
    return all->answer;
}

bool program_file(struct monitor *m, int slot, struct guest_file *file)
{
    struct proc_entry p;
    if (!program_symbols(m, slot) || !unix_proc(m, slot, &p))
        return false;
    *file = seen(m, &p).file;
    return file->number != 0;
}

const struct symbols *program_of(struct monitor *m, const struct guest_file *file)
{
    struct programs *all = made(m);
    if (!all || file->number == 0)
        return NULL;
    struct program *p = kept(all, file);
    if (!p) {
        p = longest_unused(all);
        all->asked = false; /* its answer may go */
        if (!program_load(m, p, file, "the parent's program"))
            return NULL;
    }
    return p->symbols.count ? &p->symbols : NULL;
}

const struct symbols *program_current(struct monitor *m)
{
    if (unix_procs(m) > 0)
        return program_symbols(m, unix_current(m));
    bool by_hand = m->programs && m->programs->by_hand.text;
    return by_hand ? &m->programs->by_hand.symbols : NULL;
}

void program_exec(struct monitor *m, int slot, word pid, const char *path)
{
    struct proc_entry p;
    struct guest_file cwd;
    struct programs *all = made(m);
    if (!all || slot < 0 || slot >= KERNEL_PROCS)
        return;
    struct running *r = &all->running[slot];
    *r = (struct running){ .pid = pid };
    all->asked = false;
    snprintf(r->path, sizeof r->path, "%.47s", path);
    if (!unix_proc(m, slot, &p) || !directory_of(m, &p, &cwd) ||
        !guest_find(m, &cwd, path, &r->file))
        return;
    struct program *before = kept(all, &r->file);
    if (before)
        program_free(before); /* it may have been made anew: read when it is asked for */
}

void program_take(struct monitor *m, const byte *file, size_t n, const char *origin)
{
    struct programs *all = made(m);
    if (!all)
        return;
    program_fill(&all->by_hand, file, n, origin);
    all->asked = false;
}

void program_forget(struct monitor *m)
{
    struct programs *all = m->programs;
    if (!all)
        return;
    for (int i = 0; i < FILES; i++)
        program_free(&all->program[i]);
    memset(all->running, 0, sizeof all->running);
    all->asked = false;
}

void programs_free(struct monitor *m)
{
    program_forget(m);
    if (m->programs)
        program_free(&m->programs->by_hand);
    free(m->programs);
    m->programs = NULL;
}
