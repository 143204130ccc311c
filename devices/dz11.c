/* DZ11 multiplexer of eight lines. PDP-11 Peripherals Handbook, "DZ11". A scanner looks for a
 * line that is enabled in TCR and whose transmitter has room; it stops there with TRDY, and the
 * program fills TDR. What comes in goes into a silo of 64 words. Modems make no interrupt: the
 * program looks at MSR.
 *
 *     tdr -> holding[] -> shift registers -> lines        lines -> silo[] -> rbuf */
#include "devices/dz11.h"

#include "devices/edge.h"

enum { CSR = 0, RBUF = 2, LPR = 2, TCR = 4, MSR = 6, TDR = 6, SIZE = 010 };
enum { ADDRESS = 0760100, VECTOR = 0300, LEVEL = 5 };
enum { RECEIVED, SENT, SCANNED, CLEARED }; /* events */
enum { SCAN_NS = 1400, CLEAR_NS = 15000, ALARM = 16 };
enum {
    TRDY = 0100000, /* CSR */
    TIE = 040000,
    SA = 020000, /* sixteen characters have come */
    SAE = 010000,
    TLINE = 03400,
    RDONE = 0200,
    RIE = 0100,
    MSE = 040, /* the scanner is on, and the silo */
    CLR = 020,
    MAINT = 010,
    VALID = 0100000, /* RBUF */
    OVERRUN = 040000,
    FRAMING = 020000,
    RECEIVER_ON = 010000, /* LPR */
    PARITY = 0100,
    TWO_STOPS = 040,
    LENGTH = 030
};

static const struct board_kind dz11_kind;

static bool receiver_asks(word csr)
{
    return (csr & RIE) && (csr & (csr & SAE ? SA : RDONE));
}

static bool sender_asks(word csr)
{
    return (csr & (TRDY | TIE)) == (TRDY | TIE);
}

static void set_csr(struct dz11 *dz, word csr)
{
    word old = dz->csr;
    struct unibus *bus = dz->board.bus;
    dz->csr = csr;
    edge_follow(bus, dz->receive_line, receiver_asks(old), receiver_asks(csr));
    edge_follow(bus, dz->transmit_line, sender_asks(old), sender_asks(csr));
}

static int data_bits(word lpr)
{
    return 5 + ((lpr & LENGTH) >> 3);
}

static byte data_mask(const struct dz11 *dz, int n)
{
    return (byte)((1 << data_bits(dz->lpr[n])) - 1);
}

static void set_speed(struct dz11 *dz, int n)
{
    static const int tenths[] = { 500,   750,   1100,  1345,           1500,  3000,
                                  6000,  12000, 18000, 20000,          24000, 36000,
                                  48000, 72000, 96000, SERIAL_EXTERNAL };
    word lpr = dz->lpr[n];
    int stop = !(lpr & TWO_STOPS) ? 2 : data_bits(lpr) == 5 ? 3 : 4; /* half bits */
    int half_bits = 2 * (1 + data_bits(lpr) + (lpr & PARITY ? 1 : 0)) + stop;
    struct serial *s = &dz->line[n];
    s->send_ns = serial_character_ns(half_bits, tenths[lpr >> 8 & 017]);
    s->receive_ns = lpr & RECEIVER_ON ? s->send_ns : 0;
}

static bool wants(const struct dz11 *dz, int n)
{
    return (dz->tcr >> n & 1) && !(dz->held >> n & 1);
}

/* The line where the scanner stops next; -1: nowhere. */
static int next_line(const struct dz11 *dz)
{
    int at = (dz->csr & TLINE) >> 8;
    for (int d = 1; d <= DZ11_LINES; d++)
        if (wants(dz, (at + d) % DZ11_LINES))
            return (at + d) % DZ11_LINES;
    return -1;
}

static void listen(struct dz11 *dz)
{
    int under_way = 0;
    if (!(dz->csr & MSE) || (dz->csr & MAINT))
        return;
    for (int n = 0; n < DZ11_LINES; n++)
        under_way += dz->line[n].receive_at != SCHED_NEVER;
    for (int n = 0; n < DZ11_LINES; n++) {
        struct serial *s = &dz->line[n];
        if (s->receive_at != SCHED_NEVER || dz->silo_count + under_way >= DZ11_SILO)
            continue;
        serial_listen(s, dz->board.bus->sched.now);
        under_way += s->receive_at != SCHED_NEVER;
    }
}

static void watch(struct dz11 *dz)
{
    struct sched *s = &dz->board.bus->sched;
    bool scans = (dz->csr & (MSE | TRDY)) == MSE && next_line(dz) >= 0;
    listen(dz);
    serial_watch_receivers(s, dz->receive_event, dz->line, DZ11_LINES,
                           sizeof dz->line[0]);
    serial_watch_senders(s, dz->transmit_event, dz->line, DZ11_LINES, sizeof dz->line[0]);
    if (!scans)
        sched_cancel(s, dz->scan_event);
    else if (!sched_pending(s, dz->scan_event))
        sched_after(s, dz->scan_event, SCAN_NS);
}

