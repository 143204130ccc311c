/* SET, SHOW, ATTACH and DETACH of terminal lines; DEC's rules for what floats. */
#include "monitor/lines/group.h"
#include "tests/unit/session.h"

static struct session s;

static void setup(void)
{
    s = session_begin();
}

static void teardown(void)
{
    session_end(&s);
}

START_TEST(out_at_first)
{
    check_has(&s, "show configuration",
              "DC    DC11 lines with modem control, disabled\n");
    check_has(&s, "e 774000", "no board answers at this address");
    check_says(&s, "attach dc 0", "DC is disabled: SET DC ENABLED first.");
    check_has(&s, "show dz", "DZ    DZ11 lines with modem control, disabled\n");
}
END_TEST

/* Numbers as SIMH's AUTOCONFIGURE gives them. */
START_TEST(places)
{
    check_says(&s, "set dz lines=8", "");
    check_has(&s, "show dz", "760100-760106, vectors 300-304, BR5, 8 lines, 7 bits\n");
    check_says(&s, "set dh enabled", "");
    check_has(&s, "show dz", "760120-760126, vectors 310-314");
    check_has(&s, "show dh", "760020-760036, vectors 300-304, BR5, 16 lines");
    check_says(&s, "set dm enabled", "");
    check_has(&s, "show dm", "770500-770502, vector 300, BR4");
    check_has(&s, "show dh", "vectors 310-314"); /* 304 is no multiple of 10 */
    check_says(&s, "set dc lines=2", "");
    check_has(&s, "show dc", "774000-774016, vectors 300-314, BR5, 2 lines, 7 bits");
    check_says(&s, "set dli lines=1", "");
    check_has(&s, "show dli", "776500-776506, vectors 320-324, BR4, 1 line,");
    check_says(&s, "set dle enabled", "");
    check_has(&s, "show dm", "vector 330");
    check_has(&s, "show dle", "775610-775616, vectors 340-344");
    check_has(&s, "show dh", "vectors 350-354");
    check_has(&s, "show dz", "vectors 360-364");
    check_says(&s, "set dz lines=32", "");
    check_has(&s, "show dz", "760120-760156, vectors 360-414");
    check_says(&s, "set dh disabled", "");
    check_has(&s, "show dm", "disabled");
    check_has(&s, "show dz", "760100-760136, vectors 340-374");
}
END_TEST

START_TEST(wishes)
{
    session_all(&s, "set dh enabled\nset dz lines=8\nset dz address=160200\n"
                    "set dz vector=500\n");
    check_has(&s, "show dz", "760200-760206, vectors 500-504");
    check_says(
        &s, "set dz address=760020",
        "DZ at 760020 and DH at 760020 would answer at the same addresses: give one "
        "of them another, with SET DZ ADDRESS=.");
    check_says(&s, "set dz vector=304",
               "DZ has a multiple of 10 as its vector, 774 at most.");
    check_says(&s, "set dz vector=220",
               "RK interrupts through 220: DZ needs another vector.");
    check_says(&s, "set dz address=777400",
               "RK answers at 777400: DZ has to stand elsewhere.");
    check_says(&s, "set dz address=777770",
               "CPU answers at 777770: DZ has to stand elsewhere.");
    check_says(&s, "set dz address=1000",
               "DZ stands at a multiple of 10 in the I/O page, 760000-777776.");
    check_has(&s, "show dz", "760200-760206, vectors 500-504");
    check_says(&s, "set dz autoconfigure", "");
    check_has(&s, "show dz", "760120-760126, vectors 310-314");
}
END_TEST

/* What floats goes round what was set by hand. */
START_TEST(vectors_step_round)
{
    session_all(&s, "set dz lines=8\nset dz vector=310\nset dc lines=1\n"
                    "set dh enabled\n");
    check_has(&s, "show dz", "vectors 310-314");
    check_has(&s, "show dc", "vectors 300-304");
    check_has(&s, "show dh", "vectors 320-324");
    check_has(&s, "show configuration",
              "DH    DH11 lines, output by DMA, 760020-760036, "
              "vectors 320-324");
    check_says(&s, "set dc lines=2", ""); /* 300-314 do not fit below any more */
    check_has(&s, "show dc", "vectors 320-334");
    check_has(&s, "show dh", "vectors 340-344");
    check_says(&s, "set dle enabled", "");
    check_says(&s, "set dle vector=340", "");
    check_has(&s, "show dh", "vectors 350-354");
    check_says(&s, "set dz vector=300", "");
    check_has(&s, "show dc", "vectors 310-324");
    check_has(&s, "show dh", "vectors 330-334");
    check_says(
        &s, "set dz vector=340",
        "DZ at vector 340 and DLE at 340 would interrupt through the same vectors: "
        "give one of them another, with SET DZ VECTOR=.");
    check_says(&s, "set dz autoconfigure", "");
    check_has(&s, "show dz", "vectors 330-334");
}
END_TEST

