/* RL11 disk control: registers and the interrupt. RL01/RL02 user's guide (EK-RL012-UG),
 * chapter 4. Four registers at 774400, vector 160.
 *
 * A command starts when RLCS is written with CRDY clear. DRDY, DE and ERR follow the drive
 * that RLCS selects, whether the control works or not. RLMP is two things: what is written
 * there counts words, what is read comes from the end of the silo. */
#include "devices/rl11_parts.h"

enum {
    RLCS = 0774400,
    RLBA = 0774402,
    RLDA = 0774404,
    RLMP = 0774406,
    VECTOR = 0160,
    LEVEL = 5
};
enum { RLCS_WRITABLE = RLCS_DRIVE | RLCS_IE | RLCS_MEX | RLCS_FUNCTION };

static const struct board_kind rl11_kind;

word rl_status(const struct rl11 *rl)
{
    const struct rl_drive *d = &rl->drive[rl_unit(rl)];
    word cs = rl->rlcs;
    if (rl_drive_ready(d))
        cs |= RLCS_DRDY;
    if (rl_drive_errors(d))
        cs |= RLCS_DE;
    return cs & (RLCS_DE | RLCS_ERRORS) ? cs | RLCS_ERR : cs;
}

static word rl11_peek(const struct board *b, paddr at)
{
    const struct rl11 *rl = (const struct rl11 *)b;
    switch (at) {
    case RLCS:
        return rl_status(rl);
    case RLBA:
        return rl->rlba;
    case RLDA:
        return rl->rlda;
    default:
        return rl->silo[0];
    }
}

static word rl11_read(struct board *b, paddr at)
{
    struct rl11 *rl = (struct rl11 *)b;
    word data = rl11_peek(b, at);
    if (at == RLMP)
        for (int i = 0; i + 1 < RL_SILO; i++)
            rl->silo[i] = rl->silo[i + 1];
    return data;
}

void rl_finish(struct rl11 *rl, word errors)
{
    rl_note_phase(rl);
    rl->phase = RL_IDLE;
    rl->rlcs |= (errors & RLCS_ERRORS) | RLCS_CRDY;
    rl_tell(rl, false);
    if (rl->rlcs & RLCS_IE)
        bus_request(rl->board.bus, rl->line);
}

/* The control takes no other word while it works. */
static void write_rlcs(struct rl11 *rl, word data, word mask)
{
    if (!(rl->rlcs & RLCS_CRDY))
        return;
    word next = word_merge(rl_status(rl), data, mask);
    rl->rlcs = word_merge(rl->rlcs, next, RLCS_WRITABLE);
    if (!(next & RLCS_IE))
        bus_release(rl->board.bus, rl->line);
    if (!(next & RLCS_CRDY))
        rl_go(rl);
}

static void rl11_write(struct board *b, paddr at, word data, word mask)
{
    struct rl11 *rl = (struct rl11 *)b;
    switch (at) {
    case RLCS:
        write_rlcs(rl, data, mask);
        break;
    case RLBA:
        rl->rlba = word_merge(rl->rlba, data, mask & ~1);
        break;
    case RLDA:
        rl->rlda = word_merge(rl->rlda, data, mask);
        break;
    default:
        rl->words = word_merge(rl->words, data, mask);
    }
}

/* INIT ends what the control does. The drives hear nothing of it: one that moves arrives,
 * errors stay until a reset by GET STATUS; nor does it touch the silo. */
static void rl11_reset(struct board *b)
{
    struct rl11 *rl = (struct rl11 *)b;
    if (rl->phase != RL_IDLE) {
        rl_note_phase(rl);
        rl_tell(rl, true);
    }
    sched_cancel(&b->bus->sched, rl->event);
    bus_release(b->bus, rl->line);
    rl->phase = RL_IDLE;
    rl->rlcs = RLCS_CRDY;
    rl->rlba = rl->rlda = rl->words = 0;
}

static void rl11_event(struct board *b, int what)
{
    struct rl11 *rl = (struct rl11 *)b;
    if (what == RL_CONTROL_EVENT)
        rl_control_event(rl);
    else
        rl_drive_event(rl, what);
}

void rl11_attach(struct rl11 *rl, struct unibus *bus)
{
    static const char *const names[RL_DRIVES] = {
        "RL0 seek",
        "RL1 seek",
        "RL2 seek",
        "RL3 seek",
    };
    bus_attach(bus, &rl->board, &rl11_kind, RLCS, RLMP);
    rl->line = bus_line(bus, &rl->board, LEVEL, VECTOR);
    rl->event = sched_register(&bus->sched, "RL11 function", rl->board.number,
                               RL_CONTROL_EVENT, SCHED_BUSY);
    drives_init(&rl->board);
    for (int i = 0; i < RL_DRIVES; i++)
        rl_drive_init(rl, i, names[i]);
    for (int i = 0; i < RL_SILO; i++)
        rl->silo[i] = 0;
    rl->phase = RL_IDLE;
    rl11_reset(&rl->board);
}

static const struct reg rl11_regs[] = {
    {"RLCS",  RLCS,
     "ERR:15 DE:14 NXM:13 DLT/HNF:12 CRC/WCE:11 OPI:10 DRIVE:9-8 CRDY:7 IE:6 MEX:5-4 "
      "F:3-1 DRDY:0"                                 },
    { "RLBA", RLBA, NULL                             },
    { "RLDA", RLDA, "CYLINDER:15-7 HEAD:6 SECTOR:5-0"},
    { "RLMP", RLMP, NULL                             },
    { NULL,   0,    NULL                             },
};

static const struct board_kind rl11_kind = {
    .name = "RL",
    .title = "RL11 disk control, four RL01 or RL02 drives",
    .regs = rl11_regs,
    .read = rl11_read,
    .write = rl11_write,
    .peek = rl11_peek,
    .reset = rl11_reset,
    .event = rl11_event,
    .drives = &rl_drives,
};
