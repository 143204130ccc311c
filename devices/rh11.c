/* RH11 Massbus control: the board, its twenty registers, five of its own and fifteen in the
 * drive that RPCS2 selects. RH11 option description (EK-RH11-OP), chapter 2; RJP04 manual
 * (DEC-11-HRJPA), chapter 3. Registers at 776700, vector 254.
 *
 *     Unibus -- RPCS1 RPWC RPBA RPCS2 RPDB -- Massbus -+- drive 0: RPDA RPDS RPER1 ...
 *                                                      +- ...
 *                                                      +- drive 7                      */
#include "devices/rh11_parts.h"

enum { VECTOR = 0254, LEVEL = 5 };

static const struct board_kind rh11_kind;

static bool in_drive(paddr at)
{
    return at != RPWC && at != RPBA && at != RPCS2 && at != RPDB && at != RPAS;
}

static word rh11_peek(const struct board *b, paddr at)
{
    const struct rh11 *rh = (const struct rh11 *)b;
    switch (at) {
    case RPCS1:
        return rh_cs1(rh);
    case RPWC:
        return rh->wc;
    case RPBA:
        return (word)rh->ba;
    case RPCS2:
        return rh_cs2(rh);
    case RPAS:
        return rh_attention(rh);
    case RPDB:
        return rh_silo_peek(rh);
    default:
        return rh_drive_read(rh, &rh->drive[rh->cs2 & CS2_UNIT], at);
    }
}

/* A register of a drive that is not there reads as 0 and is an error. */
static word rh11_read(struct board *b, paddr at)
{
    struct rh11 *rh = (struct rh11 *)b;
    word data = at == RPDB ? rh_silo_read(rh) : rh11_peek(b, at);
    if (in_drive(at) && rh_selected(rh)->drive.absent) {
        rh_error(rh, CS2_NED);
        if (at == RPCS1)
            data = rh_cs1(rh);
    }
    rh_update(rh);
    return data;
}

static void write_ba(struct rh11 *rh, word data, word mask)
{
    rh->ba = (rh->ba & ~(paddr)WHOLE_WORD) | (word_merge((word)rh->ba, data, mask) & ~1u);
}

/* The Massbus knows no bytes: the other half of a drive's register becomes 0. */
static void write_drive(struct rh11 *rh, paddr at, word data)
{
    struct rp04 *d = rh_selected(rh);
    if (d->drive.absent)
        rh_error(rh, CS2_NED);
    else
        rh_drive_write(rh, d, at, data);
}

static void rh11_write(struct board *b, paddr at, word data, word mask)
{
    struct rh11 *rh = (struct rh11 *)b;
    if (at == RPCS1)
        rh_write_cs1(rh, data, mask);
    else if (at == RPWC)
        rh->wc = word_merge(rh->wc, data, mask);
    else if (at == RPBA)
        write_ba(rh, data, mask);
    else if (at == RPCS2)
        rh_write_cs2(rh, data, mask);
    else if (at == RPDB)
        rh_silo_write(rh, data & mask);
    else if (at == RPAS)
        rh_attention_clear(rh, data & mask);
    else
        write_drive(rh, at, data & mask);
    rh_update(rh);
}

static void rh11_reset(struct board *b)
{
    rh_clear((struct rh11 *)b);
}

static void rh11_event(struct board *b, int what)
{
    struct rh11 *rh = (struct rh11 *)b;
    if (what == RH_CONTROL_EVENT) {
        rh_error(rh, CS2_MXF);
        rh_ready(rh, true);
    } else {
        rh_drive_event(rh, &rh->drive[what]);
    }
    rh_update(rh);
}

/* The interrupt is taken: IE falls with it. */
static void rh11_granted(struct board *b, int level)
{
    struct rh11 *rh = (struct rh11 *)b;
    (void)level;
    rh->cstb = false;
    rh->cs1 &= (word)~CS1_IE;
    rh_update(rh);
}

