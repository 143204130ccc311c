/* The kernels of the Fourth to Seventh Editions, as their headers in /usr/sys lay them out, and
 * the lab's, as its defs.s does: proc.h, user.h, text.h, inode.h, file.h, buf.h, systm.h,
 * param.h. The C compilers of these years put a char at any byte and all else at an even one.
 *
 * The Fourth Edition's p_uid is not there yet (p_null). Before the Sixth b_flags holds the
 * high bits of a buffer's address. DEC's V7M has labels of seven words, one more than it uses
 * (its overlay kernel keeps the overlay there), so its struct user is longer than V7's. */
#include "monitor/unix/edition.h"
#include "monitor/unix/kernel.h"

static bool is_variable(const struct symbol *symbol)
{
    return symbol->kind == AOUT_DATA || symbol->kind == AOUT_BSS;
}

word edition_room(const struct symbols *s, const char *name)
{
    const struct symbol *from = symbols_find(s, name);
    word room = 0;
    if (!from || !is_variable(from))
        return 0;
    for (int i = 0; i < s->count; i++) {
        word distance = (word)(s->list[i].value - from->value);
        if (is_variable(&s->list[i]) && s->list[i].value > from->value &&
            (room == 0 || distance < room))
            room = distance;
    }
    return room;
}

static bool whole(const struct symbols *s, const char *name, word size)
{
    word room = edition_room(s, name);
    return room != 0 && room % size == 0;
}

static bool marked(const struct symbols *s, const struct edition *e)
{
    for (int i = 0; i < EDITION_MARKS; i++)
        if ((e->has[i] && !symbols_find(s, e->has[i])) ||
            (e->not [i] && symbols_find(s, e->not [i])))
            return false;
    return true;
}

const struct edition *edition_of(const struct symbols *s)
{
    for (int i = 0; i < edition_count; i++) {
        const struct edition *e = &edition_table[i];
        if (marked(s, e) && whole(s, "_proc", e->proc.size) &&
            whole(s, "_text", e->text->size) && whole(s, "_inode", e->inode->size) &&
            whole(s, "_file", e->file->size) && whole(s, "_buf", e->buf->size) &&
            (!e->page || whole(s, "_page", e->page->size)))
            return e;
    }
    return NULL;
}

/* clang-format off */
static const struct user_layout user_v5 = {
    .size = 0362,     .rsav = 0,        .ssav = 0274,     .qsav = 0270,    .segflg = 066,
    .error = 067,     .uid = 070,       .gid = 071,       .ruid = 072,     .rgid = 073,
    .procp = 074,     .base = 076,      .count = 0100,    .offset = 0102,  .cdir = 0106,
    .dirp = 0126,     .name = 0132,     .uisa = 0152,     .uisd = 0172,    .pages = 8,
    .ofile = 0212,    .files = 15,      .arg = 0250,      .tsize = 0262,   .dsize = 0264,
    .ssize = 0266,    .sep = ABSENT,    .signal = 0300,   .signals = 13,   .utime = 0332,
    .stime = 0334,    .cutime = 0336,   .cstime = 0342,   .ar0 = 0346,     .nice = 0360,
    .intflg = ABSENT,
    .header = 0250,    .result = ABSENT, .comm = ABSENT
};

static const struct user_layout user_v6 = {
    .size = 0442,     .rsav = 0,        .ssav = 0336,     .qsav = 0332,    .segflg = 066,
    .error = 067,     .uid = 070,       .gid = 071,       .ruid = 072,     .rgid = 073,
    .procp = 074,     .base = 076,      .count = 0100,    .offset = 0102,  .cdir = 0106,
    .dirp = 0126,     .name = 0132,     .uisa = 0152,     .uisd = 0212,    .pages = 16,
    .ofile = 0252,    .files = 15,      .arg = 0310,      .tsize = 0322,   .dsize = 0324,
    .ssize = 0326,    .sep = 0330,      .signal = 0342,   .signals = 20,   .utime = 0412,
    .stime = 0414,    .cutime = 0416,   .cstime = 0422,   .ar0 = 0426,     .nice = ABSENT,
    .intflg = 0440,
    .header = 0310,    .result = ABSENT, .comm = ABSENT
};

