/* What a process is called. V7 keeps it in u_comm. Before that the kernel keeps no name: fork11
 * remembers the execs it saw; else the text's inode is looked for on its pack; else the first
 * argument is read off the top of the stack, where exec puts (sys1.c)
 *
 *     count, pointers to the arguments, -1, the arguments' bytes, to the end of memory
 *
 * and where a C program's start (crt0.s) puts the address of the pointers over the count. */
#include "monitor/monitor.h"
#include "monitor/unix/inode.h"
#include "monitor/unix/whole.h"

#include <string.h>

enum { STACK_BYTES = 1280, MOST_ARGUMENTS = 128 };

/* The last component of PATH, as far as it is printable. */
static bool take_name(const char *path, size_t n, char name[UNIX_NAME])
{
    size_t length = 0;
    for (size_t i = 0; i < n && path[i]; i++) {
        if (path[i] < ' ' || path[i] > '~')
            return false;
        if (path[i] == '/')
            length = 0;
        else if (length < UNIX_NAME - 1)
            name[length++] = path[i];
    }
    name[length] = '\0';
    return length > 0;
}

/* Whether the -1 at byte AT of the stack's last N bytes ends a vector of arguments. C's
 * start-up code (crt0) puts the vector's address where the count was. */
static bool is_vector(const byte *stack, int n, int at)
{
    for (int argc = 1; argc <= MOST_ARGUMENTS; argc++) {
        int first = at - 2 * argc;
        if (first - 2 < 0)
            return false;
        word count = word_get(stack + first - 2);
        if ((count == argc || count == (word)(first - n)) &&
            word_get(stack + first) == (word)(at + 2 - n))
            return true;
    }
    return false;
}

static bool by_arguments(const struct monitor *m, const struct proc_entry *p,
                         char name[UNIX_NAME])
{
    struct whole w;
    byte stack[STACK_BYTES];
    if (!whole_of(m, p, &w))
        return false;
    uint32_t bytes = (uint32_t)w.clicks * CLICK;
    int n = bytes < STACK_BYTES ? (int)bytes : STACK_BYTES;
    if (!whole_bytes(m, &w, bytes - (uint32_t)n, stack, (size_t)n))
        return false;
    for (int at = n - 4; at >= 4; at -= 2)
        if (word_get(stack + at) == 0177777 && is_vector(stack, n, at))
            return take_name((const char *)stack + at + 2, (size_t)(n - at - 2), name);
    return false;
}

static bool by_text(const struct monitor *m, const struct proc_entry *p,
                    char name[UNIX_NAME])
{
    struct text_entry t;
    struct inode_entry i;
    int slot = -1;
    for (int n = 0; n < unix_texts(m) && slot < 0 && p->textp; n++)
        if (unix_text(m, n, &t) && t.at == p->textp)
            slot = n;
    return slot >= 0 && t.used && unix_inode_at(m, t.iptr, &i) &&
           unix_inode_name(m, &i, name);
}

static bool by_user(const struct monitor *m, const struct proc_entry *p,
                    char name[UNIX_NAME])
{
    struct user_area u;
    return m->kernel.edition && m->kernel.edition->user->comm != ABSENT &&
           p->stat != PROC_ZOMBIE && whole_user(m, p, &u, NULL) &&
           take_name(u.comm, sizeof u.comm, name);
}

static bool by_note(const struct monitor *m, const struct proc_entry *p,
                    char name[UNIX_NAME])
{
    if (p->slot >= KERNEL_PROCS)
        return false;
    const struct process_note *note = &m->kernel.note[p->slot];
    if (note->name[0] == '\0' || note->pid != p->pid)
        return false;
    memcpy(name, note->name, UNIX_NAME);
    return true;
}

void unix_name(const struct monitor *m, int slot, char name[UNIX_NAME])
{
    struct proc_entry p;
    memcpy(name, "?", 2);
    if (!unix_proc(m, slot, &p) || p.stat == PROC_FREE)
        return;
    if (slot == 0 && p.flag & PROC_SYSTEM)
        memcpy(name, "sched", 6);
    else if (!by_note(m, &p, name) && !by_user(m, &p, name) && !by_text(m, &p, name) &&
             !by_arguments(m, &p, name))
        memcpy(name, "?", 2);
}

void unix_note_exec(struct monitor *m, int slot, word pid, const char *path)
{
    if (slot < 0 || slot >= KERNEL_PROCS)
        return;
    struct process_note *note = &m->kernel.note[slot];
    note->pid = pid;
    if (!take_name(path, strlen(path), note->name))
        note->name[0] = '\0';
}

void unix_note_fork(struct monitor *m, int parent_slot, int child_slot, word child_pid)
{
    struct proc_entry p;
    char name[UNIX_NAME] = "";
    if (child_slot < 0 || child_slot >= KERNEL_PROCS)
        return;
    struct process_note *note = &m->kernel.note[child_slot];
    *note = (struct process_note){ .pid = child_pid };
    if (unix_proc(m, parent_slot, &p) && by_note(m, &p, name))
        memcpy(note->name, name, UNIX_NAME);
}
