/* User programs' names: the symbols of the a.out that a process runs, found in the file
 * systems of the mounted packs. */
#ifndef MONITOR_PROGRAMS_H
#define MONITOR_PROGRAMS_H

#include "monitor/symbols.h"

struct monitor;
struct guest_file;

/* Those of the program in the process in SLOT of proc[]. NULL: none are known. They live
 * until the machine runs on or program_forget. */
const struct symbols *program_symbols(struct monitor *m, int slot);

/* Those of the process that has the processor. */
const struct symbols *program_current(struct monitor *m);

/* The file that those of program_symbols come from; and the names in that file, when no
 * process may run it any more. False, NULL: none are known. */
bool program_file(struct monitor *m, int slot, struct guest_file *file);
const struct symbols *program_of(struct monitor *m, const struct guest_file *file);

/* The process PID in SLOT has got the image of PATH, as its exec named it. */
void program_exec(struct monitor *m, int slot, word pid, const char *path);

/* The names in the a.out of N bytes at FILE are good for every user program with the same
 * text, or, while no kernel is known, for whatever runs in user mode. */
void program_take(struct monitor *m, const byte *file, size_t n, const char *origin);

/* The kernel has changed: nothing is known of any process. */
void program_forget(struct monitor *m);

void programs_free(struct monitor *m); /* at the session's end */

#endif
