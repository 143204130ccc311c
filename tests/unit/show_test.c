/* What FORK LIST, SHOW and COMPARE print of a record, and what FORK STEP finds changed. */
#include "tests/unit/fork_rig.h"
#include "tests/unit/session.h"

#include "monitor/fork/changes.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/ribbon.h"
#include "monitor/fork/show.h"
#include "monitor/fork/variants.h"

static struct session s;
static char *printed;

static void begin(void)
{
    s = session_begin();
}

static void end(void)
{
    session_end(&s);
    free(printed);
    printed = NULL;
}

/* All that was printed so far. */
static const char *output(void)
{
    fflush(s.out);
    long n = ftell(s.out);
    free(printed);
    printed = calloc(1, (size_t)n + 1);
    rewind(s.out);
    ck_assert_uint_eq(fread(printed, 1, (size_t)n, s.out), (size_t)n);
    return printed;
}

static void has(const char *wanted)
{
    const char *text = output();
    ck_assert_msg(strstr(text, wanted) != NULL, "\"%s\" is not in:\n%s", wanted, text);
}

static void fits(int columns)
{
    for (const char *at = output(); *at; at += strcspn(at, "\n"), at += *at == '\n')
        ck_assert_msg(strcspn(at, "\n") <= (size_t)columns, "%.*s",
                      (int)strcspn(at, "\n"), at);
}

START_TEST(a_row_of_the_list)
{
    char row[LIST_ROW];
    struct fork_record *r = rig_fork_core();
    rig_child_wrote(r, 020000, 021777);
    fork_list_row(r, row, sizeof row);
    ck_assert_str_eq(row, "   7    1.000 sh 12 -> ls 17       core     97   30.000"
                          "    20 % exec /bin/ls");
    r->how = FORK_FAILED;
    r->fate = FATE_FAILED;
    r->why = "proc[] is full";
    r->child = 0;
    r->parent_return.seen = false;
    fork_list_row(r, row, sizeof row);
    ck_assert_str_eq(row, "   7    1.000 sh 12 -> nobody      failed   97        -"
                          "       - failed: proc[] is full");
}
END_TEST

START_TEST(percent_is_rounded)
{
    ck_assert_str_eq(phrase_percent(4, 27).text, "15 %");
    ck_assert_str_eq(phrase_percent(1, 200).text, "1 %");
    ck_assert_str_eq(phrase_percent(1, 201).text, "0 %");
    ck_assert_str_eq(phrase_percent(7, 7).text, "100 %");
    ck_assert_str_eq(phrase_percent(0, 0).text, "-");
}
END_TEST

START_TEST(what_was_not_watched)
{
    char line[1][VARIANT_TEXT], row[LIST_ROW];
    struct fork_record *r = rig_fork_core();
    r->fate = FATE_UNWATCHED;
    fork_list_row(r, row, sizeof row);
    ck_assert_str_eq(row + strlen(row) - 10, " unwatched");
    ck_assert_int_eq(variants_actions(r, line, 1), -1);
    ck_assert_str_eq(line[0], "the child was not watched to an exec.");
}
END_TEST

START_TEST(the_table)
{
    struct fork_record *r = rig_fork_core();
    fork_say_variants(s.m, r, 8192, true);
    has("* fork in core    | 6208      0|   0    0|   0|     0|   30.000|   29.000| "
        "6208\n");
    has("  copy-on-write   | 1024   5184|   2    1|   2|     0|    6.557|   32.509| "
        "6208\n");
    has("  fork without MMU| not possible\n");
    has("a fault less its copying, core         1390000  measured on the lab");
    has("a click copied                          289000  observed in this fork");
    has("posix_spawn(\"/bin/ls\") with 0 actions.\n");
    fits(79);
}
END_TEST

START_TEST(hazards_by_place)
{
    struct fork_record *r = rig_fork_core();
    rig_child_wrote(r, 020000, 020001);
    byte_add(&r->memory.parent_read, 020000);
    byte_add(&r->memory.parent_read, 020001);
    rig_child_wrote(r, 0177770, 0177770);
    fork_say_variants(s.m, r, 8192, false);
    has("the child wrote 3 bytes before its exec or exit. Of these\n"
        "the parent read 2 first, wrote 0 first, and never looked at 1 while");
    has("  data   020000 to 020001, 2 bytes: the parent then read it\n");
    has("  stack  177770: never looked at\n");
}
END_TEST

START_TEST(both_returns)
{
    fork_say_returns(s.m, rig_fork_core());
    has("  pc    001240  BCC 1246                   001236  BR 1246\n");
    has("  r0    000021  17, its child's pid        000014  12, its parent's pid\n");
    has("with clr r0.\n");
    fits(79);
}
END_TEST

