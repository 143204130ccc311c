/* A line of assembly language being read: its numbers, registers and operands. For
 * cpu/assemble.c alone. Every reader returns false when the text is not what it wants, with
 * the sentence for the user in S->error. */
#ifndef CPU_SOURCE_H
#define CPU_SOURCE_H

#include "cpu/text.h"

struct source {
    const char *at; /* not yet read */
    word pc;        /* of the first word */
    word w[3];
    int words; /* of W so far */
    struct text error;
};

void source_skip_blanks(struct source *s);
/* Reads C, blanks before it too, if it comes next. */
bool source_take(struct source *s, char c);

/* Says "expected WHAT, found ..." and returns false. */
bool source_expected(struct source *s, const char *what);

/* [-] term { + | - term }; a term is octal, 19. decimal, or . for the PC; modulo 2^16. */
bool source_number(struct source *s, word *value);
bool source_number_comes(const struct source *s);

/* A register by name; false and nothing read or said if none comes next. ACS: also F0-F7,
 * AC0-AC7 and V6's FR0-FR7, and only those. */
bool source_register(struct source *s, bool acs, int *r);

/* Six bits of mode and register in *SPEC; index and immediate words go to S->w. FLOATING:
 * mode 0 is an accumulator. */
bool source_operand(struct source *s, bool floating, word *spec);

#endif
