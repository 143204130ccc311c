/* Names of the guest's: its kernel's, and those of the program that runs. In kernel mode the
 * kernel's go first, otherwise the program's; both are looked through. */
#ifndef MONITOR_NAMES_H
#define MONITOR_NAMES_H

#include "monitor/monitor.h"

enum { NAME_TEXT = 24 }; /* room for "_newproc+177776" */

/* The value of NAME, with or without C's _, and the space that it is an address of. */
bool symbol_value(struct monitor *m, const char *name, word *value, enum space *space);

/* The same among those of MODE alone, or among S. */
bool symbol_value_in(struct monitor *m, enum mode mode, const char *name, word *value,
                     enum space *space);
bool symbol_among(const struct symbols *s, const char *name, word *value,
                  enum space *space);

/* "newproc+24" for the address AT of MODE. False: nothing is known there. */
bool symbol_near(struct monitor *m, word at, enum mode mode, enum space space, char *text,
                 size_t size);

#endif
