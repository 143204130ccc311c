/* A program's file as it was read: its names, and its text to compare with a process's. */
#ifndef MONITOR_PROGRAM_H
#define MONITOR_PROGRAM_H

#include "monitor/unix/guest.h"

struct program {
    struct guest_file file; /* number 0: a free place */
    uint64_t used;          /* when it was last asked for, in queries */
    struct symbols symbols;
    byte *text; /* symbols.text bytes; NULL: nothing was read */
};

void program_free(struct program *p);

/* P from the N bytes at FILE, instead of what it was. False: that is no program, or the host
 * has no memory; then P is free. */
bool program_fill(struct program *p, const byte *file, size_t n, const char *origin);

/* P from FILE of the guest's, which people call NAME. */
bool program_load(const struct monitor *m, struct program *p,
                  const struct guest_file *file, const char *name);

/* Whether P's text is the one that the process has, in core or on the swap area, but for a
 * few bytes where a debugger may have put breakpoints. */
bool program_is(const struct monitor *m, const struct program *p,
                const struct proc_entry *process);

/* The text[] entry of the process. False: it has none. */
bool program_shared(const struct monitor *m, const struct proc_entry *process,
                    struct text_entry *t);

#endif
