/* The disassembler of whole programs, in V6's notation: what it prints can be assembled, to the same
 * text and data. cpu/disasm.h is the monitor's, of one instruction, in SIMH's. */
#ifndef MONITOR_AOUT_DIS_H
#define MONITOR_AOUT_DIS_H

#include "cpu/insn.h"
#include "images/aout.h"

#include <stdio.h>

enum {
    DIS_RELATIVE = 1, /* bit of a relocation word */
    DIS_LINE = 512,
    DIS_OWN = 32, /* at least the rows of dis_own */
    DIS_SYS = 0100
};

/* A name of the program's that stands for a place, or for one in the I/O page. */
struct dis_name {
    char name[AOUT_NAME + 1];
    byte kind; /* AOUT_TEXT, AOUT_DATA, AOUT_BSS, AOUT_ABS */
    bool global;
    bool used; /* AOUT_ABS: in an operand */
    word value;
    unsigned number; /* in the symbol table */
};

struct dis {
    struct aout a;
    const byte *relocation; /* of text, then data; NULL: there is none */
    struct dis_name *names; /* by kind, then value, the best of equals last */
    size_t count;
    FILE *out;          /* NULL: what has to be defined is being found out */
    bool used[DIS_OWN]; /* of dis_own */
    char line[DIS_LINE];
    size_t length;
};

/* --- dis_names.c ---------------------------------------------------------------------- */
/* Takes the names that can be written as such in a program, and makes some: text0, data0, bss0.
 * False: no memory. */
bool dis_read_names(struct dis *d);
/* The best name of KIND that is nearest at or below VALUE; NULL: there is none. */
struct dis_name *dis_name_below(const struct dis *d, byte kind, word value);
/* The first of KIND at or above VALUE; those of the same place follow it. */
struct dis_name *dis_name_from(const struct dis *d, byte kind, uint32_t value);
/* Is NAME one that a program can give to a place? */
bool dis_is_name(const char *name);

/* --- dis_put.c ------------------------------------------------------------------------ */
void dis_put(struct dis *d, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
word dis_word(const struct dis *d, byte segment, uint32_t address);
byte dis_byte(const struct dis *d, byte segment, uint32_t address);
/* What ld is to know of the word: a.out(V). 0 if there is no relocation. */
word dis_relocation(const struct dis *d, byte segment, uint32_t address);
/* The word by itself: a name with an offset if it is known to be an address, or a number. */
void dis_put_word(struct dis *d, byte segment, uint32_t address);
/* Operands, the words at ADDRESS: a number or an address (x(r), $x); the address that is
 * meant (*$x), and that relative to the PC (x). CODE: it is jumped to. */
void dis_put_number(struct dis *d, byte segment, word address, bool may_be_negative);
void dis_put_absolute(struct dis *d, byte segment, word address, bool code);
void dis_put_relative(struct dis *d, byte segment, word address, bool code);
/* Where a branch at ADDRESS goes. */
void dis_put_target(struct dis *d, word address, word target);

/* --- dis_words.c ---------------------------------------------------------------------- */
/* An instruction that V6's as has no name for: what its programs write instead. */
struct dis_own {
    const char *insn; /* of the instruction table */
    const char *name;
    const char *value; /* in V6's language */
};

extern const struct dis_own dis_own[];
extern const int dis_owns;
/* Words behind each system call. */
extern const byte dis_sys_words[DIS_SYS];

/* The name of instruction IR, whose row is ROW; NULL if it has none. One of dis_own is noted as
 * used. */
const char *dis_insn_name(struct dis *d, const struct insn *row, word ir);
const char *dis_own_name(struct dis *d, const char *insn);
/* NULL: the assembler has no name for that call, or the program gives it to something else. */
const char *dis_sys_name(const struct dis *d, word number);

/* --- dis_insn.c ----------------------------------------------------------------------- */
/* Puts the instruction at ADDRESS; up to LEFT words are its own. Returns how many are; 0: nothing is
 * put, for it is none that could be written, or it is data rather. */
int dis_put_insn(struct dis *d, byte segment, word address, int left);

/* --- dis_shape.c ---------------------------------------------------------------------- */
/* Does relocation show that an instruction begins at ADDRESS? There are words relative to the PC,
 * and only where the instruction can have them. */
bool dis_is_sure(const struct dis *d, byte segment, uint32_t address, int left);

/* --- dis_program.c -------------------------------------------------------------------- */
void dis_print(struct dis *d);

#endif
