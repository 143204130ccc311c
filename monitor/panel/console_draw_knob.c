/* The two knobs with their positions, and the row of buttons beneath the console. */
#include "monitor/panel/console_draw_parts.h"

#include <math.h>
#include <stdio.h>

/* A knob's positions go round it like a clock's hours, the first at the lower left. */
struct knob {
    enum control turn, at;
    int positions;
    const char *title;
    const char *label[ADDRESS_SELECTS][2];
};

static const struct knob address_knob = {
    CONTROL_ADDRESS_SELECT,
    CONTROL_ADDRESS_AT,
    ADDRESS_SELECTS,
    "ADDRESS SELECT",
    {[ADDRESS_USER_I] = { "USER I" },
      [ADDRESS_USER_D] = { "USER D" },
      [ADDRESS_SUPER_I] = { "SUPER I" },
      [ADDRESS_SUPER_D] = { "SUPER D" },
      [ADDRESS_KERNEL_I] = { "KERNEL I" },
      [ADDRESS_KERNEL_D] = { "KERNEL D" },
      [ADDRESS_PROG_PHY] = { "PROG PHY" },
      [ADDRESS_CONSOLE_PHY] = { "CONS PHY" }}
};

static const struct knob data_knob = {
    CONTROL_DATA_SELECT,
    CONTROL_DATA_AT,
    DATA_SELECTS,
    "DATA SELECT",
    {[DATA_PATHS] = { "DATA", "PATHS" },
      [DATA_BUS_REGISTER] = { "BUS", "REG" },
      [DATA_MICRO_ADDRESS] = { "µADRS", "FPP/CPU" },
      [DATA_DISPLAY_REGISTER] = { "DISPLAY", "REGISTER" }}
};

/* The I-th of N positions, from the top, clockwise, in radians. */
static float knob_angle(int i, int n)
{
    return ((float)i + 0.5F - (float)n / 2) * 2 * (float)M_PI / (float)n;
}

static void draw_position(struct canvas *c, const struct knob *k, struct spot_point knob,
                          int i, bool chosen)
{
    struct place p = console_place((struct pointed){ k->at, i });
    bool left = i < k->positions / 2;
    float y = p.y + p.h / 2 + 4, x = left ? p.x + p.w - 4 : p.x + 4;
    float angle = knob_angle(i, k->positions), edge = left ? p.x + p.w : p.x;
    float rim = KNOB_RADIUS + 5;
    colour ink = chosen ? tint[TINT_INK] : tint[TINT_FAINT];
    draw_line(c, knob.x + sinf(angle) * rim, knob.y - cosf(angle) * rim, edge,
              p.y + p.h / 2, 1, chosen ? tint[TINT_VALUE] : tint[TINT_LINE]);
    bool two = k->label[i][1] != NULL;
    for (int line = 0; line < 2; line++)
        if (k->label[i][line])
            draw_text(c, FONT_BOLD, 8, x, y + (two ? (float)line * 12 - 6 : 0),
                      left ? ALIGN_RIGHT : ALIGN_LEFT, ink, k->label[i][line]);
}

static void draw_knob(struct canvas *c, const struct knob *k, int at)
{
    struct place p = console_place((struct pointed){ k->turn, -1 });
    struct spot_point knob = { p.x + p.w, p.y + p.h / 2 };
    for (int i = 0; i < k->positions; i++)
        draw_position(c, k, knob, i, i == at);
    draw_text(c, FONT_BOLD, 9, knob.x, 82, ALIGN_MIDDLE, tint[TINT_INK], k->title);
    draw_disc(c, knob.x, knob.y, KNOB_RADIUS + 1, tint[TINT_WELL]);
    draw_disc(c, knob.x, knob.y, KNOB_RADIUS, tint[TINT_KNOB]);
    for (int i = 0; i < 24; i++) {
        float a = (float)i * (float)M_PI / 12;
        draw_line(c, knob.x + sinf(a) * (KNOB_RADIUS - 5),
                  knob.y - cosf(a) * (KNOB_RADIUS - 5),
                  knob.x + sinf(a) * (KNOB_RADIUS - 1),
                  knob.y - cosf(a) * (KNOB_RADIUS - 1), 1.5F, tint[TINT_KNOB_LIT]);
    }
    draw_disc(c, knob.x, knob.y, KNOB_RADIUS - 7, tint[TINT_KNOB_LIT]);
    draw_disc(c, knob.x, knob.y + 1, KNOB_RADIUS - 8, tint[TINT_KNOB]);
    float a = knob_angle(at, k->positions);
    draw_line(c, knob.x, knob.y, knob.x + sinf(a) * KNOB_RADIUS,
              knob.y - cosf(a) * KNOB_RADIUS, 3.5F, tint[TINT_INK]);
}

void console_draw_knobs(const struct monitor *m, struct canvas *c)
{
    draw_knob(c, &address_knob, (int)front_address_select(m));
    draw_knob(c, &data_knob, (int)front_data_select(m));
}

struct button {
    struct pointed pointed;
    const char *label;
};

static const struct button buttons[] = {
    {{ CONTROL_SPEED, 1 },       "real"     },
    { { CONTROL_SPEED, 10 },     "1/10"     },
    { { CONTROL_SPEED, 100 },    "1/100"    },
    { { CONTROL_SPEED, 0 },      "fast"     },
    { { CONTROL_STEP, 0 },       "STEP"     },
    { { CONTROL_FORK_STEP, 0 },  "FORK STEP"},
    { { CONTROL_FORK_SHOW, -1 }, "FORK SHOW"},
    { { CONTROL_HELP, 0 },       "?  keys"  },
};

static bool button_is_on(const struct monitor *m, struct pointed p)
{
    if (p.control == CONTROL_SPEED)
        return p.n == control_speed(m);
    if (p.control == CONTROL_HELP)
        return control_help_shown(m);
    return control_held(m, p);
}

void console_draw_buttons(const struct monitor *m, struct canvas *c)
{
    for (size_t i = 0; i < sizeof buttons / sizeof *buttons; i++) {
        struct place p = console_place(buttons[i].pointed);
        bool on = button_is_on(m, buttons[i].pointed);
        draw_round_rect(c, p.x, p.y, p.w, p.h, 6, tint[TINT_BEZEL_LIT]);
        draw_round_rect(c, p.x + 1, p.y + 1, p.w - 2, p.h - 2, 5,
                        tint[on ? TINT_CHOSEN : TINT_BUTTON]);
        draw_text(c, on ? FONT_BOLD : FONT_PLAIN, 9.5F, p.x + p.w / 2, p.y + p.h / 2 + 5,
                  ALIGN_MIDDLE, tint[TINT_INK], buttons[i].label);
    }
    struct place first = console_place(buttons[0].pointed);
    draw_text(c, FONT_BOLD, 9, first.x - 10, first.y + first.h / 2 + 5, ALIGN_RIGHT,
              tint[TINT_FAINT], "SPEED");
}
