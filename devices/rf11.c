/* RF11 disk control: registers and interrupts. RF11/RS11 DECdisk system manual, chapter 3;
 * PDP-11 Peripherals Handbook, "RF11/RS11". Eight registers at 777460, vector 204.
 *
 * The manual was not to be had while this was written. What the diagnostic ZRFA asks is so
 * (CMA holds an odd address, a clear in a word with other bits clears those too); the rest
 * follows SIMH. */
#include "devices/rf11.h"

#include <stdio.h>

#include "devices/edge.h"
#include "devices/rf11_parts.h"

enum {
    DCS = 0777460,
    WC = 0777462,
    CMA = 0777464,
    DAR = 0777466,
    DAE = 0777470,
    DBR = 0777472,
    MAR = 0777474,
    ADS = 0777476,
    VECTOR = 0204,
    LEVEL = 5
};
enum {
    DCS_WRITABLE = DCS_IE | DCS_MEX | DCS_MAINT | DCS_FUNCTION,
    DAE_WRITABLE = DAE_INH | DAE_DRL | DAE_ADDRESS
};

static const struct board_kind rf11_kind;
static void rf11_reset(struct board *b);

/* The word that passes the heads. In the gap the counter stands at the last one. */
static word segment(const struct rf11 *rf)
{
    int64_t passed = rf->board.bus->sched.now % RF_TURN_NS / RF_WORD_NS;
    return (word)(passed < RF_TRACK_WORDS ? passed : RF_TRACK_WORDS - 1);
}

/* NED is up as soon as a program has chosen a disk that is not there (ZRFB counts the disks
 * so); a transfer that ends with the last disk does not raise it. */
static word status(const struct rf11 *rf)
{
    word errors = rf_errors(rf);
    if (!rf->counted && rf_disk_word(rf) >= rf_disk_words(rf))
        errors |= DCS_NED;
    return rf->dcs | errors | (errors ? DCS_ERR : 0);
}

static word rf11_peek(const struct board *b, paddr at)
{
    const struct rf11 *rf = (const struct rf11 *)b;
    switch (at) {
    case DCS:
        return status(rf);
    case WC:
        return rf->wc;
    case CMA:
        return rf->cma;
    case DAR:
        return rf->dar;
    case DAE:
        return rf->dae;
    case DBR:
        return rf->dbr;
    case MAR:
        return rf->mar;
    default:
        return segment(rf);
    }
}

static word rf11_read(struct board *b, paddr at)
{
    return rf11_peek(b, at);
}

static bool asks(const struct rf11 *rf)
{
    return (rf->dcs & DCS_RDY) && (rf->dcs & DCS_IE);
}

void rf_finish(struct rf11 *rf)
{
    rf->dcs |= DCS_RDY;
    if (rf->dcs & DCS_IE)
        bus_request(rf->board.bus, rf->line);
}

/* With CLR the rest of the word is nothing. What works keeps its function. */
static void write_dcs(struct rf11 *rf, word data, word mask)
{
    if (data & mask & DCS_CLR) {
        rf11_reset(&rf->board);
        return;
    }
    bool was = asks(rf), ready = rf->dcs & DCS_RDY;
    rf->dcs = word_merge(rf->dcs, data, mask & (ready ? DCS_WRITABLE : DCS_IE));
    edge_follow(rf->board.bus, rf->line, was, asks(rf));
    if (ready && data & mask & DCS_GO && rf_function(rf) != RF_NOP)
        rf_go(rf);
}

static void rf11_write(struct board *b, paddr at, word data, word mask)
{
    struct rf11 *rf = (struct rf11 *)b;
    if (at == DCS)
        write_dcs(rf, data, mask);
    if (at == MAR)
        rf->mar = word_merge(rf->mar, data, mask);
    if (!(rf->dcs & DCS_RDY)) /* the control holds on to the rest while it works */
        return;
    if (at == WC)
        rf->wc = word_merge(rf->wc, data, mask);
    if (at == CMA)
        rf->cma = word_merge(rf->cma, data, mask);
    if (at == DAR || at == DAE)
        rf->counted = false;
    if (at == DAR)
        rf->dar = word_merge(rf->dar, data, mask);
    if (at == DAE)
        rf->dae = word_merge(rf->dae, data, mask & DAE_WRITABLE);
    if (at == DBR)
        rf->dbr = word_merge(rf->dbr, data, mask);
}

