/* The decoded instructions: for each of 65,536 first words its function and its time. */
#ifndef CPU_TABLE_H
#define CPU_TABLE_H

#include "cpu/cpu.h"

struct op {
    void (*run)(struct cpu *c, word ir);
    int ns[2]; /* KT11 off, on */
};

struct cpu_table {
    struct op op[0200000];
};

#endif
