/* HALT WAIT RESET SPL, condition codes, and the instructions that trap. */
#include "cpu/exec.h"
#include "cpu/fp11.h"
#include "cpu/psw.h"
#include "cpu/timing.h"
#include "cpu/trap.h"

/* Outside kernel mode HALT is a trap to 4. */
void op_halt(struct cpu *c, word ir)
{
    (void)ir;
    if (cpu_mode(c) != KERNEL) {
        c->bus->sched.now += timing_service(c, 0);
        trap_instruction(c, VEC_BUS);
        return;
    }
    c->stop = STOP_HALT;
    cpu_ask(c, REQ_STOP);
}

void op_wait(struct cpu *c, word ir)
{
    (void)ir;
    cpu_ask(c, REQ_WAIT);
}

/* INIT on the bus for 10 ms; outside kernel mode only the time passes. */
void op_reset(struct cpu *c, word ir)
{
    (void)ir;
    c->bus->sched.now += RESET_NS;
    if (cpu_mode(c) == KERNEL && !c->rehearsal)
        bus_init(c->bus);
}

/* The instruction after SPL is carried out before any interrupt, in every mode. */
void op_spl(struct cpu *c, word ir)
{
    if (cpu_mode(c) == KERNEL)
        psw_write(c, (word)(ir << 5), PSW_IPL);
    cpu_ask(c, REQ_HOLD);
}

void op_cc(struct cpu *c, word ir)
{
    word bits = ir & PSW_CC;
    c->psw = ir & 020 ? c->psw | bits : (word)(c->psw & ~bits);
}

void op_bpt(struct cpu *c, word ir)
{
    (void)ir;
    trap_instruction(c, VEC_BPT);
}

void op_iot(struct cpu *c, word ir)
{
    (void)ir;
    trap_instruction(c, VEC_IOT);
}

void op_emt(struct cpu *c, word ir)
{
    (void)ir;
    trap_instruction(c, VEC_EMT);
}

void op_trap(struct cpu *c, word ir)
{
    (void)ir;
    trap_instruction(c, VEC_TRAP);
}

/* What the FP11 leaves free is an exception of its own. */
void op_reserved(struct cpu *c, word ir)
{
    if ((ir & 0170000) == 0170000)
        fp_reserved(c, ir);
    else
        trap_instruction(c, VEC_RESERVED);
}
