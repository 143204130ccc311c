/* The line printer. PDP-11 Peripherals Handbook, "LP11": LPS, LPB. DEC's ZLPA and ZLPK test the
 * same on the whole machine, with an operator. */
#include "devices/lp11.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/backplane.h"

enum { LPS = 0777514, LPB = 0777516, PRINTER = 0200 };
enum { ERR = 0100000, READY = 0200, IE = 0100 };
enum { CHARACTER = 2000, LINE = 200000000 }; /* ns: 300 lines a minute */

static struct {
    struct unibus bus;
    struct lp11 lp;
} m;
static char form[] = "/tmp/fork11-paper-XXXXXX";
static char error[PAPER_ERROR], printed[8192];

static void setup(void)
{
    memset(&m, 0, sizeof m);
    strcpy(form, "/tmp/fork11-paper-XXXXXX");
    close(mkstemp(form));
    bus_create(&m.bus, 8192);
    lp11_attach(&m.lp, &m.bus);
    bus_init(&m.bus);
    ck_assert(lp11_load(&m.lp, form, PAPER_APPEND, true, error));
}

static void teardown(void)
{
    lp11_unload(&m.lp);
    unlink(form);
}

/* Each as soon as the printer takes it; what it took in ns. */
static int64_t send(const char *text)
{
    int64_t from = m.bus.sched.now;
    for (; *text; text++) {
        while (!(get(&m.bus, LPS) & READY)) {
            ck_assert_int_ne(sched_first(&m.bus.sched), SCHED_NEVER);
            pass(&m.bus, sched_first(&m.bus.sched) - m.bus.sched.now);
        }
        put(&m.bus, LPB, (byte)*text);
    }
    pass(&m.bus, m.lp.printing ? sched_first(&m.bus.sched) - m.bus.sched.now : 0);
    return m.bus.sched.now - from;
}

static const char *paper(void)
{
    int fd = open(form, O_RDONLY);
    ssize_t n = read(fd, printed, sizeof printed - 1);
    close(fd);
    printed[n] = '\0';
    return printed;
}

START_TEST(without_paper_there_is_an_error)
{
    lp11_unload(&m.lp);
    ck_octal(get(&m.bus, LPS), ERR);
    put(&m.bus, LPS, IE);
    ck_octal(interrupt(&m.bus), PRINTER);
    put(&m.bus, LPB, 'A');
    ck_octal(get(&m.bus, LPS), ERR | IE);
    ck_assert(lp11_load(&m.lp, form, PAPER_APPEND, true, error));
    ck_octal(get(&m.bus, LPS), READY | IE);
    ck_octal(interrupt(&m.bus), PRINTER);
}
END_TEST

START_TEST(a_character_is_taken_at_once_and_printed_later)
{
    put(&m.bus, LPB, 'A');
    ck_octal(get(&m.bus, LPS), 0);
    pass(&m.bus, CHARACTER);
    ck_octal(get(&m.bus, LPS), READY);
    ck_octal(get(&m.bus, LPB), 0); /* can only be written */
    ck_assert_str_eq(paper(), "");
    send("\n");
    ck_assert_str_eq(paper(), "A\n");
}
END_TEST

START_TEST(three_hundred_lines_a_minute)
{
    int64_t ns = 0;
    for (int i = 0; i < 300; i++)
        ns += send("0123456789\n");
    ck_assert_int_ge(ns, 60 * NS_PER_SEC);
    ck_assert_int_lt(ns, 61 * NS_PER_SEC);
    lp11_set_model(&m.lp, 132, 96);
    for (int i = 0; i < 230; i++)
        ns += send("0123456789\n");
    ck_assert_int_ge(ns, 120 * NS_PER_SEC);
    ck_assert_int_lt(ns, 121 * NS_PER_SEC);
}
END_TEST

START_TEST(paper_alone_moves_faster)
{
    ck_assert_int_lt(send("\n"), 40 * NS_PER_MS);
    ck_assert_int_lt(send("\r"), NS_PER_MS);
    int64_t page = send("\f"); /* 65 lines to the next form */
    ck_assert_int_gt(page, 500 * NS_PER_MS);
    ck_assert_int_lt(page, 1000 * NS_PER_MS);
    int64_t half = 0;
    for (int i = 0; i < 33; i++)
        send("\n");
    half = send("\f");
    ck_assert_int_lt(half, page * 2 / 3);
    ck_assert_int_eq(m.lp.row, 0);
    ck_assert_int_eq(m.lp.lines, 2 * LP_PAGE);
}
END_TEST

START_TEST(a_carriage_return_prints_over)
{
    send("ABC\r__\n");
    ck_assert_str_eq(paper(), "ABC\r__\n");
    ck_assert_int_eq(m.lp.lines, 1);
}
END_TEST

START_TEST(columns_that_are_not_there)
{
    char line[201] = { 0 }, want[200] = { 0 };
    memset(line, 'x', 200);
    for (int i = 0; i < 2; i++) {
        int columns = i ? 80 : 132;
        lp11_set_model(&m.lp, columns, 96);
        send(line);
        send("\n");
        memset(want, 'x', (size_t)columns);
        strcpy(want + columns, "\n");
        ck_assert_str_eq(paper() + (i ? 133 : 0), want);
    }
}
END_TEST

