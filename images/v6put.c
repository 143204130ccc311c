/* Writing a file so that a program killed half-way harms nothing: first the super-block without
 * the blocks that will be used, then their contents, then the inode, then the name, and last
 * the old blocks go back to the free list. */
#include "images/v6put.h"

#include "images/v6alloc.h"
#include "images/v6change.h"
#include "images/v6check.h"
#include "images/v6place.h"

#include <stdlib.h>
#include <string.h>

struct job {
    struct v6fs *fs;
    const struct v6_put *put;
    const byte *data; /* what the file will hold, */
    uint32_t size;    /* and how much */
    byte dots[2 * V6_ENTRY];
    struct v6_place place;
    struct v6_change file;
    struct v6_change dir; /* used if the directory gets a block */
    bool exists;
};

static bool makes_dir(const struct job *j)
{
    return (j->put->mode & V6_FMT) == V6_DIR;
}

/* "." and "..", which a directory begins with. */
static void write_dots(struct job *j)
{
    block_set_word(j->dots, 0, j->file.inode.number);
    memcpy(j->dots + 2, ".", 1);
    block_set_word(j->dots, V6_ENTRY, j->place.dir.number);
    memcpy(j->dots + V6_ENTRY + 2, "..", 2);
}

/* An inode of its own, with the kind that PUT wishes. */
static const char *new_inode(struct job *j)
{
    struct v6_inode *ip = &j->file.inode;
    word number = 0;
    const char *error = v6fs_take_inode(j->fs, &number);
    ip->number = number;
    ip->mode = V6_ALLOC | (j->put->mode & (V6_PERMIT | V6_FMT));
    ip->nlink = makes_dir(j) ? 2 : 1;
    ip->uid = j->put->uid;
    ip->gid = j->put->gid;
    write_dots(j);
    if (makes_dir(j) && j->place.dir.nlink >= j->fs->layout->links)
        return "the directory that should hold it has as many links as can be";
    return error ? error : v6place_slot(j->fs, &j->place);
}

/* The file's inode: the old one, or a new one. */
static const char *find_inode(struct job *j)
{
    struct v6_inode *ip = &j->file.inode;
    word number;
    unsigned slot;
    const char *error = v6fs_find(j->fs, &j->place.dir, j->place.name,
                                  strnlen(j->place.name, V6_NAME), &number, &slot);
    if (error)
        return error;
    j->exists = number != 0;
    if (j->exists) {
        error = v6fs_inode(j->fs, number, ip);
        if (!error && (ip->mode & V6_FMT))
            error = "there is a directory or a device of that name";
        else if (!error && (j->put->mode & V6_FMT))
            error = "there is a file of that name";
        return error;
    }
    return new_inode(j);
}

/* The directory's new list of blocks: the old ones and, last, one that is to come. Only its
 * indirect blocks are given up. */
static const char *prepare_dir(struct job *j)
{
    struct v6_change *d = &j->dir;
    d->inode = j->place.dir;
    unsigned n = j->place.slot * V6_ENTRY / BLOCK_SIZE;
    const char *error = v6change_begin(j->fs, d, n + 1);
    for (unsigned i = 0; !error && i < n; i++)
        error = v6fs_map(j->fs, &d->inode, i, &d->data[i]);
    unsigned kept = 0;
    for (unsigned i = 0; i < d->olds; i++) {
        bool data = false;
        for (unsigned k = 0; k < n; k++)
            data |= d->data[k] == d->old[i];
        if (!data)
            d->old[kept++] = d->old[i];
    }
    d->olds = kept;
    return error;
}

static const char *take_all(struct job *j)
{
    const char *error = v6fs_take(j->fs, j->file.data, j->file.n);
    if (!error)
        error = v6fs_take(j->fs, j->file.lists, j->file.indirect);
    if (!error && j->place.new_block)
        error = v6fs_take(j->fs, j->dir.data + j->dir.n - 1, 1);
    if (!error && j->place.new_block)
        error = v6fs_take(j->fs, j->dir.lists, j->dir.indirect);
    return error;
}

