/* The drives of an RP11-C: what RPDS tells of the selected one, and what an operator does to
 * them. RP11-C maintenance manual, chapter 3, "RPDS". All packs turn in step, sector 0
 * passing the heads at machine time 0. */
#include <stdio.h>

#include "devices/rp11_parts.h"

enum { /* RPDS, 776710 */
       SURDY = 0100000,
       SUOL = 040000,
       SURP03 = 020000,
       HNF = 010000,
       SUSI = 04000,
       SUSU = 02000,
       SUFU = 01000,
       SUWP = 0400
};

int rp_cylinders(const struct rp11 *rp, int unit)
{
    return rp->drive[unit].drive.type ? RP03_CYLINDERS : RP02_CYLINDERS;
}

bool rp_online(const struct rp_drive *d)
{
    return d->drive.disk.attached && !d->drive.absent;
}

word rp_sot(const struct rp11 *rp)
{
    int64_t turned = rp->board.bus->sched.now % RP_TURN_NS;
    return rp_online(rp_selected(rp)) ? (word)(turned * RP_SECTORS / RP_TURN_NS)
                                      : rp->sot;
}

static word maintained_status(const struct rp11 *rp)
{
    struct rp_lines l = rp_lines(rp);
    return (word)((l.ready ? SURDY : 0) | (l.on_line ? SUOL : 0) |
                  (l.on_line && !l.ready ? SUSU : 0) | (l.incomplete ? SUSI : 0) |
                  (l.unsafe ? SUFU : 0) | (l.write_protected ? SUWP : 0));
}

/* A drive that is on line and not ready, seeks. */
word rp_status(const struct rp11 *rp)
{
    const struct rp_drive *d = rp_selected(rp);
    word ds = rp->attention | (rp->header_lost ? HNF : 0);
    if (d->drive.absent)
        return ds;
    ds |= d->drive.type ? SURP03 : 0;
    if (rp_maintained(rp))
        return ds | maintained_status(rp);
    if (!rp_online(d))
        return ds;
    ds |= SUOL | (d->seeking ? SUSU : SURDY);
    if (d->incomplete)
        ds = (ds | SUSI) & (word)~SURDY;
    if (d->unsafe)
        ds = (ds | SUFU) & (word)~SURDY;
    return ds | (drive_protected(&d->drive) ? SUWP : 0);
}

bool rp_struck(struct rp_drive *d, enum rp_fault fault)
{
    if (d->fault != fault)
        return false;
    d->fault = RP_SOUND;
    return true;
}

/* The drive's motor stops: a function of the control's ends in an error, heads go home. */
void rp_changed(struct board *b, int unit)
{
    struct rp11 *rp = (struct rp11 *)b;
    struct rp_drive *d = &rp->drive[unit];
    bool busy = rp->phase != RP_IDLE && rp->phase != RP_ACCEPT && rp_unit(rp) == unit;
    if (busy) {
        rp->header_lost = true;
        rp_cut(rp);
    }
    rp_forget_headers(rp, unit);
    sched_cancel(&b->bus->sched, d->event);
    d->cylinder = d->track = 0;
    d->seeking = d->reports = d->homing = d->incomplete = d->unsafe = false;
    if (busy)
        rp_finish(rp, 0);
}

void rp_tell_drive(const struct board *b, int unit, char *text, size_t size)
{
    const struct rp_drive *d = &((const struct rp11 *)b)->drive[unit];
    snprintf(text, size, "cylinder %d%s%s%s", d->cylinder, d->seeking ? " (seeking)" : "",
             d->incomplete ? ", seek incomplete" : "", d->unsafe ? ", unsafe" : "");
}
