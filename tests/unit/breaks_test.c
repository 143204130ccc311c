/* Breakpoints, watchpoints, STEP, NEXT, UNTIL, history: the machine stops where it should
 * and is as it was. */
#include "monitor/run.h"
#include "tests/unit/session.h"

/*  1000  mov #2000,r0     1012  jsr pc,1100      1100  mov r2,(r0)+
 *  1004  mov @#3000,r1    1016  br 1012          1102  inc r3
 *  1010  inc r2                                  1104  rts pc */
static const char program[] = "d -m 1000 MOV #2000,R0\n"
                              "d -m 1004 MOV @#3000,R1\n"
                              "d -m 1010 INC R2\n"
                              "d -m 1012 JSR PC,1100\n"
                              "d -m 1016 BR 1012\n"
                              "d -m 1100 MOV R2,(R0)+\n"
                              "d -m 1102 INC R3\n"
                              "d -m 1104 RTS PC\n"
                              "d 3000 123\n"
                              "d sp 700\n"
                              "d pc 1000\n";

static struct session loaded(void)
{
    struct session s = session_begin();
    session_all(&s, program);
    return s;
}

enum { ANYWHERE = 1 };

/* A run as the prompt would do it. */
static void stops(struct session *s, enum ended wanted, word pc)
{
    int64_t limit = s->machine->bus.sched.now + NS_PER_MS;
    enum ended ended = run_machine(s->m, limit, 0);
    ck_assert_msg(ended == wanted && (pc == ANYWHERE || s->machine->cpu.r[PC] == pc),
                  "ended %d at %06o", (int)ended, s->machine->cpu.r[PC]);
}

START_TEST(stops_before_the_instruction_and_goes_on)
{
    struct session s = loaded();
    session_all(&s, "br 1010\n");
    stops(&s, ENDED_BREAK, 01010);
    check_says(&s, "e r1,r2", "R1:\t000123\nR2:\t000000\n");
    stops(&s, ENDED_STEP, ANYWHERE);
    check_says(&s, "e r2", "R2:\t000001\n");
    session_end(&s);
}
END_TEST

START_TEST(one_at_the_start_stops_when_the_pc_was_put_there)
{
    struct session s = loaded();
    session_all(&s, "br 1012\n");
    stops(&s, ENDED_BREAK, 01012);
    stops(&s, ENDED_BREAK, 01012);
    ck_assert_uint_eq(s.machine->cpu.r[3], 1);
    session_all(&s, "d pc 1012\n");
    stops(&s, ENDED_BREAK, 01012);
    ck_assert_uint_eq(s.machine->cpu.r[3], 1);
    session_end(&s);
}
END_TEST

START_TEST(counts_and_hits)
{
    struct session s = loaded();
    session_all(&s, "br 1102[3]\n");
    stops(&s, ENDED_BREAK, 01102);
    ck_assert_uint_eq(s.machine->cpu.r[3], 2);
    stops(&s, ENDED_BREAK, 01102);
    ck_assert_uint_eq(s.machine->cpu.r[3], 3);
    check_says(&s, "show break", "001102:\tE [3], 4 hits\n");
    session_end(&s);
}
END_TEST

START_TEST(a_read_watchpoint_stops_with_nothing_changed)
{
    struct session s = loaded();
    session_all(&s, "br -r 3000\n");
    stops(&s, ENDED_BREAK, 01004);
    char line[200];
    run_line(s.m, ENDED_BREAK, line, sizeof line);
    ck_assert_str_eq(line, "Read watchpoint at 003000, PC: 001004 (MOV @#3000,R1)");
    check_says(&s, "e r1,psw", "R1:\t000000\nPSW:\t000000\n");
    session_all(&s, "nobreak all\n");
    check_says(&s, "step", "Step expired, PC: 001010 (INC R2)\n");
    check_says(&s, "e r1", "R1:\t000123\n");
    session_end(&s);
}
END_TEST

START_TEST(a_write_watchpoint_stops_before_the_write_every_time)
{
    struct session s = loaded();
    session_all(&s, "br -w 2000-2002\n");
    stops(&s, ENDED_BREAK, 01100);
    check_says(&s, "e r0,2000", "R0:\t002000\n002000:\t000000\n");
    stops(&s, ENDED_BREAK, 01100);
    check_says(&s, "e r0,2000", "R0:\t002002\n002000:\t000001\n");
    stops(&s, ENDED_STEP, ANYWHERE);
    check_has(&s, "show break", "002000-002002:\tW, 2 hits");
    session_end(&s);
}
END_TEST

