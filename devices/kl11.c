/* KL11 / DL11 asynchronous line. PDP-11 Peripherals Handbook, "KL11" and "DL11". The KL11 has
 * one transmitter register: READY is down for a whole character. The DL11's UART has a second:
 * READY comes back as soon as the character has moved from the holding register to the shift
 * register. The DL11-E has a modem, and tells by DSI what it does.
 *
 *     xbuf -> holding -> shifting -> far end        queue -> rbuf
 *                            +------- MAINT ----------------^            */
#include "devices/kl11.h"

#include "devices/edge.h"

enum { RCSR = 0, RBUF = 2, XCSR = 4, XBUF = 6, SIZE = 010 };
enum { CONSOLE = 0777560, RECEIVER = 060, LEVEL = 4 };
enum { DL11 = 0776500, DL11E = 0775610, FLOATING = 0300 };
enum { RECEIVED, SENT, LOADED }; /* events */
enum {
    DSI = 0100000, /* RCSR of a DL11-E: RING, CTS or CARRIER has changed */
    RING = 040000,
    CTS = 020000,
    CARRIER = 010000,
    ACTIVE = 04000, /* RCSR: a character is coming in */
    DSIE = 040,
    SECONDARY = 010, /* the transmitter of the modem's second channel */
    RTS = 04,
    DTR = 02,
    DONE = 0200,
    READY = 0200,
    IE = 0100,
    MAINT = 04,
    READER = 01, /* RCSR: RDR ENB */
    BREAK = 01,  /* XCSR */
    ERROR = 0100000,
    OVERRUN = 040000,
    FRAMING = 020000
};

static const struct board_kind kl11_kind, dl11_kind, dl11e_kind;

int64_t kl11_character_ns(const struct kl11 *kl)
{
    return NS_PER_SEC * (kl->baud == 110 ? 11 : 10) / kl->baud;
}

/* The UART's clock runs at sixteen times the line's rate. */
static int64_t uart_tick_ns(const struct kl11 *kl)
{
    return NS_PER_SEC / kl->baud / 16;
}

static bool asks(word csr)
{
    return (csr & (DONE | IE)) == (DONE | IE);
}

static bool dataset_asks(word csr)
{
    return (csr & (DSI | DSIE)) == (DSI | DSIE);
}

/* Two flags of the receiver share a request: it is made when either rises. */
static void set_rcsr(struct kl11 *kl, word csr)
{
    word old = kl->rcsr;
    kl->rcsr = csr;
    if ((asks(csr) && !asks(old)) || (dataset_asks(csr) && !dataset_asks(old)))
        bus_request(kl->board.bus, kl->receive_line);
    else if (!asks(csr) && !dataset_asks(csr))
        bus_release(kl->board.bus, kl->receive_line);
}

static void set_xcsr(struct kl11 *kl, word csr)
{
    edge_follow(kl->board.bus, kl->transmit_line, asks(kl->xcsr), asks(csr));
    kl->xcsr = csr;
}

/* The queue's first starts down the line if the guest has taken the one before. In
 * maintenance the line is cut off, and the queue waits. */
static void next_typed(struct kl11 *kl)
{
    if (kl->serial.in_count == 0 || !serial_carrier(&kl->serial) ||
        (kl->rcsr & (ACTIVE | DONE)) || (kl->xcsr & MAINT))
        return;
    set_rcsr(kl, kl->rcsr | ACTIVE);
    sched_after(&kl->board.bus->sched, kl->receive_event, kl11_character_ns(kl));
}

size_t kl11_type(struct kl11 *kl, const char *text, size_t n)
{
    size_t fitted = 0;
    while (fitted < n && serial_room(&kl->serial))
        serial_put(&kl->serial, (byte)text[fitted++]);
    next_typed(kl);
    return fitted;
}

/* C is in the receiver; TYPED: it is the queue's first. */
static void receive(struct kl11 *kl, word c, bool typed)
{
    word errors = 0;
    if (c & SERIAL_BREAK)
        errors |= ERROR | FRAMING;
    if (kl->rcsr & DONE)
        errors |= ERROR | OVERRUN;
    if (kl->xcsr & MAINT && kl->xcsr & BREAK)
        errors |= ERROR | FRAMING;
    kl->rbuf = (word)(errors | (c & LOW_BYTE));
    kl->typed = typed;
    set_rcsr(kl, (word)((kl->rcsr & ~ACTIVE) | DONE));
}