/* RDONE is what the silo's lower end says. */
static void show_silo(struct dz11 *dz)
{
    bool some = dz->silo_count && dz->csr & MSE;
    set_csr(dz, (word)(some ? dz->csr | RDONE : dz->csr & ~RDONE));
}

static void store(struct dz11 *dz, int n, word c)
{
    word entry = (word)(VALID | n << 8 | (c & data_mask(dz, n)));
    if (c & SERIAL_BREAK)
        entry |= FRAMING;
    if (dz->silo_count == DZ11_SILO) {
        dz->silo[(dz->silo_head + DZ11_SILO - 1) % DZ11_SILO] |= OVERRUN;
        return;
    }
    dz->silo[(dz->silo_head + dz->silo_count++) % DZ11_SILO] = entry;
    if (dz->csr & SAE && ++dz->alarm >= ALARM)
        set_csr(dz, dz->csr | SA);
    show_silo(dz);
}

/* A character is through, unless the far end has no room. BREAK holds the line at space. */
static void sent(struct dz11 *dz, int n)
{
    struct serial *s = &dz->line[n];
    if (dz->breaks >> n & 1)
        s->leaving = 0;
    if (!serial_sent(s))
        return;
    if (dz->csr & MAINT)
        store(dz, n, dz->breaks >> n & 1 ? SERIAL_BREAK : s->leaving);
    if (!(dz->held >> n & 1))
        return;
    dz->held &= (byte) ~(1 << n);
    serial_send(s, dz->board.bus->sched.now, dz->holding[n]);
}

static void scanned(struct dz11 *dz)
{
    int n = next_line(dz);
    if (n >= 0)
        set_csr(dz, (word)((dz->csr & ~TLINE) | n << 8 | TRDY));
}

static void dz11_event(struct board *b, int what)
{
    struct dz11 *dz = (struct dz11 *)b;
    int64_t now = b->bus->sched.now;
    for (int n = 0; n < DZ11_LINES; n++) {
        if (what == SENT && dz->line[n].send_at <= now)
            sent(dz, n);
        if (what == RECEIVED && dz->line[n].receive_at <= now)
            store(dz, n, serial_received(&dz->line[n]));
    }
    if (what == SCANNED)
        scanned(dz);
    if (what == CLEARED)
        set_csr(dz, dz->csr & (word)~CLR);
    watch(dz);
}

/* CARRIER in the high byte, RING in the low. */
static word modems(const struct dz11 *dz)
{
    unsigned msr = 0;
    for (int n = 0; n < DZ11_LINES; n++) {
        msr |= (unsigned)serial_carrier(&dz->line[n]) << (n + 8);
        msr |= (unsigned)serial_rings(&dz->line[n]) << n;
    }
    return (word)msr;
}

static word dz11_peek(const struct board *b, paddr at)
{
    const struct dz11 *dz = (const struct dz11 *)b;
    switch (at - b->first) {
    case CSR:
        return dz->csr;
    case RBUF:
        return dz->silo_count && dz->csr & MSE ? dz->silo[dz->silo_head]
                                               : dz->rbuf & (word)~VALID;
    case TCR:
        return dz->tcr;
    default:
        return modems(dz);
    }
}

/* The next word comes down the silo: RDONE falls and rises again. */
static void take(struct dz11 *dz)
{
    dz->rbuf = dz11_peek(&dz->board, dz->board.first + RBUF);
    if (dz->silo_count && dz->csr & MSE) {
        dz->silo_head = (dz->silo_head + 1) % DZ11_SILO;
        dz->silo_count--;
    }
    dz->alarm = 0;
    set_csr(dz, dz->csr & (word) ~(SA | RDONE));
    show_silo(dz);
    watch(dz);
}

static word dz11_read(struct board *b, paddr at)
{
    struct dz11 *dz = (struct dz11 *)b;
    word data = dz11_peek(b, at);
    if (at - b->first == RBUF)
        take(dz);
    return data;
}

/* CLR, for 15 microseconds: all but the modems. */
static void clear(struct dz11 *dz)
{
    for (int n = 0; n < DZ11_LINES; n++) {
        serial_stop(&dz->line[n]);
        dz->lpr[n] = (word)n;
        set_speed(dz, n);
    }
    dz->tcr &= HIGH_BYTE;
    dz->breaks = dz->held = 0;
    dz->silo_count = dz->alarm = 0;
    set_csr(dz, dz->board.disabled ? 0 : CLR);
    if (!dz->board.disabled)
        sched_after(&dz->board.bus->sched, dz->clear_event, CLEAR_NS);
}

static void write_csr(struct dz11 *dz, word data, word mask)
{
    word bits = TIE | SAE | RIE | MSE | MAINT;
    if (dz->csr & CLR)
        return;
    if (data & mask & CLR) {
        clear(dz);
        return;
    }
    word csr = word_merge(dz->csr, data, mask & bits);
    if (!(csr & MSE))
        csr &= (word) ~(TRDY | RDONE | SA);
    if (!(csr & SAE)) {
        csr &= (word)~SA;
        dz->alarm = 0;
    }
    for (int n = 0; n < DZ11_LINES && csr & MAINT; n++)
        dz->line[n].receive_at = SCHED_NEVER;
    set_csr(dz, csr);
    show_silo(dz);
}

