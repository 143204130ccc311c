/* TC11: what a command looks for on the tape that runs, and when it passes. TC11 manual,
 * chapter 3, "functions". The words of a block, and where they are read:
 *
 *     header                                data     trailer
 *     0  1:number  2  3  4:checksum  |  5 ... 260  |  261:checksum  262  263  264:number  265
 *
 * Backward the trailer comes first: its number and checksum are for that way. */
#include "devices/tc11_parts.h"

enum {
    NUMBER = 1,
    CHECKSUM = 4,
    FIRST_WORD = TC_HEAD_WORDS,
    LAST_WORD = TC_HEAD_WORDS + TC_BLOCK_WORDS - 1,
    TRAILER = LAST_WORD + 1
};

static bool backward(struct tc11 *tc)
{
    return tc_selected(tc)->backward;
}

static int64_t here(struct tc11 *tc)
{
    return tc11_place(tc, tc_number(tc));
}

/* The phase ends when the tape has come to TO. */
static void await(struct tc11 *tc, enum tc_phase phase, int64_t to)
{
    int64_t far = backward(tc) ? here(tc) - to : to - here(tc);
    tc->phase = phase;
    sched_after(tc_sched(tc), tc->event, far > 0 ? far : 0);
}

static void coast(struct tc11 *tc)
{
    await(tc, TC_COAST, backward(tc) ? TC_END_ZONE : TC_FAR_ZONE);
}

/* Word INDEX of BLOCK, counted in the tape's direction: it has passed when its far end has.
 * Beyond the last block there is only the end zone. */
static void await_word(struct tc11 *tc, enum tc_phase phase, int block, int index)
{
    if (block < 0 || block >= TC_BLOCKS) {
        coast(tc);
        return;
    }
    tc->block = block;
    tc->index = index;
    await(tc, phase, tc_word_place(block, backward(tc) ? index : index + 1));
}

/* The block under the head, and the word in it as the direction counts: 0 comes first. -1 or
 * TC_BLOCKS: none yet, or none any more. */
static int block_here(struct tc11 *tc, int64_t *into)
{
    int64_t at = backward(tc) ? TC_LAST - here(tc) : here(tc) - TC_FIRST;
    if (at < 0) {
        *into = 0;
        return -1;
    }
    *into = at % TC_BLOCK_NS;
    return (int)(at / TC_BLOCK_NS);
}

/* BLOCK and INDEX as the direction counts them are those of the tape when it goes forward. */
static void await_counted(struct tc11 *tc, enum tc_phase phase, int block, int index)
{
    if (backward(tc))
        await_word(tc, phase, TC_BLOCKS - 1 - block, TC_ALL_WORDS - 1 - index);
    else
        await_word(tc, phase, block, index);
}

static void look_for_number(struct tc11 *tc)
{
    int64_t into;
    int block = block_here(tc, &into);
    if (block < 0 || into >= (NUMBER + 1) * TC_WORD_NS)
        block++;
    await_counted(tc, TC_NUMBER, block, NUMBER);
}

/* The next block whose data has not begun; in the midst of data there is none. */
static void look_for_data(struct tc11 *tc)
{
    int64_t into;
    int block = block_here(tc, &into);
    tc->counted = false;
    if (block < 0 || into >= TRAILER * TC_WORD_NS)
        block++;
    else if (into > FIRST_WORD * TC_WORD_NS && block < TC_BLOCKS) {
        tc_error(tc, TCST_BLKM);
        return;
    }
    await_counted(tc, TC_DATA, block, FIRST_WORD);
}

/* Every word from the checksum of the block's header on; later is too late. */
static void look_for_words(struct tc11 *tc)
{
    int64_t into;
    int block = block_here(tc, &into);
    if (block < 0)
        await_counted(tc, TC_EVERY, 0, 0);
    else if (into >= CHECKSUM * TC_WORD_NS && block < TC_BLOCKS)
        tc_error(tc, TCST_BLKM);
    else
        await_counted(tc, TC_EVERY, block, CHECKSUM);
}

void tc_look(struct tc11 *tc)
{
    if (backward(tc) ? here(tc) <= TC_END_ZONE : here(tc) >= TC_FAR_ZONE) {
        tc_error(tc, TCST_ENDZ);
        return;
    }
    switch (tc_function(tc)) {
    case TC_READ_NUMBER:
        look_for_number(tc);
        break;
    case TC_READ_DATA:
    case TC_WRITE_DATA:
        look_for_data(tc);
        break;
    case TC_READ_ALL:
    case TC_WRITE_ALL:
        look_for_words(tc);
        break;
    default:
        coast(tc);
    }
}

void tc_forget(struct tc11 *tc)
{
    sched_cancel(tc_sched(tc), tc->event);
    tc->phase = TC_IDLE;
    tc->tcst |= tc_keep(tc);
}

/* The function is done; the tape runs on. */
static void done(struct tc11 *tc)
{
    coast(tc);
    tc_told(tc, false);
    tc_ready(tc);
}

static void data_passed(struct tc11 *tc)
{
    int step = backward(tc) ? -1 : 1;
    bool last = tc->index == (backward(tc) ? FIRST_WORD : LAST_WORD);
    word errors = tc_data_word(tc);
    if (!errors && last)
        errors = tc_keep(tc);
    if (errors)
        tc_error(tc, errors);
    else if (!last)
        await_word(tc, TC_DATA, tc->block, tc->index + step);
    else if (tc->counted)
        done(tc);
    else
        await_word(tc, TC_DATA, tc->block + step, backward(tc) ? LAST_WORD : FIRST_WORD);
}

static void any_passed(struct tc11 *tc)
{
    int step = backward(tc) ? -1 : 1;
    bool last = tc->index == (backward(tc) ? 0 : TC_ALL_WORDS - 1);
    word errors = tc->tccm & TCCM_READY ? TCST_DATM : tc_any_word(tc);
    if (!errors && last)
        errors = tc_keep(tc);
    if (errors) {
        tc_error(tc, errors);
        return;
    }
    if (last)
        await_word(tc, TC_EVERY, tc->block + step, backward(tc) ? TC_ALL_WORDS - 1 : 0);
    else
        await_word(tc, TC_EVERY, tc->block, tc->index + step);
    tc_ready(tc);
}

void tc_control_event(struct tc11 *tc)
{
    switch (tc->phase) {
    case TC_NUMBER:
        tc->tcdt = (word)tc->block;
        done(tc);
        break;
    case TC_DATA:
        data_passed(tc);
        break;
    case TC_EVERY:
        any_passed(tc);
        break;
    case TC_COAST:
        tc_error(tc, TCST_ENDZ);
        break;
    default:
        break;
    }
}
