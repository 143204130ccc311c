/* Expressions, breakpoints and displays with a kernel's names: a made-up kernel whose text
 * lies at 1000, and a user program at the same virtual address.
 *
 *     1000  _newproc  inc r0     1002  br .-2     1010  _sp  inc r1; br 1000
 *     user 1000  main, inc r2    user 1002  br 1000  */
#include "monitor/expr.h"
#include "monitor/run.h"
#include "tests/unit/unix_rig.h"

enum { U_CLICK = 01000, USER_CLICK = 0600, MPID = 06000 };

static struct fake f;

static void page(enum mode mode, int n, word click)
{
    f.s.machine->mmu.page[mode][I_SPACE][n] = (struct page){ click, 077406 };
}

static void setup(void)
{
    fake_begin(&f);
    fake_name(&f, "_newproc", AOUT_TEXT, 01000);
    fake_name(&f, "_sp", AOUT_TEXT, 01010);
    fake_name(&f, "pc", AOUT_TEXT, 01012);
    f.names.text = 02000;
    fake_tables(&f, fake_v6, 5);
    fake_name(&f, "_mpid", AOUT_BSS, MPID);
    ck_assert(fake_adopt(&f));
    for (word n = 0; n < 6; n++)
        page(KERNEL, n, (word)(n << 7));
    page(KERNEL, 6, U_CLICK);
    page(KERNEL, 7, 07600);
    page(USER, 0, USER_CLICK);
    f.s.machine->mmu.mmr0 = MMR0_ON;
    mmu_rebuild(&f.s.machine->mmu);
    fake_process(&f, (struct fake_process){ .slot = 1, .stat = 3, .flag = 1, .pid = 1 });
    fake_process(&f, (struct fake_process){ .slot = 2, .stat = 3, .flag = 1, .pid = 17 });
    fake_poke(&f, MPID, 021);
    session_all(&f.s, "d -m 1000 INC R0\nd -m 1002 BR 1000\nd -m 1010 INC R1\n"
                      "d -m 1012 BR 1000\nd sp 700\nd pc 1000\n");
    fake_poke(&f, USER_CLICK * 64 + 01000, 0005202);
    fake_poke(&f, USER_CLICK * 64 + 01002, 0000776);
}

static void teardown(void)
{
    fake_end(&f);
}

/* The process in SLOT has the processor. */
static void current(int slot)
{
    fake_poke(&f, U_CLICK * 64 + 074,
              (word)(fake_at(&f, "_proc") + slot * fake_v6->proc.size));
}

static void is(const char *text, int64_t wanted)
{
    int64_t value = -1;
    f.s.m->error[0] = '\0';
    ck_assert_msg(expr_all(f.s.m, text, &value) == DONE, "%s: %s", text, f.s.m->error);
    ck_assert_msg(value == wanted, "%s is %lld, not %lld", text, (long long)value,
                  (long long)wanted);
}

static void user_mode(void)
{
    cpu_set_psw(&f.s.machine->cpu, 0170000);
}

static void runs(enum ended wanted)
{
    int64_t limit = f.s.machine->bus.sched.now + NS_PER_MS;
    ck_assert_int_eq(run_machine(f.s.m, limit, 0), wanted);
}

/* --- expressions --------------------------------------------------------------------- */

START_TEST(names_are_addresses)
{
    is("newproc", 01000);
    is("_newproc+4", 01004);
    is("mpid", MPID);
    is("u", 0140000);
    is("sp", 0700); /* a register first */
    is("_sp", 01010);
    is("pc", 01000);
    is("_pc", 01012); /* the assembler's, without a _ */
    check_has(&f.s, "eval newpro", "There is no register or symbol newpro");
}
END_TEST

/* A symbol's memory is the kernel's, whatever mode the machine is in. */
START_TEST(memory_of_a_symbol)
{
    fake_poke(&f, USER_CLICK * 64 + MPID, 0333);
    fake_poke(&f, USER_CLICK * 64 + 0700, 0444);
    for (int user = 0; user < 2; user++) {
        is("[mpid]", 021);
        is("[-k mpid]", 021);
        is("[-k 6000]", 021);
        is("[-u mpid]", 0333);
        is("[-b newproc+1]", 012);
        is("[-kb mpid]", 021);
        is("[-b mpid+1]", 0);
        is("[newproc]", 0005200);
        is("[-p 6000]", 021);
        is("[[u+74]]+0", f.s.machine->bus.core[fake_at(&f, "_proc") / 2]);
        user_mode();
    }
    is("[700]", 0444);
    is("[-k 700]", 0);
    is("[700]+[mpid]", 0465);
    is("[mpid]+[700]", 0465);
    is("[-u [-k mpid]+657]", 0444); /* 21 + 657 */
}
END_TEST

