/* One asynchronous serial line: the shift registers of a board's UART, the wire, and the far
 * end, where a terminal or a modem with a caller is. The boards of terminals (KL11, DL11,
 * DC11, DH11, DZ11) hold one for each of their lines.
 *
 *     far end -> in[] -> receiver -> board        board -> transmitter -> out[] -> far end
 *
 * The far end puts characters in as fast as it likes, as many as there is room for; they come
 * down the wire one character's time apart, each when the board can take it: nothing that was
 * typed is lost. What the board sends waits in out[] until the far end has fetched it; if it
 * does not, the line stands still, as after an XOFF. With nobody there, what is sent is gone.
 * Times are nanoseconds of machine time. */
#ifndef DEVICES_SERIAL_H
#define DEVICES_SERIAL_H

#include "devices/sched.h"
#include "devices/word.h"

#include <stddef.h>

enum {
    SERIAL_ROOM = 256, /* characters that wait at either end */
    SERIAL_BREAK =
        0400, /* in place of a character: the far end holds the line at space */
    SERIAL_EXTERNAL =
        192000 /* tenths of a baud: a speed that the board takes from outside */
};

struct serial {
    bool caller; /* somebody is at the far end */
    bool
        dtr; /* DATA TERMINAL READY: the board takes calls; always, if it has no such bit */
    bool hung_up; /* the board dropped DTR while somebody was there: he is to go away */
    bool sending; /* the transmitter's shift register is in use */
    bool stalled; /* its character is through, and there is no room for it */
    byte leaving; /* the character in it */
    int64_t receive_ns,
        send_ns; /* what a character takes; 0: that half is switched off */
    int64_t receive_at,
        send_at; /* when the one under way is through; SCHED_NEVER: none is */
    int in_head, in_count, out_head, out_count;
    word in[SERIAL_ROOM]; /* characters and SERIAL_BREAK */
    byte out[SERIAL_ROOM];
};

/* Nobody is there, the line is silent; DTR is up if the board has no modem control. */
void serial_init(struct serial *s, bool dtr);
/* INIT: what is being sent is lost; what is coming in comes again. */
void serial_stop(struct serial *s);

/* HALF_BITS: twice the bits of a character with start and stop; TENTHS: of a baud (1345 for
 * 134.5); 0 for speed 0. */
int64_t serial_character_ns(int half_bits, int tenths);

/* The modem as the board sees it. */
static inline bool serial_carrier(const struct serial *s)
{
    return s->caller && s->dtr && !s->hung_up;
}
static inline bool serial_rings(const struct serial *s)
{
    return s->caller && !s->dtr && !s->hung_up;
}
void serial_set_dtr(struct serial *s, bool dtr);

/* The far end. Whoever calls one of these tells the board (struct serial_lines, changed). */
void serial_call(struct serial *s);  /* somebody is there now */
void serial_leave(struct serial *s); /* he has gone; what he typed and nobody read, too */
int serial_room(const struct serial *s);
void serial_put(struct serial *s,
                word c);          /* c: a character or SERIAL_BREAK; there is room */
int serial_get(struct serial *s); /* -1: nothing waits */

/* The board's end. */
void serial_listen(struct serial *s,
                   int64_t now);        /* the next one, if any, starts to come in */
word serial_received(struct serial *s); /* it is in */
void serial_send(struct serial *s, int64_t now, byte c); /* sending is false */
bool serial_sent(struct serial *s); /* the last bit is out; false: it waits for room */
/* C has gone through a shift register of the board's own. False: stalled, there is no room. */
bool serial_pass(struct serial *s, byte c);

/* Schedules EVENT at the first of the COUNT lines' times, or cancels it. STRIDE: bytes from one
 * struct serial to the next. */
void serial_watch_receivers(struct sched *sched, int event, const struct serial *first,
                            int count, size_t stride);
void serial_watch_senders(struct sched *sched, int event, const struct serial *first,
                          int count, size_t stride);

struct board;

/* What a board's receivers and its transmitters have on the bus, each for all of its lines. */
struct serial_ends {
    int receive_line, transmit_line; /* requests; the second's vector lies 4 behind */
    int receive_event, transmit_event;
};

enum { SERIAL_RECEIVED, SERIAL_SENT }; /* events; a board's own begin behind them */

/* B is on its bus: its requests at LEVEL, the first with VECTOR; its events by their names. */
void serial_furnish(struct serial_ends *e, struct board *b, int level, word vector,
                    const char *input, const char *output);
/* struct serial_lines, for a board that has both. */
void serial_set_vector(struct board *b, word vector);

/* A board's lines, for who connects them (board_kind.lines). */
struct serial_lines {
    int count;
    struct serial *(*line)(struct board *b, int n); /* 0 <= n < count */
    /* The far end of line N called, left, typed or fetched. */
    void (*changed)(struct board *b, int n);
    void (*set_vector)(struct board *b, word vector); /* its first */
    size_t ends; /* for serial_set_vector: struct serial_ends in the board's struct */
};

#endif
