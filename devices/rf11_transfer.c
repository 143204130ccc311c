/* RF11: what is told of a READ or WRITE (devices/transfer.h). Fixed heads do not move: what is
 * not transfer is rotation. */
#include "devices/rf11_parts.h"

void rf_told(struct rf11 *rf, bool cut)
{
    enum rf_function f = rf_function(rf);
    transfer_book(&rf->note, rf->board.bus->sched.now, SHARE_SECTOR);
    if (f != RF_WRITE_CHECK)
        transfer_tell(&rf->board, &rf->note,
                      &(struct transfer){
                          .to_core = f == RF_READ, .cut = cut, .errors = rf_errors(rf) });
}

bool rf_in_hand(const struct board *b, struct transfer *t)
{
    const struct rf11 *rf = (const struct rf11 *)b;
    enum rf_function f = rf_function(rf);
    if (rf->phase == RF_IDLE || f == RF_WRITE_CHECK)
        return false;
    *t = (struct transfer){ .to_core = f == RF_READ, .errors = rf_errors(rf) };
    transfer_look(b, &rf->note, t);
    int64_t left = (rf->due - b->bus->sched.now + RF_WORD_NS - 1) / RF_WORD_NS;
    if (rf->phase == RF_PASS && left < rf->burst)
        t->words += rf->burst - (uint32_t)(left > 0 ? left : 0);
    return true;
}
