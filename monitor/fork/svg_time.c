/* A fork on a line of time: who stands still, who runs, what copies, what the disk does, and
 * every stage as a number. If the fork itself is a small part of its window, it is drawn a
 * second time, larger. */
#include "monitor/fork/quote.h"
#include "monitor/fork/stage.h"
#include "monitor/fork/svg.h"

enum {
    LANE = 30,
    BAR = 22,
    MARK_ROOM = 44,
    RADIUS = 9,
    ZOOM = 4,
    TICKS = 8,
    TITLE = 160
};

enum lane { LANE_PARENT, LANE_CHILD, LANE_COPY, LANE_DISK, LANES };

struct view {
    FILE *out;
    const struct fork_record *r;
    int64_t from, to; /* ns */
    double y;         /* of the first lane */
};

static double place(const struct view *v, int64_t at)
{
    int64_t t = at < v->from ? v->from : at > v->to ? v->to : at;
    return SVG_LEFT + (double)(t - v->from) * SVG_PLOT / (double)(v->to - v->from);
}

static void put_bar(const struct view *v, enum lane lane, int64_t from, int64_t to,
                    enum owner owner, const char *label)
{
    char title[TITLE];
    if (to < from || to < v->from || from > v->to)
        return;
    snprintf(title, sizeof title, "%s: %s", label, phrase_time(to - from).text);
    svg_box(v->out, place(v, from), v->y + lane * LANE + (LANE - BAR) / 2,
            place(v, to) - place(v, from), BAR, owner, title, label);
}

static int64_t when(const struct fork_record *r, enum stage stage, int64_t instead)
{
    const struct stage_mark *mark = stage_first(r, stage);
    return mark ? mark->at : instead;
}

/* From stage to stage, if both were passed. */
static void put_span(const struct view *v, enum lane lane, enum stage from, enum stage to,
                     enum owner owner, const char *label)
{
    if (stage_first(v->r, from))
        put_bar(v, lane, when(v->r, from, 0), when(v->r, to, report_end(v->r)), owner,
                label);
}

/* In whose memory the child runs until its exec or exit. */
static const char *runs(const struct fork_record *r)
{
    switch (r->how) {
    case FORK_COW:
        return "runs, copying on write";
    case FORK_BORROW:
        return "runs in its parent's memory";
    case FORK_SHARE:
    case FORK_THREAD:
        return "runs in common memory";
    default:
        return "runs in the copy";
    }
}

static void put_processes(const struct view *v)
{
    const struct fork_record *r = v->r;
    int64_t end = report_end(r);
    int64_t back = r->parent_return.seen ? r->parent_return.at : end;
    int64_t ran = r->child_return.seen ? r->child_return.at : end;
    int64_t gone = when(r, STAGE_EXEC, when(r, STAGE_EXIT, end));
    if (r->how == FORK_SPAWN)
        ran = when(r, STAGE_SWITCH, end);
    put_bar(v, LANE_PARENT, r->began, back, OWNER_PARENT, "stands still in fork");
    if (r->how == FORK_FAILED)
        return;
    put_bar(v, LANE_CHILD, when(r, STAGE_SLOT, r->began), ran, OWNER_FREE,
            "made, has not run");
    if (r->how == FORK_SPAWN)
        put_span(v, LANE_CHILD, STAGE_SWITCH, STAGE_EXEC, OWNER_CHILD,
                 "does what spawn was told");
    else if (r->child_return.seen)
        put_bar(v, LANE_CHILD, ran, gone, OWNER_CHILD, runs(r));
    put_span(v, LANE_CHILD, STAGE_EXEC, STAGE_RAN, OWNER_OTHER, "exec");
}

static void put_lanes(const struct view *v)
{
    static const char *const names[LANES] = { "parent", "child", "copy in core",
                                              "swap disk" };
    for (int i = 0; i < LANES; i++) {
        double y = v->y + i * LANE;
        fprintf(v->out,
                "<rect class=\"lane\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%d\"/>\n",
                SVG_LEFT, y + 1, SVG_PLOT, LANE - 2);
        svg_text(v->out, 4, y + 20, "t", names[i]);
    }
    put_processes(v);
    put_span(v, LANE_COPY, STAGE_COPY, STAGE_COPIED, OWNER_TEXT, "copyseg");
    put_span(v, LANE_DISK, STAGE_SWAP_OUT, STAGE_SWAPPED, OWNER_NOBODY, "image out");
    put_span(v, LANE_DISK, STAGE_SWAP_IN, STAGE_IN_CORE, OWNER_NOBODY, "image in");
}

/* 1, 2 or 5 times a power of ten: at most TICKS of it in SPAN. */
static int64_t tick_of(int64_t span)
{
    int64_t tick = 1;
    for (int i = 0; span / tick > TICKS; i = (i + 1) % 3)
        tick = i == 1 ? tick / 2 * 5 : tick * 2;
    return tick;
}

