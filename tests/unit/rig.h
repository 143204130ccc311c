/* A machine on the bench, for tests of the processor: a program at 001000, every vector
 * leading to a handler of its own that loops (BR .), so that PC tells which trap was
 * taken however many instructions run; and a test board at 764000 that counts its cycles
 * and asks for interrupts when told. One machine per test: Check forks. */
#ifndef TESTS_UNIT_RIG_H
#define TESTS_UNIT_RIG_H

#include "monitor/machine.h"
#include "tests/unit/unit.h"

enum {
    PROGRAM = 001000,
    DATA = 002000,   /* free core for operands, to 003776 */
    KSTACK = 004000, /* stacks at the start of a test */
    SSTACK = 005000,
    USTACK = 006000,
    HANDLERS = 020000,
    BENCH = 0764000, /* the test board: eight words */
    BENCH_VA = 0164000,
    PS_VA = 0177776,
    END = -1, /* ends a list of words */
    USER_PS = 0170000,
    SUPER_PS = 0050000
};

struct bench {
    struct board board;
    word reg[8];
    int reads, writes;
    word mask, data; /* of the last write */
    int line[8];     /* by event number */
    int events;
};

extern struct machine *m;
extern struct bench bench;

/* A test case whose tests each find a fresh machine in M. */
TCase *rig_case(Suite *suite, const char *name);

/* The words up to END at AT and after (physical). */
void put(paddr at, ...);
/* The words up to END at PROGRAM, and PC there. */
void program(int first, ...);
/* The word at AT: core or register, without side effects; the test fails on NXM. */
word look(paddr at);
/* A bus write to core or register. */
void poke(paddr at, word data);

/* Runs N instructions, or fewer if the machine stops; returns why. */
enum stop steps(int n);

/* The address of the loop that VECTOR leads to. Its new PS is 000340. */
word handler(word vector);
void set_vector(word vector, word pc, word ps);

/* Asks at LEVEL with VECTOR, NS from now. */
void request_after(int level, word vector, int64_t ns);
/* Asks now; returns the line. */
int request(int level, word vector);

/* Takes the test board off the bus, for tests that copy the machine: it is not in it. */
void bench_away(void);

/* Fails unless the trap through VECTOR was taken (once) with PC and PS saved on the stack
 * in hand, and nothing else was since. */
void expect_trap(word vector, word pc, word ps);

/* The word at KSTACK - 4 and the one after, for RTI or RTT; SP points there. */
void return_to(word pc, word ps);
/* The program with T set from its first instruction on, by an RTT before it. */
void traced(void);
/* Fails unless every word from FIRST to LAST traps to 10. */
void all_reserved(word first, word last);

/* KT11: a page of KERNEL, SUPER or USER in I_SPACE or D_SPACE, through its registers. */
paddr par_of(enum mode mode, enum space space, int page);
paddr pdr_of(enum mode mode, enum space space, int page);
void set_page(enum mode mode, enum space space, int page, word par, word pdr);
/* Every page of every mode mapped to itself, read and write, page 7 to the I/O page. Not
 * turned on. */
void map_flat(void);

/* A small generator of its own, the same everywhere. */
struct dice {
    uint64_t state;
};
uint32_t dice_next(struct dice *d);
/* The seed of FORK11_SEED, or SEED; printed with WHAT. */
struct dice dice_start(const char *what, uint64_t seed);
/* The number of FORK11_COUNT, or COUNT. */
long soak_count(long count);

#endif
