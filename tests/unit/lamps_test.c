/* The lamps of a machine that runs: times worked out by hand from the tables of core memory
 * (a read adds 530 ns, a write 380; a cycle has two states of 150 ns). */
#include "monitor/panel/lamps.h"
#include "monitor/panel/panel.h"
#include "tests/unit/session.h"

#include <unistd.h>

static struct session s;

static void setup(void)
{
    s = session_begin();
    s.m->runs = true;
    front_set_address_select(s.m, ADDRESS_CONSOLE_PHY);
}

static void teardown(void)
{
    lamps_rest(s.m);
    session_end(&s);
}

static struct lamps frame(int64_t ns)
{
    struct lamps l;
    front_lamps(s.m, &l);
    lamps_run(s.m, s.machine->bus.sched.now + ns, 0);
    front_lamps(s.m, &l);
    return l;
}

#define FRAME (NS_PER_SEC / 60)

/* PART of TOTAL as a brightness, to a percent. */
static void check_level(byte level, double part, double total)
{
    double wanted = part / total * LAMP_FULL;
    ck_assert_msg(level > wanted - 3 && level < wanted + 3, "%d, not %.1f", level,
                  wanted);
}

static void check_all(const byte *lamps, int count, uint32_t bits)
{
    for (int i = 0; i < count; i++)
        check_level(lamps[i], bits >> i & 1, 1);
}

/* INC R0: 2 states and a read, 830 ns. BR: 4 and a read, 1130 ns. */
START_TEST(a_loop_of_two)
{
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\n");
    front_set_data_select(s.m, DATA_BUS_REGISTER);
    struct lamps l = frame(FRAME);
    const double turn = 830 + 1130;
    check_level(l.address[9], 1, 1);
    check_level(l.address[1], 1130, turn);
    check_level(l.address[0], 0, 1);
    check_level(l.data[9], 830, turn);  /* 005200 */
    check_level(l.data[1], 1130, turn); /* 000776 */
    check_level(l.data[7], 1, 1);       /* both */
    check_level(l.data[15], 0, 1);
    check_level(l.lamp[LAMP_RUN], 1, 1);
    check_level(l.lamp[LAMP_KERNEL], 1, 1);
    check_level(l.lamp[LAMP_PAUSE], 2 * 530, turn);
    check_level(l.lamp[LAMP_MASTER], 2 * 830, turn);
    check_level(l.lamp[LAMP_DATA_SPACE], 0, 1);
    check_level(l.lamp[LAMP_ADRS_ERR], 0, 1);
}
END_TEST

/* MOV R1,(R2): 5 states, a read and a write, 1660 ns: the fetch 830 and the store 680, and a
 * state between them. */
START_TEST(a_store_in_a_loop)
{
    session_all(&s, "d -m 1000 MOV R1,(R2)\nd -m 1002 BR 1000\nd pc 1000\nd r1 177777\n"
                    "d r2 40000\n");
    struct lamps l = frame(FRAME);
    const double turn = 1660 + 1130;
    check_level(l.address[14], 680 + 75, turn);
    check_level(l.data[15], 680 + 75, turn);
    check_level(l.data[9], 1, 1); /* 1002 and 1004 go through the data paths in a fetch */
    check_level(l.lamp[LAMP_PAUSE], 530 + 380 + 530, turn);
    check_level(l.lamp[LAMP_MASTER], 830 + 680 + 830, turn);
}
END_TEST

/* A register's result is in the data paths while the next word is fetched. */
START_TEST(a_result_in_the_data_paths)
{
    session_all(&s, "d -m 1000 MOV R1,R0\nd -m 1002 BR 1000\nd pc 1000\nd r1 170000\n");
    struct lamps l = frame(FRAME);
    check_level(l.data[15], 830, 830 + 1130);
    check_level(l.data[9], 1130, 830 + 1130);
}
END_TEST

START_TEST(memory_that_is_not_on_the_unibus)
{
    session_do(&s, "set cpu bipolar");
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\n");
    ck_assert_int_eq(s.machine->cpu.memory, MEMORY_BIPOLAR);
    struct lamps l = frame(FRAME);
    check_level(l.address[1], 600, 900);
    check_level(l.lamp[LAMP_PAUSE], 0, 1);
    check_level(l.lamp[LAMP_MASTER], 0, 1);
}
END_TEST

