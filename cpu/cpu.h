/* KB11-A, the processor of the PDP-11/45: what it holds, and how it is run.
 * PDP-11/45 Processor Handbook; KB11-A Central Processor Unit Maintenance Manual. */
#ifndef CPU_CPU_H
#define CPU_CPU_H

#include "devices/unibus.h"
#include "mmu/mmu.h"

enum {
    SP = 6,
    PC = 7,
    PSW_C = 0000001,
    PSW_V = 0000002,
    PSW_Z = 0000004,
    PSW_N = 0000010,
    PSW_CC = 0000017,
    PSW_T = 0000020,
    PSW_IPL = 0000340,
    PSW_SET = 0004000, /* general register set 1 */
    PSW_PM = 0030000,
    PSW_CM = 0140000,
    PSW_BITS = 0174377, /* the bits that exist */

    VEC_BUS = 0004, /* odd address, time-out, stack, HALT outside kernel mode */
    VEC_RESERVED = 0010,
    VEC_BPT = 0014, /* BPT and T bit */
    VEC_IOT = 0020,
    VEC_POWER = 0024,
    VEC_EMT = 0030,
    VEC_TRAP = 0034,
    VEC_PARITY = 0114,
    VEC_PIRQ = 0240,
    VEC_FP = 0244,
    VEC_MMU = 0250
};

/* Reasons for the next instruction not to come next; cpu->requests holds them. */
enum {
    REQ_YELLOW = 01, /* stack in the yellow zone: trap 4 when the instruction is done */
    REQ_MMU = 02,    /* memory management trap 250 */
    REQ_T = 04,      /* T bit was set when the instruction began */
    REQ_POWER = 010, /* power is failing */
    REQ_FP = 020,    /* FP11 exception, trap 244 */
    REQ_WAIT = 040,  /* in WAIT: only an interrupt goes on */
    REQ_STOP =
        0100,       /* somebody outside wants the processor to stop: cpu->stop says why */
    REQ_RTT = 0400, /* RTT set T: its trap waits one instruction more */
    REQ_HOLD = 0200 /* SPL, RTT or a fatal stack trap: the next instruction comes first */
};

enum stop {
    STOP_NONE,
    STOP_HALT,  /* HALT in kernel mode */
    STOP_ASKED, /* cpu_stop was called: ^E, await */
    STOP_TIME,  /* machine time reached the limit given to cpu_run */
    STOP_IDLE,  /* in WAIT with only clocks and lines to come; see cpu->idle_stops */
    STOP_PROBE, /* the probe said so; nothing of the instruction has happened */
    STOP_COUNT, /* the number of instructions given to cpu_run were executed */
    STOP_HOOK   /* a hook said so; nothing of the instruction has happened */
};

/* What core is made of: it decides the time of every cycle. */
enum memory { MEMORY_CORE, MEMORY_MOS, MEMORY_BIPOLAR };

struct cpu;
struct cpu_table; /* decoded instructions and their times: cpu/table.c */

/* A data reference that an instruction is about to make. */
struct reference {
    word va;            /* as the program has it: a byte's may be odd */
    paddr at;           /* the byte or word on the bus */
    enum mode mode;     /* whose address it is: MFPI and MTPI use the previous mode's */
    enum intent intent; /* WRITE also for a read that will write */
    int size;           /* 1 or 2 bytes */
    bool old; /* WRITE: what was there before counts too: INC, but not CLR or MOV */
};

/* Somebody who watches: a breakpoint is a probe that stops, a trace is a probe that talks.
 * While cpu->probe is NULL this costs nothing. Any member may be NULL. */
struct probe {
    void *host;
    /* Before the instruction at PC (interrupts due before it have been taken). */
    bool (*before)(void *host, struct cpu *cpu);
    /* Before the coming instruction would make a reference: nothing has happened yet. Only
     * asked if `data` is set. */
    bool (*access)(void *host, struct cpu *cpu, const struct reference *ref);
    /* After an instruction, or an interrupt before one, was carried through: vector is that
     * of the trap it ended in, or of the interrupt. */
    void (*after)(void *host, struct cpu *cpu);
    bool data; /* access is wanted */
};

