/* SVG, piece by piece. */
#include "monitor/fork/svg.h"
#include "monitor/fork/quote.h"

#include <string.h>

void svg_style(FILE *out)
{
    fputs(".t,.s,.h,.m{font-family:'DejaVu Sans',Verdana,Arial,sans-serif;font-size:12px;"
          "fill:currentColor}.s{font-size:11px}.h{font-size:14px;font-weight:bold}"
          ".m{text-anchor:middle}.axis{stroke:currentColor;stroke-width:1;fill:none}"
          ".edge{stroke:#000;stroke-width:1}.lane{fill:currentColor;fill-opacity:.06}\n",
          out);
}

void svg_patterns(FILE *out)
{
    static const struct {
        const char *name, *path;
    } patterns[] = {
        {"rise",   "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4"},
        { "fall",  "M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4"   },
        { "dots",  "M1,2 h2 M5,6 h2"                   },
        { "cross", "M0,0 l8,8 M0,8 l8,-8"              },
    };
    fputs("<defs>\n", out);
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
        fprintf(out,
                "<pattern id=\"%s\" width=\"8\" height=\"8\" "
                "patternUnits=\"userSpaceOnUse\"><path d=\"%s\" stroke=\"#000\" "
                "stroke-opacity=\".45\" stroke-width=\"1.2\" fill=\"none\"/></pattern>\n",
                patterns[i].name, patterns[i].path);
    fputs("</defs>\n", out);
}

void svg_text(FILE *out, double x, double y, const char *kind, const char *text)
{
    fprintf(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", kind, x, y);
    quote_xml(out, text, SIZE_MAX);
    fputs("</text>\n", out);
}

static void put_rectangle(FILE *out, double x, double y, double width, double height)
{
    fprintf(out, "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\"", x, y,
            width, height);
}

/* The label has a rim of the box's colour, so that the pattern does not cross it. */
static void put_label(FILE *out, double x, double y, const struct owner_look *look,
                      const char *label)
{
    fprintf(out,
            "<text class=\"m\" x=\"%.1f\" y=\"%.1f\" style=\"fill:%s;stroke:%s;"
            "stroke-width:4px;paint-order:stroke\">",
            x, y, look->ink, look->colour);
    quote_xml(out, label, SIZE_MAX);
    fputs("</text>\n", out);
}

void svg_box(FILE *out, double x, double y, double width, double height, enum owner owner,
             const char *title, const char *label)
{
    const struct owner_look *look = &owner_looks[owner];
    double room = width < 1 ? 1 : width;
    fputs("<g><title>", out);
    quote_xml(out, title, SIZE_MAX);
    fputs("</title>", out);
    put_rectangle(out, x, y, room, height);
    fprintf(out, " class=\"%s\" fill=\"%s\"/>", room < 4 ? "" : "edge", look->colour);
    if (look->pattern) {
        put_rectangle(out, x, y, room, height);
        fprintf(out, " fill=\"url(#%s)\"/>", look->pattern);
    }
    if (label && (double)strlen(label) * SVG_LETTER + 6 < width)
        put_label(out, x + width / 2, y + height / 2 + 4, look, label);
    fputs("</g>\n", out);
}

/* How many of TEXT's characters go into COLUMNS, up to a blank. */
static size_t line_length(const char *text, size_t columns)
{
    size_t n = strlen(text);
    if (n <= columns)
        return n;
    for (n = columns; n > 0 && text[n] != ' '; n--)
        ;
    return n ? n : columns;
}

double svg_paragraph(FILE *out, double x, double y, int columns, const char *text)
{
    while (*text) {
        size_t n = line_length(text, (size_t)columns);
        fprintf(out, "<text class=\"t\" x=\"%.1f\" y=\"%.1f\">", x, y);
        quote_xml(out, text, n);
        fputs("</text>\n", out);
        text += n;
        text += strspn(text, " ");
        y += SVG_LINE;
    }
    return y;
}
