/* RK11-D: what is told of a READ or WRITE when it is over: how many words it moved, and
 * where its time went, to the nanosecond. No register of the real control knows this. */
#include "devices/rk11_parts.h"

void rk_note_start(struct rk11 *rk)
{
    rk->started = rk->phase_began = rk->board.bus->sched.now;
    rk->times = (struct transfer_times){ 0 };
    rk->started_da = rk->rkda;
    rk->started_at = rk_bus_address(rk);
    rk->moved = 0;
}

/* An event is seen when the instruction in hand is done: the phase ends then, whatever was
 * planned. */
void rk_note_phase(struct rk11 *rk)
{
    int64_t now = rk->board.bus->sched.now;
    int64_t ns = now - rk->phase_began;
    int64_t turning = ns < rk->turning ? ns : rk->turning;
    rk->phase_began = now;
    switch (rk->phase) {
    case RK_WAIT:
        rk->times.queued += ns;
        break;
    case RK_SEEK:
        rk->times.seek += ns;
        break;
    case RK_TRANSFER:
        rk->times.rotation += turning;
        rk->times.transfer += ns - turning;
        break;
    default:
        break;
    }
}

static bool moves_data(const struct rk11 *rk)
{
    return rk_function(rk) == RK_READ || rk_function(rk) == RK_WRITE;
}

void rk_tell(const struct rk11 *rk, bool cut)
{
    if (!rk->board.listener || !moves_data(rk))
        return;
    struct transfer t = { .board = &rk->board,
                          .drive = rk->started_da >> 13,
                          .to_core = rk_function(rk) == RK_READ,
                          .cut = cut,
                          .block = rk_sector_number(rk->started_da),
                          .at = rk->started_at,
                          .words = rk->moved,
                          .errors = rk->rker,
                          .began = rk->started,
                          .ended = rk->board.bus->sched.now,
                          .times = rk->times };
    rk->board.listener->transferred(rk->board.listener->host, &t);
}
