/* The lines of the lab's kernel and programs, by their assemblies. */
#ifndef MONITOR_LAB_SOURCE_H
#define MONITOR_LAB_SOURCE_H

#include "monitor/lab/assembly.h"
#include "monitor/unix/lines.h"

/* The line of the kernel at PC, of the program that the process in SLOT runs, and the calls of
 * the kernel's function at PC: as lines_at, lines_at_user and lines_calls have it. OUT is
 * empty before. */
bool lab_kernel_line(struct monitor *m, word pc, struct source_line *out);
bool lab_user_line(struct monitor *m, int slot, word pc, struct source_line *out);
bool lab_kernel_calls(struct monitor *m, word pc, lines_call *visit,
                      struct source_line *out);

/* "forkcore.s:42  text" of the next instruction, on a line of its own, if it is the lab's. */
void lab_say_line(struct monitor *m);

#endif
