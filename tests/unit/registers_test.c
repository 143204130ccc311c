/* Registers by name, and EXAMINE and DEPOSIT of memory. */
#include "monitor/registers.h"
#include "tests/unit/session.h"

START_TEST(every_register_of_state_reads_back)
{
    static const char *const plain[] = {
        "PC",  "R0",  "R5", "R10", "R15", "KSP",    "SSP",    "USP",
        "FPS", "FEA", "SR", "DR",  "SP",  "KIPAR0", "UDPAR7", "SDPAR3",
    };
    struct session s = session_begin();
    char line[64], wanted[64];
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        snprintf(line, sizeof line, "d %s 1234", plain[i]);
        check_says(&s, line, "");
        snprintf(line, sizeof line, "e %s", plain[i]);
        snprintf(wanted, sizeof wanted, "%s:\t001234\n", plain[i]);
        check_says(&s, line, wanted);
    }
    session_end(&s);
}
END_TEST

START_TEST(parts_of_the_psw)
{
    struct session s = session_begin();
    session_all(&s, "d cm 3\nd pm 1\nd ipl 7\nd rs 1\nd c 1\nd z 1\n");
    check_says(&s, "e psw", "PSW:\t154345\n");
    check_says(&s, "e cm,pm,ipl,n,z,v,c,t,rs",
               "CM:\t3\nPM:\t1\nIPL:\t7\nN:\t0\nZ:\t1\nV:\t0\nC:\t1\nT:\t0\nRS:\t1\n");
    check_has(&s, "d mmr1 5", "MMR1 can only be read");
    check_says(&s, "d c 2", "C has 1 bit: 1 at most.");
    session_end(&s);
}
END_TEST

START_TEST(register_sets_and_stacks_follow_the_mode)
{
    struct session s = session_begin();
    session_all(&s, "d r0 11\nd r10 22\nd ksp 100\nd usp 200\n");
    check_says(&s, "e sp", "SP:\t000100\n");
    session_all(&s, "d psw 144000\n");
    check_says(&s, "e sp,r0,r10", "SP:\t000200\nR0:\t000011\nR10:\t000022\n");
    ck_assert_uint_eq(s.machine->cpu.r[0], 022);
    session_end(&s);
}
END_TEST

START_TEST(floating_accumulators)
{
    struct session s = session_begin();
    session_all(&s, "d fac1 0400000000000000000001\nd fac2h 37777777777\nd fac2l 5\n");
    ck_assert_uint_eq(s.machine->cpu.fp.ac[1][0], 0040000);
    ck_assert_uint_eq(s.machine->cpu.fp.ac[1][3], 1);
    ck_assert_uint_eq(s.machine->cpu.fp.ac[2][0], 0177777);
    ck_assert_uint_eq(s.machine->cpu.fp.ac[2][1], 0177777);
    ck_assert_uint_eq(s.machine->cpu.fp.ac[2][2], 0);
    ck_assert_uint_eq(s.machine->cpu.fp.ac[2][3], 5);
    check_says(&s, "e fac2l", "FAC2L:\t00000000005\n");
    session_end(&s);
}
END_TEST

START_TEST(ranges_lengths_and_lists)
{
    struct session s = session_begin();
    session_all(&s, "d 1000-1006 7\nd 1004 1\n");
    check_says(&s, "e 1000/4,1004",
               "001000:\t000007\n001002:\t000007\n001004:\t000001\n");
    check_says(&s, "e r0-r2", "R0:\t000000\nR1:\t000000\nR2:\t000000\n");
    check_says(&s, "e 1006-1000", "The range 001006-001000 ends before it begins.");
    check_says(&s, "e 1001",
               "001001 is odd: words have even addresses (-b takes bytes).");
    check_says(&s, "e 1000000", "1000000 is beyond the last physical address, 777777.");
    check_says(&s, "set cpu 8k", "");
    check_says(&s, "e 20000", "020000 is beyond the memory fitted (8 KB, up to 017776).");
    session_end(&s);
}
END_TEST

START_TEST(formats)
{
    struct session s = session_begin();
    session_all(&s, "d 1000 41101\n");
    check_says(&s, "e -c 1000", "001000:\tAB\n");
    check_says(&s, "e -a 1000-1001", "001000:\tA\n001001:\tB\n");
    check_says(&s, "e -b 1000/2", "001000:\t101\n001001:\t102\n");
    check_says(&s, "e -d 1000", "001000:\t16961\n");
    session_all(&s, "d -b 1001 15\nd -d 1002 1000\nd -c 1004 'xy'\nd -a 1006 \"z\n");
    check_says(&s, "e -c 1000", "001000:\tA<015>\n");
    check_says(&s, "e 1002", "001002:\t001750\n");
    check_says(&s, "e -c 1004,1006", "001004:\txy\n001006:\tz<000>\n");
    check_says(&s, "d -m 1010 MOV R0,@#1234", "");
    check_says(&s, "e 1010/4", "001010:\t010037\n001012:\t001234\n");
    check_says(&s, "e -m 1010", "001010:\tMOV R0,@#1234\n");
    check_says(&s, "d -b 1000 400", "400 does not fit a byte (377 at most).");
    check_says(&s, "d 1000 200000", "200000 does not fit a word (177777 at most).");
    session_end(&s);
}
END_TEST

