/* Anchors: what a function's text and its machine code have in common. Both are graphs of the
 * same kinds of points, a call of a name, a constant, an external, a test, so that one can be
 * walked beside the other (monitor/source/align.h). */
#ifndef MONITOR_SOURCE_ANCHOR_H
#define MONITOR_SOURCE_ANCHOR_H

#include "devices/word.h"

enum anchor_kind {
    ANCHOR_NOTHING, /* a place only: a label, a fork of the way, an unlike instruction */
    ANCHOR_ENTRY,   /* jsr r5,csv */
    ANCHOR_FRAME,   /* room for the automatic variables */
    ANCHOR_CALL,    /* VALUE: the function's address */
    ANCHOR_CALL_THROUGH, /* a pointer */
    ANCHOR_POP,          /* the arguments taken off the stack again */
    ANCHOR_PUSH,         /* one put on */
    ANCHOR_CONSTANT,     /* VALUE; also an address as a value */
    ANCHOR_EXTERN,       /* the word or byte at address VALUE */
    ANCHOR_INDEX,        /* VALUE(REG): an automatic variable, a member of a structure */
    ANCHOR_REGISTER,     /* REG: a register variable */
    ANCHOR_STEP,         /* inc or dec */
    ANCHOR_TEST,         /* VALUE of enum anchor_test; NEXT: if it holds, and if not */
    ANCHOR_JUMP, /* goto, break, continue, and those that a loop and an else need */
    ANCHOR_SWITCH,
    ANCHOR_CASE, /* VALUE, on the way from the switch to there */
    ANCHOR_RETURN,
    ANCHOR_KINDS
};

/* Signed and unsigned are one: which it was, the text does not show. */
enum anchor_test { TEST_EQUAL, TEST_UNEQUAL, TEST_LESS, TEST_NOT_LESS };

enum { ANCHOR_NONE = -1, ANY_REGISTER = 8 };

struct anchor {
    enum anchor_kind kind;
    bool known; /* VALUE counts; if not, it can be any */
    byte reg;
    word value;
    int place;   /* the text's: its line. The code's: the address of the instruction */
    int next[2]; /* ANCHOR_NONE: there is none. The second only at a test or a fork */
};

struct anchors {
    struct anchor *list;
    int count, room;
    bool failed; /* no memory, or too many: the graph is no use */
};

/* Appends; returns its number, or ANCHOR_NONE if it failed. */
int anchor_add(struct anchors *a, struct anchor anchor);
void anchors_free(struct anchors *a);

/* What leaving this one out costs; 0: nothing is lost. */
int anchor_weight(const struct anchor *a);

/* Whether CODE can have been made from TEXT. *CROSSED: a test, and it holds where the text's
 * does not. */
bool anchor_fits(const struct anchor *code, const struct anchor *text, bool *crossed);

#endif
