/* RH11 drives: what moves the heads. RJP04 manual, chapter 3; RP04 and RP06 maintenance
 * manuals for the times: to the next cylinder, over a third of them, over all. */
#include "devices/rh11_parts.h"

#include <stdlib.h>

int64_t rh11_seek_ns(int type, int from, int to)
{
    const struct rh_type *t = &rh_types[type];
    int64_t distance = abs(from - to), third = t->cylinders / 3, most = t->cylinders - 1;
    if (distance == 0)
        return 0;
    if (distance <= third)
        return t->next + (t->third - t->next) * (distance - 1) / (third - 1);
    return t->third + (t->last - t->third) * (distance - third) / (most - third);
}

/* Sends the heads to cylinder TO, as soon as they stand still; false: they are there. */
bool rh_move(struct rh11 *rh, struct rp04 *d, int to)
{
    int64_t late = d->settled - rh->board.bus->sched.now;
    int64_t ns = rh11_seek_ns(d->drive.type, d->cc, to) + (late > 0 ? late : 0);
    if (ns == 0)
        return false;
    d->target = to;
    rh_after(rh, d, RH_MOVING, ns);
    return true;
}

void rh_seek(struct rh11 *rh, struct rp04 *d)
{
    d->om = false;
    d->of &= OF_FORMAT;
    if (!rh_move(rh, d, d->dc))
        rh_after(rh, d, RH_STANDING, RH_ACCEPT_NS);
}

/* Recalibrate, unload: heads home. */
void rh_go_home(struct rh11 *rh, struct rp04 *d)
{
    d->om = false;
    if (d->function == RH_RECALIBRATE)
        d->dc = 0;
    if (!rh_move(rh, d, 0))
        rh_after(rh, d, RH_STANDING, RH_ACCEPT_NS);
}

void rh_shift(struct rh11 *rh, struct rp04 *d)
{
    if (d->function == RH_RETURN)
        d->of &= OF_FORMAT;
    rh_after(rh, d, RH_SHIFTING, RH_OFFSET_NS);
}

void rh_spin_down(struct rp04 *d)
{
    d->standby = d->function == RH_UNLOAD;
    if (d->standby)
        d->vv = false;
}

void rh_arrive(struct rh11 *rh, struct rp04 *d)
{
    d->cc = (word)d->target;
    if (d->fault == RH_ARM_STUCK) { /* the drive takes its heads home by itself */
        d->fault = RH_SOUND;
        d->er3 |= ER3_SKI;
        d->cc = 0;
        rh_finish(rh, d);
    } else if (rh_is_transfer(d) || d->function == RH_SEARCH) {
        rh_find_sector(rh, d);
    } else {
        rh_spin_down(d);
        rh_finish(rh, d);
    }
}

void rh_shifted(struct rh11 *rh, struct rp04 *d)
{
    if (rh_is_transfer(d)) {
        rh_find_cylinder(rh, d);
        return;
    }
    d->om = d->function == RH_OFFSET;
    rh_finish(rh, d);
}
