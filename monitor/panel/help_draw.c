/* The overlay of ?: every key, from the one table of keys. It lies over the picture of core,
 * so that what a key does can be seen on the console above. */
#include "monitor/panel/console_draw_parts.h"
#include "monitor/panel/page.h"

enum { COLUMNS = 2, ROW = 33, WIDTH = 1280, TOP = CONSOLE_HEIGHT + 8, FOOT = 26 };

static const char *const foot[] = {
    "By mouse: press a switch or a button; a knob's halves turn it, a position's name "
    "sets "
    "it. What is typed here does not reach the guest.",
    "With HALT and S BUS CYCLE down, CONT shows the bus cycles of an instruction one by "
    "one; registers change with the last of them.",
};

static int rows_shown(void)
{
    int n = 0;
    for (int i = 0; i < control_key_count; i++)
        n += control_keys[i].shown != NULL;
    return n;
}

/* A key as it looks on a keyboard, and what it does. */
static void draw_row(struct canvas *c, float x, float y, const struct control_key *k)
{
    float w = draw_text_width(c, FONT_BOLD, 9.5F, k->shown) + 18;
    draw_round_rect(c, x, y - 17, w, 25, 4, tint[TINT_BEZEL_LIT]);
    draw_round_rect(c, x + 1, y - 16, w - 2, 22, 3, tint[TINT_BUTTON]);
    draw_text(c, FONT_BOLD, 9.5F, x + 9, y, ALIGN_LEFT, tint[TINT_INK], k->shown);
    draw_text(c, FONT_PLAIN, 9.5F, x + 146, y, ALIGN_LEFT, tint[TINT_INK], k->tells);
}

void help_draw(struct monitor *m, struct canvas *c)
{
    (void)m;
    int half = (rows_shown() + COLUMNS - 1) / COLUMNS, at = 0;
    float left = (PAGE_WIDTH - WIDTH) / 2, h = 144 + (float)half * ROW, y = TOP + 82;
    draw_rect(c, 0, CONSOLE_HEIGHT, PAGE_WIDTH, PAGE_HEIGHT - CONSOLE_HEIGHT,
              tint_clear(TINT_ROOM, 200));
    draw_round_rect(c, left, TOP, WIDTH, h, 12, tint[TINT_LINE]);
    draw_round_rect(c, left + 2, TOP + 2, WIDTH - 4, h - 4, 10, tint[TINT_GLASS]);
    draw_text(c, FONT_BOLD, 14, left + 36, TOP + 44, ALIGN_LEFT, tint[TINT_INK],
              "Keys of the window");
    for (int i = 0; i < control_key_count; i++) {
        if (!control_keys[i].shown)
            continue;
        draw_row(c, left + 36 + (float)(at / half) * (WIDTH / COLUMNS - 10),
                 y + (float)(at % half) * ROW, &control_keys[i]);
        at++;
    }
    y += (float)half * ROW + 4;
    for (size_t i = 0; i < sizeof foot / sizeof *foot; i++, y += FOOT)
        draw_text(c, FONT_PLAIN, 9.5F, left + 36, y, ALIGN_LEFT, tint[TINT_FAINT],
                  foot[i]);
}
