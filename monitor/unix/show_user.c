/* U: the user structure of a process, from core, or from the swap area of the pack. */
#include "monitor/unix/entry.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/tell.h"
#include "monitor/unix/user.h"
#include "monitor/unix/whole.h"

/* Where it was read. */
static void say_where(struct monitor *m, const struct proc_entry *p,
                      const struct whole *w)
{
    char who[TELL_TEXT];
    tell_process(m, p, who, sizeof who);
    if (w->drive >= 0)
        say(m, "%s, proc[%d], %s: read from block %u of %s\n", who, p->slot,
            p->stat == PROC_ZOMBIE ? "a zombie" : "swapped out", w->at,
            unix_drive_name(m, w->drive).text);
    else
        say(m, "%s, proc[%d], in core at click %06o%s\n", who, p->slot, w->at,
            p->slot == unix_current(m) ? ", running" : "");
}

static void say_ids(struct monitor *m, const struct proc_entry *p,
                    const struct user_area *u)
{
    char procp[ENTRY_TEXT];
    tell_entry(m, TABLE_PROC, u->procp, procp);
    say(m, "  u_procp  proc[%s]%s\n", procp,
        u->procp == p->at ? "" : "  (not this process: it is being made, or ?)");
    say(m, "  ids      effective %u/%u, real %u/%u\n", u->uid, u->gid, u->ruid, u->rgid);
    say(m, "  sizes    text %u, data %u, stack %u clicks%s\n", u->tsize, u->dsize,
        u->ssize, u->sep ? ", separate I and D" : "");
    if (m->kernel.edition->usize + u->dsize + u->ssize != p->size &&
        p->stat != PROC_ZOMBIE && p->slot != 0)
        say(m, "           (p_size is %u)\n", p->size);
}

static void say_io(struct monitor *m, const struct user_area *u)
{
    say(m, "  args     ");
    for (int i = 0; i < 5; i++)
        say(m, "%06o%s", u->arg[i], i < 4 ? " " : "\n");
    say(m, "  I/O      base %06o, count %u, offset %u, %s space, error %u\n", u->base,
        u->count, (unsigned)u->offset[0] << 16 | u->offset[1],
        u->segflg == 0   ? "user"
        : u->segflg == 1 ? "kernel"
                         : "user I",
        u->error);
    say(m, "  namei    \"");
    for (const char *c = u->entry; *c; c++)
        say(m, "%c", *c >= ' ' && *c <= '~' ? *c : '?');
    say(m, "\"\n");
}

static void say_label(struct monitor *m, const char *name, const word label[3])
{
    say(m, "  %s   sp %06o, r5 %06o", name, label[0], label[1]);
    say(m, m->kernel.edition->v7 ? ", pc %06o\n" : "\n", label[2]);
}

/* Five registers fit behind u_ar0 in a line. */
static const char *before(size_t i)
{
    return i == 0 ? ":" : i == 5 ? "\n                  " : "";
}

/* The registers of the user, as the trap put them on the kernel's stack (reg.h). */
static void say_registers(struct monitor *m, const struct whole *w,
                          const struct user_area *u)
{
    static const struct {
        const char *name;
        int at; /* words from u_ar0 */
    } saved[] = {
        {"r0",  0 },
        { "r1", -2},
        { "r2", -9},
        { "r3", -8},
        { "r4", -7},
        { "r5", -6},
        { "sp", -3},
        { "pc", 1 },
        { "ps", 2 },
    };
    say(m, "  u_ar0    %06o", u->ar0);
    if (u->ar0 == 0) {
        say(m, ": it has not come from user mode\n");
        return;
    }
    for (size_t i = 0; i < sizeof saved / sizeof saved[0]; i++) {
        byte two[2];
        int32_t at = u->ar0 - m->kernel.edition->at + 2 * saved[i].at;
        if (u->ar0 & 1 || at < 0 || at > AREA_BYTES - 2 ||
            !whole_bytes(m, w, (uint32_t)at, two, 2))
            say(m, "%s %s ?", before(i), saved[i].name);
        else
            say(m, "%s %s %06o", before(i), saved[i].name, word_get(two));
    }
    say(m, "\n");
}

/* What wait will give its parent: rexit and core leave it in u_arg[0]. */
static void say_status(struct monitor *m, word status)
{
    if (status & 0177)
        say(m, "  status   killed by signal %d%s\n", status & 0177,
            status & 0200 ? ", core dumped" : "");
    else
        say(m, "  status   exit %d\n", status >> 8);
}

static void say_signals(struct monitor *m, const struct user_area *u)
{
    bool any = false;
    say(m, "  signals ");
    for (int n = 1; n < m->kernel.edition->user->signals && n < UNIX_SIGNALS; n++) {
        if (u->signal[n] == 0)
            continue;
        any = true;
        if (u->signal[n] & 1)
            say(m, " %d ignored", n);
        else
            say(m, " %d to %06o", n, u->signal[n]);
    }
    say(m, any ? "\n" : " as they come\n");
}

static double seconds(const word sixtieths[2])
{
    return ((uint32_t)sixtieths[0] << 16 | sixtieths[1]) / 60.0;
}

static void say_times(struct monitor *m, const struct user_area *u)
{
    say(m, "  seconds  user %.2f, system %.2f; children's %.2f and %.2f\n",
        seconds(u->utime), seconds(u->stime), seconds(u->cutime), seconds(u->cstime));
}

/* A zombie of the lab or of V7 has its status and times, its children's with them, in proc[]. */
static enum result say_buried(struct monitor *m, const struct proc_entry *p,
                              const char *who)
{
    say(m, "%s, proc[%d], a zombie: its u-area is gone, proc[] has what is left\n", who,
        p->slot);
    say_status(m, p->status);
    say(m, "  seconds  user %.2f, system %.2f, its children's with them\n",
        seconds(p->utime), seconds(p->stime));
    return DONE;
}

enum result do_u(struct monitor *m, const char *args)
{
    struct proc_entry p;
    struct user_area u;
    struct whole w;
    char who[TELL_TEXT];
    if (take_process(m, "U", args, &p) != DONE)
        return FAILED;
    tell_process(m, &p, who, sizeof who);
    if (p.stat == PROC_ZOMBIE && m->kernel.edition->zombie == 0)
        return say_buried(m, &p, who);
    if (!whole_user(m, &p, &u, &w))
        return no_image(m, &p);
    say_where(m, &p, &w);
    say_ids(m, &p, &u);
    say_io(m, &u);
    say_label(m, "u_rsav", u.rsav);
    say_label(m, "u_qsav", u.qsav);
    say_label(m, "u_ssav", u.ssav);
    if (p.stat == PROC_ZOMBIE) {
        say_status(m, u.arg[0]);
    } else {
        say_registers(m, &w, &u);
        say_signals(m, &u);
    }
    say_times(m, &u);
    return DONE;
}
