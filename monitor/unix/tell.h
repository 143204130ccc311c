/* What the commands that show the kernel's tables have in common. */
#ifndef MONITOR_UNIX_TELL_H
#define MONITOR_UNIX_TELL_H

#include "monitor/command.h"

enum { TELL_TEXT = 96, ENTRY_TEXT = 12 };

/* A name for each bit. */
struct bit_name {
    word bit;
    const char *name;
};

/* FAILED unless the guest's kernel is known and of an edition that has tables; then what is
 * said next begins a line. */
enum result tables_wanted(struct monitor *m);

/* The process that ARGS names: a PID, or the one that has the processor. FAILED also if
 * anything else is there. VERB is for the sentence. */
enum result take_process(struct monitor *m, const char *verb, const char *args,
                         struct proc_entry *p);

/* The names of BITS with blanks between, and what has none as an octal number: "?10"; "-" for
 * none. NAMES
 * ends with a NULL. */
void tell_bits(const struct bit_name *names, word bits, char *text, size_t size);

/* A kernel address: "runout", "proc[2]", "inode[6]+4", or octal. */
void tell_kernel(const struct monitor *m, word at, char *text, size_t size);

/* Which entry of TABLE the pointer AT means: its number; "-" for 0, "?" for none. */
void tell_entry(const struct monitor *m, enum kernel_table table, word at,
                char text[ENTRY_TEXT]);

/* A device: "rk0", "none" for NODEV, or its major and minor number: "8/0". */
void tell_device(const struct monitor *m, word dev, char *text, size_t size);

/* Where an image lies: "core 001234", "swap 004100"; with ? behind it if that cannot be. */
void tell_place(const struct monitor *m, const struct proc_entry *p, char *text,
                size_t size);

/* "process 17 (sh)" */
void tell_process(const struct monitor *m, const struct proc_entry *p, char *text,
                  size_t size);

/* FAILED, with why the image of P could not be read. */
enum result no_image(struct monitor *m, const struct proc_entry *p);

/* WHERE for a process that has not the processor. */
enum result where_process(struct monitor *m, const struct proc_entry *p);

#endif
