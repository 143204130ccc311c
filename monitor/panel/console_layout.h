/* Where each control and each lamp of the console is, in the page's units: for what draws
 * them, for the pointer, and for tests. */
#ifndef MONITOR_PANEL_CONSOLE_LAYOUT_H
#define MONITOR_PANEL_CONSOLE_LAYOUT_H

#include "monitor/panel/controls.h"

struct place {
    float x, y, w, h;
};

struct spot {
    struct pointed pointed;
    struct place place; /* where it takes the pointer: no two overlap */
};

/* The I-th of them, from 0. False: there are no more. */
bool console_spot(int i, struct spot *spot);

/* Where a control is. One that is not on the console is nowhere: W is 0. */
struct place console_place(struct pointed pointed);

/* The control at a point; CONTROL_NONE: none. */
struct pointed console_control_at(float x, float y);

enum lamp_row { ROW_ADDRESS, ROW_DATA, ROW_STATUS };

struct spot_point {
    float x, y;
};

/* The centre of a lamp: N is the bit or enum front_lamp. */
struct spot_point console_lamp(enum lamp_row row, int n);

/* Where the lamps with their glow are, and the numbers beside them. */
struct place console_live(void);

/* What a single lamp is called. */
const char *console_lamp_name(enum front_lamp lamp);

/* Tells of the control or the lamp at a point: what it is for, by which key it is worked.
 * "": there is none. */
void console_tell(float x, float y, char *text, size_t size);

/* Of the whole. */
enum { PANEL_LEFT = 20, PANEL_TOP = 10, PANEL_RIGHT = 1580, PANEL_BOTTOM = 347 };
enum { GLASS_TOP = 62, GLASS_BOTTOM = 207 };

enum { LAMP_RADIUS = 9, KNOB_RADIUS = 30, SWITCH_PITCH = 44, PADDLE_PITCH = 61 };

#endif
