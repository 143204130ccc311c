/* What a control tells of a function that moved data, and where its time went, to the
 * nanosecond. No register of a real control knows this. */
#include "devices/transfer.h"

#include "devices/unibus.h"

void transfer_begin(struct transfer_note *n, int64_t now, uint32_t block, paddr at)
{
    *n = (struct transfer_note){
        .block = block, .at = at, .began = now, .phase_began = now
    };
}

void transfer_book(struct transfer_note *n, int64_t now, enum transfer_share share)
{
    int64_t ns = now - n->phase_began;
    int64_t turning = ns < n->turning ? ns : n->turning;
    n->phase_began = now;
    switch (share) {
    case SHARE_QUEUED:
        n->times.queued += ns;
        break;
    case SHARE_SEEK:
        n->times.seek += ns;
        break;
    case SHARE_ROTATION:
        n->times.rotation += ns;
        break;
    case SHARE_TRANSFER:
        n->times.transfer += ns;
        break;
    case SHARE_SECTOR:
        n->times.rotation += turning;
        n->times.transfer += ns - turning;
        break;
    case SHARE_NONE:
        break;
    }
}

static void take(const struct board *b, const struct transfer_note *n, int64_t ended,
                 struct transfer *t)
{
    t->board = b;
    t->block = n->block;
    t->at = n->at;
    t->words = n->words;
    t->began = n->began;
    t->ended = ended;
    t->times = n->times;
}

void transfer_tell(const struct board *b, const struct transfer_note *n,
                   const struct transfer *t)
{
    struct transfer told = *t;
    if (!b->listener)
        return;
    take(b, n, b->bus->sched.now, &told);
    b->listener->transferred(b->listener->host, &told);
}

void transfer_look(const struct board *b, const struct transfer_note *n,
                   struct transfer *t)
{
    take(b, n, SCHED_NEVER, t);
}

uint32_t transfer_passed(const struct board *b, const struct transfer_note *n,
                         const struct transfer_pace *pace, uint32_t left)
{
    int64_t ns = b->bus->sched.now - n->phase_began - n->turning - pace->lead;
    uint32_t most = left < pace->words ? left : pace->words;
    return ns <= 0 ? 0 : ns / pace->word < most ? (uint32_t)(ns / pace->word) : most;
}