static void rf11_reset(struct board *b)
{
    struct rf11 *rf = (struct rf11 *)b;
    rf_cut(rf, true);
    bus_release(b->bus, rf->line);
    rf->wc = rf->cma = rf->dar = rf->dae = rf->dbr = rf->mar = 0;
    rf->dcs = DCS_RDY;
    rf->counted = false;
}

static void rf11_event(struct board *b, int what)
{
    (void)what;
    rf_due((struct rf11 *)b);
}

/* The disks were changed under a function: it finds none. */
static void changed(struct board *b, int unit)
{
    struct rf11 *rf = (struct rf11 *)b;
    (void)unit;
    if (rf->phase == RF_IDLE)
        return;
    rf->dcs |= DCS_NED;
    rf_cut(rf, false);
    rf_finish(rf);
}

static void tell(const struct board *b, int unit, char *text, size_t size)
{
    const struct rf11 *rf = (const struct rf11 *)b;
    (void)unit;
    snprintf(text, size, "word %04o passes%s", segment(rf),
             rf->phase == RF_IDLE ? "" : ", busy");
}

static const struct drives rf11_drives;

void rf11_attach(struct rf11 *rf, struct unibus *bus)
{
    bus_attach_out(bus, &rf->board, &rf11_kind, DCS, ADS);
    rf->line = bus_line(bus, &rf->board, LEVEL, VECTOR);
    rf->event =
        sched_register(&bus->sched, "RF11 words", rf->board.number, 0, SCHED_BUSY);
    drives_init(&rf->board);
    rf->phase = RF_IDLE;
    rf->fault = RF_SOUND;
    rf11_reset(&rf->board);
}

static const struct reg rf11_regs[] = {
    {"RFDCS",  DCS,
     "ERR:15 FRZ:14 WCE:13 DPAR:12 NED:11 WLO:10 MXF:9 RDY:7 IE:6 MEX:5-4 MAINT:3 F:2-1 "
      "GO:0"                                                                        },
    { "RFWC",  WC,  NULL                                                            },
    { "RFCMA", CMA, NULL                                                            },
    { "RFDAR", DAR, "TRACK:15-11 WORD:10-0"                                         },
    { "RFDAE", DAE,
     "APE:15 ATER:14 BTER:13 CTER:12 NEM:10 INH:8 DRL:7 NODISK:5 DISK:4-2 TRACK:1-0"},
    { "RFDBR", DBR, NULL                                                            },
    { "RFMAR", MAR, NULL                                                            },
    { "RFADS", ADS, "WORD:10-0"                                                     },
    { NULL,    0,   NULL                                                            },
};

static const struct drive_type types[RF_DISKS + 1] = {
    {"1P",  1 * RF_DISK_BYTES},
    { "2P", 2 * RF_DISK_BYTES},
    { "3P", 3 * RF_DISK_BYTES},
    { "4P", 4 * RF_DISK_BYTES},
    { "5P", 5 * RF_DISK_BYTES},
    { "6P", 6 * RF_DISK_BYTES},
    { "7P", 7 * RF_DISK_BYTES},
    { "8P", 8 * RF_DISK_BYTES},
    { NULL, 0                },
};

static const struct drives rf11_drives = {
    .count = 1,
    .offset = offsetof(struct rf11, drive),
    .stride = sizeof(struct drive),
    .types = types,
    .words = true,
    .changed = changed,
    .in_hand = rf_in_hand,
    .tell = tell,
};

static const struct board_kind rf11_kind = {
    .name = "RF",
    .title = "RF11 disk control, RS11 fixed-head disks",
    .regs = rf11_regs,
    .drives = &rf11_drives,
    .read = rf11_read,
    .write = rf11_write,
    .peek = rf11_peek,
    .reset = rf11_reset,
    .event = rf11_event,
};