/* The page was not written before: the first word of the store sets W in its PDR. */
START_TEST(every_word_of_a_store_is_rehearsed)
{
    struct session s = session_begin();
    session_all(&s, "d fps 200\nd -m 1000 LDF 2000,F1\nd -m 1004 STF F1,@#20000\n"
                    "d 2000 40511\nd 2002 2\nd 2004 3\nd 2006 4\n"
                    "d kipdr0 77406\nd kipar1 200\nd kipdr1 77406\nd mmr0 1\nd pc 1000\n"
                    "br -w 20004\n");
    check_has(&s, "step 5", "Write watchpoint at 020004, PC: 001004");
    check_has(&s, "examine 20000", "000000");
    check_has(&s, "examine 20002", "000000");
    check_has(&s, "examine 20006", "000000");
    session_end(&s);
}
END_TEST

START_TEST(a_watched_run_is_the_run_unwatched)
{
    struct session a = loaded(), b = loaded();
    session_all(&b, "br -r -w 7000\nbr 7000\nset cpu history=50\n");
    check_says(&a, "step 200", session_do(&b, "step 200"));
    ck_assert_int_eq(a.machine->bus.sched.now, b.machine->bus.sched.now);
    ck_assert_mem_eq(a.machine->cpu.r, b.machine->cpu.r, sizeof a.machine->cpu.r);
    ck_assert_mem_eq(a.machine->bus.core, b.machine->bus.core,
                     sizeof a.machine->bus.core);
    session_end(&a);
    session_end(&b);
}
END_TEST

/* User text at physical 040000, kernel at 0: the same virtual address twice. */
static const char two_modes[] =
    "d uipar0 400\nd uipdr0 77406\nd kipar0 0\nd kipdr0 77406\n"
    "d kipar7 7600\nd kipdr7 77406\n"
    "d 41000 240\nd 41002 240\nd 41004 104400\n"
    "d 34 500\nd 36 0\nd -m 500 JMP 1000\n"
    "d 1000 240\nd -m 1002 RTI\n"
    "d sp 700\nd mmr0 1\nd psw 140000\nd pc 1000\n";

START_TEST(modes_and_physical_addresses_are_told_apart)
{
    struct session s = session_begin();
    session_all(&s, two_modes);
    session_all(&s, "br -k 1000\n");
    stops(&s, ENDED_BREAK, 01000);
    ck_assert_int_eq(cpu_mode(&s.machine->cpu), KERNEL);
    session_all(&s, "nobreak all\nbr -u 1004\n");
    session_all(&s, "d psw 140000\nd pc 1000\n");
    stops(&s, ENDED_BREAK, 01004);
    ck_assert_int_eq(cpu_mode(&s.machine->cpu), USER);
    session_all(&s,
                "nobreak all\nbr -p 41002\nbr -u 1000-1000[1000]\nd psw 0\nd pc 1000\n");
    session_all(&s, "d 776 1000\nd 1002 240\nd -m 1004 HALT\n");
    stops(&s, ENDED_HALT, 01006);
    session_all(&s, "d psw 140000\nd pc 1000\n");
    stops(&s, ENDED_BREAK, 01002);
    ck_assert_int_eq(cpu_mode(&s.machine->cpu), USER);
    session_end(&s);
}
END_TEST

START_TEST(actions_are_done_and_may_go_on)
{
    struct session s = loaded();
    session_all(&s, "br 1102[2];d r4 r3;cont\nbr 1100[5]\n");
    stops(&s, ENDED_BREAK, 01100);
    check_says(&s, "e r3,r4", "R3:\t000004\nR4:\t000003\n");
    session_end(&s);
}
END_TEST

START_TEST(next_steps_over_calls)
{
    struct session s = loaded();
    session_all(&s, "d pc 1012\n");
    check_says(&s, "next", "Step expired, PC: 001016 (BR 1012)\n");
    check_says(&s, "e r3", "R3:\t000001\n");
    check_says(&s, "next", "Step expired, PC: 001012 (JSR PC,1100)\n");
    session_all(&s, "br 1102\n");
    check_says(&s, "next", "Breakpoint, PC: 001102 (INC R3)\n");
    check_says(&s, "show break", "001102:\tE, 1 hit\n");
    session_end(&s);
}
END_TEST