void kl11_receive(struct kl11 *kl, byte c)
{
    receive(kl, c, false);
}

/* False: the far end has no room for it. */
static bool put(struct kl11 *kl, byte c)
{
    if (!kl->put)
        return serial_pass(&kl->serial, c);
    kl->put(kl->host, c);
    return true;
}

/* A character whose last bit has left. BREAK holds the line at space: all bits are 0. */
static bool sent(struct kl11 *kl)
{
    byte c = kl->xcsr & BREAK ? 0 : kl->shifting;
    if (!put(kl, c))
        return false;
    if (kl->xcsr & MAINT)
        receive(kl, c, false);
    return true;
}

static void shift(struct kl11 *kl, byte c)
{
    kl->shifting = c;
    kl->busy = true;
    sched_after(&kl->board.bus->sched, kl->transmit_event, kl11_character_ns(kl));
    if (kl->xcsr & MAINT)
        set_rcsr(kl, kl->rcsr | ACTIVE);
}

/* The guest writes XBUF. */
static void transmit(struct kl11 *kl, byte c)
{
    set_xcsr(kl, kl->xcsr & (word)~READY);
    if (kl->busy && !kl->double_buffered)
        return; /* written too early: lost */
    if (kl->busy) {
        kl->holding = c;
        kl->held = true;
        return;
    }
    shift(kl, c);
    if (kl->double_buffered)
        sched_after(&kl->board.bus->sched, kl->load_event, uart_tick_ns(kl));
}

static void kl11_event(struct board *b, int what)
{
    struct kl11 *kl = (struct kl11 *)b;
    if (what == RECEIVED) {
        if (kl->rcsr & ACTIVE && kl->serial.in_count)
            receive(kl, kl->serial.in[kl->serial.in_head], true);
        return;
    }
    if (what == SENT) {
        if (!sent(kl))
            return; /* as if an XOFF had come: kl11_changed goes on */
        kl->busy = false;
        if (kl->held)
            shift(kl, kl->holding);
        kl->held = false;
    }
    if (!kl->held)
        set_xcsr(kl, kl->xcsr | READY);
}

static word kl11_peek(const struct board *b, paddr at)
{
    const struct kl11 *kl = (const struct kl11 *)b;
    switch (at - b->first) {
    case RCSR:
        return kl->rcsr;
    case RBUF:
        return kl->rbuf;
    case XCSR:
        return kl->xcsr;
    default:
        return 0;
    }
}

/* The guest has taken what was in RBUF. */
static void taken(struct kl11 *kl)
{
    if (kl->typed && (kl->rcsr & DONE)) {
        if (kl->serial.in_count)
            serial_received(&kl->serial);
        kl->typed = false;
    }
    set_rcsr(kl, kl->rcsr & (word)~DONE);
    next_typed(kl);
}

static word kl11_read(struct board *b, paddr at)
{
    struct kl11 *kl = (struct kl11 *)b;
    word data = kl11_peek(b, at);
    if (at - b->first == RBUF)
        taken(kl);
    if (at - b->first == RCSR)
        set_rcsr(kl, kl->rcsr & (word)~DSI);
    return data;
}

/* Who has gone takes what he was typing along. */
static void drop_arriving(struct kl11 *kl)
{
    if (!(kl->rcsr & ACTIVE) || kl->serial.in_count || (kl->xcsr & MAINT))
        return;
    sched_cancel(&kl->board.bus->sched, kl->receive_event);
    set_rcsr(kl, kl->rcsr & (word)~ACTIVE);
}

/* The DL11-E's view of its modem. */
static void follow_modem(struct kl11 *kl)
{
    word csr = kl->rcsr & (word) ~(RING | CTS | CARRIER);
    if (serial_rings(&kl->serial))
        csr |= RING;
    if (serial_carrier(&kl->serial))
        csr |= CARRIER | (csr & RTS ? CTS : 0);
    if ((csr ^ kl->rcsr) & (RING | CTS | CARRIER))
        csr |= DSI;
    set_rcsr(kl, csr);
    drop_arriving(kl);
}

/* RDR ENB asks a Teletype's reader for the next frame and drops DONE. What was typed and
 * not read comes down the line again. */
