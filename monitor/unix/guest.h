/* Files as the guest's kernel sees them: on its mounted packs, with what it has changed in
 * its buffers and inodes and not written yet; paths go through its mount table. */
#ifndef MONITOR_UNIX_GUEST_H
#define MONITOR_UNIX_GUEST_H

#include "images/v6fs.h"
#include "monitor/unix/kernel.h"

struct guest_file {
    word dev;    /* major and minor */
    word number; /* of its inode; 0: none */
};

/* The file that the inode at address AT of the kernel's is. */
bool guest_file_at(const struct monitor *m, word at, struct guest_file *f);

/* The file that PATH means to a process whose directory is CWD. */
bool guest_find(const struct monitor *m, const struct guest_file *cwd, const char *path,
                struct guest_file *f);

/* At most *N bytes of it, to be freed; *N tells how many. NULL: it is no plain file, not on
 * a pack that is known, or cannot be read. */
byte *guest_read(const struct monitor *m, const struct guest_file *f, uint32_t *n);

#endif
