/* Traps and interrupts (KB11-A flows BRK, SVC; Processor Handbook, "Processor traps").
 *
 *     new PC, PS := kernel D (vector), (vector + 2)      PS<13:12> := old mode
 *     SP of the new mode -= 4;  (SP + 2) := old PS;  (SP) := old PC */
#include "cpu/trap.h"

#include "cpu/access.h"
#include "cpu/psw.h"
#include "cpu/rehearsal.h"
#include "cpu/timing.h"

enum {
    TWO_PUSHES = 0173366, /* MMR1: SP - 2 twice */
    FATAL_SP = 4,
    STACK_STATES = 2,  /* SER.00, SER.10 */
    RESTORE_STATES = 3 /* ZAP.10-.30 */
};

static void push(struct cpu *c, word va, word data)
{
    write_word(c, REF_D | REF_STACK | va, data);
}

/* The vector flow. What can abort is marked in c->flow, so that trap_aborted knows where. */
static void take(struct cpu *c, word vector, struct flow flow)
{
    c->flow = flow;
    c->flow.psw = c->psw;
    c->flow.pc = c->r[PC];
    c->flow.frozen = c->mmu->mmr0 & MMR0_ABORTS;
    c->vector = vector;
    word pc = access_read(c, REF_D | vector, KERNEL);
    word psw = access_read(c, REF_D | (vector + 2u), KERNEL);
    c->flow.new_pc = pc;
    c->mmu->live_mmr1 = TWO_PUSHES;
    c->flow.pushing = true;
    psw_load(c, word_merge(psw, (word)(c->flow.psw >> 2), PSW_PM));
    c->r[SP] = (word)(c->r[SP] - 4);
    word sp = c->r[SP];
    push(c, (word)(sp + 2), c->flow.psw);
    push(c, sp, c->flow.pc);
    c->r[PC] = pc;
    c->flow = (struct flow){ .active = false };
}

void trap_instruction(struct cpu *c, word vector)
{
    if (c->rehearsal && !rehearsal_is_traced(c))
        return;
    c->mmu->live_mmr1 = 0;
    take(c, vector, (struct flow){ .active = true });
}

static void hardware(struct cpu *c, word vector, bool yellow)
{
    c->bus->sched.now += timing_service(c, 0);
    c->mmu->live_mmr1 = 0;
    c->mmu->live_mmr2 = vector;
    take(c, vector, (struct flow){ .active = true, .hardware = true, .yellow = yellow });
}

/* The kernel's stack is useless: PS and PC go to 2 and 0, nothing is checked, and the
 * handler's first instruction comes before anything else. */
static void fatal_stack(struct cpu *c)
{
    c->bus->sched.now += timing_service(c, STACK_STATES);
    c->requests &= (word)~REQ_YELLOW;
    c->mmu->live_mmr1 = 0;
    c->mmu->live_mmr2 = VEC_BUS;
    word old_psw = c->psw;
    word old_pc = c->r[PC];
    c->vector = VEC_BUS;
    word pc = access_read(c, REF_D | VEC_BUS, KERNEL);
    word psw = access_read(c, REF_D | (VEC_BUS + 2), KERNEL);
    psw_load(c, word_merge(psw, (word)(old_psw >> 2), PSW_PM));
    c->r[SP] = FATAL_SP - 4;
    access_write(c, REF_D | 2, cpu_mode(c), old_psw, WHOLE_WORD);
    access_write(c, REF_D | 0, cpu_mode(c), old_pc, WHOLE_WORD);
    c->r[PC] = pc;
    cpu_ask(c, REQ_HOLD);
}

/* An abort in a push finds the new PS and PC loaded already, and they are what is saved
 * (CKBM, CKBO test it); only for the KT11's sake the old ones are put back. */
static bool leave_flow(struct cpu *c)
{
    struct flow flow = c->flow;
    bool fatal = flow.pushing && cpu_mode(c) == KERNEL;
    c->flow = (struct flow){ .active = false };
    if (!flow.pushing)
        return false;
    if (c->abort.vector != VEC_MMU) {
        c->r[PC] = flow.new_pc;
        return fatal;
    }
    if (!fatal && flow.hardware && !flow.frozen)
        c->mmu->mmr0 |= MMR0_DONE;
    psw_load(c, flow.psw);
    c->r[PC] = flow.pc;
    c->bus->sched.now += timing_states(RESTORE_STATES);
    return fatal;
}

