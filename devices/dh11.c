/* DH11 multiplexer of sixteen lines. PDP-11 Peripherals Handbook, "DH11". What comes in goes
 * into a silo of 64 words; what goes out is fetched from memory, a line's byte count upward
 * from the negative, and the end of a line's buffer is an interrupt.
 *
 *     silo[] <- receivers <- lines        memory -> (car, bcr) -> transmitters -> lines
 *
 * LPR, CAR and BCR are sixteen each: SCR chooses the line. */
#include "devices/dh11.h"

#include "devices/dh11_parts.h"

enum { SCR = 0, NRCR = 2, LPR = 4, CAR = 6, BCR = 010, BAR = 012, BRCR = 014, SSR = 016 };
enum { ADDRESS = 0760020, VECTOR = 0300, LEVEL = 5 };
enum { RECEIVED, SENT }; /* events */
enum {
    TI = 0100000, /* SCR: a line's buffer is out */
    SI = 040000,  /* the silo ran over */
    TIE = 020000,
    SIE = 010000,
    MCLR = 04000,
    NXM = 02000,
    MAINT = 01000,
    CLEAR_NXM = 0400,
    RI = 0200, /* the silo holds more than the alarm level */
    RIE = 0100,
    XMEM = 060,
    LINE = 017,
    VALID = 0100000, /* NRCR */
    OVERRUN = 040000,
    FRAMING = 020000,
    ECHO = 0100000, /* LPR */
    HALF_DUPLEX = 040000,
    PARITY = 020,
    TWO_STOPS = 04,
    LENGTH = 03,
    SILO_MAINT = 0100000, /* SSR */
    LEVEL_MASK = 077
};

static const struct board_kind dh11_kind;

static bool silo_asks(word scr)
{
    return (scr & (RI | RIE)) == (RI | RIE);
}

static bool overflow_asks(word scr)
{
    return (scr & (SI | SIE)) == (SI | SIE);
}

static bool sender_asks(word scr)
{
    return (scr & TIE) && (scr & TI);
}

static bool nxm_asks(word scr)
{
    return (scr & TIE) && (scr & NXM);
}

static void follow(struct dh11 *dh, int line, bool rises, bool asks)
{
    if (rises)
        bus_request(dh->board.bus, line);
    else if (!asks)
        bus_release(dh->board.bus, line);
}

/* Two flags share each of the requests: it is made when either rises. */
static void set_scr(struct dh11 *dh, word scr)
{
    word old = dh->scr;
    scr = (word)(dh->silo_count > (dh->alarm & LEVEL_MASK) ? scr | RI : scr & ~RI);
    dh->scr = scr;
    follow(dh, dh->receive_line,
           (silo_asks(scr) && !silo_asks(old)) ||
               (overflow_asks(scr) && !overflow_asks(old)),
           silo_asks(scr) || overflow_asks(scr));
    follow(dh, dh->transmit_line,
           (sender_asks(scr) && !sender_asks(old)) || (nxm_asks(scr) && !nxm_asks(old)),
           sender_asks(scr) || nxm_asks(scr));
}

static byte data_mask(const struct dh11 *dh, int n)
{
    return (byte)((1 << (5 + (dh->lpr[n] & LENGTH))) - 1);
}

static void set_speeds(struct dh11 *dh, int n)
{
    static const int tenths[] = { 0,
                                  500,
                                  750,
                                  1100,
                                  1345,
                                  1500,
                                  2000,
                                  3000,
                                  6000,
                                  12000,
                                  18000,
                                  24000,
                                  48000,
                                  96000,
                                  SERIAL_EXTERNAL,
                                  SERIAL_EXTERNAL };
    word lpr = dh->lpr[n];
    bool five = (lpr & LENGTH) == 0; /* two stop bits are one and a half then */
    int half_bits =
        2 * (1 + 5 + (lpr & LENGTH) + (lpr & PARITY ? 1 : 0)) + (!(lpr & TWO_STOPS) ? 2
                                                                 : five             ? 3
                                                                                    : 4);
    dh->line[n].receive_ns = serial_character_ns(half_bits, tenths[lpr >> 6 & 017]);
    dh->line[n].send_ns = serial_character_ns(half_bits, tenths[lpr >> 10 & 017]);
}

/* Characters that are on their way into the silo. */
static int arriving(const struct dh11 *dh)
{
    int count = 0;
    for (int n = 0; n < DH11_LINES; n++)
        count += dh->line[n].receive_at != SCHED_NEVER;
    return count;
}

static void listen(struct dh11 *dh)
{
    int under_way = arriving(dh);
    for (int n = 0; n < DH11_LINES; n++) {
        struct serial *s = &dh->line[n];
        bool deaf = (dh->lpr[n] & HALF_DUPLEX && s->sending) || (dh->scr & MAINT);
        if (s->receive_at != SCHED_NEVER || deaf ||
            dh->silo_count + under_way >= DH11_SILO)
            continue;
        serial_listen(s, dh->board.bus->sched.now);
        under_way += s->receive_at != SCHED_NEVER;
    }
}