static const struct user_layout user_lab = {
    .size = 0450,     .rsav = 0,        .ssav = 0336,     .qsav = 0332,    .segflg = 066,
    .error = 067,     .uid = 070,       .gid = 071,       .ruid = 072,     .rgid = 073,
    .procp = 074,     .base = 076,      .count = 0100,    .offset = 0102,  .cdir = 0106,
    .dirp = 0126,     .name = 0132,     .uisa = 0152,     .uisd = 0212,    .pages = 16,
    .ofile = 0252,    .files = 15,      .arg = 0310,      .tsize = 0322,   .dsize = 0324,
    .ssize = 0326,    .sep = ABSENT,    .signal = 0342,   .signals = 20,   .utime = 0412,
    .stime = 0414,    .cutime = 0416,   .cstime = 0422,   .ar0 = 0426,     .nice = ABSENT,
    .intflg = 0440,
    .header = 0310,    .result = ABSENT, .comm = ABSENT
};

/* Of a plain V7, with the six words of its labels. */
static const struct user_layout user_v7 = {
    .size = 0622,     .rsav = 0,        .ssav = 0432,     .qsav = 0416,    .segflg = 0102,
    .error = 0103,    .uid = WIDE | 0104, .gid = WIDE | 0106, .ruid = WIDE | 0110,
    .rgid = WIDE | 0112,
    .procp = 0114,    .base = 0124,     .count = 0126,    .offset = 0130,  .cdir = 0134,
    .dirp = 0156,     .name = 0162,     .uisa = 0202,     .uisd = 0242,    .pages = 16,
    .ofile = 0302,    .files = 20,      .arg = 0376,      .tsize = 0410,   .dsize = 0412,
    .ssize = 0414,    .sep = 0543,      .signal = 0446,   .signals = 17,
    .utime = WIDE | 0510, .stime = WIDE | 0514,
    .cutime = 0520,   .cstime = 0524,   .ar0 = 0530,      .nice = ABSENT,  .intflg = ABSENT,
    .header = 0550,   .result = 0120,   .comm = 0570
};

static const struct user_layout user_v7m = {
    .size = 0634,     .rsav = 0,        .ssav = 0436,     .qsav = 0420,    .segflg = 0104,
    .error = 0105,    .uid = WIDE | 0106, .gid = WIDE | 0110, .ruid = WIDE | 0112,
    .rgid = WIDE | 0114,
    .procp = 0116,    .base = 0126,     .count = 0130,    .offset = 0132,  .cdir = 0136,
    .dirp = 0160,     .name = 0164,     .uisa = 0204,     .uisd = 0244,    .pages = 16,
    .ofile = 0304,    .files = 20,      .arg = 0400,      .tsize = 0412,   .dsize = 0414,
    .ssize = 0416,    .sep = 0551,      .signal = 0454,   .signals = 17,
    .utime = WIDE | 0516, .stime = WIDE | 0522,
    .cutime = 0526,   .cstime = 0532,   .ar0 = 0536,      .nice = ABSENT,  .intflg = ABSENT,
    .header = 0556,   .result = 0122,   .comm = 0576
};

static const struct text_layout text_v7 = {
    .entries = 40,    .size = 014,      .daddr = 0,       .caddr = 2,      .tsize = 4,
    .iptr = 6,        .count = 010,     .ccount = 011
};

static const struct inode_layout inode_v7 = {
    .entries = 200,   .size = 0112,     .flag = 0,        .count = 1,      .dev = 2,
    .number = 4,      .mode = 6,        .nlink = WIDE | 010, .uid = WIDE | 012,
    .gid = WIDE | 014,
    .size0 = WIDE | 016, .size1 = 020,  .addr = 022,      .lastr = 0110,
    .addresses = 13,  .address = 4
};

static const struct buf_layout buf_v7 = {
    .entries = 29,    .size = 030,      .flags = 0,       .forw = 2,       .back = 4,
    .avforw = 6,      .avback = 010,    .dev = 012,       .wcount = 014,   .addr = 016,
    .xmem = 024,      .blkno = 022,     .error = 025,     .resid = 026,
    .blkno0 = 020,    .bytes = true
};