/* User page 0 lies at 040000, kernel page 0 at 0; D space apart for the user. */
START_TEST(modes_and_spaces)
{
    struct session s = session_begin();
    session_all(&s, "d kipar0 0\nd kipdr0 77406\nd kipar7 7600\nd kipdr7 77406\n"
                    "d uipar0 400\nd uipdr0 77406\nd udpar0 1000\nd udpdr0 77402\n"
                    "d mmr3 1\nd mmr0 1\n"
                    "d -u 100 1111\nd -k 100 2222\nd 100100 3333\n");
    check_says(&s, "e 40100,100", "040100:\t001111\n000100:\t002222\n");
    check_says(&s, "e -u 100", "000100:\t001111\n");
    check_says(&s, "e -u -t 100", "000100:\t003333\n");
    check_says(&s, "e -v 100", "000100:\t002222\n");
    check_says(&s, "e -s 100", "000100 is in a page that is not resident.");
    check_has(&s, "show cpu virtual=100", "000100 user   D: 100100");
    session_all(&s, "d pm 3\n");
    check_says(&s, "e -p 100", "000100:\t001111\n");
    session_end(&s);
}
END_TEST

START_TEST(looking_at_a_board_pops_nothing)
{
    struct session s = session_begin();
    s.machine->kl11.rcsr |= 0200;
    s.machine->kl11.rbuf = 0101;
    check_says(&s, "e 777562", "777562:\t000101\n");
    check_says(&s, "e rbuf", "RBUF:\t000101\n");
    check_has(&s, "show tti", "RBUF   777562 000101");
    ck_assert(s.machine->kl11.rcsr & 0200);
    session_end(&s);
}
END_TEST

/* The page registers have names by rule, and the ROM's words none. */
static bool has_names(const struct board *b)
{
    return strcmp(b->kind->name, "MMU") != 0 && strcmp(b->kind->name, "ROM") != 0;
}

static bool named(struct board *b, paddr at)
{
    struct ref ref;
    if (strcmp(b->kind->name, "RR") == 0 && at < 0776710)
        return true; /* they answer, and hold nothing */
    for (const struct reg *reg = b->kind->regs; reg && reg->name; reg++) {
        register_of_board(b, reg, &ref);
        if (register_address(&ref) == at)
            return true;
    }
    return false;
}

START_TEST(every_word_of_every_board_has_a_name)
{
    struct session s = session_begin();
    struct unibus *bus = &s.machine->bus;
    for (int i = 1; i < bus->boards; i++) {
        struct board *b = bus->board[i];
        for (paddr at = b->first; has_names(b) && at <= b->last; at += 2)
            ck_assert_msg(named(b, at), "%06o of the %s has no name", at, b->kind->title);
    }
    session_end(&s);
}
END_TEST

/* In its slots, a board's register is found by its name: at its own address, and as it is. */
START_TEST(every_register_is_found_by_its_name)
{
    struct session s = session_begin();
    struct unibus *bus = &s.machine->bus;
    struct ref ref, found;
    for (int i = 1; i < bus->boards; i++) {
        const struct reg *reg = bus->board[i]->kind->regs;
        for (; reg && reg->name && !bus->board[i]->disabled; reg++) {
            register_of_board(bus->board[i], reg, &ref);
            ck_assert_msg(register_find(s.m, ref.name, &found), "no %s", ref.name);
            ck_assert_msg(!found.reg || (found.board == ref.board && found.reg == reg),
                          "%s is on two boards", ref.name);
        }
    }
    session_end(&s);
}
END_TEST

/* RPWC is the RP11's at 776716 and the RH11's at 776702. */
START_TEST(a_name_means_the_board_that_is_in)
{
    struct session s = session_begin();
    session_all(&s, "d rpwc 177771\n");
    check_says(&s, "e 776702", "776702:\t177771\n");
    session_all(&s, "set rp disabled\nset rr enabled\nd rpwc 177774\n");
    check_says(&s, "e 776716", "776716:\t177774\n");
    session_end(&s);
}
END_TEST

START_TEST(a_board_that_is_out)
{
    struct session s = session_begin();
    check_says(&s, "e lps", "LPS:\t100000\n");
    check_says(&s, "set lpt disabled", "");
    check_has(&s, "show lpt", "777514-777516, vector 200, BR4, disabled");
    check_has(&s, "e 777514", "no board answers");
    check_says(&s, "attach lpt /dev/null", "LPT is disabled: SET LPT ENABLED first.");
    check_says(&s, "d lps 100",
               "LPS is on a board that is disabled: SET ... ENABLED first.");
    check_says(&s, "d dc0rcsr 1",
               "DC0RCSR is on a board that is disabled: SET ... ENABLED first.");
    check_has(&s, "e lps", "LPS:");
    check_says(&s, "e lps", "LPS:\t100000\n");
    check_says(&s, "set lpt enabled", "");
    check_has(&s, "show configuration",
              "LPT   LP11 line printer, 777514-777516, vector 200, "
              "BR4, 132 columns, 64 characters, empty\n");
    check_has(&s, "show configuration",
              "PTP   PC11 paper tape punch, 777554-777556, "
              "vector 074, BR4, empty\n");
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("registers");
    TCase *t = tcase_create("registers");
    tcase_add_test(t, every_register_of_state_reads_back);
    tcase_add_test(t, every_word_of_every_board_has_a_name);
    tcase_add_test(t, every_register_is_found_by_its_name);
    tcase_add_test(t, a_name_means_the_board_that_is_in);
    tcase_add_test(t, a_board_that_is_out);
    tcase_add_test(t, parts_of_the_psw);
    tcase_add_test(t, register_sets_and_stacks_follow_the_mode);
    tcase_add_test(t, floating_accumulators);
    tcase_add_test(t, ranges_lengths_and_lists);
    tcase_add_test(t, formats);
    tcase_add_test(t, modes_and_spaces);
    tcase_add_test(t, looking_at_a_board_pops_nothing);
    suite_add_tcase(suite, t);
    return suite;
}
