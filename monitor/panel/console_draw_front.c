/* What never moves on the console's front: frame, name, glass, legends. The PDP-11/45's came in
 * black with magenta, rose and violet; the lettering here is of the window's own fonts. */
#include "monitor/panel/console_draw_parts.h"
#include "monitor/panel/page.h"

#include <stdio.h>

const colour tint[TINTS] = {
    [TINT_ROOM] = {0x0d,  0x0c, 0x10, 255},
    [TINT_BEZEL] = { 0x26, 0x23, 0x28, 255},
    [TINT_BEZEL_LIT] = { 0x45, 0x40, 0x48, 255},
    [TINT_LOGO] = { 0x9c, 0x1f, 0x56, 255},
    [TINT_LOGO_DARK] = { 0x55, 0x1b, 0x52, 255},
    [TINT_GLASS] = { 0x14, 0x10, 0x16, 255},
    [TINT_LOWER] = { 0x1d, 0x19, 0x1f, 255},
    [TINT_WELL] = { 0x08, 0x07, 0x09, 255},
    [TINT_ROSE] = { 0xd8, 0x62, 0x8a, 255},
    [TINT_VIOLET] = { 0x85, 0x55, 0xa8, 255},
    [TINT_LINE] = { 0x6e, 0x2a, 0x4c, 255},
    [TINT_INK] = { 0xe6, 0xdc, 0xe2, 255},
    [TINT_FAINT] = { 0x96, 0x8a, 0x94, 255},
    [TINT_VALUE] = { 0xf0, 0xb0, 0x70, 255},
    [TINT_LENS] = { 0x2c, 0x14, 0x12, 255},
    [TINT_KNOB] = { 0x2b, 0x28, 0x2d, 255},
    [TINT_KNOB_LIT] = { 0x4a, 0x45, 0x4d, 255},
    [TINT_METAL] = { 0xa8, 0xa4, 0xa8, 255},
    [TINT_BUTTON] = { 0x2a, 0x25, 0x2d, 255},
    [TINT_CHOSEN] = { 0xc4, 0x3a, 0x70, 255},
};

enum tint group_tint(int bit)
{
    return bit / 3 % 2 ? TINT_ROSE : TINT_VIOLET;
}

colour tint_clear(enum tint t, int alpha)
{
    colour c = tint[t];
    c.a = (Uint8)alpha;
    return c;
}

enum {
    EDGE = 10,
    LOGO_TOP = PANEL_TOP + EDGE,
    INNER_LEFT = PANEL_LEFT + EDGE,
    INNER_WIDTH = PANEL_RIGHT - PANEL_LEFT - 2 * EDGE
};

static void draw_case(struct canvas *c)
{
    float w = PANEL_RIGHT - PANEL_LEFT, h = PANEL_BOTTOM - PANEL_TOP;
    draw_rect(c, 0, 0, PAGE_WIDTH, CONSOLE_HEIGHT, tint[TINT_ROOM]);
    draw_round_rect(c, PANEL_LEFT, PANEL_TOP, w, h, 9, tint[TINT_BEZEL_LIT]);
    draw_round_rect(c, PANEL_LEFT, PANEL_TOP + 1.5F, w, h - 1.5F, 9, tint[TINT_BEZEL]);
    draw_rect(c, INNER_LEFT, GLASS_TOP, INNER_WIDTH, GLASS_BOTTOM - GLASS_TOP,
              tint[TINT_GLASS]);
    draw_rect(c, INNER_LEFT, GLASS_BOTTOM, INNER_WIDTH,
              PANEL_BOTTOM - EDGE - GLASS_BOTTOM, tint[TINT_LOWER]);
    draw_rect(c, INNER_LEFT, GLASS_BOTTOM - 3, INNER_WIDTH, 3, tint[TINT_LOGO_DARK]);
}

static void draw_name(struct canvas *c)
{
    float h = GLASS_TOP - LOGO_TOP;
    draw_rect(c, INNER_LEFT, LOGO_TOP, INNER_WIDTH, h, tint[TINT_LOGO_DARK]);
    draw_rect(c, INNER_LEFT, LOGO_TOP, INNER_WIDTH, h - 7, tint[TINT_LOGO]);
    draw_rect(c, 998, LOGO_TOP, INNER_LEFT + INNER_WIDTH - 998, h - 7,
              tint[TINT_LOGO_DARK]);
    draw_rect(c, INNER_LEFT, GLASS_TOP - 3, INNER_WIDTH, 3, tint[TINT_ROSE]);
    float base = LOGO_TOP + 25, x = 48;
    for (const char *s = "digital"; *s; s++, x += 18)
        draw_text(c, FONT_BOLD, 13, x, base, ALIGN_MIDDLE, tint[TINT_INK],
                  (char[]){ *s, '\0' });
    draw_text(c, FONT_PLAIN, 19, 188, base + 1, ALIGN_LEFT, tint[TINT_INK], "pdp11/45");
}

/* Which three lamps are an octal digit. */
static void draw_groups(struct canvas *c, enum lamp_row row, int bits)
{
    for (int low = 0; low < bits; low += 3) {
        int high = low + 2 < bits ? low + 2 : bits - 1;
        float left = console_lamp(row, high).x - SWITCH_PITCH / 2 + 2;
        float right = console_lamp(row, low).x + SWITCH_PITCH / 2 - 2;
        float y = console_lamp(row, low).y + LAMP_RADIUS + 7;
        draw_rect(c, left, y, right - left, 4, tint[group_tint(low)]);
    }
}

static void draw_row(struct canvas *c, enum lamp_row row, int bits, const char *name)
{
    for (int i = 0; i < bits; i++)
        draw_lens(c, console_lamp(row, i));
    draw_groups(c, row, bits);
    draw_text(c, FONT_BOLD, 9, 172, console_lamp(row, 0).y - 5, ALIGN_RIGHT,
              tint[TINT_INK], name);
}

static void draw_status(struct canvas *c)
{
    for (int i = 0; i < FRONT_LAMPS; i++) {
        struct spot_point at = console_lamp(ROW_STATUS, i);
        draw_lens(c, at);
        draw_text(c, FONT_BOLD, 8, at.x, at.y - LAMP_RADIUS - 7, ALIGN_MIDDLE,
                  tint[TINT_INK], console_lamp_name((enum front_lamp)i));
    }
}

void console_draw_front(struct canvas *c)
{
    draw_case(c);
    draw_name(c);
    draw_status(c);
    draw_row(c, ROW_ADDRESS, ADDRESS_LAMPS, "ADDRESS");
    draw_row(c, ROW_DATA, DATA_LAMPS, "DATA");
}