static void put_axis(const struct view *v)
{
    double y = v->y + LANES * LANE + 4;
    int64_t base = v->r->began, tick = tick_of(v->to - v->from);
    fprintf(v->out, "<path class=\"axis\" d=\"M%d,%.1fh%d\"/>\n", SVG_LEFT, y, SVG_PLOT);
    for (int64_t t = 0; t <= v->to - v->from; t += tick) {
        double x = place(v, v->from + t);
        fprintf(v->out, "<path class=\"axis\" d=\"M%.1f,%.1fv5\"/>\n", x, y);
        if (x < SVG_LEFT + SVG_PLOT - 10)
            svg_text(v->out, x, y + 17, "s m", phrase_time(v->from + t - base).text);
    }
}

/* The numbers' places: where their stages are, but pushed apart. */
static int spread(const struct view *v, double *x, int *index)
{
    int n = 0;
    double gap, right = SVG_LEFT + SVG_PLOT;
    for (int i = 0; i < within(v->r->stages, RECORD_STAGES); i++)
        if (v->r->stage[i].at >= v->from && v->r->stage[i].at <= v->to)
            index[n++] = i;
    gap = n > 1 ? (double)SVG_PLOT / (n - 1) : 0;
    gap = gap > 2 * RADIUS + 1 ? 2 * RADIUS + 1 : gap;
    for (int i = 0; i < n; i++) {
        double at = place(v, v->r->stage[index[i]].at);
        x[i] = i > 0 && at < x[i - 1] + gap ? x[i - 1] + gap : at;
    }
    for (int i = n - 1; i >= 0 && x[i] > right; i--, right -= gap)
        x[i] = right;
    return n;
}

static void put_mark(const struct view *v, double x, int i)
{
    const struct stage_mark *mark = &v->r->stage[i];
    char title[SENTENCE + TITLE], sentence[SENTENCE], number[16];
    double at = place(v, mark->at), top = v->y - MARK_ROOM + RADIUS;
    stage_tell(v->r, mark, sentence, sizeof sentence);
    snprintf(title, sizeof title, "%d, %s: %s", i + 1,
             phrase_time(mark->at - v->r->began).text, sentence);
    snprintf(number, sizeof number, "%d", i + 1);
    fputs("<g><title>", v->out);
    quote_xml(v->out, title, SIZE_MAX);
    fprintf(v->out,
            "</title><path class=\"axis\" stroke-opacity=\".6\" "
            "d=\"M%.1f,%.1fL%.1f,%.1fV%.1f\"/><circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" "
            "fill=\"#f0e442\" stroke=\"#000\"/><text class=\"s m\" x=\"%.1f\" "
            "y=\"%.1f\" style=\"fill:#000\">%s</text></g>\n",
            x, top + RADIUS, at, v->y - 6, v->y + LANES * LANE + 4, x, top, RADIUS, x,
            top + 4, number);
}

/* One line of time; returns the y below it. */
static double put_timeline(FILE *out, const struct fork_record *r, const char *heading,
                           int64_t from, int64_t to, double y)
{
    struct view v = { .out = out,
                      .r = r,
                      .from = from,
                      .to = to > from ? to : from + 1,
                      .y = y + SVG_LINE + 8 + MARK_ROOM };
    double x[RECORD_STAGES];
    int index[RECORD_STAGES], n;
    svg_text(out, 4, y + 14, "h", heading);
    put_lanes(&v);
    put_axis(&v);
    n = spread(&v, x, index);
    for (int i = 0; i < n; i++)
        put_mark(&v, x[i], index[i]);
    return v.y + LANES * LANE + 36;
}

double svg_timelines(FILE *out, const struct fork_record *r, double y)
{
    int64_t end = report_end(r), made = when(r, STAGE_MADE, end);
    int64_t ran = r->parent_return.seen ? r->parent_return.at : made;
    int64_t near =
        r->child_return.seen && r->child_return.at > ran ? r->child_return.at : ran;
    near += (near - r->began) / 10;
    y = put_timeline(out, r, "From the trap on", r->began, end, y);
    if (near > r->began && (end - r->began) / ZOOM > near - r->began)
        y = put_timeline(out, r, "The fork itself, larger", r->began, near, y);
    return y;
}

double svg_stage_list(FILE *out, const struct fork_record *r, double y)
{
    char text[16], sentence[SENTENCE];
    svg_text(out, 4, y + 14, "h", "The stages");
    y += SVG_LINE + 16;
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++) {
        const struct stage_mark *mark = &r->stage[i];
        stage_tell(r, mark, sentence, sizeof sentence);
        snprintf(text, sizeof text, "%d", i + 1);
        svg_text(out, 4, y, "t", text);
        svg_text(out, 36, y, "t", phrase_time(mark->at - r->began).text);
        y = svg_paragraph(out, SVG_LEFT, y, 118, sentence);
    }
    return y;
}
