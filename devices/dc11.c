/* DC11 asynchronous line with modem control. PDP-11 Peripherals Handbook, "DC11". Receiver and
 * transmitter have a speed each, one of four that jumpers choose: here those of Bell Labs'
 * machines, 134.5, 150, 300 and 1200 baud. What the modem does is an error to the receiver:
 * CARRIER TRANSITION and RING set ERROR, which asks as DONE does; reading RCSR clears them. */
#include "devices/dc11.h"

#include "devices/edge.h"

enum { RCSR = 0, RBUF = 2, TCSR = 4, TBUF = 6, SIZE = 010 };
enum { FIRST = 0774000, VECTOR = 0300, LEVEL = 5 };
enum {
    ERROR = 0100000, /* RCSR: of the next three */
    TRANSITION = 040000,
    RING = 020000,
    OVERRUN = 010000,
    ERRORS = TRANSITION | RING | OVERRUN,
    SECONDARY_IN = 02000,
    LENGTH = 01400,
    DONE = 0200,
    IE = 0100,
    PARITY = 040, /* the character has an odd number of ones */
    SPEED = 030,
    CARRIER = 04,
    BREAK = 02,
    DTR = 01,
    READY = 0200, /* TCSR */
    ONE_STOP = 0400,
    MAINT = 04,
    CTS = 02,
    RTS = 01
};

static const struct board_kind dc11_kind;

static bool flagged(word rcsr)
{
    return (rcsr & IE) && (rcsr & ERROR);
}

static bool done(word rcsr)
{
    return (rcsr & IE) && (rcsr & DONE);
}

static void set_rcsr(struct dc11 *dc, word rcsr)
{
    word old = dc->rcsr;
    rcsr = (word)(rcsr & ERRORS ? rcsr | ERROR : rcsr & ~ERROR);
    dc->rcsr = rcsr;
    if ((done(rcsr) && !done(old)) || (flagged(rcsr) && !flagged(old)))
        bus_request(dc->board.bus, dc->ends.receive_line);
    else if (!done(rcsr) && !flagged(rcsr))
        bus_release(dc->board.bus, dc->ends.receive_line);
}

static bool sender_asks(word tcsr)
{
    return (tcsr & (READY | IE)) == (READY | IE);
}

static void set_tcsr(struct dc11 *dc, word tcsr)
{
    edge_follow(dc->board.bus, dc->ends.transmit_line, sender_asks(dc->tcsr),
                sender_asks(tcsr));
    dc->tcsr = tcsr;
}

static int data_bits(const struct dc11 *dc)
{
    static const int bits[] = { 8, 6, 7, 5 };
    return bits[(dc->rcsr & LENGTH) >> 8];
}

static byte data_mask(const struct dc11 *dc)
{
    return (byte)((1 << data_bits(dc)) - 1);
}

/* Both halves of the line at the speeds that the registers choose. */
static void set_speeds(struct dc11 *dc)
{
    static const int tenths[] = { 1345, 1500, 3000, 12000 };
    int bits = 1 + data_bits(dc) + (dc->tcsr & ONE_STOP ? 1 : 2);
    dc->serial.receive_ns =
        serial_character_ns(2 * bits, tenths[(dc->rcsr & SPEED) >> 3]);
    dc->serial.send_ns = serial_character_ns(2 * bits, tenths[(dc->tcsr & SPEED) >> 3]);
}

static void watch(struct dc11 *dc)
{
    struct sched *s = &dc->board.bus->sched;
    bool free = !(dc->rcsr & DONE) && !(dc->tcsr & MAINT);
    if (free)
        serial_listen(&dc->serial, s->now);
    serial_watch_receivers(s, dc->ends.receive_event, &dc->serial, 1, 0);
    serial_watch_senders(s, dc->ends.transmit_event, &dc->serial, 1, 0);
}

static bool odd(byte c)
{
    c ^= c >> 4;
    c ^= c >> 2;
    return (c ^ c >> 1) & 1;
}

/* C is in the receiver. */
static void receive(struct dc11 *dc, byte c)
{
    word rcsr = dc->rcsr & (word)~PARITY;
    if (rcsr & DONE)
        rcsr |= OVERRUN;
    dc->rbuf = c & data_mask(dc);
    set_rcsr(dc, rcsr | DONE | (odd(c & data_mask(dc)) ? PARITY : 0));
}

/* What the modem says. */
static void follow_modem(struct dc11 *dc)
{
    word rcsr = dc->rcsr;
    bool carrier = serial_carrier(&dc->serial);
    bool ringing = serial_rings(&dc->serial);
    if (ringing && !dc->ringing)
        rcsr |= RING;
    dc->ringing = ringing;
    if (carrier != ((rcsr & CARRIER) != 0))
        rcsr = (rcsr ^ CARRIER) | TRANSITION;
    set_rcsr(dc, rcsr);
    set_tcsr(dc, (word)((dc->tcsr & ~CTS) | (carrier && dc->tcsr & RTS ? CTS : 0)));
}

static word dc11_peek(const struct board *b, paddr at)
{
    const struct dc11 *dc = (const struct dc11 *)b;
    switch (at - b->first) {
    case RCSR:
        return dc->rcsr;
    case RBUF:
        return dc->rbuf;
    case TCSR:
        return dc->tcsr;
    default:
        return dc->tbuf;
    }
}

