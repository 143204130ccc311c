/* cpu_run: why it stops, what an idle WAIT does, and the probe, which sees everything and
 * changes nothing. */
#include "tests/unit/rig.h"

#include <string.h>

enum { NOP = 0240, INC_R1 = 005201 };

START_TEST(stops_after_the_count)
{
    program(INC_R1, INC_R1, INC_R1, END);
    uint64_t before = m->cpu.count;
    ck_assert_int_eq(steps(2), STOP_COUNT);
    ck_assert_uint_eq(m->cpu.r[1], 2);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 4);
    ck_assert_uint_eq(m->cpu.count, before + 2);
}
END_TEST

START_TEST(stops_at_the_time)
{
    program(0777, END);
    int64_t until = m->bus.sched.now + NS_PER_MS;
    ck_assert_int_eq(cpu_run(&m->cpu, until, 0), STOP_TIME);
    ck_assert_int_ge(m->bus.sched.now, until);
    ck_assert_int_le(m->bus.sched.now, until + 2000);
}
END_TEST

static bool stop_before(void *host, struct cpu *cpu)
{
    ++*(int *)host;
    return cpu->r[1] == 3;
}

START_TEST(probe_before_stops_before)
{
    int seen = 0;
    const struct probe probe = { .host = &seen, .before = stop_before };
    program(INC_R1, 0776, END);
    m->cpu.probe = &probe;
    ck_assert_int_eq(steps(100), STOP_PROBE);
    ck_assert_uint_eq(m->cpu.r[1], 3);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2);
    ck_assert_int_eq(seen, 6);
}
END_TEST

static void ask_to_stop(void *host, struct cpu *cpu)
{
    (void)host;
    if (cpu->r[1] == 4)
        cpu_stop(cpu);
}

START_TEST(cpu_stop_is_heard)
{
    const struct probe probe = { .after = ask_to_stop };
    program(INC_R1, 0776, END);
    m->cpu.probe = &probe;
    ck_assert_int_eq(cpu_run(&m->cpu, SCHED_NEVER, 0), STOP_ASKED);
    ck_assert_uint_eq(m->cpu.r[1], 4);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2);
}
END_TEST

struct watch {
    word va;
    enum intent intent;
    paddr at;
    int hits;
};

static bool watch_access(void *host, struct cpu *cpu, const struct reference *ref)
{
    (void)cpu;
    struct watch *w = host;
    if (ref->va != w->va || ref->intent != w->intent)
        return false;
    w->at = ref->at;
    w->hits++;
    return true;
}

static void watch(struct watch *w, struct probe *probe)
{
    *probe = (struct probe){ .host = w, .access = watch_access, .data = true };
    m->cpu.probe = probe;
}

/* INC @(R2)+ by way of a pointer; nothing of it may have happened. */
START_TEST(watchpoint_stops_with_nothing_changed)
{
    struct watch w = { _i ? DATA : DATA + 010, _i ? READ : WRITE, 0, 0 };
    struct probe probe;
    program(INC_R1, 005232, END);
    put(DATA, DATA + 010, END);
    put(DATA + 010, 0377, END);
    m->cpu.r[2] = DATA;
    watch(&w, &probe);
    ck_assert_int_eq(steps(10), STOP_PROBE);
    ck_assert_int_eq(w.hits, 1);
    ck_assert_uint_eq(w.at, w.va);
    ck_assert_uint_eq(m->cpu.r[PC], PROGRAM + 2);
    ck_assert_uint_eq(m->cpu.r[1], 1);
    ck_assert_uint_eq(m->cpu.r[2], DATA);
    ck_assert_uint_eq(look(DATA + 010), 0377);
    m->cpu.probe = NULL;
    steps(1);
    ck_assert_uint_eq(look(DATA + 010), 0400);
    ck_assert_uint_eq(m->cpu.r[2], DATA + 2);
}
END_TEST

START_TEST(watchpoint_on_a_board_leaves_it_unread)
{
    struct watch w = { BENCH_VA, READ, 0, 0 };
    struct probe probe;
    program(013700, BENCH_VA, END);
    watch(&w, &probe);
    ck_assert_int_eq(steps(1), STOP_PROBE);
    ck_assert_uint_eq(w.at, BENCH);
    ck_assert_int_eq(bench.reads, 0);
}
END_TEST

START_TEST(watching_a_board_reads_it_once)
{
    struct watch w = { DATA, READ, 0, 0 };
    struct probe probe;
    program(013700, BENCH_VA, 005237, BENCH_VA + 2, END);
    watch(&w, &probe);
    ck_assert_int_eq(steps(2), STOP_COUNT);
    ck_assert_int_eq(bench.reads, 2);
    ck_assert_int_eq(bench.writes, 1);
}
END_TEST