void rh11_attach(struct rh11 *rh, struct unibus *bus)
{
    static const char *const names[RH_DRIVES] = {
        "RP0", "RP1", "RP2", "RP3", "RP4", "RP5", "RP6", "RP7",
    };
    bus_attach(bus, &rh->board, &rh11_kind, RPCS1, RPEC2);
    int number = rh->board.number;
    rh->line = bus_line(bus, &rh->board, LEVEL, VECTOR);
    rh->event = sched_register(&bus->sched, "RH11 waits for a drive", number,
                               RH_CONTROL_EVENT, SCHED_BUSY);
    for (int i = 0; i < RH_DRIVES; i++) {
        rh->drive[i] = (struct rp04){ .phase = RH_IDLE };
        rh->drive[i].event = sched_register(&bus->sched, names[i], number, i, SCHED_BUSY);
    }
    drives_init(&rh->board);
    rh->wc = 0;
    rh11_reset(&rh->board);
}

static const struct reg rh11_regs[] = {
    {"RPCS1",  RPCS1, "SC:15 TRE:14 MCPE:13 DVA:11 A17-16:9-8 RDY:7 IE:6 F:5-1 GO:0"   },
    { "RPWC",  RPWC,  NULL                                                             },
    { "RPBA",  RPBA,  NULL                                                             },
    { "RPDA",  RPDA,  "TRACK:13-8 SECTOR:5-0"                                          },
    { "RPCS2", RPCS2,
     "DLT:15 WCE:14 UPE:13 NED:12 NEM:11 PGE:10 MXF:9 MDPE:8 OR:7 IR:6 CLR:5 PAT:4 "
      "BAI:3 "
      "UNIT:2-0"                                                                       },
    { "RPDS",  RPDS,
     "ATA:15 ERR:14 PIP:13 MOL:12 WRL:11 LST:10 PGM:9 DPR:8 DRY:7 VV:6 OM:0"           },
    { "RPER1", RPER1,
     "DCK:15 UNS:14 OPI:13 DTE:12 WLE:11 IAE:10 AOE:9 HCRC:8 HCE:7 ECH:6 WCF:5 FER:4 "
      "PAR:3 RMR:2 ILR:1 ILF:0"                                                        },
    { "RPAS",  RPAS,  "ATA:7-0"                                                        },
    { "RPLA",  RPLA,  "SECTOR:11-6 EXTENSION:5-4"                                      },
    { "RPDB",  RPDB,  NULL                                                             },
    { "RPMR",  RPMR,  "SBD:9 ZD:8 DFE:7 ECE:6 DWRD:5 DRDD:4 DSCK:3 DIND:2 DCLK:1 DMD:0"},
    { "RPDT",  RPDT,  "NSA:15 TAP:14 MOH:13 DRQ:11 TYPE:8-0"                           },
    { "RPSN",  RPSN,  NULL                                                             },
    { "RPOF",  RPOF,  "FMT22:12 ECI:11 HCI:10 OFFSET:7-0"                              },
    { "RPDC",  RPDC,  NULL                                                             },
    { "RPCC",  RPCC,  NULL                                                             },
    { "RPER2", RPER2, NULL                                                             },
    { "RPER3", RPER3, "OCYL:15 SKI:14 ACL:6 DCL:5 F35:4 VLU:1 DCU:0"                   },
    { "RPEC1", RPEC1, NULL                                                             },
    { "RPEC2", RPEC2, NULL                                                             },
    { NULL,    0,     NULL                                                             },
};

static const struct drives rh11_drives = {
    .count = RH_DRIVES,
    .offset = offsetof(struct rh11, drive),
    .stride = sizeof(struct rp04),
    .types = rh_drive_types,
    .changed = rh_changed,
    .in_hand = rh_in_hand,
    .tell = rh_tell_drive,
};

static const struct board_kind rh11_kind = {
    .name = "RP",
    .title = "RH11 Massbus control, eight RP04, RP05, RP06 drives",
    .regs = rh11_regs,
    .read = rh11_read,
    .write = rh11_write,
    .peek = rh11_peek,
    .reset = rh11_reset,
    .event = rh11_event,
    .granted = rh11_granted,
    .drives = &rh11_drives,
};
