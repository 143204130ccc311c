/* PROC: proc[] as ps shows it, from outside. */
#include "monitor/unix/tell.h"

static const char *const states[] = {
    [PROC_FREE] = "free", [PROC_SLEEP] = "sleep", [PROC_WAIT] = "wait",
    [PROC_RUN] = "run",   [PROC_IDLE] = "idle",   [PROC_ZOMBIE] = "zombie",
    [PROC_STOP] = "stop", [PROC_UNKNOWN] = "?",
};

static const struct bit_name flags[] = {
    {PROC_LOADED,    "loaded"  },
    { PROC_SYSTEM,   "system"  },
    { PROC_LOCKED,   "locked"  },
    { PROC_SWAPPING, "swapping"},
    { PROC_TRACED,   "traced"  },
    { PROC_WAITED,   "waited"  },
    { PROC_LENT,     "lent"    },
    { PROC_ODD,      "?"       },
    { 0,             NULL      },
};

/* Where its image is tells of the flag that it is loaded; what contradicts is said. */
static byte telling_flags(const struct proc_entry *p)
{
    return p->stat == PROC_ZOMBIE ? p->flag : p->flag & (byte)~PROC_LOADED;
}

static int ones(byte bits)
{
    return __builtin_popcount(bits);
}

/* Of the lab: whose memory it has, and of its pages those that are not its alone. */
static void say_pages(struct monitor *m, const struct proc_entry *p)
{
    struct proc_entry lender;
    int slot = p->lent ? unix_slot(m, p->lent) : -1;
    if (slot >= 0 && unix_proc(m, slot, &lender))
        say(m, ", has %u's memory", lender.pid);
    if (p->copied)
        say(m, ", %d cow", ones(p->copied));
    if (p->shared)
        say(m, ", %d shared", ones(p->shared));
}

/* 78 columns and the flags, for a terminal of 80. */
static void say_process(struct monitor *m, const struct proc_entry *p)
{
    char place[16], text[ENTRY_TEXT], waits[24] = "-", words[TELL_TEXT], name[UNIX_NAME];
    char uid[8] = "-";
    if (m->kernel.edition->proc.uid != ABSENT)
        snprintf(uid, sizeof uid, "%u", p->uid);
    tell_place(m, p, place, sizeof place);
    tell_entry(m, TABLE_TEXT, p->textp, text);
    if (p->wchan)
        tell_kernel(m, p->wchan, waits, sizeof waits);
    tell_bits(flags, telling_flags(p), words, sizeof words);
    unix_name(m, p->slot, name);
    say(m, "%c%2d %5u %5u %-6s %4d %3s %4u %-12s%4u %-11s %3s %s%s%s",
        p->slot == unix_current(m) ? '>' : ' ', p->slot, p->pid, p->ppid, states[p->stat],
        p->pri, uid, p->time, place, p->size, waits, text, name,
        telling_flags(p) ? ", " : "", telling_flags(p) ? words : "");
    say_pages(m, p);
    say(m, "\n");
}

enum result do_proc(struct monitor *m, const char *args)
{
    struct proc_entry p;
    bool one = *skip_blanks(args) != '\0';
    if (one ? take_process(m, "PROC", args, &p) : tables_wanted(m))
        return FAILED;
    say(m,
        "  #   PID  PPID STATE   PRI UID TIME PLACE       SIZE WAITS FOR   TXT NAME\n");
    if (one)
        say_process(m, &p);
    for (int slot = 0; slot < unix_procs(m) && !one; slot++)
        if (unix_proc(m, slot, &p) && p.stat != PROC_FREE)
            say_process(m, &p);
    return DONE;
}
