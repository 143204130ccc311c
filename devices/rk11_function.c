/* RK11-D: what GO starts, and how long it takes. RK11-D user's manual, chapter 3,
 * "functions"; RK05 maintenance manual for the times: 1500 turns a minute, twelve sectors
 * a turn, 10 ms to the next cylinder and 0.372 ms for each one more (85 ms for all 202).
 *
 *     GO -> wait for the drive -> seek -> [ sector comes round, passes ]... -> RDY  */
#include "devices/rk11_parts.h"

#include <stdlib.h>

enum { ACCEPT_NS = 5000 }; /* the control hands a seek to the drive */

static int64_t seek_ns(int from, int to)
{
    int distance = abs(from - to);
    return distance == 0 ? 0 : RK_STEP_NS + RK_FURTHER_STEP_NS * (distance - 1);
}

/* ns until SECTOR's pulse comes round. */
static int64_t rotation_ns(int64_t now, int sector)
{
    int64_t at = ((int64_t)sector * RK_TURN_NS + RK_SECTORS - 1) / RK_SECTORS;
    return (at - now % RK_TURN_NS + RK_TURN_NS) % RK_TURN_NS;
}

int64_t rk11_would_end(int64_t now, int *cylinder, uint32_t sector, uint32_t sectors)
{
    for (; sectors > 0; sector++, sectors--) {
        int to = (int)(sector / (RK_SECTORS * RK_SURFACES));
        now += seek_ns(*cylinder, to);
        *cylinder = to;
        now += rotation_ns(now, (int)(sector % RK_SECTORS)) + RK_SECTOR_NS;
    }
    return now;
}

static struct sched *sched_of(struct rk11 *rk)
{
    return &rk->board.bus->sched;
}

static void control_after(struct rk11 *rk, enum rk_phase phase, int64_t ns)
{
    rk_note_phase(rk);
    rk->phase = phase;
    sched_after(sched_of(rk), rk->event, ns);
}

/* The control lets go in a moment, with ERRORS. */
static void accept(struct rk11 *rk, word errors)
{
    rk->pending = errors;
    control_after(rk, RK_ACCEPT, ACCEPT_NS);
}

static void find_sector(struct rk11 *rk)
{
    int64_t wait = rotation_ns(sched_of(rk)->now, rk->rkda & RKDA_SECTOR);
    control_after(rk, RK_TRANSFER, wait + RK_SECTOR_NS);
    rk->note.turning = wait;
}

/* Heads to RKDA's cylinder for a transfer. */
static void find_cylinder(struct rk11 *rk)
{
    struct rk05 *d = rk_selected(rk);
    int64_t ns = seek_ns(d->cylinder, rk_cylinder(rk));
    if (ns == 0) {
        find_sector(rk);
        return;
    }
    d->seeking = true;
    d->cylinder = rk_cylinder(rk);
    control_after(rk, RK_SEEK, ns);
}

/* A seek or drive reset of the drive's own; the control is free meanwhile. */
static void move_drive(struct rk11 *rk, int to)
{
    struct rk05 *d = rk_selected(rk);
    int64_t ns = seek_ns(d->cylinder, to);
    d->cylinder = to;
    d->seeking = d->reports = true;
    d->done = false;
    rk->note.times.seek += ns;
    sched_after(sched_of(rk), d->event, ns + ACCEPT_NS);
    accept(rk, 0);
}

/* The selected drive stands still: begin. */
static void begin(struct rk11 *rk)
{
    struct rk05 *d = rk_selected(rk);
    rk_note_phase(rk);
    switch (rk_function(rk)) {
    case RK_SEEK_FUNCTION:
        move_drive(rk, rk_cylinder(rk));
        break;
    case RK_DRIVE_RESET:
        d->incomplete = false;
        move_drive(rk, 0);
        break;
    default:
        find_cylinder(rk);
    }
}

