/* What a file of a V6 pack that gets new blocks is about to be: where they go in the
 * inode, and which lists of addresses (indirect blocks) that takes. */
#include "images/v6change.h"

#include "images/v6alloc.h"
#include "images/v6walk.h"

#include <stdlib.h>
#include <string.h>

static unsigned div_up(unsigned n, unsigned by)
{
    return (n + by - 1) / by;
}

/* How many indirect blocks a file of N blocks needs. */
static unsigned count_indirect(const struct v6fs *fs, unsigned n)
{
    if (n <= V6_ADDRESSES)
        return 0;
    if (fs->edition == FS_V5 || n <= V6_SINGLES * BLOCK_WORDS)
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

const char *v6change_lay_out(const struct v6fs *fs, struct v6_change *c)
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
    memcpy(c->inode.addr, c->lists, (twice ? V6_SINGLES : singles) * sizeof *c->lists);
    if (twice && !error) {
        c->inode.addr[V6_SINGLES] = c->lists[singles];
        error = write_list(fs, c->lists[singles], c->lists + V6_SINGLES,
                           singles - V6_SINGLES);
    }
    return error;
}

static bool collect(void *context, word block, enum v6_owned kind, uint32_t bn)
{
    struct v6_change *c = context;
    (void)kind, (void)bn;
    c->old[c->olds++] = block; /* the file system is whole: no more than it has blocks */
    return true;
}

const char *v6change_begin(const struct v6fs *fs, struct v6_change *c, unsigned n)
{
    struct v6_visitor visitor = { c, collect };
    c->n = n;
    c->indirect = count_indirect(fs, n);
    c->data = calloc(n + 1, sizeof *c->data);
    c->old = calloc(fs->super.fsize, sizeof *c->old);
    if (!c->data || !c->old)
        return "there is not enough memory";
    return v6fs_walk(fs, &c->inode, &visitor);
}

void v6change_end(struct v6_change *c)
{
    free(c->data);
    free(c->old);
}

const char *v6change_give_old(struct v6fs *fs, const struct v6_change *c)
{
    const char *error = NULL;
    for (unsigned i = 0; !error && i < c->olds; i++)
        error = v6fs_give(fs, c->old[i]);
    return error;
}
