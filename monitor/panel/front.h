/* The operator's console of the PDP-11/45: its switches, knobs and lamps, as a thing of their
 * own; monitor/panel/window.h draws them, tests press them without it.
 * PDP-11/45 Processor Handbook (1973), chapter "Console operation". */
#ifndef MONITOR_PANEL_FRONT_H
#define MONITOR_PANEL_FRONT_H

#include "monitor/monitor.h"

/* ADDRESS SELECT: whose addresses LOAD ADRS, EXAM and DEP take, and ADDRESS shows. */
enum address_select {
    ADDRESS_USER_I,
    ADDRESS_USER_D,
    ADDRESS_SUPER_I,
    ADDRESS_SUPER_D,
    ADDRESS_KERNEL_I,
    ADDRESS_KERNEL_D,
    ADDRESS_PROG_PHY,    /* ADDRESS shows the bus address of the program's reference */
    ADDRESS_CONSOLE_PHY, /* physical, of the console's own reference */
    ADDRESS_SELECTS
};

/* DATA SELECT: what DATA shows. */
enum data_select {
    DATA_PATHS, /* what the data paths hold: the result in hand, in WAIT R0 */
    DATA_BUS_REGISTER,
    DATA_MICRO_ADDRESS, /* of the FP11 (15:8) and of the KB11-A (7:0) */
    DATA_DISPLAY_REGISTER,
    DATA_SELECTS
};

/* The switches of the lower row that spring back. */
enum front_key {
    FRONT_LOAD_ADRS,
    FRONT_EXAM,
    FRONT_REG_EXAM,
    FRONT_CONT,
    FRONT_START,
    FRONT_DEP,
    FRONT_REG_DEP,
    FRONT_KEYS
};

/* Single lamps. */
enum front_lamp {
    LAMP_RUN,
    LAMP_PAUSE,
    LAMP_MASTER,
    LAMP_USER,
    LAMP_SUPER,
    LAMP_KERNEL,
    LAMP_DATA_SPACE, /* lit: the D space; dark: I */
    LAMP_ADRS_ERR,
    LAMP_PAR_ERR,
    FRONT_LAMPS
};

enum { LAMP_FULL = 255, ADDRESS_LAMPS = 18, DATA_LAMPS = 16 };

/* How bright each lamp was over the last frame: 0 dark, LAMP_FULL lit all the time. */
struct lamps {
    byte address[ADDRESS_LAMPS]; /* by bit, 0 the rightmost */
    byte data[DATA_LAMPS];
    byte lamp[FRONT_LAMPS];
};

struct front; /* monitor/panel/front_parts.h; made when it is first asked for */

/* Where the machine's own switches are: in struct cpu (switches, switches_high). */
uint32_t front_switches(const struct monitor *m); /* 18 bits */
void front_set_switches(struct monitor *m, uint32_t switches);
void front_toggle(struct monitor *m, int bit);

/* Lamp test: while it is pressed every lamp is lit. */
bool front_lamp_test(const struct monitor *m);
void front_set_lamp_test(struct monitor *m, bool pressed);

/* ENABLE/HALT: down (true) stops the machine at the end of the instruction in hand, and CONT
 * then does one instruction, or one bus cycle as S-INST/S-BUS CYCLE says. */
bool front_halted(const struct monitor *m);
void front_set_halt(struct monitor *m, bool down);
bool front_bus_cycles(const struct monitor *m);
void front_set_bus_cycles(struct monitor *m, bool cycles);
enum address_select front_address_select(const struct monitor *m);
void front_set_address_select(struct monitor *m, enum address_select select);
enum data_select front_data_select(const struct monitor *m);
void front_set_data_select(struct monitor *m, enum data_select select);

/* Presses a key. The machine must have stopped, else nothing happens, as on the 11/45. What
 * runs the machine (CONT, START) is left to the monitor as a command: panel_wish. */
void front_press(struct monitor *m, enum front_key key);

/* HALT went down while the machine ran: the run is to end. Once. */
bool front_stops(struct monitor *m);

/* What the lamps show now, of a machine that has stopped; or showed on the average since the
 * last call while it ran. The lamp test lights them all. */
void front_lamps(struct monitor *m, struct lamps *lamps);

/* The N-th word behind PANEL, and the N-th position of a knob, as they are typed. NULL: there
 * are no more. */
const char *front_verb(int n);
const char *front_position(bool of_address, int n);

/* Frees what M keeps of its console. */
void front_destroy(struct monitor *m);

#endif
