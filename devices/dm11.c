/* DM11-BB, the modem control of a DH11's lines. PDP-11 Peripherals Handbook, "DM11-BB". A
 * scanner goes round the lines that are enabled, compares RING, CARRIER, CLEAR TO SEND and the
 * secondary receiver with what it saw there the last time, and stops with DONE at the first
 * that differs, its number and what differed in the CSR. */
#include "devices/dh11_parts.h"
#include "devices/edge.h"

#include <string.h>

enum { CSR = 0, LSR = 2 };
enum { ADDRESS = 0770500, VECTOR = 0300, LEVEL = 4 };
enum { STEP_NS = 1200 }; /* from one line to the next */
enum {
    FLAGS = 0170000, /* RING 15, CARRIER 14, CTS 13, secondary 12: what differed */
    CLEAR_SCAN = 04000,
    CLEAR_LINES = 02000,
    MAINT = 01000, /* all that modems say is on */
    STEP = 0400,
    DONE = 0200,
    IE = 0100,
    SCAN = 040,
    BUSY = 020, /* the scanner is going round */
    LINE = 017,
    RING = 0200, /* LSR */
    CARRIER = 0100,
    CTS = 040,
    STATUS = 0360,
    RTS = 04,
    DTR = 02,
    ENABLE = 01,
    CONTROL = 017
};

static const struct board_kind dm11_kind;

static struct dh11 *dh_of(const struct board *b)
{
    return (struct dh11 *)((char *)(uintptr_t)b - offsetof(struct dh11, dm));
}

static bool asks(word csr)
{
    return (csr & (DONE | IE)) == (DONE | IE);
}

static void set_csr(struct dm11 *dm, word csr)
{
    edge_follow(dm->board.bus, dm->request, asks(dm->csr), asks(csr));
    dm->csr = csr;
}

/* What line N's modem says. */
static byte status(const struct dh11 *dh, int n)
{
    byte status = 0;
    if (!(dh->dm.control[n] & ENABLE))
        return 0;
    if (dh->dm.csr & MAINT)
        return STATUS;
    if (serial_rings(&dh->line[n]))
        status |= RING;
    if (serial_carrier(&dh->line[n]))
        status |= CARRIER | (dh->dm.control[n] & RTS ? CTS : 0);
    return status;
}

/* What differs on line N since the scanner was there; of RING, only that it began. */
static byte differs(const struct dh11 *dh, int n)
{
    byte now = status(dh, n), seen = dh->dm.seen[n];
    return (byte)((now ^ seen) & (now | ~RING));
}

/* Lines to the next that differs, 1 to 16; 0: none does. */
static int distance(const struct dh11 *dh)
{
    for (int d = 1; d <= DH11_LINES; d++)
        if (differs(dh, (dh->dm.csr + d) & LINE))
            return d;
    return 0;
}

static void scan(struct dh11 *dh)
{
    struct sched *s = &dh->board.bus->sched;
    int d = (dh->dm.csr & (SCAN | DONE)) == SCAN ? distance(dh) : 0;
    if (!d)
        sched_cancel(s, dh->dm.scan_event);
    else if (!sched_pending(s, dh->dm.scan_event))
        sched_after(s, dh->dm.scan_event, d * STEP_NS);
}

/* The scanner stands on line N. */
static void look(struct dh11 *dh, int n)
{
    struct dm11 *dm = &dh->dm;
    byte what = differs(dh, n);
    word csr = (word)((dm->csr & ~(FLAGS | LINE)) | n);
    dm->seen[n] = status(dh, n);
    if (what)
        csr |= (word)(what << 8) | DONE;
    set_csr(dm, csr);
}

static void dm11_event(struct board *b, int what)
{
    struct dh11 *dh = dh_of(b);
    int d = distance(dh);
    (void)what;
    if (d)
        look(dh, (dh->dm.csr + d) & LINE);
    scan(dh);
}

void dm_follow(struct dh11 *dh)
{
    bool out = dh->dm.board.disabled;
    for (int n = 0; n < DH11_LINES; n++)
        serial_set_dtr(&dh->line[n], out || dh->dm.control[n] & DTR);
    if (!out)
        scan(dh);
    if (!dh->board.disabled)
        dh_watch(dh); /* a caller may have typed while it rang */
}

