/* RL11: what is told of a READ or WRITE when it is over (devices/transfer.h). */
#include "devices/rl11_parts.h"

static const enum transfer_share shares[] = {
    [RL_IDLE] = SHARE_NONE,   [RL_ACCEPT] = SHARE_NONE,     [RL_WAIT] = SHARE_SEEK,
    [RL_HEADER] = SHARE_NONE, [RL_TRANSFER] = SHARE_SECTOR, [RL_SEARCH] = SHARE_ROTATION,
};

/* The block of 512 bytes that a sector is half of. */
static uint32_t block_of(int cylinder, int head, int sector)
{
    return rl_sector_number(cylinder, head, sector) * RL_SECTOR_BYTES / 512;
}

void rl_note_start(struct rl11 *rl)
{
    transfer_begin(
        &rl->note, rl->board.bus->sched.now,
        block_of(rl->rlda >> 7, !!(rl->rlda & RLDA_HEAD), rl->rlda & RLDA_SECTOR),
        rl_bus_address(rl));
}

void rl_note_sector(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    rl->note.block = block_of(d->cylinder, d->head, rl->sector);
}

void rl_note_phase(struct rl11 *rl)
{
    transfer_book(&rl->note, rl->board.bus->sched.now, shares[rl->phase]);
}

void rl_tell(const struct rl11 *rl, bool cut)
{
    enum rl_function f = rl_function(rl);
    if (f == RL_READ || f == RL_READ_ANY || f == RL_WRITE)
        transfer_tell(
            &rl->board, &rl->note,
            &(struct transfer){ .drive = rl_unit(rl),
                                .to_core = f != RL_WRITE,
                                .cut = cut,
                                .errors = rl_status(rl) & (RLCS_DE | RLCS_ERRORS) });
}
