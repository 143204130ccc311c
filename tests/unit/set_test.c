/* SET and ATTACH: boards in and out of their slots, drives on and off the cable, packs and
 * what is told of them. */
#include "monitor/run.h"
#include "tests/unit/session.h"

#include <unistd.h>

static char pack[] = "/tmp/fork11-pack-XXXXXX";

static void setup(void)
{
    strcpy(pack + strlen(pack) - 6, "XXXXXX");
    close(mkstemp(pack));
}

static void teardown(void)
{
    remove(pack);
}

START_TEST(the_mains_drive_both_clocks)
{
    struct session s = session_begin();
    check_says(&s, "set clk 50hz", "");
    ck_assert_int_eq(s.machine->kw11l.hertz, 50);
    ck_assert_int_eq(s.machine->kw11p.mains, 50);
    check_says(&s, "set clk 60hz", "");
    ck_assert_int_eq(s.machine->kw11p.mains, 60);
    session_end(&s);
}
END_TEST

/* The speeds that a refusal names are those that are taken. */
START_TEST(the_console_has_speeds)
{
    struct session s = session_begin();
    const char *refusal = session_do(&s, "set tto 1800");
    char speeds[128], command[32];
    snprintf(speeds, sizeof speeds, "%s", refusal + strcspn(refusal, "0123456789"));
    for (char *speed = strtok(speeds, ", and"); speed; speed = strtok(NULL, ", and")) {
        if (strcspn(speed, "0123456789") > 0)
            break; /* baud */
        snprintf(command, sizeof command, "set tto %s", speed);
        check_says(&s, command, "");
        ck_assert_int_eq(s.machine->kl11.baud, atoi(speed));
    }
    ck_assert_int_eq(s.machine->kl11.baud, 9600);
    session_end(&s);
}
END_TEST

/* What the command files of SIMH's users say of the processor. */
START_TEST(other_processors)
{
    struct session s = session_begin();
    session_all(&s, "set cpu 11/45, 256K\nset cpu 64k\nset cpu eis\nset cpu mmu,nocis\n"
                    "set cpu 11/45 96K fpp idle\n");
    ck_assert_uint_eq(s.machine->bus.core_bytes, 96 * 1024);
    check_has(&s, "set cpu 11/70", "This machine is an 11/45 and stays one");
    check_has(&s, "set cpu 11/23+, 512K", "it cannot be an 11/23+");
    ck_assert_uint_eq(s.machine->bus.core_bytes, 96 * 1024);
    for (const char *const *size = (const char *const[]){ "4M", "512K", "4096k", NULL };
         *size; size++) {
        char line[32];
        session_do(&s, "set cpu 16K");
        snprintf(line, sizeof line, "set cpu %s", *size);
        check_has(&s, line, "it has 248K now, not ");
        ck_assert_uint_eq(s.machine->bus.core_bytes, CORE_MAX);
    }
    check_has(&s, "set cpu fis", "An 11/45 has EIS and KT11-C");
    check_has(&s, "set cpu nommu", "nommu is for another machine");
    check_has(&s, "set cpu fast", "CPU has no option");
    session_end(&s);
}
END_TEST

/* They switch off what they do not want; much of it is not here. */
START_TEST(boards_of_other_machines)
{
    struct session s = session_begin();
    session_all(&s,
                "set rq disabled\nset tq dis\nset hk dis\nset xu disabled\nset rx dis\n"
                "set rqb disabled\nset cr disabled\nset vh dis\nset ts disabled\n"
                "set rha disabled\nset rha enabled\nset tdc disabled\nset ke d\n");
    check_says(
        &s, "set rq enabled",
        "RQ (MSCP disks, UDA50) is not in this machine; the disks here are RK, RL, "
        "RP, RR and RF.");
    check_has(&s, "set rhb enabled", "RP has the one that is here");
    check_has(&s, "attach rx0 games.rx01", "RX0 (RX11 floppy disks, RX01) is not in");
    check_has(&s, "boot tq0", "TQ0 (TMSCP tapes, TK50) is not in");
    check_has(&s, "show ry", "RY (RX211 floppy disks, RX02) is not in");
    check_has(&s, "detach hk1", "HK1 (RK611 disks, RK06 and RK07) is not in");
    check_has(&s, "set rqx disabled", "There is no device RQX.");
    check_has(&s, "set rk9 disabled", "There is no RK9");
    session_end(&s);
}
END_TEST

static char sent(struct session *s, const char *set, char key)
{
    session_all(s, set);
    s->m->console.pending[0] = (byte)key;
    s->m->console.pending_count = 1;
    console_poll(s->m);
    struct serial *line = &s->machine->kl11.serial;
    ck_assert_int_eq(line->in_count, 1);
    line->in_count = 0;
    return (char)line->in[line->in_head];
}

static const char *printed(struct session *s, const char *set)
{
    session_all(s, set);
    fflush(s->out);
    long from = ftell(s->out);
    s->machine->kl11.put(s->machine->kl11.host, 'a' | 0200);
    fflush(s->out);
    static char text[8];
    fseek(s->out, from, SEEK_SET);
    text[fread(text, 1, sizeof text - 1, s->out)] = '\0';
    return text;
}