/* An aborted instruction leaves the condition codes as they were, but for one that went
 * below the stack limit (CKBO tests it). */
void trap_aborted(struct cpu *c)
{
    bool fatal = c->abort.stack != STACK_GOOD;
    if (c->flow.active)
        fatal = leave_flow(c);
    else if (c->abort.stack != STACK_RED)
        c->psw = word_merge(c->psw, c->start_psw, PSW_CC);
    if (fatal)
        fatal_stack(c);
    else
        hardware(c, c->abort.vector, false);
}

/* WAIT ends with an interrupt; until then time goes to the next event. */
static bool wait_on(struct cpu *c)
{
    struct sched *s = &c->bus->sched;
    const struct cpu_tracer *t = c->tracer;
    if (c->idle_stops && s->busy == 0) {
        c->stop = STOP_IDLE;
        return false;
    }
    if (sched_first(s) == SCHED_NEVER) {
        c->stop = STOP_IDLE;
        return false;
    }
    int64_t wait = sched_first(s) - s->now;
    if (wait > 0) {
        s->now += wait;
        if (t && t->idle)
            t->idle(t->host, c, wait);
    }
    return true;
}

/* The highest request, lowest last: parity (none fitted), MM trap, yellow, power, FP,
 * interrupts, T. False if there was none. */
static bool serve_one(struct cpu *c)
{
    word vector;
    if (c->requests & REQ_MMU) {
        c->requests &= (word)~REQ_MMU;
        hardware(c, VEC_MMU, false);
    } else if (c->requests & REQ_YELLOW) {
        c->requests &= (word)~REQ_YELLOW;
        hardware(c, VEC_BUS, true);
    } else if (c->requests & REQ_POWER) {
        c->requests &= (word)~REQ_POWER;
        hardware(c, VEC_POWER, false);
    } else if (c->requests & REQ_FP) {
        c->requests &= (word) ~(REQ_FP | REQ_WAIT);
        hardware(c, VEC_FP, false);
    } else if (bus_grant(c->bus, c->level, &vector)) {
        c->requests &= (word)~REQ_WAIT;
        hardware(c, vector, false);
    } else if (c->requests & REQ_T && !(c->requests & REQ_WAIT)) {
        c->requests &= (word)~REQ_T;
        hardware(c, VEC_BPT, false);
    } else {
        return false;
    }
    return true;
}

/* A probe hears of what came between two instructions; c->vector tells what it was. */
static void tell(struct cpu *c)
{
    if (c->probe && c->probe->after)
        c->probe->after(c->probe->host, c);
}

/* Once for each instruction, even if a stop comes in between. */
static void charge_late_request(struct cpu *c)
{
    if (c->late_count == c->count || !(c->requests || c->bus->wanted > c->level))
        return;
    c->late_count = c->count;
    c->bus->sched.now += timing_late_request(c);
}

/* SPL, and the first instruction after a fatal stack, let nothing come in between; RTT
 * keeps only the T trap waiting. A vector whose PS has T set may trap for ever: events and
 * a stop are looked for after each. */
bool trap_service(struct cpu *c)
{
    if (c->requests & REQ_STOP)
        return false;
    if (c->requests & REQ_HOLD) {
        c->requests &= (word)~REQ_HOLD;
        return true;
    }
    bool rtt = c->requests & REQ_RTT;
    c->requests &= (word)~REQ_RTT;
    charge_late_request(c);
    while (!(c->requests & REQ_STOP)) {
        if (serve_one(c)) {
            rtt = false;
            tell(c);
        } else if (!(c->requests & REQ_WAIT) || !wait_on(c)) {
            break;
        }
        bus_events(c->bus);
    }
    if (rtt)
        cpu_ask(c, REQ_T);
    return !(c->requests & (REQ_STOP | REQ_WAIT));
}
