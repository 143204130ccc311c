/* DZ11 multiplexer of eight lines. PDP-11 Peripherals Handbook, "DZ11". A scanner looks for a
 * line that is enabled in TCR and whose transmitter has room; it stops there with TRDY, and the
 * program fills TDR. What comes in goes into a silo of 64 words. Modems make no interrupt: the
 * program looks at MSR. */
#include "devices/dz11_parts.h"

enum { CSR = 0, RBUF = 2, LPR = 2, TCR = 4, MSR = 6, TDR = 6, SIZE = 010 };
enum { ADDRESS = 0760100, VECTOR = 0300, LEVEL = 5 };
enum { SCANNED = SERIAL_SENT + 1, CLEARED }; /* events */
enum { CLEAR_NS = 15000 };

static const struct board_kind dz11_kind;

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
        return dz->silo_count && dz->csr & DZ_MSE ? dz->silo[dz->silo_head]
                                                  : dz->rbuf & (word)~DZ_VALID;
    case TCR:
        return dz->tcr;
    default:
        return modems(dz);
    }
}

/* The next word comes down the silo: DZ_RDONE falls and rises again. */
static void take(struct dz11 *dz)
{
    dz->rbuf = dz11_peek(&dz->board, dz->board.first + RBUF);
    if (dz->silo_count && dz->csr & DZ_MSE) {
        dz->silo_head = (dz->silo_head + 1) % DZ11_SILO;
        dz->silo_count--;
    }
    dz->alarm = 0;
    dz_set_csr(dz, dz->csr & (word) ~(DZ_SA | DZ_RDONE));
    dz_show_silo(dz);
    dz_watch(dz);
}

static word dz11_read(struct board *b, paddr at)
{
    struct dz11 *dz = (struct dz11 *)b;
    word data = dz11_peek(b, at);
    if (at - b->first == RBUF)
        take(dz);
    return data;
}

/* DZ_CLR, for 15 microseconds: all but the modems. */
static void clear(struct dz11 *dz)
{
    for (int n = 0; n < DZ11_LINES; n++) {
        serial_stop(&dz->line[n]);
        dz->lpr[n] = (word)n;
        dz_set_speed(dz, n);
    }
    dz->tcr &= HIGH_BYTE;
    dz->breaks = dz->held = 0;
    dz->silo_count = dz->alarm = 0;
    dz_set_csr(dz, dz->board.disabled ? 0 : DZ_CLR);
    if (!dz->board.disabled)
        sched_after(&dz->board.bus->sched, dz->clear_event, CLEAR_NS);
}

static void write_csr(struct dz11 *dz, word data, word mask)
{
    word bits = DZ_TIE | DZ_SAE | DZ_RIE | DZ_MSE | DZ_MAINT;
    if (dz->csr & DZ_CLR)
        return;
    if (data & mask & DZ_CLR) {
        clear(dz);
        return;
    }
    word csr = word_merge(dz->csr, data, mask & bits);
    if (!(csr & DZ_MSE))
        csr &= (word) ~(DZ_TRDY | DZ_RDONE | DZ_SA);
    if (!(csr & DZ_SAE)) {
        csr &= (word)~DZ_SA;
        dz->alarm = 0;
    }
    for (int n = 0; n < DZ11_LINES && csr & DZ_MAINT; n++)
        dz->line[n].receive_at = SCHED_NEVER;
    dz_set_csr(dz, csr);
    dz_show_silo(dz);
}

static void write_tcr(struct dz11 *dz, word data, word mask)
{
    dz->tcr = word_merge(dz->tcr, data, mask);
    for (int n = 0; n < DZ11_LINES; n++)
        serial_set_dtr(&dz->line[n], dz->tcr >> (8 + n) & 1);
    if (!dz_wants(dz, (dz->csr & DZ_TLINE) >> 8))
        dz_set_csr(dz, dz->csr & (word)~DZ_TRDY);
}

/* A character for the line where the scanner stands; it goes on. */
static void write_tdr(struct dz11 *dz, byte c)
{
    int n = (dz->csr & DZ_TLINE) >> 8;
    c &= dz_data_mask(dz, n);
    if (!(dz->csr & DZ_TRDY))
        return;
    if (dz->line[n].sending) {
        dz->holding[n] = c;
        dz->held |= (byte)(1 << n);
    } else {
        serial_send(&dz->line[n], dz->board.bus->sched.now, c);
    }
    dz_set_csr(dz, dz->csr & (word)~DZ_TRDY);
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
        dz_set_speed(dz, data & 7);
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
    dz_watch(dz);
}

/* INIT: what DZ_CLR does, and every modem hangs up. */
static void dz11_reset(struct board *b)
{
    struct dz11 *dz = (struct dz11 *)b;
    clear(dz);
    write_tcr(dz, 0, WHOLE_WORD);
    dz_watch(dz);
}

static void dz11_event(struct board *b, int what)
{
    struct dz11 *dz = (struct dz11 *)b;
    int64_t now = b->bus->sched.now;
    for (int n = 0; n < DZ11_LINES; n++) {
        if (what == SERIAL_SENT && dz->line[n].send_at <= now)
            dz_sent(dz, n);
        if (what == SERIAL_RECEIVED && dz->line[n].receive_at <= now)
            dz_store(dz, n, serial_received(&dz->line[n]));
    }
    if (what == SCANNED)
        dz_scanned(dz);
    if (what == CLEARED)
        dz_set_csr(dz, dz->csr & (word)~DZ_CLR);
    dz_watch(dz);
}

static void dz11_changed(struct board *b, int n)
{
    struct dz11 *dz = (struct dz11 *)b;
    if (b->disabled)
        return;
    if (dz->line[n].stalled)
        dz_sent(dz, n);
    dz_watch(dz);
}

static struct serial *dz11_serial(struct board *b, int n)
{
    return &((struct dz11 *)b)->line[n];
}

void dz11_attach(struct dz11 *dz, struct unibus *bus, int count)
{
    struct sched *s = &bus->sched;
    for (int i = 0; i < count; i++, dz++) {
        paddr at = ADDRESS + SIZE * (paddr)i;
        bus_attach_out(bus, &dz->board, &dz11_kind, at, at + TDR);
        int number = dz->board.number;
        dz->board.unit = i;
        serial_furnish(&dz->ends, &dz->board, LEVEL, (word)(VECTOR + 010 * i),
                       "DZ11 input", "DZ11 output");
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
    .set_vector = serial_set_vector,
    .ends = offsetof(struct dz11, ends),
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