START_TEST(a_step_of_a_halt_says_so)
{
    struct session s = session_begin();
    session_all(&s, "d 1000 240\nd 1002 0\nd pc 1000\n");
    check_says(&s, "step 5", "HALT instruction, PC: 001004 (HALT)\n");
    session_end(&s);
}
END_TEST

START_TEST(time_can_be_stepped)
{
    struct session s = loaded();
    session_all(&s, "d 1000 777\n");
    int64_t before = s.machine->bus.sched.now;
    check_says(&s, "step -t 100", "Step expired, PC: 001000 (BR 1000)\n");
    int64_t gone = s.machine->bus.sched.now - before;
    ck_assert_int_ge(gone, 100 * NS_PER_US);
    ck_assert_int_lt(gone, 110 * NS_PER_US);
    session_end(&s);
}
END_TEST

START_TEST(history_has_operands_and_order)
{
    struct session s = loaded();
    session_all(&s, "set cpu history=3\nstep 5\n");
    check_has(&s, "show cpu history",
              "PC     SP     PSW    src    dst    IR\n"
              "001010 000700 000000 000000 000000 005202  INC R2\n"
              "001012 000700 000000 ");
    check_says(&s, "show history 1",
               "PC     SP     PSW    src    dst    IR\n"
               "001100 000676 000000 000001 000000 010220  MOV R2,(R0)+\n");
    check_has(&s, "set cpu history=9999999999", "0 (off) to");
    session_end(&s);
}
END_TEST

START_TEST(run_limits_end_a_run)
{
    struct session s = loaded();
    session_all(&s, "d 1000 777\nrunlimit 50\n");
    stops(&s, ENDED_LIMIT, 01000);
    ck_assert_uint_eq(s.machine->cpu.count, 50);
    session_all(&s, "norunlimit\nrunlimit 500 microseconds\n");
    stops(&s, ENDED_LIMIT, 01000);
    session_all(&s, "norunlimit\n");
    stops(&s, ENDED_STEP, 01000);
    session_end(&s);
}
END_TEST

START_TEST(mistakes)
{
    struct session s = session_begin();
    check_has(&s, "br 200000", "-p takes physical addresses");
    check_has(&s, "br 20-10", "ends before it begins");
    check_has(&s, "br 1000[x]", "Expected a count");
    check_has(&s, "br -z 1000", "-z is not one of");
    check_says(&s, "nobreak 1000", "There is no breakpoint at 001000.");
    session_end(&s);
}
END_TEST

START_TEST(until_stops_as_a_breakpoint_and_is_gone)
{
    struct session s = loaded();
    s.m->batch = false;
    check_says(&s, "go 1000 until 1012", "Breakpoint, PC: 001012 (JSR PC,1100)\n");
    check_says(&s, "show break", "");
    check_says(&s, "go until 1104", "Breakpoint, PC: 001104 (RTS PC)\n");
    check_has(&s, "go until", "Expected: GO {pc} {UNTIL pc | UNTIL \"text\"}");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("breaks");
    TCase *t = tcase_create("breaks");
    tcase_add_test(t, stops_before_the_instruction_and_goes_on);
    tcase_add_test(t, one_at_the_start_stops_when_the_pc_was_put_there);
    tcase_add_test(t, counts_and_hits);
    tcase_add_test(t, a_read_watchpoint_stops_with_nothing_changed);
    tcase_add_test(t, a_write_watchpoint_stops_before_the_write_every_time);
    tcase_add_test(t, every_word_of_a_store_is_rehearsed);
    tcase_add_test(t, a_watched_run_is_the_run_unwatched);
    tcase_add_test(t, modes_and_physical_addresses_are_told_apart);
    tcase_add_test(t, actions_are_done_and_may_go_on);
    tcase_add_test(t, next_steps_over_calls);
    tcase_add_test(t, a_step_of_a_halt_says_so);
    tcase_add_test(t, time_can_be_stepped);
    tcase_add_test(t, until_stops_as_a_breakpoint_and_is_gone);
    tcase_add_test(t, history_has_operands_and_order);
    tcase_add_test(t, run_limits_end_a_run);
    tcase_add_test(t, mistakes);
    suite_add_tcase(suite, t);
    return suite;
}
