/* RP11-C: what GO starts, and how long it takes. RP11-C maintenance
 * manual, chapter 3, "functions". 2400 turns a minute, ten sectors a turn; a seek of an RP03
 * takes 7.5 ms to the next cylinder, 29 on the average, 55 at most (RP02: 20, 50, 80).
 *
 *     GO -> wait for the drive -> seek -> [ sector comes round, passes ]... -> next pulse: RDY
 *
 * That RDY comes with the pulse of the sector after the last is what ZRPY asks. */
#include <stdlib.h>

#include "devices/rp11_parts.h"

enum {
    ACCEPT_NS = 20000, /* the control hands a seek to the drive: an estimate */
    SLOT_NS = RP_TURN_NS / RP_SECTORS
};

/* ns of a seek over one cylinder, over a third of them all (the average), over all. */
static const struct {
    int64_t next, third, all;
} seeks[] = {
    {20000000, 50000000, 80000000}, /* RP02 */
    { 7500000, 29000000, 55000000}, /* RP03 */
};

/* Two straight lines between the three figures that are known. */
static int64_t seek_ns(const struct rp11 *rp, int unit, int to)
{
    int type = rp->drive[unit].drive.type;
    int distance = abs(rp->drive[unit].cylinder - to);
    int last = rp_cylinders(rp, unit) - 1, third = last / 3;
    if (distance == 0)
        return 0;
    if (distance <= third)
        return seeks[type].next +
               (seeks[type].third - seeks[type].next) * (distance - 1) / (third - 1);
    return seeks[type].third +
           (seeks[type].all - seeks[type].third) * (distance - third) / (last - third);
}

/* ns until SECTOR's pulse comes round. */
static int64_t rotation_ns(int64_t now, int sector)
{
    int64_t at = (int64_t)sector * SLOT_NS;
    return (at - now % RP_TURN_NS + RP_TURN_NS) % RP_TURN_NS;
}

static struct sched *sched_of(struct rp11 *rp)
{
    return &rp->board.bus->sched;
}

void rp_end(struct rp11 *rp, word errors)
{
    rp_note_phase(rp);
    rp->rper |= errors;
    rp_told(rp, false);
    rp->phase = RP_IDLE;
    if (rp->arm_moved)
        rp_attention(rp, rp_unit(rp));
    rp_finish(rp, errors);
}

/* --- GO --------------------------------------------------------------------------------- */

static void control_after(struct rp11 *rp, enum rp_phase phase, int64_t ns)
{
    rp_note_phase(rp);
    rp->phase = phase;
    sched_after(sched_of(rp), rp->event, ns);
}

static void find_sector(struct rp11 *rp)
{
    int64_t wait = rotation_ns(sched_of(rp)->now, rp->rpda & RPDA_SECTOR);
    control_after(rp, RP_TRANSFER, wait + RP_SECTOR_NS);
    rp->note.turning = wait;
}

/* Heads to CYLINDER for a transfer. */
static void find_cylinder(struct rp11 *rp, int cylinder)
{
    struct rp_drive *d = rp_selected(rp);
    int64_t ns = seek_ns(rp, rp_unit(rp), cylinder);
    if (ns == 0) {
        find_sector(rp);
        return;
    }
    d->seeking = true;
    d->cylinder = cylinder;
    rp->arm_moved = rp_stays(rp);
    control_after(rp, RP_MOVE, ns);
}

/* A SEEK or HOME of the drive's own; the control is free meanwhile. HOME moves the arm
 * wherever it is. */
static void move_drive(struct rp11 *rp)
{
    struct rp_drive *d = rp_selected(rp);
    bool home = rp_function(rp) == RP_HOME;
    int to = home ? 0 : rp->rpca;
    int64_t ns = seek_ns(rp, rp_unit(rp), to);
    if (home && ns == 0)
        ns = seeks[d->drive.type].next;
    d->cylinder = to;
    d->track = home ? 0 : rp_track(rp);
    d->seeking = d->reports = true;
    d->homing = home;
    d->incomplete = false;
    sched_after(sched_of(rp), d->event, 2 * ACCEPT_NS + ns);
    control_after(rp, RP_ACCEPT, ACCEPT_NS);
}

