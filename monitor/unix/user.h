/* The u-area of a process, wherever it lies: the user structure, and above it the kernel
 * stack. */
#ifndef MONITOR_UNIX_USER_H
#define MONITOR_UNIX_USER_H

#include "monitor/unix/kernel.h"

enum { AREA_BYTES = 1024 }; /* USIZE clicks, in every edition that has a table */

/* The user structure at the beginning of AREA. */
void user_unpack(const struct edition *e, const byte *area, struct user_area *u);

#endif
