/* KL11 / DL11 asynchronous line. PDP-11 Peripherals Handbook, "KL11" and "DL11". The KL11 has
 * one transmitter register: READY is down for a whole character. The DL11's UART has a second:
 * READY comes back as soon as the character has moved from the holding register to the shift
 * register. (devices/dl11.c has those with a modem.)
 *
 *     xbuf -> holding -> shifting -> far end        queue -> rbuf
 *                            +------- MAINT ----------------^            */
#include "devices/kl11_parts.h"

#include "devices/edge.h"

enum { CONSOLE = 0777560, RECEIVER = 060, LEVEL = 4 };

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
    return (csr & (KL_DONE | KL_IE)) == (KL_DONE | KL_IE);
}

static bool dataset_asks(word csr)
{
    return (csr & (KL_DSI | KL_DSIE)) == (KL_DSI | KL_DSIE);
}

/* Two flags of the receiver share a request: it is made when either rises. */
void kl_set_rcsr(struct kl11 *kl, word csr)
{
    word old = kl->rcsr;
    kl->rcsr = csr;
    if ((asks(csr) && !asks(old)) || (dataset_asks(csr) && !dataset_asks(old)))
        bus_request(kl->board.bus, kl->ends.receive_line);
    else if (!asks(csr) && !dataset_asks(csr))
        bus_release(kl->board.bus, kl->ends.receive_line);
}

static void set_xcsr(struct kl11 *kl, word csr)
{
    edge_follow(kl->board.bus, kl->ends.transmit_line, asks(kl->xcsr), asks(csr));
    kl->xcsr = csr;
}

/* The queue's first starts down the line if the guest has taken the one before. In
 * maintenance the line is cut off, and the queue waits. */
void kl_next_typed(struct kl11 *kl)
{
    if (kl->serial.in_count == 0 || !serial_carrier(&kl->serial) ||
        (kl->rcsr & (KL_ACTIVE | KL_DONE)) || (kl->xcsr & KL_MAINT))
        return;
    kl_set_rcsr(kl, kl->rcsr | KL_ACTIVE);
    sched_after(&kl->board.bus->sched, kl->ends.receive_event, kl11_character_ns(kl));
}

size_t kl11_type(struct kl11 *kl, const char *text, size_t n)
{
    size_t fitted = 0;
    while (fitted < n && serial_room(&kl->serial))
        serial_put(&kl->serial, (byte)text[fitted++]);
    kl_next_typed(kl);
    return fitted;
}

