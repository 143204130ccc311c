/* RP11-C: what is told of a function that moves data when it is over (devices/transfer.h). */
#include "devices/rp11_parts.h"

static const enum transfer_share shares[] = {
    [RP_IDLE] = SHARE_NONE,    [RP_ACCEPT] = SHARE_NONE,     [RP_WAIT] = SHARE_QUEUED,
    [RP_MOVE] = SHARE_SEEK,    [RP_TRANSFER] = SHARE_SECTOR, [RP_ENDING] = SHARE_TRANSFER,
    [RP_STEPPED] = SHARE_NONE,
};

void rp_note_phase(struct rp11 *rp)
{
    transfer_book(&rp->note, rp->board.bus->sched.now, shares[rp->phase]);
}

void rp_note_start(struct rp11 *rp)
{
    uint32_t block = rp_stays(rp)
                         ? rp_block(rp)
                         : (uint32_t)((rp->rpca * RP_TRACKS + rp_track(rp)) * RP_SECTORS +
                                      (rp->rpda & RPDA_SECTOR));
    transfer_begin(&rp->note, rp->board.bus->sched.now, block, rp_bus_address(rp));
}

/* What the note does not know; false: no data move, or it is maintenance. */
static bool moves(const struct rp11 *rp, bool cut, struct transfer *t)
{
    enum rp_function f = rp_function(rp);
    *t = (struct transfer){ .drive = rp_unit(rp),
                            .to_core = !rp_writes(rp),
                            .cut = cut,
                            .errors = rp->rper | (rp->header_lost ? RPER_DSK : 0) };
    bool data = f != RP_SEEK && f != RP_HOME && f != RP_WRITE_CHECK;
    return data && !(rp->rpcs & RPCS_HDR) && rp->phase != RP_STEPPED;
}

void rp_told(const struct rp11 *rp, bool cut)
{
    struct transfer t;
    if (moves(rp, cut, &t))
        transfer_tell(&rp->board, &rp->note, &t);
}

bool rp_in_hand(const struct board *b, struct transfer *t)
{
    static const struct transfer_pace pace = { RP_LEAD_NS, RP_WORD_NS, RP_SECTOR_WORDS };
    const struct rp11 *rp = (const struct rp11 *)b;
    if (rp->phase == RP_IDLE || !moves(rp, false, t))
        return false;
    transfer_look(b, &rp->note, t);
    if (rp->phase == RP_TRANSFER)
        t->words += transfer_passed(b, &rp->note, &pace, 0200000u - rp->rpwc);
    return true;
}