/* With separate spaces text is looked at in I space, data in D. */
START_TEST(memory_of_a_split_kernel)
{
    struct mmu *mmu = &f.s.machine->mmu;
    for (word n = 0; n < 8; n++)
        mmu->page[KERNEL][D_SPACE][n] = mmu->page[KERNEL][I_SPACE][n];
    mmu->page[KERNEL][D_SPACE][0].par = 01400;
    mmu->mmr3 = 04;
    mmu_rebuild(mmu);
    fake_poke(&f, 01400 * 64 + MPID, 055);
    is("[newproc]", 0005200);
    is("[-t newproc]", 0);
    is("[mpid]", 055);
    check_says(&f.s, "e newproc", "001000:\t005200\n");
    check_says(&f.s, "e mpid", "006000:\t000055\n");
    check_says(&f.s, "e -v mpid", "006000:\t000055\n");
    check_says(&f.s, "e 6000", "006000:\t000021\n");
}
END_TEST

START_TEST(logic)
{
    is("1 && 2", 1);
    is("1 && 0", 0);
    is("0 || 4", 1);
    is("0 || 0", 0);
    is("1==1 && 2==2", 1);
    is("0 && 1 || 1", 1);
    is("1 || 1 && 0", 1);
    is("3 & 1 == 1", 1);
    is("0 && [1]", 0); /* not looked at: it is odd */
    is("1 || 1/0", 1);
    is("!0 && !(1==2)", 1);
    is("5&&3", 1);
    is("5&3", 1);
    check_has(&f.s, "eval 1 && [1]", "even");
}
END_TEST

START_TEST(lists_with_names)
{
    user_mode();
    check_says(&f.s, "e newproc", "001000:\t005200\n");
    check_says(&f.s, "e _mpid", "006000:\t000021\n");
    check_says(&f.s, "e -v mpid/4", "006000:\t000021\n006002:\t000000\n");
    check_says(&f.s, "e newproc-newproc+2", "001000:\t005200\n001002:\t000776\n");
    check_says(&f.s, "e -u newproc", "001000:\t005202\n");
    check_has(&f.s, "e -m newproc", "INC R0");
    check_says(&f.s, "d mpid 77", "");
    check_says(&f.s, "d -k _mpid+2 [mpid]+1", "");
    check_says(&f.s, "e -k 6000/4", "006000:\t000077\n006002:\t000100\n");
    check_has(&f.s, "e nosuch", "There is no register or symbol nosuch");
    cpu_set_psw(&f.s.machine->cpu, 0);
    f.s.m->batch = false;
    session_all(&f.s, "runlimit 4 instructions\n");
    check_has(&f.s, "go newproc", "PC: 001000");
    session_all(&f.s, "norunlimit\n");
    check_has(&f.s, "go until _newproc+2", "Breakpoint, PC: 001002");
}
END_TEST

START_TEST(too_long_and_too_deep)
{
    char text[400] = "0";
    for (int i = 0; i < 70; i++)
        strcat(text, "+1");
    int64_t value;
    ck_assert_int_eq(expr_all(f.s.m, text, &value), FAILED);
    ck_assert_msg(strstr(f.s.m->error, "more than 64 parts"), "%s", f.s.m->error);
}
END_TEST

/* --- breakpoints --------------------------------------------------------------------- */

START_TEST(a_name_is_of_its_mode)
{
    session_all(&f.s, "br newproc\nbr -u 1002\n");
    check_says(&f.s, "show break",
               "001000 (newproc):\tE in mode K, 0 hits\n"
               "001002:\tE in mode U, 0 hits\n");
    runs(ENDED_BREAK);
    user_mode();
    session_all(&f.s, "d pc 1000\n");
    runs(ENDED_BREAK);
    ck_assert_uint_eq(f.s.machine->cpu.r[PC], 01002);
    session_all(&f.s, "nobreak newproc\n");
    check_says(&f.s, "show break", "001002:\tE in mode U, 1 hit\n");
}
END_TEST

START_TEST(a_condition)
{
    session_all(&f.s, "br newproc [2] if r0>3 && [mpid]==21 ;e r0\n");
    check_says(
        &f.s, "show break",
        "001000 (newproc):\tE in mode K [2] if r0>3 && [mpid]==21, 0 hits; e r0\n");
    runs(ENDED_BREAK);
    ck_assert_uint_eq(f.s.machine->cpu.r[0], 5);
    check_has(&f.s, "show break", ", 2 hits; e r0");
    session_all(&f.s, "br newproc if [mpid]==22\n"); /* in place of the other */
    runs(ENDED_STEP);
    check_has(&f.s, "show break", "if [mpid]==22, 0 hits");
    session_all(&f.s, "br newproc if [170000]\n"); /* nobody answers there: false */
    runs(ENDED_STEP);
    session_all(&f.s, "br if r0\n");
    check_has(&f.s, "show break", ":\tE if r0, 0 hits");
}
END_TEST

