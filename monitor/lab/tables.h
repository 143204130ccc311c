/* The lab kernel's tables as they are in core, and its processes with what is in their user
 * structures, wherever those are. */
#ifndef MONITOR_LAB_TABLES_H
#define MONITOR_LAB_TABLES_H

#include "monitor/lab/names.h"
#include "monitor/machine.h"

enum { LAB_PAGES = 8, LAB_PROCS = 64, LAB_FILES = 15, LAB_CLICK = 64, LAB_CLICKS = 3968 };

/* A user structure, as far as it is looked at. */
struct lab_user {
    word ofile[LAB_FILES], cdir, tsize, dsize, ssize;
};

struct lab_proc {
    word at; /* its address; 0 ends a list of them */
    byte stat, flag, cow, shr;
    word pid, ppid, addr, size, wchan, textp, lent, swap, swap_blocks;
    word page[LAB_PAGES]; /* addresses of struct page */
    bool in_core;         /* addr is a click, not a block */
    bool half_made;       /* by forkswap.s: all it has is its parent's still */
    struct lab_user u;
};

struct lab_tables {
    const struct machine *machine;
    struct lab_names n;
    struct lab_proc proc[LAB_PROCS + 1]; /* those in use */
};

/* The word, or byte, at the kernel's address AT: below 140000 it is core as it lies. */
word lab_word(const struct lab_tables *t, unsigned at);
byte lab_byte(const struct lab_tables *t, unsigned at);

/* Reads proc[] and the user structures; those on the swap disk only if DISK. */
void lab_tables_read(struct lab_tables *t, bool disk);

/* The process at that address, or with that pid; NULL: none is in use there. */
const struct lab_proc *lab_proc_at(const struct lab_tables *t, word at);
const struct lab_proc *lab_proc_pid(const struct lab_tables *t, word pid);

/* A process that has ended and is not waited for yet. */
bool lab_zombie(const struct lab_tables *t, const struct lab_proc *p);

#endif
