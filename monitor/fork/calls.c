/* System calls: trap1(f) is every one's way in and out, also for one that a signal cuts short
 * (V6 ken/trap.c). */
#include "monitor/fork/observe.h"

#include <string.h>

/* Words from the saved R0, where u.u_ar0 points: V6 reg.h. */
enum { SAVED_R0 = 0, SAVED_R1 = -2, SAVED_R7 = 1 };
enum { SYSENT_ENTRIES = 64, SYSENT_SIZE = 4, EINTR = 4 };

void trap_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    (void)a;
    if (cpu_previous(&o->m->machine->cpu) != USER)
        return;
    o->trap_at = f->at;
    o->trap_count = f->count;
}

static word saved(const struct observatory *o, const struct user_area *u, int n)
{
    word data = 0;
    kernel_word(o->m, (word)(u->ar0 + 2 * n), &data);
    return data;
}

/* The call's number and how many arguments it has: the row of sysent with the function F. */
static word sysent_row(const struct observatory *o, word f, int *args)
{
    word table, count, call;
    *args = 0;
    if (!kernel_symbol(&o->m->kernel, "_sysent", &table))
        return 0;
    for (word i = 0; i < SYSENT_ENTRIES; i++) {
        word at = (word)(table + SYSENT_SIZE * i);
        if (!kernel_word(o->m, (word)(at + 2), &call) || call != f)
            continue;
        if (kernel_word(o->m, at, &count))
            *args = count > EVENT_ARGS ? EVENT_ARGS : count;
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
    static const char *const names[] = { "exec",   "open",  "creat",  "link",
                                         "unlink", "chdir", "mknod",  "chmod",
                                         "chown",  "stat",  "smount", "sumount" };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool is_call(const struct actor *a, const char *name)
{
    return strcmp(a->call.call.name, name) == 0;
}

void call_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    struct user_area u;
    int args;
    actor_learn(o, a);
    a->call = (struct fork_event){ .kind = EVENT_CALL };
    if (!observe_user(o, &u))
        return;
    name_of(o, f->arg[0], a->call.call.name);
    a->call.call.number = sysent_row(o, f->arg[0], &args);
    for (int i = 0; i < args; i++)
        a->call.call.arg[i] = u.arg[i];
    a->call.call.r0 = saved(o, &u, SAVED_R0);
    a->call.call.pc = saved(o, &u, SAVED_R7);
    if (takes_path(a->call.call.name))
        observe_path(o, u.arg[0], a->call.call.text);
    if (is_call(a, "fork") && a->making < 0) {
        struct fork_record *r = record_open(o, a);
        if (r)
            record_stage(o, r, STAGE_TRAP, (word)(a->call.call.pc - 2));
    }
    if (is_call(a, "exec"))
        exec_begins(o, a);
    a->call.fork = actor_fork(a);
    observe_emit(o, a, &a->call);
}

/* What a call has come to, for what hangs on it. */
static void conclude(struct observatory *o, struct actor *a, const struct user_area *u,
                     const struct fork_event *e)
{
    if (is_call(a, "fork") && a->making >= 0)
        fork_failed(o, a, e->call.error ? "proc[] is full" : "newproc was not seen",
                    e->call.error);
    else if (is_call(a, "exec"))
        exec_ends(o, a, e->call.error);
    else if (is_call(a, "wait") && e->call.error == 0)
        wait_done(o, a, e->call.r0, saved(o, u, SAVED_R1));
    else if (is_call(a, "sbreak"))
        image_mapped(o, a);
}

void call_left(struct observatory *o, struct actor *a, struct frame *f, word r0)
{
    struct user_area u;
    struct fork_event e = a->call;
    (void)f, (void)r0;
    if (!observe_user(o, &u))
        return;
    space_flush(o, a);
    word entry_r0 = e.call.r0;
    e.kind = EVENT_LEFT;
    e.call.error = u.intflg ? EINTR : u.error;
    e.call.r0 = e.call.error ? e.call.error : saved(o, &u, SAVED_R0);
    e.call.pc = saved(o, &u, SAVED_R7);
    e.fork = actor_fork(a);
    observe_emit(o, a, &e);
    struct fork_record *r = record_of(o, a->window);
    bool own_fork = is_call(a, "fork") && a->awaited_child;
    bool ran = is_call(a, "exec") && a->committed;
    if (r && !own_fork && !ran)
        record_action(r, &e, entry_r0);
    conclude(o, a, &u, &e);
    a->call.call.name[0] = '\0';
}
