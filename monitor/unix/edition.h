/* One table per edition: where its kernel keeps what, and what it calls its functions. Data
 * only: a further edition is a further row. */
#ifndef MONITOR_UNIX_EDITION_H
#define MONITOR_UNIX_EDITION_H

#include "devices/word.h"

enum { ABSENT = 0177777 }; /* the edition has no such field */

/* Byte offsets within struct proc, its size, and the length of proc[]. */
struct proc_layout {
    word entries, size;
    word stat, flag, pri, sig, uid, time, cpu, nice, ttyp, pid, ppid, addr, psize, wchan,
        textp;
};

struct edition {
    const char *name; /* "v6" */
    struct proc_layout proc;
    /* The rest belongs to monitor/unix/edition.c's author: u, text, inode, file, buf. */
    word usize;  /* clicks of the u-area: 16 */
    word maxmem; /* MAXMEM, clicks of a process */
};

extern const struct edition edition_table[];
extern const int edition_count;

struct symbols;

/* The row for a kernel with these names; NULL: none fits. */
const struct edition *edition_of(const struct symbols *s);

#endif