/* What forbids the function before anything moves. */
static word check(struct rk11 *rk)
{
    struct rk05 *d = rk_selected(rk);
    enum rk_function f = rk_function(rk);
    if (d->unit.absent)
        return RKER_NXD;
    word errors = 0;
    if (f != RK_DRIVE_RESET && f != RK_WRITE_LOCK) {
        if ((rk->rkda & RKDA_SECTOR) >= RK_SECTORS)
            errors |= RKER_NXS;
        if (rk_cylinder(rk) >= RK_CYLINDERS)
            errors |= RKER_NXC;
    }
    if (!rk_drive_ready(d) || (d->incomplete && f != RK_DRIVE_RESET))
        errors |= RKER_DRE;
    if ((rk->rkcs & RKCS_FMT) && f != RK_READ && f != RK_WRITE)
        errors |= RKER_PGE;
    if (f == RK_WRITE && drive_protected(&d->unit))
        errors |= RKER_WLO;
    return errors;
}

void rk_go(struct rk11 *rk)
{
    enum rk_function f = rk_function(rk);
    bus_release(rk->board.bus, rk->line);
    rk->rker &= (word)~RKER_SOFT;
    rk->rkcs &= (word) ~(RKCS_SCP | RKCS_RDY | (rk->rker ? 0 : RKCS_ERR));
    rk_note_start(rk);
    word errors = check(rk);
    if (errors) {
        rk_finish(rk, errors);
    } else if (f == RK_WRITE_LOCK) {
        rk_selected(rk)->unit.locked = true;
        accept(rk, 0);
    } else if (rk_selected(rk)->seeking) {
        rk->phase = RK_WAIT;
    } else {
        begin(rk);
    }
}

/* RKDA steps to the next sector, surface, cylinder. True: there is one. */
static bool next_sector(struct rk11 *rk)
{
    word sector = (rk->rkda & RKDA_SECTOR) + 1;
    if (sector < RK_SECTORS) {
        rk->rkda++;
        return true;
    }
    rk->rkda &= (word)~RKDA_SECTOR;
    rk->rkda += RKDA_SURFACE; /* carries into the cylinder */
    return rk_cylinder(rk) < RK_CYLINDERS;
}

static void sector_passed(struct rk11 *rk)
{
    word errors = rk_sector(rk);
    bool more = next_sector(rk);
    bool stop = (errors & ~RKER_SOFT) || ((errors & RKER_SOFT) && rk->rkcs & RKCS_SSE);
    if (stop || rk->rkwc == 0) {
        rk_finish(rk, errors);
        return;
    }
    if (!more) {
        rk_finish(rk, errors | RKER_OVR);
        return;
    }
    rk->rker |= errors;
    if (errors)
        rk->rkcs |= RKCS_ERR;
    find_cylinder(rk);
}

/* The heads are there: true; or the arm is stuck: false. */
static bool arrive(struct rk05 *d)
{
    d->seeking = false;
    if (d->fault != RK_ARM_STUCK)
        return true;
    d->fault = RK_SOUND;
    d->incomplete = true;
    return false;
}

void rk_control_event(struct rk11 *rk)
{
    switch (rk->phase) {
    case RK_ACCEPT:
        rk_finish(rk, rk->pending);
        rk_poll(rk);
        break;
    case RK_SEEK:
        if (arrive(rk_selected(rk)))
            find_sector(rk);
        else
            rk_finish(rk, RKER_DRE);
        break;
    case RK_TRANSFER:
        sector_passed(rk);
        break;
    default:
        break;
    }
}

/* A drive has arrived. */
void rk_drive_event(struct rk11 *rk, int unit)
{
    struct rk05 *d = &rk->drive[unit];
    arrive(d);
    d->done = d->reports;
    d->reports = false;
    if (rk->phase != RK_WAIT || rk_selected(rk) != d)
        rk_poll(rk);
    else if (d->incomplete && rk_function(rk) != RK_DRIVE_RESET)
        rk_finish(rk, RKER_DRE);
    else
        begin(rk);
}
