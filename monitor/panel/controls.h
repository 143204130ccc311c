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
    CONTROL_ADDRESS_AT, /* N: enum address_select, by its label */
    CONTROL_DATA_AT,    /* N: enum data_select */
    CONTROL_DIGIT,      /* N: 0 to 7 comes into the switches from the right */
    CONTROL_RUB,        /* the last octal digit leaves the switches */
    CONTROL_CLEAR,      /* all switches down */
    CONTROL_LAMP_TEST,  /* all lamps are lit while it is held */
    CONTROL_SPEED,      /* N: 0 fast, 1 real, 10 and 100 times slower */
    CONTROL_STEP,       /* STEP */
    CONTROL_FORK_STEP,
    CONTROL_FORK_SHOW, /* N: the fork's number; -1: the latest */
    CONTROL_HELP,      /* ? */
    CONTROLS
};

struct pointed {
    enum control control;
    int n;
};

/* What the person's hand is on: in struct panel. */
struct hand {
    struct pointed held; /* by the button of the mouse or by a key that is down */
    bool help;           /* the overlay of ? is shown */
};

/* M's: monitor/panel/panel.c. NULL: M has no panel yet. */
struct hand *panel_hand(const struct monitor *m);

/* Works a control: monitor/panel/controls.c. */
void control_work(struct monitor *m, struct pointed pointed);

/* The same by hand: it is held until CONTROL_RELEASE, so that a switch that springs back is
 * seen down. For the mouse's button and for keys (a key that repeats itself is pressed once). */
void control_press(struct monitor *m, struct pointed pointed);
void control_release(struct monitor *m);
bool control_held(const struct monitor *m, struct pointed pointed);
bool control_help_shown(const struct monitor *m);

/* How fast the machine runs, as CONTROL_SPEED's N. */
int control_speed(const struct monitor *m);

/* Keys of the keyboard: COUNT of them, whose names differ in their last character ("F1", "F2")
 * and whose controls in N. SHOWN and TELLS are what the overlay and the README say; those of a
 * row without are in the row above: "Left, Right". */
struct control_key {
    const char *shown, *tells;
    const char *key; /* SDL's name of the first */
    bool shift;
    struct pointed pointed;
    int count, next; /* NEXT is added to N */
};

extern const struct control_key control_keys[];
extern const int control_key_count;

/* The control of a key of the keyboard, by SDL's name of it ("Space", "H", "Left") and SHIFT;
 * CONTROL_NONE: the key has none. */
struct pointed control_of_key(const char *key, bool shift);

/* The row of the table that tells of a control; NULL: it has no key of its own. */
const struct control_key *control_key_of(struct pointed pointed);

/* "one instruction: STEP (Space)", for a pointer above a control; "" for CONTROL_NONE. */
void control_tell(struct pointed pointed, char *text, size_t size);

bool pointed_same(struct pointed a, struct pointed b);

#endif