/* A watchpoint's condition is of the registers before the instruction. */
START_TEST(a_condition_of_a_watchpoint)
{
    session_all(&f.s, "d -m 1000 MOV R3,(R4)+\nd r4 3000\n");
    session_all(&f.s, "br -w 3000-3100 if r4==3004\n");
    runs(ENDED_BREAK);
    ck_assert_uint_eq(f.s.machine->cpu.r[4], 03004);
    ck_assert_uint_eq(f.s.machine->cpu.r[PC], 01000);
    check_has(&f.s, "show break", "1 hit");
    session_all(&f.s, "br -w 3000-3100 if r4==3011\n");
    runs(ENDED_STEP);
    check_has(&f.s, "show break", "0 hits");
}
END_TEST

START_TEST(one_process)
{
    session_all(&f.s, "br -u 17 1000\n");
    check_says(&f.s, "show break", "001000:\tE in mode U of process 17, 0 hits\n");
    current(1);
    user_mode();
    runs(ENDED_STEP);
    current(2);
    runs(ENDED_BREAK);
    ck_assert_uint_eq(f.s.machine->cpu.r[PC], 01000);
    fake_poke(&f, U_CLICK * 64 + 074, 1); /* u.u_procp is spoilt: nobody's */
    runs(ENDED_STEP);
    check_has(&f.s, "nobreak -u 1 1000", "There is no breakpoint");
    session_all(&f.s, "nobreak -u 17 1000\n");
    check_says(&f.s, "show break", "");
    check_has(&f.s, "br -u 0 1000", "Process 0 never runs in user mode");
    session_all(&f.s, "br -u 16 [3]\n"); /* an address and a count */
    check_says(&f.s, "show break", "000016:\tE in mode U [3], 0 hits\n");
    f.s.m->kernel.known = false;
    check_has(&f.s, "br -u 17 1000", "no kernel is known");
}
END_TEST

START_TEST(one_that_talks)
{
    session_all(&f.s, "br -t newproc [2] if r0<4 ;print \"r0 \",r0.\n");
    check_has(&f.s, "show break", ", talks, 0 hits; print");
    check_says(&f.s, "step 9",
               "r0 1.\nr0 2.\nr0 3.\n"
               "Step expired, PC: 001002 newproc+2 (BR newproc)\n");
    session_all(&f.s, "br -t newproc if r0==5\n");
    check_says(&f.s, "step 4",
               "Breakpoint, PC: 001000 newproc (INC R0)\n"
               "Step expired, PC: 001002 newproc+2 (BR newproc)\n");
    session_all(&f.s, "br -t newproc ;bogus\n");
    check_says(&f.s, "step 4",
               "Unknown command BOGUS; HELP lists the commands.\n"
               "Breakpoint, PC: 001000 newproc (INC R0)\n");
}
END_TEST

/* A run with conditions that look at everything is the run without. */
START_TEST(conditions_change_nothing)
{
    session_all(&f.s, "step 500\n");
    struct cpu cpu = f.s.machine->cpu;
    int64_t now = f.s.machine->bus.sched.now;
    teardown();
    setup();
    session_all(&f.s, "br newproc if [177560]+[rkds]+[-u 0]+[170001]>777777\n"
                      "br -r -w 0-177777 if [u+74]==3\n"
                      "br -u 17 1000\nstep 500\n");
    check_has(&f.s, "show break", ", 0 hits");
    ck_assert_mem_eq(cpu.r, f.s.machine->cpu.r, sizeof cpu.r);
    ck_assert_int_eq(now, f.s.machine->bus.sched.now);
    ck_assert_uint_eq(cpu.count, f.s.machine->cpu.count);
}
END_TEST

/* Where a hook stops, a breakpoint has counted already, and does not count again. */
static bool stop_once(void *host, struct cpu *cpu)
{
    int *calls = host;
    return ++*calls == 2 && cpu->r[PC] == 01000;
}

