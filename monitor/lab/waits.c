/* The lab kernel's channels of sleep (images/lab/sys), in words. */
#include "monitor/lab/waits.h"

#include "monitor/fork/phrase.h"
#include "monitor/unix/tell.h"

#include <string.h>

enum { MOST = 4, PIPE_ROOM = 2, PIPE_DATA = 4 };

/* Offset of AT in its entry of TABLE; -1: it is not in there. */
static int offset_in(const struct monitor *m, enum kernel_table table, word at)
{
    const struct table_place *t = &m->kernel.table[table];
    if (t->entries == 0 || at < t->at || at >= t->at + t->entries * t->size)
        return -1;
    return (at - t->at) % t->size;
}

static void tell_channel(const struct monitor *m, word at, char *text, size_t size)
{
    int proc = offset_in(m, TABLE_PROC, at), inode = offset_in(m, TABLE_INODE, at);
    char name[TELL_TEXT];
    const char *what = NULL;
    tell_kernel(m, at, name, sizeof name);
    if (proc == 0)
        what = "a child to end"; /* wait sleeps on its own struct proc */
    else if (proc > 0)
        what = "its memory, lent to its child"; /* vwait, on a field of it */
    else if (inode == PIPE_ROOM)
        what = "room in a pipe";
    else if (inode == PIPE_DATA)
        what = "something in a pipe";
    else if (strncmp(name, "kl11", 4) == 0)
        what = "the terminal";
    snprintf(text, size, "%s", what ? what : name);
}

static void tell_one(struct monitor *m, const struct proc_entry *p, bool first,
                     char *text, size_t size)
{
    char name[UNIX_NAME], what[TELL_TEXT];
    unix_name(m, p->slot, name);
    phrase_add(text, size, "%s%s", first ? "" : ", ", phrase_process(name, p->pid).text);
    if (p->wchan) {
        tell_channel(m, p->wchan, what, sizeof what);
        phrase_add(text, size, "%s %s", first ? " waits for" : " for", what);
    } else {
        phrase_add(text, size, "%s",
                   p->stat == PROC_ZOMBIE ? " has ended" : " is stopped");
    }
}

void waits_tell(struct bench *b, char *text, size_t size)
{
    struct monitor *m = bench_monitor(b);
    struct proc_entry p;
    int n = 0;
    *text = '\0';
    for (int slot = 0; slot < unix_procs(m); slot++) {
        if (bench_resident(b, slot) || !unix_proc(m, slot, &p) || p.stat == PROC_FREE)
            continue;
        if (n++ < MOST)
            tell_one(m, &p, n == 1, text, size);
    }
    if (n > MOST)
        phrase_add(text, size, ", and %d more", n - MOST);
}
