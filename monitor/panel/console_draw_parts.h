/* What the files that draw the console share. */
#ifndef MONITOR_PANEL_CONSOLE_DRAW_PARTS_H
#define MONITOR_PANEL_CONSOLE_DRAW_PARTS_H

#include "monitor/panel/console_layout.h"
#include "monitor/panel/draw.h"

/* A dark room's colours; whatever must be told apart differs in lightness too. */
enum tint {
    TINT_ROOM,      /* behind the panel */
    TINT_BEZEL,     /* the frame round it */
    TINT_BEZEL_LIT, /* its upper edge */
    TINT_LOGO,      /* the band with the name */
    TINT_LOGO_DARK,
    TINT_GLASS, /* before the lamps */
    TINT_LOWER, /* the plate that the switches stand on */
    TINT_WELL,  /* the slot of a switch */
    TINT_ROSE,  /* every other group of three */
    TINT_VIOLET,
    TINT_LINE,  /* thin rules */
    TINT_INK,   /* labels */
    TINT_FAINT, /* bit numbers, what is not chosen */
    TINT_VALUE, /* octal values */
    TINT_LENS,  /* a lamp that is out */
    TINT_KNOB,
    TINT_KNOB_LIT,
    TINT_METAL,
    TINT_BUTTON,
    TINT_CHOSEN, /* the button that is on */
    TINTS
};

extern const colour tint[TINTS];

enum tint group_tint(int bit); /* of the three bits that BIT is one of */

/* TINT with another alpha, 0 to 255. */
colour tint_clear(enum tint t, int alpha);

/* The front without what moves, and the switches, knobs and buttons upon it. */
void console_draw_front(struct canvas *c);
void console_draw_switches(const struct monitor *m, struct canvas *c);
void console_draw_knobs(const struct monitor *m, struct canvas *c);
void console_draw_buttons(const struct monitor *m, struct canvas *c);

/* A lamp that is out, and the light of one that is lit: DUTY is 0 to LAMP_FULL. */
void draw_lens(struct canvas *c, struct spot_point at);
void draw_lamp(struct canvas *c, struct spot_point at, int duty);

#endif
