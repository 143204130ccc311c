/* The lines of the kernel's C, read from the mounted pack, at which a kernel is. There is no
 * table of lines: text and machine code are walked beside each other, and where an
 * instruction can be of two lines, both are told. The lab's kernel and programs are of
 * assembler, whose texts are assembled again, and theirs are certain. */
#ifndef MONITOR_UNIX_LINES_H
#define MONITOR_UNIX_LINES_H

#include "monitor/source/linemap.h"
#include "monitor/symbols.h"
#include "monitor/unix/sources.h"

struct monitor;

enum { SOURCE_LINE = 120 };

struct source_line {
    const struct source_file *file; /* good until the machine runs on */
    char path[SOURCE_PATH];         /* "/usr/sys/ken/slp.c" */
    int drive;                      /* of the pack */
    char function[AOUT_NAME + 1];
    int first, last;        /* the function's lines */
    int calls, found;       /* calls in its code, and those that its text has too */
    int line;               /* the first one is 1 */
    int other;              /* possible too; 0: LINE is sure */
    char text[SOURCE_LINE]; /* of LINE, cut off there; tabs and all */
    char why[SOURCE_WHY];   /* if there is none: why not, a sentence */
};

/* The line at address PC of kernel mode. False: OUT->why says why none can be told. */
bool lines_at(struct monitor *m, word pc, struct source_line *out);

/* The line at address PC of the program that the process in SLOT of proc[] runs: the lab's have
 * lines. */
bool lines_at_user(struct monitor *m, int slot, word pc, struct source_line *out);

/* That of the next instruction, whose ever it is; of supervisor mode none is known. */
bool lines_here(struct monitor *m, struct source_line *out);

/* Prints the lines from BEFORE lines before AT's to AFTER lines behind it, its own marked
 * with > (two that are possible with ?). They stay within the function. */
void lines_say(struct monitor *m, const struct source_line *at, int before, int after);

/* Calls VISIT for each call instruction of the function at PC, by address; NAME is what it
 * calls ("": it goes through a pointer). AT tells of the function then. False: AT->why. */
typedef void lines_call(struct monitor *m, word pc, const char *name,
                        const struct source_line *at);
bool lines_calls(struct monitor *m, word pc, lines_call *visit, struct source_line *at);

/* Forgets what was read, for another kernel or another pack. */
void lines_forget(struct monitor *m);

#endif
