/* TM11 magnetic tape control: registers and interrupts. TM11 manual (DEC-11-HTMAA), chapter
 * 3; PDP-11 Peripherals Handbook, "TM11/TU10". Six registers at 772520, vector 224. */
#include "devices/tm11.h"

#include "devices/edge.h"
#include "devices/tm11_parts.h"

#include <stddef.h>

enum {
    MTS = 0772520,
    MTC = 0772522,
    MTBRC = 0772524,
    MTCMA = 0772526,
    MTD = 0772530,
    MTRD = 0772532,
    VECTOR = 0224,
    LEVEL = 5
};
enum {
    MTC_WRITABLE = MTC_DENSITY | MTC_EVEN | MTC_UNIT | MTC_IE | MTC_MEX | MTC_FUNCTION,
    MTRD_WRITABLE = MTRD_LPC | MTRD_BTE,
    TIMER_HALF_NS = 50000 /* MTRD's timer is a square wave of 10 kHz */
};

static const struct board_kind tm11_kind;

static word read_lines(const struct tm11 *tm)
{
    word lines = tm->mtrd;
    if (tm_selected(tm)->motion == TM_CLOSES)
        lines |= MTRD_SHUTDOWN;
    if (tm->board.bus->sched.now / TIMER_HALF_NS % 2)
        lines |= MTRD_TIMER;
    return lines;
}

static word tm11_peek(const struct board *b, paddr at)
{
    const struct tm11 *tm = (const struct tm11 *)b;
    switch (at) {
    case MTS:
        return tm->mts | tm_unit_status(tm);
    case MTC:
        return tm->mtc;
    case MTBRC:
        return tm->mtbrc;
    case MTCMA:
        return tm->mtcma;
    case MTD:
        return tm->data;
    default:
        return read_lines(tm);
    }
}

static word tm11_read(struct board *b, paddr at)
{
    return tm11_peek(b, at);
}

/* The request follows the rising edge of IE and (CUR or ERR). */
static void follow(struct tm11 *tm)
{
    bool was = tm->asks;
    tm->asks = (tm->mtc & MTC_IE) && (tm->mtc & (MTC_CUR | MTC_ERR));
    edge_follow(tm->board.bus, tm->line, was, tm->asks);
}

void tm_error(struct tm11 *tm, word errors)
{
    tm->mts |= errors & (word)~MTS_EOT;
    if (errors)
        tm->mtc |= MTC_ERR;
    follow(tm);
}

void tm_ready(struct tm11 *tm)
{
    tm_told(tm, false);
    tm->phase = TM_IDLE;
    tm->mtc |= MTC_CUR;
    follow(tm);
}

/* INIT and power clear: the registers, and what the control does; a transport that rewinds
 * goes on. */
static void tm11_reset(struct board *b)
{
    struct tm11 *tm = (struct tm11 *)b;
    tm_cut(tm);
    tm->mts = tm->mtbrc = tm->mtcma = tm->mtrd = 0;
    tm->data = tm->crc = tm->lpc = 0;
    tm->mtc = MTC_CUR;
    tm->asks = false;
    bus_release(b->bus, tm->line);
}

/* GO clears the errors of the function before; CUR falls with it, and the request. */
static void write_mtc(struct tm11 *tm, word data, word mask)
{
    if (data & mask & MTC_POWER_CLEAR) {
        tm11_reset(&tm->board);
        return;
    }
    if (!(tm->mtc & MTC_CUR)) {
        tm_error(tm, MTS_ILC);
        return;
    }
    tm->mtc = word_merge(tm->mtc, data, mask & MTC_WRITABLE);
    if (data & mask & MTC_GO) {
        tm->mts = 0;
        tm->mtc &= (word) ~(MTC_ERR | MTC_CUR);
        follow(tm);
        tm_go(tm);
    } else {
        follow(tm);
    }
}

static void tm11_write(struct board *b, paddr at, word data, word mask)
{
    struct tm11 *tm = (struct tm11 *)b;
    if (at == MTC)
        write_mtc(tm, data, mask);
    if (at == MTBRC)
        tm->mtbrc = word_merge(tm->mtbrc, data, mask);
    if (at == MTCMA)
        tm->mtcma = word_merge(tm->mtcma, data, mask);
    if (at == MTD)
        tm->data = word_merge(tm->data, data, mask & LOW_BYTE);
    if (at == MTRD)
        tm->mtrd = word_merge(tm->mtrd, data, mask & MTRD_WRITABLE);
}

static void tm11_event(struct board *b, int what)
{
    struct tm11 *tm = (struct tm11 *)b;
    if (what == TM_CONTROL_EVENT)
        tm_control_event(tm);
    else
        tm_unit_event(tm, what);
}

void tm11_attach(struct tm11 *tm, struct unibus *bus)
{
    static const char *const names[TM_UNITS] = {
        "TM0 motion", "TM1 motion", "TM2 motion", "TM3 motion",
        "TM4 motion", "TM5 motion", "TM6 motion", "TM7 motion",
    };
    bus_attach(bus, &tm->board, &tm11_kind, MTS, MTRD);
    drives_init(&tm->board);
    int number = tm->board.number;
    tm->line = bus_line(bus, &tm->board, LEVEL, VECTOR);
    tm->event = sched_register(&bus->sched, "TM11 function", number, TM_CONTROL_EVENT,
                               SCHED_BUSY);
    for (int i = 0; i < TM_UNITS; i++)
        tm->unit[i].event = sched_register(&bus->sched, names[i], number, i, SCHED_BUSY);
    tm->phase = TM_IDLE;
    tm11_reset(&tm->board);
}

static const struct reg tm11_regs[] = {
    {"MTS",    MTS,
     "ILC:15 EOF:14 CRE:13 PAE:12 BGL:11 EOT:10 RLE:9 BTE:8 NXM:7 SELR:6 BOT:5 7CH:4 "
      "SDWN:3 WRL:2 RWS:1 TUR:0"                                                    },
    { "MTC",   MTC,
     "ERR:15 DENSITY:14-13 CLEAR:12 EVEN:11 UNIT:10-8 CUR:7 IE:6 MEX:5-4 F:3-1 GO:0"},
    { "MTBRC", MTBRC, NULL                                                          },
    { "MTCMA", MTCMA, NULL                                                          },
    { "MTD",   MTD,   NULL                                                          },
    { "MTRD",  MTRD,  "TIMER:15 LPC:14 BTE:13 SHUTDOWN:12"                          },
    { NULL,    0,     NULL                                                          },
};

static const struct drive_type types[] = {
    {"TU10",    DRIVE_TAPE},
    { "TU10-7", DRIVE_TAPE},
    { NULL,     0         },
};

static const struct drives transports = {
    .count = TM_UNITS,
    .offset = offsetof(struct tm11, unit),
    .stride = sizeof(struct tu10),
    .types = types,
    .changed = tm_changed,
    .tell = tm_tell_unit,
};

static const struct board_kind tm11_kind = {
    .name = "TM",
    .title = "TM11 magnetic tape control, eight TU10 transports",
    .regs = tm11_regs,
    .read = tm11_read,
    .write = tm11_write,
    .peek = tm11_peek,
    .reset = tm11_reset,
    .event = tm11_event,
    .drives = &transports,
};
