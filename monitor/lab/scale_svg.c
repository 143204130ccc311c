/* Cost against size, drawn: time in all above, the parent's standstill below, both on a scale of
 * powers of ten. Each way has a colour, a dash and a mark, so that it is told without colour
 * too; colours are Okabe and Ito's, darker on white and lighter on black. */
#include "monitor/lab/scale.h"

#include "monitor/fork/quote.h"
#include "monitor/fork/svg.h"

#include <math.h>

enum {
    WIDTH = SVG_WIDTH,
    LEFT = 64,
    PLOT = 640,
    HEIGHT = 300,
    TOP = 92,     /* of the first chart's plot */
    STRIDE = 388, /* from plot to plot */
    ALL = TOP + 2 * STRIDE - 26,
    LEGEND = LEFT + PLOT + 24,
    SAMPLE = 44, /* of a line in the legend */
    ROW = 27,    /* of the legend */
    MARKED = 4,  /* every so many points have a mark */
    KB_STEP = 8,
    LOW_MS = 2, /* of the scale of times */
    HIGH_MS = 2000
};

/* The looks of a way, by its place in scale_ways. */
static const struct look {
    const char *light, *dark, *dash;
    const char *mark; /* a path about (0,0) */
} looks[SCALE_WAYS] = {
    {"#b04a00",  "#f0833a", "",        "M-4,-4h8v8h-8z"                     },
    { "#0060a0", "#5ab4f0", "",        "M0,-5l5,9h-10z"                     },
    { "#00684c", "#2fd0a0", "7 3",     "M0,5l5,-9h-10z"                     },
    { "#00684c", "#2fd0a0", "3 3",     "M-5,0l5,-5l5,5l-5,5z"               },
    { "#00684c", "#2fd0a0", "",        "M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"},
    { "#8a4a7a", "#e09ac8", "9 3 2 3", "M-5,-1h4v-4h2v4h4v2h-4v4h-2v-4h-4z" },
    { "#8a4a7a", "#e09ac8", "2 3",     "M-5,-3h10v6h-10z"                   },
    { "#7a5c00", "#f0c83c", "12 4",
     "M-5,-4l4,4l-4,4h2l3,-3l3,3h2l-4,-4l4,-4h-2l-3,3l-3,-3z"               },
    { "#333333", "#dddddd", "1 4",     "M-3,-5h6v10h-6z"                    },
};

static double x_of(int kb)
{
    return LEFT + (double)kb * PLOT / SCALE_MOST;
}

static double y_of(double top, int64_t ns)
{
    double ms = (double)ns / NS_PER_MS;
    double part = ms <= LOW_MS ? 0 : log10(ms / LOW_MS) / log10(HIGH_MS / LOW_MS);
    return top + HEIGHT * (1 - (part > 1 ? 1 : part));
}

static int64_t time_of(const struct lab_cost *c, bool total)
{
    return total ? c->total_ns : c->stood_ns;
}

static void put_style(FILE *out)
{
    fputs("<style>\nsvg{color:#000;background:#fff;color-scheme:light dark}"
          ".paper{fill:#fff}.grid{stroke:currentColor;stroke-opacity:.25}"
          ".line{fill:none;stroke-width:2}.e{text-anchor:end}\n",
          out);
    svg_style(out);
    for (int i = 0; i < SCALE_WAYS; i++)
        fprintf(out, ".w%d{stroke:%s;color:%s}", i, looks[i].light, looks[i].light);
    fputs("\n@media(prefers-color-scheme:dark){svg{color:#eee;background:#111}"
          ".paper{fill:#111}",
          out);
    for (int i = 0; i < SCALE_WAYS; i++)
        fprintf(out, ".w%d{stroke:%s;color:%s}", i, looks[i].dark, looks[i].dark);
    fputs("}\n</style>\n", out);
}

