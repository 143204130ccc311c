/* RP11-C disk pack control: registers and interrupts. RP11-C Disk Pack Drive Controller
 * maintenance manual (DEC-11-HRPCA-C-D), chapter 3; PDP-11 Peripherals Handbook, "RP11-C".
 * Twelve registers at 776710, vector 254; 776700-776706 answer, and hold nothing.
 *
 * The manual was not to be had while this was written: the registers are as DEC's
 * diagnostics for them (ZRPW and others) and SIMH's RP11 know them. */
#include "devices/rp11.h"

#include "devices/rp11_parts.h"

enum {
    UNUSED = 0776700,
    RPDS = 0776710,
    RPER = 0776712,
    RPCS = 0776714,
    RPWC = 0776716,
    RPBA = 0776720,
    RPCA = 0776722,
    RPDA = 0776724,
    RPM1 = 0776726,
    RPM2 = 0776730,
    RPM3 = 0776732,
    SUCA = 0776734,
    SILO = 0776736,
    VECTOR = 0254,
    LEVEL = 5
};
enum {
    RPCS_WRITABLE = RPCS_AIE | RPCS_MODE | RPCS_HDR | RPCS_DRIVE | RPCS_IDE | RPCS_MEX |
                    RPCS_FUNCTION,
    RPER_WRITABLE = (word) ~(RPER_FMTE | RPER_WPE | RPER_TIMEE | RPER_DSK),
    RPCA_WRITABLE = 0777,
    RPDA_WRITABLE = RPDA_TRACK | RPDA_SECTOR,
    ATTENTION = 0377
};

static const struct board_kind rp11_kind;
static void rp11_reset(struct board *b);

static word errors(const struct rp11 *rp)
{
    bool disk = rp->header_lost || rp_selected(rp)->incomplete ||
                (rp_maintained(rp) && rp_lines(rp).incomplete);
    return rp->rper | (disk ? RPER_DSK : 0);
}

static word control_status(const struct rp11 *rp)
{
    word er = errors(rp);
    return rp->rpcs | (er ? RPCS_ERR : 0) | (er & RPER_HARD ? RPCS_HE : 0);
}

static word rp11_peek(const struct board *b, paddr at)
{
    const struct rp11 *rp = (const struct rp11 *)b;
    switch (at) {
    case RPDS:
        return rp_status(rp);
    case RPER:
        return errors(rp);
    case RPCS:
        return control_status(rp);
    case RPWC:
        return rp->rpwc;
    case RPBA:
        return rp->rpba;
    case RPCA:
        return rp->rpca;
    case RPDA:
        return rp->rpda | (word)(rp_sot(rp) << 4);
    case RPM1:
        return rp_maintenance_1(rp);
    case SUCA:
        return rp_online(rp_selected(rp)) ? (word)rp_selected(rp)->cylinder : rp->suca;
    case SILO:
        return rp->silo[0];
    default:
        return 0;
    }
}

/* A word that is read from the silo is gone; the last one stays to be seen. */
static word rp11_read(struct board *b, paddr at)
{
    struct rp11 *rp = (struct rp11 *)b;
    word data = rp11_peek(b, at);
    if (at == SILO && rp->silo_words > 0 && --rp->silo_words > 0)
        for (int i = 0; i < rp->silo_words; i++)
            rp->silo[i] = rp->silo[i + 1];
    return data;
}

struct rp_asks rp_asks(const struct rp11 *rp)
{
    return (struct rp_asks){ .ready = (rp->rpcs & RPCS_RDY) && (rp->rpcs & RPCS_IDE),
                             .attention = (rp->rpcs & RPCS_AIE) && rp->attention };
}

void rp_follow(struct rp11 *rp, struct rp_asks before)
{
    struct rp_asks now = rp_asks(rp);
    if (!now.ready && !now.attention)
        bus_release(rp->board.bus, rp->line);
    else if ((now.ready && !before.ready) || (now.attention && !before.attention))
        bus_request(rp->board.bus, rp->line);
}

