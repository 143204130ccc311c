/* The page's sections about what was not done: the table of variants, hazards, what
 * posix_spawn would have been told. */
#include "monitor/fork/html.h"
#include "monitor/fork/quote.h"

enum { CELL = 160, FIGURES = 9, MOST_LINES = 24 };

static void put_figure(FILE *out, const struct variant_row *row, const char *text)
{
    html_element(out, "td", " class=\"n\"", row->possible ? text : "-");
}

static void put_count(FILE *out, const struct variant_row *row, uint64_t n)
{
    char text[CELL];
    snprintf(text, sizeof text, "%llu", (unsigned long long)n);
    put_figure(out, row, text);
}

static void put_faults(FILE *out, const struct variant_row *row)
{
    char text[CELL];
    snprintf(text, sizeof text, row->faults_after ? "%u + %u" : "%u", row->faults,
             row->faults_after);
    put_figure(out, row, text);
}

/* A variant is a group of two rows: its figures, and its rule with its meaning. */
static void put_variant(FILE *out, const struct variant_row *row)
{
    fputs("<tbody>\n<tr>", out);
    html_element(out, "th", " scope=\"rowgroup\"", row->name);
    html_element(out, "td", "", variant_basis(row));
    put_count(out, row, row->bytes_now);
    put_count(out, row, row->bytes_later);
    put_faults(out, row);
    put_count(out, row, row->entries);
    put_count(out, row, row->disk_words);
    put_figure(out, row, phrase_time(row->stood_ns).text);
    put_figure(out, row, phrase_time(row->total_ns).text);
    put_count(out, row, row->peak_bytes);
    fprintf(out, "</tr>\n<tr><td colspan=\"%d\">", FIGURES + 1);
    quote_xml(out, row->meaning, sizeof row->meaning);
    fputs(" <i>Rule: ", out);
    quote_xml(out, row->rule ? row->rule : "", SIZE_MAX);
    fputs("</i></td></tr>\n</tbody>\n", out);
}

void html_variants(FILE *out, const struct report *report)
{
    static const char *const heads[] = { "bytes at once", "bytes later", "faults",
                                         "map entries",   "disk words",  "parent stood",
                                         "time in all",   "bytes held",  NULL };
    struct variant_row rows[VARIANTS] = { { 0 } };
    variants_fill(report->record, report->page, rows);
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"Table of variants\">\n<table class=\"variants\">\n",
          out);
    fprintf(out,
            "<caption>The same window by every way of making a process; pages of %d "
            "bytes; faults in the window + after it</caption>\n<thead><tr>"
            "<th scope=\"col\">Way</th><th scope=\"col\">Figures</th>",
            report->page);
    for (int i = 0; heads[i]; i++)
        html_element(out, "th", " scope=\"col\" class=\"n\"", heads[i]);
    fputs("</tr></thead>\n", out);
    for (int i = 0; i < VARIANTS; i++)
        put_variant(out, &rows[i]);
    fputs("</table>\n</div>\n", out);
}

static const char *consequence(const struct hazard *h)
{
    if (h->harmful)
        return "the parent read it next: it would have seen the child's";
    return h->looked_at ? "the parent wrote it before it read it" : "never looked at";
}

static void put_hazard(FILE *out, const struct report *report, const struct hazard *h)
{
    char text[CELL];
    fputs("<tr>", out);
    snprintf(text, sizeof text, "%06o to %06o", h->run.first, h->run.last);
    html_element(out, "th", " scope=\"row\"", text);
    snprintf(text, sizeof text, "%d", h->run.last - h->run.first + 1);
    html_element(out, "td", " class=\"n\"", text);
    if (!hazard_symbol(report, h, text, sizeof text))
        snprintf(text, sizeof text, "%s", h->segment ? h->segment : "?");
    html_element(out, "td", "", text);
    html_element(out, "td", "", consequence(h));
    fputs("</tr>\n", out);
}

static void put_spawn(FILE *out, const struct fork_record *r)
{
    char lines[REPORT_ACTIONS][VARIANT_TEXT] = { { 0 } };
    int count = variants_actions(r, lines, REPORT_ACTIONS);
    html_element(out, "h3", "",
                 count < 0 ? "posix_spawn could not have done it"
                           : "posix_spawn would have been told");
    fputs("\n<ul>\n", out);
    for (int i = 0; i < (count < 0 ? 1 : within(count, REPORT_ACTIONS)); i++)
        html_element(out, "li", "", lines[i]);
    if (count == 0)
        html_element(out, "li", "", "nothing but the path: no file actions");
    fputs("</ul>\n", out);
}

void html_hazards(FILE *out, const struct report *report)
{
    static const char *const heads[] = { "Bytes", "#How many", "Where",
                                         "What came of them", NULL };
    struct hazard list[REPORT_HAZARDS];
    char text[CELL];
    int count = variants_hazards(report->record, list, REPORT_HAZARDS);
    int shown = within(count, MOST_LINES);
    if (count == 0)
        html_element(out, "p", "", "The child wrote nothing before the copy went.");
    if (shown > 0) {
        html_table(out, "What the child wrote, and what its parent did there next",
                   heads);
        for (int i = 0; i < shown; i++)
            put_hazard(out, report, &list[i]);
        html_table_end(out);
    }
    if (count > shown) {
        snprintf(text, sizeof text, "And %d more; the .json has them.", count - shown);
        html_element(out, "p", "", text);
    }
    put_spawn(out, report->record);
}
