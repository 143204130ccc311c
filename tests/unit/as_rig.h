/* Sources assembled in memory, for the assembler's and the disassembler's tests. */
#ifndef TESTS_UNIT_AS_RIG_H
#define TESTS_UNIT_AS_RIG_H

#include "tests/unit/unit.h"

#include "images/as.h"

/* What the latest as_rig came to. The next one releases it. */
extern struct as_output as_out;
extern struct aout as_aout;

/* Assembles TEXT as V6's as does. True: as_aout is it. */
bool as_rig(const char *text);
/* The same, linked: MAGIC as -n and -i have it; STRIP. */
bool as_rig_linked(const char *text, word magic, bool strip);
/* As with the flag -. */
bool as_rig_externals(const char *text);
/* It assembles, or the test fails with its first error. */
void as_rig_good(const char *text);

/* Word I of text and data, and of their relocation. */
word as_rig_word(unsigned i);
word as_rig_relocation(unsigned i);
/* The symbol of that name; the test fails if there is none. */
struct aout_symbol as_rig_symbol(const char *name);

#endif
