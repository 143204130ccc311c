/* RK11-D disk control: registers and interrupts. RK11-D user's manual (DEC-11-HRKDA),
 * chapter 3; PDP-11 Peripherals Handbook, "RK11". Eight registers at 777400, vector 220. */
#include "devices/rk11.h"

#include "devices/rk11_parts.h"

enum {
    RKDS = 0777400,
    RKER = 0777402,
    RKCS = 0777404,
    RKWC = 0777406,
    RKBA = 0777410,
    RKDA = 0777412,
    RKMR = 0777414,
    RKDB = 0777416,
    VECTOR = 0220,
    LEVEL = 5
};
enum {
    RKCS_WRITABLE =
        RKCS_IBA | RKCS_FMT | RKCS_EXB | RKCS_SSE | RKCS_IDE | RKCS_MEX | RKCS_FUNCTION,
};

static const struct board_kind rk11_kind;
static void rk11_reset(struct board *b);

static word rk11_peek(const struct board *b, paddr at)
{
    const struct rk11 *rk = (const struct rk11 *)b;
    switch (at) {
    case RKDS:
        return rk_drive_status(rk);
    case RKER:
        return rk->rker;
    case RKCS:
        return rk->rkcs;
    case RKWC:
        return rk->rkwc;
    case RKBA:
        return rk->rkba;
    case RKDA:
        return rk->rkda;
    case RKDB:
        return rk->rkdb;
    default:
        return rk->rkmr;
    }
}

static word rk11_read(struct board *b, paddr at)
{
    return rk11_peek(b, at);
}

static void request(struct rk11 *rk, int drive)
{
    rk->seek_asks = drive;
    bus_request(rk->board.bus, rk->line);
}

void rk_poll(struct rk11 *rk)
{
    bool free = (rk->rkcs & RKCS_RDY) && (rk->rkcs & RKCS_IDE);
    if (!free || bus_requested(rk->board.bus, rk->line))
        return;
    for (int i = 0; i < RK_DRIVES; i++)
        if (rk->drive[i].done) {
            request(rk, i);
            return;
        }
}

/* The interrupt is taken: RKCS and RKDS say whose it was, and the next drive may ask. */
static void rk11_granted(struct board *b, int level)
{
    struct rk11 *rk = (struct rk11 *)b;
    (void)level;
    if (rk->seek_asks >= 0) {
        rk->drive[rk->seek_asks].done = false;
        rk->rkcs |= RKCS_SCP;
        rk->rkds = (word)(rk->seek_asks << 13);
    } else {
        rk->rkcs &= (word)~RKCS_SCP;
    }
    rk_poll(rk);
}

void rk_finish(struct rk11 *rk, word errors)
{
    rk_note_phase(rk);
    rk->phase = RK_IDLE;
    rk->rker |= errors;
    rk_tell(rk, false);
    rk->rkcs |= RKCS_RDY;
    if (rk->rker)
        rk->rkcs |= RKCS_ERR;
    if (rk->rker & ~RKER_SOFT)
        rk->rkcs |= RKCS_HE;
    if (rk->rkcs & RKCS_IDE)
        request(rk, -1);
}

/* IDE set while RDY is up, and no GO with it, is itself a reason to interrupt. */
static void write_rkcs(struct rk11 *rk, word data, word mask)
{
    word old = rk->rkcs;
    word next = word_merge(old, data, mask);
    bool go = data & mask & RKCS_GO;
    if (go && !(next & RKCS_FUNCTION)) {
        rk11_reset(&rk->board); /* control reset also ends what is under way */
        return;
    }
    if (!(old & RKCS_RDY)) {
        if (!(next & RKCS_IDE))
            bus_release(rk->board.bus, rk->line);
        rk->rkcs = word_merge(old, next, RKCS_IDE);
        return;
    }
    rk->rkcs = word_merge(old, next, RKCS_WRITABLE);
    if (!(next & RKCS_IDE))
        bus_release(rk->board.bus, rk->line);
    else if (!(old & RKCS_IDE) && !go)
        request(rk, -1);
    if (go)
        rk_go(rk);
}

static void rk11_write(struct board *b, paddr at, word data, word mask)
{
    struct rk11 *rk = (struct rk11 *)b;
    bool ready = rk->rkcs & RKCS_RDY;
    if (at == RKCS)
        write_rkcs(rk, data, mask);
    if (at == RKWC)
        rk->rkwc = word_merge(rk->rkwc, data, mask);
    if (at == RKBA)
        rk->rkba = word_merge(rk->rkba, data, mask);
    if (at == RKDA && ready) /* the control holds on to its address while it works */
        rk->rkda = word_merge(rk->rkda, data, mask);
}

