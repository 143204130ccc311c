/* What the reports of several forms share: bounds, times from the beginning of a record, the
 * stages' first and last. */
#ifndef MONITOR_FORK_REPORT_PARTS_H
#define MONITOR_FORK_REPORT_PARTS_H

#include "monitor/fork/json.h"
#include "monitor/fork/proc_fields.h"
#include "monitor/fork/report.h"
#include "monitor/fork/strip.h"
#include "monitor/fork/variants.h"

enum { SENTENCE = 400, REPORT_HAZARDS = 256, REPORT_ACTIONS = 64 };

/* N, but not below 0 nor above MOST. */
int within(int n, int most);

/* The first mark of STAGE; NULL: it was not passed. */
const struct stage_mark *stage_first(const struct fork_record *r, enum stage stage);

/* Is STAGE told of the child rather than the parent? */
bool stage_of_child(const struct fork_record *r, enum stage stage);

/* "newproc+24", or the address in octal. */
void stage_place(const struct report *report, const struct stage_mark *mark, char *text,
                 size_t size);

/* Where a line of time ends: the last stage that belongs to the fork, or its window, in ns. */
int64_t report_end(const struct fork_record *r);

/* "Fork 12: sh (17) makes 18". */
void report_title(const struct fork_record *r, char *text, size_t size);

/* How it was done, what became of the child, how long it took: a sentence each. */
void report_summary(const struct fork_record *r, char *text, size_t size);

/* The table of variants' name of a row's kind of figures: "observed", "modelled" or "not
 * possible". */
const char *variant_basis(const struct variant_row *row);

/* Where a hazard's first byte is, "_table+12", by the program's symbols. False: no name. */
bool hazard_symbol(const struct report *r, const struct hazard *h, char *text,
                   size_t size);

/* A field of the ledger; PARENT or CHILD NULL: it could not be read. */
struct field_values {
    struct phrase parent, child;
};
struct field_values ledger_values(const struct field *f, const void *parent,
                                  const void *child, const struct fork_record *r);
const void *ledger_user(const struct fork_side *side);

/* Parts of the .json. */
void json_ledger(struct json *j, const struct fork_record *r); /* report_ledger.c */
void json_shared(struct json *j, const struct fork_record *r); /* report_shared.c */
void json_picture(struct json *j, const char *key, const struct report *r,
                  const struct fork_picture *p); /* report_memory.c */
void json_memory(struct json *j, const struct report *r);
void json_variants(struct json *j, const struct report *r); /* report_table.c */

#endif
