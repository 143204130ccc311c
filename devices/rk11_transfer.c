/* RK11-D: what is told of a READ or WRITE when it is over (devices/transfer.h). */
#include "devices/rk11_parts.h"

static const enum transfer_share shares[] = {
    [RK_IDLE] = SHARE_NONE, [RK_ACCEPT] = SHARE_NONE,     [RK_WAIT] = SHARE_QUEUED,
    [RK_SEEK] = SHARE_SEEK, [RK_TRANSFER] = SHARE_SECTOR,
};

void rk_note_start(struct rk11 *rk)
{
    rk->started_drive = rk->rkda >> 13;
    transfer_begin(&rk->note, rk->board.bus->sched.now, rk_sector_number(rk->rkda),
                   rk_bus_address(rk));
}

void rk_note_phase(struct rk11 *rk)
{
    transfer_book(&rk->note, rk->board.bus->sched.now, shares[rk->phase]);
}

/* What the note does not know; false: no data move. */
static bool moves(const struct rk11 *rk, bool cut, struct transfer *t)
{
    enum rk_function f = rk_function(rk);
    *t = (struct transfer){ .drive = rk->started_drive,
                            .to_core = f == RK_READ,
                            .cut = cut,
                            .errors = rk->rker };
    return f == RK_READ || f == RK_WRITE;
}

void rk_tell(const struct rk11 *rk, bool cut)
{
    struct transfer t;
    if (moves(rk, cut, &t))
        transfer_tell(&rk->board, &rk->note, &t);
}

bool rk_in_hand(const struct board *b, struct transfer *t)
{
    static const struct transfer_pace pace = { RK_LEAD_NS, RK_WORD_NS, RK_SECTOR_WORDS };
    const struct rk11 *rk = (const struct rk11 *)b;
    if (rk->phase == RK_IDLE || !moves(rk, false, t))
        return false;
    transfer_look(b, &rk->note, t);
    if (rk->phase == RK_TRANSFER && !(rk->rkcs & RKCS_FMT))
        t->words += transfer_passed(b, &rk->note, &pace, 0200000u - rk->rkwc);
    return true;
}