START_TEST(numbers)
{
    check_says(&s, "set dz lines=12",
               "A DZ board has 8 lines: LINES= is a multiple of 8, 32 at most.");
    check_says(&s, "set dc lines=17", "Expected SET DC LINES=n, n from 1 to 16.");
    check_says(&s, "set dc lines=0", "Expected SET DC LINES=n, n from 1 to 16.");
    check_says(&s, "set dm enabled",
               "DM is the modem control of the DH's lines: SET DH ENABLED first.");
    check_says(&s, "set dc3 disabled", "Lines come with their boards: SET DC LINES=n.");
    session_all(&s, "set dli lines=3\nset dli 1200\nset dli2 110\n");
    ck_assert_int_eq(s.machine->dl11[1].baud, 1200);
    ck_assert_int_eq(s.machine->dl11[2].baud, 110);
    check_has(&s, "set dli 1201", "The speeds of DLI are 110");
    session_all(&s, "set dc enabled\n");
    check_says(&s, "set dc 1200",
               "The guest sets the speeds of DC; a DL11's are soldered.");
    check_says(&s, "show dc9", "DC has 8 lines now.");
}
END_TEST

/* SIMH's names. */
START_TEST(names)
{
    session_all(&s, "set dci lines=12\nset dlo enabled\n");
    check_has(&s, "show dc11",
              "  DC11: free, in 12.23 ch/s, out 12.23 ch/s\n  DC11RCSR 774130");
    check_has(&s, "show dco", "DC    DC11 lines with modem control, ");
    check_has(&s, "show dl0", "DLI0: free");
    check_has(&s, "show dc12", "DC has 12 lines now.");
}
END_TEST

START_TEST(registers)
{
    session_all(&s, "set dc lines=4\nset dh enabled\nset dm enabled\nset dz lines=16\n"
                    "d dc3rcsr 101\nd dhscr 5\nd dhbrcr 7\nd dmcsr 3\nd dz1tcr 1\n");
    check_says(&s, "e dc3rcsr,dc2rcsr,dhscr,dmcsr,dz1tcr",
               "DC3RCSR:\t000101\nDC2RCSR:\t000000\nDHSCR:\t000005\nDMCSR:\t000003\n"
               "DZ1TCR:\t000001\n");
    check_says(&s, "e 774030", "774030:\t000101\n");
    check_says(
        &s, "e dc3 state",
        "DC3RCSR:\t000101\nDC3RBUF:\t000000\nDC3TCSR:\t000200\nDC3TBUF:\t000000\n");
    check_has(&s, "e state", "DZ1MSR");
    check_has(&s, "show dc3", "DC3RCSR 774030 000101 LENGTH=0 IE SPEED=0 DTR");
    session_all(&s, "set dz disabled\n");
    ck_assert_ptr_null(strstr(session_do(&s, "e state"), "DZ1MSR"));
}
END_TEST

START_TEST(attaches)
{
    session_all(&s, "set dc lines=2\nset dli lines=1\nset dh enabled\nset dm enabled\n");
    check_has(&s, "attach dc 0", "DC waits for telnet at 127.0.0.1, port ");
    check_has(&s, "attach dli0 127.0.0.1:0", "DLI0 waits for telnet at 127.0.0.1, port ");
    check_has(&s, "show dc", "2 lines, 7 bits, telnet at 127.0.0.1, port ");
    check_has(&s, "show dli", "DLI0: free, 9600 baud, telnet at 127.0.0.1, port ");
    check_says(&s, "attach dc2 0", "DC has 2 lines, DC0 to DC1.");
    check_has(&s, "attach dm 0", "DM has no lines of its own");
    check_says(&s, "attach dc pty", "A pseudo terminal is one line: ATTACH DC0 PTY.");
    check_has(&s, "attach dc 70000", "70000 is no place to listen at");
    check_has(&s, "attach dc :4000", ":4000 is no place to listen at");
    check_has(&s, "attach dc nobody", "nobody is no place to listen at");
    check_says(&s, "detach dc", "");
    check_says(&s, "detach dc", "DC is not attached.");
    check_says(&s, "detach dli0", "");
    check_says(&s, "detach dli0", "Nobody is on DLI0.");
    for (int i = 0; i < LISTENERS; i++)
        session_do(&s, "attach dc 0");
    check_has(&s, "attach dc 0", "There are 16 listeners already");
    check_says(&s, "detach all", "");
    check_says(&s, "set dc 8b", "");
    check_has(&s, "show dc", "2 lines, 8 bits\n");
}
END_TEST

/* Other computers, only if the operator says so twice. */
START_TEST(loopback_alone)
{
    static const char *const others[] = { "attach dc 0.0.0.0:0", "attach dc [::]:0",
                                          "attach dc 255.255.255.255:0",
                                          "attach dc 10.0.0.1:4000" };
    session_all(&s, "set dc enabled\n");
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        check_has(&s, others[i], "can be reached from other computers");
        ck_assert_int_eq(s.m->exchange.listeners, 0);
    }
    check_has(&s, "attach dc 127.1.2.3:0", "DC waits for telnet at 127.1.2.3, port ");
    check_has(&s, "attach -y dc 0.0.0.0:0", "DC waits for telnet at 0.0.0.0, port ");
    check_has(&s, "attach -y dc 192.0.2.1:0", "Nobody can listen at 192.0.2.1:0");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("terminals");
    TCase *t = tcase_create("terminals");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, out_at_first);
    tcase_add_test(t, places);
    tcase_add_test(t, wishes);
    tcase_add_test(t, vectors_step_round);
    tcase_add_test(t, numbers);
    tcase_add_test(t, names);
    tcase_add_test(t, registers);
    tcase_add_test(t, attaches);
    tcase_add_test(t, loopback_alone);
    suite_add_tcase(suite, t);
    return suite;
}
