/* RP11-C: what forbids a function. RP11-C maintenance manual, chapter 3, "RPER". */
#include "devices/rp11_parts.h"

/* The address is one that the drive has. */
static word check_address(const struct rp11 *rp)
{
    enum rp_function f = rp_function(rp);
    word errors = 0;
    if (f == RP_HOME)
        return 0;
    if (f != RP_SEEK && (rp->rpda & RPDA_SECTOR) >= RP_SECTORS)
        errors |= RPER_NXS;
    if (rp_stays(rp))
        return errors;
    if (rp_track(rp) >= RP_TRACKS)
        errors |= RPER_NXT;
    if (rp->rpca >= rp_cylinders(rp, rp_unit(rp)))
        errors |= RPER_NXC;
    return errors;
}

/* Headers are moved in threes, and only in the mode of the 18-bit machines; data in that mode
 * would need packs that keep it. */
static word check_mode(const struct rp11 *rp)
{
    bool header = rp->rpcs & RPCS_HDR, mode = rp->rpcs & RPCS_MODE;
    word words = (word)-rp->rpwc;
    bool data = rp_reads(rp) || rp_writes(rp);
    if (header && !mode)
        return RPER_MODE;
    if (header && (!data || words % 3 || words == 0))
        return RPER_PROG;
    return !header && mode && data ? RPER_MODE : 0;
}

word rp_check_program(const struct rp11 *rp)
{
    return check_address(rp) | check_mode(rp);
}

/* What forbids the function before anything moves. A transfer may be stacked upon a seek of
 * its drive's, a seek upon a seek or anything but a HOME upon a HOME may not. */
word rp_check(const struct rp11 *rp)
{
    const struct rp_drive *d = rp_selected(rp);
    enum rp_function f = rp_function(rp);
    if (!rp_online(d))
        return RPER_PROG;
    if (d->unsafe)
        return RPER_FUV;
    if (d->incomplete && f != RP_HOME)
        return RPER_DSK;
    if (d->seeking && (d->homing ? f != RP_HOME : f == RP_SEEK))
        return RPER_PROG;
    word errors = rp_check_program(rp);
    if (rp_writes(rp) && drive_protected(&d->drive))
        errors |= RPER_WPV;
    return errors;
}
