/* Hooks: somebody hears when the processor comes to certain addresses, once for each
 * instruction begun there, and the run is the same as without. */
#include "tests/unit/wild.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { HEARD = 64, NEVER = -1 };

static struct {
    byte map[4][32768];
    word pc[HEARD];
    enum mode mode[HEARD];
    int n;
    int stop_at; /* the call that stops the run, once; NEVER */
    long calls;
} heard;

static bool hear(void *host, struct cpu *cpu)
{
    ck_assert_ptr_eq(host, &heard);
    bool stops = heard.n == heard.stop_at;
    heard.stop_at = stops ? NEVER : heard.stop_at;
    heard.calls++;
    if (heard.n < HEARD) {
        heard.pc[heard.n] = cpu->r[PC];
        heard.mode[heard.n++] = cpu_mode(cpu);
    }
    return stops;
}

static const struct cpu_hooks hooks = {
    .host = &heard,
    .map = {heard.map[0], heard.map[1], heard.map[2], heard.map[3]},
    .at = hear
};

static void hook(enum mode mode, word pc)
{
    heard.stop_at = NEVER;
    heard.map[mode][pc >> 1] = 1;
    m->cpu.hooks = &hooks;
}

/* Fails unless exactly the addresses up to END were heard of since the last time. */
static void expect_heard(int first, ...)
{
    va_list list;
    int n = 0;
    va_start(list, first);
    for (int pc = first; pc != END; pc = va_arg(list, int), n++) {
        ck_assert_int_lt(n, heard.n);
        ck_assert_msg(heard.pc[n] == pc, "call %d at %06o, not %06o", n, heard.pc[n],
                      (unsigned)pc);
    }
    va_end(list);
    ck_assert_int_eq(n, heard.n);
    heard.n = 0;
}

/* 1000 inc r0   1002 inc r1   1004 br 1000 */
static void three(void)
{
    program(0005200, 0005201, 0000775, END);
}

START_TEST(once_for_each_instruction_at_a_mapped_address)
{
    three();
    hook(KERNEL, 01002);
    ck_assert_int_eq(steps(9), STOP_COUNT);
    expect_heard(01002, 01002, 01002, END);
    hook(KERNEL, 01004);
    ck_assert_int_eq(steps(3), STOP_COUNT);
    expect_heard(01002, 01004, END);
    m->cpu.hooks = NULL;
    steps(9);
    expect_heard(END);
}
END_TEST

/* The same in the loop that runs when nobody counts. */
START_TEST(once_where_nobody_counts)
{
    three();
    hook(KERNEL, 01002);
    ck_assert_int_eq(cpu_run(&m->cpu, m->bus.sched.now + 30 * NS_PER_US, 0), STOP_TIME);
    ck_assert_int_gt(heard.calls, 3);
    ck_assert_int_eq(heard.calls, m->cpu.r[1]);
    for (int i = 0; i < 200; i++) /* slices as short as an instruction */
        cpu_run(&m->cpu, m->bus.sched.now + 1, 0);
    ck_assert_int_eq(heard.calls, m->cpu.r[1]);
}
END_TEST

/* The guest's kernel may go while it runs, and the hooks with it: its KT11 is off. */
static bool hear_no_more(void *host, struct cpu *cpu)
{
    (void)host;
    heard.calls++;
    cpu->hooks = NULL;
    return false;
}

START_TEST(hooks_may_go_while_the_machine_runs)
{
    struct cpu_hooks once = hooks;
    once.at = hear_no_more;
    three();
    hook(KERNEL, 01002);
    m->cpu.hooks = &once;
    ck_assert_int_eq(cpu_run(&m->cpu, m->bus.sched.now + 30 * NS_PER_US, 0), STOP_TIME);
    ck_assert_int_eq(heard.calls, 1);
    ck_assert_int_gt(m->cpu.r[1], 3);
}
END_TEST

START_TEST(by_mode)
{
    map_flat();
    poke(MMR0, 1);
    three();
    hook(USER, 01000);
    hook(SUPER, 01002);
    steps(9);
    expect_heard(END);
    m->cpu.r[PC] = PROGRAM;
    cpu_set_psw(&m->cpu, USER_PS);
    steps(3);
    ck_assert_int_eq(heard.mode[0], USER);
    expect_heard(01000, END);
    cpu_set_psw(&m->cpu, SUPER_PS);
    steps(3);
    ck_assert_int_eq(heard.mode[0], SUPER);
    expect_heard(01002, END);
}
END_TEST

/* The interrupt comes first: the handler is heard of, then the instruction, once. */
START_TEST(after_interrupts_were_served)
{
    three();
    put(handler(0300), 0000002, END); /* RTI */
    hook(KERNEL, 01000);
    hook(KERNEL, handler(0300));
    request(5, 0300);
    steps(2);
    expect_heard(handler(0300), 01000, END);
}
END_TEST