static const struct text_layout text_v4 = {
    .entries = 20,    .size = 012,      .daddr = 0,       .caddr = 2,      .tsize = 4,
    .iptr = 6,        .count = 010,     .ccount = 011
};

static const struct text_layout text_v6 = {
    .entries = 40,    .size = 012,      .daddr = 0,       .caddr = 2,      .tsize = 4,
    .iptr = 6,        .count = 010,     .ccount = 011
};

static const struct inode_layout inode_v4 = {
    .entries = 100,   .size = 040,      .flag = 0,        .count = 1,      .dev = 2,
    .number = 4,      .mode = 6,        .nlink = 010,     .uid = 011,      .gid = 012,
    .size0 = 013,     .size1 = 014,     .addr = 016,      .lastr = 036,
    .addresses = 8,   .address = 2
};

static const struct file_layout file_v4 = {
    .entries = 100,   .size = 010,      .flag = 0,        .count = 1,      .inode = 2,
    .offset = 4
};

static const struct buf_layout buf_v4 = {
    .entries = 15,    .size = 026,      .flags = 0,       .forw = 2,       .back = 4,
    .avforw = 6,      .avback = 010,    .dev = 012,       .wcount = 014,   .addr = 016,
    .xmem = ABSENT,   .blkno = 020,     .error = 022,     .resid = 024,
    .blkno0 = ABSENT
};

static const struct buf_layout buf_v6 = {
    .entries = 15,    .size = 030,      .flags = 0,       .forw = 2,       .back = 4,
    .avforw = 6,      .avback = 010,    .dev = 012,       .wcount = 014,   .addr = 016,
    .xmem = 020,      .blkno = 022,     .error = 024,     .resid = 026,
    .blkno0 = ABSENT
};

static const struct mount_layout mount_v4 = {
    .entries = 5,     .size = 6,        .dev = 0,         .bufp = 2,       .inodp = 4
};

static const struct page_layout page_lab = {
    .entries = 256,   .size = 6,        .addr = 0,        .length = 2,     .count = 4,
    .pages = 026,     .copied = 046,    .shared = 047,    .lent = 050,     .way = 056,
    .swap = 052,      .blocks = 054,    .retry = 0442
};

/* What is the same in V7 and V7M. */
#define PROC_V7                                                                            \
    { .entries = 150, .size = 034, .stat = 0, .flag = 1, .pri = 2, .time = 3, .cpu = 4,     \
      .nice = 5, .sig = WIDE | 6, .uid = WIDE | 010, .pgrp = 012, .pid = 014, .ppid = 016,  \
      .addr = 020, .psize = 022, .wchan = 024, .textp = 026, .link = 030, .clktim = 032,    \
      .status = 020, .utime = 022, .stime = 026, .ttyp = ABSENT }


#define NOT_V7                                                                             \
    .pgrp = ABSENT, .link = ABSENT, .clktim = ABSENT, .status = ABSENT, .utime = ABSENT,    \
    .stime = ABSENT

