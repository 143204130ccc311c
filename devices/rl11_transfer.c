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

/* What the note does not know; false: no data move. */
static bool moves(const struct rl11 *rl, bool cut, struct transfer *t)
{
    enum rl_function f = rl_function(rl);
    *t = (struct transfer){ .drive = rl_unit(rl),
                            .to_core = f != RL_WRITE,
                            .cut = cut,
                            .errors = rl_status(rl) & (RLCS_DE | RLCS_ERRORS) };
    return f == RL_READ || f == RL_READ_ANY || f == RL_WRITE;
}

void rl_tell(const struct rl11 *rl, bool cut)
{
    struct transfer t;
    if (moves(rl, cut, &t))
        transfer_tell(&rl->board, &rl->note, &t);
}

bool rl_in_hand(const struct board *b, struct transfer *t)
{
    static const struct transfer_pace pace = { RL_LEAD_NS, RL_WORD_NS, RL_SECTOR_WORDS };
    const struct rl11 *rl = (const struct rl11 *)b;
    if (rl->phase == RL_IDLE || !moves(rl, false, t))
        return false;
    transfer_look(b, &rl->note, t);
    if (rl->phase == RL_TRANSFER)
        t->words += transfer_passed(b, &rl->note, &pace, 0200000u - rl->words);
    return true;
}
