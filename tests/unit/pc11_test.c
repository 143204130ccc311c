/* The paper tape. PDP-11 Peripherals Handbook, "PC11": PRS, PRB, PPS, PPB. DEC's ZPCA
 * tests the same on the whole machine, with an operator. */
#include "devices/pc11.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/backplane.h"

enum { PRS = 0777550, PRB = 0777552, PPS = 0777554, PPB = 0777556 };
enum { READER = 070, PUNCH = 074 };
enum { FRAME = 3333333, HOLE = 20000000 }; /* ns: 300 and 50 a second */

static struct {
    struct unibus bus;
    struct pc11 pc;
} m;
static char tape[] = "/tmp/fork11-tape-XXXXXX";
static char error[768];

static void setup(void)
{
    memset(&m, 0, sizeof m);
    strcpy(tape, "/tmp/fork11-tape-XXXXXX");
    int fd = mkstemp(tape);
    ck_assert_int_eq(write(fd, "\001\377", 2), 2);
    close(fd);
    bus_create(&m.bus, 8192);
    pc11_attach(&m.pc, &m.bus);
    bus_init(&m.bus);
}

static void teardown(void)
{
    pc11_unload(&m.pc, false);
    pc11_unload(&m.pc, true);
    unlink(tape);
}

START_TEST(without_tape_there_is_an_error)
{
    ck_octal(get(&m.bus, PRS), 0100000);
    ck_octal(get(&m.bus, PPS), 0100200);
    put(&m.bus, PRS, 0101);
    ck_octal(get(&m.bus, PRS), 0100100);
    ck_octal(interrupt(&m.bus), READER);
    put(&m.bus, PPS, 0100);
    ck_octal(interrupt(&m.bus), PUNCH);
}
END_TEST

START_TEST(reads_a_frame_in_a_300th_of_a_second)
{
    ck_assert(pc11_load_reader(&m.pc, tape, error));
    put(&m.bus, PRS, 0101);
    ck_octal(get(&m.bus, PRS), 04100);
    pass(&m.bus, FRAME - 1);
    ck_octal(get(&m.bus, PRS), 04100);
    pass(&m.bus, 1);
    ck_octal(get(&m.bus, PRS), 0300);
    ck_octal(interrupt(&m.bus), READER);
    ck_octal(look(&m.bus, PRB), 1);
    ck_octal(get(&m.bus, PRS), 0300);
    ck_octal(get(&m.bus, PRB), 1);
    ck_octal(get(&m.bus, PRS), 0100);
}
END_TEST

START_TEST(out_of_tape)
{
    pc11_load_reader(&m.pc, tape, error);
    for (int i = 0; i < 2; i++) {
        put(&m.bus, PRS, 01);
        pass(&m.bus, FRAME);
    }
    ck_octal(get(&m.bus, PRB), 0377);
    put(&m.bus, PRS, 0101);
    pass(&m.bus, FRAME);
    ck_octal(get(&m.bus, PRS), 0100100);
    ck_octal(interrupt(&m.bus), READER);
    pc11_load_reader(&m.pc, tape, error); /* the same tape again, from its start */
    ck_octal(get(&m.bus, PRS), 0100);
    put(&m.bus, PRS, 01);
    pass(&m.bus, FRAME);
    ck_octal(get(&m.bus, PRB), 1);
}
END_TEST

START_TEST(a_new_request_while_busy_does_nothing)
{
    pc11_load_reader(&m.pc, tape, error);
    put(&m.bus, PRS, 01);
    pass(&m.bus, FRAME / 2);
    put(&m.bus, PRS, 01);
    pass(&m.bus, FRAME / 2 + 1);
    ck_octal(get(&m.bus, PRS), 0200);
    ck_octal(get(&m.bus, PRB), 1);
}
END_TEST

START_TEST(punches_fifty_a_second)
{
    unlink(tape);
    ck_assert(pc11_load_punch(&m.pc, tape, PAPER_APPEND, false, error));
    ck_octal(get(&m.bus, PPS), 0200);
    put(&m.bus, PPB, 0252);
    ck_octal(get(&m.bus, PPS), 0);
    put(&m.bus, PPS, 0100);
    pass(&m.bus, HOLE - 1);
    ck_octal(interrupt(&m.bus), 0);
    pass(&m.bus, 1);
    ck_octal(interrupt(&m.bus), PUNCH);
    ck_octal(get(&m.bus, PPS), 0300);
    byte hole = 0;
    int fd = open(tape, O_RDONLY);
    ck_assert_int_eq(read(fd, &hole, 1), 1);
    close(fd);
    ck_octal(hole, 0252);
}
END_TEST