const struct edition edition_table[] = {
    { .name = "v4",  .fs = FS_V6,
      .proc = { .entries = 50, .size = 024,  .stat = 0,    .flag = 1,      .pri = 2,
                .sig = 3,      .time = 5,    .ttyp = 06,   .pid = 010,     .ppid = 012,
                .addr = 014,   .psize = 016, .wchan = 020, .textp = 022,
                .uid = ABSENT, .cpu = ABSENT, .nice = ABSENT, NOT_V7 },
      .user = &user_v5,   .text = &text_v4, .inode = &inode_v4, .file = &file_v4,
      .buf = &buf_v4,     .mount = &mount_v4,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_UNKNOWN, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING },
      .at = 0140000,      .usize = 16,      .maxmem = 1024,     .sincr = 20, .zombie = 8,
      .has = { "_proc", "_newproc", "_swtch", "_retu" },
      .not = { "_ka6", "_execnt", "_curpri" } },
    { .name = "v5",  .fs = FS_V6,
      .proc = { .entries = 50, .size = 024,  .stat = 0,    .flag = 1,      .pri = 2,
                .sig = 3,      .time = 5,    .ttyp = 06,   .pid = 010,     .ppid = 012,
                .addr = 014,   .psize = 016, .wchan = 020, .textp = 022,
                .uid = 4,      .cpu = ABSENT, .nice = ABSENT, NOT_V7 },
      .user = &user_v5,   .text = &text_v4, .inode = &inode_v4, .file = &file_v4,
      .buf = &buf_v4,     .mount = &mount_v4,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_UNKNOWN, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING },
      .at = 0140000,      .usize = 16,      .maxmem = 1024,     .sincr = 20, .zombie = 8,
      .sticky = true,
      .has = { "_proc", "_newproc", "_ka6", "_execnt" },
      .not = { "_curpri", "_cputype" } },
    { .name = "v6",  .fs = FS_V6,
      .proc = { .entries = 50, .size = 026,  .stat = 0,    .flag = 1,      .pri = 2,
                .sig = 3,      .time = 5,    .ttyp = 010,  .pid = 012,     .ppid = 014,
                .addr = 016,   .psize = 020, .wchan = 022, .textp = 024,
                .uid = 4,      .cpu = 6,     .nice = 7, NOT_V7 },
      .user = &user_v6,   .text = &text_v6, .inode = &inode_v4, .file = &file_v4,
      .buf = &buf_v6,     .mount = &mount_v4,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_STOP, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING, PROC_TRACED,
                PROC_WAITED },
      .at = 0140000,      .usize = 16,      .maxmem = 2048,     .sincr = 20, .zombie = 1,
      .sticky = true,
      .has = { "_proc", "_newproc", "_ka6", "_curpri" } },
    { .name = "lab",  .fs = FS_V6,
      .proc = { .entries = 50, .size = 060,  .stat = 0,    .flag = 1,      .pri = 2,
                .sig = 3,      .time = 5,    .ttyp = 010,  .pid = 012,     .ppid = 014,
                .addr = 016,   .psize = 020, .wchan = 022, .textp = 024,
                .uid = 4,      .cpu = 6,     .nice = 7,
                .pgrp = ABSENT, .link = ABSENT, .clktim = ABSENT,
                .status = 026, .utime = 030, .stime = 034 },
      .user = &user_lab,  .text = &text_v6, .inode = &inode_v4, .file = &file_v4,
      .buf = &buf_v6,     .mount = &mount_v4, .page = &page_lab,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_STOP, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING, 0, 0, PROC_LENT },
      .at = 0140000,      .usize = 16,      .maxmem = 1024,     .sincr = 20, .zombie = 0,
      .sticky = true,
      .has = { "_proc", "_newproc", "_page", "_policy" },
      .not = { "_ka6" } },
    { .name = "v7",   .fs = FS_V7,  .v7 = true,
      .proc = PROC_V7,
      .user = &user_v7,   .text = &text_v7, .inode = &inode_v7, .file = &file_v4,
      .buf = &buf_v7,     .mount = &mount_v4,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_STOP, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING, PROC_TRACED,
                PROC_WAITED, PROC_LOCKED },
      .at = 0140000,      .usize = 16,      .maxmem = 2048,     .sincr = 20, .zombie = 0,
      .sticky = true,
      .has = { "_proc", "_newproc", "_save", "_resume" },
      .not = { "_sepid", "_ubmaps" } },
    { .name = "v7m",  .fs = FS_V7,  .v7 = true,
      .proc = PROC_V7,
      .user = &user_v7m,  .text = &text_v7, .inode = &inode_v7, .file = &file_v4,
      .buf = &buf_v7,     .mount = &mount_v4,
      .state = { PROC_FREE, PROC_SLEEP, PROC_WAIT, PROC_RUN, PROC_IDLE, PROC_ZOMBIE,
                 PROC_STOP, PROC_UNKNOWN },
      .flag = { PROC_LOADED, PROC_SYSTEM, PROC_LOCKED, PROC_SWAPPING, PROC_TRACED,
                PROC_WAITED, PROC_LOCKED },
      .at = 0140000,      .usize = 16,      .maxmem = 2048,     .sincr = 20, .zombie = 0,
      .sticky = true,
      .has = { "_proc", "_newproc", "_resume", "_sepid" } },
};
/* clang-format on */

const int edition_count = sizeof edition_table / sizeof edition_table[0];
