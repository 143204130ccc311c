/* System calls: trap1(f) is every one's way in and out, also for one that a signal cuts short
 * (V6 ken/trap.c); in V7 an instruction of trap() is (hooks.c). */
#include "monitor/fork/observe.h"
#include "monitor/fork/variant_costs.h"

#include <string.h>

/* Words from the saved R0, where u.u_ar0 points: V6 reg.h. */
enum { SAVED_R0 = 0, SAVED_R1 = -2, SAVED_R7 = 1 };
enum { SYSENT_ENTRIES = 64, SYSENT_SIZE = 4, EINTR = 4, EAGAIN = 11, ENOMEM = 12 };

void trap_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct page_layout *page = o->m->kernel.edition->page;
    (void)a;
    o->abort_at = f->at;
    bool user = cpu_previous(&o->m->machine->cpu) == USER;
    o->abort_retry = page && !user ? observe_u(o, page->retry) : 0;
    if (!user)
        return;
    o->trap_at = f->at;
    o->trap_count = f->count;
}

static word saved(const struct observatory *o, int n)
{
    word data = 0, r0 = observe_u(o, o->m->kernel.edition->user->ar0);
    observe_word(o, (word)(r0 + 2 * n), &data);
    return data;
}

word call_pc(const struct observatory *o)
{
    return saved(o, SAVED_R7);
}

/* How many arguments a call has in u_arg, and which is the first that is not in R0: V7 puts
 * those that come in registers there too. */
struct arguments {
    int first, count;
};

/* sy_narg, and in V7 sy_nrarg in its high byte: of those how many are in registers. */
static struct arguments arguments_of(const struct observatory *o, word row)
{
    int first = o->m->kernel.edition->v7 && row >> 8 ? 1 : 0;
    int count = (o->m->kernel.edition->v7 ? row & 0377 : row) - first;
    return (struct arguments){ first, count > EVENT_ARGS ? EVENT_ARGS : count };
}

/* The call's number and arguments: the row of sysent with the function F. */
static word sysent_row(const struct observatory *o, word f, struct arguments *args)
{
    word row, call;
    *args = (struct arguments){ 0, 0 };
    for (word i = 0; o->sysent && i < SYSENT_ENTRIES; i++) {
        word at = (word)(o->sysent + SYSENT_SIZE * i);
        if (!kernel_word(o->m, (word)(at + 2), &call) || call != f)
            continue;
        if (kernel_word(o->m, at, &row))
            *args = arguments_of(o, row);
        return i;
    }
    return 0;
}

static void name_of(const struct observatory *o, word f, char name[EVENT_NAME])
{
    const struct symbol *s;
    word offset;
    bool known =
        symbols_near(&o->m->kernel.symbols, f, I_SPACE, &s, &offset) && offset == 0;
    snprintf(name, EVENT_NAME, "%s", known ? s->name + (s->name[0] == '_') : "?");
}

