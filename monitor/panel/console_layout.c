/* The layout of the PDP-11/45's console, left to right as on the real one: power and lamp
 * test, the switch register beneath the lamps of ADDRESS and DATA bit by bit, the two knobs
 * above the switches that work the machine. The row of buttons at the foot is ours. */
#include "monitor/panel/console_layout.h"

/* COUNT controls at even distances. */
struct spots {
    struct pointed first;
    int next; /* added to N from one to the next */
    int count;
    struct place place;
    float dx, dy;
};

/* clang-format off */
static const struct spots table[] = {
    { { CONTROL_SWITCH, 17 },                   -1, 18, { 188, 243, 44, 62 },  SWITCH_PITCH,   0 },
    { { CONTROL_LAMP_TEST, 0 },                  0,  1, { 118, 243, 50, 62 },  0,              0 },
    { { CONTROL_KEY, FRONT_LOAD_ADRS },          1,  4, { 1016, 243, 56, 62 }, PADDLE_PITCH,   0 },
    { { CONTROL_HALT, 0 },                       0,  1, { 1260, 243, 56, 62 }, 0,              0 },
    { { CONTROL_CYCLE, 0 },                      0,  1, { 1321, 243, 56, 62 }, 0,              0 },
    { { CONTROL_KEY, FRONT_START },              1,  3, { 1382, 243, 56, 62 }, PADDLE_PITCH,   0 },
    { { CONTROL_ADDRESS_SELECT, -1 },            2,  2, { 1108, 108, 34, 68 }, 34,             0 },
    { { CONTROL_ADDRESS_AT, ADDRESS_USER_I },    1,  4, { 1012, 166, 86, 20 }, 0,            -23 },
    { { CONTROL_ADDRESS_AT, ADDRESS_KERNEL_I },  1,  4, { 1186, 97, 90, 20 },  0,             23 },
    { { CONTROL_DATA_SELECT, -1 },               2,  2, { 1392, 108, 34, 68 }, 34,             0 },
    { { CONTROL_DATA_AT, DATA_PATHS },           1,  2, { 1300, 156, 82, 28 }, 0,            -56 },
    { { CONTROL_DATA_AT, DATA_MICRO_ADDRESS },   1,  2, { 1470, 100, 96, 28 }, 0,             56 },
    { { CONTROL_SPEED, 1 },                      0,  1, { 88, 357, 76, 32 },   0,              0 },
    { { CONTROL_SPEED, 10 },                    90,  2, { 170, 357, 76, 32 },  82,             0 },
    { { CONTROL_SPEED, 0 },                      0,  1, { 334, 357, 76, 32 },  0,              0 },
    { { CONTROL_STEP, 0 },                       0,  1, { 476, 357, 92, 32 },  0,              0 },
    { { CONTROL_FORK_STEP, 0 },                  0,  1, { 574, 357, 132, 32 }, 0,              0 },
    { { CONTROL_FORK_SHOW, -1 },                 0,  1, { 712, 357, 132, 32 }, 0,              0 },
    { { CONTROL_HELP, 0 },                       0,  1, { 1494, 357, 86, 32 }, 0,              0 },
};
/* clang-format on */

bool console_spot(int i, struct spot *spot)
{
    const struct spots *s = table, *end = table + sizeof table / sizeof *table;
    for (; s < end && i >= s->count; s++)
        i -= s->count;
    if (i < 0 || s == end)
        return false;
    spot->pointed = (struct pointed){ s->first.control, s->first.n + i * s->next };
    spot->place = s->place;
    spot->place.x += (float)i * s->dx;
    spot->place.y += (float)i * s->dy;
    return true;
}

struct place console_place(struct pointed pointed)
{
    struct spot spot;
    for (int i = 0; console_spot(i, &spot); i++)
        if (pointed_same(spot.pointed, pointed))
            return spot.place;
    return (struct place){ 0 };
}

struct pointed console_control_at(float x, float y)
{
    struct spot spot;
    for (int i = 0; console_spot(i, &spot); i++) {
        struct place p = spot.place;
        if (x >= p.x && x < p.x + p.w && y >= p.y && y < p.y + p.h)
            return spot.pointed;
    }
    return (struct pointed){ CONTROL_NONE, 0 };
}

/* The order of the single lamps on the glass. */
static const byte status[FRONT_LAMPS] = {
    [LAMP_PAR_ERR] = 0, [LAMP_ADRS_ERR] = 1, [LAMP_RUN] = 2,
    [LAMP_PAUSE] = 3,   [LAMP_MASTER] = 4,   [LAMP_USER] = 5,
    [LAMP_SUPER] = 6,   [LAMP_KERNEL] = 7,   [LAMP_DATA_SPACE] = 8,
};

struct spot_point console_lamp(enum lamp_row row, int n)
{
    static const float height[] = {
        [ROW_ADDRESS] = 135, [ROW_DATA] = 179, [ROW_STATUS] = 97
    };
    float left = 188 + SWITCH_PITCH / 2;
    if (row == ROW_STATUS) /* each above two bits */
        return (struct spot_point){ left + SWITCH_PITCH * (2 * (float)status[n] + 0.5F),
                                    height[row] };
    return (struct spot_point){ left + SWITCH_PITCH * (float)(17 - n), height[row] };
}

struct place console_live(void)
{
    enum { GLOW = 3 * LAMP_RADIUS, NUMBER = 90 };
    struct spot_point first = console_lamp(ROW_STATUS, 0),
                      last = console_lamp(ROW_DATA, 0);
    return (struct place){ NUMBER, first.y - GLOW, last.x + GLOW - NUMBER,
                           last.y - first.y + 2 * GLOW };
}
