/* RH11: what is told of a transfer when it is over: how many words it moved, and where its
 * time went, to the nanosecond. No register of the real control knows this. */
#include "devices/rh11_parts.h"

static int64_t now(const struct rh11 *rh)
{
    return rh->board.bus->sched.now;
}

void rh_note_start(struct rh11 *rh)
{
    const struct rp04 *d = &rh->drive[rh->moving];
    uint32_t track = (uint32_t)d->dc * RH_TRACKS + (uint32_t)rh_track(d);
    rh->started_function = d->function;
    rh->started_block = track * RH_SECTORS + (uint32_t)rh_sector_of(d);
    rh->started_at = rh->ba;
    rh->started = rh->phase_began = now(rh);
    rh->moved = 0;
    rh->times = (struct transfer_times){ 0 };
}

/* An event is seen when the instruction in hand is done: the phase ends then, whatever was
 * planned. */
void rh_note_phase(struct rh11 *rh)
{
    int64_t ns = now(rh) - rh->phase_began;
    int64_t turning = ns < rh->turning ? ns : rh->turning;
    rh->phase_began = now(rh);
    switch (rh->drive[rh->moving].phase) {
    case RH_MOVING:
    case RH_SHIFTING:
        rh->times.seek += ns;
        break;
    case RH_TRANSFER:
        rh->times.rotation += turning;
        rh->times.transfer += ns - turning;
        break;
    default:
        rh->times.queued += ns;
    }
}

static bool reads(const struct rh11 *rh)
{
    return rh->started_function == RH_READ || rh->started_function == RH_READ_HEADER;
}

static bool writes(const struct rh11 *rh)
{
    return rh->started_function == RH_WRITE || rh->started_function == RH_WRITE_HEADER;
}

void rh_tell(const struct rh11 *rh, bool cut)
{
    const struct rp04 *d = &rh->drive[rh->moving];
    if (!rh->board.listener || !(reads(rh) || writes(rh)))
        return;
    struct transfer t = { .board = &rh->board,
                          .drive = rh->moving,
                          .to_core = reads(rh),
                          .cut = cut,
                          .block = rh->started_block,
                          .at = rh->started_at,
                          .words = rh->moved,
                          .errors = d->er1 ? d->er1 : rh->cs2 & CS2_ERRORS,
                          .began = rh->started,
                          .ended = now(rh),
                          .times = rh->times };
    rh->board.listener->transferred(rh->board.listener->host, &t);
}
