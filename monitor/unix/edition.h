/* One table per edition: where its kernel keeps what. Data only: a further edition is a
 * further row. Offsets are in bytes; ABSENT is a field that the edition has not, WIDE is
 * added to one that is a word here and a byte in the Sixth Edition. */
#ifndef MONITOR_UNIX_EDITION_H
#define MONITOR_UNIX_EDITION_H

#include "images/v6fs.h"
#include "monitor/symbols.h"

enum {
    ABSENT = 0177777,
    WIDE = 040000,
    EDITION_STATES = 8, /* codes of p_stat that a table can tell */
    EDITION_MARKS = 4
};

/* Each table's length is param.h's: a rebuilt kernel's own is found from its names, see
 * kernel_adopt. */

struct proc_layout {
    word entries, size;
    word stat, flag, pri, sig, uid, time, cpu, nice, ttyp, pid, ppid, addr, psize, wchan,
        textp;
    word pgrp, link, clktim; /* of V7 */
    word status, utime,
        stime; /* of a zombie that leaves no u behind: a word, two longs */
};

struct user_layout {
    word size;
    word rsav, ssav, qsav; /* SP, then R5; V7: R2 to R5, SP, PC */
    word segflg, error, uid, gid, ruid, rgid, procp, base, count, offset, cdir, dirp;
    word name; /* of u_dent */
    word uisa, uisd;
    word pages; /* words in each of these two */
    word ofile, files, arg, tsize, dsize, ssize, sep, signal, signals;
    word utime, stime; /* a word, WIDE: a long */
    word cutime, cstime, ar0, nice, intflg;
    word header; /* the first words of the file that exec has read: u_arg, or u_exdata */
    word result; /* what a call gives back, till it is over: u_r */
    word comm;   /* what it was last seen to exec */
};

struct text_layout {
    word entries, size;
    word daddr, caddr, tsize, iptr, count, ccount;
};

struct inode_layout {
    word entries, size;
    word flag, count, dev, number, mode, nlink, uid, gid, size0, size1, addr, lastr;
    byte addresses; /* in i_addr */
    byte address;   /* bytes of one */
};

struct file_layout {
    word entries, size;
    word flag, count, inode, offset;
};

struct buf_layout {
    word entries, size;
    word flags, forw, back, avforw, avback, dev, wcount, addr, xmem, error, resid;
    word blkno, blkno0; /* its low word, and its high word if it is a long */
    bool bytes;         /* wcount is bytes, as they are, not words, negative */
};

struct mount_layout {
    word entries, size;
    word dev, bufp, inodp;
};

/* The lab's: each KT11 page of data and stack is a run of clicks, an entry of page[] that
 * several processes may hold; and what its struct proc has for that behind V6's fields. */
struct page_layout {
    word entries, size;
    word addr, length, count;
    word pages; /* of struct proc: 8 words, the address of a page[] or 0 */
    word copied, shared, lent, way;
    word swap,
        blocks; /* of swap that are kept for it while it lives: the first, how many */
    word retry; /* of u: where fault.s begins a kernel's store anew */
};

struct edition {
    const char *name; /* "v6" */
    struct proc_layout proc;
    const struct user_layout *user;
    const struct text_layout *text;
    const struct inode_layout *inode;
    const struct file_layout *file;
    const struct buf_layout *buf;
    const struct mount_layout *mount;
    const struct page_layout *page; /* NULL: an image in core is one piece */
    /* V7's ways: blocks of swap count from swplo, which is a long; trap() itself calls what
     * sysent has for a call; p_sig has a bit for each signal; newproc always saves in u_ssav
     * what its child is to wake by, and lets it run by SSWAP; exec makes the new image in one
     * expand; exit has the status as its argument. */
    bool v7;
    enum v6_edition fs; /* of its packs */
    bool sticky; /* a text stays in use, by x_iptr, after its x_count is 0 (ISVTX) */
    byte state[EDITION_STATES]; /* PROC_... for each code of p_stat */
    byte flag[8]; /* PROC_... for each bit of p_flag, 0: it has no meaning */
    word at;      /* where u lies in the kernel's data space */
    word usize;   /* clicks of the u-area: 16 */
    word maxmem;  /* MAXMEM, clicks of a process */
    word sincr;   /* clicks that a stack grows by */
    word zombie;  /* blocks of swap that a zombie holds, with u in the first; 0: none */
    const char *has[EDITION_MARKS];   /* names that its kernel has, */
    const char * not [EDITION_MARKS]; /* and that it has not */
};

extern const struct edition edition_table[];
extern const int edition_count;

/* The edition that a kernel with these names is of: by the names, and by the distances from
 * its tables to what lies behind them, which must be whole numbers of entries. NULL: none
 * that has a table. */
const struct edition *edition_of(const struct symbols *s);

/* Bytes from NAME, a variable, to the next one behind it; 0: there is no such name, or
 * nothing behind it. */
word edition_room(const struct symbols *s, const char *name);

#endif
