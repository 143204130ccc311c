/* INODE, FILE and FILES: what is open, in the kernel's tables and in a process's. */
#include "monitor/unix/entry.h"
#include "monitor/unix/inode.h"
#include "monitor/unix/tell.h"
#include "monitor/unix/whole.h"

#include <string.h>

enum { IFMT = 060000, IFDIR = 040000, IFCHR = 020000, IFBLK = 060000 };

static const struct bit_name inode_bits[] = {
    {01,    "lock" },
    { 02,   "upd"  },
    { 04,   "acc"  },
    { 010,  "mount"},
    { 020,  "want" },
    { 040,  "text" },
    { 0100, "chg"  },
    { 0,    NULL   },
};
static const struct bit_name file_bits[] = {
    {01,  "read" },
    { 02, "write"},
    { 04, "pipe" },
    { 0,  NULL   },
};

/* What it is: "file", "dir", "chr 8/0" */
static void tell_kind(const struct monitor *m, const struct inode_entry *i, char *text,
                      size_t size)
{
    char device[16];
    word kind = i->mode & IFMT;
    if (kind == IFDIR || kind == 0) {
        snprintf(text, size, kind ? "dir" : "file");
        return;
    }
    if (kind == IFBLK)
        tell_device(m, i->addr[0], device, sizeof device);
    else
        snprintf(device, sizeof device, "%d/%d", i->addr[0] >> 8, i->addr[0] & 0377);
    snprintf(text, size, "%s %s", kind == IFBLK ? "blk" : "chr", device);
}

static void say_inode(struct monitor *m, const struct inode_entry *i)
{
    char device[16], kind[24], flags[TELL_TEXT], name[UNIX_NAME];
    tell_device(m, i->dev, device, sizeof device);
    tell_kind(m, i, kind, sizeof kind);
    tell_bits(inode_bits, i->flag, flags, sizeof flags);
    if (!unix_inode_name(m, i, name))
        memcpy(name, "-", 2);
    say(m, "%5d  %-6s %6u  %06o  %-8s %3u %4u %4u %8u %s%s%s\n", i->count, device,
        i->number, i->mode, kind, i->nlink, i->uid, i->gid, i->size, name,
        i->flag ? ", " : "", i->flag ? flags : "");
}

enum result do_inode(struct monitor *m, const char *args)
{
    struct inode_entry i;
    if (no_more(m, "INODE", args) != DONE || tables_wanted(m) != DONE)
        return FAILED;
    say(m, "   #  COUNT  DEVICE NUMBER  MODE    KIND     LINKS UID  GID    BYTES NAME\n");
    for (int slot = 0; slot < unix_inodes(m); slot++) {
        if (!unix_inode(m, slot, &i) || i.count == 0)
            continue;
        say(m, " %3d  ", slot);
        say_inode(m, &i);
    }
    return DONE;
}

/* What file[N] says, up to the inode it is open on. */
static void say_file(struct monitor *m, const struct entry *e)
{
    const struct file_layout *l = m->kernel.edition->file;
    char flags[TELL_TEXT], inode[ENTRY_TEXT];
    word at = field_word(e->data, l->inode);
    uint32_t offset =
        (uint32_t)word_get(e->data + l->offset) << 16 | word_get(e->data + l->offset + 2);
    tell_bits(file_bits, field_byte(e->data, l->flag), flags, sizeof flags);
    tell_entry(m, TABLE_INODE, at, inode);
    say(m, "%5u  %-10s %9u  %5s", field_byte(e->data, l->count), flags, offset, inode);
}

static void say_what(struct monitor *m, const struct entry *e)
{
    struct inode_entry i;
    char device[16], kind[24], name[UNIX_NAME] = "";
    if (!unix_inode_at(m, field_word(e->data, m->kernel.edition->file->inode), &i)) {
        say(m, "  ?\n");
        return;
    }
    tell_device(m, i.dev, device, sizeof device);
    tell_kind(m, &i, kind, sizeof kind);
    unix_inode_name(m, &i, name);
    say(m, "  %-8s  %s inode %u%s%s\n", kind, device, i.number, *name ? "  " : "", name);
}

enum result do_file(struct monitor *m, const char *args)
{
    struct entry e;
    if (no_more(m, "FILE", args) != DONE || tables_wanted(m) != DONE)
        return FAILED;
    say(m, "   #  COUNT  FLAGS         OFFSET  INODE  KIND      WHAT\n");
    for (int n = 0; n < m->kernel.table[TABLE_FILE].entries; n++) {
        if (!entry_read(m, TABLE_FILE, n, &e) ||
            field_byte(e.data, m->kernel.edition->file->count) == 0)
            continue;
        say(m, " %3d  ", n);
        say_file(m, &e);
        say_what(m, &e);
    }
    return DONE;
}

static void say_directory(struct monitor *m, word cdir)
{
    struct inode_entry i;
    char inode[ENTRY_TEXT];
    tell_entry(m, TABLE_INODE, cdir, inode);
    if (unix_inode_at(m, cdir, &i))
        say(m, "current directory: inode[%s], number %u\n", inode, i.number);
    else
        say(m, "current directory: ?\n");
}

enum result do_files(struct monitor *m, const char *args)
{
    struct proc_entry p;
    struct user_area u;
    struct entry e;
    char who[TELL_TEXT], file[ENTRY_TEXT];
    if (take_process(m, "FILES", args, &p) != DONE)
        return FAILED;
    tell_process(m, &p, who, sizeof who);
    if (p.stat == PROC_ZOMBIE || !whole_user(m, &p, &u, NULL))
        return no_image(m, &p);
    say(m, "%s\n  FD  FILE  COUNT  FLAGS         OFFSET  INODE  KIND      WHAT\n", who);
    for (int fd = 0; fd < UNIX_FILES; fd++) {
        if (u.ofile[fd] == 0)
            continue;
        tell_entry(m, TABLE_FILE, u.ofile[fd], file);
        say(m, " %3d  %4s  ", fd, file);
        if (!entry_read(m, TABLE_FILE, entry_of(m, TABLE_FILE, u.ofile[fd]), &e)) {
            say(m, "?\n");
            continue;
        }
        say_file(m, &e);
        say_what(m, &e);
    }
    say_directory(m, u.cdir);
    return DONE;
}