/* In user mode through the KT11, D space apart: 90 ns more for each cycle. */
START_TEST(mode_and_space)
{
    session_all(&s, "d uipar0 1000\nd uipdr0 77406\nd udpar0 2000\nd udpdr0 77406\n"
                    "d mmr3 1\nd mmr0 1\nd psw 140000\nd -m 101000 TST (R1)\n"
                    "d -m 101002 BR 101000\nd r1 40\nd pc 1000\n");
    front_set_address_select(s.m, ADDRESS_USER_D);
    struct lamps l = frame(FRAME);
    /* TST (R1): 5 states, two reads; BR: 4 states, one. */
    const double tst = 750 + 2 * (530 + 90), turn = tst + 600 + 530 + 90;
    check_level(l.lamp[LAMP_USER], 1, 1);
    check_level(l.lamp[LAMP_KERNEL], 0, 1);
    check_level(l.lamp[LAMP_DATA_SPACE], tst / 2, turn);
    check_level(l.address[5], tst / 2, turn);
    check_level(l.address[9], 0, 1); /* instructions are of another space */
    front_set_address_select(s.m, ADDRESS_PROG_PHY);
    l = frame(FRAME);
    check_level(l.address[16], tst / 2, turn);
    check_level(l.address[15], 1 - tst / 2 / turn, 1);
}
END_TEST

START_TEST(the_display_register)
{
    session_all(&s,
                "d -m 1000 MOV R1,@#177570\nd -m 1004 BR 1000\nd pc 1000\nd r1 52525\n");
    front_set_data_select(s.m, DATA_DISPLAY_REGISTER);
    struct lamps l = frame(FRAME);
    check_all(l.data, DATA_LAMPS, 052525);
}
END_TEST

/* The clock wakes it; nearly all of a second is WAIT. */
static const char waiting[] = "d 100 2000\nd 102 340\nd -m 1000 WAIT\nd -m 1002 BR 1000\n"
                              "d -m 2000 RTI\nd ksp 700\nd pc 1000\nd 777546 100\n"
                              "d r0 125252\n";

START_TEST(wait_shows_r0)
{
    session_all(&s, waiting);
    struct lamps l = frame(NS_PER_SEC);
    check_all(l.address, ADDRESS_LAMPS, 01002);
    check_all(l.data, DATA_LAMPS, 0125252);
    check_level(l.lamp[LAMP_RUN], 1, 1);
    check_level(l.lamp[LAMP_PAUSE], 1, 1);
    check_level(l.lamp[LAMP_MASTER], 0, 1);
}
END_TEST

/* It is still in the data paths when the run has ended there, whether the lamps were looked
 * at meanwhile or not. */
START_TEST(wait_leaves_r0)
{
    struct lamps l;
    session_all(&s, waiting);
    frame(FRAME / 2);
    s.m->runs = false;
    front_lamps(s.m, &l);
    check_all(l.address, ADDRESS_LAMPS, 01002);
    check_all(l.data, DATA_LAMPS, 0125252);
}
END_TEST

/* Its part of the frame is exact, with slots that see little of the rest. */
START_TEST(wait_and_work)
{
    session_all(&s, waiting);
    /* In each tick 2000 turns of SOB, 1130 ns each: 2.26 ms of 16.67. */
    session_all(&s, "d -m 1000 WAIT\nd -m 1002 MOV #3720,R2\nd -m 1006 SOB R2,1006\n"
                    "d -m 1010 BR 1000\n");
    frame(NS_PER_SEC);
    struct lamps l = frame(NS_PER_SEC);
    check_level(l.data[15], 1 - 2.26 * 0.06, 1);
    check_level(l.address[3], 0, 1);
    check_level(l.address[2], 2.26 * 0.06, 1);
}
END_TEST

START_TEST(a_frame_without_time_is_as_the_one_before)
{
    struct lamps first, second;
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\n");
    first = frame(FRAME);
    front_lamps(s.m, &second);
    ck_assert_mem_eq(&first, &second, sizeof first);
}
END_TEST

START_TEST(nobody_looks_nobody_pays)
{
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\n");
    lamps_run(s.m, s.machine->bus.sched.now + FRAME, 0);
    ck_assert_ptr_null(s.machine->cpu.tracer);
    frame(FRAME);
    ck_assert_ptr_nonnull(s.machine->cpu.tracer);
    ck_assert(!s.machine->mmu.shut);
    lamps_rest(s.m);
    ck_assert_ptr_null(s.machine->cpu.tracer);
}
END_TEST

/* A breakpoint and the history see the same with the lamps and without. */
static bool look_at_lamps(void *host, struct cpu *cpu)
{
    struct lamps l;
    (void)cpu;
    front_lamps(host, &l);
    return false;
}

/* 512 turns of SOB, then a loop at 7000, where a frame of the window's comes: bit 11 was dark
 * in the first part, which counts all the same. */