START_TEST(idle_wait_stops_if_asked)
{
    program(1, END);
    m->cpu.idle_stops = true;
    ck_assert_int_eq(steps(2), STOP_IDLE);
    ck_assert_int_lt(m->bus.sched.now, NS_PER_MS);
}
END_TEST

START_TEST(wait_for_a_disk_is_not_idle)
{
    program(1, END);
    m->cpu.idle_stops = true;
    request_after(5, 0300, 3 * NS_PER_MS);
    steps(2);
    ck_assert_uint_eq(m->cpu.r[PC], handler(0300));
    ck_assert_int_ge(m->bus.sched.now, 3 * NS_PER_MS);
}
END_TEST

START_TEST(time_limit_ends_a_wait)
{
    program(1, INC_R1, END);
    int64_t until = m->bus.sched.now + 5 * NS_PER_MS;
    ck_assert_int_eq(cpu_run(&m->cpu, until, 0), STOP_TIME);
    ck_assert_int_ge(m->bus.sched.now, until);
    ck_assert_int_le(m->bus.sched.now, until + 1000);
    request(5, 0300); /* it still waits */
    steps(1);
    ck_assert_uint_eq(m->cpu.r[PC], handler(0300));
    ck_assert_uint_eq(look(KSTACK - 4), PROGRAM + 2);
    ck_assert_uint_eq(m->cpu.r[1], 0);
}
END_TEST

/* A run in pieces is one run: nothing is lost where cpu_run returns. The line clock
 * interrupts both. */
START_TEST(single_steps_are_one_run)
{
    static struct machine whole;
    set_vector(0100, 01400, 0340);
    put(01400, 005203, 2, END); /* INC R3; RTI */
    program(INC_R1, 010146, 062706, 2, 0773, END);
    poke(0777546, 0100);
    bench_away();
    memcpy(&whole, m, sizeof whole);
    machine_rebind(&whole, m);
    cpu_run(&whole.cpu, SCHED_NEVER, 20000);
    for (int i = 0; i < 20000; i++)
        steps(1);
    ck_assert_uint_ge(m->cpu.r[3], 1);
    ck_assert_mem_eq(m->cpu.r, whole.cpu.r, sizeof m->cpu.r);
    ck_assert_int_eq(m->bus.sched.now, whole.bus.sched.now);
}
END_TEST

START_TEST(registers_by_set_and_mode)
{
    cpu_set_psw(&m->cpu, PSW_SET | 0140000);
    cpu_set_r(&m->cpu, 0, 3, 0111);
    cpu_set_r(&m->cpu, 1, 3, 0222);
    cpu_set_sp(&m->cpu, USER, 0333);
    cpu_set_sp(&m->cpu, KERNEL, 0444);
    ck_assert_uint_eq(m->cpu.r[3], 0222);
    ck_assert_uint_eq(m->cpu.r[SP], 0333);
    cpu_set_psw(&m->cpu, 0);
    ck_assert_uint_eq(m->cpu.r[3], 0111);
    ck_assert_uint_eq(m->cpu.r[SP], 0444);
    ck_assert_uint_eq(cpu_get_r(&m->cpu, 1, 3), 0222);
    ck_assert_uint_eq(cpu_get_sp(&m->cpu, USER), 0333);
}
END_TEST

START_TEST(console_start_clears_the_processor)
{
    map_flat();
    poke(MMR3, 7);
    poke(MMR0, 1);
    poke(0777774, 01000);
    cpu_set_psw(&m->cpu, 0340);
    poke(0777772, 01000);
    machine_start_at(m, 02000);
    ck_assert_uint_eq(m->cpu.r[PC], 02000);
    ck_assert_uint_eq(m->cpu.psw, 0);
    ck_assert_uint_eq(look(MMR0), 0);
    ck_assert_uint_eq(look(MMR3), 0);
    ck_assert_uint_eq(look(0777774), 0);
    ck_assert_uint_eq(look(0777772), 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("run");
    TCase *tc = rig_case(s, "stops");
    tcase_add_test(tc, stops_after_the_count);
    tcase_add_test(tc, stops_at_the_time);
    tcase_add_test(tc, cpu_stop_is_heard);
    tcase_add_test(tc, idle_wait_stops_if_asked);
    tcase_add_test(tc, wait_for_a_disk_is_not_idle);
    tcase_add_test(tc, time_limit_ends_a_wait);
    tcase_add_test(tc, single_steps_are_one_run);
    tc = rig_case(s, "probes");
    tcase_add_test(tc, probe_before_stops_before);
    tcase_add_loop_test(tc, watchpoint_stops_with_nothing_changed, 0, 2);
    tcase_add_test(tc, watchpoint_on_a_board_leaves_it_unread);
    tcase_add_test(tc, watching_a_board_reads_it_once);
    tc = rig_case(s, "from outside");
    tcase_add_test(tc, registers_by_set_and_mode);
    tcase_add_test(tc, console_start_clears_the_processor);
    return s;
}
