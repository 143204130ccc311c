/* The RL01 and RL02 drives of an RL11: their heads, their status word, and the pack. RL01/
 * RL02 user's guide (EK-RL012-UG), "get status" and the drive's specifications.
 *
 * A pack that was put in turns, and its heads are out: the operator has waited for the READY
 * lamp (45 s) before he goes on. Volume check says that it may be another one. All packs
 * turn in step, sector 0 passing the heads at machine time 0. */
#include "devices/rl11_parts.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

/* A seek: 15 ms to the next cylinder, 55 over a third of them, 100 over all; the heads are
 * switched and settle in 8, and no seek is shorter. */
enum { SETTLE_NS = 8000000, STEP_NS = 15000000, THIRD_NS = 55000000, ALL_NS = 100000000 };

int rl_cylinders(const struct rl_drive *d)
{
    return d->unit.type ? RL02_CYLINDERS : RL01_CYLINDERS;
}

bool rl_drive_ready(const struct rl_drive *d)
{
    return d->unit.disk.attached && !d->seeking;
}

/* Without a pack there is no volume to be checked. */
word rl_drive_errors(const struct rl_drive *d)
{
    return d->unit.disk.attached ? d->errors : d->errors & (word)~RLST_VC;
}

static word drive_state(const struct rl_drive *d)
{
    if (!d->unit.disk.attached)
        return RLST_LOAD_CARTRIDGE;
    return RLST_HO | (d->seeking && !d->settling ? RLST_SEEK : RLST_LOCK_ON);
}

word rl_drive_status(const struct rl_drive *d)
{
    word st = drive_state(d) | RLST_BH | rl_drive_errors(d);
    if (d->unit.type)
        st |= RLST_DT;
    if (d->head)
        st |= RLST_HS;
    if (drive_protected(&d->unit))
        st |= RLST_WL;
    return st;
}

static int64_t seek_ns(const struct rl_drive *d, int to)
{
    int distance = abs(d->cylinder - to);
    int all = rl_cylinders(d) - 1, third = all / 3;
    if (distance == 0)
        return SETTLE_NS;
    if (distance <= third)
        return STEP_NS + (int64_t)(THIRD_NS - STEP_NS) * (distance - 1) / (third - 1);
    return THIRD_NS + (int64_t)(ALL_NS - THIRD_NS) * (distance - third) / (all - third);
}

void rl_drive_seek(struct rl11 *rl, int cylinder, int head)
{
    struct rl_drive *d = rl_selected(rl);
    int64_t ns = seek_ns(d, cylinder);
    d->seeking = true;
    d->settling = cylinder == d->cylinder;
    d->cylinder = cylinder;
    d->head = head;
    sched_after(&rl->board.bus->sched, d->event, ns);
}

/* The heads are there, or the arm is stuck. */
void rl_drive_event(struct rl11 *rl, int unit)
{
    struct rl_drive *d = &rl->drive[unit];
    d->seeking = false;
    if (d->fault == RL_ARM_STUCK) {
        d->fault = RL_SOUND;
        d->errors |= RLST_SKTO;
    }
    if (rl->phase == RL_WAIT && rl_selected(rl) == d)
        rl_begin(rl);
}

/* A new pack comes from the factory with the file of its bad sectors on the last track (DEC
 * standard 144): a serial number, two words of zero, and, there being none, ones. */
static void write_bad_sector_file(struct rl11 *rl, struct rl_drive *d)
{
    enum { COPIES = 10, SERIAL = 012345 };
    byte sector[RL_SECTOR_BYTES];
    for (int i = 0; i < RL_SECTOR_WORDS; i++)
        word_put(sector + 2 * i, i < 2 ? SERIAL : i < 4 ? 0 : 0177777);
    int64_t at = d->unit.disk.size - RL_SECTORS * RL_SECTOR_BYTES;
    for (int i = 0; i < COPIES; i++, at += RL_SECTOR_BYTES)
        if (!disk_write(&d->unit.disk, at, sector, sizeof sector))
            rl->board.bus->host_errno = errno;
}

static void rl_changed(struct board *b, int unit)
{
    struct rl11 *rl = (struct rl11 *)b;
    struct rl_drive *d = &rl->drive[unit];
    bool busy = rl->phase > RL_ACCEPT && rl_unit(rl) == unit;
    sched_cancel(&b->bus->sched, d->event);
    d->cylinder = d->head = 0;
    d->seeking = d->settling = false;
    d->errors = RLST_VC;
    if (d->unit.disk.attached && d->unit.disk.created)
        write_bad_sector_file(rl, d);
    if (busy) {
        sched_cancel(&b->bus->sched, rl->event);
        rl_finish(rl, RLCS_OPI);
    }
}

static void rl_show(const struct board *b, int unit, char *text, size_t size)
{
    const struct rl_drive *d = &((const struct rl11 *)b)->drive[unit];
    snprintf(text, size, "cylinder %d, head %d%s", d->cylinder, d->head,
             d->seeking ? " (seeking)" : "");
}

void rl_drive_init(struct rl11 *rl, int unit, const char *seek_name)
{
    struct rl_drive *d = &rl->drive[unit];
    d->cylinder = d->head = 0;
    d->seeking = d->settling = false;
    d->errors = 0;
    d->fault = RL_SOUND;
    d->event = sched_register(&rl->board.bus->sched, seek_name, rl->board.number, unit,
                              SCHED_BUSY);
}

static const struct drive_type types[] = {
    {"RL01",  RL01_BYTES},
    { "RL02", RL02_BYTES},
    { NULL,   0         },
};

const struct drives rl_drives = {
    .count = RL_DRIVES,
    .offset = offsetof(struct rl11, drive),
    .stride = sizeof(struct rl_drive),
    .types = types,
    .changed = rl_changed,
    .in_hand = rl_in_hand,
    .tell = rl_show,
};
