/* How systems that nobody here has tuned for find out on which machine they are: the trap and
 * the register that each looks for, in the order of 2.11BSD's and 2.9BSD's boot and kernel and
 * of XXDP+'s monitor. An 11/45 has D space and a stack limit, no UNIBUS map, no cache, no MFPT. */
#include "tests/unit/rig.h"

/* Vectors 4 and 10 lead to the word after the next: BR past what notes that the probe went
 * through. R4 counts traps; the handler returns to the address in R3. */
static void nofault(void)
{
    put(01500, 05204, /* INC R4 */
        010316,       /* MOV R3,(SP) */
        06, END);     /* RTT */
    set_vector(4, 01500, 0340);
    set_vector(010, 01500, 0340);
    m->cpu.r[4] = m->cpu.r[5] = 0;
}

/* TST @#AT; R5 counts if it answers. */
static int answers(word at)
{
    nofault();
    program(012703, PROGRAM + 012, /* MOV #after,R3 */
            05737, at,             /* TST @#at */
            05205,                 /* INC R5 */
            0777, END);            /* after: BR . */
    steps(20);
    return m->cpu.r[5];
}

START_TEST(what_an_1145_has)
{
    static const word has[] = { 0172360, 0172374, 0172516, 0177572, 0177774, 0177772,
                                0177776, 0177570, 0177546, 0172540, 0177514, 0172200 };
    static const word lacks[] = { 0170200, 0177744, 0177746, 0177750, 0177752, 0177766,
                                  0172100, 0172000, 0172032, 0177760, 0177762, 0177764,
                                  0160000, 0160010, 0172440, 0177300 };
    for (size_t i = 0; i < sizeof has / sizeof *has; i++)
        ck_assert_msg(answers(has[i]) == 1, "%06o does not answer", has[i]);
    for (size_t i = 0; i < sizeof lacks / sizeof *lacks; i++)
        ck_assert_msg(answers(lacks[i]) == 0, "%06o answers", lacks[i]);
}
END_TEST

/* MFPT (000007), MFPS, MTPS, CSM, TSTSET, FADD, L2D0, MED: other machines' instructions. */
START_TEST(other_machines_instructions_trap)
{
    static const word other[] = { 07,    0106700, 0106400, 07000,
                                  07211, 075000,  076020,  076600 };
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        nofault();
        program(012703, PROGRAM + 010, other[i], 05205, 0777, END);
        steps(20);
        ck_assert_msg(m->cpu.r[4] == 1 && m->cpu.r[5] == 0, "%06o did not trap",
                      other[i]);
    }
}
END_TEST

/* RT-11's kin find a UNIBUS by the trap of an odd address, and a display register by CLR of the
 * switches' address. */
START_TEST(odd_addresses_and_the_switches)
{
    ck_assert_int_eq(answers(1), 0);
    ck_assert_int_eq(m->cpu.r[4], 1);
    nofault();
    program(012703, PROGRAM + 012, 05037, 0177570, 05205, 0777, END);
    steps(20);
    ck_assert_int_eq(m->cpu.r[5], 1);
}
END_TEST

/* SETD: an FP11 is there, or is not. */
START_TEST(the_fp11_is_found_by_setd)
{
    for (int fpp = 0; fpp < 2; fpp++) {
        nofault();
        m->cpu.fpp = fpp;
        program(012703, PROGRAM + 010, 0170011, 05205, 0777, END);
        steps(20);
        ck_assert_int_eq(m->cpu.r[5], fpp);
        ck_assert_int_eq(m->cpu.r[4], !fpp);
    }
}
END_TEST

/* MMR3 keeps its three bits of separate spaces and nothing of a map or of 22 bits: V6 writes
 * 065, 2.11BSD's boot 025, and both read it. */
START_TEST(mmr3_tells_the_45_from_the_70)
{
    program(012737, 065, 0172516, 013700, 0172516, /* MOV #65,@#MMR3; MOV @#MMR3,R0 */
            012737, 025, 0172516, 013701, 0172516, 0777, END);
    steps(4);
    ck_assert_uint_eq(m->cpu.r[0], 5);
    ck_assert_uint_eq(m->cpu.r[1], 5);
}
END_TEST