START_TEST(the_drum_of_64_has_no_lower_case)
{
    send("a`{z}\001\t\177Z_\n");
    ck_assert_str_eq(paper(), "A@[Z]Z_\n");
    lp11_set_model(&m.lp, 132, 96);
    send("a`{z}\n");
    ck_assert_str_eq(paper(), "A@[Z]Z_\na`{z}\n");
}
END_TEST

START_TEST(an_interrupt_with_each_ready)
{
    put(&m.bus, LPS, IE);
    ck_octal(interrupt(&m.bus), PRINTER);
    ck_octal(interrupt(&m.bus), 0);
    put(&m.bus, LPB, 'A');
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, CHARACTER);
    ck_octal(interrupt(&m.bus), PRINTER);
    put(&m.bus, LPB, '\n');
    pass(&m.bus, LINE - 1);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, CHARACTER);
    ck_octal(interrupt(&m.bus), PRINTER);
    put(&m.bus, LPS, 0);
    put(&m.bus, LPS, IE);
    put(&m.bus, LPS, 0); /* the request falls with IE */
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(off_line_keeps_the_line)
{
    put(&m.bus, LPS, IE);
    interrupt(&m.bus);
    send("AB");
    interrupt(&m.bus);
    lp11_set_line(&m.lp, false);
    ck_octal(get(&m.bus, LPS), ERR | IE);
    put(&m.bus, LPB, 'x'); /* nobody takes it */
    pass(&m.bus, CHARACTER);
    ck_octal(interrupt(&m.bus), PRINTER);
    lp11_set_line(&m.lp, true);
    ck_octal(get(&m.bus, LPS), READY | IE);
    ck_octal(interrupt(&m.bus), PRINTER);
    send("C\n");
    ck_assert_str_eq(paper(), "ABC\n");
}
END_TEST

START_TEST(init_clears_ie_and_leaves_the_printer_alone)
{
    put(&m.bus, LPS, IE);
    send("AB");
    put(&m.bus, LPB, '\n');
    bus_init(&m.bus);
    ck_octal(get(&m.bus, LPS), 0);
    pass(&m.bus, LINE + CHARACTER);
    ck_octal(get(&m.bus, LPS), READY);
    ck_octal(interrupt(&m.bus), 0);
    ck_assert_str_eq(paper(), "AB\n");
}
END_TEST

START_TEST(bytes_and_bits_that_are_not_there)
{
    put(&m.bus, LPS, 0177777);
    ck_octal(get(&m.bus, LPS), READY | IE);
    bus_write(&m.bus, LPS, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, LPS), READY | IE);
    bus_write(&m.bus, LPB, 'A' << 8, HIGH_BYTE);
    ck_octal(get(&m.bus, LPS), READY | IE);
    put(&m.bus, LPB, 0177400 | 'A' | 0200); /* seven bits */
    pass(&m.bus, CHARACTER);
    send("\n");
    ck_assert_str_eq(paper(), "A\n");
}
END_TEST

START_TEST(detach_prints_what_is_in_the_buffer)
{
    send("A\nrest");
    lp11_unload(&m.lp);
    ck_assert_str_eq(paper(), "A\nREST");
    ck_assert(lp11_load(&m.lp, form, PAPER_APPEND, true, error));
    send("B\n");
    ck_assert_str_eq(paper(), "A\nRESTB\n");
    ck_assert(lp11_load(&m.lp, form, PAPER_NEW, false, error));
    ck_assert_str_eq(paper(), "");
}
END_TEST

START_TEST(a_full_disk_is_out_of_paper)
{
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    ck_assert_int_ge(dup2(full, m.lp.paper.fd), 0);
    close(full);
    put(&m.bus, LPB, 'A');
    pass(&m.bus, CHARACTER);
    put(&m.bus, LPB, '\n');
    pass(&m.bus, LINE + CHARACTER);
    ck_octal(get(&m.bus, LPS), ERR);
    ck_assert_int_eq(m.bus.host_errno, ENOSPC);
}
END_TEST

START_TEST(paper_that_cannot_be_had)
{
    send("A");
    ck_assert(!lp11_load(&m.lp, "/nowhere/paper", PAPER_APPEND, false, error));
    ck_assert_str_eq(error, "/nowhere/paper: No such file or directory");
    ck_assert(!lp11_load(&m.lp, "/dev/null", PAPER_APPEND, false, error));
    ck_assert_str_eq(error, "/dev/null is not a file: paper must be one");
    ck_octal(get(&m.bus, LPS), READY); /* and what was in is in */
    send("\n");
    ck_assert_str_eq(paper(), "A\n");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("lp11");
    TCase *t = tcase_create("lp11");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, without_paper_there_is_an_error);
    tcase_add_test(t, a_character_is_taken_at_once_and_printed_later);
    tcase_add_test(t, three_hundred_lines_a_minute);
    tcase_add_test(t, paper_alone_moves_faster);
    tcase_add_test(t, a_carriage_return_prints_over);
    tcase_add_test(t, columns_that_are_not_there);
    tcase_add_test(t, the_drum_of_64_has_no_lower_case);
    tcase_add_test(t, an_interrupt_with_each_ready);
    tcase_add_test(t, off_line_keeps_the_line);
    tcase_add_test(t, init_clears_ie_and_leaves_the_printer_alone);
    tcase_add_test(t, bytes_and_bits_that_are_not_there);
    tcase_add_test(t, detach_prints_what_is_in_the_buffer);
    tcase_add_test(t, a_full_disk_is_out_of_paper);
    tcase_add_test(t, paper_that_cannot_be_had);
    suite_add_tcase(suite, t);
    return suite;
}
