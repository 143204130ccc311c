/* The checks of icheck(VIII) and dcheck(VIII). A block is entered only the first time it
 * is met, so the work is bounded by the size of the pack whatever is written on it. */
#include "images/v6check.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERS = 65536 }; /* of inodes: a word's values */

struct check {
    const struct v6fs *fs;
    const struct v6_listener *listener;
    struct v6_tally *tally;
    struct v6_inode inode;     /* the one being walked */
    bool *taken;               /* block is owned or free */
    uint32_t entries[NUMBERS]; /* names of an inode */
};

static void tell(struct check *c, struct v6_problem problem)
{
    if (problem.kind < V6_LOSS)
        c->tally->damage++;
    else
        c->tally->loss++;
    if (c->listener)
        c->listener->tell(c->listener->context, &problem);
}

static void tell_block(struct check *c, enum v6_problem_kind kind, unsigned block)
{
    tell(c,
         (struct v6_problem){ .kind = kind, .block = block, .inode = c->inode.number });
}

/* Takes BLOCK, unless it is none or taken: then BAD or DUP is told. */
static bool take(struct check *c, unsigned block, enum v6_problem_kind bad,
                 enum v6_problem_kind dup)
{
    if (!v6fs_is_data(c->fs, block)) {
        tell_block(c, bad, block);
        return false;
    }
    if (c->taken[block]) {
        tell_block(c, dup, block);
        return false;
    }
    c->taken[block] = true;
    return true;
}

/* Counts the names in BLOCK, which is block BN of the directory being walked. */
static void count_names(struct check *c, uint32_t block, uint32_t bn)
{
    byte raw[BLOCK_SIZE];
    if (v6fs_block(c->fs, block, raw)) {
        tell_block(c, V6_UNREADABLE, block);
        return;
    }
    for (unsigned at = 0; at < BLOCK_SIZE; at += V6_ENTRY) {
        word inode = block_word(raw, at);
        if (bn * BLOCK_SIZE + at + V6_ENTRY > c->inode.size)
            return;
        if (inode > v6fs_inodes(c->fs))
            tell(c, (struct v6_problem){ .kind = V6_STRANGE, .inode = inode });
        else if (inode)
            c->entries[inode]++;
    }
}

static bool visit_owned(void *context, uint32_t block, const struct v6_owned *place)
{
    struct check *c = context;
    if (!take(c, block, V6_BAD, V6_DUP))
        return false;
    c->tally->used++;
    c->tally->lists[place->depth]++;
    c->tally->indirect2 += place->depth == 1 && place->above;
    c->tally->levels[place->above] += place->depth > 0;
    if (place->depth == 0 && v6_is_dir(&c->inode))
        count_names(c, block, place->bn);
    return true;
}

/* Bytes that the inode's addresses can reach. */
static uint32_t reach(const struct check *c)
{
    if (c->fs->edition != FS_V7 && !(c->inode.mode & V6_LARGE))
        return c->fs->layout->addresses * BLOCK_SIZE;
    return c->fs->layout->largest;
}

static void count_inode(struct check *c)
{
    if ((c->inode.mode & V6_FMT) == V6_BLK)
        c->tally->blocks++;
    else if (v6_is_device(&c->inode))
        c->tally->characters++;
    else if (v6_is_dir(&c->inode))
        c->tally->directories++;
    else
        c->tally->files++;
    if (c->fs->edition != FS_V7 && !v6_is_device(&c->inode) && (c->inode.mode & V6_LARGE))
        c->tally->large++;
}

static void check_inodes(struct check *c)
{
    struct v6_visitor visitor = { c, visit_owned };
    for (unsigned i = 1; i <= v6fs_inodes(c->fs); i++) {
        if (v6fs_inode(c->fs, i, &c->inode)) {
            tell(c, (struct v6_problem){ .kind = V6_UNREADABLE, .inode = i });
            return;
        }
        if (!(c->inode.mode & V6_ALLOC))
            continue;
        count_inode(c);
        if (v6_is_device(&c->inode))
            continue;
        if (c->inode.size > reach(c))
            tell_block(c, V6_SIZE, 0);
        if (v6fs_walk(c->fs, &c->inode, &visitor))
            tell_block(c, V6_UNREADABLE, 0);
    }
}

/* Takes the blocks of one list of free ones. The next list's block, 0 if this is the last or
 * the chain is broken here. */
static uint32_t take_list(struct check *c, uint32_t at, unsigned n, const uint32_t *list)
{
    if (n > c->fs->layout->chain) {
        tell_block(c, V6_FREE_COUNT, at);
        return 0;
    }
    bool good = true;
    while (n-- > 0) {
        if (n == 0 && list[0] == 0)
            break;
        good = take(c, list[n], V6_FREE_BAD, V6_FREE_DUP);
        c->tally->free += good;
    }
    return good ? list[0] : 0;
}

static void check_free(struct check *c)
{
    const struct v6_super *s = &c->fs->super;
    uint32_t list[V6_CHAIN];
    byte raw[BLOCK_SIZE];
    memset(&c->inode, 0, sizeof c->inode);
    if (s->nfree == 0)
        return;
    uint32_t next = take_list(c, 1, s->nfree, s->free);
    while (next) {
        if (v6fs_block(c->fs, next, raw)) {
            tell_block(c, V6_UNREADABLE, next);
            return;
        }
        unsigned n = block_word(raw, 0);
        for (unsigned i = 0; i < c->fs->layout->chain; i++)
            list[i] = v6fs_number(c->fs, raw + 2, i);
        next = n ? take_list(c, next, n, list) : 0;
    }
}

static void check_missing(struct check *c)
{
    for (uint32_t b = c->fs->super.isize + 2u; b < c->fs->super.fsize; b++)
        if (!c->taken[b]) {
            c->tally->missing++;
            tell_block(c, V6_MISSING, b);
        }
}

/* The link count of each inode against its names, as dcheck. V7's first inode has no name. */
static void check_links(struct check *c)
{
    struct v6_inode inode;
    for (unsigned i = c->fs->layout->root; i <= v6fs_inodes(c->fs); i++) {
        if (v6fs_inode(c->fs, i, &inode))
            return;
        struct v6_problem p = { .inode = i,
                                .entries = c->entries[i],
                                .links = inode.nlink };
        bool used = inode.mode & V6_ALLOC;
        if (!used && p.entries == 0)
            continue;
        p.kind = !used ? V6_UNUSED : p.entries > p.links ? V6_FEW : V6_MANY;
        if (!used || p.entries != p.links || p.entries == 0)
            tell(c, p);
    }
}

const char *v6fs_check(const struct v6fs *fs, const struct v6_listener *listener,
                       struct v6_tally *tally)
{
    memset(tally, 0, sizeof *tally);
    struct check *c = calloc(1, sizeof *c);
    bool *taken = calloc(fs->super.fsize, sizeof *taken);
    if (!c || !taken) {
        free(c);
        free(taken);
        return "there is not enough memory to check the file system";
    }
    c->taken = taken;
    c->fs = fs;
    c->listener = listener;
    c->tally = tally;
    if (fs->super.fsize > fs->device.blocks)
        tell_block(c, V6_SHORT, fs->super.fsize);
    if (fs->super.ninode > V6_CHAIN)
        tell_block(c, V6_CACHE, 0);
    check_inodes(c);
    check_free(c);
    check_missing(c);
    check_links(c);
    free(taken);
    free(c);
    return NULL;
}