START_TEST(a_hook_at_the_same_place)
{
    static byte map[32768];
    int calls = 0;
    const struct cpu_hooks hooks = {
        &calls, {map, map, map, map},
         stop_once
    };
    map[01000 / 2] = 1;
    f.s.machine->cpu.hooks = &hooks;
    session_all(&f.s, "br newproc [100]\n");
    runs(ENDED_STAGE);
    check_has(&f.s, "show break", ", 2 hits");
    check_has(&f.s, "step 2", "Step expired");
    check_has(&f.s, "show break", ", 2 hits");
    f.s.machine->cpu.hooks = NULL;
}
END_TEST

START_TEST(mistakes_in_breakpoints)
{
    check_has(&f.s, "br newproc if", "Expected an octal number, a name");
    check_has(&f.s, "br newproc if r0>", "Expected an octal number, a name");
    check_has(&f.s, "br newproc if nosuch", "There is no register or symbol nosuch");
    check_has(&f.s, "br newproc if r0 r1", "Nothing was expected at \"r1\"");
    check_has(&f.s, "br nosuch", "There is no register or symbol nosuch");
    check_has(
        &f.s,
        "br newproc if 111111+111111+111111+111111+111111+111111+111111+111111+111111"
        "+111111+111111+111111+111111+111111+111111+111111+111111+111111",
        "longer than 119 characters");
    check_says(&f.s, "show break", "");
}
END_TEST

/* --- print and display --------------------------------------------------------------- */

START_TEST(print)
{
    check_says(&f.s, "print mpid", "006000\n");
    check_says(&f.s, "print [mpid].", "17.\n");
    check_says(&f.s, "print \"fork \",[mpid].,\" of \",newproc, -1, -1., 10, 10.",
               "fork 17. of "
               "001000  177777  -1.  000010  10.\n");
    check_says(&f.s, "print \"tab\\tend\"", "tab\tend\n");
    check_says(&f.s, "print 1/0, [170000], [1]", "?  ?  ?\n");
    check_says(&f.s, "print 1==1", "000001\n");
    check_has(&f.s, "print", "Expected: PRINT");
    check_has(&f.s, "print 1,", "Expected an octal number");
    check_has(&f.s, "print 1 2", "Expected an operator, a comma");
    check_has(&f.s, "print \"open", "no closing quote");
    check_has(&f.s, "print nosuch", "There is no register or symbol nosuch");
}
END_TEST

START_TEST(displays)
{
    check_says(&f.s, "display r0.", "1: r0. = 0.\n");
    check_says(&f.s, "display [mpid], [170000]", "2: [mpid], [170000] = 000021  ?\n");
    check_says(&f.s, "step",
               "Step expired, PC: 001002 newproc+2 (BR newproc)\n1: r0. = 1.\n"
               "2: [mpid], [170000] = 000021  ?\n");
    session_all(&f.s, "nodisplay 1\n");
    check_says(&f.s, "display", "2: [mpid], [170000] = 000021  ?\n");
    f.s.m->kernel.known = false; /* the names are gone with it */
    check_says(&f.s, "display", "2: [mpid], [170000] = ?\n");
    check_says(&f.s, "display r1", "3: r1 = 000000\n");
    check_has(&f.s, "nodisplay 1", "There is no display 1");
    check_has(&f.s, "nodisplay", "Expected: NODISPLAY number | ALL");
    check_has(&f.s, "display bogus", "There is no register bogus");
    session_all(&f.s, "nodisplay all\n");
    check_says(&f.s, "display", "");
    for (int i = 0; i < DISPLAYS; i++)
        session_do(&f.s, "display r0");
    check_has(&f.s, "display r0", "There are 20 displays already");
}
END_TEST

START_TEST(help_tells_of_expressions)
{
    check_has(&f.s, "help expressions", "the word at virtual address a");
    check_has(&f.s, "help expr", "C's _");
    check_has(&f.s, "help exp", "EXP{ECT}");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("symbolic");
    TCase *t = tcase_create("symbolic");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, names_are_addresses);
    tcase_add_test(t, memory_of_a_symbol);
    tcase_add_test(t, memory_of_a_split_kernel);
    tcase_add_test(t, logic);
    tcase_add_test(t, lists_with_names);
    tcase_add_test(t, too_long_and_too_deep);
    tcase_add_test(t, a_name_is_of_its_mode);
    tcase_add_test(t, a_condition);
    tcase_add_test(t, a_condition_of_a_watchpoint);
    tcase_add_test(t, one_process);
    tcase_add_test(t, one_that_talks);
    tcase_add_test(t, conditions_change_nothing);
    tcase_add_test(t, a_hook_at_the_same_place);
    tcase_add_test(t, mistakes_in_breakpoints);
    tcase_add_test(t, print);
    tcase_add_test(t, displays);
    tcase_add_test(t, help_tells_of_expressions);
    suite_add_tcase(suite, t);
    return suite;
}