START_TEST(letters_of_the_console)
{
    struct session s = session_begin();
    s.m->batch = false;
    s.m->console.tty = true;
    ck_assert_int_eq(sent(&s, "", 'a'), 'a');
    ck_assert_int_eq(sent(&s, "", '\341'), '\341');
    ck_assert_int_eq(sent(&s, "set tti 7b\n", '\341'), 'a');
    ck_assert_int_eq(sent(&s, "set tti uc\n", 'a'), 'A');
    ck_assert_int_eq(sent(&s, "", '['), '[');
    ck_assert_int_eq(sent(&s, "set tti 8b\n", '\341'), '\341');
    ck_assert_str_eq(printed(&s, ""), "a");
    ck_assert_str_eq(printed(&s, "set tto uc\n"), "A");
    ck_assert_str_eq(printed(&s, "set tto 8b\n"), "\341");
    ck_assert_str_eq(printed(&s, "set tto 7p\n"), "a");
    session_end(&s);
}
END_TEST

START_TEST(the_console_is_this_terminal)
{
    struct session s = session_begin();
    session_all(&s, "set console notelnet\nset console wru=5\n"
                    "set console del=177\nset console pchar=37777777777\n");
    check_has(&s, "set console telnet=4000", "ATTACH DZ 4000");
    check_has(&s, "set console wru=3", "^E (005) stops the machine");
    check_has(&s, "set console pchar=0", "Every character that the guest prints");
    check_has(&s, "set console brk=2", "Expected: SET CONSOLE LOG=file");
    session_end(&s);
}
END_TEST

START_TEST(drives_that_size_themselves)
{
    struct session s = session_begin();
    session_all(&s, "set rl0 rl02\nset rl0 autosize\nset rl1 rl02, noautosize\n");
    ck_assert_int_eq(s.machine->rl11.drive[0].unit.chosen, 0);
    ck_assert_int_eq(s.machine->rl11.drive[1].unit.chosen, 1);
    session_end(&s);
}
END_TEST

START_TEST(a_board_that_is_pulled_out_is_quiet)
{
    struct session s = session_begin();
    session_all(&s, "d lks 100\nd rkcs 100\n"); /* interrupt enable */
    session_all(&s, "set clk disabled\nset rk disabled\nset pclk disabled\n");
    check_has(&s, "e 777546", "no board answers");
    session_all(&s, "set clk enabled\nset rk enabled\nset pclk enabled\n");
    ck_assert_uint_eq(s.machine->kw11l.lks & 0100, 0);
    ck_assert_uint_eq(s.machine->rk11.rkcs & 0100, 0);
    ck_assert_uint_eq(s.machine->bus.wanted, 0);
    check_has(&s, "set tti disabled", "no place without");
    session_end(&s);
}
END_TEST

START_TEST(one_drive_comes_off_the_cable)
{
    struct session s = session_begin();
    char line[100];
    check_says(&s, "set rk1 disabled", "");
    ck_assert(s.machine->rk11.drive[1].unit.absent);
    ck_assert(!s.machine->rk11.board.disabled);
    ck_assert(!s.machine->rk11.drive[0].unit.absent);
    check_has(&s, "show rk1", "disabled");
    check_has(&s, "show rk", "RK1: disabled");
    snprintf(line, sizeof line, "attach rk1 %s", pack);
    check_says(&s, line, "RK1 is disabled: SET RK1 ENABLED first.");
    check_says(&s, "set rk1 enabled", "");
    check_says(&s, line, "");
    ck_assert(s.machine->rk11.drive[1].unit.disk.attached);
    check_says(&s, "set rk0 disabled", "");
    ck_assert(s.machine->rk11.drive[0].unit.absent);
    ck_assert(!s.machine->rk11.board.disabled);
    session_end(&s);
}
END_TEST

START_TEST(a_new_file_is_told_of)
{
    struct session s = session_begin();
    char line[100];
    snprintf(line, sizeof line, "attach rk2 %s", pack);
    check_says(&s, line, "");
    check_says(&s, "detach rk2", "");
    remove(pack);
    check_says(&s, line, "RK2: creating new file\n");
    session_end(&s);
}
END_TEST

/* A sector is read of a pack whose file has gone bad; once it is told why. */
START_TEST(a_failing_host_is_told_of_once)
{
    struct session s = session_begin();
    char line[100];
    snprintf(line, sizeof line, "attach rk0 %s", pack);
    check_says(&s, line, "");
    close(s.machine->rk11.drive[0].unit.disk.fd);
    session_all(&s, "d rkwc 177400\nd rkba 2000\nd rkcs 5\nd 1000 777\nd pc 1000\n");
    check_has(&s, "await \"\" 1s", "A mounted file could not be used: Bad file desc");
    ck_assert_int_eq(s.machine->bus.host_errno, 0);
    check_says(&s, "await \"\" 1s", "");
    s.machine->rk11.drive[0].unit.disk.fd = -1;
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("set");
    TCase *t = tcase_create("set");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, the_mains_drive_both_clocks);
    tcase_add_test(t, the_console_has_speeds);
    tcase_add_test(t, a_board_that_is_pulled_out_is_quiet);
    tcase_add_test(t, one_drive_comes_off_the_cable);
    tcase_add_test(t, other_processors);
    tcase_add_test(t, boards_of_other_machines);
    tcase_add_test(t, letters_of_the_console);
    tcase_add_test(t, the_console_is_this_terminal);
    tcase_add_test(t, drives_that_size_themselves);
    tcase_add_test(t, a_new_file_is_told_of);
    tcase_add_test(t, a_failing_host_is_told_of_once);
    suite_add_tcase(suite, t);
    return suite;
}
