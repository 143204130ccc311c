/* Between assembly.c (which assembly is wanted, and where it is kept), assembly_texts.c (its
 * texts) and assembly_same.c (whether it is what runs). Nobody else's. assembly_lines.c needs
 * none of it. */
#ifndef MONITOR_LAB_ASSEMBLY_PARTS_H
#define MONITOR_LAB_ASSEMBLY_PARTS_H

#include "monitor/lab/assembly.h"

/* A's texts, from the pack in DRIVE: those that /usr/sys/FILES names, or those of the program
 * NAME and the library's. False: WHY says which is not there. */
bool assembly_read_kernel(struct assembly *a, struct sources *sources, int drive,
                          char *why);
bool assembly_read_program(struct assembly *a, struct sources *sources, int drive,
                           const char *name, char *why);

/* Assembles A's texts. False: WHY has the first error. */
bool assembly_make(struct assembly *a, word magic, char *why);

/* Whether the N bytes at FILE are a program with A's text and data. False: WHY says where WHAT
 * differs. */
bool assembly_same(const struct assembly *a, const byte *file, size_t n, const char *what,
                   char *why);

#endif
