/* RL11: what is told of a READ or WRITE when it is over: how many words it moved, and where
 * its time went, to the nanosecond. No register of the real control knows this. */
#include "devices/rl11_parts.h"

void rl_note_start(struct rl11 *rl)
{
    rl->started = rl->phase_began = rl->board.bus->sched.now;
    rl->times = (struct transfer_times){ 0 };
    rl->first =
        rl_sector_number(rl->rlda >> 7, !!(rl->rlda & RLDA_HEAD), rl->rlda & RLDA_SECTOR);
    rl->started_at = rl_bus_address(rl);
    rl->moved = 0;
}

void rl_note_sector(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    rl->first = rl_sector_number(d->cylinder, d->head, rl->sector);
}

/* An event is seen when the instruction in hand is done: the phase ends then, whatever was
 * planned. */
void rl_note_phase(struct rl11 *rl)
{
    int64_t now = rl->board.bus->sched.now;
    int64_t ns = now - rl->phase_began;
    int64_t turning = ns < rl->turning ? ns : rl->turning;
    rl->phase_began = now;
    switch (rl->phase) {
    case RL_WAIT:
        rl->times.seek += ns;
        break;
    case RL_SEARCH:
        rl->times.rotation += ns;
        break;
    case RL_TRANSFER:
        rl->times.rotation += turning;
        rl->times.transfer += ns - turning;
        break;
    default:
        break;
    }
}

static bool moves_data(const struct rl11 *rl)
{
    enum rl_function f = rl_function(rl);
    return f == RL_READ || f == RL_READ_ANY || f == RL_WRITE;
}

void rl_tell(const struct rl11 *rl, bool cut)
{
    const struct transfer_listener *listener = rl->board.listener;
    if (!listener || !moves_data(rl))
        return;
    word errors = rl_status(rl) & (RLCS_DE | RLCS_ERRORS);
    struct transfer t = { .board = &rl->board,
                          .drive = rl_unit(rl),
                          .to_core = rl_function(rl) != RL_WRITE,
                          .cut = cut,
                          .block = rl->first * RL_SECTOR_BYTES / 512,
                          .at = rl->started_at,
                          .words = rl->moved,
                          .errors = errors,
                          .began = rl->started,
                          .ended = rl->board.bus->sched.now,
                          .times = rl->times };
    listener->transferred(listener->host, &t);
}
