/* The lab's kernel interrupted where it is least convenient: the clock ticks, or DEL is typed,
 * at any one instruction of a fork, exec, fault, exit or sleep. Each time the machine is put
 * back to where it was by a fork of this test.
 * FORK11_TICKS such places for each scene (5; make soak has thousands), at random from FORK11_SEED (1) on. */
#include "monitor/run.h"
#include "tests/unit/lab_disturb.h"

enum { NEAR = 150 };

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

static void to_prompt(void)
{
    lab_await(&l, "# ", 600);
}

/* After N instructions, and when somebody wants some, there is no core any more, for a second:
 * what is refused is refused, the rest waits. */
static bool robbed(uint64_t n, const char *wanted)
{
    (void)wanted;
    cpu_run(&l.s.machine->cpu, SCHED_NEVER, n + 1);
    to_function("_malloc");
    lab_take_core(&l);
    run_machine(l.s.m, l.s.machine->bus.sched.now + NS_PER_SEC, 0);
    to_function("_idle");
    lab_give_core(&l);
    run_machine(l.s.m, l.s.machine->bus.sched.now + 10 * NS_PER_SEC, 0);
    return true;
}

static uint64_t place(uint64_t below)
{
    static uint64_t state;
    if (!state)
        state = setting("FORK11_SEED", 1);
    state = state * 6364136223846793005 + 1442695040888963407;
    return (state >> 20) % below;
}

static const struct scene {
    enum lab_policy policy;
    int kbytes;
    const char *command;
} scenes[] = {
    {LAB_CORE,    LAB_ALL_CORE, "hello; hello"     },
    { LAB_COW,    LAB_ALL_CORE, "writeall 2"       },
    { LAB_SWAP,   LAB_ALL_CORE, "hello"            },
    { LAB_BORROW, LAB_ALL_CORE, "hello | cat"      },
    { LAB_SHARE,  LAB_ALL_CORE, "hello"            },
    { LAB_THREAD, LAB_ALL_CORE, "hello"            },
    { LAB_COW,    64,           "random 5 1"       },
    { LAB_CORE,   64,           "hello | cat | cat"},
};
enum { SCENES = sizeof scenes / sizeof *scenes };

static void begin(const struct scene *s)
{
    lab_start(&l, (struct lab_wish){ s->policy, s->kbytes, LAB_ALL_SWAP });
    type(s->command);
}

/* The output is what it is without that tick. */
START_TEST(a_tick)
{
    begin(&scenes[_i]);
    elsewhere(to_prompt);
    for (unsigned long n = setting("FORK11_TICKS", 5); n > 0; n--)
        disturb(place(found.length), ticked);
}
END_TEST

/* DEL ends whatever goes on, or comes too late for it. */
START_TEST(an_interrupt)
{
    begin(&scenes[_i]);
    elsewhere(to_prompt);
    for (unsigned long n = setting("FORK11_TICKS", 5) / 2; n > 0; n--)
        disturb(place(found.length), deleted);
}
END_TEST

/* Core is gone. */
START_TEST(no_core)
{
    begin(&scenes[_i]);
    elsewhere(to_prompt);
    for (unsigned long n = setting("FORK11_TICKS", 5); n > 0; n--)
        disturb(place(found.length), robbed);
}
END_TEST

/* The kernel's word at VA. */
static word kernel_at(word va)
{
    paddr pa;
    mmu_peek(&l.s.machine->mmu, va, KERNEL, I_SPACE, READ, &pa);
    return l.s.machine->bus.core[pa / 2];
}

/* One who is about to sleep in wait hears of it, too: from sleep's first instruction on. */
START_TEST(an_interrupt_before_sleep)
{
    lab_program(&l, "/bin", "waiter", "tests/lab/guest/waiter.s");
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    const struct cpu *cpu = &l.s.machine->cpu;
    type("waiter");
    word sleep = lab_at(&l, "_sleep"), wait = lab_at(&l, "PWAIT");
    for (int waits = 0; waits < 2;) { /* the shell's is the first */
        cpu_run(&l.s.machine->cpu, SCHED_NEVER, 1);
        waits += cpu->r[PC] == sleep && cpu_mode(cpu) == KERNEL &&
                 kernel_at((word)(cpu->r[SP] + 4)) == wait;
    }
    for (uint64_t n = 0; n < NEAR; n++)
        disturb(n, deleted);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_clock");
    TCase *t = tcase_create("lab_clock");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 0);
    tcase_add_loop_test(t, a_tick, 0, SCENES);
    tcase_add_loop_test(t, an_interrupt, 0, SCENES);
    tcase_add_loop_test(t, no_core, 0, SCENES);
    tcase_add_test(t, an_interrupt_before_sleep);
    suite_add_tcase(s, t);
    return s;
}
