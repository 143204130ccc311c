/* The Unibus: core memory below 760000, the I/O page of 4096 words above it, and the
 * interrupt requests of the boards. PDP-11 Peripherals Handbook, part "Unibus".
 *
 *     processor ---+--- core (8 to 248 KB)
 *                  +--- slot -> board     760000-777776, one slot a word
 *     NPR (DMA) ---+--- line -> BR7..BR4, nearest board first
 *
 * Slots and lines hold the numbers of boards; only board[] holds pointers. */
#ifndef DEVICES_UNIBUS_H
#define DEVICES_UNIBUS_H

#include "devices/board.h"
#include "devices/sched.h"
#include "devices/word.h"

enum {
    IO_PAGE = 0760000,    /* first byte of the I/O page */
    IO_SLOTS = 4096,      /* words in it */
    ADDRESSES = 01000000, /* bytes an 18-bit address reaches */
    CORE_MAX = 0760000,   /* 248 KB */
    CORE_STEP = 8192,     /* core comes in multiples of 8 KB */
    BUS_BOARDS = 96,
    BUS_LINES = 192,
    NOBODY = 0 /* the board that answers nobody */
};

/* A request line of a board: where it stands on the bus decides among equals. */
struct line {
    int board;
    int level;   /* 4 to 7; PIRQ also 1 to 3 */
    word vector; /* 0 to 0774 */
    bool held;   /* stays up when granted (PIRQ); others drop */
    bool up;
};

struct unibus {
    struct sched sched;
    int wanted; /* highest level with a line up, 0 if none: the processor compares it */
    int boards; /* board[0] is nobody */
    int lines;
    int host_errno; /* the last failure of a medium's file, 0 if none; the monitor tells it */
    struct board nobody; /* board[0] */
    struct board *board[BUS_BOARDS];
    struct line line[BUS_LINES]; /* in order of position: nearest the processor first */
    byte slot[IO_SLOTS];         /* number of the board that answers */
    uint32_t core_bytes;         /* memory fitted */
    word core[CORE_MAX / 2];
};

/* A bus without boards. CORE_BYTES: a multiple of CORE_STEP, CORE_MAX at most. */
void bus_create(struct unibus *bus, uint32_t core_bytes);

/* Puts B on the bus; it answers at each word of FIRST..LAST (18-bit, even, LAST included).
 * Call bus_answer for further ranges, of boards that are never unplugged. The slots must be
 * empty. */
void bus_attach(struct unibus *bus, struct board *b, const struct board_kind *kind,
                paddr first, paddr last);
void bus_answer(struct unibus *bus, struct board *b, paddr first, paddr last);

/* The same, but the board is not in its slots yet: it lies beside the machine, unplugged. */
void bus_attach_out(struct unibus *bus, struct board *b, const struct board_kind *kind,
                    paddr first, paddr last);

/* Puts B into its slots, FIRST to LAST. Returns NULL; or, with nothing changed, a board that
 * answers at one of them. */
const struct board *bus_plug(struct unibus *bus, struct board *b);

/* Pulls B out: it is reset, and nobody answers at its addresses. */
void bus_unplug(struct unibus *bus, struct board *b);

/* A request line for B, nearer the processor than those made later. Returns its number. */
int bus_line(struct unibus *bus, struct board *b, int level, word vector);
int bus_held_line(struct unibus *bus, struct board *b, int level, word vector);
/* LINE goes up; it asks until it is granted or released. */
void bus_request(struct unibus *bus, int line);
void bus_release(struct unibus *bus, int line);
static inline bool bus_requested(const struct unibus *bus, int line)
{
    return bus->line[line].up;
}

/* Grants the first line at the highest level above LEVEL: drops it (unless held), tells its
 * board, sets *VECTOR. False if nobody above LEVEL asks. */
bool bus_grant(struct unibus *bus, int level, word *vector);

/* One bus cycle at AT (18-bit; bit 0 is ignored). False is a time-out: nobody answered. */
bool bus_read(struct unibus *bus, paddr at, word *data);
bool bus_write(struct unibus *bus, paddr at, word data, word mask);

/* As bus_read, without a side effect. */
bool bus_peek(const struct unibus *bus, paddr at, word *data);

void bus_init(struct unibus *bus); /* INIT to every board; requests drop */

/* Fires what is due at sched.now, in order. */
void bus_events(struct unibus *bus);

/* After the struct that holds bus and boards was copied DELTA bytes away: every pointer
 * into it moves along. */
void bus_rebind(struct unibus *bus, ptrdiff_t delta);

#endif
