/* THE TABLE: one row per instruction, read by the decoder, the executor, the timing, the
 * disassembler, the assembler and the tests. The rows are in cpu/insn.def. */
#ifndef CPU_INSN_H
#define CPU_INSN_H

#include "devices/word.h"

/* How the operands stand in the instruction, and how they are written. */
enum form {
    F_NONE, /* NOP           */
    F_DD,   /* CLR dst       dst in 5:0 */
    F_SSDD, /* MOV src,dst   src in 11:6, dst in 5:0 */
    F_RDD,  /* XOR r,dst     JSR r,dst: r in 8:6 */
    F_SSR,  /* MUL src,r     r in 8:6, src in 5:0 */
    F_R,    /* RTS r         r in 2:0 */
    F_N3,   /* SPL n         n in 2:0 */
    F_N6,   /* MARK nn       nn in 5:0 */
    F_N8,   /* TRAP n        n in 7:0 */
    F_BR,   /* BR address    word offset in 7:0 */
    F_SOB,  /* SOB r,address r in 8:6, words back in 5:0 */
    F_CC,   /* CLC           bits of 3:0 may be combined */
    F_FDD,  /* CLRF fdst     floating operand in 5:0 */
    F_FSAC, /* LDF fsrc,ac   ac in 7:6 */
    F_ACFD, /* STF ac,fdst   ac in 7:6 */
    F_SSAC, /* LDCIF src,ac  integer operand in 5:0 */
    F_ACDD  /* STCFI ac,dst  integer operand in 5:0 */
};

/* Which rows of the handbook's timing tables an instruction follows (cpu/timing.c). */
enum timing {
    T_MOV,    /* word MOV: destination time folded in */
    T_DOUBLE, /* other double operand that writes its destination */
    T_TEST,   /* CMP, BIT: destination only read */
    T_SINGLE, /* single operand that writes */
    T_TST,    /* TST: only reads */
    T_NEG,
    T_SHIFT, /* ROR, ASR: an odd byte takes one state more */
    T_BRANCH,
    T_SOB,
    T_JMP,
    T_JSR,
    T_RTS,
    T_MARK,
    T_RTI,
    T_SPL, /* also the condition code instructions */
    T_TRAP,
    T_BPT, /* BPT and IOT */
    T_MFP,
    T_MTP,
    T_MUL,
    T_DIV,
    T_ASH,
    T_HALT,
    T_WAIT,
    T_RESET,
    T_FP_QUICK, /* LDFPS SETx CFCC: 0.6 us */
    T_FP        /* other FP11 */
};

struct insn {
    word match; /* the fixed bits */
    word mask;  /* where they stand */
    const char *name;
    enum form form;
    enum timing timing;
};

extern const struct insn insn_table[];
extern const int insn_count;

/* Rows of names that only the assembler knows (BHIS for BCC, CLRD for CLRF, ...). */
extern const struct insn insn_alias[];
extern const int insn_aliases;

/* How the operands of a form are written, for people and letter by letter for programs:
 *     s operand in 11:6     d operand in 5:0      f floating operand in 5:0
 *     R register in 8:6     r register in 2:0     a accumulator in 7:6
 *     b branch target       o SOB's target        3 6 8 number of so many bits
 * Other letters stand for themselves. */
struct insn_form {
    const char *pattern; /* "s,d" */
    const char *usage;   /* "src,dst" */
};

extern const struct insn_form insn_form[];

/* The row of IR; NULL if the 11/45 reserves it. The first row that matches is it. */
const struct insn *insn_find(word ir);

#endif