static word dm11_peek(const struct board *b, paddr at)
{
    const struct dh11 *dh = dh_of(b);
    int n = dh->dm.csr & LINE;
    if (at - b->first == LSR)
        return dh->dm.control[n] | status(dh, n);
    return (word)(dh->dm.csr | ((dh->dm.csr & (SCAN | DONE)) == SCAN ? BUSY : 0));
}

static word dm11_read(struct board *b, paddr at)
{
    return dm11_peek(b, at);
}

static void clear_lines(struct dh11 *dh)
{
    memset(dh->dm.control, 0, sizeof dh->dm.control);
    dm_follow(dh);
}

/* DONE falls when it is written as 0, and the scanner goes on; a 1 sets it: by the interrupt
 * of DONE and IE 2.9BSD finds the board. */
static void write_csr(struct dh11 *dh, word data, word mask)
{
    struct dm11 *dm = &dh->dm;
    word csr = word_merge(dm->csr, data, mask & (MAINT | DONE | IE | SCAN | LINE));
    if ((mask & LOW_BYTE) && !(data & DONE))
        csr &= (word)~FLAGS;
    set_csr(dm, csr);
    if (data & mask & CLEAR_SCAN) {
        memset(dm->seen, 0, sizeof dm->seen);
        set_csr(dm, dm->csr & (word) ~(FLAGS | DONE | IE | SCAN | MAINT | LINE));
    }
    if (data & mask & CLEAR_LINES)
        clear_lines(dh);
    if (data & mask & STEP)
        look(dh, (dm->csr + 1) & LINE);
}

static void dm11_write(struct board *b, paddr at, word data, word mask)
{
    struct dh11 *dh = dh_of(b);
    byte *control = &dh->dm.control[dh->dm.csr & LINE];
    if (at - b->first == CSR)
        write_csr(dh, data, mask);
    else
        *control = (byte)word_merge(*control, data, mask & CONTROL);
    dm_follow(dh);
}

/* INIT: every modem hangs up. */
static void dm11_reset(struct board *b)
{
    struct dh11 *dh = dh_of(b);
    set_csr(&dh->dm, 0);
    memset(dh->dm.seen, 0, sizeof dh->dm.seen);
    sched_cancel(&b->bus->sched, dh->dm.scan_event);
    clear_lines(dh);
}

static void dm11_set_vector(struct board *b, word vector)
{
    b->bus->line[dh_of(b)->dm.request].vector = vector;
}

void dm11_attach(struct dh11 *dh, struct unibus *bus)
{
    struct dm11 *dm = &dh->dm;
    bus_attach_out(bus, &dm->board, &dm11_kind, ADDRESS, ADDRESS + LSR);
    dm->board.unit = 0;
    dm->request = bus_line(bus, &dm->board, LEVEL, VECTOR);
    dm->scan_event =
        sched_register(&bus->sched, "DM11 scanner", dm->board.number, 0, SCHED_BUSY);
    dm->csr = 0;
    dm11_reset(&dm->board);
}

static const struct reg dm11_regs[] = {
    {"DMCSR",  CSR,
     "RING:15 CAR:14 CTS:13 SECR:12 CLRSCAN:11 CLRMUX:10 MAINT:9 STEP:8 DONE:7 IE:6 "
      "SCAN:5 BUSY:4 LINE:3-0"                                         },
    { "DMLSR", LSR, "RING:7 CAR:6 CTS:5 SECR:4 SECX:3 RTS:2 DTR:1 LE:0"},
    { NULL,    0,   NULL                                               },
};

static const struct serial_lines dm11_lines = { .set_vector = dm11_set_vector };

static const struct board_kind dm11_kind = {
    .name = "DM",
    .title = "DM11-BB modem control of the DH11's lines",
    .regs = dm11_regs,
    .read = dm11_read,
    .write = dm11_write,
    .peek = dm11_peek,
    .reset = dm11_reset,
    .event = dm11_event,
    .serial = &dm11_lines,
};
