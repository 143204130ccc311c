/* What the class reads about a fork: the pieces of FORK SHOW, FORK LIST and FORK COMPARE. */
#ifndef MONITOR_FORK_SHOW_H
#define MONITOR_FORK_SHOW_H

#include "monitor/fork/record.h"
#include "monitor/monitor.h"

enum { SHOW_COLUMNS = 79, LIST_ROW = 128 };

/* FORK LIST: the line above the rows, and a row, without new lines. */
extern const char fork_list_header[];
void fork_list_row(const struct fork_record *r, char *text, size_t size);

/* TEXT in lines of at most SHOW_COLUMNS, each with INDENT blanks before it; the first has
 * HEAD instead, which is padded to INDENT. */
void say_wrapped(struct monitor *m, int indent, const char *head, const char *text);

/* HELP FORK: where FORK STEP stops, in both branches. */
void fork_help_stages(struct monitor *m);

/* FIELD PARENT CHILD HOW, a line for each field of proc and u. */
void fork_say_ledger(struct monitor *m, const struct fork_record *r);

/* Core and swap before and after, with who is who. */
void fork_say_pictures(struct monitor *m, const struct fork_record *r);

/* Both returns side by side, and what becomes of the child's r0. */
void fork_say_returns(struct monitor *m, const struct fork_record *r);

/* The table of section "variants", for pages of PAGE bytes, and all that belongs to it; with
 * the constants if VERBOSE. */
void fork_say_variants(struct monitor *m, const struct fork_record *r, int page,
                       bool verbose);

#endif