static void watch(struct dh11 *dh)
{
    struct sched *s = &dh->board.bus->sched;
    listen(dh);
    serial_watch_receivers(s, dh->receive_event, dh->line, DH11_LINES,
                           sizeof dh->line[0]);
    serial_watch_senders(s, dh->transmit_event, dh->line, DH11_LINES, sizeof dh->line[0]);
}

/* A character of line N, with its error bits, goes into the silo. */
static void store(struct dh11 *dh, int n, word c)
{
    word entry = (word)(VALID | n << 8 | (c & data_mask(dh, n)));
    if (c & SERIAL_BREAK)
        entry |= FRAMING;
    if (dh->silo_count == DH11_SILO) {
        dh->silo[(dh->silo_head + DH11_SILO - 1) % DH11_SILO] |= OVERRUN;
        set_scr(dh, dh->scr | SI);
        return;
    }
    dh->silo[(dh->silo_head + dh->silo_count++) % DH11_SILO] = entry;
    set_scr(dh, dh->scr);
}

/* The next byte of a line's buffer, by DMA. False: there was none, or no such memory. */
static bool fetch(struct dh11 *dh, int n, byte *c)
{
    word data, bit = (word)(1u << n);
    if (!(dh->bar & bit) || !dh->line[n].send_ns)
        return false;
    if (!bus_read(dh->board.bus, dh->car[n], &data)) {
        dh->bar &= (word)~bit;
        set_scr(dh, dh->scr | NXM | TI);
        return false;
    }
    *c = (byte)(dh->car[n] & 1 ? data >> 8 : data);
    dh->car[n] = (dh->car[n] + 1) % ADDRESSES;
    if (++dh->bcr[n] == 0) {
        dh->bar &= (word)~bit;
        set_scr(dh, dh->scr | TI);
    }
    return true;
}

static void start(struct dh11 *dh, int n)
{
    byte c;
    if (!dh->line[n].sending && fetch(dh, n, &c))
        serial_send(&dh->line[n], dh->board.bus->sched.now, c & data_mask(dh, n));
}

/* A character is through, unless the far end has no room. BREAK holds the line at space. */
static void sent(struct dh11 *dh, int n)
{
    struct serial *s = &dh->line[n];
    if (dh->brcr >> n & 1)
        s->leaving = 0;
    if (!serial_sent(s))
        return;
    if (dh->scr & MAINT)
        store(dh, n, s->leaving);
    start(dh, n);
}

static void received(struct dh11 *dh, int n)
{
    struct serial *s = &dh->line[n];
    word c = serial_received(s);
    store(dh, n, c);
    if (dh->lpr[n] & ECHO && !s->sending && s->send_ns)
        serial_send(s, dh->board.bus->sched.now, (byte)c & data_mask(dh, n));
}

static void dh11_event(struct board *b, int what)
{
    struct dh11 *dh = (struct dh11 *)b;
    int64_t now = b->bus->sched.now;
    for (int n = 0; n < DH11_LINES; n++) {
        if (what == SENT && dh->line[n].send_at <= now)
            sent(dh, n);
        if (what == RECEIVED && dh->line[n].receive_at <= now)
            received(dh, n);
    }
    watch(dh);
}

static word dh11_peek(const struct board *b, paddr at)
{
    const struct dh11 *dh = (const struct dh11 *)b;
    int n = dh->scr & LINE;
    switch (at - b->first) {
    case SCR:
        return dh->scr;
    case NRCR:
        return dh->silo_count ? dh->silo[dh->silo_head] : 0;
    case CAR:
        return (word)dh->car[n];
    case BCR:
        return dh->bcr[n];
    case BAR:
        return dh->bar;
    case BRCR:
        return dh->brcr;
    case SSR:
        return (word)(dh->alarm | dh->silo_count % 0100 << 8 | dh->car[n] >> 16 << 6);
    default:
        return 0; /* LPR is for writing */
    }
}

static word dh11_read(struct board *b, paddr at)
{
    struct dh11 *dh = (struct dh11 *)b;
    word data = dh11_peek(b, at);
    if (at - b->first == NRCR && dh->silo_count) {
        dh->silo_head = (dh->silo_head + 1) % DH11_SILO;
        dh->silo_count--;
        set_scr(dh, dh->scr);
        watch(dh);
    }
    return data;
}

/* INIT, or MASTER CLEAR: everything but the modems. */
static void clear(struct dh11 *dh)
{
    for (int n = 0; n < DH11_LINES; n++) {
        serial_stop(&dh->line[n]);
        dh->lpr[n] = dh->bcr[n] = 0;
        dh->car[n] = 0;
        set_speeds(dh, n);
    }
    dh->silo_count = 0;
    dh->bar = dh->brcr = dh->alarm = 0;
    set_scr(dh, 0);
    watch(dh);
}