/* Reader and punch on one tape, as a loop between them would be. */
START_TEST(what_is_punched_can_be_read)
{
    ck_assert(pc11_load_punch(&m.pc, tape, PAPER_NEW, true, error));
    ck_assert(pc11_load_reader(&m.pc, tape, error));
    for (int frame = 0; frame < 256; frame++) {
        put(&m.bus, PPB, (word)(frame | 0177400)); /* the byte above is not there */
        pass(&m.bus, HOLE);
        put(&m.bus, PRS, 01);
        pass(&m.bus, FRAME + 1);
        ck_octal(get(&m.bus, PRS), 0200);
        ck_octal(get(&m.bus, PRB), (word)frame);
    }
}
END_TEST

START_TEST(a_tape_is_punched_on_or_anew)
{
    put(&m.bus, PPB, 1); /* without tape nothing happens */
    pass(&m.bus, HOLE);
    ck_octal(get(&m.bus, PPS), 0100200);
    for (int i = 0; i < 2; i++) {
        ck_assert(
            pc11_load_punch(&m.pc, tape, i ? PAPER_NEW : PAPER_APPEND, true, error));
        put(&m.bus, PPB, 7);
        pass(&m.bus, HOLE);
        struct stat st;
        ck_assert_int_eq(stat(tape, &st), 0);
        ck_assert_int_eq(st.st_size, i ? 1 : 3);
        ck_assert_int_eq(m.pc.punch.at, 1);
    }
    unlink(tape);
    ck_assert(!pc11_load_punch(&m.pc, tape, PAPER_APPEND, true, error));
    ck_assert_ptr_nonnull(strstr(error, "No such file"));
}
END_TEST

START_TEST(registers_have_their_bits_and_no_more)
{
    pc11_load_reader(&m.pc, tape, error);
    pc11_load_punch(&m.pc, tape, PAPER_APPEND, true, error);
    put(&m.bus, PRS, 0177776); /* all but RDR ENB */
    ck_octal(get(&m.bus, PRS), 0100);
    put(&m.bus, PPS, 0177777);
    ck_octal(get(&m.bus, PPS), 0300);
    put(&m.bus, PRB, 0377);
    ck_octal(get(&m.bus, PRB), 0);
    put(&m.bus, PPB, 0377); /* can only be written */
    ck_octal(get(&m.bus, PPB), 0);
    ck_octal(get(&m.bus, PPS), 0100);
    bus_write(&m.bus, PRS, 0, HIGH_BYTE);
    ck_octal(get(&m.bus, PRS), 0100);
    bus_write(&m.bus, PPB, 0, HIGH_BYTE);
    pass(&m.bus, HOLE);
    ck_octal(get(&m.bus, PPS), 0300);
}
END_TEST

START_TEST(a_full_disk_is_out_of_tape)
{
    pc11_load_punch(&m.pc, tape, PAPER_APPEND, true, error);
    int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    ck_assert_int_ge(full, 0);
    ck_assert_int_ge(dup2(full, m.pc.punch.fd), 0);
    close(full);
    put(&m.bus, PPS, 0100);
    interrupt(&m.bus);
    put(&m.bus, PPB, 1);
    pass(&m.bus, HOLE);
    ck_octal(get(&m.bus, PPS), 0100300);
    ck_octal(interrupt(&m.bus), PUNCH);
    ck_assert_int_eq(m.bus.host_errno, ENOSPC);
}
END_TEST

START_TEST(init_stops_both)
{
    pc11_load_reader(&m.pc, tape, error);
    put(&m.bus, PRS, 0101);
    bus_init(&m.bus);
    ck_octal(get(&m.bus, PRS), 0);
    pass(&m.bus, FRAME);
    ck_octal(get(&m.bus, PRS), 0);
    put(&m.bus, PRS, 0100);
    ck_octal(interrupt(&m.bus), 0);
}
END_TEST

START_TEST(a_tape_that_cannot_be_had)
{
    ck_assert(!pc11_load_reader(&m.pc, "/nowhere/tape", error));
    ck_assert_str_eq(error, "/nowhere/tape: No such file or directory");
    ck_assert(!pc11_load_punch(&m.pc, "/tmp", PAPER_APPEND, false, error));
    ck_assert_str_eq(error, "/tmp is not a file: paper must be one");
    ck_octal(get(&m.bus, PRS), 0100000);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("pc11");
    TCase *t = tcase_create("pc11");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, without_tape_there_is_an_error);
    tcase_add_test(t, reads_a_frame_in_a_300th_of_a_second);
    tcase_add_test(t, out_of_tape);
    tcase_add_test(t, a_new_request_while_busy_does_nothing);
    tcase_add_test(t, punches_fifty_a_second);
    tcase_add_test(t, what_is_punched_can_be_read);
    tcase_add_test(t, a_tape_is_punched_on_or_anew);
    tcase_add_test(t, registers_have_their_bits_and_no_more);
    tcase_add_test(t, a_full_disk_is_out_of_tape);
    tcase_add_test(t, init_stops_both);
    tcase_add_test(t, a_tape_that_cannot_be_had);
    suite_add_tcase(suite, t);
    return suite;
}
