/* The bench of tests/unit/timing_rig.h. */
#include "tests/unit/timing_rig.h"

const enum memory memories[3] = { MEMORY_BIPOLAR, MEMORY_MOS, MEMORY_CORE };

int of(struct time t, int kind)
{
    int ns[3] = { t.bipolar, t.mos, t.core };
    return ns[kind / 2] + (kind % 2 ? t.kt11 : 0);
}

void fit(int kind)
{
    ck_assert(machine_set_memory(m, memories[kind / 2]));
    map_flat();
    poke(MMR0, kind % 2 ? MMR0_ON : 0);
    put(OPERAND, OPERAND + 0100, END);
    put(OTHER, OTHER + 0100, END);
}

void point(int n, word at, int mode, int step)
{
    m->cpu.r[n] = (word)(at + (mode == 4 ? step : mode == 5 ? 2 : 0));
}

int step_of(word op)
{
    return op & SIGN && (op & 0170000) != 0160000 ? 1 : 2; /* SUB is a word instruction */
}

void run_one(const char *name, word op, int sm, int dm, int want)
{
    paddr at = PROGRAM + 2;
    m->bus.core[PROGRAM / 2] = op;
    for (int i = 0; i < 2; i++)
        if ((i ? dm : sm) >= 6) {
            m->bus.core[at / 2] = 0;
            at += 2;
        }
    put(OPERAND, OPERAND + 0100, 0, END);
    put(OTHER, OTHER + 0100, 0, END);
    m->cpu.r[PC] = PROGRAM;
    steps(1);
    ck_assert_msg(m->cpu.spent == want, "%s (%06o): %d ns, not %d", name, op,
                  (int)m->cpu.spent, want);
}
