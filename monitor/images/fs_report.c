/* `fork11 fs check`: the problems of icheck and dcheck in words, their counts, a verdict. */
#include "monitor/images/fs_report.h"

#include "images/v6check.h"

#include <stdio.h>

enum { SHOWN = 20 }; /* problems of a kind; the rest are only counted */

/* Which numbers a kind of problem speaks of. */
enum speaks { OF_NOTHING, OF_BLOCK, OF_INODE, OF_BOTH, OF_LINKS };

struct wording {
    enum speaks speaks;
    const char *text;
};

/* V6_MISSING is in the counts only: after a crash there may be hundreds. */
static const struct wording wordings[] = {
    [V6_SHORT] = {OF_BLOCK,    "the file system is longer than the pack; it ends at"},
    [V6_UNREADABLE] = { OF_BOTH,    "unreadable"                                         },
    [V6_BAD] = { OF_BOTH,    "bad: not a data block"                              },
    [V6_DUP] = { OF_BOTH,    "dup: owned twice"                                   },
    [V6_SIZE] = { OF_INODE,   "size is more than its blocks can hold"              },
    [V6_FREE_COUNT] = { OF_BLOCK,   "bad free count"                                     },
    [V6_FREE_BAD] = { OF_BLOCK,   "bad: on the free list and no data block"            },
    [V6_FREE_DUP] = { OF_BLOCK,   "dup: on the free list and in use, or there twice"   },
    [V6_CACHE] = { OF_NOTHING, "the super-block counts more than 100 free inodes"   },
    [V6_STRANGE] = { OF_INODE,   "a directory names it, and there is no such inode"   },
    [V6_UNUSED] = { OF_LINKS,   "a directory names it, and it is not in use"         },
    [V6_FEW] = { OF_LINKS,   "more names than links"                              },
    [V6_MANY] = { OF_LINKS,   "more links than names"                              },
    [V6_MISSING] = { OF_BLOCK,   "missing: neither in use nor free"                   }
};

struct report {
    unsigned told[V6_MISSING + 1];
};

static void print_problem(const struct v6_problem *p, const struct wording *w)
{
    if (w->speaks == OF_BLOCK || (w->speaks == OF_BOTH && p->block))
        printf("block %u ", p->block);
    if (w->speaks == OF_INODE || w->speaks == OF_LINKS ||
        (w->speaks == OF_BOTH && p->inode))
        printf("inode %u ", p->inode);
    printf("%s", w->text);
    if (w->speaks == OF_LINKS)
        printf(" (%u names, %u links)", p->entries, p->links);
    putchar('\n');
}

static void on_problem(void *context, const struct v6_problem *p)
{
    struct report *r = context;
    if (++r->told[p->kind] <= SHOWN && p->kind != V6_MISSING)
        print_problem(p, &wordings[p->kind]);
}

static void print_rest(const struct report *r)
{
    for (int kind = 0; kind < V6_MISSING; kind++)
        if (r->told[kind] > SHOWN)
            printf("and %u more: %s\n", r->told[kind] - SHOWN, wordings[kind].text);
}

/* As V7's icheck: r are ordinary files, d of the blocks lists nothing, ii is listed itself. (It
 * has ii once too often in its sum.) */
static void print_v7_counts(const struct v6_tally *t)
{
    unsigned files = t->files + t->directories + t->blocks + t->characters;
    printf("files %6u (r=%u,d=%u,b=%u,c=%u)\n", files, t->files, t->directories,
           t->blocks, t->characters);
    printf("used %7u (i=%u,ii=%u,iii=%u,d=%u)\n", t->used, t->levels[0], t->levels[1],
           t->levels[2], t->lists[0]);
    printf("free %7u\nmissing%5u\n", t->free, t->missing);
}

/* As V6's, some only if there are any. */
static void print_v6_counts(const struct v6_tally *t)
{
    printf("spcl %7u\nfiles%7u\nlarge%7u\n", t->blocks + t->characters, t->files,
           t->large);
    if (t->lists[2])
        printf("huge %7u\n", t->lists[2]);
    printf("direc%7u\nindir%7u\n", t->directories, t->lists[1] - t->indirect2);
    if (t->indirect2)
        printf("indir2%6u\n", t->indirect2);
    printf("used %7u\nfree %7u\n", t->used, t->free);
    if (t->missing)
        printf("missing%5u\n", t->missing);
}

static void print_verdict(const struct v6_tally *t)
{
    if (t->damage)
        printf("damaged: %u problems; nothing will be written to it\n", t->damage);
    else if (t->loss)
        printf("not clean, but safe to use: %u blocks missing, %u link counts too high\n",
               t->missing, t->loss - t->missing);
    else
        printf("clean\n");
}

bool fs_report(const struct v6fs *fs, const char *name)
{
    struct report r = { 0 };
    struct v6_listener listener = { &r, on_problem };
    struct v6_tally tally;
    printf("%s:\n", name);
    const char *error = v6fs_check(fs, &listener, &tally);
    if (error) {
        printf("%s\n", error);
        return false;
    }
    print_rest(&r);
    if (fs->edition == FS_V7)
        print_v7_counts(&tally);
    else
        print_v6_counts(&tally);
    print_verdict(&tally);
    return tally.damage == 0 && tally.loss == 0;
}
