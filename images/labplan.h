/* What the lab system's lists say. sys/FILES and lib/FILES name texts, in the order in which they
 * are assembled, one a line. bin/FILES has a line for each program that is of several texts:
 * its name, then theirs; any other program is of the one with its name and ".s". Behind a
 * program's texts come the library's. */
#ifndef IMAGES_LABPLAN_H
#define IMAGES_LABPLAN_H

#include "images/aout.h"

enum { LABPLAN_NAME = 14 }; /* characters of a name: V6's */

struct plan_word {
    const char *at;
    int n; /* characters; 0: there is none */
};

/* The next word of the line that *AT stands in; *AT goes behind it. */
struct plan_word plan_word(const char **at);

/* *AT goes to the next line. False: there is none. */
bool plan_line(const char **at);

/* The line of LIST (bin/FILES) for the program NAME of N characters, behind its name. NULL: it
 * has none. */
const char *plan_find(const char *list, const char *name, int n);

bool plan_same(struct plan_word w, const char *name, int n);

/* What the head of a program's first text, the comment it begins with, wants the program to be:
 * AOUT_PLAIN if 0407 stands in it, else AOUT_SHARED. */
word plan_magic(const char *text);

#endif
