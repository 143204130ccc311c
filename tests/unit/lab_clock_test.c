/* The lab's kernel interrupted where it is least convenient: the clock ticks, or DEL is typed,
 * at any one instruction of a fork, exec, fault, exit or sleep. Each time the machine is put
 * back to where it was by a fork of this test.
 * FORK11_TICKS such places for each scene (8), at random from FORK11_SEED (1) on. */
#include "monitor/run.h"
#include "tests/unit/lab_rig.h"

#include <sys/wait.h>
#include <unistd.h>

enum { NEAR = 150 };

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
}

static void teardown(void)
{
    lab_end(&l);
}

static uint64_t instructions(void)
{
    return l.s.machine->cpu.count;
}

static void type(const char *command)
{
    char line[100];
    snprintf(line, sizeof line, "type \"%s\\r\"", command);
    check_says(&l.s, line, "");
    lab_await(&l, "\\n", 10);
}

/* What a copy of this process finds out with its copy of the machine. */
static struct {
    uint64_t length; /* instructions */
    char output[2000];
} found;

/* A copy of this process, which prints to a file of its own; 0 in the copy. */
static pid_t copy(void)
{
    fflush(l.s.out);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0)
        l.s.out = l.s.m->out = tmpfile();
    return pid;
}

/* WORK, done by such a copy. */
static void elsewhere(void (*work)(void))
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t pid = copy();
    if (pid == 0) {
        uint64_t from = instructions();
        work();
        found.length = instructions() - from;
        snprintf(found.output, sizeof found.output, "%.1900s", l.output);
        _exit(write(ends[1], &found, sizeof found) == sizeof found ? 0 : 1);
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &found, sizeof found), sizeof found);
    close(ends[0]);
    waitpid(pid, NULL, 0);
}

static void to_prompt(void)
{
    lab_await(&l, "# ", 600);
}

/* After N instructions the clock ticks: what is printed from then on is the end of WANTED. */
static bool ticked(uint64_t n, const char *wanted)
{
    cpu_run(&l.s.machine->cpu, SCHED_NEVER, n + 1);
    sched_after(&l.s.machine->bus.sched, l.s.machine->kw11l.event, 0);
    const char *out = lab_await(&l, "# ", 600);
    size_t all = strlen(wanted), some = strlen(out);
    if (some <= all && strcmp(wanted + all - some, out) == 0)
        return true;
    printf("%s\n", out);
    return false;
}

/* After N instructions DEL is typed. (What was not sent yet is lost, the prompt too.) */
static bool deleted(uint64_t n, const char *wanted)
{
    (void)wanted;
    cpu_run(&l.s.machine->cpu, SCHED_NEVER, n + 1);
    kl11_receive(&l.s.machine->kl11, 0177);
    run_machine(l.s.m, l.s.machine->bus.sched.now + NS_PER_SEC, 0); /* to the prompt */
    return true;
}

/* Runs to the kernel's function of that name; not for ever. */
static void to_function(const char *name)
{
    const struct cpu *cpu = &l.s.machine->cpu;
    word at = lab_at(&l, name);
    uint64_t last = instructions() + found.length;
    do
        cpu_run(&l.s.machine->cpu, SCHED_NEVER, 1);
    while ((cpu->r[PC] != at || cpu_mode(cpu) != KERNEL) && instructions() < last);
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

/* A copy of this process, with its machine, is DISTURBed after N instructions; then all comes
 * to rest, and goes on. */
static void disturb(uint64_t n, bool (*disturbed)(uint64_t n, const char *wanted))
{
    pid_t pid = copy();
    if (pid == 0) {
        bool good = disturbed(n, found.output);
        lab_rests(&l, 60);
        const char *out = lab_do(&l, "hello", 60);
        if (!strstr(out, "status 0"))
            printf("%s\n", out);
        good = good && strstr(out, "status 0");
        fflush(stdout);
        _exit(good ? 0 : 1);
    }
    int status = 1;
    waitpid(pid, &status, 0);
    ck_assert_msg(status == 0, "disturbed after %llu instructions",
                  (unsigned long long)n);
}

static unsigned long setting(const char *name, unsigned long unset)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : unset;
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
    for (unsigned long n = setting("FORK11_TICKS", 8); n > 0; n--)
        disturb(place(found.length), ticked);
}
END_TEST

/* DEL ends whatever goes on, or comes too late for it. */
START_TEST(an_interrupt)
{
    begin(&scenes[_i]);
    elsewhere(to_prompt);
    for (unsigned long n = setting("FORK11_TICKS", 8) / 2; n > 0; n--)
        disturb(place(found.length), deleted);
}
END_TEST

/* Core is gone. */
START_TEST(no_core)
{
    begin(&scenes[_i]);
    elsewhere(to_prompt);
    for (unsigned long n = setting("FORK11_TICKS", 8); n > 0; n--)
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
