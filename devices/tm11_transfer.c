/* TM11: what is told of a READ or WRITE when it is over (devices/transfer.h). */
#include "devices/tm11_parts.h"

static const enum transfer_share shares[] = {
    [TM_IDLE] = SHARE_NONE, [TM_ACCEPT] = SHARE_NONE,   [TM_WAIT] = SHARE_QUEUED,
    [TM_MOVE] = SHARE_SEEK, [TM_PASS] = SHARE_TRANSFER,
};

void tm_note_start(struct tm11 *tm)
{
    transfer_begin(&tm->note, tm->board.bus->sched.now, 0,
                   tm_bus_address(tm) & ~(paddr)1);
}

void tm_note_byte(struct tm11 *tm)
{
    bool begins_word = !(tm_bus_address(tm) & 1);
    if (begins_word || tm->note.words == 0)
        tm->note.words++;
}

void tm_note_phase(struct tm11 *tm)
{
    transfer_book(&tm->note, tm->board.bus->sched.now, shares[tm->phase]);
}

void tm_told(struct tm11 *tm, bool cut)
{
    enum tm_function f = tm_function(tm);
    tm_note_phase(tm);
    if (f == TM_READ || f == TM_WRITE || f == TM_WRITE_EXTENDED)
        transfer_tell(&tm->board, &tm->note,
                      &(struct transfer){ .drive = (tm->mtc & MTC_UNIT) >> 8,
                                          .to_core = f == TM_READ,
                                          .cut = cut,
                                          .errors = tm->mts });
}
