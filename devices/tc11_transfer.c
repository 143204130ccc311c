/* TC11: what is told of a READ DATA or WRITE DATA when it is over (devices/transfer.h): the
 * functions whose words go between tape and memory without the program. */
#include "devices/tc11_parts.h"

void tc_note_start(struct tc11 *tc)
{
    enum tc_function f = tc_function(tc);
    if (f != TC_READ_DATA && f != TC_WRITE_DATA)
        return;
    tc->moving = TC_COMES;
    tc->moving_unit = tc_number(tc);
    tc->moving_to_core = f == TC_READ_DATA;
    transfer_begin(&tc->note, tc_sched(tc)->now, 0, tc_bus_address(tc));
}

/* The first was under the head for its own time; until then the tape came. */
void tc_note_word(struct tc11 *tc)
{
    if (tc->moving != TC_COMES)
        return;
    tc->moving = TC_PASSES;
    tc->note.block = (uint32_t)tc->block;
    transfer_book(&tc->note, tc_sched(tc)->now - TC_WORD_NS, SHARE_SEEK);
}

void tc_told(struct tc11 *tc, bool cut)
{
    if (tc->moving == TC_NOTHING)
        return;
    transfer_book(&tc->note, tc_sched(tc)->now,
                  tc->moving == TC_COMES ? SHARE_SEEK : SHARE_TRANSFER);
    tc->moving = TC_NOTHING;
    transfer_tell(&tc->board, &tc->note,
                  &(struct transfer){ .drive = tc->moving_unit,
                                      .to_core = tc->moving_to_core,
                                      .cut = cut,
                                      .errors = tc->tcst & TCST_ERRORS });
}
