/* Pieces of the page that report_html writes. */
#ifndef MONITOR_FORK_HTML_H
#define MONITOR_FORK_HTML_H

#include "monitor/fork/report_parts.h"

/* <TAG>TEXT</TAG>, with ATTRIBUTES (each with a blank before it, or ""). */
void html_element(FILE *out, const char *tag, const char *attributes, const char *text);

/* A table's beginning: its caption, and HEADS, a column each (of numbers
 * with a # before it), up to NULL; then rows, then
 * html_table_end. It can be scrolled with the keyboard if it is wider than the page. */
void html_table(FILE *out, const char *caption, const char *const *heads);
void html_table_end(FILE *out);

extern const char html_style[]; /* the page's CSS */

/* The sections, in order. */
void html_stages(FILE *out, const struct report *r);
void html_memory(FILE *out, const struct report *r);
void html_returns(FILE *out, const struct report *r);
void html_ledger(FILE *out, const struct report *r);
void html_variants(FILE *out, const struct report *r);
void html_hazards(FILE *out, const struct report *r);

#endif
