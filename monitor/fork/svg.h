/* Pieces of drawings in SVG: text, boxes in their owners' colours and patterns, an axis of
 * time. Lengths are in units of a drawing SVG_WIDTH wide. Colours are Okabe and Ito's; every
 * colour has a pattern or a label beside it. */
#ifndef MONITOR_FORK_SVG_H
#define MONITOR_FORK_SVG_H

#include "monitor/fork/report_parts.h"

enum {
    SVG_WIDTH = 960,
    SVG_LEFT = 120, /* of it names of lanes */
    SVG_PLOT = SVG_WIDTH - SVG_LEFT - 16,
    SVG_LETTER = 7, /* a character's width at 12 */
    SVG_LINE = 18
};

/* The patterns and the style that the pieces use: once in a document. */
void svg_style(FILE *out);
void svg_patterns(FILE *out);

/* KIND is a class: t (text), s (small), h (heading), m (in the middle), joined by blanks. */
void svg_text(FILE *out, double x, double y, const char *kind, const char *text);

/* A box of OWNER's looks with TITLE to be read out and shown under the pointer; LABEL within
 * if it fits. */
void svg_box(FILE *out, double x, double y, double width, double height, enum owner owner,
             const char *title, const char *label);

/* TEXT in lines of at most COLUMNS characters from (x, y) on; returns the y below them. */
double svg_paragraph(FILE *out, double x, double y, int columns, const char *text);

/* The pieces of a report: each draws from Y on and returns the y below it. */
double svg_timelines(FILE *out, const struct fork_record *r, double y); /* svg_time.c */
double svg_stage_list(FILE *out, const struct fork_record *r, double y);
double svg_strips(FILE *out, const struct report *r, double y); /* svg_strip.c */

#endif
