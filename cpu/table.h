/* The decoded instructions: for each of 65,536 first words its function and its time. */
#ifndef CPU_TABLE_H
#define CPU_TABLE_H

#include "cpu/cpu.h"

struct op {
    uint16_t ns[2]; /* KT11 off, on */
    uint16_t run;   /* number of its function */
};

enum { OP_FUNCTIONS = 160 };

struct cpu_table {
    void (*run[OP_FUNCTIONS])(struct cpu *c, word ir);
    struct op op[0200000];
};

#endif