static word dc11_read(struct board *b, paddr at)
{
    struct dc11 *dc = (struct dc11 *)b;
    word data = dc11_peek(b, at);
    if (at - b->first == RCSR)
        set_rcsr(dc, dc->rcsr & (word)~ERRORS);
    if (at - b->first == RBUF)
        set_rcsr(dc, dc->rcsr & (word)~DONE);
    watch(dc);
    return data;
}

static void write_rcsr(struct dc11 *dc, word data, word mask)
{
    word bits = SECONDARY_IN | LENGTH | IE | SPEED | BREAK | DTR;
    set_rcsr(dc, word_merge(dc->rcsr, data, mask & bits));
    serial_set_dtr(&dc->serial, dc->rcsr & DTR);
    set_speeds(dc);
    follow_modem(dc);
}

/* MAINT puts the receiver on the transmitter: what was coming in waits. */
static void write_tcsr(struct dc11 *dc, word data, word mask)
{
    word bits = ONE_STOP | IE | SPEED | MAINT | RTS;
    set_tcsr(dc, word_merge(dc->tcsr, data, mask & bits));
    if (dc->tcsr & MAINT)
        dc->serial.receive_at = SCHED_NEVER;
    set_speeds(dc);
    follow_modem(dc);
}

static void dc11_write(struct board *b, paddr at, word data, word mask)
{
    struct dc11 *dc = (struct dc11 *)b;
    paddr which = at - b->first;
    if (which == RCSR)
        write_rcsr(dc, data, mask);
    if (which == TCSR)
        write_tcsr(dc, data, mask);
    if (which == TBUF && (mask & LOW_BYTE)) {
        dc->tbuf = data & LOW_BYTE;
        set_tcsr(dc, dc->tcsr & (word)~READY);
        if (!dc->serial.sending) /* written too early: lost */
            serial_send(&dc->serial, b->bus->sched.now, (byte)data & data_mask(dc));
    }
    watch(dc);
}

/* The last bit is out, unless the far end has no room. BREAK holds the line at space. */
static void sent(struct dc11 *dc)
{
    byte c = dc->serial.leaving;
    if (dc->rcsr & BREAK)
        dc->serial.leaving = 0;
    if (!serial_sent(&dc->serial))
        return;
    if (dc->tcsr & MAINT)
        receive(dc, dc->rcsr & BREAK ? 0 : c);
    set_tcsr(dc, dc->tcsr | READY);
}

static void dc11_event(struct board *b, int what)
{
    struct dc11 *dc = (struct dc11 *)b;
    if (what == SERIAL_SENT)
        sent(dc);
    else
        receive(dc, (byte)serial_received(&dc->serial));
    watch(dc);
}

/* INIT: DTR falls, so a caller is hung up. */
static void dc11_reset(struct board *b)
{
    struct dc11 *dc = (struct dc11 *)b;
    serial_stop(&dc->serial);
    serial_set_dtr(&dc->serial, false);
    dc->rcsr = dc->rbuf = dc->tbuf = 0;
    dc->tcsr = READY;
    bus_release(b->bus, dc->ends.receive_line);
    bus_release(b->bus, dc->ends.transmit_line);
    dc->ringing = false;
    follow_modem(dc);
    set_speeds(dc);
    watch(dc);
}

static void dc11_changed(struct board *b, int n)
{
    struct dc11 *dc = (struct dc11 *)b;
    (void)n;
    if (b->disabled)
        return;
    if (dc->serial.stalled)
        sent(dc);
    follow_modem(dc);
    watch(dc);
}

static struct serial *dc11_serial(struct board *b, int n)
{
    (void)n;
    return &((struct dc11 *)b)->serial;
}

void dc11_attach(struct dc11 *dc, struct unibus *bus, int count)
{
    for (int n = 0; n < count; n++, dc++) {
        paddr at = FIRST + SIZE * (paddr)n;
        bus_attach_out(bus, &dc->board, &dc11_kind, at, at + TBUF);
        dc->board.unit = n;
        serial_furnish(&dc->ends, &dc->board, LEVEL, (word)(VECTOR + 010 * n),
                       "DC11 input", "DC11 output");
        serial_init(&dc->serial, false);
        dc11_reset(&dc->board);
    }
}

static const struct reg dc11_regs[] = {
    {"RCSR",  RCSR,
     "ERR:15 CARTRANS:14 RING:13 OVR:12 SECR:10 LENGTH:9-8 DONE:7 IE:6 PAR:5 "
      "SPEED:4-3 CAR:2 BREAK:1 DTR:0"                                   },
    { "RBUF", RBUF, NULL                                                },
    { "TCSR", TCSR, "STOP1:8 READY:7 IE:6 SPEED:4-3 MAINT:2 CTS:1 RTS:0"},
    { "TBUF", TBUF, NULL                                                },
    { NULL,   0,    NULL                                                },
};

static const struct serial_lines dc11_lines = {
    .count = 1,
    .line = dc11_serial,
    .changed = dc11_changed,
    .set_vector = serial_set_vector,
    .ends = offsetof(struct dc11, ends),
};

static const struct board_kind dc11_kind = {
    .name = "DC",
    .title = "DC11 line with modem control",
    .regs = dc11_regs,
    .read = dc11_read,
    .write = dc11_write,
    .peek = dc11_peek,
    .reset = dc11_reset,
    .event = dc11_event,
    .serial = &dc11_lines,
    .numbered = true,
};