START_TEST(the_ledger)
{
    struct fork_record *r = rig_fork_core();
    r->parent_side.proc = (struct proc_entry){
        .stat = PROC_RUN, .flag = PROC_LOADED, .pid = 12, .addr = 02345, .textp = 064000
    };
    r->child_side.proc = r->parent_side.proc;
    r->child_side.proc.pid = 17;
    r->child_side.proc.addr = 06200;
    r->child_side.proc.flag = PROC_SWAPPING;
    r->parent_side.user_read = true;
    r->parent_side.user.utime[1] = 60;
    r->at_trap.ofile[0] = 070000;
    fork_say_ledger(s.m, r);
    has("  p_pid         12            17            own    the next mpid");
    has("  p_addr        core 002345   swap 006200   own ");
    has("  p_flag        SLOAD         SSWAP         set ");
    has("  p_textp       064000        064000        shared x_count 2, x_ccount 2 now\n");
    has("  u_utime       60            0             reset  0 when the child runs");
    has("  u_cdir        000000        ?             shared i_count 5 now\n");
    has("  u_ofile[0]    070000        070000        shared f_count 4 now");
    fits(79);
}
END_TEST

START_TEST(a_ribbon_of_core)
{
    struct fork_record *r = rig_fork_core();
    struct fork_picture *p = &r->picture_after;
    static struct ribbon b;
    p->image[0].addr = 100, p->image[0].size = 16, p->image[0].loaded = true;
    p->image[3].addr = 200, p->image[3].size = 100, p->image[3].loaded = true;
    p->image[4].addr = 300, p->image[4].size = 1, p->image[4].loaded = true;
    p->text[2].caddr = 116, p->text[2].size = 41, p->text[2].loaded = true;
    p->core[0] = (struct free_run){ 211, 301 };
    p->core_runs = 1;
    ribbon_core(r, true, 2, 512, &b);
    ck_assert_uint_eq(b.unit, 2);
    ck_assert_int_eq(b.cells, 256);
    char wanted[257];
    memset(wanted, '?', 256);
    memset(wanted, '#', 50);
    memset(wanted + 50, 'o', 8);
    memset(wanted + 58, 'T', 21);
    memset(wanted + 100, 'P', 50);
    wanted[150] = 'C'; /* with the first click that is free */
    memset(wanted + 151, '.', 105);
    ck_assert(memcmp(b.cell, wanted, 256) == 0);
}
END_TEST

START_TEST(a_ribbon_of_swap)
{
    struct fork_record *r = rig_fork_swap();
    static struct ribbon b;
    struct fork_picture *before = &r->picture_before, *after = &r->picture_after;
    before->swap[0] = (struct free_run){ 20, 4000 };
    before->swap_runs = 1;
    after->swap[0] = (struct free_run){ 7, 4013 };
    after->swap_runs = 1;
    after->image[4].addr = 4000, after->image[4].size = 97;
    ribbon_swap(r, false, -1, &b);
    ck_assert_int_eq(b.cells, 20);
    ck_assert(memcmp(b.cell, "....................", 20) == 0);
    ribbon_swap(r, true, -1, &b);
    ck_assert(memcmp(b.cell, "CCCCCCCCCCCCC.......", 20) == 0);
    after->image[60].size = 65535, after->image[60].addr = 65535; /* a guest may say so */
    ribbon_swap(r, true, -1, &b);
    ck_assert_int_le(b.cells, RIBBON_CELLS);
}
END_TEST

static void take(void *host, const char *line)
{
    strcat(host, line);
    strcat(host, "\n");
}

START_TEST(changes_between_stages)
{
    static struct changes_look a, b;
    char text[1024] = "";
    a.procs = 50;
    a.core[0] = (struct free_run){ 400, 02506 };
    a.core_runs = 1;
    a.swap_runs = -1;
    b = a;
    ck_assert_int_eq(changes_tell(&a, &b, take, text), 0);
    b.proc[4].stat = PROC_RUN;
    b.proc[4].pid = 17;
    b.core[0] = (struct free_run){ 303, 02506 + 97 };
    b.core[1] = (struct free_run){ 16, 06000 };
    b.core_runs = 2;
    b.current = 4;
    ck_assert_int_eq(changes_tell(&a, &b, take, text), 4);
    ck_assert_str_eq(text, "proc[4]: p_stat 0 -> SRUN, p_pid 0 -> 17\n"
                           "coremap: 97 clicks at 002506 taken\n"
                           "coremap: 16 clicks at 006000 free again\n"
                           "u.u_procp: proc[0] -> proc[4]\n");
}
END_TEST

START_TEST(long_sentences_are_broken)
{
    say_wrapped(s.m, 69, "head", "one two three four");
    has("head                                                                 one two\n"
        "                                                                     three "
        "four\n");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("show");
    TCase *c = tcase_create("show");
    tcase_add_checked_fixture(c, begin, end);
    tcase_add_test(c, a_row_of_the_list);
    tcase_add_test(c, percent_is_rounded);
    tcase_add_test(c, what_was_not_watched);
    tcase_add_test(c, the_table);
    tcase_add_test(c, hazards_by_place);
    tcase_add_test(c, both_returns);
    tcase_add_test(c, the_ledger);
    tcase_add_test(c, a_ribbon_of_core);
    tcase_add_test(c, a_ribbon_of_swap);
    tcase_add_test(c, changes_between_stages);
    tcase_add_test(c, long_sentences_are_broken);
    suite_add_tcase(suite, c);
    return suite;
}
