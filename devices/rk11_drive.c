/* The RK05 drives of an RK11: what RKDS tells of the selected one, and what an operator
 * does to them. RK11-D user's manual, chapter 3, "RKDS". All packs turn in step, sector 0
 * passing the heads at machine time 0. */
#include "devices/rk11_parts.h"

#include <stdio.h>

enum { /* RKDS */
       ID = 0160000,
       RK05 = 04000,
       SIN = 01000,
       SOK = 0400,
       DRY = 0200,
       ARDY = 0100,
       WPS = 040,
       SC_SA = 020
};
enum { SECTOR_PULSE_NS = 2000 }; /* the sector counter is in motion */

bool rk_drive_ready(const struct rk05 *d)
{
    return d->unit.disk.attached && !d->unit.absent;
}

/* The sector under the heads and how sure the counter is of it. */
static word sector_counter(const struct rk11 *rk)
{
    int64_t turned = rk->board.bus->sched.now % RK_TURN_NS * RK_SECTORS;
    word sector = (word)(turned / RK_TURN_NS);
    if (turned % RK_TURN_NS < SECTOR_PULSE_NS * RK_SECTORS)
        return sector;
    return sector | SOK | (sector == (rk->rkda & RKDA_SECTOR) ? SC_SA : 0);
}

word rk_drive_status(const struct rk11 *rk)
{
    const struct rk05 *d = &rk->drive[rk->rkda >> 13];
    word ds = rk->rkds & ID;
    if (d->unit.absent)
        return ds;
    ds |= RK05;
    if (!rk_drive_ready(d))
        return ds;
    ds |= DRY | sector_counter(rk);
    if (!d->seeking)
        ds |= ARDY;
    if (drive_protected(&d->unit))
        ds |= WPS;
    if (d->incomplete)
        ds |= SIN;
    return ds;
}

/* The drive's motor stops: what it was doing ends in an error. */
void rk_changed(struct board *b, int unit)
{
    struct rk11 *rk = (struct rk11 *)b;
    struct rk05 *d = &rk->drive[unit];
    if (!(rk->rkcs & RKCS_RDY) && rk->rkda >> 13 == unit) {
        sched_cancel(&b->bus->sched, rk->event);
        rk_finish(rk, RKER_DRE);
    }
    sched_cancel(&b->bus->sched, d->event);
    d->cylinder = 0;
    d->seeking = d->reports = d->done = d->incomplete = false;
}

void rk_tell_drive(const struct board *b, int unit, char *text, size_t size)
{
    const struct rk05 *d = &((const struct rk11 *)b)->drive[unit];
    snprintf(text, size, "cylinder %d%s", d->cylinder, d->seeking ? " (seeking)" : "");
}
