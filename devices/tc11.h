/* TC11 DECtape control and eight TU56 drives: 777340-777350, vector 214, BR6. */
#ifndef DEVICES_TC11_H
#define DEVICES_TC11_H

#include "devices/drive.h"
#include "devices/unibus.h"

enum {
    TC_UNITS = 8,
    TC_BLOCKS = 578,
    TC_BLOCK_WORDS = 256,
    TC_BLOCK_BYTES = 512,
    TC_BYTES = TC_BLOCKS * TC_BLOCK_BYTES
};

/* Along the tape, in the ns that it takes to pass at full speed: a line of three bits in
 * 33 1/3 us, six lines a word of 18 bits. A block is five words of header, 256 of data, five
 * of trailer: 53.2 ms. TC11 manual, chapter 1; the zones at the ends as DEC's formatter for
 * the TD8E writes them. */
enum {
    TC_WORD_NS = 200000,
    TC_HEAD_WORDS = 5,
    TC_ALL_WORDS = TC_HEAD_WORDS + TC_BLOCK_WORDS + TC_HEAD_WORDS,
    TC_BLOCK_NS = TC_ALL_WORDS * TC_WORD_NS
};
#define TC_END_ZONE                                                                      \
    INT64_C(1638400000)             /* 8192 codes: the blocks' zone begins behind it */
#define TC_BUFFER INT64_C(40000000) /* 200 codes between an end zone and the blocks */
#define TC_FIRST (TC_END_ZONE + TC_BUFFER) /* block 0 */
#define TC_LAST (TC_FIRST + (int64_t)TC_BLOCKS * TC_BLOCK_NS)
#define TC_FAR_ZONE (TC_LAST + TC_BUFFER)
#define TC_LENGTH (TC_FAR_ZONE + TC_END_ZONE)

/* ns. A TU56 starts in 100 to 150 ms and turns round in 200, the control waits 120 before it
 * trusts the tape to be at speed; so these are known within some 30 ms. */
enum {
    TC_START_NS = 120000000, /* from rest to full speed */
    TC_STOP_NS = 80000000,   /* and back: with a start, 200 ms */
    TC_READY_NS = 20000      /* a stop, or an error, to READY: an estimate */
};

enum tc_motion { TC_STANDS, TC_STARTS, TC_RUNS, TC_STOPS };

struct tu56 {
    struct drive drive; /* its tape */
    enum tc_motion motion;
    bool backward;
    bool turns;    /* TC_STOPS: to start again, the other way */
    int64_t place; /* where the tape was at SINCE */
    int64_t since; /* ns */
    int event;
};

/* What the control looks for on the selected tape, once that is up to speed. */
enum tc_phase {
    TC_IDLE,
    TC_NUMBER, /* the next block's number */
    TC_DATA,   /* a word of a block's data */
    TC_EVERY,  /* any word */
    TC_COAST   /* nothing but the end zone */
};

/* Of a function that moves data by itself. */
enum tc_moving {
    TC_NOTHING,
    TC_COMES, /* its first word is on the way */
    TC_PASSES /* and has passed */
};

struct tc11 {
    struct board board;
    word tcst, tccm, tcwc, tcba, tcdt;
    struct tu56 unit[TC_UNITS];
    enum tc_phase phase;
    enum tc_moving moving;
    struct transfer_note note;
    int moving_unit;
    bool moving_to_core;
    int block,
        index;    /* of the word that passes next: 0 to 265, header and trailer with it */
    bool counted; /* TCWC has run out, the block is only finished */
    bool dirty;   /* BUFFER is not on the tape yet */
    int buffered; /* the block that BUFFER holds, -1: none */
    int buffered_unit;
    byte buffer[TC_BLOCK_BYTES];
    bool asks; /* IE and READY, as the edge last was */
    int event, ready_event, line;
};

void tc11_attach(struct tc11 *tc, struct unibus *bus);

/* Where drive UNIT's tape is now, ns from its beginning. */
int64_t tc11_place(const struct tc11 *tc, int unit);

#endif
