/* A lab whose run is disturbed at one instruction, in a copy of this process: the machine is where
 * it was afterwards. */
#ifndef TESTS_UNIT_LAB_DISTURB_H
#define TESTS_UNIT_LAB_DISTURB_H

#include "tests/unit/lab_rig.h"

extern struct lab l;

/* What a copy of this process found out with its copy of the machine. */
extern struct found {
    uint64_t length; /* instructions */
    char output[2000];
} found;

/* That many instructions have been executed. */
uint64_t instructions(void);

/* Types COMMAND and awaits its echo. */
void type(const char *command);

/* WORK is done by a copy of this process, for what is found then. */
void elsewhere(void (*work)(void));

/* Runs to the kernel's function of that name; not for longer than found.length. */
void to_function(const char *name);

/* Ways to disturb, after N instructions; WANTED is what is printed undisturbed. False, with what
 * was printed: it is not what it should be. */
bool ticked(uint64_t n,
            const char *wanted); /* the clock ticks: nothing else is printed */
bool deleted(uint64_t n, const char *wanted); /* DEL is typed */

/* A copy of this process, with its machine, is DISTURBed after N instructions; then all comes
 * to rest, and goes on. */
void disturb(uint64_t n, bool (*disturbed)(uint64_t n, const char *wanted));

/* The environment's number of that name; UNSET: there is none. */
unsigned long setting(const char *name, unsigned long unset);

#endif
