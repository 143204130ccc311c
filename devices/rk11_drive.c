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
    return d->disk.attached && !d->absent;
}

bool rk_write_protected(const struct rk05 *d)
{
    return d->locked || d->disk.mode == DISK_READONLY;
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
    if (d->absent)
        return ds;
    ds |= RK05;
    if (!rk_drive_ready(d))
        return ds;
    ds |= DRY | sector_counter(rk);
    if (!d->seeking)
        ds |= ARDY;
    if (rk_write_protected(d))
        ds |= WPS;
    if (d->incomplete)
        ds |= SIN;
    return ds;
}

/* The drive's motor stops: what it was doing ends in an error. */
static void stop(struct rk11 *rk, int unit)
{
    struct rk05 *d = &rk->drive[unit];
    if (!(rk->rkcs & RKCS_RDY) && rk->rkda >> 13 == unit) {
        sched_cancel(&rk->board.bus->sched, rk->event);
        rk_finish(rk, RKER_DRE);
    }
    sched_cancel(&rk->board.bus->sched, d->event);
    d->cylinder = 0;
    d->locked = d->seeking = d->reports = d->done = d->incomplete = false;
}

bool rk11_load(struct rk11 *rk, int unit, struct disk_wish *wish, char *error)
{
    struct rk05 *d = &rk->drive[unit];
    wish->size = RK_BYTES;
    if (d->absent) {
        snprintf(error, DISK_ERROR, "there is no drive RK%d: enable it first", unit);
        return false;
    }
    if (!disk_attach(&d->disk, wish, error))
        return false;
    stop(rk, unit);
    return true;
}

void rk11_unload(struct rk11 *rk, int unit)
{
    stop(rk, unit);
    disk_detach(&rk->drive[unit].disk);
}

void rk11_lock(struct rk11 *rk, int unit, bool locked)
{
    rk->drive[unit].locked = locked;
}

void rk11_enable(struct rk11 *rk, int unit, bool enabled)
{
    if (!enabled)
        rk11_unload(rk, unit);
    rk->drive[unit].absent = !enabled;
}
