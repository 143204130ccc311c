/* Places in the lab's texts, as people name them. */
#ifndef MONITOR_LAB_SPOT_H
#define MONITOR_LAB_SPOT_H

#include "monitor/monitor.h"
#include "monitor/unix/guest.h"

struct source_file;

/* A place in a text: "fork.s:120", "lib/fork.s:10", the line decimal. */
struct lab_spot {
    const struct source_file *file;
    int line;                  /* as wished */
    int code;                  /* the first from there that has an instruction, */
    word pc;                   /* and where; CODE 0: none has */
    enum mode mode;            /* KERNEL or USER */
    struct guest_file program; /* USER: the file of the program that it is of */
};

/* Whether a spot stands at AT, whatever it is worth. */
bool lab_is_spot(const char *at);

/* The spot at *AT, which goes behind it, in the kernel's texts or in those of a program: of the
 * process in SLOT (-1: none), else of that in /bin or /etc to which the text belongs. MODE says
 * which are meant, NO_MODE: the kernel's before. FAILED: the reason is in monitor->error. */
enum result lab_take_spot(struct monitor *m, const char **at, enum mode mode, int slot,
                          struct lab_spot *spot);

#endif