START_TEST(who_looks_in_a_whole_run_takes_nothing_from_it)
{
    static byte map[4][32768];
    struct lamps l;
    map[KERNEL][07000 / 2] = 1;
    const struct cpu_hooks hooks = {
        s.m, {map[0], map[1], map[2], map[3]},
         look_at_lamps
    };
    session_all(&s, "d r0 1000\nd -m 1000 SOB R0,1000\nd -m 1002 JMP @#7000\n"
                    "d -m 7000 BR 7000\nd pc 1000\n");
    s.machine->cpu.hooks = &hooks;
    lamps_begin(s.m);
    check_has(&s, "step -t 2000", "Step expired");
    lamps_end(s.m, &l);
    s.machine->cpu.hooks = NULL;
    ck_assert_int_gt(l.address[11], 20);
    ck_assert_int_lt(l.address[11], 200);
}
END_TEST

START_TEST(breakpoints_hold_in_a_slot)
{
    struct lamps l;
    session_all(&s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd pc 1000\nd r0 0\n"
                    "set cpu history=4\nbreak -w 2000\nbreak 1002 [5]\n");
    front_lamps(s.m, &l);
    ck_assert_int_eq(lamps_run(s.m, s.machine->bus.sched.now + FRAME, 0), STOP_PROBE);
    check_has(&s, "examine r0", "000005");
    front_lamps(s.m, &l);
    check_level(l.lamp[LAMP_MASTER], 9 * 830, 5 * 830 + 4 * 1130);
}
END_TEST

/* Runs to machine time UNTIL in slices of ten ms; with LAMPS they are looked at between. */
static void run_to(struct session *t, int64_t until, bool lamps)
{
    struct lamps l;
    struct sched *sched = &t->machine->bus.sched;
    t->m->runs = true;
    for (int i = 0; sched->now < until; i++) {
        int64_t next = sched->now + 10 * NS_PER_MS;
        if (lamps && i % 2)
            front_lamps(t->m, &l);
        lamps_run(t->m, next < until ? next : until, 0);
    }
    lamps_rest(t->m);
    t->m->runs = false;
}

/* Boots with COMMANDS, twice, with the lamps and without, and types TYPED; both do the same. */
static void check_same(const char *commands, const char *typed)
{
    struct session t[2];
    for (int i = 0; i < 2; i++) {
        t[i] = session_begin();
        session_all(&t[i], commands);
        for (const char *line = typed; *line; line += strcspn(line, "\r") + 1) {
            run_to(&t[i], t[i].machine->bus.sched.now + 4 * NS_PER_SEC, i);
            kl11_type(&t[i].machine->kl11, line, strcspn(line, "\r") + 1);
        }
        run_to(&t[i], t[i].machine->bus.sched.now + 4 * NS_PER_SEC, i);
    }
    const struct machine *a = t[0].machine, *b = t[1].machine;
    ck_assert_uint_gt(a->cpu.count, 300000);
    ck_assert_uint_eq(a->cpu.count, b->cpu.count);
    ck_assert_int_eq(a->bus.sched.now, b->bus.sched.now);
    ck_assert_mem_eq(a->cpu.r, b->cpu.r, sizeof a->cpu.r);
    ck_assert_mem_eq(a->mmu.page, b->mmu.page, sizeof a->mmu.page);
    ck_assert_mem_eq(a->bus.core, b->bus.core, sizeof a->bus.core);
    for (int i = 0; i < 2; i++)
        session_end(&t[i]);
}

START_TEST(the_guest_never_notices)
{
    check_same("lab boot -o\n", "ls\rpipeline\r");
}
END_TEST

START_TEST(v6_never_notices)
{
    const char *images = getenv("FORK11_IMAGES");
    char pack[512], commands[600];
    snprintf(pack, sizeof pack, "%s/v6/root.rk", images ? images : "");
    if (!images || access(pack, R_OK) != 0) {
        printf("skip v6_never_notices: no v6/root.rk in FORK11_IMAGES\n");
        return;
    }
    snprintf(commands, sizeof commands, "attach -o rk0 %s\nd sr 173030\nboot rk0\n",
             pack);
    check_same(commands, "rkunix\rLS -L /BIN\r");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("lamps");
    TCase *c = tcase_create("lamps");
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, a_loop_of_two);
    tcase_add_test(c, a_store_in_a_loop);
    tcase_add_test(c, a_result_in_the_data_paths);
    tcase_add_test(c, memory_that_is_not_on_the_unibus);
    tcase_add_test(c, mode_and_space);
    tcase_add_test(c, the_display_register);
    tcase_add_test(c, wait_shows_r0);
    tcase_add_test(c, wait_leaves_r0);
    tcase_add_test(c, wait_and_work);
    tcase_add_test(c, a_frame_without_time_is_as_the_one_before);
    tcase_add_test(c, nobody_looks_nobody_pays);
    tcase_add_test(c, who_looks_in_a_whole_run_takes_nothing_from_it);
    tcase_add_test(c, breakpoints_hold_in_a_slot);
    tcase_add_test(c, the_guest_never_notices);
    tcase_add_test(c, v6_never_notices);
    suite_add_tcase(suite, c);
    return suite;
}
