/* What a file of a pack that gets new blocks is about to be: where they go in the inode, and
 * which lists of addresses (indirect blocks) that takes. */
#include "images/v6change.h"

#include "images/v6alloc.h"
#include "images/v6walk.h"

#include <stdlib.h>
#include <string.h>

static unsigned div_up(unsigned n, unsigned by)
{
    return (n + by - 1) / by;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* V4 to V6 have either direct addresses or indirect ones. */
static word mode_of(const struct v6fs *fs, const struct v6_change *c)
{
    word mode = c->inode.mode & (word)~V6_LARGE;
    return fs->edition != FS_V7 && c->n > fs->layout->addresses ? mode | V6_LARGE : mode;
}

/* How many indirect blocks a file of N blocks needs. */
static unsigned count_indirect(const struct v6fs *fs, word mode, unsigned n)
{
    unsigned lists = 0;
    for (unsigned i = 0; n > 0 && i < fs->layout->addresses; i++) {
        unsigned depth = v6fs_depth(fs, mode, i);
        unsigned here = least(n, v6fs_span(fs, depth));
        for (unsigned d = 1; d <= depth; d++)
            lists += div_up(here, v6fs_span(fs, d));
        n -= here;
    }
    return lists;
}

/* N blocks, whose numbers are at DATA, below an address of that DEPTH, which *AT becomes. What is
 * listed is written before the list. */
static const char *lay(const struct v6fs *fs, struct v6_change *c, unsigned depth,
                       const uint32_t *data, unsigned n, uint32_t *at)
{
    byte raw[BLOCK_SIZE] = { 0 };
    const char *error = NULL;
    if (depth == 0) {
        *at = *data;
        return NULL;
    }
    *at = c->lists[c->laid++];
    for (unsigned i = 0; !error && n > 0; i++) {
        unsigned here = least(n, v6fs_span(fs, depth - 1));
        uint32_t number;
        error = lay(fs, c, depth - 1, data, here, &number);
        if (!error)
            v6fs_set_number(fs, raw, i, number);
        data += here;
        n -= here;
    }
    return error ? error : v6fs_write_block(fs, *at, raw);
}

const char *v6change_lay_out(const struct v6fs *fs, struct v6_change *c)
{
    const char *error = NULL;
    unsigned done = 0;
    memset(c->inode.addr, 0, sizeof c->inode.addr);
    c->inode.mode = mode_of(fs, c);
    c->laid = 0;
    for (unsigned i = 0; !error && done < c->n && i < fs->layout->addresses; i++) {
        unsigned depth = v6fs_depth(fs, c->inode.mode, i);
        unsigned here = least(c->n - done, v6fs_span(fs, depth));
        error = lay(fs, c, depth, c->data + done, here, &c->inode.addr[i]);
        done += here;
    }
    return error;
}

static bool collect(void *context, uint32_t block, const struct v6_owned *place)
{
    struct v6_change *c = context;
    (void)place;
    c->old[c->olds++] = block; /* the file system is whole: no more than it has blocks */
    return true;
}

const char *v6change_begin(const struct v6fs *fs, struct v6_change *c, unsigned n)
{
    struct v6_visitor visitor = { c, collect };
    c->n = n;
    c->indirect = count_indirect(fs, mode_of(fs, c), n);
    c->data = calloc(n + 1, sizeof *c->data);
    c->lists = calloc(c->indirect + 1, sizeof *c->lists);
    c->old = calloc(fs->super.fsize, sizeof *c->old);
    if (!c->data || !c->lists || !c->old)
        return "there is not enough memory";
    return v6fs_walk(fs, &c->inode, &visitor);
}

void v6change_end(struct v6_change *c)
{
    free(c->data);
    free(c->lists);
    free(c->old);
}

const char *v6change_give_old(struct v6fs *fs, const struct v6_change *c)
{
    const char *error = NULL;
    for (unsigned i = 0; !error && i < c->olds; i++)
        error = v6fs_give(fs, c->old[i]);
    return error;
}
