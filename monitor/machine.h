/* The whole machine, by value: a test has one at hand, a snapshot is a copy. */
#ifndef MONITOR_MACHINE_H
#define MONITOR_MACHINE_H

#include "cpu/cpu.h"
#include "devices/dc11.h"
#include "devices/dh11.h"
#include "devices/drive.h"
#include "devices/dz11.h"
#include "devices/kl11.h"
#include "devices/kw11l.h"
#include "devices/kw11p.h"
#include "devices/lp11.h"
#include "devices/pc11.h"
#include "devices/rf11.h"
#include "devices/rh11.h"
#include "devices/rk11.h"
#include "devices/rl11.h"
#include "devices/rom.h"
#include "devices/rp11.h"
#include "devices/tc11.h"
#include "devices/tm11.h"
#include "devices/unibus.h"
#include "mmu/mmu.h"

enum { LINE_GROUPS = 6 };

/* How many boards of each group of terminal lines (monitor/lines/group.h) are plugged in, and
 * the address and vector that the operator gave the first; 0: those of DEC's rules. */
struct line_setup {
    int boards[LINE_GROUPS];
    paddr address[LINE_GROUPS];
    word vector[LINE_GROUPS];
};

struct machine {
    struct unibus bus;
    struct mmu mmu;
    struct cpu cpu;
    struct kw11p kw11p;
    struct kw11l kw11l;
    struct rk11 rk11;
    struct rl11 rl11;
    struct rf11 rf11;
    struct rp11 rp11;
    struct rh11 rh11;
    struct tm11 tm11;
    struct tc11 tc11;
    struct pc11 pc11;
    struct lp11 lp11;
    struct kl11 kl11;
    struct kl11 dl11[DL11_LINES];
    struct kl11 dl11e[DL11E_LINES];
    struct dc11 dc11[DC11_LINES];
    struct dh11 dh11; /* with its DM11 */
    struct dz11 dz11[DZ11_BOARDS];
    struct line_setup line_setup; /* where the operator wants them */
    struct rom rom;
    struct cpu_table *table; /* shared by copies; machine_destroy frees it */
};

/* A new machine: 11/45, KT11, FP11, 248 KB of core. NULL: no memory. */
struct machine *machine_create(void);
void machine_destroy(struct machine *m);

/* After *M was copied from FROM: every pointer into the machine moves along. FROM may be
 * overwritten then. */
void machine_rebind(struct machine *m, const struct machine *from);

/* Changes that need the machine stopped. BYTES: a multiple of 8192, 8192 to 253952. */
bool machine_set_core(struct machine *m, uint32_t bytes);
bool machine_set_memory(struct machine *m, enum memory memory);

/* The N-th of all drives, from 0, control after control as they stand on the bus, with its
 * control and its number there (either may be NULL). NULL: there are no more. */
struct drive *machine_drive(const struct machine *m, int n, struct board **board,
                            int *unit);

/* As pressing START with the address in the switches, without starting: INIT, PC set. */
void machine_start_at(struct machine *m, word pc);

/* The operator changes the PC: a WAIT that the processor is in is left. */
void machine_set_pc(struct machine *m, word pc);

#endif
