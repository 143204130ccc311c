/* The page as a whole: where it lies in the window, and its parts one after the other. */
#include "monitor/panel/page.h"

static const colour margin = { 0x0b, 0x0a, 0x0c, 255 };

void page_fit(struct canvas *c, int width, int height)
{
    float across = (float)width / PAGE_WIDTH, down = (float)height / PAGE_HEIGHT;
    c->scale = across < down ? across : down;
    c->x = ((float)width - PAGE_WIDTH * c->scale) / 2;
    c->y = ((float)height - PAGE_HEIGHT * c->scale) / 2;
}

void page_clear(struct canvas *c)
{
    SDL_SetRenderDrawBlendMode(c->renderer, SDL_BLENDMODE_NONE);
    SDL_SetRenderDrawColor(c->renderer, margin.r, margin.g, margin.b, margin.a);
    SDL_RenderFillRect(c->renderer, NULL);
}

void page_draw(struct monitor *m, struct canvas *c)
{
    page_clear(c);
    console_draw(m, c);
    core_draw(m, c);
    if (panel_hand(m)->help)
        help_draw(m, c);
}