static void rk11_event(struct board *b, int what)
{
    struct rk11 *rk = (struct rk11 *)b;
    if (what == RK_CONTROL_EVENT)
        rk_control_event(rk);
    else
        rk_drive_event(rk, what);
}

/* Heads that the control had sent on their way for a transfer arrive by themselves: now, if
 * the instruction that resets it has lasted until then. */
static void let_go(struct rk11 *rk)
{
    struct sched *s = &rk->board.bus->sched;
    int64_t left = s->event[rk->event].at - s->now;
    if (rk->phase == RK_SEEK)
        sched_after(s, rk->drive[rk->rkda >> 13].event, left > 0 ? left : 0);
    sched_cancel(s, rk->event);
}

/* INIT and control reset: the registers; a drive that moves goes on moving, and nobody is
 * told when it arrives. */
static void rk11_reset(struct board *b)
{
    struct rk11 *rk = (struct rk11 *)b;
    if (rk->phase != RK_IDLE) {
        rk_note_phase(rk);
        rk_tell(rk, true);
    }
    let_go(rk);
    bus_release(b->bus, rk->line);
    rk->phase = RK_IDLE;
    rk->rkds = rk->rker = rk->rkwc = rk->rkba = rk->rkda = rk->rkmr = rk->rkdb = 0;
    rk->rkcs = RKCS_RDY;
    rk->seek_asks = -1;
    for (int i = 0; i < RK_DRIVES; i++)
        rk->drive[i].done = rk->drive[i].reports = false;
}

void rk11_attach(struct rk11 *rk, struct unibus *bus)
{
    static const char *const names[RK_DRIVES] = {
        "RK0 seek", "RK1 seek", "RK2 seek", "RK3 seek",
        "RK4 seek", "RK5 seek", "RK6 seek", "RK7 seek",
    };
    bus_attach(bus, &rk->board, &rk11_kind, RKDS, RKDB);
    int number = rk->board.number;
    rk->line = bus_line(bus, &rk->board, LEVEL, VECTOR);
    rk->event = sched_register(&bus->sched, "RK11 function", number, RK_CONTROL_EVENT,
                               SCHED_BUSY);
    for (int i = 0; i < RK_DRIVES; i++) {
        rk->drive[i] = (struct rk05){ .cylinder = 0 };
        rk->drive[i].event = sched_register(&bus->sched, names[i], number, i, SCHED_BUSY);
    }
    drives_init(&rk->board);
    rk11_reset(&rk->board);
}

static const struct reg rk11_regs[] = {
    {"RKDS",  RKDS,
     "ID:15-13 DPL:12 RK05:11 DRU:10 SIN:9 SOK:8 DRY:7 ARDY:6 WPS:5 SC=SA:4 SC:3-0"},
    { "RKER", RKER,
     "DRE:15 OVR:14 WLO:13 SKE:12 PGE:11 NXM:10 DLT:9 TE:8 NXD:7 NXC:6 NXS:5 CSE:1 "
      "WCE:0"                                                                      },
    { "RKCS", RKCS,
     "ERR:15 HE:14 SCP:13 IBA:11 FMT:10 EXB:9 SSE:8 RDY:7 IDE:6 MEX:5-4 F:3-1 GO:0"},
    { "RKWC", RKWC, NULL                                                           },
    { "RKBA", RKBA, NULL                                                           },
    { "RKDA", RKDA, "DRIVE:15-13 CYLINDER:12-5 SURFACE:4 SECTOR:3-0"               },
    { "RKMR", RKMR, NULL                                                           },
    { "RKDB", RKDB, NULL                                                           },
    { NULL,   0,    NULL                                                           },
};

static const struct drive_type rk11_types[] = {
    {"RK05", RK_BYTES},
    { NULL,  0       },
};

static const struct drives rk11_drives = {
    .count = RK_DRIVES,
    .offset = offsetof(struct rk11, drive),
    .stride = sizeof(struct rk05),
    .types = rk11_types,
    .changed = rk_changed,
    .in_hand = rk_in_hand,
    .tell = rk_tell_drive,
};

static const struct board_kind rk11_kind = {
    .name = "RK",
    .title = "RK11 disk control, eight RK05 drives",
    .regs = rk11_regs,
    .read = rk11_read,
    .write = rk11_write,
    .peek = rk11_peek,
    .reset = rk11_reset,
    .event = rk11_event,
    .granted = rk11_granted,
    .drives = &rk11_drives,
};
