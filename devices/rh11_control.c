/* RH11: RPCS1, RPCS2, the silo behind RPDB, and the interrupt. RH11 option description,
 * chapters 2 and 3 (drawings CSRA, CSRB, DBCB).
 *
 *     IE and RDY written ones, or RDY comes up with IE -> [CSTB INTR] --+
 *                                   INIT, CLR, the interrupt clears it  +- or -> BR5
 *     SC and RDY and IE ------------------------------------------------+
 *
 * Either way the interrupt, when it is taken, clears IE. */
#include "devices/rh11_parts.h"

enum { CS2_WRITABLE_LOW = CS2_PAT | CS2_UNIT, CS2_FORCED = CS2_UPE | CS2_MXF };

static struct sched *sched_of(struct rh11 *rh)
{
    return &rh->board.bus->sched;
}

static bool special(const struct rh11 *rh)
{
    return (rh->cs1 & CS1_TRE) || rh_attention(rh);
}

word rh_cs1(const struct rh11 *rh)
{
    const struct rp04 *d = &rh->drive[rh->cs2 & CS2_UNIT];
    word cs1 = rh->cs1 | (word)(rh->ba >> 8 & CS1_A17_16);
    if (special(rh))
        cs1 |= CS1_SC;
    if (d->drive.absent)
        return cs1;
    return cs1 | CS1_DVA | (word)(d->function << 1) | (d->go ? CS1_GO : 0);
}

word rh_cs2(const struct rh11 *rh)
{
    word ready = rh->silo_count < RH_SILO ? CS2_IR : 0;
    return rh->cs2 | ready | (rh->silo_count > 0 ? CS2_OR : 0);
}

void rh_update(struct rh11 *rh)
{
    bool free = (rh->cs1 & CS1_RDY) && (rh->cs1 & CS1_IE);
    bool wants = rh->cstb || (free && special(rh));
    if (wants == bus_requested(rh->board.bus, rh->line))
        return;
    if (wants)
        bus_request(rh->board.bus, rh->line);
    else
        bus_release(rh->board.bus, rh->line);
}

void rh_error(struct rh11 *rh, word cs2)
{
    rh->cs2 |= cs2;
    rh->cs1 |= CS1_TRE;
}

void rh_ready(struct rh11 *rh, bool exception)
{
    if (exception)
        rh->cs1 |= CS1_TRE;
    rh->cs1 |= CS1_RDY;
    if (rh->cs1 & CS1_IE)
        rh->cstb = true;
}

/* Writing a one to TRE, or a new transfer; the silo empties with it. */
static void clear_errors(struct rh11 *rh, word which)
{
    rh->cs1 &= (word)~CS1_TRE;
    rh->cs2 &= (word)~which;
    rh->silo_first = rh->silo_count = 0;
}

/* RPWC's counters have no clear. */
void rh_clear(struct rh11 *rh)
{
    if (!(rh->cs1 & CS1_RDY) && rh->drive[rh->moving].go) {
        rh_note_phase(rh);
        rh_tell(rh, true);
    }
    sched_cancel(sched_of(rh), rh->event);
    rh->cs1 = CS1_RDY;
    rh->cs2 = 0;
    rh->ba = 0;
    rh->silo_first = rh->silo_count = 0;
    rh->cstb = false;
    rh_drives_init(rh);
    rh_update(rh);
}

/* The control is busy until the transfer ends, or D has not begun it in time. NULL: it was
 * not told. */
static void begin_transfer(struct rh11 *rh, struct rp04 *d)
{
    clear_errors(rh, CS2_ERRORS & ~CS2_PGE);
    rh->cs1 &= (word)~CS1_RDY;
    rh->moving = rh->cs2 & CS2_UNIT;
    rh_note_start(rh);
    if (!d || !rh_go(rh, d))
        sched_after(sched_of(rh), rh->event, RH_MISSED_NS);
}

/* The low byte of RPCS1 goes on to the drive: the function, and GO. */
static void command(struct rh11 *rh, word data)
{
    struct rp04 *d = rh_selected(rh);
    bool go = data & CS1_GO;
    bool transfer = go && (data & CS1_FUNCTION) >> 1 >= RH_FIRST_TRANSFER;
    if (transfer && !(rh->cs1 & CS1_RDY)) {
        rh_error(rh, CS2_PGE);
        return;
    }
    if (d->drive.absent) {
        rh_error(rh, CS2_NED);
        return;
    }
    bool takes = rh_drive_takes(rh, d);
    if (takes)
        d->function = (data & CS1_FUNCTION) >> 1;
    if (transfer)
        begin_transfer(rh, takes ? d : NULL);
    else if (go && takes)
        rh_go(rh, d);
}

void rh_write_cs1(struct rh11 *rh, word data, word mask)
{
    data &= mask;
    if (data & CS1_TRE)
        clear_errors(rh, CS2_ERRORS);
    if ((mask & HIGH_BYTE) && (rh->cs1 & CS1_RDY))
        rh->ba = (rh->ba & WHOLE_WORD) | (paddr)(data & CS1_A17_16) << 8;
    if (!(mask & LOW_BYTE))
        return;
    if ((data & CS1_RDY) && (data & CS1_IE))
        rh->cstb = true;
    rh->cs1 = word_merge(rh->cs1, data, CS1_IE);
    command(rh, data);
}

void rh_write_cs2(struct rh11 *rh, word data, word mask)
{
    data &= mask;
    if (data & CS2_CLR) {
        rh_clear(rh);
        return;
    }
    if (mask & LOW_BYTE)
        rh->cs2 = word_merge(rh->cs2, data, CS2_WRITABLE_LOW);
    if ((mask & LOW_BYTE) && (rh->cs1 & CS1_RDY))
        rh->cs2 = word_merge(rh->cs2, data, CS2_BAI);
    if (!(mask & HIGH_BYTE))
        return;
    if (data & CS2_FORCED & ~rh->cs2) /* for a diagnostic: as if it had happened */
        rh_error(rh, data & CS2_FORCED);
    rh->cs2 = word_merge(rh->cs2, data, CS2_FORCED);
}

word rh_silo_peek(const struct rh11 *rh)
{
    return rh->silo[rh->silo_first];
}

word rh_silo_read(struct rh11 *rh)
{
    word data = rh_silo_peek(rh);
    if (rh->silo_count == 0) {
        rh_error(rh, CS2_DLT);
        return data;
    }
    if (--rh->silo_count > 0) /* the last word stays to be seen */
        rh->silo_first = (rh->silo_first + 1) % RH_SILO;
    return data;
}

void rh_silo_write(struct rh11 *rh, word data)
{
    if (rh->silo_count == RH_SILO) {
        rh_error(rh, CS2_DLT);
        return;
    }
    rh->silo[(rh->silo_first + rh->silo_count++) % RH_SILO] = data;
}
