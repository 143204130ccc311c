/* The switches: levers that stand up or down, those that spring back to the middle, and the
 * key of the power. */
#include "monitor/panel/console_draw_parts.h"

#include <stdio.h>

/* A lever in the place P: TILT 1 up, 0 level, -1 down. Its end is the part nearest to the
 * eye, and the broadest. */
static void draw_lever(struct canvas *c, struct place p, int tilt, float width,
                       colour face)
{
    static const colour black = { 0, 0, 0, 255 }, white = { 255, 255, 255, 255 };
    float x = p.x + p.w / 2, y = p.y + p.h / 2, narrow = width / 2 - 3, wide = width / 2;
    draw_round_rect(c, x - wide - 3, p.y, 2 * wide + 6, p.h, 4, tint[TINT_WELL]);
    if (tilt == 0) {
        draw_round_rect(c, x - wide, y - 15, 2 * wide, 30, 3, face);
        draw_rect(c, x - wide + 2, y - 13, 2 * wide - 4, 3,
                  colour_mix(face, white, 0.35F));
        draw_rect(c, x - wide + 2, y + 8, 2 * wide - 4, 5,
                  colour_mix(face, black, 0.35F));
        return;
    }
    float up = (float)-tilt, root = y - up * 4, tip = y + up * (p.h / 2 - 8);
    colour side = colour_mix(face, black, tilt > 0 ? 0.0F : 0.22F);
    SDL_FPoint lever[] = {
        {x - narrow,  root},
        { x + narrow, root},
        { x + wide,   tip },
        { x - wide,   tip }
    };
    draw_polygon(c, lever, 4, side);
    float end = tilt > 0 ? tip - 5 : tip;
    draw_rect(c, x - wide, end, 2 * wide, 5,
              tilt > 0 ? colour_mix(face, white, 0.45F) : colour_mix(face, black, 0.5F));
    float crease = tilt > 0 ? root - 3 : root;
    draw_rect(c, x - narrow, crease, 2 * narrow, 3, colour_mix(face, black, 0.45F));
}

static void draw_register(const struct monitor *m, struct canvas *c)
{
    uint32_t switches = front_switches(m);
    char text[16];
    for (int bit = 0; bit < ADDRESS_LAMPS; bit++) {
        struct place p = console_place((struct pointed){ CONTROL_SWITCH, bit });
        draw_lever(c, p, switches >> bit & 1 ? 1 : -1, 28, tint[group_tint(bit)]);
        snprintf(text, sizeof text, "%d", bit);
        draw_text(c, FONT_PLAIN, 7.5F, p.x + p.w / 2, p.y - 8, ALIGN_MIDDLE,
                  tint[TINT_FAINT], text);
    }
    struct place left = console_place((struct pointed){ CONTROL_SWITCH, 17 });
    struct place right = console_place((struct pointed){ CONTROL_SWITCH, 0 });
    float base = left.y + left.h + 19;
    draw_text(c, FONT_BOLD, 9, left.x + 8, base, ALIGN_LEFT, tint[TINT_INK],
              "SWITCH REGISTER");
    snprintf(text, sizeof text, "%06o", (unsigned)switches);
    draw_text(c, FONT_MONO, 11, right.x + right.w - 8, base, ALIGN_RIGHT,
              tint[TINT_VALUE], text);
}

/* The legends above and below a switch of the right side. */
struct paddle {
    struct pointed pointed;
    const char *above[2];
    const char *below[2];
    enum tint tint;
};

/* clang-format off */
static const struct paddle paddles[] = {
    { { CONTROL_LAMP_TEST, 0 },         { "LAMP", "TEST" }, { NULL, NULL },       TINT_VIOLET },
    { { CONTROL_KEY, FRONT_LOAD_ADRS }, { "LOAD", "ADRS" }, { NULL, NULL },       TINT_ROSE },
    { { CONTROL_KEY, FRONT_EXAM },      { NULL, "EXAM" },   { NULL, NULL },       TINT_ROSE },
    { { CONTROL_KEY, FRONT_REG_EXAM },  { "REG", "EXAM" },  { NULL, NULL },       TINT_ROSE },
    { { CONTROL_KEY, FRONT_CONT },      { NULL, "CONT" },   { NULL, NULL },       TINT_VIOLET },
    { { CONTROL_HALT, 0 },              { NULL, "ENABLE" }, { "HALT", NULL },     TINT_VIOLET },
    { { CONTROL_CYCLE, 0 },             { NULL, "S INST" }, { "S BUS", "CYCLE" }, TINT_VIOLET },
    { { CONTROL_KEY, FRONT_START },     { NULL, "START" },  { NULL, NULL },       TINT_VIOLET },
    { { CONTROL_KEY, FRONT_DEP },       { NULL, "DEP" },    { NULL, NULL },       TINT_ROSE },
    { { CONTROL_KEY, FRONT_REG_DEP },   { "REG", "DEP" },   { NULL, NULL },       TINT_ROSE },
};
/* clang-format on */

/* DEP and REG DEP are raised, the others pressed. */
static int paddle_tilt(const struct monitor *m, struct pointed p)
{
    bool raised = p.control == CONTROL_KEY && (p.n == FRONT_DEP || p.n == FRONT_REG_DEP);
    if (p.control == CONTROL_HALT)
        return front_halted(m) ? -1 : 1;
    if (p.control == CONTROL_CYCLE)
        return front_bus_cycles(m) ? -1 : 1;
    if (!control_held(m, p))
        return 0;
    return raised ? 1 : -1;
}

static void draw_legend(struct canvas *c, float x, float y, const char *const line[2])
{
    for (int i = 0; i < 2; i++)
        if (line[i])
            draw_text(c, FONT_BOLD, 8, x, y + 12 * (float)i, ALIGN_MIDDLE, tint[TINT_INK],
                      line[i]);
}

static void draw_key(struct canvas *c)
{
    float x = 70, y = 274;
    draw_disc(c, x, y, 22, tint[TINT_WELL]);
    draw_disc(c, x, y, 19, colour_mix(tint[TINT_METAL], tint[TINT_WELL], 0.35F));
    draw_disc(c, x, y, 15, tint[TINT_METAL]);
    draw_ring(c, x, y, 15, 1, tint[TINT_KNOB]);
    draw_round_rect(c, x - 2, y - 10, 4, 20, 1.5F, tint[TINT_WELL]);
    draw_text(c, FONT_BOLD, 8, x, 236, ALIGN_MIDDLE, tint[TINT_INK], "POWER");
    draw_text(c, FONT_PLAIN, 7.5F, x - 21, 312, ALIGN_MIDDLE, tint[TINT_FAINT], "OFF");
    draw_text(c, FONT_PLAIN, 7.5F, x + 21, 312, ALIGN_MIDDLE, tint[TINT_FAINT], "LOCK");
}

void console_draw_switches(const struct monitor *m, struct canvas *c)
{
    draw_key(c);
    draw_register(m, c);
    for (size_t i = 0; i < sizeof paddles / sizeof *paddles; i++) {
        const struct paddle *p = &paddles[i];
        struct place at = console_place(p->pointed);
        draw_lever(c, at, paddle_tilt(m, p->pointed), 40, tint[p->tint]);
        draw_legend(c, at.x + at.w / 2, at.y - 20, p->above);
        draw_legend(c, at.x + at.w / 2, at.y + at.h + 14, p->below);
    }
}
