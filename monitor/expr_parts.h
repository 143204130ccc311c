/* Between expr.c, which knows what binds how, expr_primary.c, which knows what is bound, and
 * expr_value.c, which works it out. */
#ifndef MONITOR_EXPR_PARTS_H
#define MONITOR_EXPR_PARTS_H

#include "monitor/expr.h"
#include "monitor/registers.h"

enum { EXPR_OPS = 64 };

/* Steps of a little stack machine. */
enum expr_do {
    DO_CONSTANT, /* pushes VALUE */
    DO_REGISTER, /* pushes the register's value */
    DO_MEMORY,   /* the address on top becomes what is there */
    DO_NEGATE,
    DO_COMPLEMENT,
    DO_NOT,
    DO_TRUTH, /* 0 or 1 */
    DO_MULTIPLY,
    DO_DIVIDE,
    DO_REMAINDER,
    DO_ADD,
    DO_SUBTRACT,
    DO_AND,
    DO_OR,
    DO_XOR,
    DO_EQUAL,
    DO_UNEQUAL,
    DO_LESS,
    DO_GREATER,
    DO_AT_MOST,
    DO_AT_LEAST,
    DO_SKIP_FALSE, /* 0 on top: it stays, and on to step VALUE; else it goes */
    DO_SKIP_TRUE   /* likewise if it is not 0; 1 stays */
};

struct expr_op {
    enum expr_do what;
    union {
        int64_t value;
        struct ref ref;
        struct {
            uint32_t switches;  /* of the [ ] */
            struct place place; /* without any */
        } memory;
    };
};

struct expr {
    int count;
    struct expr_op op[EXPR_OPS];
};

struct parse {
    struct monitor *m;
    const char *at; /* not yet read */
    int depth;      /* of nesting */
    struct prefer prefer;
    struct place place; /* of what was read so far */
    struct expr *expr;
};

/* Adds a step. FAILED: there are too many. */
enum result expr_emit(struct parse *p, const struct expr_op *op);

/* Reads a number, a name, 'c, [address] or (expression) at P->at. FAILED: the reason is in
 * monitor->error. */
enum result expr_primary(struct parse *p);

/* An expression with all its operators, likewise. */
enum result expr_whole(struct parse *p);

#endif
