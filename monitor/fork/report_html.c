/* A fork as one page that needs nothing else: no script, no network, its drawings within. Its
 * policy forbids the browser to fetch anything at all. */
#include "monitor/fork/html.h"
#include "monitor/fork/quote.h"
#include "monitor/fork/svg.h"
#include "monitor/version.h"

static const struct section {
    const char *id, *heading;
    void (*put)(FILE *out, const struct report *r);
} sections[] = {
    {"stages",    "Stage by stage",                       html_stages  },
    { "memory",   "Core and swap",                        html_memory  },
    { "returns",  "One call, two returns",                html_returns },
    { "ledger",   "What was copied, what is shared",      html_ledger  },
    { "variants", "Every other way to do the same",       html_variants},
    { "hazards",  "What shared memory would have broken", html_hazards },
};

enum { SECTIONS = sizeof sections / sizeof sections[0] };

void html_element(FILE *out, const char *tag, const char *attributes, const char *text)
{
    fprintf(out, "<%s%s>", tag, attributes);
    quote_xml(out, text, SIZE_MAX);
    fprintf(out, "</%s>", tag);
}

void html_table(FILE *out, const char *caption, const char *const *heads)
{
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
    quote_xml(out, caption, SIZE_MAX);
    fputs("\">\n<table>\n", out);
    html_element(out, "caption", "", caption);
    fputs("\n<thead><tr>", out);
    for (; *heads; heads++)
        if (**heads == '#')
            html_element(out, "th", " scope=\"col\" class=\"n\"", *heads + 1);
        else
            html_element(out, "th", " scope=\"col\"", *heads);
    fputs("</tr></thead>\n<tbody>\n", out);
}

void html_table_end(FILE *out)
{
    fputs("</tbody>\n</table>\n</div>\n", out);
}

static void put_head(FILE *out, const char *title)
{
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "style-src 'unsafe-inline'; img-src data:\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<link rel=\"icon\" href=\"data:,\">\n",
          out);
    html_element(out, "title", "", title);
    fputs("\n<style>\n", out);
    fputs(html_style, out);
    svg_style(out);
    fputs("</style>\n</head>\n<body>\n"
          "<a class=\"skip\" href=\"#main\">To the report</a>\n",
          out);
}

static void put_header(FILE *out, const struct report *r, const char *title)
{
    char text[SENTENCE];
    fputs("<header>\n", out);
    html_element(out, "h1", "", title);
    report_summary(r->record, text, sizeof text);
    fputs("\n", out);
    html_element(out, "p", "", text);
    snprintf(text, sizeof text, "%u KB of core%s%s.", (unsigned)(r->core_bytes / 1024),
             r->image ? ", running " : "", r->image ? r->image : "");
    html_element(out, "p", "", text);
    fputs("\n<nav aria-label=\"Sections\"><ul>\n", out);
    for (int i = 0; i < SECTIONS; i++)
        fprintf(out, "<li><a href=\"#%s\">%s</a></li>\n", sections[i].id,
                sections[i].heading);
    fputs("</ul></nav>\n</header>\n", out);
}

bool report_html(FILE *out, const struct report *report)
{
    char title[SENTENCE];
    report_title(report->record, title, sizeof title);
    put_head(out, title);
    put_header(out, report, title);
    fputs("<main id=\"main\">\n", out);
    for (int i = 0; i < SECTIONS; i++) {
        const struct section *s = &sections[i];
        fprintf(out, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n", s->id, s->id);
        fprintf(out, "<h2 id=\"%s-h\">%s</h2>\n", s->id, s->heading);
        s->put(out, report);
        fputs("</section>\n", out);
    }
    fputs("</main>\n<footer><p>Made by fork11 " FORK11_VERSION
          ". Times are the machine's own.</p></footer>\n</body>\n</html>\n",
          out);
    return fflush(out) == 0 && !ferror(out);
}
