/* TM11 magnetic tape control and eight TU10 transports: 772520-772532, vector 224, BR5. */
#ifndef DEVICES_TM11_H
#define DEVICES_TM11_H

#include "devices/drive.h"
#include "devices/magtape.h"
#include "devices/unibus.h"

enum { TM_UNITS = 8 };

/* Along the tape, in frames: 800 of them an inch, one for each character. Gaps and checks are
 * the standard's for NRZI at 800 bpi (ANSI X3.22); how far the tape goes until it is let to
 * stop is an estimate. Seven channels at fewer bits an inch are timed like the nine. */
enum {
    TM_FRAMES_AN_INCH = 800,
    TM_BOT_GAP = 2400,  /* 3 in from the load point to the first record */
    TM_GAP = 480,       /* 0.6 in between two records */
    TM_LONG_GAP = 1920, /* what a tape mark and an extended gap add: 3 in in all */
    TM_CHECKS = 8,      /* behind the data: three blank, CRC, three blank, LPC */
    TM_MARK = 9,        /* the mark's character, seven blank, its LPC */
    TM_SHUTDOWN = 80,   /* 0.1 in until the control lets the transport stop */
    TM_STOP = 144,      /* 0.18 in that it takes to stop, 8 ms */
    TM_BLANK = 28800, /* 3 ft without a character, and the control gives up: our choice */
    TM_REEL = 2400 * 12 * TM_FRAMES_AN_INCH,
    TM_EOT = 25 * 12 * TM_FRAMES_AN_INCH /* the reflective strip, before the reel's end */
};

enum { /* ns: the most that the specification of the TU16 allows, whose deck is the TU10's */
       TM_START_NS = 9000000, /* from rest to 45 inches a second */
       TM_STOP_NS = 8000000,  /* settle down */
       TM_ACCEPT_NS = 10000 /* the control hands a rewind to the transport: an estimate */
};

/* N frames at 45 inches a second, and when rewinding, at 150; ns. */
static inline int64_t tm11_frames_ns(int64_t n)
{
    return n * 250000 / 9;
}

static inline int64_t tm11_rewind_ns(int64_t n)
{
    return n * 25000 / 3;
}

enum tm_motion {
    TM_STANDS,
    TM_RUNS,    /* the control moves it */
    TM_CLOSES,  /* gap shutdown: its function is over, it reaches the gap */
    TM_SETTLES, /* it comes to rest */
    TM_REWINDS
};

struct tu10 {
    struct drive drive; /* its tape */
    int64_t at;         /* in the tape's file: the place between two records */
    int64_t edge;       /* frames from the load point: the end of what lies before AT */
    int64_t place;      /* frames: where the head stands; in motion, where it began */
    int64_t reel;       /* frames of tape on the reel */
    int megabytes;      /* the reel's length as the operator chose it; 0: 2400 feet */
    int64_t began;      /* ns: when this motion did, from PLACE */
    enum tm_motion motion;
    bool backward; /* its last motion was */
    bool rewound;  /* it settles at the load point after a rewind */
    bool even;     /* what was written last has even parity: no file keeps that */
    bool off_line; /* off-line was asked for: it rewinds, then its tape is taken off */
    int event;
};

/* What the control does. */
enum tm_phase {
    TM_IDLE,
    TM_ACCEPT, /* a rewind, or nothing to do */
    TM_WAIT,   /* the transport rewinds or settles */
    TM_MOVE,   /* on the way to the next character */
    TM_PASS    /* a record or mark passes the head */
};

struct tm11 {
    struct board board;
    word mts, mtc, mtbrc, mtcma, mtrd;
    word data; /* MTD: the last character */
    word crc, lpc;
    struct tu10 unit[TM_UNITS];
    struct magtape_item item; /* what is next, in TM_MOVE and TM_PASS */
    int64_t target;           /* TM_MOVE: the frame where it ends */
    enum tm_phase phase;
    struct transfer_note note;
    bool asks; /* IE and (ready or error), as the edge last was */
    int event, line;
};

void tm11_attach(struct tm11 *tm, struct unibus *bus);

/* UNIT's reels have their end-of-tape strip after so many million frames, gaps and all; 0:
 * they are 2400 feet long. A tape whose file holds more is longer in any case. */
void tm11_set_capacity(struct tm11 *tm, int unit, int megabytes);

#endif