static void write_scr(struct dh11 *dh, word data, word mask)
{
    word bits = TI | SI | TIE | SIE | MAINT | RIE | XMEM | LINE;
    if (data & mask & MCLR) {
        clear(dh);
        return;
    }
    word scr = word_merge(dh->scr, data, mask & bits);
    if (data & mask & CLEAR_NXM)
        scr &= (word)~NXM;
    set_scr(dh, scr);
    if (scr & MAINT)
        for (int n = 0; n < DH11_LINES; n++)
            dh->line[n].receive_at = SCHED_NEVER;
}

static void write_bar(struct dh11 *dh, word bar)
{
    dh->bar = bar;
    for (int n = 0; n < DH11_LINES; n++)
        start(dh, n);
}

static void dh11_write(struct board *b, paddr at, word data, word mask)
{
    struct dh11 *dh = (struct dh11 *)b;
    int n = dh->scr & LINE;
    switch (at - b->first) {
    case SCR:
        write_scr(dh, data, mask);
        break;
    case LPR:
        dh->lpr[n] = word_merge(dh->lpr[n], data, mask);
        set_speeds(dh, n);
        start(dh, n);
        break;
    case CAR:
        dh->car[n] = word_merge((word)dh->car[n], data, mask) | (paddr)(dh->scr & XMEM)
                                                                    << 12;
        break;
    case BCR:
        dh->bcr[n] = word_merge(dh->bcr[n], data, mask);
        break;
    case BAR:
        write_bar(dh, word_merge(dh->bar, data, mask));
        break;
    case BRCR:
        dh->brcr = word_merge(dh->brcr, data, mask);
        break;
    case SSR:
        dh->alarm = word_merge(dh->alarm, data, mask & (SILO_MAINT | LEVEL_MASK));
        set_scr(dh, dh->scr);
        break;
    default:
        break;
    }
    watch(dh);
}

static void dh11_reset(struct board *b)
{
    clear((struct dh11 *)b);
}

static void dh11_changed(struct board *b, int n)
{
    struct dh11 *dh = (struct dh11 *)b;
    dm_follow(dh);
    if (b->disabled)
        return;
    if (dh->line[n].stalled)
        sent(dh, n);
    watch(dh);
}

static struct serial *dh11_serial(struct board *b, int n)
{
    return &((struct dh11 *)b)->line[n];
}

static void dh11_set_vector(struct board *b, word vector)
{
    struct dh11 *dh = (struct dh11 *)b;
    b->bus->line[dh->receive_line].vector = vector;
    b->bus->line[dh->transmit_line].vector = (word)(vector + 4);
}

void dh11_attach(struct dh11 *dh, struct unibus *bus)
{
    struct sched *s = &bus->sched;
    bus_attach_out(bus, &dh->board, &dh11_kind, ADDRESS, ADDRESS + SSR);
    int number = dh->board.number;
    dh->board.unit = 0;
    dh->receive_line = bus_line(bus, &dh->board, LEVEL, VECTOR);
    dh->transmit_line = bus_line(bus, &dh->board, LEVEL, VECTOR + 4);
    dh->receive_event =
        sched_register(s, "DH11 input", number, RECEIVED, SCHED_BACKGROUND);
    dh->transmit_event = sched_register(s, "DH11 output", number, SENT, SCHED_BUSY);
    for (int n = 0; n < DH11_LINES; n++)
        serial_init(&dh->line[n], true);
    clear(dh);
    dm11_attach(dh, bus);
}

static const struct reg dh11_regs[] = {
    {"DHSCR",   SCR,
     "TI:15 SI:14 TIE:13 SIE:12 MCLR:11 NXM:10 MAINT:9 CLRNXM:8 RI:7 RIE:6 XMEM:5-4 "
      "LINE:3-0"                                                                        },
    { "DHNRCR", NRCR, "VALID:15 OVR:14 FRM:13 PAR:12 LINE:11-8 CHARACTER:7-0"           },
    { "DHLPR",  LPR,  "ECHO:15 HDX:14 XMIT:13-10 RCV:9-6 ODD:5 PAR:4 STOP2:2 LENGTH:1-0"},
    { "DHCAR",  CAR,  NULL                                                              },
    { "DHBCR",  BCR,  NULL                                                              },
    { "DHBAR",  BAR,  NULL                                                              },
    { "DHBRCR", BRCR, NULL                                                              },
    { "DHSSR",  SSR,  "MAINT:15 FILL:13-8 XMEM:7-6 ALARM:5-0"                           },
    { NULL,     0,    NULL                                                              },
};

static const struct serial_lines dh11_lines = {
    .count = DH11_LINES,
    .line = dh11_serial,
    .changed = dh11_changed,
    .set_vector = dh11_set_vector,
};

static const struct board_kind dh11_kind = {
    .name = "DH",
    .title = "DH11, sixteen lines, output by DMA",
    .regs = dh11_regs,
    .read = dh11_read,
    .write = dh11_write,
    .peek = dh11_peek,
    .reset = dh11_reset,
    .event = dh11_event,
    .serial = &dh11_lines,
};