START_TEST(an_instruction_after_wait_is_heard_of_when_it_comes)
{
    program(0000001, 0005200, 0000777, END);
    put(handler(0300), 0000002, END);
    hook(KERNEL, 01002);
    request_after(5, 0300, 50 * NS_PER_US);
    cpu_run(&m->cpu, 40 * NS_PER_US, 0);
    expect_heard(END);
    cpu_run(&m->cpu, 100 * NS_PER_US, 0);
    expect_heard(01002, END);
}
END_TEST

START_TEST(a_hook_stops_before_the_instruction_and_is_asked_again)
{
    for (int counted = 0; counted < 2; counted++) {
        three();
        m->cpu.r[1] = 0;
        hook(KERNEL, 01002);
        heard.stop_at = 0;
        uint64_t limit = counted ? 100 : 0;
        ck_assert_int_eq(cpu_run(&m->cpu, SCHED_NEVER, limit), STOP_HOOK);
        ck_assert_uint_eq(m->cpu.r[PC], 01002);
        ck_assert_uint_eq(m->cpu.r[1], 0);
        expect_heard(01002, END);
        uint64_t count = m->cpu.count;
        steps(1);
        expect_heard(01002, END);
        ck_assert_uint_eq(m->cpu.count, count + 1);
        ck_assert_uint_eq(m->cpu.r[1], 1);
    }
}
END_TEST

static int asked, stop_when;

static bool probe_asks(void *host, struct cpu *cpu)
{
    (void)host;
    (void)cpu;
    return asked++ == stop_when;
}

/* A probe that stops comes before the hook: who goes on after a breakpoint hears of the
 * instruction once. */
START_TEST(with_a_probe)
{
    const struct probe probe = { .before = probe_asks };
    three();
    hook(KERNEL, 01002);
    m->cpu.probe = &probe;
    asked = 0;
    stop_when = 1;
    ck_assert_int_eq(steps(100), STOP_PROBE);
    ck_assert_uint_eq(m->cpu.r[PC], 01002);
    expect_heard(END);
    steps(2);
    expect_heard(01002, END);
    heard.stop_at = 0;
    ck_assert_int_eq(steps(100), STOP_HOOK);
    expect_heard(01002, END);
    ck_assert_int_eq(steps(1), STOP_COUNT);
    expect_heard(01002, END);
}
END_TEST

START_TEST(an_odd_pc_is_no_instruction)
{
    three();
    hook(KERNEL, 01000);
    m->cpu.r[PC] = 01001;
    steps(1);
    expect_trap(VEC_BUS, 01003, 0);
    expect_heard(END);
}
END_TEST

/* An instruction that aborts and is begun again is heard of again. */
START_TEST(a_restarted_instruction_is_heard_of_again)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 0);
    poke(MMR0, 1);
    program(0013700, 0040000, 0000777, END);
    /* at 250: the page becomes resident, MMR0's abort is cleared, RTI to the start */
    put(handler(VEC_MMU), 0012737, 0077406, 0172304, 0012737, 1, 0177572, 0012716,
        PROGRAM, 0000002, END);
    hook(KERNEL, PROGRAM);
    steps(20);
    expect_heard(PROGRAM, PROGRAM, END);
}
END_TEST

/* Every instruction hooked, in every mode, beside a run that is not. */
START_TEST(a_hooked_run_is_the_run_without)
{
    struct dice d = dice_start("hooks", 1983);
    struct machine *hooked = malloc(sizeof *hooked);
    ck_assert_ptr_nonnull(hooked);
    wild_core(&d);
    bench_away();
    memset(heard.map, 1, sizeof heard.map);
    heard.stop_at = NEVER;
    for (int n = 0; n < 200; n++) {
        wild_state(&d);
        memcpy(hooked, m, sizeof *hooked);
        machine_rebind(hooked, m);
        hooked->cpu.hooks = &hooks;
        uint64_t count = n & 1 ? 500 : 0;
        long calls = heard.calls, begun = (long)m->cpu.count;
        cpu_run(&m->cpu, m->bus.sched.now + 2 * NS_PER_MS, count);
        cpu_run(&hooked->cpu, hooked->bus.sched.now + 2 * NS_PER_MS, count);
        same_future(m, hooked);
        ck_assert_int_le(heard.calls - calls, (long)m->cpu.count - begun);
    }
    ck_assert_int_gt(heard.calls, 10000);
    free(hooked);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("hooks");
    TCase *t = rig_case(suite, "hooks");
    tcase_add_test(t, once_for_each_instruction_at_a_mapped_address);
    tcase_add_test(t, once_where_nobody_counts);
    tcase_add_test(t, hooks_may_go_while_the_machine_runs);
    tcase_add_test(t, by_mode);
    tcase_add_test(t, after_interrupts_were_served);
    tcase_add_test(t, an_instruction_after_wait_is_heard_of_when_it_comes);
    tcase_add_test(t, a_hook_stops_before_the_instruction_and_is_asked_again);
    tcase_add_test(t, with_a_probe);
    tcase_add_test(t, an_odd_pc_is_no_instruction);
    tcase_add_test(t, a_restarted_instruction_is_heard_of_again);
    tcase_add_test(t, a_hooked_run_is_the_run_without);
    return suite;
}