static void write_rcsr(struct kl11 *kl, word data, word mask)
{
    word bits = IE | (kl->modem ? DSIE | SECONDARY | RTS | DTR : 0);
    word csr = word_merge(kl->rcsr, data, mask & bits);
    if (data & mask & READER)
        csr &= (word)~DONE;
    set_rcsr(kl, csr);
    if (kl->modem) {
        serial_set_dtr(&kl->serial, csr & DTR);
        follow_modem(kl);
    }
    next_typed(kl);
}

/* MAINT puts the receiver on the transmitter or back on the line: what was coming in is
 * lost, and typed again if it was typed. */
static void write_xcsr(struct kl11 *kl, word data, word mask)
{
    word old = kl->xcsr;
    word bits = IE | MAINT | (kl->double_buffered ? BREAK : 0); /* KL11: no BREAK */
    set_xcsr(kl, word_merge(old & (READY | bits), data, mask & bits));
    if ((old ^ kl->xcsr) & MAINT) {
        sched_cancel(&kl->board.bus->sched, kl->receive_event);
        set_rcsr(kl, kl->rcsr & (word)~ACTIVE);
    }
    next_typed(kl);
}

static void kl11_write(struct board *b, paddr at, word data, word mask)
{
    struct kl11 *kl = (struct kl11 *)b;
    paddr which = at - b->first;
    if (which == RCSR)
        write_rcsr(kl, data, mask);
    if (which == XCSR)
        write_xcsr(kl, data, mask);
    if (which == XBUF && (mask & LOW_BYTE))
        transmit(kl, (byte)data);
}

/* INIT stops the UART in mid-character and the Teletype prints rubbish. Here what was
 * already accepted is printed as it is: boot programs lean on it. */
static void kl11_reset(struct board *b)
{
    struct kl11 *kl = (struct kl11 *)b;
    struct sched *s = &b->bus->sched;
    if (kl->busy)
        put(kl, kl->shifting);
    if (kl->held)
        put(kl, kl->holding);
    kl->busy = kl->held = kl->typed = kl->serial.stalled = false;
    kl->rcsr &= kl->modem ? RING | CARRIER | DTR : 0; /* INIT leaves DTR as it is */
    kl->rbuf = 0;
    kl->xcsr = READY;
    sched_cancel(s, kl->receive_event);
    sched_cancel(s, kl->transmit_event);
    sched_cancel(s, kl->load_event);
    next_typed(kl);
}

bool kl11_set_baud(struct kl11 *kl, int baud)
{
    static const int speeds[] = { 110, 150, 300, 600, 1200, 2400, 4800, 9600 };
    for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++)
        if (speeds[i] == baud) {
            kl->baud = baud;
            return true;
        }
    return false;
}

/* The far end of a line called, left, typed or fetched. */
static void kl11_changed(struct board *b, int n)
{
    struct kl11 *kl = (struct kl11 *)b;
    (void)n;
    if (b->disabled)
        return;
    if (kl->serial.stalled)
        kl11_event(b, SENT);
    if (kl->serial.in_count == 0)
        kl->typed = false;
    drop_arriving(kl);
    if (kl->modem)
        follow_modem(kl);
    next_typed(kl);
}

static struct serial *kl11_serial(struct board *b, int n)
{
    (void)n;
    return &((struct kl11 *)b)->serial;
}

static void kl11_set_vector(struct board *b, word vector)
{
    struct kl11 *kl = (struct kl11 *)b;
    b->bus->line[kl->receive_line].vector = vector;
    b->bus->line[kl->transmit_line].vector = (word)(vector + 4);
}

/* What a line on the bus needs besides its slots. */
static void furnish(struct kl11 *kl, struct unibus *bus, word vector,
                    const char *const names[3])
{
    struct sched *s = &bus->sched;
    int number = kl->board.number;
    kl->receive_line = bus_line(bus, &kl->board, LEVEL, vector);
    kl->transmit_line = bus_line(bus, &kl->board, LEVEL, (word)(vector + 4));
    kl->receive_event = sched_register(s, names[0], number, RECEIVED, SCHED_BACKGROUND);
    kl->transmit_event = sched_register(s, names[1], number, SENT, SCHED_BUSY);
    kl->load_event = sched_register(s, names[2], number, LOADED, SCHED_BUSY);
    kl->double_buffered = true;
    kl->busy = kl->held = false;
    kl->put = NULL;
    kl->host = NULL;
    kl->rcsr = 0;
    serial_init(&kl->serial, !kl->modem);
    kl11_reset(&kl->board);
}

