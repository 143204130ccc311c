/* The processor's registers by name. They are numbered; the first CPU_REGISTERS_STATE are
 * those that EXAMINE STATE lists, in its order, and the rest are other names for them or
 * for their parts. N below is one of these numbers. */
#ifndef MONITOR_CPU_REGISTERS_H
#define MONITOR_CPU_REGISTERS_H

#include "monitor/machine.h"

enum { CPU_REGISTERS_STATE = 44 };

/* The number of NAME (any case); -1: the processor has no such register. */
int cpu_register_find(const char *name);

const char *cpu_register_name(int n);

/* Its width, 1 to 64. */
int cpu_register_bits(int n);

bool cpu_register_is_pc(int n);

/* MMR1 and MMR2, which say what the KT11 saw. */
bool cpu_register_readonly(int n);

/* Reading has no side effect. */
uint64_t cpu_register_get(struct machine *machine, int n);

/* VALUE fits; the register may be written. The caller rebuilds the KT11's map. */
void cpu_register_set(struct machine *machine, int n, uint64_t value);

#endif
