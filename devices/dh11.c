/* DH11 multiplexer of sixteen lines. PDP-11 Peripherals Handbook, "DH11". What comes in goes
 * into a silo of 64 words; what goes out is fetched from memory, a line's byte count upward
 * from the negative, and the end of a line's buffer is an interrupt.
 *
 * LPR, CAR and BCR are sixteen each: SCR chooses the line. */
#include "devices/dh11.h"

#include "devices/dh11_parts.h"

enum { SCR = 0, NRCR = 2, LPR = 4, CAR = 6, BCR = 010, BAR = 012, BRCR = 014, SSR = 016 };
enum { ADDRESS = 0760020, VECTOR = 0300, LEVEL = 5 };

static const struct board_kind dh11_kind;

static word dh11_peek(const struct board *b, paddr at)
{
    const struct dh11 *dh = (const struct dh11 *)b;
    int n = dh->scr & DH_LINE;
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
        dh_set_scr(dh, dh->scr);
        dh_watch(dh);
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
        dh_set_speeds(dh, n);
    }
    dh->silo_count = 0;
    dh->bar = dh->brcr = dh->alarm = 0;
    dh_set_scr(dh, 0);
    dh_watch(dh);
}

static void write_scr(struct dh11 *dh, word data, word mask)
{
    word bits = DH_TI | DH_SI | DH_TIE | DH_SIE | DH_MAINT | DH_RIE | DH_XMEM | DH_LINE;
    if (data & mask & DH_MCLR) {
        clear(dh);
        return;
    }
    word scr = word_merge(dh->scr, data, mask & bits);
    if (data & mask & DH_CLEAR_NXM)
        scr &= (word)~DH_NXM;
    dh_set_scr(dh, scr);
    if (scr & DH_MAINT)
        for (int n = 0; n < DH11_LINES; n++)
            dh->line[n].receive_at = SCHED_NEVER;
}

static void write_bar(struct dh11 *dh, word bar)
{
    dh->bar = bar;
    for (int n = 0; n < DH11_LINES; n++)
        dh_start(dh, n);
}

static void dh11_write(struct board *b, paddr at, word data, word mask)
{
    struct dh11 *dh = (struct dh11 *)b;
    int n = dh->scr & DH_LINE;
    switch (at - b->first) {
    case SCR:
        write_scr(dh, data, mask);
        break;
    case LPR:
        dh->lpr[n] = word_merge(dh->lpr[n], data, mask);
        dh_set_speeds(dh, n);
        dh_start(dh, n);
        break;
    case CAR:
        dh->car[n] = word_merge((word)dh->car[n], data, mask) | (paddr)(dh->scr & DH_XMEM)
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
        dh->alarm = word_merge(dh->alarm, data, mask & (DH_SILO_MAINT | DH_LEVEL_MASK));
        dh_set_scr(dh, dh->scr);
        break;
    default:
        break;
    }
    dh_watch(dh);
}

static void dh11_reset(struct board *b)
{
    clear((struct dh11 *)b);
}

static void dh11_event(struct board *b, int what)
{
    struct dh11 *dh = (struct dh11 *)b;
    int64_t now = b->bus->sched.now;
    for (int n = 0; n < DH11_LINES; n++) {
        if (what == SERIAL_SENT && dh->line[n].send_at <= now)
            dh_sent(dh, n);
        if (what == SERIAL_RECEIVED && dh->line[n].receive_at <= now)
            dh_received(dh, n);
    }
    dh_watch(dh);
}

static void dh11_changed(struct board *b, int n)
{
    struct dh11 *dh = (struct dh11 *)b;
    dm_follow(dh);
    if (b->disabled)
        return;
    if (dh->line[n].stalled)
        dh_sent(dh, n);
    dh_watch(dh);
}

static struct serial *dh11_serial(struct board *b, int n)
{
    return &((struct dh11 *)b)->line[n];
}

void dh11_attach(struct dh11 *dh, struct unibus *bus)
{
    bus_attach_out(bus, &dh->board, &dh11_kind, ADDRESS, ADDRESS + SSR);
    dh->board.unit = 0;
    serial_furnish(&dh->ends, &dh->board, LEVEL, VECTOR, "DH11 input", "DH11 output");
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
    .set_vector = serial_set_vector,
    .ends = offsetof(struct dh11, ends),
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
