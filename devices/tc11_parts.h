/* Between tc11.c (registers, interrupts), tc11_function.c (what a command looks for on the
 * tape), tc11_word.c (the data), tc11_drive.c (motion) and tc11_transfer.c (what a listener is
 * told). Nobody else's. */
#ifndef DEVICES_TC11_PARTS_H
#define DEVICES_TC11_PARTS_H

#include "devices/tc11.h"

enum { /* TCST */
       TCST_ENDZ = 0100000,
       TCST_PAR = 040000,
       TCST_MTE = 020000,
       TCST_ILO = 010000,
       TCST_SELE = 04000,
       TCST_BLKM = 02000,
       TCST_DATM = 01000,
       TCST_NEX = 0400,
       TCST_UPS = 0200,
       TCST_XD = 03,
       TCST_ERRORS = 0177400
};

enum { /* TCCM */
       TCCM_ERR = 0100000,
       TCCM_MAINT = 020000,
       TCCM_DINHB = 010000,
       TCCM_REV = 04000,
       TCCM_UNIT = 03400,
       TCCM_READY = 0200,
       TCCM_IE = 0100,
       TCCM_MEX = 060,
       TCCM_FUNCTION = 016,
       TCCM_DO = 01
};

enum tc_function {
    TC_STOP_ALL,
    TC_READ_NUMBER,
    TC_READ_DATA,
    TC_READ_ALL,
    TC_STOP_SELECTED,
    TC_WRITE_TIMING,
    TC_WRITE_DATA,
    TC_WRITE_ALL
};

enum { TC_CONTROL_EVENT = TC_UNITS, TC_READY_EVENT }; /* events 0 to 7 are the drives' */

static inline enum tc_function tc_function(const struct tc11 *tc)
{
    return (enum tc_function)((tc->tccm & TCCM_FUNCTION) >> 1);
}

static inline int tc_number(const struct tc11 *tc)
{
    return (tc->tccm & TCCM_UNIT) >> 8;
}

static inline struct tu56 *tc_selected(struct tc11 *tc)
{
    return &tc->unit[tc_number(tc)];
}

static inline struct sched *tc_sched(struct tc11 *tc)
{
    return &tc->board.bus->sched;
}

static inline paddr tc_bus_address(const struct tc11 *tc)
{
    return (paddr)(tc->tccm & TCCM_MEX) << 12 | tc->tcba;
}

/* tc11.c */
void tc_ready(struct tc11 *tc);
void tc_not_ready(struct tc11 *tc);
/* ERRORS join TCST; the selected tape stops, and READY comes up in a moment. */
void tc_error(struct tc11 *tc, word errors);

/* tc11_function.c */
void tc_look(struct tc11 *tc); /* the selected tape is up to speed: what comes first? */
void tc_control_event(struct tc11 *tc);
void tc_forget(struct tc11 *tc); /* nothing is looked for any more */

/* tc11_word.c: the word INDEX of BLOCK has passed. Returns the errors met. */
word tc_data_word(struct tc11 *tc);
word tc_any_word(struct tc11 *tc);
word tc_keep(struct tc11 *tc); /* what was written of the block is on the tape now */

/* tc11_transfer.c: TCCM has a function; a word of its data passes; it
 * is over, if one is in hand. */
void tc_note_start(struct tc11 *tc);
void tc_note_word(struct tc11 *tc);
void tc_told(struct tc11 *tc, bool cut);

/* tc11_drive.c */
bool tc_loaded(const struct tu56 *u);
void tc_run(struct tc11 *tc, struct tu56 *u, bool backward);
void tc_stop(struct tc11 *tc, struct tu56 *u);
void tc_drive_event(struct tc11 *tc, int unit);
void tc_changed(struct board *b, int unit);
void tc_tell_drive(const struct board *b, int unit, char *text, size_t size);

/* Where word INDEX of BLOCK begins, for a tape that goes forward. */
static inline int64_t tc_word_place(int block, int index)
{
    return TC_FIRST + (int64_t)block * TC_BLOCK_NS + (int64_t)index * TC_WORD_NS;
}

#endif
