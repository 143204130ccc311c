/* Writing a file so that a program killed half-way harms nothing: first the super-block without
 * the blocks that will be used, then their contents, then the inode, then the name, and last
 * the old blocks go back to the free list. */
#include "images/v6put.h"

#include "images/v6alloc.h"
#include "images/v6check.h"
#include "images/v6place.h"
#include "images/v6walk.h"

#include <stdlib.h>
#include <string.h>

enum {
    SINGLES = 7, /* indirect blocks of a V6 file before the double one */
    LISTS = 128  /* more than a file can have beyond those */
};

/* One file about to change: its data blocks, its new indirect ones, those it gives up. */
struct change {
    struct v6_inode inode;
    word *data;
    unsigned n; /* data blocks */
    word lists[SINGLES + 1 + LISTS];
    unsigned indirect; /* of LISTS in use */
    word *old;
    unsigned olds;
};

static unsigned div_up(unsigned n, unsigned by)
{
    return (n + by - 1) / by;
}

/* How many indirect blocks a file of N blocks needs. */
static unsigned count_indirect(const struct v6fs *fs, unsigned n)
{
    if (n <= V6_ADDRESSES)
        return 0;
    if (fs->edition == FS_V5 || n <= SINGLES * BLOCK_WORDS)
        return div_up(n, BLOCK_WORDS);
    return 1 + div_up(n, BLOCK_WORDS);
}

static const char *write_list(const struct v6fs *fs, word block, const word *list,
                              unsigned n)
{
    byte raw[BLOCK_SIZE] = { 0 };
    for (unsigned i = 0; i < n && i < BLOCK_WORDS; i++)
        block_set_word(raw, 2 * i, list[i]);
    return v6fs_write_block(fs, block, raw);
}

/* The inode's addresses from the change's blocks; writes the indirect ones. The last of LISTS
 * is the double one if there is one. */
static const char *lay_out(const struct v6fs *fs, struct change *c)
{
    const char *error = NULL;
    unsigned singles = div_up(c->n, BLOCK_WORDS);
    memset(c->inode.addr, 0, sizeof c->inode.addr);
    c->inode.mode &= (word)~V6_LARGE;
    if (c->indirect == 0) {
        memcpy(c->inode.addr, c->data, c->n * sizeof *c->data);
        return NULL;
    }
    c->inode.mode |= V6_LARGE;
    for (unsigned i = 0; !error && i < singles; i++)
        error = write_list(fs, c->lists[i], c->data + i * BLOCK_WORDS,
                           c->n - i * BLOCK_WORDS);
    bool twice = c->indirect > singles;
    memcpy(c->inode.addr, c->lists, (twice ? SINGLES : singles) * sizeof *c->lists);
    if (twice && !error) {
        c->inode.addr[SINGLES] = c->lists[singles];
        error = write_list(fs, c->lists[singles], c->lists + SINGLES, singles - SINGLES);
    }
    return error;
}

static bool collect(void *context, word block, enum v6_owned kind, uint32_t bn)
{
    struct change *c = context;
    (void)kind, (void)bn;
    c->old[c->olds++] = block; /* the file system is whole: no more than it has blocks */
    return true;
}

static const char *give_old(struct v6fs *fs, const struct change *c)
{
    const char *error = NULL;
    for (unsigned i = 0; !error && i < c->olds; i++)
        error = v6fs_give(fs, c->old[i]);
    return error;
}

/* --- the change as a whole ----------------------------------------------------------- */

struct job {
    struct v6fs *fs;
    const struct v6_put *put;
    struct v6_place place;
    struct change file;
    struct change dir; /* used if the directory gets a block */
    bool exists;
};

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
        return error;
    }
    error = v6fs_take_inode(j->fs, &number);
    ip->number = number;
    ip->mode = V6_ALLOC | (j->put->mode & V6_PERMIT);
    ip->nlink = 1;
    ip->uid = j->put->uid;
    ip->gid = j->put->gid;
    return error ? error : v6place_slot(j->fs, &j->place);
}

/* Room for the lists of a change of N blocks, and of what it had before. */
static const char *prepare(struct job *j, struct change *c, unsigned n)
{
    struct v6_visitor visitor = { c, collect };
    c->n = n;
    c->indirect = count_indirect(j->fs, n);
    c->data = calloc(n + 1, sizeof *c->data);
    c->old = calloc(j->fs->super.fsize, sizeof *c->old);
    if (!c->data || !c->old)
        return "there is not enough memory";
    return v6fs_walk(j->fs, &c->inode, &visitor);
}

/* The directory's new list of blocks: the old ones and, last, one that is to come. Only its
 * indirect blocks are given up. */
static const char *prepare_dir(struct job *j)
{
    struct change *d = &j->dir;
    d->inode = j->place.dir;
    unsigned n = j->place.slot * V6_ENTRY / BLOCK_SIZE;
    const char *error = prepare(j, d, n + 1);
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
        uint32_t left = j->put->size - i * BLOCK_SIZE;
        memcpy(block, j->put->data + i * BLOCK_SIZE,
               left < BLOCK_SIZE ? left : BLOCK_SIZE);
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
        error = lay_out(j->fs, &j->file);
    ip->size = j->put->size;
    ip->mtime = j->put->mtime;
    if (!j->exists)
        ip->atime = j->put->mtime;
    return error ? error : v6fs_write_inode(j->fs, ip);
}

static const char *write_name(struct job *j)
{
    struct v6_place *p = &j->place;
    const char *error = NULL;
    word block = 0;
    if (p->new_block)
        block = j->dir.data[j->dir.n - 1];
    else
        error = v6fs_map(j->fs, &p->dir, p->slot * V6_ENTRY / BLOCK_SIZE, &block);
    if (!error)
        error = v6place_write(j->fs, p, block, j->file.inode.number);
    if (!error && p->new_block) {
        error = lay_out(j->fs, &j->dir);
        p->dir = j->dir.inode;
    }
    if (p->grows)
        p->dir.size = (p->slot + 1) * V6_ENTRY;
    p->dir.mtime = j->put->mtime;
    return error ? error : v6fs_write_inode(j->fs, &p->dir);
}

/* Finds out all that must be known before anything is written. */
static const char *plan(struct job *j)
{
    struct v6_tally tally;
    unsigned limit =
        j->fs->edition == FS_V5 ? V6_ADDRESSES * BLOCK_WORDS * BLOCK_SIZE : V6_MAX_SIZE;
    if (j->put->size > limit)
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
        error = prepare(j, &j->file, div_up(j->put->size, BLOCK_SIZE));
    if (!error && j->place.new_block)
        error = prepare_dir(j);
    return error ? error : take_all(j);
}

static const char *carry_out(struct job *j)
{
    const char *error = write_file(j);
    if (!error && !j->exists)
        error = write_name(j);
    if (!error)
        error = give_old(j->fs, &j->file);
    if (!error)
        error = give_old(j->fs, &j->dir);
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
    const char *error = plan(j);
    if (error)
        fs->super = before;
    else
        error = carry_out(j);
    free(j->file.data);
    free(j->file.old);
    free(j->dir.data);
    free(j->dir.old);
    free(j);
    return error;
}