static void put_head(FILE *out)
{
    fprintf(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
        "xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
        "viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"title desc\">\n"
        "<title id=\"title\">What it costs to make a process, by its size</title>\n"
        "<desc id=\"desc\">Measured on the lab system: a process with 1 to 48 KB of data "
        "makes another one. Fork by swapping and fork in core climb with the size; "
        "copy-on-write follows what is written; vfork and spawn stay level.</desc>\n",
        WIDTH, ALL, WIDTH, ALL);
    put_style(out);
    fprintf(out, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", WIDTH, ALL);
    svg_text(out, LEFT, 28, "h", "What it costs to make a process, by its size");
    svg_text(
        out, LEFT, 48, "t",
        "Measured on fork11's lab system, a PDP-11/45 with core memory and an RK05.");
}

/* TEXT of a tick: at the axis' left, its end at X. */
static void put_tick(FILE *out, double y, const char *text)
{
    fprintf(out, "<text class=\"t e\" x=\"%d\" y=\"%.1f\">", LEFT - 8, y + 4);
    quote_xml(out, text, SIZE_MAX);
    fputs("</text>\n", out);
}

static void put_times(FILE *out, double top)
{
    static const struct {
        int ms;
        const char *text;
    } ticks[] = {
        {2,     "2 ms"  },
        { 5,    "5"     },
        { 10,   "10 ms" },
        { 20,   "20"    },
        { 50,   "50"    },
        { 100,  "100 ms"},
        { 200,  "200"   },
        { 500,  "500"   },
        { 1000, "1 s"   },
        { 2000, "2 s"   }
    };
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++) {
        double y = y_of(top, ticks[i].ms * NS_PER_MS);
        fprintf(out, "<path class=\"grid\" d=\"M%d,%.1fh%d\"/>\n", LEFT, y, PLOT);
        put_tick(out, y, ticks[i].text);
    }
}

static void put_axes(FILE *out, double top, const char *title)
{
    char text[16];
    svg_text(out, LEFT, top - 14, "h", title);
    put_times(out, top);
    for (int kb = 0; kb <= SCALE_MOST; kb += KB_STEP) {
        fprintf(out, "<path class=\"axis\" d=\"M%.1f,%.1fv5\"/>\n", x_of(kb),
                top + HEIGHT);
        snprintf(text, sizeof text, kb == SCALE_MOST ? "%d KB" : "%d", kb);
        svg_text(out, x_of(kb), top + HEIGHT + 20, "m", text);
    }
    fprintf(out, "<path class=\"axis\" d=\"M%d,%.1fv%dh%d\"/>\n", LEFT, top, HEIGHT,
            PLOT);
    svg_text(out, LEFT + PLOT / 2.0, top + HEIGHT + 38, "m",
             "data of the process that is copied, KB");
}

static void put_mark(FILE *out, int way, double x, double y)
{
    fprintf(out,
            "<path fill=\"currentColor\" transform=\"translate(%.1f,%.1f)\" d=\"%s\"/>\n",
            x, y, looks[way].mark);
}

static void begin_way(FILE *out, int way)
{
    fprintf(out, "<g class=\"w%d\"><title>", way);
    quote_xml(out, scale_ways[way].name, SIZE_MAX);
    fputs("</title>\n", out);
}

static void put_way(FILE *out, const struct scale *s, int way, bool total, double top)
{
    begin_way(out, way);
    fprintf(out, "<path class=\"line\" stroke-dasharray=\"%s\" d=\"", looks[way].dash);
    for (int i = 0; i < SCALE_SIZES; i++)
        fprintf(out, "%s%.1f,%.1f", i ? " L" : "M", x_of(s->kb[i]),
                y_of(top, time_of(&s->cost[way][i], total)));
    fputs("\"/>\n", out);
    for (int i = way % MARKED; i < SCALE_SIZES; i += MARKED)
        put_mark(out, way, x_of(s->kb[i]), y_of(top, time_of(&s->cost[way][i], total)));
    fputs("</g>\n", out);
}

static void put_legend(FILE *out, double top)
{
    for (int way = 0; way < SCALE_WAYS; way++) {
        double y = top + 12 + way * ROW;
        begin_way(out, way);
        fprintf(out, "<path class=\"line\" stroke-dasharray=\"%s\" d=\"M%d,%.1fh%d\"/>\n",
                looks[way].dash, LEGEND, y, SAMPLE);
        put_mark(out, way, LEGEND + SAMPLE / 2.0, y);
        fputs("</g>\n", out);
        svg_text(out, LEGEND + SAMPLE + 10, y + 4, "t", scale_ways[way].name);
    }
}

static void put_chart(FILE *out, const struct scale *s, bool total, double top)
{
    put_axes(out, top,
             total ? "Time in all, of kernel and disk"
                   : "How long its parent stands still");
    for (int way = 0; way < SCALE_WAYS; way++)
        put_way(out, s, way, total, top);
    put_legend(out, top);
}

bool scale_svg(FILE *out, const struct scale *s)
{
    put_head(out);
    put_chart(out, s, true, TOP);
    put_chart(out, s, false, TOP + STRIDE);
    fputs("</svg>\n", out);
    return fflush(out) == 0 && !ferror(out);
}
