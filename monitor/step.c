/* STEP and NEXT. */
#include "monitor/expr.h"
#include "monitor/run.h"
#include "monitor/symbolic.h"

#include "cpu/disasm.h"

#include <unistd.h>

enum { CYCLE_NS = 150 }; /* a machine state of the KB11-A */

static const int64_t most = INT64_C(1000000000000);

/* Longer than any device takes to ask for an interrupt. */
#define PATIENCE (3600 * NS_PER_SEC)

/* Nobody can type ^E or call. */
static bool unattended(const struct monitor *m)
{
    return m->batch || (!isatty(STDIN_FILENO) && !exchange_open(&m->exchange));
}

static enum result waits(struct monitor *m)
{
    breaks_end_temporary(&m->breaks);
    return fail(m,
                "The WAIT before %06o does not end: no interrupt has come for an hour of "
                "machine time, and nobody is here to stop it.",
                m->machine->cpu.r[PC]);
}

/* COUNT instructions (0: to a breakpoint). A WAIT that nothing interrupts ends it where nobody
 * else would. */
static enum result run_steps(struct monitor *m, uint64_t count)
{
    const struct cpu *cpu = &m->machine->cpu;
    uint64_t last = cpu->count + count, before;
    bool no_idle = m->no_idle;
    enum ended ended;
    if (!unattended(m))
        return run_and_tell(m, SCHED_NEVER, count);
    m->no_idle = true;
    do {
        before = cpu->count;
        ended = run_machine(m, cpu->bus->sched.now + PATIENCE, count ? last - before : 0);
    } while (ended == ENDED_STEP && cpu->count > before && (!count || cpu->count < last));
    m->no_idle = no_idle;
    return ended == ENDED_STEP && cpu->count == before ? waits(m) : run_told(m, ended);
}

static enum result step_time(struct monitor *m, const char *args, int64_t unit)
{
    int64_t n;
    if (!take_decimal(&args, most, &n))
        return usage(m, "STEP");
    if (no_more(m, "STEP", args) != DONE)
        return FAILED;
    return run_and_tell(m, m->machine->bus.sched.now + n * unit, 0);
}

enum result do_step(struct monitor *m, const char *args)
{
    uint32_t switches;
    int64_t n = 1;
    char bad = take_switches(&args, "tc", &switches);
    if (bad)
        return fail(m, "-%c is not a switch of STEP: -t microseconds or -c cycles.", bad);
    if (m->acting)
        return fail(m, "STEP cannot be an action; CONTINUE can.");
    if (has_switch(switches, 't'))
        return step_time(m, args, NS_PER_US);
    if (has_switch(switches, 'c'))
        return step_time(m, args, CYCLE_NS);
    if (*args && !take_decimal(&args, most, &n))
        return usage(m, "STEP");
    if (no_more(m, "STEP", args) != DONE)
        return FAILED;
    return n == 0 ? DONE : run_steps(m, (uint64_t)n);
}

static bool is_call(word ir)
{
    return (ir & 0177000) == 0004000 ||                     /* JSR */
           (ir & 0177000) == 0104000 || ir == 3 || ir == 4; /* EMT, TRAP, BPT, IOT */
}

/* How far behind a call its return may be: V6's system calls take up to four words. */
enum { ARGUMENTS = 8 };

enum result do_next(struct monitor *m, const char *args)
{
    struct cpu *cpu = &m->machine->cpu;
    word w[3] = { 0 };
    char text[SYMBOLIC_SIZE];
    paddr at;
    if (no_more(m, "NEXT", args) != DONE)
        return FAILED;
    for (word i = 0; i < 3; i++)
        if (mmu_peek(cpu->mmu, (word)(cpu->r[PC] + 2 * i), cpu_mode(cpu), I_SPACE, READ,
                     &at) == 0)
            bus_peek(cpu->bus, at, &w[i]);
    if (!is_call(w[0]))
        return do_step(m, "");
    int words = disasm(text, sizeof text, cpu->r[PC], w, NULL, NULL);
    word back = (word)(cpu->r[PC] + 2 * words);
    bool trap = (w[0] & 0177000) != 0004000;
    struct brk k = { .lo = back,
                     .hi = (paddr)back + (trap ? ARGUMENTS : 0),
                     .kinds = BREAK_EXECUTE,
                     .modes = 1 << cpu_mode(cpu),
                     .temporary = true,
                     .next = true,
                     .sp = cpu->r[SP] };
    if (!breaks_add(&m->breaks, &k))
        return fail(m, "There are %d breakpoints already.", BREAKS);
    return run_steps(m, 0);
}