/* AIE is for one interrupt. */
static void rp11_granted(struct board *b, int level)
{
    struct rp11 *rp = (struct rp11 *)b;
    (void)level;
    rp->rpcs &= (word)~RPCS_AIE;
}

void rp_finish(struct rp11 *rp, word er)
{
    struct rp_asks before = rp_asks(rp);
    rp->rper |= er;
    rp->rpcs |= RPCS_RDY;
    rp_follow(rp, before);
}

void rp_attention(struct rp11 *rp, int unit)
{
    struct rp_asks before = rp_asks(rp);
    rp->attention |= (byte)(1 << unit);
    rp_follow(rp, before);
}

/* While a function runs another GO, or the choice of another drive, is an error of the
 * program's: the function goes on, with its own drive. */
static void write_rpcs(struct rp11 *rp, word data, word mask)
{
    struct rp_asks before = rp_asks(rp);
    word next = word_merge(rp->rpcs, data, mask);
    bool go = data & mask & RPCS_GO, ready = rp->rpcs & RPCS_RDY;
    if (go && !(next & RPCS_FUNCTION)) {
        rp11_reset(&rp->board);
        rp->rpcs |= next & RPCS_IDE;
        if (next &
            RPCS_IDE) /* RDY has come up: 2.9BSD finds the control by that interrupt */
            bus_request(rp->board.bus, rp->line);
        return;
    }
    if (!ready && (go || ((next ^ rp->rpcs) & RPCS_DRIVE)))
        rp->rper |= RPER_PROG;
    rp->rpcs = word_merge(rp->rpcs, next, ready ? RPCS_WRITABLE : RPCS_AIE | RPCS_IDE);
    if (ready && go)
        rp_go(rp);
    rp_follow(rp, before);
}

static void write_silo(struct rp11 *rp, word data)
{
    if ((rp->rpcs & RPCS_RDY) && rp->silo_words < RP_SILO)
        rp->silo[rp->silo_words++] = data;
}

static void write_address(struct rp11 *rp, paddr at, word data, word mask)
{
    if (at == RPER) /* so ZRPA and ZRPW try whether it holds its errors */
        rp->rper = word_merge(rp->rper, data, mask & RPER_WRITABLE);
    if (at == RPWC)
        rp->rpwc = word_merge(rp->rpwc, data, mask);
    if (at == RPBA)
        rp->rpba = word_merge(rp->rpba, data, mask);
    if (at == RPCA)
        rp->rpca = word_merge(rp->rpca, data, mask & RPCA_WRITABLE);
    if (at == RPDA)
        rp->rpda = word_merge(rp->rpda, data, mask & RPDA_WRITABLE);
}

static void rp11_write(struct board *b, paddr at, word data, word mask)
{
    struct rp11 *rp = (struct rp11 *)b;
    struct rp_asks before = rp_asks(rp);
    if (at == RPCS) {
        write_rpcs(rp, data, mask);
    } else if (at == RPDS) { /* a one clears an attention */
        rp->attention &= (byte) ~(data & mask & ATTENTION);
        rp_follow(rp, before);
    } else if (at == SILO) {
        write_silo(rp, data);
    } else if (at == RPM2) {
        rp_write_attentions(rp, data, mask);
    } else if (at == RPM3) {
        rp_write_lines(rp, data, mask);
    } else if (rp->rpcs &
               RPCS_RDY) { /* the control holds on to the rest while it works */
        write_address(rp, at, data, mask);
    }
}

static void rp11_event(struct board *b, int what)
{
    struct rp11 *rp = (struct rp11 *)b;
    if (what == RP_CONTROL_EVENT)
        rp_control_event(rp);
    else
        rp_drive_event(rp, what);
}

/* INIT and control reset: the registers. A drive that moves goes on moving, and nobody is
 * told when it arrives. */
