/* RP11-C: what is told of a function that moves data when it is over: how many words, and
 * where its time went, to the nanosecond. No register of the real control knows this. */
#include "devices/rp11_parts.h"

/* A phase is over, and its time is booked. An event is seen when the instruction in hand is
 * done: the phase ends then, whatever was planned. */
void rp_note_phase(struct rp11 *rp)
{
    int64_t ns = rp->board.bus->sched.now - rp->phase_began;
    int64_t turning = ns < rp->turning ? ns : rp->turning;
    rp->phase_began = rp->board.bus->sched.now;
    if (rp->phase == RP_WAIT)
        rp->times.queued += ns;
    if (rp->phase == RP_MOVE)
        rp->times.seek += ns;
    if (rp->phase == RP_TRANSFER)
        rp->times.rotation += turning;
    if (rp->phase == RP_TRANSFER)
        rp->times.transfer += ns - turning;
    if (rp->phase == RP_ENDING)
        rp->times.transfer += ns;
}

void rp_note_start(struct rp11 *rp)
{
    rp->started = rp->phase_began = rp->board.bus->sched.now;
    rp->times = (struct transfer_times){ 0 };
    rp->started_block =
        rp_stays(rp) ? rp_block(rp)
                     : (uint32_t)((rp->rpca * RP_TRACKS + rp_track(rp)) * RP_SECTORS +
                                  (rp->rpda & RPDA_SECTOR));
    rp->started_at = rp_bus_address(rp);
    rp->moved = 0;
}

void rp_told(const struct rp11 *rp, bool cut)
{
    enum rp_function f = rp_function(rp);
    const struct transfer_listener *listener = rp->board.listener;
    bool data = f != RP_SEEK && f != RP_HOME && f != RP_WRITE_CHECK;
    if (!listener || !data || rp->rpcs & RPCS_HDR || rp->phase == RP_STEPPED)
        return;
    struct transfer t = { .board = &rp->board,
                          .drive = rp_unit(rp),
                          .to_core = !rp_writes(rp),
                          .cut = cut,
                          .block = rp->started_block,
                          .at = rp->started_at,
                          .words = rp->moved,
                          .errors = rp->rper | (rp->header_lost ? RPER_DSK : 0),
                          .began = rp->started,
                          .ended = rp->board.bus->sched.now,
                          .times = rp->times };
    listener->transferred(listener->host, &t);
}
