/* The FP11 between its files: status, operands, results, time. */
#ifndef CPU_FP11_H
#define CPU_FP11_H

#include "cpu/cpu.h"
#include "cpu/fp_arith.h"

enum {
    FPS_FER = 0100000, /* an exception was met */
    FPS_FID = 0040000, /* it does not trap */
    FPS_FIUV = 0004000,
    FPS_FIU = 0002000,
    FPS_FIV = 0001000,
    FPS_FIC = 0000400,
    FPS_FD = 0000200,
    FPS_FL = 0000100,
    FPS_FT = 0000040,
    FPS_FMM = 0000020,
    FPS_BITS = 0147777, /* those that exist */

    FEC_OP = 2,
    FEC_DIVIDE = 4,
    FEC_CONVERSION = 6,
    FEC_OVERFLOW = 010,
    FEC_UNDERFLOW = 012,
    FEC_UNDEFINED = 014,
    FEC_MAINTENANCE = 016,

    FP_IMMEDIATE = 027 /* mode and register of an operand of one word */
};

/* The FP11 takes the instruction, when it has finished the one before. False: nothing of it
 * happens. There is no FP11, and the trap to 10 is done; or the one before ended in an
 * exception, whose trap comes first. */
bool fp_begin(struct cpu *c);
/* It works on while the processor goes on: what it takes for IR (cpu/fp_time.c). */
void fp_overlap(struct cpu *c, word ir);
/* The processor waits for the result. */
void fp_finish(struct cpu *c, word ir);
/* What the FP11 is busy with IR after its hand-over, ns, in the length of D. */
int fp_busy_ns(word ir, bool d);

/* FER, FEC and FEA are set, and the trap 244 follows unless FID forbids it: at once, or when
 * the FP11 has done what fp_overlap said. */
void fp_exception(struct cpu *c, word fec);
/* The same if ENABLE is set in FPS; true if it is. */
bool fp_enabled_exception(struct cpu *c, word enable, word fec);
/* 170003 to 170077 without a meaning. */
void fp_reserved(struct cpu *c, word ir);

/* In maintenance mode, true if IR passes microprogram STATE and the microbreak register
 * says so: exception 16, and IR ends there. */
bool fp_microbreak(struct cpu *c, word state);
/* The same in the middle of ADDF, MULF or DIVF, with AR and QR as they are there. */
bool fp_arithmetic_break(struct cpu *c, word ir, struct fp_number ac,
                         struct fp_number src);

static inline bool fp_double(const struct cpu *c)
{
    return c->fp.fps & FPS_FD;
}

/* An operand in memory: its first word, and how many words are there. An immediate is
 * one word. */
struct fp_operand {
    uint32_t ref;
    int words;
};

/* The operand in memory of IR, of WORDS words (1, 2 or 4); its register is stepped. */
struct fp_operand fp_operand(struct cpu *c, word ir, int words, bool source);
/* The ref of its word I. */
static inline uint32_t fp_nth(struct fp_operand o, int i)
{
    return (o.ref & ~(uint32_t)WHOLE_WORD) | ((o.ref + 2u * (unsigned)i) & WHOLE_WORD);
}
/* Its words from memory and to it; of IN, those that it has not stay. */
void fp_read(struct cpu *c, struct fp_operand o, word in[4]);
void fp_write(struct cpu *c, struct fp_operand o, const word out[4]);

/* A register operand is AC0-5: AC6 and AC7 are an exception, and true. */
bool fp_no_such_ac(struct cpu *c, word ir);
/* -0 from memory is an exception if FIUV is set: true. */
bool fp_undefined(struct cpu *c, word first);

/* The floating source of IR in the length of D; words that it has not are 0. False: an
 * exception. */
bool fp_source(struct cpu *c, word ir, bool d, word in[4]);
/* To the floating destination of IR. */
void fp_store(struct cpu *c, word ir, bool d, const word out[4]);

/* The accumulator of 7:6. */
static inline int fp_ac(word ir)
{
    return ir >> 6 & 3;
}
struct fp_number fp_accumulator(const struct cpu *c, word ir);
void fp_load(struct cpu *c, int ac, bool d, const word in[4]);

/* What is stored of a number, the condition codes with it, and the exception that comes
 * after it; 0: none. */
struct fp_result {
    word w[4];
    word cc, fec;
};

/* N in the length of D, rounded or chopped and its exponent within the range as FPS says. */
struct fp_result fp_fit(struct fp_number n, bool d, word fps);
/* When the words are stored: the rest of it. */
void fp_conclude(struct cpu *c, const struct fp_result *r);
/* All of it, to the accumulator of 7:6. */
void fp_deliver(struct cpu *c, word ir, struct fp_number n);

/* N and Z after the first word of a result; V and C clear. */
void fp_set_cc(struct cpu *c, word first);

#endif
