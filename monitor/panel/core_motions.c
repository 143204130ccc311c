/* What moves: runs of clicks that the kernel copies or clears, images and texts on their way
 * to the swap disk and back. What is under way the observatory knows; what has ended it has
 * told. */
#include "monitor/panel/core_parts.h"

#include "monitor/fork/observatory.h"

#include <string.h>

static enum core_movement kind_of(const struct observatory_move *move)
{
    if (move->kind == EVENT_SWAP)
        return move->out ? CORE_SWAP_OUT : CORE_SWAP_IN;
    return move->kind == EVENT_CLEAR ? CORE_CLEAR : CORE_COPY;
}

/* A run whose last click has been copied is told only when the kernel goes on to something
 * else. */
static struct core_motion motion_of(const struct observatory_move *move)
{
    bool over = move->kind != EVENT_SWAP && move->done > 0 && move->done == move->clicks;
    return (struct core_motion){ .kind = kind_of(move),
                                 .from = move->from,
                                 .to = move->to,
                                 .clicks = move->clicks,
                                 .done = move->done,
                                 .step = move->step,
                                 .slot = move->slot,
                                 .fork = move->fork,
                                 .began = move->began,
                                 .ended = over ? move->last : SCHED_NEVER };
}

/* Those that have ended, the latest first. */
static void add_ended(struct core_picture *p)
{
    const struct core_keep *k = &p->keep;
    for (int i = 1; i <= CORE_MOTIONS && p->motions < CORE_MOTIONS; i++) {
        const struct core_motion *motion =
            &k->ended[(k->next_ended + CORE_MOTIONS - i) % CORE_MOTIONS];
        if (motion->clicks > 0 && motion->ended <= p->now &&
            p->now - motion->ended < CORE_LINGER)
            p->motion[p->motions++] = *motion;
    }
}

/* The clicks that have been copied or cleared since the last look are fresh. */
static void touch(struct core_picture *p, const struct core_motion *motion)
{
    if (motion->kind != CORE_COPY && motion->kind != CORE_CLEAR)
        return;
    for (uint32_t i = 0; i < motion->done; i++) {
        uint32_t click = motion->step > 0 ? motion->to + i : motion->to - i;
        if (click < p->clicks && p->click[click].since < motion->began)
            p->click[click].since = p->now;
    }
}

bool core_motions(struct monitor *m, struct core_picture *p)
{
    struct observatory_move moves[CORE_MOTIONS];
    struct core_motion before[CORE_MOTIONS];
    int had = p->motions, n = observatory_moves(m, moves, CORE_MOTIONS);
    memcpy(before, p->motion, sizeof before);
    memset(p->motion, 0, sizeof p->motion);
    for (p->motions = 0; p->motions < n; p->motions++) {
        p->motion[p->motions] = motion_of(&moves[p->motions]);
        touch(p, &p->motion[p->motions]);
    }
    add_ended(p);
    return had != p->motions || memcmp(before, p->motion, sizeof before) != 0;
}

static void remember(struct core_keep *k, struct core_motion motion)
{
    k->ended[k->next_ended] = motion;
    k->next_ended = (k->next_ended + 1) % CORE_MOTIONS;
}

static void stamp(struct core_click *cells, uint32_t first, uint32_t end, uint32_t at,
                  uint32_t n, int64_t since)
{
    for (uint32_t i = 0; i < n; i++)
        if (at + i >= first && at + i < end)
            cells[at + i - first].since = since;
}

/* COPY's FROM and TO are the run's lowest clicks. */
static void heard_copy(struct core_picture *p, const struct fork_event *e)
{
    bool up = e->copy.step > 0;
    uint32_t n = e->copy.clicks, top = up || n == 0 ? 0 : n - 1;
    for (uint32_t i = 0; i < n; i++) {
        int64_t when = e->copy.began + e->copy.ns * (up ? i + 1 : n - i) / n;
        stamp(p->click, 0, p->clicks, e->copy.to + i, 1, when);
    }
    remember(&p->keep,
             (struct core_motion){ .kind = e->kind == EVENT_COPY ? CORE_COPY : CORE_CLEAR,
                                   .from = e->copy.from + top,
                                   .to = e->copy.to + top,
                                   .clicks = n,
                                   .done = n,
                                   .step = e->copy.step,
                                   .slot = e->slot,
                                   .fork = e->fork,
                                   .began = e->copy.began,
                                   .ended = e->copy.began + e->copy.ns });
}

static void heard_swap(struct core_picture *p, const struct fork_event *e)
{
    uint32_t clicks = e->swap.clicks, blocks = (clicks + BLOCK_CLICKS - 1) / BLOCK_CLICKS;
    if (e->swap.out)
        stamp(p->swap, p->swap_from, p->swap_to, e->swap.block, blocks, e->at);
    else
        stamp(p->click, 0, p->clicks, e->swap.click, clicks, e->at);
    remember(&p->keep,
             (struct core_motion){ .kind = e->swap.out ? CORE_SWAP_OUT : CORE_SWAP_IN,
                                   .from = e->swap.out ? e->swap.click : e->swap.block,
                                   .to = e->swap.out ? e->swap.block : e->swap.click,
                                   .clicks = clicks,
                                   .done = clicks,
                                   .step = 1,
                                   .slot = e->swap.slot,
                                   .fork = e->fork,
                                   .began = e->at - e->swap.ns,
                                   .ended = e->at });
}

static void heard_space(struct core_picture *p, const struct fork_event *e)
{
    if (e->space.at == 0)
        return;
    if (e->space.swap)
        stamp(p->swap, p->swap_from, p->swap_to, e->space.at, e->space.size, e->at);
    else
        stamp(p->click, 0, p->clicks, e->space.at, e->space.size, e->at);
}

void core_heard(void *host, const struct fork_event *e)
{
    struct core_picture *p = host;
    p->keep.events++;
    switch (e->kind) {
    case EVENT_COPY:
    case EVENT_CLEAR:
        heard_copy(p, e);
        break;
    case EVENT_SWAP:
        heard_swap(p, e);
        break;
    case EVENT_SPACE:
    case EVENT_FREE:
        heard_space(p, e);
        break;
    default:
        break;
    }
}
