/* The program is run again from its beginning on a fresh SIMH, step by step, and for what
 * shows only in memory as often as it has steps. */
#include "tests/simh/explain.h"

#include "cpu/disasm.h"
#include "tests/simh/theirs.h"

#include <string.h>

struct story {
    struct ours *ours;
    struct ours *first; /* as it was at the beginning */
    struct program all; /* start: every register */
    uint32_t core;
};

static void fetch_words(const struct ours *o, word w[3])
{
    for (int i = 0; i < 3; i++) {
        paddr at;
        word va = (word)(o->cpu.r[PC] + 2 * i);
        w[i] = 0;
        if (!mmu_peek(&o->mmu, va, cpu_mode(&o->cpu), I_SPACE, READ, &at))
            bus_peek(&o->bus, at, &w[i]);
    }
}

static void print_instruction(const struct ours *o, int step)
{
    const word *r = o->cpu.r;
    char text[64];
    word w[3];
    fetch_words(o, w);
    int n = disasm(text, sizeof text, r[PC], w, NULL, NULL);
    printf("%3d PSW %06o R %06o %06o %06o %06o %06o %06o %06o  %06o:", step, o->cpu.psw,
           r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7]);
    for (int i = 0; i < 3; i++)
        printf(i < n ? " %06o" : "       ", w[i]);
    printf("  %s\n", text);
}

static void begin_theirs(struct theirs *t, const struct story *s)
{
    theirs_begin(t, s->core);
    for (paddr at = 0; at < s->core; at += 2)
        if (s->first->bus.core[at / 2])
            theirs_deposit(t, at, s->first->bus.core[at / 2]);
    theirs_program(t, &s->all);
}

void explain_fields(const struct state *ours, const struct state *theirs)
{
    const struct field *f = state_fields();
    for (int i = 0; i < FIELDS; i++)
        if (state_differs(&f[i], ours, theirs))
            printf("    %-6s ours %06o SIMH %06o\n", f[i].name, state_get(ours, &f[i]),
                   state_get(theirs, &f[i]));
}

/* Memory after STEPS steps on both; prints what differs. */
static bool memory_differs(struct story *s, int steps)
{
    static word memory[CORE_MAX / 2];
    struct state state;
    struct theirs t;
    bool differs = false;
    begin_theirs(&t, s);
    theirs_step(&t, steps);
    theirs_examine(&t);
    theirs_dump(&t);
    theirs_run(&t, &state, 1, memory);
    for (paddr at = 0; at < s->core; at += 2) {
        word ours = s->ours->bus.core[at / 2];
        if (ours == memory[at / 2])
            continue;
        printf("    (%06o) ours %06o SIMH %06o\n", at, ours, memory[at / 2]);
        differs = true;
    }
    return differs;
}

static int all_steps(struct story *s, struct state *states)
{
    struct theirs t;
    begin_theirs(&t, s);
    for (int i = 0; i < s->all.steps; i++) {
        theirs_step(&t, 1);
        theirs_examine(&t);
    }
    return theirs_run(&t, states, s->all.steps, NULL);
}

/* Ours one SIMH step further; true if it can be compared now. */
static bool step_ours(struct ours *o)
{
    int clean;
    ours_run(o, 1, false, &clean);
    return clean == 1;
}

/* Returns false if no step shows a difference in registers (MEMORY: or in memory). */
static bool follow(struct story *s, const struct state *theirs, int seen, bool memory)
{
    ours_save(s->first, s->ours);
    for (int i = 0; i < s->all.steps; i++) {
        struct state ours;
        print_instruction(s->ours, i + 1);
        bool clean = step_ours(s->ours);
        ours_state(s->ours, &ours);
        if (s->ours->cpu.vector)
            printf("    trap %03o\n", s->ours->cpu.vector);
        if (i >= seen) {
            printf("    SIMH went no further (or hung)\n");
            return true;
        }
        if (clean && state_difference(&ours, &theirs[i])) {
            explain_fields(&ours, &theirs[i]);
            memory_differs(s, i + 1);
            return true;
        }
        if (clean && memory && memory_differs(s, i + 1))
            return true;
    }
    return false;
}

void explain(struct ours *o, const struct program *p, uint32_t core)
{
    static struct state theirs[PROGRAM_STEPS];
    struct story s = { .ours = o, .first = ours_create(core), .core = core };
    ours_save(o, s.first);
    s.all.steps = p->steps;
    s.all.pages = true;
    ours_state(o, &s.all.start);
    const struct state *start = &s.all.start;
    printf("    MMR0 %06o MMR3 %o SLR %06o PIRQ %06o KSP %06o SSP %06o USP %06o\n",
           start->mmr[0], start->mmr[3], start->slr, start->pirq, start->sp[0],
           start->sp[1], start->sp[2]);
    for (int v = 4; v <= 0250; v += v == 034 ? 0204 : v == 0240 ? 010 : 4)
        printf("    vector %03o: %06o %06o\n", v, o->bus.core[v / 2],
               o->bus.core[v / 2 + 1]);
    int seen = all_steps(&s, theirs);
    if (!follow(&s, theirs, seen, false) && !follow(&s, theirs, seen, true))
        printf("    alone it does not differ: something lasts from an earlier program\n");
    ours_destroy(s.first);
}
