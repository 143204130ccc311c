/* How long the FP11-B works on an instruction. It has a clock of its own, and the
 * processor goes on as soon as it has handed the operands over; the next FP11 instruction
 * waits until the one before is done. All times are provisional (40 % either way): no table
 * of DEC's for the FP11-B was at hand. */
#include "cpu/fp11.h"
#include "cpu/trap.h"

/* By bits 11:8 of the instruction, F and D, ns after the hand-over. */
static const int busy[16][2] = {
    {0,     0    }, /* status: done with the hand-over */
    { 1500, 1500 }, /* CLRF TSTF ABSF NEGF */
    { 5000, 9000 }, /* MULF */
    { 6000, 10000}, /* MODF */
    { 3500, 4000 }, /* ADDF */
    { 1000, 1500 }, /* LDF */
    { 3500, 4000 }, /* SUBF */
    { 2500, 2500 }, /* CMPF */
    { 1000, 1500 }, /* STF */
    { 6500, 12000}, /* DIVF */
    { 3500, 3500 }, /* STEXP */
    { 3500, 3500 }, /* STCFI */
    { 3500, 3500 }, /* STCFD */
    { 3500, 3500 }, /* LDEXP */
    { 3500, 3500 }, /* LDCIF */
    { 3500, 3500 }, /* LDCDF */
};

int fp_busy_ns(word ir, bool d)
{
    return busy[ir >> 8 & 017][d];
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
