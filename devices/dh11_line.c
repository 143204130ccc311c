/* The DH11's lines: what comes in goes into the silo, what goes out is fetched from memory by
 * DMA, a byte when the transmitter takes the next. PDP-11 Peripherals Handbook, "DH11".
 *
 *     silo[] <- receivers <- lines        memory -> (car, bcr) -> transmitters -> lines */
#include "devices/dh11_parts.h"

static bool silo_asks(word scr)
{
    return (scr & (DH_RI | DH_RIE)) == (DH_RI | DH_RIE);
}

static bool overflow_asks(word scr)
{
    return (scr & (DH_SI | DH_SIE)) == (DH_SI | DH_SIE);
}

static bool sender_asks(word scr)
{
    return (scr & DH_TIE) && (scr & DH_TI);
}

static bool nxm_asks(word scr)
{
    return (scr & DH_TIE) && (scr & DH_NXM);
}

static void follow(struct dh11 *dh, int line, bool rises, bool asks)
{
    if (rises)
        bus_request(dh->board.bus, line);
    else if (!asks)
        bus_release(dh->board.bus, line);
}

/* Two flags share each of the requests: it is made when either rises. */
void dh_set_scr(struct dh11 *dh, word scr)
{
    word old = dh->scr;
    scr =
        (word)(dh->silo_count > (dh->alarm & DH_LEVEL_MASK) ? scr | DH_RI : scr & ~DH_RI);
    dh->scr = scr;
    follow(dh, dh->ends.receive_line,
           (silo_asks(scr) && !silo_asks(old)) ||
               (overflow_asks(scr) && !overflow_asks(old)),
           silo_asks(scr) || overflow_asks(scr));
    follow(dh, dh->ends.transmit_line,
           (sender_asks(scr) && !sender_asks(old)) || (nxm_asks(scr) && !nxm_asks(old)),
           sender_asks(scr) || nxm_asks(scr));
}

static byte data_mask(const struct dh11 *dh, int n)
{
    return (byte)((1 << (5 + (dh->lpr[n] & DH_LENGTH))) - 1);
}

void dh_set_speeds(struct dh11 *dh, int n)
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
    bool five = (lpr & DH_LENGTH) == 0; /* two stop bits are one and a half then */
    int half_bits = 2 * (1 + 5 + (lpr & DH_LENGTH) + (lpr & DH_PARITY ? 1 : 0)) +
                    (!(lpr & DH_TWO_STOPS) ? 2
                     : five                ? 3
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
        bool deaf = (dh->lpr[n] & DH_HALF_DUPLEX && s->sending) || (dh->scr & DH_MAINT);
        if (s->receive_at != SCHED_NEVER || deaf ||
            dh->silo_count + under_way >= DH11_SILO)
            continue;
        serial_listen(s, dh->board.bus->sched.now);
        under_way += s->receive_at != SCHED_NEVER;
    }
}

void dh_watch(struct dh11 *dh)
{
    struct sched *s = &dh->board.bus->sched;
    listen(dh);
    serial_watch_receivers(s, dh->ends.receive_event, dh->line, DH11_LINES,
                           sizeof dh->line[0]);
    serial_watch_senders(s, dh->ends.transmit_event, dh->line, DH11_LINES,
                         sizeof dh->line[0]);
}

/* A character of line N, with its error bits, goes into the silo. */
static void store(struct dh11 *dh, int n, word c)
{
    word entry = (word)(DH_VALID | n << 8 | (c & data_mask(dh, n)));
    if (c & SERIAL_BREAK)
        entry |= DH_FRAMING;
    if (dh->silo_count == DH11_SILO) {
        dh->silo[(dh->silo_head + DH11_SILO - 1) % DH11_SILO] |= DH_OVERRUN;
        dh_set_scr(dh, dh->scr | DH_SI);
        return;
    }
    dh->silo[(dh->silo_head + dh->silo_count++) % DH11_SILO] = entry;
    dh_set_scr(dh, dh->scr);
}

/* The next byte of a line's buffer, by DMA. False: there was none, or no such memory. */
static bool fetch(struct dh11 *dh, int n, byte *c)
{
    word data, bit = (word)(1u << n);
    if (!(dh->bar & bit) || !dh->line[n].send_ns)
        return false;
    if (!bus_read(dh->board.bus, dh->car[n], &data)) {
        dh->bar &= (word)~bit;
        dh_set_scr(dh, dh->scr | DH_NXM | DH_TI);
        return false;
    }
    *c = (byte)(dh->car[n] & 1 ? data >> 8 : data);
    dh->car[n] = (dh->car[n] + 1) % ADDRESSES;
    if (++dh->bcr[n] == 0) {
        dh->bar &= (word)~bit;
        dh_set_scr(dh, dh->scr | DH_TI);
    }
    return true;
}

void dh_start(struct dh11 *dh, int n)
{
    byte c;
    if (!dh->line[n].sending && fetch(dh, n, &c))
        serial_send(&dh->line[n], dh->board.bus->sched.now, c & data_mask(dh, n));
}

/* A character is through, unless the far end has no room. BREAK holds the line at space. */
void dh_sent(struct dh11 *dh, int n)
{
    struct serial *s = &dh->line[n];
    if (dh->brcr >> n & 1)
        s->leaving = 0;
    if (!serial_sent(s))
        return;
    if (dh->scr & DH_MAINT)
        store(dh, n, s->leaving);
    dh_start(dh, n);
}

void dh_received(struct dh11 *dh, int n)
{
    struct serial *s = &dh->line[n];
    word c = serial_received(s);
    store(dh, n, c);
    if (dh->lpr[n] & DH_ECHO && !s->sending && s->send_ns)
        serial_send(s, dh->board.bus->sched.now, (byte)c & data_mask(dh, n));
}
