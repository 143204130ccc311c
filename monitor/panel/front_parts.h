/* The console's own parts, between monitor/panel/front*.c and lamps*.c. */
#ifndef MONITOR_PANEL_FRONT_PARTS_H
#define MONITOR_PANEL_FRONT_PARTS_H

#include "monitor/panel/front.h"
#include "monitor/panel/lamps.h"

enum {
    GENERAL_REGISTERS = 0777700, /* to 777717: the console alone reaches them there */
    GENERAL_REGISTERS_END = 0777720,
    CONSOLE_STATE = 0170, /* CON.00, where the microprogram turns while nothing runs */
    FETCH_STATE = 0260,   /* FET.10, which waits for an instruction's first word */
    WAIT_STATE = 0244,    /* WAT.20, which waits for an interrupt */
    CYCLES = 24           /* more than an instruction and its trap have */
};

/* Where a machine stands. */
struct stopped {
    uint64_t count; /* of instructions */
    int64_t now;    /* ns of machine time */
};

/* Cycles one after another: an instruction, and the trap behind it. */
struct cycle_list {
    int n;
    struct bus_cycle cycle[CYCLES];
};

/* How long each lamp was lit in TOTAL ns of machine time. */
struct lamp_sums {
    int64_t total;
    int64_t address[ADDRESS_LAMPS];
    int64_t data[DATA_LAMPS];
    int64_t lamp[FRONT_LAMPS];
};

/* The lamps of a machine that runs: monitor/panel/lamps_duty.c. */
struct duty {
    bool whole;      /* every cycle up to lamps_end counts: others see the frame before */
    bool watched;    /* somebody looks at the lamps of this run */
    uint64_t budget; /* instructions still to be traced for this frame */
    bool tracing;    /* a slot of them is under way */
    struct cpu_tracer tracer;
    struct cycle_list list; /* of the instruction in hand */
    word ir;                /* itself */
    int64_t began, idle;    /* ns: when it began, and how long it was in WAIT */
    struct lamp_sums busy;  /* of the slots of this frame */
    struct lamp_sums wait;  /* of its WAITs, all of them */
    int64_t since;          /* ns: when the frame began */
    struct lamps shown;     /* the frame before */
    uint64_t last_count;    /* the last instruction traced, */
    word last_data;         /* and what went through the data paths at its end */
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

    struct cycle_list list; /* S-BUS CYCLE: of the coming instruction */
    int at;                 /* the cycle that the lamps show; -1: none */
    bool finishing;         /* it is the last: the instruction is being carried out */
    bool finished;          /* and was */

    struct duty duty;
};

/* M's console, brought up to date with the machine. NULL: no memory. */
struct front *front_of(struct monitor *m);

/* What the console refers to. MODE NO_MODE: to physical addresses. */
struct front_place {
    enum mode mode;
    enum space space;
};
struct front_place front_place(const struct monitor *m, enum address_select select);

/* The register that 777700-777717 has for it: 0-5 and 10-15 R0 to R5 of set 0 and 1, 6 16
 * 17 the stack pointers of kernel, supervisor and user mode, 7 PC. */
word front_register(const struct cpu *cpu, unsigned n);
void front_set_register(struct monitor *m, unsigned n, word data);

/* CONT with S-BUS CYCLE: monitor/panel/front_cycle.c. */
void front_next_cycle(struct monitor *m, struct front *f);

/* What ADDRESS shows during CYCLE. */
uint32_t front_cycle_address(const struct monitor *m, const struct front *f,
                             const struct bus_cycle *cycle);

/* The register that IR leaves its result in; -1: none, or it is no result. */
int front_result_register(word ir);

/* The mode's lamp. */
enum front_lamp front_mode_lamp(enum mode mode);

/* BITS were lit for NS more. */
void lamps_add(int64_t *sums, uint32_t bits, int64_t ns);

/* The instruction in hand is over: its time goes to the lamps of its cycles. */
void lamps_conclude(struct monitor *m);

/* LAMPS, and where switches and knobs stand: * lit, . dark, 1 to 9 tenths. */
void front_say_lamps(struct monitor *m, const struct lamps *lamps);

/* The lamps of this frame, of a machine that runs; the next frame begins. */
void lamps_of_run(struct monitor *m, struct front *f, struct lamps *lamps);

#endif