/* Hears of references to the clicks of core that mmu->watch names, each before it is made:
 * the KT11 has allowed it. A read that will write (INC) is told once, as a WRITE, so who wants
 * to hear every read watches a click for both. Devices' own cycles (NPR) are not told, nor
 * those of a rehearsal. */
struct cpu_watcher {
    void *host;
    void (*reference)(void *host, struct cpu *cpu, const struct reference *ref);
    /* Likewise of a store that the KT11 refuses for no other reason than that the page is read
     * only: it is about to abort. NULL: nobody wants to know. */
    void (*refused)(void *host, struct cpu *cpu, const struct reference *ref);
};

/* A cycle of the processor's: on the bus, or to a register within. */
struct bus_cycle {
    word va;            /* as the program has it, of a byte its word's */
    paddr at;           /* on the bus; of a refused one as far as it is known */
    enum mode mode;     /* whose address it is */
    enum space space;   /* the one that MMR3 lets it use */
    enum intent intent; /* READ: DATI, DATIP; WRITE: DATO, DATOB */
    bool fetch;         /* of an instruction's first word */
    bool refused;       /* by the KT11, or nobody answered, or odd: an abort follows */
    word data;          /* as on the bus: of a DATOB the byte is in both halves */
};

/* Hears of cycles, each after it was made, and of time that passes in WAIT. References that
 * have a window open are not told: who wants them all shuts the windows (mmu_shut). */
struct cpu_tracer {
    void *host;
    void (*cycle)(void *host, struct cpu *cpu, const struct bus_cycle *cycle);
    /* NS of machine time have gone by in WAIT. NULL: nobody wants to know. */
    void (*idle)(void *host, struct cpu *cpu, int64_t ns);
    bool rehearsal; /* it hears the cycles of a rehearsal, and no others */
};

/* Somebody who wants to hear when the processor comes to certain addresses, at the price of
 * one byte looked at before each instruction. The run is the same with it and without. */
struct cpu_hooks {
    void *host;
    /* By mode (2 too, none is NULL): a byte for each word of the 64 KB, not 0 where AT is
     * to be called. */
    const byte *map[4];
    /* Before the instruction at PC, when interrupts were served and the probe lets it
     * begin: false, and it is carried out next. True: cpu_run returns STOP_HOOK; the next
     * run asks again, for the same instruction unless an interrupt comes first. An
     * instruction that aborts is asked about again when it is restarted. */
    bool (*at)(void *host, struct cpu *cpu);
};

/* FP11-B: six 64-bit accumulators, first word (sign, exponent) highest. It works beside the
 * processor until BUSY_UNTIL (ns, machine time). */
struct fp11 {
    int64_t busy_until;
    int event; /* an exception is found at the end of its work: the trap comes then */
    word fps, fec, fea;
    word ac[6][4];
    uint64_t ar, qr; /* what maintenance instructions see of the fraction unit, 59:0 */
    byte microbreak;
    byte step; /* of a multiplication where the microbreak comes; 0: none was loaded */
};

/* The operands of an instruction, for the history: kept only for a probe with after(). */
struct operands {
    word src, dst; /* as read; 0 if it had none */
};

/* Where the next longjmp comes from, and where a vector flow was entered. */
enum stack_fault {
    STACK_GOOD,
    STACK_ERROR, /* odd or no memory: the kernel's stack begins anew at 4 */
    STACK_RED    /* below its limit: the same */
};

struct abort {
    bool pending; /* its trap has not been taken yet */
    enum stack_fault stack;
    word vector;
};

struct flow {
    bool active;   /* in a vector flow */
    bool pushing;  /* the new PS is loaded */
    bool hardware; /* not one of the instructions that trap */
    bool frozen;   /* MMR0 was, at its entry */
    bool yellow;   /* it serves a yellow stack, and is not checked for one again */
    word psw, pc;  /* at its entry */
    word new_pc;
};

struct cpu {
    struct board board; /* 777570, 777770-777776 */
    struct mmu *mmu;    /* both made anew by cpu_rebind */
    struct unibus *bus;

