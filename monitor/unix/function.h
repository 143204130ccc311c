/* The functions of the running kernel, by its names: from each to the next, and their words. */
#ifndef MONITOR_UNIX_FUNCTION_H
#define MONITOR_UNIX_FUNCTION_H

#include "images/aout.h"

struct monitor;

struct kernel_function {
    char name[AOUT_NAME + 1];  /* C's: without the _ */
    char label[AOUT_NAME + 1]; /* the kernel's */
    word at;
    int words;
};

/* The function of C or assembler around PC. False: there is none. */
bool function_around(const struct monitor *m, word pc, struct kernel_function *f);

/* Its words, and two zeros behind them, to be freed. NULL: it cannot be read. */
word *function_text(const struct monitor *m, const struct kernel_function *f);

/* What the call at PC, whose words are W, calls: a C name without its _, or an assembler's
 * name; of several names for one address the one that TEXT has in it. The address if it has
 * no name; "": it goes through a pointer. */
void function_called(const struct monitor *m, word pc, const word w[2], const char *text,
                     char name[AOUT_NAME + 1]);

#endif
