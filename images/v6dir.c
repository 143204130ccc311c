/* Names in a file system of any edition: directories are files of 16-byte entries, an inode number and
 * fourteen bytes of name (the kernel's nami.c walks them as v6fs_lookup does). */
#include "images/v6fs.h"

#include <string.h>

const char *v6fs_entry(const struct v6fs *fs, const struct v6_inode *dir, unsigned i,
                       struct v6_entry *entry)
{
    byte raw[V6_ENTRY];
    const char *error = v6fs_read(fs, dir, i * V6_ENTRY, raw, V6_ENTRY);
    if (error)
        return error;
    entry->inode = block_word(raw, 0);
    memcpy(entry->name, raw + 2, V6_NAME);
    entry->name[V6_NAME] = '\0';
    return NULL;
}

static bool same_name(const struct v6_entry *entry, const char *name, size_t length)
{
    return strlen(entry->name) == length && memcmp(entry->name, name, length) == 0;
}

const char *v6fs_find(const struct v6fs *fs, const struct v6_inode *dir, const char *name,
                      size_t length, word *inode, unsigned *slot)
{
    *inode = 0;
    if (!v6_is_dir(dir))
        return "a part of the path is not a directory";
    if (length > V6_NAME)
        length = V6_NAME; /* as the kernel: the rest of a long name is ignored */
    for (unsigned i = 0; i < dir->size / V6_ENTRY; i++) {
        struct v6_entry entry;
        const char *error = v6fs_entry(fs, dir, i, &entry);
        if (error)
            return error;
        if (entry.inode && same_name(&entry, name, length)) {
            *inode = entry.inode;
            *slot = i;
            return NULL;
        }
    }
    return NULL;
}

/* From directory *IP to its file NAME. */
static const char *step(const struct v6fs *fs, const char *name, size_t length,
                        struct v6_inode *ip)
{
    word inode;
    unsigned slot;
    const char *error = v6fs_find(fs, ip, name, length, &inode, &slot);
    if (error)
        return error;
    if (!inode)
        return "there is no such file";
    error = v6fs_inode(fs, inode, ip);
    if (error)
        return error;
    return ip->mode & V6_ALLOC ? NULL : "a directory names an inode that is not in use";
}

const char *v6fs_lookup(const struct v6fs *fs, const char *path, struct v6_inode *ip)
{
    const char *error = v6fs_inode(fs, fs->layout->root, ip);
    while (!error) {
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        if (length == 0)
            break;
        error = step(fs, path, length, ip);
        path += length;
    }
    return error;
}