/* XXDP+ writes every word from 20000 to the trap or to 160000; RT-11 looks for the first that
 * does not answer. */
START_TEST(core_ends_with_a_trap_or_at_the_io_page)
{
    static const struct {
        uint32_t bytes;
        word end;
    } sizes[] = {
        {16 * 1024,  040000 },
        { 40 * 1024, 0120000},
        { 56 * 1024, 0160000},
        { CORE_MAX,  0160000}, /* without the KT11 */
    };
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        ck_assert(machine_set_core(m, sizes[i].bytes));
        nofault();
        put(01400, 0777, END);
        program(012703, 01400,   /* MOV #end,R3 */
                012700, 024000,  /* MOV #24000,R0: behind the handlers */
                012720, 0,       /* 1: MOV #0,(R0)+ */
                020027, 0160000, /* CMP R0,#160000 */
                0103773,         /* BLO 1 */
                0777, END);
        steps(200000);
        word end = m->cpu.r[4] ? (word)(m->cpu.r[0] - 2) : m->cpu.r[0];
        ck_assert_msg(end == sizes[i].end, "%u: %06o", sizes[i].bytes, end);
    }
}
END_TEST

/* V7 and 2.9BSD walk UISA0 up click by click with MFPI until a trap: at 248K the walk ends at
 * the I/O page's first word, which no board may have. */
START_TEST(core_ends_for_a_walk_through_the_kt11)
{
    uint32_t bytes = _i ? CORE_MAX : 96 * 1024;
    ck_assert(machine_set_core(m, bytes));
    nofault();
    map_flat();
    put(01400, 0777, END);
    program(012703, 01400,          /* MOV #end,R3 */
            012737, 030340, PS_VA,  /* MOV #30340,@#PS: previous user */
            05237, 0177572,         /* INC @#MMR0 */
            012737, 01000, 0177640, /* MOV #1000,@#UISA0 */
            05001,                  /* 1: CLR R1 */
            06511,                  /* MFPI (R1) */
            05726,                  /* TST (SP)+ */
            05237, 0177640,         /* INC @#UISA0 */
            0772, END);             /* BR 1 */
    steps(200000);
    ck_assert_int_eq(m->cpu.r[4], 1);
    ck_assert_uint_eq(look(0777640), bytes / 64);
}
END_TEST

/* The clocks: both are there, and stay silent until they are told to tick. */
START_TEST(clocks_are_silent_after_a_reset)
{
    program(05, 012737, 0, PS_VA, 0777, END); /* RESET; MOV #0,@#PS; BR . */
    steps(50000);
    ck_assert_uint_eq(m->cpu.r[7], PROGRAM + 010);
    ck_assert_uint_eq(look(0777546), 0200);
    ck_assert_uint_eq(look(0772540), 0);
}
END_TEST

/* RT-11, RSX and XXDP look at the console: READY, nothing typed, and no receiver's errors. */
START_TEST(the_console_is_at_rest)
{
    program(05, 0777, END);
    steps(3);
    ck_assert_uint_eq(look(0777560), 0);
    ck_assert_uint_eq(look(0777564), 0200);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("probe_cpu");
    TCase *t = rig_case(suite, "probe_cpu");
    tcase_add_test(t, what_an_1145_has);
    tcase_add_test(t, other_machines_instructions_trap);
    tcase_add_test(t, odd_addresses_and_the_switches);
    tcase_add_test(t, the_fp11_is_found_by_setd);
    tcase_add_test(t, mmr3_tells_the_45_from_the_70);
    tcase_add_test(t, core_ends_with_a_trap_or_at_the_io_page);
    tcase_add_loop_test(t, core_ends_for_a_walk_through_the_kt11, 0, 2);
    tcase_add_test(t, clocks_are_silent_after_a_reset);
    tcase_add_test(t, the_console_is_at_rest);
    return suite;
}
