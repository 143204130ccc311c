/* The names that V6's as knows without being told. */
#ifndef IMAGES_AS_NAMES_H
#define IMAGES_AS_NAMES_H

#include "devices/word.h"

/* What a name is: the type of a symbol, as it stands in the a.out. Those of instructions and
 * directives say how their line is read, and pass by assignment like any other (push = mov). */
enum {
    AS_UNDEFINED = 0,
    AS_ABSOLUTE = 1,
    AS_TEXT = 2,
    AS_DATA = 3,
    AS_BSS = 4,
    AS_FP_STORE = 05, /* movfi fr,dst */
    AS_BRANCH = 06,
    AS_JSR = 07, /* r,dst */
    AS_RTS = 010,
    AS_SYS = 011,
    AS_MOVF = 012,    /* one of the two is fr0 to fr3 */
    AS_DOUBLE = 013,  /* src,dst */
    AS_FP_LOAD = 014, /* addf fsrc,fr */
    AS_SINGLE = 015,  /* dst */
    AS_BYTE = 016,
    AS_EVEN = 020,
    AS_IF = 021,
    AS_ENDIF = 022,
    AS_GLOBL = 023,
    AS_REGISTER = 024,
    AS_SEGMENT = 025, /* .text; .data and .bss are the next two */
    AS_MUL = 030,     /* src,r */
    AS_SOB = 031,
    AS_COMM = 032,
    AS_GUESSED_TEXT = 033, /* in PASS_PLACE: its label has not come yet */
    AS_GUESSED_DATA = 034,
    AS_JBR = 035,
    AS_JCC = 036, /* jeq, jne... */
    AS_KIND = 037,
    AS_GLOBAL = 040
};

struct as_name {
    const char *name;
    byte kind;
    const char *insn; /* of the instruction table, if the name is not its own */
    word value;       /* for what is no instruction */
};

extern const struct as_name as_names[];
extern const unsigned as_name_count;

/* The word that a row of as_names stands for. */
word as_name_value(const struct as_name *row);

#endif
