/* RP11-C: the maintenance registers. While no pack turns in the selected drive, RPM3 stands
 * for it: its lines are what the drive would say, and its bit 0 steps the control in place of
 * its clock. RPM2 gives the attention lines and SUCA, RPM1 shows what the control says to the
 * drive, and whether the silo has room or words. What is known of it is what ZRPA and ZRPW,
 * which need no drive, look at: which words stand on the drive's bus after how many steps. */
#include "devices/rp11_parts.h"

enum { /* RPM3 */
       WRITE_PROTECTED = 0100000,
       DRIVE_READY = 040000,
       ON_LINE = 020000,
       INDEX = 010000,
       UNSAFE = 04000,
       SEEK_INCOMPLETE = 02000,
       SECTOR = 0400,
       STEP = 01
};
enum { /* RPM1: the tags, and the bus with its lines in reverse order */
       OUT_READY = 010000,
       IN_READY = 04000,
       CONTROL = 02000,
       SET_HEAD = 01000,
       SET_CYLINDER = 0400,
       RESTORE = 0100,
       SELECT_HEAD = 040,
       ERASE = 020,
       RESET_HEAD = 010,
       SEEK_START = 04,
       READ_GATE = 02,
       WRITE_GATE = 01
};
enum { REFUSED = 3 /* steps: then a WRITE has ended */ };

/* For each function that is gone through: what stands on the bus from a step on. */
static const struct stage {
    enum rp_function function;
    int step;
    word bus;
} stages[] = {
    {RP_SEEK,          5,  SET_CYLINDER                              },
    { RP_SEEK,         9,  CONTROL | RESET_HEAD                      },
    { RP_SEEK,         13, SET_HEAD                                  },
    { RP_SEEK,         17, CONTROL | SEEK_START                      },
    { RP_HOME,         4,  CONTROL | RESTORE                         },
    { RP_READ_NO_SEEK, 7,  CONTROL | SELECT_HEAD | READ_GATE         },
    { RP_WRITE,        19, CONTROL | SELECT_HEAD | ERASE | WRITE_GATE},
};
enum {
    STAGES = sizeof stages / sizeof *stages,
    LAST = 24 /* steps: then it has ended */
};

bool rp_maintained(const struct rp11 *rp)
{
    return rp->lines && !rp_online(rp_selected(rp));
}

struct rp_lines rp_lines(const struct rp11 *rp)
{
    return (struct rp_lines){ .ready = rp->lines & DRIVE_READY,
                              .on_line = rp->lines & ON_LINE,
                              .incomplete = rp->lines & SEEK_INCOMPLETE,
                              .unsafe = rp->lines & UNSAFE,
                              .write_protected = rp->lines & WRITE_PROTECTED };
}

static word reversed(int lines)
{
    word r = 0;
    for (int i = 0; i < 8; i++)
        r |= lines >> i & 1 ? (word)(0200 >> i) : 0;
    return r;
}

word rp_maintenance_1(const struct rp11 *rp)
{
    word bus = 0;
    for (int i = 0; rp->phase == RP_STEPPED && i < STAGES; i++)
        if (stages[i].function == rp_function(rp) && rp->steps >= stages[i].step)
            bus = stages[i].bus;
    if (bus == SET_CYLINDER)
        bus |= reversed(rp->rpca);
    if (bus == SET_HEAD)
        bus |= reversed(rp_track(rp));
    return bus | (rp->silo_words < RP_SILO ? IN_READY : 0) |
           (rp->silo_words > 0 ? OUT_READY : 0);
}

/* A WRITE of data is not gone through: the program errs, whatever else is wrong. */
static word refusal(const struct rp11 *rp)
{
    struct rp_lines lines = rp_lines(rp);
    return RPER_PROG | rp_check_program(rp) | (lines.unsafe ? RPER_FUV : 0) |
           (lines.write_protected ? RPER_WPV : 0);
}

static void step(struct rp11 *rp)
{
    bool header = rp->rpcs & RPCS_HDR && rp->rpcs & RPCS_MODE;
    if (rp->phase != RP_STEPPED)
        return;
    rp->steps++;
    if (rp_function(rp) == RP_WRITE && !header && rp->steps == REFUSED)
        rp_end(rp, refusal(rp));
    else if (rp->steps == LAST)
        rp_end(rp, 0);
}

void rp_write_lines(struct rp11 *rp, word data, word mask)
{
    word up = data & mask & (word)~rp->lines;
    rp->lines = word_merge(0, data, mask);
    if (rp_online(rp_selected(rp)))
        return;
    if (up & INDEX)
        rp->sot = RPDA_SECTOR; /* the next pulse is sector 0's */
    if (up & SECTOR)
        rp->sot = (rp->sot + 1) & RPDA_SECTOR;
    rp->lines &= (word)~STEP;
    if (data & mask & STEP)
        step(rp);
}

void rp_write_attentions(struct rp11 *rp, word data, word mask)
{
    struct rp_asks before = rp_asks(rp);
    if (rp_online(rp_selected(rp)))
        return;
    rp->attention |= (byte)(data & mask);
    if (mask & HIGH_BYTE)
        rp->suca = (byte)(data >> 8);
    rp_follow(rp, before);
}