/* C is in the receiver; TYPED: it is the queue's first. */
static void receive(struct kl11 *kl, word c, bool typed)
{
    word errors = 0;
    if (c & SERIAL_BREAK)
        errors |= KL_ERROR | KL_FRAMING;
    if (kl->rcsr & KL_DONE)
        errors |= KL_ERROR | KL_OVERRUN;
    if (kl->xcsr & KL_MAINT && kl->xcsr & KL_BREAK)
        errors |= KL_ERROR | KL_FRAMING;
    kl->rbuf = (word)(errors | (c & LOW_BYTE));
    kl->typed = typed;
    kl_set_rcsr(kl, (word)((kl->rcsr & ~KL_ACTIVE) | KL_DONE));
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

/* A character whose last bit has left. KL_BREAK holds the line at space: all bits are 0. */
static bool sent(struct kl11 *kl)
{
    byte c = kl->xcsr & KL_BREAK ? 0 : kl->shifting;
    if (!put(kl, c))
        return false;
    if (kl->xcsr & KL_MAINT)
        receive(kl, c, false);
    return true;
}

static void shift(struct kl11 *kl, byte c)
{
    kl->shifting = c;
    kl->busy = true;
    sched_after(&kl->board.bus->sched, kl->ends.transmit_event, kl11_character_ns(kl));
    if (kl->xcsr & KL_MAINT)
        kl_set_rcsr(kl, kl->rcsr | KL_ACTIVE);
}

/* The guest writes XBUF. */
static void transmit(struct kl11 *kl, byte c)
{
    set_xcsr(kl, kl->xcsr & (word)~KL_READY);
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

void kl_event(struct board *b, int what)
{
    struct kl11 *kl = (struct kl11 *)b;
    if (what == SERIAL_RECEIVED) {
        if (kl->rcsr & KL_ACTIVE && kl->serial.in_count)
            receive(kl, kl->serial.in[kl->serial.in_head], true);
        return;
    }
    if (what == SERIAL_SENT) {
        if (!sent(kl))
            return; /* as if an XOFF had come: kl11_changed goes on */
        kl->busy = false;
        if (kl->held)
            shift(kl, kl->holding);
        kl->held = false;
    }
    if (!kl->held)
        set_xcsr(kl, kl->xcsr | KL_READY);
}

word kl_peek(const struct board *b, paddr at)
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
    if (kl->typed && (kl->rcsr & KL_DONE)) {
        if (kl->serial.in_count)
            serial_received(&kl->serial);
        kl->typed = false;
    }
    kl_set_rcsr(kl, kl->rcsr & (word)~KL_DONE);
    kl_next_typed(kl);
}

word kl_read(struct board *b, paddr at)
{
    struct kl11 *kl = (struct kl11 *)b;
    word data = kl_peek(b, at);
    if (at - b->first == RBUF)
        taken(kl);
    if (at - b->first == RCSR)
        kl_set_rcsr(kl, kl->rcsr & (word)~KL_DSI);
    return data;
}

/* RDR ENB asks a Teletype's reader for the next frame and drops KL_DONE. What was typed and
 * not read comes down the line again. */
static void write_rcsr(struct kl11 *kl, word data, word mask)
{
    word bits = KL_IE | (kl->modem ? KL_DSIE | KL_SECONDARY | KL_RTS | KL_DTR : 0);
    word csr = word_merge(kl->rcsr, data, mask & bits);
    if (data & mask & KL_READER)
        csr &= (word)~KL_DONE;
    kl_set_rcsr(kl, csr);
    if (kl->modem) {
        serial_set_dtr(&kl->serial, csr & KL_DTR);
        kl_follow_modem(kl);
    }
    kl_next_typed(kl);
}

/* KL_MAINT puts the receiver on the transmitter or back on the line: what was coming in is
 * lost, and typed again if it was typed. */
static void write_xcsr(struct kl11 *kl, word data, word mask)
{
    word old = kl->xcsr;
    word bits =
        KL_IE | KL_MAINT | (kl->double_buffered ? KL_BREAK : 0); /* KL11: no KL_BREAK */
    set_xcsr(kl, word_merge(old & (KL_READY | bits), data, mask & bits));
    if ((old ^ kl->xcsr) & KL_MAINT) {
        sched_cancel(&kl->board.bus->sched, kl->ends.receive_event);
        kl_set_rcsr(kl, kl->rcsr & (word)~KL_ACTIVE);
    }
    kl_next_typed(kl);
}

void kl_write(struct board *b, paddr at, word data, word mask)
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
void kl_reset(struct board *b)
{
    struct kl11 *kl = (struct kl11 *)b;
    struct sched *s = &b->bus->sched;
    if (kl->busy)
        put(kl, kl->shifting);
    if (kl->held)
        put(kl, kl->holding);
    kl->busy = kl->held = kl->typed = kl->serial.stalled = false;
    kl->rcsr &=
        kl->modem ? KL_RING | KL_CARRIER | KL_DTR : 0; /* INIT leaves KL_DTR as it is */
    kl->rbuf = 0;
    kl->xcsr = KL_READY;
    sched_cancel(s, kl->ends.receive_event);
    sched_cancel(s, kl->ends.transmit_event);
    sched_cancel(s, kl->load_event);
    kl_next_typed(kl);
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

/* What a line on the bus needs besides its slots. */
void kl_furnish(struct kl11 *kl, struct unibus *bus, word vector,
                const char *const names[3])
{
    struct sched *s = &bus->sched;
    int number = kl->board.number;
    serial_furnish(&kl->ends, &kl->board, LEVEL, vector, names[0], names[1]);
    kl->load_event = sched_register(s, names[2], number, KL_LOADED, SCHED_BUSY);
    kl->double_buffered = true;
    kl->busy = kl->held = false;
    kl->put = NULL;
    kl->host = NULL;
    kl->rcsr = 0;
    serial_init(&kl->serial, !kl->modem);
    kl_reset(&kl->board);
}

void kl11_attach(struct kl11 *kl, struct unibus *bus)
{
    static const char *const names[] = { "console input", "console output",
                                         "console buffer" };
    bus_attach(bus, &kl->board, &kl11_kind, CONSOLE, CONSOLE + XBUF);
    kl->modem = false;
    kl->baud = 4800;
    kl_furnish(kl, bus, RECEIVER, names);
    serial_call(&kl->serial);
}

static const struct reg kl11_regs[] = {
    {"RCSR",  CONSOLE + RCSR, "BUSY:11 DONE:7 IE:6 RDRENB:0"             },
    { "RBUF", CONSOLE + RBUF, "ERR:15 OVR:14 FRM:13 PAR:12 CHARACTER:7-0"},
    { "XCSR", CONSOLE + XCSR, "READY:7 IE:6 MAINT:2 BREAK:0"             },
    { "XBUF", CONSOLE + XBUF, NULL                                       },
    { NULL,   0,              NULL                                       },
};

static const struct board_kind kl11_kind = {
    .name = "TTI",
    .title = "KL11/DL11 console line",
    .regs = kl11_regs,
    .read = kl_read,
    .write = kl_write,
    .peek = kl_peek,
    .reset = kl_reset,
    .event = kl_event,
};
