/* The inodes in core. */
#ifndef MONITOR_UNIX_INODE_H
#define MONITOR_UNIX_INODE_H

#include "images/v6fs.h"
#include "monitor/unix/kernel.h"

struct inode_entry {
    int slot;
    word at;
    byte flag, count;
    word nlink, uid, gid;
    word dev, number, mode;
    uint32_t size; /* bytes */
    uint32_t addr[V6_ADDRESSES];
    word lastr;
};

int unix_inodes(const struct monitor *m);
bool unix_inode(const struct monitor *m, int slot, struct inode_entry *i);

/* The one whose address is AT. */
bool unix_inode_at(const struct monitor *m, word at, struct inode_entry *i);

/* What it is called on its pack, if it is a program (see unix_file_name). */
bool unix_inode_name(const struct monitor *m, const struct inode_entry *i,
                     char name[UNIX_NAME]);

#endif
