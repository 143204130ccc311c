/* Files as the guest's kernel sees them. */
#include "monitor/unix/guest.h"
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"
#include "monitor/unix/inode.h"
#include "monitor/unix/pack.h"

#include <string.h>

/* b_flags, alike in V4 to V7 (buf.h). */
enum { B_READ = 1, B_DONE = 2, B_ERROR = 4, B_ASYNC = 0400, B_DELWRI = 01000 };

/* A file system with its kernel: the device that v6fs reads. */
struct guest_fs {
    const struct monitor *m;
    word dev;
    struct unix_device place;
    struct v6fs fs;
};

/* Whether a buffer with these FLAGS holds what its block is, or shall be. */
static bool is_good(word flags)
{
    if (flags & B_ERROR)
        return false;
    return flags & (B_DONE | B_DELWRI) || (flags & B_ASYNC && !(flags & B_READ));
}

static bool copy_buffer(const struct monitor *m, word at, byte *data)
{
    for (word n = 0; n < BLOCK_SIZE; n = (word)(n + 2)) {
        word w;
        if (!kernel_word(m, (word)(at + n), &w))
            return false;
        word_put(data + n, w);
    }
    return true;
}

/* The block from one of the kernel's buffers. */
static bool from_buffer(const struct guest_fs *g, uint32_t block, byte *data)
{
    const struct buf_layout *l = g->m->kernel.edition->buf;
    struct entry e;
    for (int i = 0; i < g->m->kernel.table[TABLE_BUF].entries; i++)
        if (entry_read(g->m, TABLE_BUF, i, &e) && field_word(e.data, l->dev) == g->dev &&
            ((uint32_t)field_word(e.data, l->blkno0) << 16 |
             field_word(e.data, l->blkno)) == block &&
            is_good(field_word(e.data, l->flags)))
            return copy_buffer(g->m, field_word(e.data, l->addr), data);
    return false;
}

static bool block_read(void *context, uint32_t block, byte *data)
{
    const struct guest_fs *g = context;
    return from_buffer(g, block, data) ||
           unix_pack_read(g->m, g->place.drive,
                          ((int64_t)g->place.first + block) * BLOCK_SIZE, data,
                          BLOCK_SIZE);
}

static bool open_device(const struct monitor *m, word dev, struct guest_fs *g)
{
    *g = (struct guest_fs){ .m = m, .dev = dev };
    if (!m->kernel.known || !m->kernel.edition || !unix_device(m, dev, &g->place))
        return false;
    struct block_device device = { .context = g,
                                   .blocks = g->place.blocks,
                                   .read = block_read };
    return !v6fs_open(&g->fs, &device, m->kernel.edition->fs);
}

/* Inode NUMBER; what the kernel has of it in core goes before what lies on the pack. */
static bool take_inode(const struct guest_fs *g, word number, struct v6_inode *ip)
{
    struct inode_entry in_core;
    if (v6fs_inode(&g->fs, number, ip))
        return false;
    for (int i = 0; i < unix_inodes(g->m); i++) {
        if (!unix_inode(g->m, i, &in_core) || in_core.count == 0 ||
            in_core.dev != g->dev || in_core.number != number)
            continue;
        ip->mode = g->fs.edition == FS_V7 ? in_core.mode | V6_ALLOC : in_core.mode;
        ip->size = in_core.size;
        memcpy(ip->addr, in_core.addr, sizeof ip->addr);
    }
    return ip->mode & V6_ALLOC;
}

bool guest_file_at(const struct monitor *m, word at, struct guest_file *f)
{
    struct inode_entry i;
    if (!unix_inode_at(m, at, &i) || i.count == 0 || i.number == 0)
        return false;
    *f = (struct guest_file){ .dev = i.dev, .number = i.number };
    return true;
}

static bool at_symbol(const struct monitor *m, const char *name, struct guest_file *f)
{
    word va, at;
    return kernel_symbol(&m->kernel, name, &va) && kernel_word(m, va, &at) &&
           guest_file_at(m, at, f);
}

/* If a pack is mounted on F, F becomes its root. */
static void cross_mount(const struct monitor *m, struct guest_file *f)
{
    struct entry e;
    struct guest_file covered;
    const struct mount_layout *l = m->kernel.edition->mount;
    for (int i = 0; i < m->kernel.table[TABLE_MOUNT].entries; i++) {
        if (!entry_read(m, TABLE_MOUNT, i, &e) || field_word(e.data, l->bufp) == 0 ||
            !guest_file_at(m, field_word(e.data, l->inodp), &covered) ||
            covered.dev != f->dev || covered.number != f->number)
            continue;
        *f = (struct guest_file){ .dev = field_word(e.data, l->dev),
                                  .number = v6_layout_table[m->kernel.edition->fs].root };
        return;
    }
}

/* From the directory F to its file NAME (LENGTH bytes). */
static bool step(const struct monitor *m, const char *name, size_t length,
                 struct guest_file *f)
{
    struct guest_fs g;
    struct v6_inode dir;
    word number;
    unsigned slot;
    if (!open_device(m, f->dev, &g) || !take_inode(&g, f->number, &dir) ||
        v6fs_find(&g.fs, &dir, name, length, &number, &slot) || number == 0)
        return false;
    f->number = number;
    cross_mount(m, f);
    return true;
}

bool guest_find(const struct monitor *m, const struct guest_file *cwd, const char *path,
                struct guest_file *f)
{
    if (!m->kernel.known || !m->kernel.edition)
        return false;
    *f = *cwd;
    if (*path == '/' && !at_symbol(m, "_rootdir", f))
        return false;
    while (*(path += strspn(path, "/"))) {
        size_t length = strcspn(path, "/");
        if (!step(m, path, length, f))
            return false;
        path += length;
    }
    return f->number != 0;
}

byte *guest_read(const struct monitor *m, const struct guest_file *f, uint32_t *n)
{
    struct guest_fs g;
    struct v6_inode ip;
    if (!open_device(m, f->dev, &g) || !take_inode(&g, f->number, &ip))
        return NULL;
    return unix_file_read(&g.fs, &ip, n);
}
