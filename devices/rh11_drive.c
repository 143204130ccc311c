/* The RP04, RP05 and RP06 on an RH11: their registers, and what an operator does to them.
 * RJP04 manual (DEC-11-HRJPA), chapter 3; RP05/RP06 device control logic manual
 * (EK-RP056-MM), whose drawings (M7774, M7786, M7787) say what INIT and GO leave alone. All
 * packs turn in step, sector 0 passing the heads at machine time 0. */
#include "devices/rh11_parts.h"

#include <stdio.h>

enum { DA_BITS = 037477, DC_BITS = 01777, SERIAL = 020 };

/* RPLA<5:4>: how much of a sector's 609 (20-sector format: 672) bytes has gone by. */
static word extension(int64_t bytes)
{
    return bytes < 128 ? 0 : bytes < 256 ? 020 : bytes < 512 ? 040 : 060;
}

static word look_ahead(const struct rh11 *rh, const struct rp04 *d)
{
    if (d->mr & MR_DMD)
        return (word)(d->sector << 6 | extension(d->extension));
    if (!rh_on_line(d))
        return 0;
    int64_t length = d->of & OF_FMT22 ? 609 : 672;
    int64_t turned = rh->board.bus->sched.now % RH_TURN_NS * rh_sectors(d);
    int64_t bytes = turned % RH_TURN_NS * length / RH_TURN_NS;
    return (word)((word)(turned / RH_TURN_NS) << 6 | extension(bytes));
}

static word status(const struct rp04 *d)
{
    word ds = DS_DPR | (d->ata ? DS_ATA : 0) | (rh_failed(d) ? DS_ERR : 0);
    ds |= (d->pip ? DS_PIP : 0) | (d->lst ? DS_LST : 0) | (d->om ? DS_OM : 0);
    if (!rh_on_line(d))
        return ds;
    ds |= DS_MOL | (d->go ? 0 : DS_DRY) | (d->vv ? DS_VV : 0);
    return ds | (drive_protected(&d->drive) ? DS_WRL : 0);
}

word rh_drive_read(const struct rh11 *rh, const struct rp04 *d, paddr at)
{
    const struct {
        paddr at;
        word data;
    } row[] = {
        {RPDA,   d->da        },
        { RPDS,  status(d)    },
        { RPER1, d->er1       },
        { RPLA,  look_ahead(rh, d) },
        { RPMR,     d->mr             },
        { RPDT,     rh_type(d)->code },
        { RPSN,     (word)(SERIAL + 1 + (d - rh->drive))             },
        { RPOF,     d->of },
        { RPDC,     d->dc             },
        { RPCC,     d->cc },
        { RPER2,     d->er2            },
        { RPER3,     d->er3 },
        { RPEC1,     d->ec1            },
        { RPEC2,     d->ec2 },
    };
    if (d->drive.absent)
        return 0;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].at == at)
            return row[i].data;
    return 0;
}

word rh_attention(const struct rh11 *rh)
{
    word as = 0;
    for (int i = 0; i < RH_DRIVES; i++)
        if (rh->drive[i].ata && !rh->drive[i].drive.absent)
            as |= (word)(1 << i);
    return as;
}

void rh_attention_clear(struct rh11 *rh, word which)
{
    for (int i = 0; i < RH_DRIVES; i++)
        if (which & 1 << i)
            rh->drive[i].ata = false;
}

/* A drive at rest tells of an error at once, a busy one when it is done. */
void rh_drive_error(struct rp04 *d, word er1)
{
    d->er1 |= er1;
    if (!d->go)
        d->ata = true;
}

bool rh_drive_takes(const struct rh11 *rh, struct rp04 *d)
{
    if (rh->cs2 & CS2_PAT)
        rh_drive_error(d, ER1_PAR);
    if (d->go)
        rh_drive_error(d, ER1_RMR);
    return !(rh->cs2 & CS2_PAT) && !d->go;
}

