/* RH11 drives: what GO starts, and how long it takes. RJP04 manual, chapter 3, "commands"
 * (3.4); RP04 and RP06 maintenance manuals for the times.
 *
 *     GO -> heads there -> [ sector comes round, passes ]... -> RDY (data)
 *     GO -> heads there -> [ sector comes round ] -> ATA (seek, search and so on) */
#include "devices/rh11_parts.h"

/* What a function is to the drive. */
struct function {
    bool clears;    /* obeyed while there is an error */
    bool heads;     /* needs a pack that turns, and takes time */
    bool address;   /* needs an address that there is */
    bool positions; /* PIP */
    void (*begin)(struct rh11 *rh, struct rp04 *d); /* NULL: there is no such function */
};

static const struct function functions[32];

static struct sched *sched_of(struct rh11 *rh)
{
    return &rh->board.bus->sched;
}

bool rh_is_transfer(const struct rp04 *d)
{
    return d->function >= RH_FIRST_TRANSFER;
}

static bool is_write(const struct rp04 *d)
{
    return d->function == RH_WRITE || d->function == RH_WRITE_HEADER;
}

void rh_after(struct rh11 *rh, struct rp04 *d, enum rh_phase phase, int64_t ns)
{
    if (rh_is_transfer(d))
        rh_note_phase(rh);
    d->phase = phase;
    sched_after(sched_of(rh), d->event, ns);
}

/* ns until SECTOR's pulse comes round, of SECTORS on the track. */
static int64_t rotation_ns(int64_t now, int sector, int sectors)
{
    int64_t at = ((int64_t)sector * RH_TURN_NS + sectors - 1) / sectors;
    return (at - now % RH_TURN_NS + RH_TURN_NS) % RH_TURN_NS;
}

/* The function is over. A transfer tells of itself by RDY, anything else by ATA. */
void rh_finish(struct rh11 *rh, struct rp04 *d)
{
    if (rh_is_transfer(d))
        rh_note_phase(rh);
    d->phase = RH_IDLE;
    d->go = d->pip = false;
    if (!rh_is_transfer(d) || rh_failed(d))
        d->ata = true;
    if (!rh_is_transfer(d))
        return;
    rh_tell(rh, false);
    rh_ready(rh, rh_failed(d));
}

void rh_stop(struct rh11 *rh, struct rp04 *d)
{
    struct sched *s = sched_of(rh);
    if (d->phase == RH_MOVING) {
        d->settled = s->event[d->event].at;
        d->cc = (word)d->target;
    }
    sched_cancel(s, d->event);
    d->phase = RH_IDLE;
    d->go = d->pip = false;
}

void rh_find_sector(struct rh11 *rh, struct rp04 *d)
{
    int64_t wait = rotation_ns(sched_of(rh)->now, rh_sector_of(d), rh_sectors(d));
    if (d->function == RH_SEARCH) {
        rh_after(rh, d, RH_SEARCHING, wait);
        return;
    }
    rh_after(rh, d, RH_TRANSFER, wait + RH_SECTOR_NS);
    rh->note.turning = wait;
}

/* To RPDC's cylinder, for a transfer or a search. */
void rh_find_cylinder(struct rh11 *rh, struct rp04 *d)
{
    if (!rh_move(rh, d, d->dc))
        rh_find_sector(rh, d);
}

static void begin_transfer(struct rh11 *rh, struct rp04 *d)
{
    bool back = is_write(d) && d->om; /* heads return to the middle of the track first */
    if (is_write(d)) {
        d->om = false;
        d->of &= OF_FORMAT;
    }
    if (d->mr & MR_DMD) { /* no clock but the program's: the sector is never found */
        d->er1 |= ER1_OPI;
        rh_after(rh, d, RH_REFUSED, 3 * (int64_t)RH_TURN_NS);
    } else if (back) {
        rh_after(rh, d, RH_SHIFTING, RH_OFFSET_NS);
    } else {
        rh_find_cylinder(rh, d);
    }
}

static bool bad_address(const struct rp04 *d)
{
    return d->dc >= rh_type(d)->cylinders || rh_track(d) >= RH_TRACKS ||
           rh_sector_of(d) >= rh_sectors(d);
}

/* What forbids the function before anything moves: RPER1. */
static word check(const struct rp04 *d)
{
    const struct function *f = &functions[d->function];
    if (!f->begin)
        return ER1_ILF;
    if (f->heads && !rh_on_line(d))
        return ER1_UNS;
    word errors = f->address && bad_address(d) ? ER1_IAE : 0;
    if (is_write(d) && drive_protected(&d->drive))
        errors |= ER1_WLE;
    return errors;
}

