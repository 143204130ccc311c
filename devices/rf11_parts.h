/* Between rf11.c (registers, interrupts), rf11_function.c (what GO starts, and its time),
 * rf11_word.c (the data) and rf11_transfer.c (what a listener is told). Nobody else's. */
#ifndef DEVICES_RF11_PARTS_H
#define DEVICES_RF11_PARTS_H

#include "devices/rf11.h"

enum { /* DCS, 777460 */
       DCS_ERR = 0100000,
       DCS_FRZ = 040000,
       DCS_WCE = 020000,
       DCS_DPAR = 010000,
       DCS_NED = 04000,
       DCS_WLO = 02000,
       DCS_MXF = 01000,
       DCS_CLR = 0400,
       DCS_RDY = 0200,
       DCS_IE = 0100,
       DCS_MEX = 060,
       DCS_MAINT = 010,
       DCS_FUNCTION = 06,
       DCS_GO = 01,
       DCS_SOFT =
           DCS_WCE | DCS_DPAR | DCS_NED | DCS_WLO | DCS_MXF /* a new GO clears them */
};

enum { /* DAE, 777470 */
       DAE_APE = 0100000,
       DAE_ATER = 040000,
       DAE_BTER = 020000,
       DAE_CTER = 010000,
       DAE_NEM = 02000,
       DAE_INH = 0400,
       DAE_DRL = 0200,
       DAE_ADDRESS = 077,
       DAE_FREEZES = DAE_APE | DAE_ATER | DAE_BTER | DAE_CTER | DAE_NEM
};

enum rf_function { RF_NOP, RF_WRITE, RF_READ, RF_WRITE_CHECK };

static inline enum rf_function rf_function(const struct rf11 *rf)
{
    return (enum rf_function)((rf->dcs & DCS_FUNCTION) >> 1);
}

/* Which word of all disks DAR and DAE name. */
static inline uint32_t rf_disk_word(const struct rf11 *rf)
{
    return (uint32_t)(rf->dae & DAE_ADDRESS) << 16 | rf->dar;
}

static inline paddr rf_bus_address(const struct rf11 *rf)
{
    return (paddr)(rf->dcs & DCS_MEX) << 12 | rf->cma;
}

/* Words of all disks that are there. */
static inline uint32_t rf_disk_words(const struct rf11 *rf)
{
    return rf->drive.disk.attached ? (uint32_t)(rf->drive.disk.size / 2) : 0;
}

/* What has gone wrong since GO, or has frozen the control before: bits of DCS, FRZ for those
 * of DAE. */
static inline word rf_errors(const struct rf11 *rf)
{
    return (rf->dcs & DCS_SOFT) | (rf->dae & DAE_FREEZES ? DCS_FRZ : 0);
}

void rf_go(struct rf11 *rf); /* DCS was written with GO while RDY was up */
/* What is under way ends here. MOVES: the words that have passed by now still count; not so
 * if the disks are others already. */
void rf_cut(struct rf11 *rf, bool moves);
void rf_due(struct rf11 *rf); /* the event */

/* rf11_word.c. Whether somebody answers where the word after AHEAD more is to go, or comes from;
 * N words (RF_BURST at most) have passed the heads, none of them beyond the disks' end. */
enum { RF_BURST = 32 };
bool rf_reaches(const struct rf11 *rf, uint32_t ahead);
void rf_passed(struct rf11 *rf, uint32_t n);

/* The function is over, CUT short or not. */
void rf_told(struct rf11 *rf, bool cut);
bool rf_in_hand(const struct board *b, struct transfer *t); /* struct drives */

/* The function is over: RDY comes up, the interrupt with it. */
void rf_finish(struct rf11 *rf);

#endif