/* Calls whose first argument is a path, by the kernel's function. */
static bool takes_path(const char *name)
{
    static const char *const names[] = { "exec",   "open",    "creat",  "link",  "unlink",
                                         "chdir",  "mknod",   "chmod",  "chown", "stat",
                                         "smount", "sumount", "spawn",  "exece", "utime",
                                         "chroot", "saccess", "sysacct" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool is_call(const struct actor *a, const char *name)
{
    return strcmp(a->call.call.name, name) == 0;
}

/* With an environment in V7. */
static bool is_exec(const struct actor *a)
{
    return is_call(a, "exec") || is_call(a, "exece");
}

/* The lab's kernel begins a spawned child by trap1(spawn2): no call of anybody's. */
static bool is_inner(const struct actor *a)
{
    return is_call(a, "spawn2") && a->call.call.number == 0;
}

static void makes(struct observatory *o, struct actor *a)
{
    struct fork_record *r = record_open(o, a);
    if (!r)
        return;
    record_stage(o, r, STAGE_TRAP, (word)(a->call.call.pc - 2));
    if (!is_call(a, "spawn"))
        return;
    spawn_actions(o, r, a->call.call.arg[2]);
    r->request = observe_request(o, a->call.call.arg[0], a->call.call.arg[1]);
}

void call_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    const struct user_layout *l = o->m->kernel.edition->user;
    struct arguments args;
    actor_learn(o, a);
    a->call = (struct fork_event){ .kind = EVENT_CALL };
    name_of(o, f->arg[0], a->call.call.name);
    a->call.call.number = sysent_row(o, f->arg[0], &args);
    for (int i = 0; i < args.count; i++)
        a->call.call.arg[i] = observe_u(o, (word)(l->arg + 2 * (args.first + i)));
    a->call.call.r0 = saved(o, SAVED_R0);
    a->call.call.pc = saved(o, SAVED_R7);
    if (takes_path(a->call.call.name))
        observe_path(o, a->call.call.arg[0], a->call.call.text);
    if (actor_makes(a) && a->making < 0)
        makes(o, a);
    if (is_exec(a)) {
        a->request = observe_request(o, a->call.call.arg[0], a->call.call.arg[1]);
        exec_begins(o, a);
    }
    a->call.fork = actor_fork(a);
    if (!is_inner(a))
        observe_emit(o, a, &a->call);
}

static bool any_free_slot(const struct observatory *o)
{
    struct proc_entry p;
    for (int slot = 0; slot < unix_procs(o->m); slot++)
        if (unix_proc(o->m, slot, &p) && p.stat == PROC_FREE)
            return true;
    return false;
}

static const char *why_failed(const struct observatory *o, const struct actor *a,
                              byte error)
{
    const struct fork_record *r = record_of(o, a->making);
    bool begun = r && r->how != FORK_UNDECIDED;
    bool found = r && variant_stage_at(r, STAGE_FOUND) >= 0;
    bool swap = r && r->swap_blocks && r->swap_block == 0;
    if (error == 0)
        return "newproc was not seen";
    if (o->m->kernel.edition->v7)
        return error == ENOMEM
                   ? "there is no swap space for a process of the largest size"
               : any_free_slot(o) ? "its user has as many processes as he may have"
                                  : "proc[] is full";
    if (error == EAGAIN || !o->m->kernel.edition->page)
        return "proc[] is full";
    if (error == ENOMEM)
        return !found  ? "there is no room for the child's stack"
               : swap  ? "there is no place for it on swap"
               : begun ? "there is no core for it"
                       : "there is no core for one more";
    return is_call(a, "spawn") ? "what spawn was given cannot be used"
                               : "these flags are not to be had";
}

/* What the call gives back in R0 or R1: V7 keeps it in u_r until it is over. */
static word result(const struct observatory *o, int r)
{
    word field = o->m->kernel.edition->user->result;
    if (field != ABSENT)
        return observe_u(o, (word)(field + 2 * r));
    return saved(o, r ? SAVED_R1 : SAVED_R0);
}

/* What a call has come to, for what hangs on it. */
static void conclude(struct observatory *o, struct actor *a, const struct fork_event *e)
{
    if (actor_makes(a) && a->making >= 0)
        fork_failed(o, a, why_failed(o, a, e->call.error), e->call.error);
    else if (is_exec(a) || (is_inner(a) && a->in_exec))
        exec_ends(o, a, e->call.error);
    else if (is_call(a, "wait") && e->call.error == 0)
        wait_done(o, a, e->call.r0, result(o, 1));
    else if (is_call(a, "sbreak"))
        image_mapped(o, a);
}

void call_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    const struct user_layout *l = o->m->kernel.edition->user;
    struct fork_event e = a->call;
    (void)f, (void)r0;
    space_flush(o, a);
    word entry_r0 = e.call.r0;
    e.kind = EVENT_LEFT;
    e.call.error = (byte)observe_u(o, l->error);
    if (observe_u(o, l->intflg) & 0377)
        e.call.error = EINTR;
    e.call.r0 = e.call.error ? e.call.error : result(o, 0);
    e.call.pc = saved(o, SAVED_R7);
    e.fork = actor_fork(a);
    bool inner = is_inner(a);
    if (!inner)
        observe_emit(o, a, &e);
    struct fork_record *r = record_of(o, a->window);
    bool own_fork = actor_makes(a) && a->awaited_child;
    bool ran = is_exec(a) && a->committed;
    if (r && !own_fork && !ran && !inner)
        record_action(r, &e, entry_r0);
    conclude(o, a, &e);
    a->call.call.name[0] = '\0';
}
