/* RH11: what is told of a transfer when it is over (devices/transfer.h). */
#include "devices/rh11_parts.h"

/* Of the drive that the transfer was given to. */
static const enum transfer_share shares[] = {
    [RH_IDLE] = SHARE_QUEUED,     [RH_REFUSED] = SHARE_QUEUED,
    [RH_STANDING] = SHARE_QUEUED, [RH_MOVING] = SHARE_SEEK,
    [RH_SHIFTING] = SHARE_SEEK,   [RH_SEARCHING] = SHARE_QUEUED,
    [RH_TRANSFER] = SHARE_SECTOR,
};

void rh_note_start(struct rh11 *rh)
{
    const struct rp04 *d = &rh->drive[rh->moving];
    uint32_t track = (uint32_t)d->dc * RH_TRACKS + (uint32_t)rh_track(d);
    rh->started_function = d->function;
    transfer_begin(&rh->note, rh->board.bus->sched.now,
                   track * RH_SECTORS + (uint32_t)rh_sector_of(d), rh->ba);
}

void rh_note_phase(struct rh11 *rh)
{
    transfer_book(&rh->note, rh->board.bus->sched.now,
                  shares[rh->drive[rh->moving].phase]);
}

void rh_tell(const struct rh11 *rh, bool cut)
{
    const struct rp04 *d = &rh->drive[rh->moving];
    word f = rh->started_function;
    bool reads = f == RH_READ || f == RH_READ_HEADER;
    if (reads || f == RH_WRITE || f == RH_WRITE_HEADER)
        transfer_tell(
            &rh->board, &rh->note,
            &(struct transfer){ .drive = rh->moving,
                                .to_core = reads,
                                .cut = cut,
                                .errors = d->er1 ? d->er1 : rh->cs2 & CS2_ERRORS });
}
