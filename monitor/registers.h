/* Every register by name: the processor's, the KT11's and the boards'. */
#ifndef MONITOR_REGISTERS_H
#define MONITOR_REGISTERS_H

#include "monitor/monitor.h"

struct ref {
    int row;               /* of cpu_registers.h; -1: another kind */
    const struct reg *reg; /* of a board, at its bus address */
    struct board *board;
    struct page *page; /* a PAR or PDR */
    bool pdr;
    char name[16];
};

/* False: there is no register NAME (any case). */
bool register_find(struct monitor *m, const char *name, struct ref *ref);

/* Reading has no side effect; a board's register is peeked at. */
uint64_t register_get(struct monitor *m, const struct ref *ref);

/* Two's complement too, if it has 16 bits. FAILED: too large, or it cannot be written. */
enum result register_set(struct monitor *m, const struct ref *ref, int64_t value);

/* How many bits it has, 1 to 64. */
int register_bits(const struct ref *ref);

/* The N-th of the processor's registers that EXAMINE STATE lists, and how many there are.
 * */
bool register_row(int n, struct ref *ref);
int register_rows(void);

/* The N-th of all registers, as EXAMINE STATE lists them; false: no more. */
bool register_nth(struct monitor *m, int n, struct ref *ref);

/* "NAME:\tvalue\n", as EXAMINE prints it. */
void register_say(struct monitor *m, const struct ref *ref);

/* Register REG of board B: its name (that of one board of several begins with the kind's name
 * and the board's place among them: DC3RCSR) and its 18-bit address. */
void register_of_board(struct board *b, const struct reg *reg, struct ref *ref);
paddr register_address(const struct ref *ref);

/* The registers of B with their bit fields: "RKCS 000200  RDY F=0". */
void register_say_board(struct monitor *m, struct board *b);

#endif
