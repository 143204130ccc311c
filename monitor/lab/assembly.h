/* The lab's kernel and programs beside their texts on the mounted pack: read, assembled again in
 * memory, and compared with what runs, byte for byte. So each instruction's line is known
 * for certain; texts that make another program are refused. */
#ifndef MONITOR_LAB_ASSEMBLY_H
#define MONITOR_LAB_ASSEMBLY_H

#include "images/as.h"
#include "monitor/unix/guest.h"
#include "monitor/unix/sources.h"

enum { ASSEMBLY_TEXTS = 100, ASSEMBLY_WHY = SOURCE_WHY };

struct assembly {
    const struct source_file *text[ASSEMBLY_TEXTS]; /* in the order of assembly */
    int texts;
    struct as_output out;
    struct aout aout; /* in OUT */
};

/* The drive whose pack the kernel comes from, if that has the list of its texts, /usr/sys/FILES;
 * -1: it has not. */
int assembly_drive(const struct monitor *m);

/* That of the kernel that runs, or of the program that FILE of the guest's is. NULL: WHY
 * (ASSEMBLY_WHY bytes) says why there is none. Both live until the machine runs on. */
const struct assembly *assembly_of_kernel(struct monitor *m, char *why);
const struct assembly *assembly_of_program(struct monitor *m,
                                           const struct guest_file *file, char *why);

/* The text (its place in A->text) and line of the instruction at PC. */
bool assembly_line(const struct assembly *a, word pc, int *text, int *line);

/* The text called NAME: "hello.s", "lib/fork.s" (or "fork.s"). -1: it is of none so called. */
int assembly_text(const struct assembly *a, const char *name);

/* What people call the text PATH: the library's with their folder, since they share names with
 * the kernel's. */
const char *assembly_text_name(const char *path);

/* The first instruction of *LINE of that text, or of the next line that has one, which *LINE
 * becomes. False: there is none. */
bool assembly_address(const struct assembly *a, int text, int *line, word *pc);

void assemblies_free(struct monitor *m);

#endif