static const char *write_data(const struct job *j)
{
    const char *error = NULL;
    for (unsigned i = 0; !error && i < j->file.n; i++) {
        byte block[BLOCK_SIZE] = { 0 };
        uint32_t left = j->size - i * BLOCK_SIZE;
        memcpy(block, j->data + i * BLOCK_SIZE, left < BLOCK_SIZE ? left : BLOCK_SIZE);
        error = v6fs_write_block(j->fs, j->file.data[i], block);
    }
    return error;
}

static const char *write_file(struct job *j)
{
    struct v6_inode *ip = &j->file.inode;
    const char *error = v6fs_sync(j->fs);
    if (!error)
        error = write_data(j);
    if (!error)
        error = v6change_lay_out(j->fs, &j->file);
    if (v6_is_device(ip))
        ip->addr[0] = j->put->device;
    ip->size = j->size;
    ip->mtime = ip->ctime = j->put->mtime;
    if (!j->exists)
        ip->atime = j->put->mtime;
    return error ? error : v6fs_write_inode(j->fs, ip);
}

static const char *write_name(struct job *j)
{
    struct v6_place *p = &j->place;
    const char *error = NULL;
    uint32_t block = 0;
    if (p->new_block)
        block = j->dir.data[j->dir.n - 1];
    else
        error = v6fs_map(j->fs, &p->dir, p->slot * V6_ENTRY / BLOCK_SIZE, &block);
    if (!error)
        error = v6place_write(j->fs, p, block, j->file.inode.number);
    if (!error && p->new_block) {
        error = v6change_lay_out(j->fs, &j->dir);
        p->dir = j->dir.inode;
    }
    if (p->grows)
        p->dir.size = (p->slot + 1) * V6_ENTRY;
    p->dir.mtime = p->dir.ctime = j->put->mtime;
    return error ? error : v6fs_write_inode(j->fs, &p->dir);
}

/* What the file will hold, by its kind. */
static void choose_data(struct job *j)
{
    if (makes_dir(j)) {
        j->data = j->dots;
        j->size = sizeof j->dots;
    } else if (!(j->put->mode & V6_FMT)) {
        j->data = j->put->data;
        j->size = j->put->size;
    }
}

/* Finds out all that must be known before anything is written. */
static const char *plan(struct job *j)
{
    struct v6_tally tally;
    if (j->size > j->fs->layout->largest)
        return "the file is larger than a file of that edition can be";
    const char *error = v6fs_check(j->fs, NULL, &tally);
    if (error)
        return error;
    if (tally.damage)
        return "the file system is damaged; `fork11 fs check` tells how, and nothing is "
               "written to it";
    error = v6place_find(j->fs, j->put->path, &j->place);
    if (!error)
        error = find_inode(j);
    if (!error)
        error = v6change_begin(j->fs, &j->file, (j->size + BLOCK_SIZE - 1) / BLOCK_SIZE);
    if (!error && j->place.new_block)
        error = prepare_dir(j);
    return error ? error : take_all(j);
}

/* A new directory's ".." is a link to the one above it, which is counted first: one too many is
 * no damage. */
static const char *count_dots(struct job *j)
{
    if (!makes_dir(j))
        return NULL;
    j->dir.inode.nlink = ++j->place.dir.nlink;
    return v6fs_write_inode(j->fs, &j->place.dir);
}

static const char *carry_out(struct job *j)
{
    const char *error = count_dots(j);
    if (!error)
        error = write_file(j);
    if (!error && !j->exists)
        error = write_name(j);
    if (!error)
        error = v6change_give_old(j->fs, &j->file);
    if (!error)
        error = v6change_give_old(j->fs, &j->dir);
    return error ? error : v6fs_sync(j->fs);
}

const char *v6fs_put(struct v6fs *fs, const struct v6_put *put)
{
    struct v6_super before = fs->super;
    if (!fs->device.write)
        return "the pack is open for reading only";
    struct job *j = calloc(1, sizeof *j);
    if (!j)
        return "there is not enough memory";
    j->fs = fs;
    j->put = put;
    choose_data(j);
    const char *error = plan(j);
    if (error)
        fs->super = before;
    else
        error = carry_out(j);
    v6change_end(&j->file);
    v6change_end(&j->dir);
    free(j);
    return error;
}
