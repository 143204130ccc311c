/* The instruction history: what was executed, and what came between. */
#include "monitor/run.h"
#include "tests/unit/session.h"

/* The console's printer interrupts through 64 as soon as it may. */
static const char program[] = "set cpu history=20\n"
                              "d 64 1100\nd 66 340\nd 250 1200\nd 252 340\nd 4 1300\n"
                              "d sp 700\nd pc 1000\n"
                              "d -m 1000 MOV #100,@#177564\n"
                              "d -m 1006 NOP\n"
                              "d -m 1010 HALT\n"
                              "d -m 1100 CLR @#177564\n"
                              "d -m 1104 RTI\n"
                              "d -m 1300 HALT\n";

START_TEST(an_interrupt_is_in_it)
{
    struct session s = session_begin();
    session_all(&s, program);
    ck_assert_int_eq(run_machine(s.m, SCHED_NEVER, 0), ENDED_HALT);
    check_says(&s, "show cpu history",
               "PC     SP     PSW    src    dst    IR\n"
               "001000 000700 000000 000100 000200 012737  MOV #100,@#177564\n"
               "001100 000674 000340               trap 064\n"
               "001100 000674 000340 000000 000300 005037  CLR @#177564\n"
               "001104 000674 000344 000000 000000 000002  RTI\n"
               "001006 000700 000000 000000 000000 000240  NOP\n"
               "001010 000700 000000 000000 000000 000000  HALT\n");
    session_end(&s);
}
END_TEST

/* The instruction that a watchpoint stopped was not executed: it is not in the history, and
 * the interrupt that comes before it is. */
START_TEST(a_stopped_instruction_is_not_in_it)
{
    struct session s = session_begin();
    session_all(&s, program);
    session_all(&s, "d -m 1006 INC @#2000\nbreak -w 2000\nd pc 1006\n");
    ck_assert_int_eq(run_machine(s.m, SCHED_NEVER, 0), ENDED_BREAK);
    session_all(&s, "d xcsr 100\nnobreak all\n");
    ck_assert_int_eq(run_machine(s.m, SCHED_NEVER, 2), ENDED_STEP);
    check_says(&s, "show cpu history",
               "PC     SP     PSW    src    dst    IR\n"
               "001100 000674 000340               trap 064\n"
               "001100 000674 000340 000000 000300 005037  CLR @#177564\n"
               "001104 000674 000344 000000 000000 000002  RTI\n");
    session_end(&s);
}
END_TEST

START_TEST(an_abort_follows_its_instruction)
{
    struct session s = session_begin();
    session_all(&s, program);
    session_all(&s, "d -m 1000 TST @#160000\n");
    ck_assert_int_eq(run_machine(s.m, SCHED_NEVER, 0), ENDED_HALT);
    check_says(&s, "show cpu history",
               "PC     SP     PSW    src    dst    IR\n"
               "001000 000700 000000 000000 000000 005737  TST @#160000\n"
               "001300 000674 000000               trap 004\n"
               "001300 000674 000000 000000 000000 000000  HALT\n");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("history");
    TCase *t = tcase_create("history");
    tcase_add_test(t, an_interrupt_is_in_it);
    tcase_add_test(t, a_stopped_instruction_is_not_in_it);
    tcase_add_test(t, an_abort_follows_its_instruction);
    suite_add_tcase(suite, t);
    return suite;
}