static void rp11_reset(struct board *b)
{
    struct rp11 *rp = (struct rp11 *)b;
    rp_cut(rp);
    bus_release(b->bus, rp->line);
    rp->rper = rp->rpwc = rp->rpba = rp->rpca = rp->rpda = 0;
    rp->rpcs = RPCS_RDY;
    rp->attention = 0;
    rp->header_lost = false;
    rp->silo_words = 0;
    rp->silo[0] = 0;
    for (int i = 0; i < RP_DRIVES; i++)
        rp->drive[i].reports = false;
}

void rp11_attach(struct rp11 *rp, struct unibus *bus)
{
    static const char *const names[RP_DRIVES] = {
        "RR0 seek", "RR1 seek", "RR2 seek", "RR3 seek",
        "RR4 seek", "RR5 seek", "RR6 seek", "RR7 seek",
    };
    bus_attach_out(bus, &rp->board, &rp11_kind, UNUSED, SILO);
    int number = rp->board.number;
    rp->line = bus_line(bus, &rp->board, LEVEL, VECTOR);
    rp->event = sched_register(&bus->sched, "RP11 function", number, RP_CONTROL_EVENT,
                               SCHED_BUSY);
    drives_init(&rp->board);
    for (int i = 0; i < RP_DRIVES; i++) {
        /* SIMH's too are RP03 until they are set otherwise. */
        rp->drive[i].drive.type = rp->drive[i].drive.chosen = 1;
        rp->drive[i].event = sched_register(&bus->sched, names[i], number, i, SCHED_BUSY);
    }
    rp->phase = RP_IDLE;
    rp11_reset(&rp->board);
}

static const struct reg rp11_regs[] = {
    {"RPDS",  RPDS, "RDY:15 OL:14 RP03:13 HNF:12 SI:11 SU:10 FU:9 WP:8 ATTN:7-0"   },
    { "RPER", RPER,
     "WPV:15 FUV:14 NXC:13 NXT:12 NXS:11 PROG:10 FMTE:9 MODE:8 LPE:7 WPE:6 CSE:5 "
      "TIMEE:4 WCE:3 NXM:2 EOP:1 DSK:0"                                            },
    { "RPCS", RPCS,
     "ERR:15 HE:14 AIE:13 MODE:12 HDR:11 DRIVE:10-8 RDY:7 IDE:6 MEX:5-4 F:3-1 GO:0"},
    { "RPWC", RPWC, NULL                                                           },
    { "RPBA", RPBA, NULL                                                           },
    { "RPCA", RPCA, "CYLINDER:8-0"                                                 },
    { "RPDA", RPDA, "TRACK:12-8 SOT:7-4 SECTOR:3-0"                                },
    { "RPM1", RPM1, "OUTRDY:12 INRDY:11 CONTROL:10 HEAD:9 CYLINDER:8 BUS:7-0"      },
    { "RPM2", RPM2, NULL                                                           },
    { "RPM3", RPM3, NULL                                                           },
    { "SUCA", SUCA, "CYLINDER:8-0"                                                 },
    { "SILO", SILO, NULL                                                           },
    { NULL,   0,    NULL                                                           },
};

static const struct drive_type types[] = {
    {"RP02",  (int64_t)RP02_CYLINDERS *RP_CYLINDER_BLOCKS * 512},
    { "RP03", (int64_t)RP03_CYLINDERS *RP_CYLINDER_BLOCKS * 512},
    { NULL,   0                                                },
};

static const struct drives rp11_drives = {
    .count = RP_DRIVES,
    .offset = offsetof(struct rp11, drive),
    .stride = sizeof(struct rp_drive),
    .types = types,
    .changed = rp_changed,
    .in_hand = rp_in_hand,
    .tell = rp_tell_drive,
};

static const struct board_kind rp11_kind = {
    .name = "RR",
    .title = "RP11-C disk pack control, eight drives",
    .regs = rp11_regs,
    .drives = &rp11_drives,
    .read = rp11_read,
    .write = rp11_write,
    .peek = rp11_peek,
    .reset = rp11_reset,
    .event = rp11_event,
    .granted = rp11_granted,
};
