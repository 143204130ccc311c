/* Finding room for a name in a directory, as the kernel's nami and wdir do. */
#include "images/v6place.h"

#include "images/v6alloc.h"

#include <stdlib.h>
#include <string.h>

/* A directory with a hole where the slot is would need more than an entry. */
static const char *need_block(const struct v6fs *fs, const struct v6_place *p)
{
    uint32_t block;
    const char *error = v6fs_map(fs, &p->dir, p->slot * V6_ENTRY / BLOCK_SIZE, &block);
    if (error)
        return error;
    return block ? NULL : "the directory that should hold the file has a hole";
}

const char *v6place_slot(const struct v6fs *fs, struct v6_place *p)
{
    unsigned n = p->dir.size / V6_ENTRY;
    p->grows = false;
    for (p->slot = 0; p->slot < n; p->slot++) {
        struct v6_entry entry;
        const char *error = v6fs_entry(fs, &p->dir, p->slot, &entry);
        uint32_t block;
        if (!error)
            error = v6fs_map(fs, &p->dir, p->slot * V6_ENTRY / BLOCK_SIZE, &block);
        if (error)
            return error;
        if (!entry.inode && block)
            return NULL;
    }
    p->grows = true;
    p->new_block = p->slot * V6_ENTRY % BLOCK_SIZE == 0;
    return p->new_block ? NULL : need_block(fs, p);
}

const char *v6place_write(const struct v6fs *fs, const struct v6_place *p, uint32_t at,
                          word inode)
{
    byte raw[BLOCK_SIZE] = { 0 };
    const char *error = p->new_block ? NULL : v6fs_block(fs, at, raw);
    if (error)
        return error;
    byte *entry = raw + p->slot * V6_ENTRY % BLOCK_SIZE;
    block_set_word(entry, 0, inode);
    memcpy(entry + 2, p->name, V6_NAME);
    return v6fs_write_block(fs, at, raw);
}

const char *v6place_find(const struct v6fs *fs, const char *path, struct v6_place *p)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    memset(p, 0, sizeof *p);
    if (length == 0 || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return "the path must end in the name of a file, as in /tmp/prog.c";
    if (length > V6_NAME)
        return "the name is longer than the 14 characters that Unix kept";
    memcpy(p->name, name, length);
    char *parent = strndup(path, (size_t)(name - path));
    if (!parent)
        return "there is not enough memory";
    const char *error = v6fs_lookup(fs, parent, &p->dir);
    free(parent);
    if (error)
        return "the directory that should hold the file does not exist";
    return v6_is_dir(&p->dir) ? NULL : "what should hold the file is not a directory";
}
