/* A fork as one drawing that stands alone: its line of time, core and swap, the stages. */
#include "monitor/fork/quote.h"
#include "monitor/fork/svg.h"

#include <stdlib.h>

/* The drawing's height is known when it is drawn: the body is made first. */
static double put_body(FILE *out, const struct report *report)
{
    char text[SENTENCE];
    double y = 8;
    report_title(report->record, text, sizeof text);
    svg_text(out, 4, y + 16, "h", text);
    report_summary(report->record, text, sizeof text);
    y = svg_paragraph(out, 4, y + 36, 135, text);
    y = svg_timelines(out, report->record, y);
    svg_text(out, 4, y + 22, "h", "Core and swap");
    y = svg_strips(out, report, y + SVG_LINE + 12);
    return svg_stage_list(out, report->record, y + 8);
}

static void put_head(FILE *out, const struct report *report, double height)
{
    char text[SENTENCE];
    fprintf(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
            "xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%.0f\" "
            "viewBox=\"0 0 %d %.0f\" role=\"img\" aria-labelledby=\"title desc\" "
            "style=\"color:#000;background:#fff\">\n<title id=\"title\">",
            SVG_WIDTH, height, SVG_WIDTH, height);
    report_title(report->record, text, sizeof text);
    quote_xml(out, text, sizeof text);
    fputs("</title>\n<desc id=\"desc\">", out);
    report_summary(report->record, text, sizeof text);
    quote_xml(out, text, sizeof text);
    fputs(" Above, a line of time; then core and swap before and after, by owner; then "
          "each stage in a sentence.</desc>\n<style>",
          out);
    svg_style(out);
    fputs("</style>\n", out);
    svg_patterns(out);
    fprintf(out, "<rect width=\"%d\" height=\"%.0f\" fill=\"#fff\"/>\n", SVG_WIDTH,
            height);
}

bool report_svg(FILE *out, const struct report *report)
{
    char *text = NULL;
    size_t n = 0;
    FILE *body = open_memstream(&text, &n);
    double height = body ? put_body(body, report) : 0;
    bool good = body && fclose(body) == 0;
    if (good) {
        put_head(out, report, height);
        good = fwrite(text, 1, n, out) == n;
        fputs("</svg>\n", out);
    }
    free(text);
    return good && fflush(out) == 0 && !ferror(out);
}
