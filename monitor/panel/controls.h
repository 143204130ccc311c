/* Everything that a person can work in the window, by mouse and by key: one table of keys for
 * the keyboard and for the overlay of ?. */
#ifndef MONITOR_PANEL_CONTROLS_H
#define MONITOR_PANEL_CONTROLS_H

#include "monitor/panel/panel.h"

enum control {
    CONTROL_NONE,
    CONTROL_SWITCH,         /* N: the bit, 0 to 17 */
    CONTROL_KEY,            /* N: enum front_key */
    CONTROL_HALT,           /* ENABLE/HALT */
    CONTROL_CYCLE,          /* S-INST/S-BUS CYCLE */
    CONTROL_ADDRESS_SELECT, /* N: 1 the next position, -1 the one before */
    CONTROL_DATA_SELECT,
    CONTROL_LAMP_TEST,
    CONTROL_SPEED, /* N: 0 fast, 1 real, 10 and 100 times slower */
    CONTROL_STEP,  /* STEP */
    CONTROL_FORK_STEP,
    CONTROL_FORK_SHOW, /* N: the fork's number */
    CONTROL_HELP,      /* ? */
    CONTROLS
};

struct pointed {
    enum control control;
    int n;
};

/* Works a control: monitor/panel/controls.c. */
void control_work(struct monitor *m, struct pointed pointed);

/* The control of a key of the keyboard, by SDL's name of it ("Space", "H", "Left") and SHIFT;
 * CONTROL_NONE: the key has none. */
struct pointed control_of_key(const char *key, bool shift);

#endif
