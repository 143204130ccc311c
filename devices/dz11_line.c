/* The DZ11's lines, its silo and its scanner. PDP-11 Peripherals Handbook, "DZ11".
 *
 *     tdr -> holding[] -> shift registers -> lines        lines -> silo[] -> rbuf */
#include "devices/dz11_parts.h"
#include "devices/edge.h"

enum { SCAN_NS = 1400, ALARM = 16 };

static bool receiver_asks(word csr)
{
    return (csr & DZ_RIE) && (csr & (csr & DZ_SAE ? DZ_SA : DZ_RDONE));
}

static bool sender_asks(word csr)
{
    return (csr & (DZ_TRDY | DZ_TIE)) == (DZ_TRDY | DZ_TIE);
}

void dz_set_csr(struct dz11 *dz, word csr)
{
    word old = dz->csr;
    struct unibus *bus = dz->board.bus;
    dz->csr = csr;
    edge_follow(bus, dz->ends.receive_line, receiver_asks(old), receiver_asks(csr));
    edge_follow(bus, dz->ends.transmit_line, sender_asks(old), sender_asks(csr));
}

static int data_bits(word lpr)
{
    return 5 + ((lpr & DZ_LENGTH) >> 3);
}

byte dz_data_mask(const struct dz11 *dz, int n)
{
    return (byte)((1 << data_bits(dz->lpr[n])) - 1);
}

void dz_set_speed(struct dz11 *dz, int n)
{
    static const int tenths[] = { 500,   750,   1100,  1345,           1500,  3000,
                                  6000,  12000, 18000, 20000,          24000, 36000,
                                  48000, 72000, 96000, SERIAL_EXTERNAL };
    word lpr = dz->lpr[n];
    int stop = !(lpr & DZ_TWO_STOPS) ? 2 : data_bits(lpr) == 5 ? 3 : 4; /* half bits */
    int half_bits = 2 * (1 + data_bits(lpr) + (lpr & DZ_PARITY ? 1 : 0)) + stop;
    struct serial *s = &dz->line[n];
    s->send_ns = serial_character_ns(half_bits, tenths[lpr >> 8 & 017]);
    s->receive_ns = lpr & DZ_RECEIVER_ON ? s->send_ns : 0;
}

bool dz_wants(const struct dz11 *dz, int n)
{
    return (dz->tcr >> n & 1) && !(dz->held >> n & 1);
}

/* The line where the scanner stops next; -1: nowhere. */
static int next_line(const struct dz11 *dz)
{
    int at = (dz->csr & DZ_TLINE) >> 8;
    for (int d = 1; d <= DZ11_LINES; d++)
        if (dz_wants(dz, (at + d) % DZ11_LINES))
            return (at + d) % DZ11_LINES;
    return -1;
}

static void listen(struct dz11 *dz)
{
    int under_way = 0;
    if (!(dz->csr & DZ_MSE) || (dz->csr & DZ_MAINT))
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

void dz_watch(struct dz11 *dz)
{
    struct sched *s = &dz->board.bus->sched;
    bool scans = (dz->csr & (DZ_MSE | DZ_TRDY)) == DZ_MSE && next_line(dz) >= 0;
    listen(dz);
    serial_watch_receivers(s, dz->ends.receive_event, dz->line, DZ11_LINES,
                           sizeof dz->line[0]);
    serial_watch_senders(s, dz->ends.transmit_event, dz->line, DZ11_LINES,
                         sizeof dz->line[0]);
    if (!scans)
        sched_cancel(s, dz->scan_event);
    else if (!sched_pending(s, dz->scan_event))
        sched_after(s, dz->scan_event, SCAN_NS);
}

/* DZ_RDONE is what the silo's lower end says. */
void dz_show_silo(struct dz11 *dz)
{
    bool some = dz->silo_count && dz->csr & DZ_MSE;
    dz_set_csr(dz, (word)(some ? dz->csr | DZ_RDONE : dz->csr & ~DZ_RDONE));
}

void dz_store(struct dz11 *dz, int n, word c)
{
    word entry = (word)(DZ_VALID | n << 8 | (c & dz_data_mask(dz, n)));
    if (c & SERIAL_BREAK)
        entry |= DZ_FRAMING;
    if (dz->silo_count == DZ11_SILO) {
        dz->silo[(dz->silo_head + DZ11_SILO - 1) % DZ11_SILO] |= DZ_OVERRUN;
        return;
    }
    dz->silo[(dz->silo_head + dz->silo_count++) % DZ11_SILO] = entry;
    if (dz->csr & DZ_SAE && ++dz->alarm >= ALARM)
        dz_set_csr(dz, dz->csr | DZ_SA);
    dz_show_silo(dz);
}

/* A character is through, unless the far end has no room. BREAK holds the line at space. */
void dz_sent(struct dz11 *dz, int n)
{
    struct serial *s = &dz->line[n];
    if (dz->breaks >> n & 1)
        s->leaving = 0;
    if (!serial_sent(s))
        return;
    if (dz->csr & DZ_MAINT)
        dz_store(dz, n, dz->breaks >> n & 1 ? SERIAL_BREAK : s->leaving);
    if (!(dz->held >> n & 1))
        return;
    dz->held &= (byte) ~(1 << n);
    serial_send(s, dz->board.bus->sched.now, dz->holding[n]);
}

void dz_scanned(struct dz11 *dz)
{
    int n = next_line(dz);
    if (n >= 0)
        dz_set_csr(dz, (word)((dz->csr & ~DZ_TLINE) | n << 8 | DZ_TRDY));
}
