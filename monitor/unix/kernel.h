/* The guest's kernel as it looks from outside: which one runs, its names, its tables. Read
 * from the stopped machine's memory; no guest code runs, nothing is disturbed, and nothing
 * in it is believed: what cannot be so is marked.
 *
 * V6 manual and source: param.h, proc.h, user.h, text.h, inode.h, file.h, buf.h. */
#ifndef MONITOR_UNIX_KERNEL_H
#define MONITOR_UNIX_KERNEL_H

#include "monitor/symbols.h"
#include "monitor/unix/edition.h"

struct monitor;

enum {
    KERNEL_PATH = 32,
    KERNEL_PROCS = 256,    /* most entries of proc[] that are looked at */
    KERNEL_ENTRIES = 1000, /* and of any other table */
    UNIX_PAGES = 8,        /* of the KT11 */
    UNIX_FILES = 20,
    UNIX_SIGNALS = 20,
    UNIX_NAME = 15
};

/* Where the running kernel has its tables. */
enum kernel_table {
    TABLE_PROC,
    TABLE_TEXT,
    TABLE_INODE,
    TABLE_FILE,
    TABLE_BUF,
    TABLE_MOUNT,
    TABLE_PAGE,
    KERNEL_TABLES
};

struct table_place {
    word at, size; /* bytes */
    int entries;   /* 0: it has none */
};

/* What a process was last seen to exec. */
struct process_note {
    word pid; /* 0: nothing is known */
    char name[UNIX_NAME];
};

struct kernel {
    bool known;             /* names and, if EDITION is not NULL, tables */
    char path[KERNEL_PATH]; /* "/unix" */
    int drive;              /* the pack it was found on; -1: a file of the host's */
    const struct edition *edition; /* NULL: of no edition that has a table */
    struct symbols symbols;
    struct table_place table[KERNEL_TABLES];
    struct process_note note[KERNEL_PROCS]; /* by slot */
    uint64_t since;                         /* the instruction that turned the KT11 on */
    char why[200]; /* not known: why not, a sentence for people */
    bool by_hand;  /* its names were loaded by the operator, who is believed */
    uint64_t sum;  /* of its text, by which it is known again: monitor/unix/match.h */
    struct mmu_listener listener; /* hears that the KT11 comes on */
    int64_t not_before, wait;     /* ns: until then it is not looked for again */
};

/* From now on, and once for a session: a kernel is looked for when the KT11 comes on. The
 * one meant is the a.out in the root directory of a mounted pack whose text and data lie in
 * core at that instant; its names are kept from then on, whatever becomes of the file. */
void kernel_listen(struct monitor *m);

/* The machine is started anew: no kernel runs until the KT11 comes on. */
void kernel_expect(struct monitor *m);

/* Looks for the kernel of a machine that runs already: one that was restored, or whose bootstrap
 * had the KT11 on already, as V7M's has for a kernel with separate spaces. Its text must be
 * there, its data for the greater part. True: found, M's kernel is it. */
bool kernel_recognise(struct monitor *m);

/* Looks for it while the machine runs, unless it did so shortly before: a kernel that has just
 * been loaded, or one that is RUNNING. False: it was too early. */
bool kernel_look(struct monitor *m, bool running);

/* K, filled but for what recognition finds out, is the kernel; its symbols become M's. */
void kernel_take(struct monitor *m, struct kernel *k);

/* Nothing is known of a kernel, nor kept of one that was. */
void kernel_forget(struct monitor *m);

/* Fills K's edition and tables from K's symbols. Lengths are those of this very kernel, by
 * the distance from each table to what lies behind it. False: of no edition with a table. */
bool kernel_adopt(struct kernel *k);

/* The address of one of the kernel's names. */
bool kernel_symbol(const struct kernel *k, const char *name, word *va);

/* The word or byte at VA of the kernel's data, by the KT11's present map. False: cannot be
 * read. */
bool kernel_word(const struct monitor *m, word va, word *data);
bool kernel_byte(const struct monitor *m, word va, byte *data);
bool kernel_word_named(const struct monitor *m, const char *variable, word *data);

/* A word of core by click and byte offset, as an image lies there; or N bytes. */
bool core_word(const struct monitor *m, word click, uint32_t offset, word *data);
bool core_bytes(const struct monitor *m, word click, uint32_t offset, byte *data,
                size_t n);