/* Maintenance mode: the program gives index and sector clock by hand, and sees RPLA follow. */
static void write_mr(struct rp04 *d, word data)
{
    word old = d->mr;
    if (!d->go)
        d->mr = data & MR_DMD;
    d->mr = word_merge(d->mr, data, d->mr & MR_DMD ? MR_CLOCKS : 0);
    if (!(d->mr & MR_DMD))
        d->mr = 0;
    if (!(~old & d->mr & MR_DSCK))
        return;
    word length = d->of & OF_FMT22 ? 609 : 672;
    if (d->mr & MR_DIND) {
        d->sector = d->extension = 0;
    } else if (++d->extension == length) {
        d->extension = 0;
        if (d->sector < rh_sectors(d) - 1)
            d->sector++;
    }
}

static void write_register(struct rp04 *d, paddr at, word data)
{
    if (at == RPDA) {
        d->da = data & DA_BITS;
        d->lst = false;
    }
    if (at == RPDC)
        d->dc = data & DC_BITS;
    if (at == RPOF)
        d->of = data & (OF_FORMAT | OF_OFFSET);
    if (at == RPER1)
        d->er1 = data;
    if (at == RPER2)
        d->er2 = data;
    if (at == RPER3)
        d->er3 = data;
    if (rh_failed(d) && (at == RPER1 || at == RPER2 || at == RPER3))
        d->ata = true;
}

/* Wrong parity is an error, but only a command is ignored for it. */
void rh_drive_write(struct rh11 *rh, struct rp04 *d, paddr at, word data)
{
    if (at == RPMR) {
        if (rh->cs2 & CS2_PAT)
            rh_drive_error(d, ER1_PAR);
        write_mr(d, data);
        return;
    }
    bool busy = d->go;
    if (!busy)
        write_register(d, at, data);
    rh_drive_takes(rh, d);
}

void rh_drive_clear(struct rp04 *d)
{
    d->er1 = d->er2 = d->er3 = d->ec1 = d->ec2 = d->mr = 0;
    d->ata = false;
}

/* The program's addresses and format stay, and so does VV; heads that move go on moving. */
void rh_drives_init(struct rh11 *rh)
{
    for (int i = 0; i < RH_DRIVES; i++) {
        struct rp04 *d = &rh->drive[i];
        rh_stop(rh, d);
        rh_drive_clear(d);
        d->of &= OF_FORMAT;
        d->lst = d->om = false;
    }
}

/* A pack that comes or goes is an attention (MOL changes); one that came is not yet valid. */
void rh_changed(struct board *b, int unit)
{
    struct rh11 *rh = (struct rh11 *)b;
    struct rp04 *d = &rh->drive[unit];
    bool moves_data = !(rh->cs1 & CS1_RDY) && rh->moving == unit && d->go;
    bool was_on_line = d->loaded && !d->standby;
    if (moves_data) {
        d->er1 |= ER1_UNS;
        rh_note_phase(rh);
        rh_tell(rh, false);
        rh_ready(rh, true);
    }
    rh_stop(rh, d);
    d->vv = d->om = d->standby = false;
    d->cc = 0;
    d->settled = 0;
    d->ata = d->ata || was_on_line || rh_on_line(d);
    d->loaded = d->drive.disk.attached;
    rh_update(rh);
}

void rh_tell_drive(const struct board *b, int unit, char *text, size_t size)
{
    const struct rp04 *d = &((const struct rh11 *)b)->drive[unit];
    if (d->standby)
        snprintf(text, size, "unloaded by the program: attach the pack again");
    else if (d->phase == RH_MOVING)
        snprintf(text, size, "cylinder %d (seeking %d)", d->cc, d->target);
    else
        snprintf(text, size, "cylinder %d", d->cc);
}

const struct rh_type rh_types[] = {
    {RH_RP04_CYLINDERS,  020020, 7000000, 28000000, 50000000},
    { RH_RP04_CYLINDERS, 020021, 7000000, 28000000, 50000000},
    { RH_RP06_CYLINDERS, 020022, 6000000, 28000000, 53000000},
};

enum { TRACKS_BYTES = RH_TRACKS * RH_SECTORS * RH_SECTOR_WORDS * 2 };

const struct drive_type rh_drive_types[] = {
    {"RP04",  (int64_t)RH_RP04_CYLINDERS *TRACKS_BYTES},
    { "RP05", (int64_t)RH_RP04_CYLINDERS *TRACKS_BYTES},
    { "RP06", (int64_t)RH_RP06_CYLINDERS *TRACKS_BYTES},
    { NULL,   0                                       },
};
