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

/* What the note does not know; false: no data move. */
static bool moves(const struct rh11 *rh, bool cut, struct transfer *t)
{
    const struct rp04 *d = &rh->drive[rh->moving];
    word f = rh->started_function;
    bool reads = f == RH_READ || f == RH_READ_HEADER;
    *t = (struct transfer){ .drive = rh->moving,
                            .to_core = reads,
                            .cut = cut,
                            .errors = d->er1 ? d->er1 : rh->cs2 & CS2_ERRORS };
    return reads || f == RH_WRITE || f == RH_WRITE_HEADER;
}

void rh_tell(const struct rh11 *rh, bool cut)
{
    struct transfer t;
    if (moves(rh, cut, &t))
        transfer_tell(&rh->board, &rh->note, &t);
}

bool rh_in_hand(const struct board *b, struct transfer *t)
{
    static const struct transfer_pace pace = { RH_LEAD_NS, RH_WORD_NS, RH_SECTOR_WORDS };
    const struct rh11 *rh = (const struct rh11 *)b;
    const struct rp04 *d = &rh->drive[rh->moving];
    bool headers =
        rh->started_function == RH_READ_HEADER || rh->started_function == RH_WRITE_HEADER;
    if (d->phase == RH_IDLE || !rh_is_transfer(d) || !moves(rh, false, t))
        return false;
    transfer_look(b, &rh->note, t);
    if (d->phase == RH_TRANSFER && !headers)
        t->words += transfer_passed(b, &rh->note, &pace, 0200000u - rh->wc);
    return true;
}