/* An entry of proc[]. Fields that the edition does not have are 0. */
struct proc_entry {
    int slot;
    word at; /* its address */
    byte stat, flag, time, cpu;
    word sig; /* the signal, or V7's bit for each of them from 1 on */
    word uid;
    int8_t pri, nice;
    word ttyp, pid, ppid;
    word addr; /* click of core, or block of swap */
    word size; /* clicks */
    word wchan;
    word textp;                      /* address of its text[], 0: none */
    word pgrp, link, clktim;         /* V7 */
    word status, utime[2], stime[2]; /* of a zombie that leaves no u: V7, the lab */

    /* Where images are made of pages (the lab); else all 0. */
    word page[UNIX_PAGES]; /* address of each page[], 0: none */
    byte copied, shared;   /* a bit for each: copy-on-write; shared for good */
    word lent;             /* vfork's child: the struct proc whose memory it has */
    byte way;              /* that it was made in: the policy's number */
    word swap, blocks;     /* of swap that are kept for it; blocks 0: none */
};

/* p_stat and p_flag in one meaning for all editions. */
enum {
    PROC_FREE,
    PROC_SLEEP,
    PROC_WAIT,
    PROC_RUN,
    PROC_IDLE,
    PROC_ZOMBIE,
    PROC_STOP,
    PROC_UNKNOWN
};
enum {
    PROC_LOADED = 1,
    PROC_SYSTEM = 2,
    PROC_LOCKED = 4,
    PROC_SWAPPING = 010,
    PROC_TRACED = 020,
    PROC_WAITED = 040,
    PROC_ODD = 0100, /* a bit is on that the edition gives no meaning to */
    PROC_LENT = 0200 /* its memory is lent to the child it has vforked */
};

int unix_procs(const struct monitor *m); /* NPROC; 0: no table */
bool unix_proc(const struct monitor *m, int slot, struct proc_entry *p);
/* Whether p_addr is a click of core: also while the image is being written to swap, since V6's
 * sched takes SLOAD away before xswap, which holds SLOCK until it is over. */
bool unix_in_core(const struct proc_entry *p);
int unix_slot(const struct monitor *m, word at); /* of a struct proc's address; -1 */
int unix_slot_of_pid(const struct monitor *m, word pid); /* in use; -1 */
int unix_current(const struct monitor *m);               /* u.u_procp's slot; -1: none */

/* The user structure in the u-area at CLICK. */
struct user_area {
    word rsav[3], ssav[3], qsav[3]; /* SP, R5, and in V7 PC (else 0) */
    byte segflg, error, intflg;
    word uid, gid, ruid, rgid;
    word procp, base, count, offset[2], cdir, dirp;
    word uisa[16], uisd[16];
    word ofile[UNIX_FILES];
    word arg[5];
    word tsize, dsize, ssize; /* clicks */
    word sep;
    word signal[UNIX_SIGNALS];
    word utime[2], stime[2], cutime[2], cstime[2];
    word header[4];       /* of the file that exec has read: magic, text, data, bss */
    word result[2];       /* V7's u_r */
    char comm[UNIX_NAME]; /* V7's u_comm: what it was last seen to exec; "" */
    word ar0;
    char entry[UNIX_NAME]; /* u_dent.u_name: the last path component namei looked at */
};
bool unix_user(const struct monitor *m, word click, struct user_area *u);

struct text_entry {
    int slot;
    bool used;
    word at, daddr, caddr, size, iptr;
    byte count, ccount;
};
int unix_texts(const struct monitor *m);
bool unix_text(const struct monitor *m, int slot, struct text_entry *t);

/* A run of clicks that is one page of one process or of several. */
struct page_entry {
    word at;           /* its address */
    word addr, clicks; /* clicks 0: the entry is free */
    word count;        /* of holders */
};
int unix_pages(const struct monitor *m); /* entries of page[]; 0: the edition has none */
bool unix_page(const struct monitor *m, int i, struct page_entry *page);
/* The one at that address of the kernel's. */
bool unix_page_at(const struct monitor *m, word at, struct page_entry *page);

/* What a free map (coremap, swapmap) says: up to MOST runs. -1: it cannot be true. */
struct free_run {
    word size, at; /* clicks or blocks */
};
int unix_free(const struct monitor *m, const char *map, struct free_run *runs, int most);

/* What the process in SLOT is called: by its last exec if fork11 saw it, else by its text's
 * inode on the mounted pack or the arguments on its stack. "?" if none tells. */
void unix_name(const struct monitor *m, int slot, char name[UNIX_NAME]);

/* For unix_name: the process in SLOT has exec'd PATH; a child was made, called as its parent. */
void unix_note_exec(struct monitor *m, int slot, word pid, const char *path);
void unix_note_fork(struct monitor *m, int parent_slot, int child_slot, word child_pid);

#endif