    word r[8];         /* the current set; r[SP] is the current mode's */
    word psw;          /* up to date, condition codes too */
    word other_set[6]; /* R0-R5 of the set that PSW<11> does not select */
    word sp[4];        /* by mode; the current mode's entry is stale */
    int level;         /* PSW<7:5> */
    word ir;           /* the instruction in hand */
    word start;        /* its address */
    word requests;     /* REQ_ bits */
    word slr;          /* stack limit, 15:8 */
    word pirq;
    word microbreak;    /* 777770, 7:0 */
    word switches;      /* SR, 15:0 (17:16 below) */
    word display;       /* DR */
    byte switches_high; /* switches 17:16 */
    bool fpp;           /* FP11 fitted */
    struct fp11 fp;
    enum memory memory;

    uint64_t count; /* instructions since power-up */
    int64_t spent;  /* ns taken by the last instruction, with the service before it */
    int64_t began;  /* ns: when the service before the last instruction began */
    uint64_t count_limit;
    uint64_t late_count; /* the instruction that paid for a request coming late */
    enum stop stop;
    bool idle_stops; /* cpu_run returns STOP_IDLE instead of jumping to the next event */
    int pirq_line[8];
    int limit_event;
    word
        vector; /* of the trap or interrupt that probe->after hears of; 0: there was none */
    struct operands operands;
    word start_psw; /* PSW when the instruction began */
    struct abort abort;
    struct flow flow;

    const struct cpu_table *table; /* for this kind of memory, see cpu_memory */
    const struct probe *probe;
    const struct cpu_hooks *hooks;     /* NULL: none; they may go in the midst of a run */
    const struct cpu_watcher *watcher; /* not NULL while mmu->watch is not */
    struct rehearsal *rehearsal;       /* while a probe sees the references beforehand */
    const struct cpu_tracer *tracer;   /* NULL: none */
    void *catch; /* jmp_buf of the running cpu_run: where an abort goes */
};

/* The processor on the bus, powered up: PC 0, PSW 0, KT11 off. */
void cpu_attach(struct cpu *cpu, struct unibus *bus, struct mmu *mmu);

/* TABLE must outlive the processor; cpu_table_new makes one (1 MB; NULL: no memory). */
struct cpu_table *cpu_table_new(enum memory memory);
void cpu_table_free(struct cpu_table *table);
void cpu_set_table(struct cpu *cpu, const struct cpu_table *table, enum memory memory);

/* After the struct that holds processor, KT11 and bus was copied DELTA bytes away. */
void cpu_rebind(struct cpu *cpu, ptrdiff_t delta);

/* Console START without its switch: INIT on the bus, PSW, MMR0, MMR3, SLR, PIRQ cleared. */
void cpu_reset(struct cpu *cpu);

/* Runs until something stops it: machine time UNTIL (ns, SCHED_NEVER for no limit), COUNT
 * instructions (0: no limit), or as enum stop says. PC is the next instruction. */
enum stop cpu_run(struct cpu *cpu, int64_t until, uint64_t count);

/* Stops cpu_run after the instruction or event in hand. */
void cpu_stop(struct cpu *cpu);

/* The PSW as the console writes it: all of PSW_BITS, register set and stack switched. */
void cpu_set_psw(struct cpu *cpu, word psw);
word cpu_get_sp(const struct cpu *cpu, enum mode mode);
void cpu_set_sp(struct cpu *cpu, enum mode mode, word value);
/* Register N (0-5) of set SET (0 or 1). */
word cpu_get_r(const struct cpu *cpu, int set, int n);
void cpu_set_r(struct cpu *cpu, int set, int n, word value);
/* Asks the processor to look at REQUESTS (REQ_ bits) after this instruction. */
static inline void cpu_ask(struct cpu *cpu, word requests)
{
    cpu->requests |= requests;
    sched_hurry(&cpu->bus->sched);
}

/* A mode in the PSW's words: 0 kernel, 1 super, 3 user. */
static inline enum mode cpu_mode(const struct cpu *cpu)
{
    return (enum mode)(cpu->psw >> 14);
}
static inline enum mode cpu_previous(const struct cpu *cpu)
{
    return (enum mode)(cpu->psw >> 12 & 3);
}

/* The time of IR in ns as the tables have it: memory MEMORY, KT11 on or off, the branch
 * not taken, no shifts, shortest division. What depends on data is added when it runs. */
int cpu_insn_ns(word ir, enum memory memory, bool kt11);

#endif
