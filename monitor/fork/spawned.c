/* A child that is nobody's copy: what spawn was told to do for it, and its exec, which is no
 * system call of its own (images/lab/sys/spawn.s). */
#include "monitor/fork/observe.h"

enum { SPAWN_CLOSE = 1, SPAWN_DUP, SPAWN_OPEN, SPAWN_CREAT, SPAWN_DEFAULT, SPAWN_IGNORE };

/* The call that an action stands for, with the words behind it. */
struct kind {
    const char *call; /* the kernel's function */
    int words;        /* behind the action's number */
};
static const struct kind kinds[] = {
    [SPAWN_CLOSE] = {"close",  1},
      [SPAWN_DUP] = { "dup",   2},
    [SPAWN_OPEN] = { "open",  3},
      [SPAWN_CREAT] = { "creat", 3},
    [SPAWN_DEFAULT] = { "ssig",  1},
      [SPAWN_IGNORE] = { "ssig",  1},
};

/* As if the child had made the call itself, and with success. */
static struct fork_event call_of(struct observatory *o, word what, const word *w)
{
    struct fork_event e = { .kind = EVENT_LEFT };
    snprintf(e.call.name, sizeof e.call.name, "%s", kinds[what].call);
    if (what == SPAWN_OPEN || what == SPAWN_CREAT) {
        observe_path(o, w[1], e.call.text);
        e.call.arg[0] = w[1];
        e.call.arg[1] = w[2];
        e.call.r0 = w[0];
    } else if (what == SPAWN_DUP) {
        e.call.r0 = w[1];
    } else if (what != SPAWN_CLOSE) {
        e.call.arg[0] = w[0];
        e.call.arg[1] = what == SPAWN_IGNORE;
    }
    return e;
}

void spawn_actions(struct observatory *o, struct fork_record *r, word list)
{
    word what, w[3] = { 0 };
    for (int n = 0; list && n <= RECORD_ACTIONS; n++) {
        if (!observe_user_word(o, list, &what) || what == 0 || what > SPAWN_IGNORE)
            return;
        for (int i = 0; i < kinds[what].words; i++)
            if (!observe_user_word(o, (word)(list + 2 + 2 * i), &w[i]))
                return;
        struct fork_event e = call_of(o, what, w);
        record_action(r, &e, w[0]);
        list = (word)(list + 2 + 2 * kinds[what].words);
    }
}

/* exec1 finds the file: the path of a spawned child lies in the kernel, at u.u_dirp. */
void exec1_entered(struct observatory *o, struct actor *a, struct frame *f)
{
    char *text = a->call.call.text;
    byte c;
    (void)f;
    if (a->in_exec)
        return; /* by the call of exec */
    word at = observe_u(o, o->m->kernel.edition->user->dirp);
    size_t n = 0;
    for (; n < EVENT_TEXT - 1; n++)
        if (!kernel_byte(o->m, (word)(at + n), &c) || c < ' ' || c > '~')
            break;
        else
            text[n] = (char)c;
    text[n] = '\0';
    exec_begins(o, a);
}
