/* An image's way out to the swap disk and back in. On the disk it is one piece: u-area, data,
 * stack. In core it is one piece too, except where each KT11 page is a run of its own (the lab):
 * then it goes out piece by piece, and where two meet within a block, that block is put
 * together first and is a transfer by itself (images/lab/sys/swap.s). It comes back as one. */
#include "monitor/fork/variant_disk.h"
#include "devices/rf11.h"

enum { BLOCK_CLICKS = 8, PIECES = 16, TRANSFERS = 3 * PIECES, PAGE_CLICKS = 128 };

/* What the kernel does before, between and after, ns with core memory: V6, and the lab. */
static const struct gaps {
    int64_t before, next, after; /* the trap's part saved -> GO, RDY -> GO, RDY -> made */
    int64_t in_before, in_after; /* made -> GO, RDY -> in core */
    int64_t back; /* made -> the parent in user mode: the swapper goes first */
} v6_gaps = { 1000000, 1000000, 500000, 2000000, 1000000, 3000000 },
  lab_gaps = { 2100000, 2300000, 2740000, 2390000, 2100000, 3740000 };

/* CLICKS clicks of core at AT, which are at click IMAGE of the image. */
struct piece {
    unsigned at, image, clicks;
};

struct plan {
    struct piece piece[PIECES];
    int pieces;
    struct {
        unsigned block, clicks; /* of the image */
        bool together;          /* put together before, click by click */
    } transfer[TRANSFERS];
    int transfers;
};

static void add_piece(struct plan *p, unsigned at, unsigned image, unsigned clicks)
{
    struct piece *last = p->pieces ? &p->piece[p->pieces - 1] : NULL;
    if (clicks == 0)
        return;
    if (last && last->at + last->clicks == at && last->image + last->clicks == image)
        last->clicks += clicks;
    else if (p->pieces < PIECES)
        p->piece[p->pieces++] = (struct piece){ at, image, clicks };
}

static void add_transfer(struct plan *p, unsigned block, unsigned clicks, bool together)
{
    if (p->transfers == TRANSFERS)
        return;
    p->transfer[p->transfers].block = block;
    p->transfer[p->transfers].clicks = clicks;
    p->transfer[p->transfers].together = together;
    p->transfers++;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Clicks of page N; *STACK: they are of the stack, at the end of their run. */
static unsigned page_clicks(const struct user_area *u, unsigned n, bool *stack)
{
    unsigned first = (u->tsize + PAGE_CLICKS - 1u) / PAGE_CLICKS;
    unsigned below = (UNIX_PAGES - 1 - n) * PAGE_CLICKS;
    *stack = false;
    if (n < first)
        return 0;
    if ((n - first) * PAGE_CLICKS < u->dsize)
        return least(u->dsize - (n - first) * PAGE_CLICKS, PAGE_CLICKS);
    *stack = true;
    return u->ssize > below ? least(u->ssize - below, PAGE_CLICKS) : 0;
}

static void add_page(struct plan *p, const struct fork_record *r, unsigned n,
                     unsigned *image)
{
    const struct fork_picture *picture = &r->picture_before;
    bool stack;
    unsigned clicks = page_clicks(&r->at_trap, n, &stack);
    unsigned page = r->parent_slot >= 0 && r->parent_slot < PICTURE_SLOTS
                        ? picture->image[r->parent_slot].page[n]
                        : 0;
    unsigned at = 0;
    if (page && page <= PICTURE_PAGES) {
        at = picture->page[page - 1].at;
        if (stack && picture->page[page - 1].size > clicks)
            at += picture->page[page - 1].size - clicks;
    }
    add_piece(p, at, *image, clicks);
    *image += clicks;
}

static void add_pieces(struct plan *p, const struct fork_record *r)
{
    unsigned image = U_CLICKS;
    if (!r->paged) {
        add_piece(p, r->parent_addr, 0, r->parent_size);
        return;
    }
    add_piece(p, r->parent_addr, 0, U_CLICKS);
    for (unsigned n = 0; n < UNIX_PAGES; n++)
        add_page(p, r, n, &image);
}

/* Whole blocks of each piece as they are; what is left over waits for the next one's share. */
static void plan_transfers(struct plan *p)
{
    for (int i = 0; i < p->pieces; i++) {
        struct piece q = p->piece[i];
        bool last = i + 1 == p->pieces;
        unsigned in = q.image % BLOCK_CLICKS;
        unsigned head = in ? least(BLOCK_CLICKS - in, q.clicks) : 0;
        unsigned rest = q.clicks - head;
        unsigned whole = last ? rest : rest / BLOCK_CLICKS * BLOCK_CLICKS;
        if (head && (in + head == BLOCK_CLICKS || last))
            add_transfer(p, q.image / BLOCK_CLICKS, in + head, true);
        if (whole)
            add_transfer(p, (q.image + head) / BLOCK_CLICKS, whole, false);
    }
}

/* The first hole of swapmap that takes the image; 0: none is known. */
static unsigned first_fit(const struct fork_record *r)
{
    unsigned blocks = (r->parent_size + BLOCK_CLICKS - 1u) / BLOCK_CLICKS;
    const struct fork_picture *p = &r->picture_before;
    for (int i = 0; i < p->swap_runs && i < RECORD_RUNS; i++)
        if (p->swap[i].size >= blocks)
            return p->swap[i].at;
    return 0;
}

static uint32_t sectors(unsigned clicks)
{
    return (clicks + BLOCK_CLICKS - 1u) / BLOCK_CLICKS;
}

/* An RS11 transfers words, an RK05 sectors. */
static int64_t would_end(int64_t now, int *heads, unsigned block, unsigned clicks)
{
    if (*heads == FIXED_HEADS)
        return rf11_would_end(now, block * BLOCK_WORDS, clicks * CLICK_WORDS);
    return rk11_would_end(now, heads, block, sectors(clicks));
}

/* When the last transfer out is over. */
static int64_t go_out(const struct plan *p, const struct gaps *g,
                      const struct variant_costs *c, int64_t now, int *heads,
                      unsigned block)
{
    for (int i = 0; i < p->transfers; i++) {
        now += i ? g->next : g->before;
        if (p->transfer[i].together)
            now += p->transfer[i].clicks * c->click;
        now = would_end(now, heads, block + p->transfer[i].block, p->transfer[i].clicks);
    }
    return now;
}

/* Without a place on the disk: each way a mean seek and half a turn. */
static void mean_times(const struct fork_record *r, const struct variant_costs *c,
                       int64_t *stood, int64_t *total)
{
    int64_t way = variant_disk_ns(r->parent_size);
    *stood = c->fixed + way;
    *total = *stood + way;
}

void variant_swap_times(const struct fork_record *r, const struct variant_costs *c,
                        int64_t *stood, int64_t *total)
{
    const struct gaps *g = r->paged ? &lab_gaps : &v6_gaps;
    int64_t saved = variant_stage_at(r, STAGE_SAVED);
    unsigned block = first_fit(r);
    struct plan p = { .pieces = 0 };
    int heads = r->heads;
    if (block == 0 || saved < r->began) {
        mean_times(r, c, stood, total);
        return;
    }
    add_pieces(&p, r);
    plan_transfers(&p);
    int64_t made = go_out(&p, g, c, saved, &heads, block) + g->after;
    int64_t in = made + g->in_before;
    int64_t came = would_end(in, &heads, block, r->parent_size);
    *stood = made - r->began + g->back;
    *total = made - r->began + came - in + g->in_after;
}