/* The selected drive stands still: begin. */
static void begin(struct rp11 *rp)
{
    struct rp_drive *d = rp_selected(rp);
    rp_note_phase(rp);
    if (rp_function(rp) == RP_SEEK || rp_function(rp) == RP_HOME) {
        move_drive(rp);
        return;
    }
    if (rp_stays(rp)) {
        rp->note.block = rp_block(rp);
        find_sector(rp);
        return;
    }
    d->track = rp_track(rp);
    find_cylinder(rp, rp->rpca);
}

void rp_go(struct rp11 *rp)
{
    rp->rper = 0;
    rp->header_lost = rp->arm_moved = false;
    rp->rpcs &= (word)~RPCS_RDY;
    bus_release(rp->board.bus, rp->line);
    if (rp_asks(rp).attention)
        bus_request(rp->board.bus, rp->line);
    rp_note_start(rp);
    if (rp_maintained(rp)) {
        rp->phase = RP_STEPPED;
        rp->steps = 0;
        return;
    }
    word errors = rp_check(rp);
    if (errors) {
        rp_end(rp, errors);
        return;
    }
    if (rp_selected(rp)->seeking)
        rp->phase = RP_WAIT;
    else
        begin(rp);
}

/* --- what comes due --------------------------------------------------------------------- */

/* RPDA and RPCA step to the next sector, track, cylinder. The cylinder it lies on, or -1: the
 * pack ends here. */
static int next_sector(struct rp11 *rp)
{
    const struct rp_drive *d = rp_selected(rp);
    if ((rp->rpda & RPDA_SECTOR) + 1 < RP_SECTORS) {
        rp->rpda = (word)(d->track << 8 | ((rp->rpda & RPDA_SECTOR) + 1));
        return d->cylinder;
    }
    rp->rpda = (word)((d->track + 1) % RP_TRACKS << 8);
    if (rp->rpda > 0)
        return d->cylinder;
    rp->rpca = (word)((d->cylinder + 1) % rp_cylinders(rp, rp_unit(rp)));
    return rp->rpca > 0 ? rp->rpca : -1;
}

/* The drive goes along only if more is to come (ZRPC reads a track's last sector again, without
 * a seek). */
static void sector_passed(struct rp11 *rp)
{
    rp->rper |= rp_sector(rp);
    int cylinder = next_sector(rp);
    bool over = rp->rper || rp->header_lost || rp->rpwc == 0;
    if (!over && cylinder < 0) {
        rp->rper |= RPER_EOP;
        rp->arm_moved = rp_stays(rp); /* it would have */
        over = true;
    }
    if (over) {
        control_after(rp, RP_ENDING, SLOT_NS - sched_of(rp)->now % SLOT_NS);
        return;
    }
    rp_selected(rp)->track = rp_track(rp);
    find_cylinder(rp, cylinder);
}

/* The heads are there: true; or the arm is stuck: false. */
static bool arrive(struct rp_drive *d)
{
    d->seeking = d->homing = false;
    d->incomplete = rp_struck(d, RP_ARM_STUCK);
    return !d->incomplete;
}

void rp_control_event(struct rp11 *rp)
{
    switch (rp->phase) {
    case RP_ACCEPT:
        rp_end(rp, 0);
        break;
    case RP_MOVE:
        if (arrive(rp_selected(rp)))
            find_sector(rp);
        else
            rp_end(rp, RPER_DSK);
        break;
    case RP_TRANSFER:
        sector_passed(rp);
        break;
    case RP_ENDING:
        rp_end(rp, 0);
        break;
    default:
        break;
    }
}

/* A drive has arrived; a transfer may wait for it. */
void rp_drive_event(struct rp11 *rp, int unit)
{
    struct rp_drive *d = &rp->drive[unit];
    bool there = arrive(d), reports = d->reports;
    d->reports = false;
    if (reports)
        rp_attention(rp, unit);
    if (rp->phase != RP_WAIT || rp_selected(rp) != d)
        return;
    if (there)
        begin(rp);
    else
        rp_end(rp, RPER_DSK);
}

/* Heads that the control had sent on their way for a transfer arrive by themselves: now, if
 * the instruction that cuts it has lasted until then. */
void rp_cut(struct rp11 *rp)
{
    struct sched *s = sched_of(rp);
    int64_t left = s->event[rp->event].at - s->now;
    if (rp->phase == RP_IDLE)
        return;
    if (rp->phase == RP_MOVE)
        sched_after(s, rp_selected(rp)->event, left > 0 ? left : 0);
    sched_cancel(s, rp->event);
    rp_note_phase(rp);
    rp_told(rp, true);
    rp->phase = RP_IDLE;
}
