/* KL11 / DL11 asynchronous line, the console's. PDP-11 Peripherals Handbook, "KL11" and
 * "DL11". The KL11 has one transmitter register: READY is down for a whole character. The
 * DL11's UART has a second: READY comes back as soon as the character has moved from the
 * holding register to the shift register.
 *
 *     xbuf -> holding -> shifting -> put()        queue -> arriving -> rbuf
 *                            +------- MAINT ------------------^            */
#include "devices/kl11.h"

#include "devices/edge.h"

enum { RCSR = 0777560, RBUF = 0777562, XCSR = 0777564, XBUF = 0777566 };
enum { RECEIVER = 060, TRANSMITTER = 064, LEVEL = 4 };
enum { RECEIVED, SENT, LOADED }; /* events */
enum {
    ACTIVE = 04000, /* RCSR: a character is coming in */
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

static const struct board_kind kl11_kind;

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

static void set_rcsr(struct kl11 *kl, word csr)
{
    edge_follow(kl->board.bus, kl->receive_line, asks(kl->rcsr), asks(csr));
    kl->rcsr = csr;
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
    if (kl->queued == 0 || (kl->rcsr & (ACTIVE | DONE)) || (kl->xcsr & MAINT))
        return;
    kl->arriving = kl->queue[kl->queue_head];
    set_rcsr(kl, kl->rcsr | ACTIVE);
    sched_after(&kl->board.bus->sched, kl->receive_event, kl11_character_ns(kl));
}

size_t kl11_type(struct kl11 *kl, const char *text, size_t n)
{
    size_t fitted = 0;
    while (fitted < n && kl->queued < KL11_QUEUE) {
        int tail = (kl->queue_head + kl->queued++) % KL11_QUEUE;
        kl->queue[tail] = (byte)text[fitted++];
    }
    next_typed(kl);
    return fitted;
}

/* C is in the receiver; TYPED: it is the queue's first. */
static void receive(struct kl11 *kl, byte c, bool typed)
{
    word errors = 0;
    if (kl->rcsr & DONE)
        errors |= ERROR | OVERRUN;
    if (kl->xcsr & MAINT && kl->xcsr & BREAK)
        errors |= ERROR | FRAMING;
    kl->rbuf = (word)(errors | c);
    kl->typed = typed;
    set_rcsr(kl, (word)((kl->rcsr & ~ACTIVE) | DONE));
}

void kl11_receive(struct kl11 *kl, byte c)
{
    receive(kl, c, false);
}

/* A character whose last bit has left. BREAK holds the line at space: all bits are 0. */
static void sent(struct kl11 *kl)
{
    byte c = kl->xcsr & BREAK ? 0 : kl->shifting;
    if (kl->put)
        kl->put(kl->host, c);
    if (kl->xcsr & MAINT)
        receive(kl, c, false);
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
        receive(kl, kl->arriving, true);
        return;
    }
    if (what == SENT) {
        kl->busy = false;
        sent(kl);
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
    switch (at) {
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
        kl->queue_head = (kl->queue_head + 1) % KL11_QUEUE;
        kl->queued--;
        kl->typed = false;
    }
    set_rcsr(kl, kl->rcsr & (word)~DONE);
    next_typed(kl);
}

static word kl11_read(struct board *b, paddr at)
{
    struct kl11 *kl = (struct kl11 *)b;
    word data = kl11_peek(b, at);
    if (at == RBUF)
        taken(kl);
    return data;
}

/* RDR ENB asks a Teletype's reader for the next frame and drops DONE. What was typed and
 * not read comes down the line again. */
static void write_rcsr(struct kl11 *kl, word data, word mask)
{
    word csr = word_merge(kl->rcsr, data, mask & IE);
    if (data & mask & READER)
        csr &= (word)~DONE;
    set_rcsr(kl, csr);
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
    if (at == RCSR)
        write_rcsr(kl, data, mask);
    if (at == XCSR)
        write_xcsr(kl, data, mask);
    if (at == XBUF && (mask & LOW_BYTE))
        transmit(kl, (byte)data);
}

/* INIT stops the UART in mid-character and the Teletype prints rubbish. Here what was
 * already accepted is printed as it is: boot programs lean on it. */
static void kl11_reset(struct board *b)
{
    struct kl11 *kl = (struct kl11 *)b;
    struct sched *s = &b->bus->sched;
    if (kl->busy && kl->put)
        kl->put(kl->host, kl->shifting);
    if (kl->held && kl->put)
        kl->put(kl->host, kl->holding);
    kl->busy = kl->held = kl->typed = false;
    kl->rcsr = kl->rbuf = 0;
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

void kl11_attach(struct kl11 *kl, struct unibus *bus)
{
    struct sched *s = &bus->sched;
    bus_attach(bus, &kl->board, &kl11_kind, RCSR, XBUF);
    int number = kl->board.number;
    kl->receive_line = bus_line(bus, &kl->board, LEVEL, RECEIVER);
    kl->transmit_line = bus_line(bus, &kl->board, LEVEL, TRANSMITTER);
    kl->receive_event =
        sched_register(s, "console input", number, RECEIVED, SCHED_BACKGROUND);
    kl->transmit_event = sched_register(s, "console output", number, SENT, SCHED_BUSY);
    kl->load_event = sched_register(s, "console buffer", number, LOADED, SCHED_BUSY);
    kl->double_buffered = true;
    kl->baud = 4800;
    kl->queued = kl->queue_head = 0;
    kl->busy = kl->held = false;
    kl->put = NULL;
    kl->host = NULL;
    kl11_reset(&kl->board);
}

static const struct reg kl11_regs[] = {
    {"RCSR",  RCSR, "BUSY:11 DONE:7 IE:6 RDRENB:0"             },
    { "RBUF", RBUF, "ERR:15 OVR:14 FRM:13 PAR:12 CHARACTER:7-0"},
    { "XCSR", XCSR, "READY:7 IE:6 MAINT:2 BREAK:0"             },
    { "XBUF", XBUF, NULL                                       },
    { NULL,   0,    NULL                                       },
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