/* While there is an error the drive obeys only what clears it. */
bool rh_go(struct rh11 *rh, struct rp04 *d)
{
    const struct function *f = &functions[d->function];
    if (rh_failed(d) && !f->clears) {
        d->ata = true;
        return false;
    }
    d->ata = false;
    word errors = check(d);
    d->go = rh_is_transfer(d) || (f->heads && !errors);
    d->pip = d->go && f->positions;
    if (errors)
        rh_drive_error(d, errors);
    if (errors && d->go)
        rh_after(rh, d, RH_REFUSED, RH_ACCEPT_NS);
    if (!errors)
        f->begin(rh, d);
    return true;
}

static void no_operation(struct rh11 *rh, struct rp04 *d)
{
    (void)rh;
    (void)d;
}

static void clear(struct rh11 *rh, struct rp04 *d)
{
    (void)rh;
    rh_drive_clear(d);
}

static void acknowledge(struct rh11 *rh, struct rp04 *d)
{
    (void)rh;
    d->vv = rh_on_line(d);
}

static void preset(struct rh11 *rh, struct rp04 *d)
{
    acknowledge(rh, d);
    d->da = d->dc = 0;
    d->of &= OF_OFFSET;
}

/* RPDA steps to the next sector and track, RPDC to the next cylinder. True: there is one. */
static bool next_sector(struct rp04 *d)
{
    d->da++;
    if (rh_sector_of(d) < rh_sectors(d))
        return true;
    d->da = (word)((rh_track(d) + 1) << 8);
    if (rh_track(d) < RH_TRACKS)
        return true;
    d->da = 0;
    d->lst = ++d->dc == rh_type(d)->cylinders;
    return !d->lst;
}

static void sector_passed(struct rh11 *rh, struct rp04 *d)
{
    word errors = rh_header(d);
    if (errors) {
        d->er1 |= errors;
        rh_finish(rh, d);
        return;
    }
    errors = rh_sector(rh, d);
    if (!d->go || sched_pending(sched_of(rh), d->event))
        return; /* its words went to the control's own registers, and ended it */
    if (errors)
        rh_error(rh, errors);
    bool more = next_sector(d);
    bool over = errors || rh_failed(d) || rh->wc == 0;
    if (!over && !more)
        d->er1 |= ER1_AOE;
    if (over || !more)
        rh_finish(rh, d);
    else
        rh_find_cylinder(rh, d);
}

void rh_drive_event(struct rh11 *rh, struct rp04 *d)
{
    switch (d->phase) {
    case RH_MOVING:
        rh_arrive(rh, d);
        break;
    case RH_SHIFTING:
        rh_shifted(rh, d);
        break;
    case RH_TRANSFER:
        sector_passed(rh, d);
        break;
    default:
        rh_spin_down(d);
        rh_finish(rh, d);
    }
}

/* clang-format off */
static const struct function functions[32] = {
    /*                    clears heads  address positions                        */
    [RH_NOP]          = { false, false, false,  false, no_operation   },
    [RH_UNLOAD]       = { false, true,  false,  true,  rh_go_home        },
    [RH_SEEK]         = { false, true,  true,   true,  rh_seek           },
    [RH_RECALIBRATE]  = { false, true,  false,  true,  rh_go_home        },
    [RH_DRIVE_CLEAR]  = { true,  false, false,  false, clear          },
    [RH_RELEASE]      = { true,  false, false,  false, clear          },
    [RH_OFFSET]       = { false, true,  false,  true,  rh_shift          },
    [RH_RETURN]       = { false, true,  false,  true,  rh_shift          },
    [RH_PRESET]       = { false, false, false,  false, preset         },
    [RH_PACK_ACK]     = { false, false, false,  false, acknowledge    },
    [RH_SEARCH]       = { false, true,  true,   false, rh_find_cylinder  },
    [RH_CHECK]        = { false, true,  true,   false, begin_transfer },
    [RH_CHECK_HEADER] = { false, true,  true,   false, begin_transfer },
    [RH_WRITE]        = { false, true,  true,   false, begin_transfer },
    [RH_WRITE_HEADER] = { false, true,  true,   false, begin_transfer },
    [RH_READ]         = { false, true,  true,   false, begin_transfer },
    [RH_READ_HEADER]  = { false, true,  true,   false, begin_transfer },
};
/* clang-format on */
