/* Between expr.c, which knows what binds how, and expr_primary.c, which knows what is
 * bound. */
#ifndef MONITOR_EXPR_PARTS_H
#define MONITOR_EXPR_PARTS_H

#include "monitor/monitor.h"

struct parse {
    struct monitor *m;
    const char *at; /* not yet read */
    int depth;      /* of nesting */
};

/* A number, a register, 'c, [address] or (expression) at P->at. FAILED: the reason is in
 * monitor->error. */
enum result expr_primary(struct parse *p, int64_t *value);

/* An expression with all its operators, likewise. */
enum result expr_whole(struct parse *p, int64_t *value);

#endif
