/* The console's own parts, between monitor/panel/front*.c and lamps*.c. */
#ifndef MONITOR_PANEL_FRONT_PARTS_H
#define MONITOR_PANEL_FRONT_PARTS_H

#include "monitor/panel/front.h"

enum {
    GENERAL_REGISTERS = 0777700, /* to 777717: the console alone reaches them there */
    GENERAL_REGISTERS_END = 0777720,
    CONSOLE_STATE = 0170 /* CON.00, where the microprogram turns while nothing runs */
};

/* Which key was pressed last, for those that step the address. */
struct stopped {
    uint64_t count; /* of instructions, and machine time: where the machine stood */
    int64_t now;
};

struct front {
    bool halt;   /* ENABLE/HALT is down */
    bool cycles; /* S-INST/S-BUS CYCLE is at S-BUS CYCLE */
    bool test;   /* the lamp test is pressed */
    bool stops;  /* HALT went down during a run */
    enum address_select address_select;
    enum data_select data_select;

    struct stopped stopped; /* what follows is of a machine that stands there */
    bool addressed;         /* ADDRESS is the console's own; else it is the PC */
    paddr address;          /* SR of the KB11-A, and 17:16 as LOAD ADRS had them */
    bool loaded;            /* LOAD ADRS was pressed */
    word start;             /* with this: where START begins */
    word data;              /* DR: what was examined or deposited */
    bool data_space;        /* the console's last reference was in D space */
    bool error;             /* ADRS ERR */
    enum front_key last;    /* FRONT_KEYS: none that steps */
};

/* M's console, brought up to date with the machine. NULL: no memory. */
struct front *front_of(struct monitor *m);

/* What the console refers to: MODE NO_MODE: no mode's, AT is the physical address. */
struct front_place {
    enum mode mode;
    enum space space;
};
struct front_place front_place(const struct monitor *m, enum address_select select);

/* The register that 777700-777717 has for it: 0-5 and 10-15 R0 to R5 of set 0 and 1, 6 16
 * 17 the stack pointers of kernel, supervisor and user mode, 7 PC. */
word front_register(const struct cpu *cpu, unsigned n);
void front_set_register(struct monitor *m, unsigned n, word data);

#endif
