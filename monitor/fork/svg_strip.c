/* Core and swap before and after a fork, as strips of the owners' colours. */
#include "monitor/fork/svg.h"

enum { STRIP_HEIGHT = 30, KEY_BOX = 14, TITLE = 128 };

struct scale {
    const char *unit; /* "clicks" */
    const struct strip *strip;
    double y;
};

static void part_title(const struct scale *s, const struct strip_part *part,
                       char title[TITLE])
{
    char who[32] = "";
    if (part->owner >= OWNER_PARENT && part->owner <= OWNER_OTHER)
        snprintf(who, sizeof who, " (%u)", part->pid);
    snprintf(title, TITLE, "%s%s: %u %s at %u", owner_looks[part->owner].name, who,
             part->size, s->unit, part->at);
}

static void put_part(FILE *out, const struct scale *s, const struct strip_part *part)
{
    char title[TITLE], label[32];
    double unit = (double)SVG_PLOT / (s->strip->to - s->strip->from);
    part_title(s, part, title);
    if (part->owner >= OWNER_PARENT && part->owner <= OWNER_OTHER)
        snprintf(label, sizeof label, "%u", part->pid);
    else
        snprintf(label, sizeof label, "%s", owner_looks[part->owner].name);
    svg_box(out, SVG_LEFT + (part->at - s->strip->from) * unit, s->y, part->size * unit,
            STRIP_HEIGHT, part->owner, title, label);
}

/* A strip with its name and its ends. */
static double put_strip(FILE *out, const char *name, const char *unit,
                        const struct strip *strip, bool sound, double y)
{
    char text[TITLE];
    struct scale s = { .unit = unit, .strip = strip, .y = y };
    svg_text(out, 4, y + 14, "t", name);
    snprintf(text, sizeof text, sound ? "%u free" : "map not sound", strip_free(strip));
    svg_text(out, 4, y + 27, "s", text);
    for (int i = 0; i < strip->parts; i++)
        put_part(out, &s, &strip->part[i]);
    snprintf(text, sizeof text, "%s %u", unit, strip->from);
    svg_text(out, SVG_LEFT, y + STRIP_HEIGHT + 13, "s", text);
    snprintf(text, sizeof text, "%u", strip->to);
    svg_text(out, SVG_LEFT + SVG_PLOT - 24, y + STRIP_HEIGHT + 13, "s", text);
    return y + STRIP_HEIGHT + 26;
}

/* Which colour and pattern mean whom. */
static double put_key(FILE *out, bool pages, double y)
{
    double x = SVG_LEFT;
    for (int i = 0; i < (pages ? OWNERS : OWNER_SHARED); i++) {
        if (i == OWNER_SHARED) { /* a second line */
            x = SVG_LEFT;
            y += KEY_BOX + 6;
        }
        svg_box(out, x, y, KEY_BOX, KEY_BOX, i, owner_looks[i].name, NULL);
        svg_text(out, x + KEY_BOX + 5, y + 11, "s", owner_looks[i].name);
        x += i == OWNER_OTHER || i == OWNER_TEXT ? 130 : 104;
    }
    return y + KEY_BOX + SVG_LINE;
}

double svg_strips(FILE *out, const struct report *report, double y)
{
    const struct fork_record *r = report->record;
    const struct fork_picture *p[2] = { &r->picture_before, &r->picture_after };
    static const char *const when[2][2] = {
        {"core before",  "core after"},
        { "swap before", "swap after"}
    };
    struct strip strip;
    y = put_key(out, r->paged, y + 4);
    for (int k = 0; k < 2; k++) {
        strip_core(r, p[k], report->core_bytes / CLICK, &strip);
        y = put_strip(out, when[0][k], "clicks", &strip, p[k]->core_runs >= 0, y);
    }
    for (int k = 0; k < 2; k++) {
        strip_swap(r, p[k], &strip);
        if (strip.to > strip.from)
            y = put_strip(out, when[1][k], "blocks", &strip, p[k]->swap_runs >= 0, y);
    }
    return y;
}
