/* Between tm11.c (registers, interrupts), tm11_function.c (what GO starts, and its time),
 * tm11_record.c (the data of one record), tm11_unit.c (the transports) and tm11_transfer.c
 * (what a listener is told). Nobody else's. */
#ifndef DEVICES_TM11_PARTS_H
#define DEVICES_TM11_PARTS_H

#include "devices/tm11.h"

enum { /* MTS */
       MTS_ILC = 0100000,
       MTS_EOF = 040000,
       MTS_CRE = 020000,
       MTS_PAE = 010000,
       MTS_BGL = 04000,
       MTS_EOT = 02000,
       MTS_RLE = 01000,
       MTS_BTE = 0400,
       MTS_NXM = 0200,
       MTS_SELR = 0100,
       MTS_BOT = 040,
       MTS_7CH = 020,
       MTS_SDWN = 010,
       MTS_WRL = 04,
       MTS_RWS = 02,
       MTS_TUR = 01
};

enum { /* MTC */
       MTC_ERR = 0100000,
       MTC_DENSITY = 060000,
       MTC_POWER_CLEAR = 010000,
       MTC_EVEN = 04000,
       MTC_UNIT = 03400,
       MTC_CUR = 0200,
       MTC_IE = 0100,
       MTC_MEX = 060,
       MTC_FUNCTION = 016,
       MTC_GO = 01
};

enum { /* MTRD */
       MTRD_TIMER = 0100000,
       MTRD_LPC = 040000,     /* MTD shows the LPC character, not the CRC */
       MTRD_BTE = 020000,     /* maintenance: a character in the gap */
       MTRD_SHUTDOWN = 010000 /* gap shutdown */
};

enum tm_function {
    TM_OFF_LINE,
    TM_READ,
    TM_WRITE,
    TM_WRITE_EOF,
    TM_SPACE_FORWARD,
    TM_SPACE_REVERSE,
    TM_WRITE_EXTENDED,
    TM_REWIND
};

enum { TM_CONTROL_EVENT = TM_UNITS }; /* events 0 to 7 are the transports' */

static inline enum tm_function tm_function(const struct tm11 *tm)
{
    return (enum tm_function)((tm->mtc & MTC_FUNCTION) >> 1);
}

static inline bool tm_writes(enum tm_function f)
{
    return f == TM_WRITE || f == TM_WRITE_EXTENDED || f == TM_WRITE_EOF;
}

static inline paddr tm_bus_address(const struct tm11 *tm)
{
    return (paddr)(tm->mtc & MTC_MEX) << 12 | tm->mtcma;
}

static inline struct tu10 *tm_selected(const struct tm11 *tm)
{
    return (struct tu10 *)(uintptr_t)&tm->unit[(tm->mtc & MTC_UNIT) >> 8];
}

/* tm11.c: ERRORS join MTS, ERR comes up; the control is ready again. */
void tm_error(struct tm11 *tm, word errors);
void tm_ready(struct tm11 *tm);

/* tm11_function.c */
void tm_go(struct tm11 *tm); /* MTC was written with GO while CUR was up */
void tm_control_event(struct tm11 *tm);
void tm_unit_free(struct tm11 *tm, struct tu10 *u); /* U stands still */
void tm_cut(struct tm11 *tm); /* INIT or power clear: what is under way ends */

/* tm11_record.c: an item has passed the head; returns the errors met. */
word tm_record_read(struct tm11 *tm);
word tm_record_write(struct tm11 *tm);
word tm_mark_read(struct tm11 *tm);
word tm_mark_write(struct tm11 *tm);

/* tm11_transfer.c: a function begins; a byte goes to memory or comes from it, from the address
 * in MTCMA; a phase is over; the function is. */
void tm_note_start(struct tm11 *tm);
void tm_note_byte(struct tm11 *tm);
void tm_note_phase(struct tm11 *tm);
void tm_told(struct tm11 *tm, bool cut);

/* tm11_unit.c */
word tm_unit_status(const struct tm11 *tm); /* MTS bits 10 and 6 to 0 */
bool tm_on_line(const struct tu10 *u);
/* ns until the head has come from where U stands, or where its last motion ends, to the frame
 * TARGET. */
int64_t tm_travel_ns(const struct tu10 *u, int64_t now, int64_t target);
/* The head is past the item that began at HEAD: the place is on its other side. */
void tm_pass(struct tu10 *u, const struct magtape_item *item, int64_t head);
void tm_settle(struct tm11 *tm, struct tu10 *u);
void tm_close_gap(struct tm11 *tm, struct tu10 *u);
void tm_rewind(struct tm11 *tm, struct tu10 *u);
void tm_unit_event(struct tm11 *tm, int unit);
void tm_changed(struct board *b, int unit);
void tm_tell_unit(const struct board *b, int unit, char *text, size_t size);

/* ns from frame A to frame B, or back, at full speed. */
static inline int64_t tm_way_ns(int64_t a, int64_t b)
{
    return tm11_frames_ns(a < b ? b - a : a - b);
}

/* Where the item between two places begins: GAP frames behind the EDGE of what lies before,
 * more at the beginning of the tape (AT 0) and before a mark. */
static inline int64_t tm_item_start(int64_t edge, int64_t at, bool long_gap)
{
    return edge + (at == 0 ? TM_BOT_GAP : TM_GAP) + (long_gap ? TM_LONG_GAP : 0);
}

static inline int64_t tm_item_frames(const struct magtape_item *item)
{
    return item->kind == MAGTAPE_MARK ? TM_MARK : (int64_t)item->bytes + TM_CHECKS;
}

#endif
