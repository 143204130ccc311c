/* The console as the window shows it: the layers, the lamps and what they say in octal. */
#include "monitor/panel/console_draw_parts.h"
#include "monitor/panel/page.h"

#include <math.h>
#include <stdio.h>

/* The light of a filament goes about with the square of the power put into it (its colour
 * follows, red before yellow), and the screen raises what it is told to the power of 2.2: a
 * lamp lit for a part of the time is shown at that part to the power of 2 / 2.2. */
static const float filament = 2 / 2.2F;

static colour lamp_colour(float light)
{
    static const colour step[] = {
        {0x3a,  0x17, 0x12, 255},
        { 0x96, 0x2c, 0x10, 255},
        { 0xe8, 0x68, 0x1c, 255},
        { 0xff, 0xa8, 0x4a, 255},
        { 0xff, 0xe3, 0xae, 255},
    };
    enum { LAST = sizeof step / sizeof *step - 1 };
    float at = light * LAST;
    int i = at >= LAST ? LAST - 1 : (int)at;
    return colour_mix(step[i], step[i + 1], at - (float)i);
}

void draw_lens(struct canvas *c, struct spot_point at)
{
    draw_disc(c, at.x, at.y, LAMP_RADIUS + 3, (colour){ 0x05, 0x04, 0x06, 255 });
    draw_ring(c, at.x, at.y, LAMP_RADIUS + 3, 1, (colour){ 0x3a, 0x33, 0x3c, 255 });
    draw_disc(c, at.x, at.y, LAMP_RADIUS, tint[TINT_LENS]);
    draw_disc(c, at.x - 2.5F, at.y - 3, 2.5F, (colour){ 255, 220, 210, 26 });
}

void draw_lamp(struct canvas *c, struct spot_point at, int duty)
{
    float light = powf((float)duty / LAMP_FULL, filament);
    if (duty <= 0)
        return;
    colour hot = lamp_colour(light), halo = { 0xff, 0x70, 0x20, (Uint8)(150 * light) };
    draw_glow(c, at.x, at.y, LAMP_RADIUS * 2.6F, halo, (colour){ 0 });
    colour lens =
        colour_mix(tint[TINT_LENS], lamp_colour(light * 0.72F), fminf(1, light * 3));
    draw_disc(c, at.x, at.y, LAMP_RADIUS, lens);
    hot.a = (Uint8)(255 * fminf(1, light * 2));
    draw_glow(c, at.x, at.y, LAMP_RADIUS, hot, (colour){ 0 });
}

/* What more than half the light says. */
static unsigned lamps_value(const byte *lamp, int n)
{
    unsigned value = 0;
    for (int i = 0; i < n; i++)
        value |= (unsigned)(lamp[i] > LAMP_FULL / 2) << i;
    return value;
}

static void draw_value(struct canvas *c, struct spot_point row, unsigned value)
{
    char text[16];
    snprintf(text, sizeof text, "%06o", value);
    draw_text(c, FONT_MONO, 11, 172, row.y + 14, ALIGN_RIGHT, tint[TINT_VALUE], text);
}

void console_draw_live(const struct lamps *lamps, struct canvas *c)
{
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        draw_lamp(c, console_lamp(ROW_ADDRESS, i), lamps->address[i]);
    for (int i = 0; i < DATA_LAMPS; i++)
        draw_lamp(c, console_lamp(ROW_DATA, i), lamps->data[i]);
    for (int i = 0; i < FRONT_LAMPS; i++)
        draw_lamp(c, console_lamp(ROW_STATUS, i), lamps->lamp[i]);
    draw_value(c, console_lamp(ROW_ADDRESS, 0),
               lamps_value(lamps->address, ADDRESS_LAMPS));
    draw_value(c, console_lamp(ROW_DATA, 0), lamps_value(lamps->data, DATA_LAMPS));
}

void console_draw_told(struct canvas *c, float x, float y)
{
    char text[128];
    struct place help = console_place((struct pointed){ CONTROL_HELP, 0 });
    console_tell(x, y, text, sizeof text);
    draw_text(c, FONT_PLAIN, 9.5F, help.x - 16, help.y + help.h / 2 + 5, ALIGN_RIGHT,
              tint[TINT_FAINT], text);
}

void console_draw_still(const struct monitor *m, struct canvas *c)
{
    console_draw_front(c);
    console_draw_switches(m, c);
    console_draw_knobs(m, c);
    console_draw_buttons(m, c);
}

void console_draw(struct monitor *m, struct canvas *c)
{
    struct lamps lamps;
    front_lamps(m, &lamps);
    console_draw_still(m, c);
    console_draw_live(&lamps, c);
}

uint64_t console_still(const struct monitor *m)
{
    const struct hand *hand = panel_hand(m);
    uint64_t now = front_switches(m);
    now = now << 1 | front_halted(m);
    now = now << 1 | front_bus_cycles(m);
    now = now << 4 | front_address_select(m);
    now = now << 3 | front_data_select(m);
    now = now << 8 | (unsigned)control_speed(m);
    now = now << 1 | control_help_shown(m);
    if (!hand)
        return now << 24;
    now = now << 8 | hand->held.control;
    return now << 16 | (uint16_t)hand->held.n;
}

struct pointed console_pointed(const struct monitor *m, float x, float y)
{
    (void)m; /* the same controls at all times */
    return console_control_at(x, y);
}
