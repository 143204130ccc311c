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

void rk_tell(const struct rk11 *rk, bool cut)
{
    enum rk_function f = rk_function(rk);
    if (f == RK_READ || f == RK_WRITE)
        transfer_tell(&rk->board, &rk->note,
                      &(struct transfer){ .drive = rk->started_drive,
                                          .to_core = f == RK_READ,
                                          .cut = cut,
                                          .errors = rk->rker });
}