void kl11_attach(struct kl11 *kl, struct unibus *bus)
{
    static const char *const names[] = { "console input", "console output",
                                         "console buffer" };
    bus_attach(bus, &kl->board, &kl11_kind, CONSOLE, CONSOLE + XBUF);
    kl->modem = false;
    kl->baud = 4800;
    furnish(kl, bus, RECEIVER, names);
    serial_call(&kl->serial);
}

static void attach_more(struct kl11 *kl, struct unibus *bus, int count, paddr first,
                        const struct board_kind *kind)
{
    static const char *const names[] = { "DL11 input", "DL11 output", "DL11 buffer" };
    for (int n = 0; n < count; n++, kl++) {
        paddr at = first + SIZE * (paddr)n;
        bus_attach_out(bus, &kl->board, kind, at, at + XBUF);
        kl->board.unit = n;
        kl->baud = 9600;
        furnish(kl, bus, (word)(FLOATING + 010 * n), names);
    }
}

void dl11_attach(struct kl11 *kl, struct unibus *bus, int count)
{
    for (int n = 0; n < count; n++)
        kl[n].modem = false;
    attach_more(kl, bus, count, DL11, &dl11_kind);
}

void dl11e_attach(struct kl11 *kl, struct unibus *bus, int count)
{
    for (int n = 0; n < count; n++)
        kl[n].modem = true;
    attach_more(kl, bus, count, DL11E, &dl11e_kind);
}

static const struct reg kl11_regs[] = {
    {"RCSR",  CONSOLE + RCSR, "BUSY:11 DONE:7 IE:6 RDRENB:0"             },
    { "RBUF", CONSOLE + RBUF, "ERR:15 OVR:14 FRM:13 PAR:12 CHARACTER:7-0"},
    { "XCSR", CONSOLE + XCSR, "READY:7 IE:6 MAINT:2 BREAK:0"             },
    { "XBUF", CONSOLE + XBUF, NULL                                       },
    { NULL,   0,              NULL                                       },
};

static const struct reg dl11_regs[] = {
    {"RCSR",  RCSR, "BUSY:11 DONE:7 IE:6 RDRENB:0"             },
    { "RBUF", RBUF, "ERR:15 OVR:14 FRM:13 PAR:12 CHARACTER:7-0"},
    { "XCSR", XCSR, "READY:7 IE:6 MAINT:2 BREAK:0"             },
    { "XBUF", XBUF, NULL                                       },
    { NULL,   0,    NULL                                       },
};

static const struct reg dl11e_regs[] = {
    {"RCSR",  RCSR,
     "DSI:15 RING:14 CTS:13 CAR:12 BUSY:11 DONE:7 IE:6 DSIE:5 SECX:3 RTS:2 DTR:1 "
      "RDRENB:0"                                               },
    { "RBUF", RBUF, "ERR:15 OVR:14 FRM:13 PAR:12 CHARACTER:7-0"},
    { "XCSR", XCSR, "READY:7 IE:6 MAINT:2 BREAK:0"             },
    { "XBUF", XBUF, NULL                                       },
    { NULL,   0,    NULL                                       },
};

static const struct serial_lines dl11_lines = {
    .count = 1,
    .line = kl11_serial,
    .changed = kl11_changed,
    .set_vector = kl11_set_vector,
};

static const struct board_kind kl11_kind = {
    .name = "TTI",
    .title = "KL11/DL11 console line",
    .regs = kl11_regs,
    .read = kl11_read,
    .write = kl11_write,
    .peek = kl11_peek,
    .reset = kl11_reset,
    .event = kl11_event,
};

static const struct board_kind dl11_kind = {
    .name = "DLI",
    .title = "DL11-A line",
    .regs = dl11_regs,
    .read = kl11_read,
    .write = kl11_write,
    .peek = kl11_peek,
    .reset = kl11_reset,
    .event = kl11_event,
    .serial = &dl11_lines,
    .numbered = true,
};

static const struct board_kind dl11e_kind = {
    .name = "DLE",
    .title = "DL11-E line with modem control",
    .regs = dl11e_regs,
    .read = kl11_read,
    .write = kl11_write,
    .peek = kl11_peek,
    .reset = kl11_reset,
    .event = kl11_event,
    .serial = &dl11_lines,
    .numbered = true,
};
