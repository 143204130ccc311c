/* A kernel of no edition's making: tables of any length in core, the names that tell where
 * they lie, and the u page at 140000. */
#ifndef TESTS_UNIT_UNIX_RIG_H
#define TESTS_UNIT_UNIX_RIG_H

#include "monitor/unix/kernel.h"
#include "tests/unit/session.h"

enum { FAKE_NAMES = 40, TABLES_AT = 010000, U_AT = 0140000 };

struct fake {
    struct session s;
    struct symbols names;
    word next; /* where the next table goes */
};

void fake_begin(struct fake *f);
void fake_end(struct fake *f);

/* A variable of that many bytes behind those before. Returns where. */
word fake_variable(struct fake *f, const char *name, word bytes);
void fake_name(struct fake *f, const char *name, byte kind, word value);

/* All the tables of E, with PROCS entries in proc[] and as many as its headers say in the
 * others, and the maps and variables of the swap device (block 4000, 872 blocks, RK0). */
void fake_tables(struct fake *f, const struct edition *e, int procs);

/* The session's kernel gets the names; false: of no edition. */
bool fake_adopt(struct fake *f);

/* fake_tables and fake_adopt, the KT11 on, the u page at click CLICK. */
void fake_kernel(struct fake *f, const struct edition *e, int procs, word click);

word fake_at(const struct fake *f, const char *name);
void fake_poke(struct fake *f, paddr at, word data);
void fake_poke_byte(struct fake *f, paddr at, byte data);

/* Process in SLOT, of the Sixth Edition: its fields, all at once. */
struct fake_process {
    int slot;
    byte stat, flag;
    int8_t pri;
    word pid, ppid, addr, size, wchan, textp;
};
void fake_process(struct fake *f, struct fake_process p);

/* A scratch pack in RK0; what is put at byte AT of it. */
void fake_pack(struct fake *f);
void fake_put(struct fake *f, int64_t at, word data);

extern const struct edition *fake_v4, *fake_v5, *fake_v6, *fake_lab, *fake_v7m;

#endif
