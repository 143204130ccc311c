/* RL11: what a command starts, and how long it takes. RL01/RL02 user's guide (EK-RL012-UG),
 * chapter 4. The control moves no heads by itself: software seeks by differences, and a
 * transfer goes on to the end of its track, not beyond.
 *
 *     go -> wait for the drive -> [ sector comes round, passes ]... -> CRDY
 *                              -> no such header: 200 ms -> OPI
 *
 * A turn is forty slots of 160 words; what lies in one is in rl11_parts.h. */
#include "devices/rl11_parts.h"

enum {
    NOP_NS = 1000,
    COMMAND_NS = 3000, /* SEEK, GET STATUS: ZRLI looks two instructions later */
    OPI_NS = 200000000
};

static struct sched *sched_of(struct rl11 *rl)
{
    return &rl->board.bus->sched;
}

static void control_after(struct rl11 *rl, enum rl_phase phase, int64_t ns)
{
    rl_note_phase(rl);
    rl->phase = phase;
    sched_after(sched_of(rl), rl->event, ns);
}

/* The control lets go in a moment. */
static void accept(struct rl11 *rl, int64_t ns)
{
    rl->pending = 0;
    control_after(rl, RL_ACCEPT, ns);
}

/* What the control waits for does not come. */
static void search_in_vain(struct rl11 *rl, word errors)
{
    rl->pending = errors;
    control_after(rl, RL_SEARCH, OPI_NS);
}

/* The next sector to come is rl->sector; ns until its pulse. */
static int64_t next_pulse(struct rl11 *rl)
{
    int64_t now = sched_of(rl)->now;
    int64_t wait = (RL_SLOT_NS - now % RL_SLOT_NS) % RL_SLOT_NS;
    rl->sector = (int)((now + wait) % RL_TURN_NS / RL_SLOT_NS);
    return wait;
}

/* ns until the pulse of RLDA's sector. */
static int64_t rotation_ns(struct rl11 *rl)
{
    int64_t at = (int64_t)rl->sector * RL_SLOT_NS;
    return (at - sched_of(rl)->now % RL_TURN_NS + RL_TURN_NS) % RL_TURN_NS;
}

/* RLDA's header is on the track under the selected head. */
static bool on_track(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    return rl->rlda >> 7 == d->cylinder && !!(rl->rlda & RLDA_HEAD) == d->head &&
           (rl->rlda & RLDA_SECTOR) < RL_SECTORS;
}

/* The drive refuses to write: locked, or in an error state already. */
static bool gate_fails(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    return rl_function(rl) == RL_WRITE &&
           (drive_protected(&d->unit) || rl_drive_errors(d));
}

static void find_sector(struct rl11 *rl)
{
    bool any = rl_function(rl) == RL_READ_ANY;
    if (!any && !on_track(rl)) {
        search_in_vain(rl, RLCS_HNF);
        return;
    }
    rl->sector = rl->rlda & RLDA_SECTOR;
    int64_t wait = any ? next_pulse(rl) : rotation_ns(rl);
    if (any && rl->note.words == 0)
        rl_note_sector(rl);
    control_after(rl, RL_TRANSFER, wait + (gate_fails(rl) ? RL_GATE_NS : RL_SECTOR_NS));
    rl->note.turning = wait;
}

/* To the cylinder so many further. At the guard bands beyond the first and the last the
 * drive turns back: to cylinder 0, to an RL01's last, or to an RL02's last but one (ZRLJ). */
static void seek(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    int difference = rl->rlda >> 7;
    int to = d->cylinder + (rl->rlda & SEEK_INWARD ? difference : -difference);
    if (to < 0)
        to = 0;
    if (to >= rl_cylinders(d))
        to = d->unit.type ? RL02_CYLINDERS - 2 : RL01_CYLINDERS - 1;
    word kind = rl->rlda & (COMMAND_RESET | COMMAND_STATUS | COMMAND_MARK);
    if (kind == COMMAND_MARK) /* the drive takes nothing else for a seek */
        rl_drive_seek(rl, to, !!(rl->rlda & SEEK_HEAD));
    accept(rl, COMMAND_NS);
}

static void get_status(struct rl11 *rl)
{
    struct rl_drive *d = rl_selected(rl);
    if (d->unit.absent || !(rl->rlda & COMMAND_STATUS)) {
        search_in_vain(rl, RLCS_OPI);
        return;
    }
    if (rl->rlda & COMMAND_RESET)
        d->errors = 0;
    for (int i = 0; i < RL_SILO; i++)
        rl->silo[i] = rl_drive_status(d);
    accept(rl, COMMAND_NS);
}

void rl_begin(struct rl11 *rl)
{
    switch (rl_function(rl)) {
    case RL_SEEK_FUNCTION:
        seek(rl);
        break;
    case RL_READ_HEADER:
        control_after(rl, RL_HEADER, next_pulse(rl) + RL_HEADER_NS);
        break;
    default:
        find_sector(rl);
    }
}

void rl_go(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    enum rl_function f = rl_function(rl);
    bus_release(rl->board.bus, rl->line);
    rl->rlcs &= (word) ~(RLCS_ERRORS | RLCS_CRDY);
    rl_note_start(rl);
    if (f == RL_NOP) {
        accept(rl, NOP_NS);
    } else if (f == RL_GET_STATUS) {
        get_status(rl);
    } else if (!d->unit.disk.attached) {
        search_in_vain(rl, RLCS_OPI);
    } else if (d->seeking) {
        rl->phase = RL_WAIT;
    } else {
        rl_begin(rl);
    }
}

static void sector_passed(struct rl11 *rl)
{
    if (gate_fails(rl)) {
        rl_selected(rl)->errors |= RLST_WGE;
        rl_finish(rl, 0);
        return;
    }
    word errors = rl_sector(rl);
    rl->rlda = word_merge(rl->rlda, rl->rlda + 1, RLDA_SECTOR);
    if (errors || rl->words == 0)
        rl_finish(rl, errors);
    else
        find_sector(rl);
}

/* A machine that was saved may have come back without its pack. */
void rl_control_event(struct rl11 *rl)
{
    bool empty = !rl_selected(rl)->unit.disk.attached;
    if (rl->phase == RL_ACCEPT || rl->phase == RL_SEARCH)
        rl_finish(rl, rl->pending);
    else if (empty)
        rl_finish(rl, RLCS_OPI);
    else if (rl->phase == RL_HEADER)
        rl_header(rl);
    else
        sector_passed(rl);
}
