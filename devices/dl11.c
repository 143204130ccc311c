/* More DL11s: the console's registers again, from 776500 on (DL11-A and -B) and from 775610 on:
 * the DL11-E, which has a modem. PDP-11 Peripherals Handbook, "DL11". RING, CLEAR TO SEND and
 * CARRIER set DSI when they change, which asks by the receiver's vector; reading RCSR clears
 * it. */
#include "devices/kl11_parts.h"

enum { DL11 = 0776500, DL11E = 0775610, FLOATING = 0300, SIZE = 010 };

static const struct board_kind dl11_kind, dl11e_kind;

/* Who has gone takes what he was typing along. */
static void drop_arriving(struct kl11 *kl)
{
    if (!(kl->rcsr & KL_ACTIVE) || kl->serial.in_count || (kl->xcsr & KL_MAINT))
        return;
    sched_cancel(&kl->board.bus->sched, kl->ends.receive_event);
    kl_set_rcsr(kl, kl->rcsr & (word)~KL_ACTIVE);
}

/* The DL11-E's view of its modem. */
void kl_follow_modem(struct kl11 *kl)
{
    word csr = kl->rcsr & (word) ~(KL_RING | KL_CTS | KL_CARRIER);
    if (serial_rings(&kl->serial))
        csr |= KL_RING;
    if (serial_carrier(&kl->serial))
        csr |= KL_CARRIER | (csr & KL_RTS ? KL_CTS : 0);
    if ((csr ^ kl->rcsr) & (KL_RING | KL_CTS | KL_CARRIER))
        csr |= KL_DSI;
    kl_set_rcsr(kl, csr);
    drop_arriving(kl);
}

/* The far end of a line called, left, typed or fetched. */
static void dl11_changed(struct board *b, int n)
{
    struct kl11 *kl = (struct kl11 *)b;
    (void)n;
    if (b->disabled)
        return;
    if (kl->serial.stalled)
        kl_event(b, SERIAL_SENT);
    if (kl->serial.in_count == 0)
        kl->typed = false;
    drop_arriving(kl);
    if (kl->modem)
        kl_follow_modem(kl);
    kl_next_typed(kl);
}

static struct serial *dl11_serial(struct board *b, int n)
{
    (void)n;
    return &((struct kl11 *)b)->serial;
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
        kl_furnish(kl, bus, (word)(FLOATING + 010 * n), names);
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
    .line = dl11_serial,
    .changed = dl11_changed,
    .set_vector = serial_set_vector,
    .ends = offsetof(struct kl11, ends),
};

static const struct board_kind dl11_kind = {
    .name = "DLI",
    .title = "DL11-A line",
    .regs = dl11_regs,
    .read = kl_read,
    .write = kl_write,
    .peek = kl_peek,
    .reset = kl_reset,
    .event = kl_event,
    .serial = &dl11_lines,
    .numbered = true,
};

static const struct board_kind dl11e_kind = {
    .name = "DLE",
    .title = "DL11-E line with modem control",
    .regs = dl11e_regs,
    .read = kl_read,
    .write = kl_write,
    .peek = kl_peek,
    .reset = kl_reset,
    .event = kl_event,
    .serial = &dl11_lines,
    .numbered = true,
};
