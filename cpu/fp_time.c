/* How long the FP11-B works on an instruction. It has a clock of its own, and the
 * processor goes on as soon as it has handed the operands over; the next FP11 instruction
 * waits until the one before is done. No table of DEC's for the FP11-B was at hand: each
 * figure is marked with how far it may be off. */
#include "cpu/fp11.h"
#include "cpu/trap.h"

/* Recalled figures may be off by 40 % up or down; those that are guessed were in no source,
 * and stand at what a conversion takes. None follows the operands, as the machine's do. */
enum trust { RECALLED, GUESSED };

struct work {
    int f, d; /* ns after the hand-over, in F and in D */
    enum trust trust;
};

/* By bits 11:8 of the instruction. */
static const struct work work[16] = {
    {0,     0,     GUESSED }, /* status: nothing beyond the hand-over */
    { 1500, 1500,  RECALLED}, /* CLRF TSTF ABSF NEGF */
    { 5000, 9000,  RECALLED}, /* MULF */
    { 6000, 10000, RECALLED}, /* MODF */
    { 3500, 4000,  RECALLED}, /* ADDF */
    { 1000, 1500,  RECALLED}, /* LDF */
    { 3500, 4000,  RECALLED}, /* SUBF */
    { 2500, 2500,  RECALLED}, /* CMPF */
    { 1000, 1500,  RECALLED}, /* STF */
    { 6500, 12000, RECALLED}, /* DIVF */
    { 3500, 3500,  GUESSED }, /* STEXP */
    { 3500, 3500,  RECALLED}, /* STCFI */
    { 3500, 3500,  RECALLED}, /* STCFD */
    { 3500, 3500,  GUESSED }, /* LDEXP */
    { 3500, 3500,  RECALLED}, /* LDCIF */
    { 3500, 3500,  RECALLED}, /* LDCDF */
};

int fp_busy_ns(word ir, bool d)
{
    const struct work *w = &work[ir >> 8 & 017];
    return d ? w->d : w->f;
}

/* While the processor waits for the FP11 to be ready (flow FOP.20), the exception of the
 * instruction before comes: this one is begun anew after the trap. */
static void trap_first(struct cpu *c)
{
    c->r[PC] = c->start;
    if (c->rehearsal)
        return;
    sched_cancel(&c->bus->sched, c->fp.event);
    cpu_ask(c, REQ_FP);
}

bool fp_begin(struct cpu *c)
{
    if (!c->fpp) {
        trap_instruction(c, VEC_RESERVED);
        return false;
    }
    if (c->fp.busy_until > c->bus->sched.now)
        c->bus->sched.now = c->fp.busy_until;
    if (!sched_pending(&c->bus->sched, c->fp.event))
        return true;
    trap_first(c);
    return false;
}

void fp_overlap(struct cpu *c, word ir)
{
    c->fp.busy_until = c->bus->sched.now + fp_busy_ns(ir, fp_double(c));
}

void fp_finish(struct cpu *c, word ir)
{
    c->bus->sched.now += fp_busy_ns(ir, fp_double(c));
}