static void write_tcr(struct dz11 *dz, word data, word mask)
{
    dz->tcr = word_merge(dz->tcr, data, mask);
    for (int n = 0; n < DZ11_LINES; n++)
        serial_set_dtr(&dz->line[n], dz->tcr >> (8 + n) & 1);
    if (!wants(dz, (dz->csr & TLINE) >> 8))
        set_csr(dz, dz->csr & (word)~TRDY);
}

/* A character for the line where the scanner stands; it goes on. */
static void write_tdr(struct dz11 *dz, byte c)
{
    int n = (dz->csr & TLINE) >> 8;
    c &= data_mask(dz, n);
    if (!(dz->csr & TRDY))
        return;
    if (dz->line[n].sending) {
        dz->holding[n] = c;
        dz->held |= (byte)(1 << n);
    } else {
        serial_send(&dz->line[n], dz->board.bus->sched.now, c);
    }
    set_csr(dz, dz->csr & (word)~TRDY);
}

static void dz11_write(struct board *b, paddr at, word data, word mask)
{
    struct dz11 *dz = (struct dz11 *)b;
    switch (at - b->first) {
    case CSR:
        write_csr(dz, data, mask);
        break;
    case LPR:
        dz->lpr[data & 7] = data;
        set_speed(dz, data & 7);
        break;
    case TCR:
        write_tcr(dz, data, mask);
        break;
    default:
        if (mask & HIGH_BYTE)
            dz->breaks = (byte)(data >> 8);
        if (mask & LOW_BYTE)
            write_tdr(dz, (byte)data);
    }
    watch(dz);
}

/* INIT: what CLR does, and every modem hangs up. */
static void dz11_reset(struct board *b)
{
    struct dz11 *dz = (struct dz11 *)b;
    clear(dz);
    write_tcr(dz, 0, WHOLE_WORD);
    watch(dz);
}

static void dz11_changed(struct board *b, int n)
{
    struct dz11 *dz = (struct dz11 *)b;
    if (b->disabled)
        return;
    if (dz->line[n].stalled)
        sent(dz, n);
    watch(dz);
}

static struct serial *dz11_serial(struct board *b, int n)
{
    return &((struct dz11 *)b)->line[n];
}

static void dz11_set_vector(struct board *b, word vector)
{
    struct dz11 *dz = (struct dz11 *)b;
    b->bus->line[dz->receive_line].vector = vector;
    b->bus->line[dz->transmit_line].vector = (word)(vector + 4);
}

void dz11_attach(struct dz11 *dz, struct unibus *bus, int count)
{
    struct sched *s = &bus->sched;
    for (int i = 0; i < count; i++, dz++) {
        paddr at = ADDRESS + SIZE * (paddr)i;
        word vector = (word)(VECTOR + 010 * i);
        bus_attach_out(bus, &dz->board, &dz11_kind, at, at + TDR);
        int number = dz->board.number;
        dz->board.unit = i;
        dz->receive_line = bus_line(bus, &dz->board, LEVEL, vector);
        dz->transmit_line = bus_line(bus, &dz->board, LEVEL, (word)(vector + 4));
        dz->receive_event =
            sched_register(s, "DZ11 input", number, RECEIVED, SCHED_BACKGROUND);
        dz->transmit_event = sched_register(s, "DZ11 output", number, SENT, SCHED_BUSY);
        dz->scan_event = sched_register(s, "DZ11 scanner", number, SCANNED, SCHED_BUSY);
        dz->clear_event = sched_register(s, "DZ11 clear", number, CLEARED, SCHED_BUSY);
        for (int n = 0; n < DZ11_LINES; n++)
            serial_init(&dz->line[n], false);
        dz->csr = dz->tcr = dz->rbuf = 0;
        dz11_reset(&dz->board);
    }
}

static const struct reg dz11_regs[] = {
    {"CSR",   CSR,
     "TRDY:15 TIE:14 SA:13 SAE:12 TLINE:10-8 RDONE:7 RIE:6 MSE:5 CLR:4 MAINT:3"},
    { "RBUF", RBUF, "VALID:15 OVR:14 FRM:13 PAR:12 LINE:10-8 CHARACTER:7-0"    },
    { "TCR",  TCR,  "DTR:15-8 ENABLE:7-0"                                      },
    { "MSR",  MSR,  "CARRIER:15-8 RING:7-0"                                    },
    { NULL,   0,    NULL                                                       },
};

static const struct serial_lines dz11_lines = {
    .count = DZ11_LINES,
    .line = dz11_serial,
    .changed = dz11_changed,
    .set_vector = dz11_set_vector,
};

static const struct board_kind dz11_kind = {
    .name = "DZ",
    .title = "DZ11, eight lines",
    .regs = dz11_regs,
    .read = dz11_read,
    .write = dz11_write,
    .peek = dz11_peek,
    .reset = dz11_reset,
    .event = dz11_event,
    .serial = &dz11_lines,
    .numbered = true,
};
