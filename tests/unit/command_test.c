/* The command table: abbreviations, comments, usage, help, completion. */
#include "monitor/complete.h"
#include "tests/unit/session.h"

START_TEST(every_abbreviation_means_what_simh_means)
{
    static const char *const pairs[][2] = {
        {"E",     "EXAMINE" },
        { "D",    "DEPOSIT" },
        { "S",    "STEP"    },
        { "B",    "BOOT"    },
        { "BR",   "BREAK"   },
        { "N",    "NEXT"    },
        { "AT",   "ATTACH"  },
        { "DET",  "DETACH"  },
        { "SH",   "SHOW"    },
        { "C",    "CONTINUE"},
        { "G",    "GO"      },
        { "RU",   "RUN"     },
        { "R",    "RESET"   },
        { "RE",   "RESET"   },
        { "SA",   "SAVE"    },
        { "REST", "RESTORE" },
        { "Q",    "QUIT"    },
        { "cont", "CONTINUE"},
        { "exam", "EXAMINE" },
        { "NOBR", "NOBREAK" },
        { "SE",   "SET"     },
        { "DO",   "DO"      },
        { "EV",   "EVALUATE"},
        { "L",    "LOAD"    },
        { "H",    "HELP"    },
        { "RUNL", "RUNLIMIT"},
        { "dep",  "DEPOSIT" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        const struct command *c = command_find(pairs[i][0]);
        ck_assert_msg(c != NULL, "%s is no command", pairs[i][0]);
        ck_assert_str_eq(c->name, pairs[i][1]);
    }
}
END_TEST

START_TEST(every_row_can_be_reached_and_explains_itself)
{
    struct session s = session_begin();
    char line[64];
    for (int i = 0; i < command_count; i++) {
        const struct command *c = &command_table[i];
        ck_assert_ptr_eq(command_find(c->name), c);
        ck_assert_ptr_eq(command_find(c->shortest), c);
        snprintf(line, sizeof line, "help %s", c->name);
        check_has(&s, line, c->usage);
    }
    session_end(&s);
}
END_TEST

START_TEST(comments_only_at_the_start)
{
    struct session s = session_begin();
    check_says(&s, "; bogus", "");
    check_says(&s, "   # bogus", "");
    check_says(&s, "", "");
    check_has(&s, "deposit 1000 5 ; no comment",
              "Expected an operator at \"; no comment\"");
    session_end(&s);
}
END_TEST

START_TEST(errors_say_what_was_expected)
{
    struct session s = session_begin();
    check_says(&s, "bogus", "Unknown command BOGUS; HELP lists the commands.");
    check_has(&s, "d 1000", "Expected: DEPOSIT");
    check_has(&s, "boot", "Expected: BOOT unit");
    check_has(&s, "boot rk1", "RK1 is empty: attach RK1 FILE first.");
    check_has(&s, "attach rk0 f -e", "Switches come before the unit");
    check_has(&s, "attach qq f", "There is no device QQ.");
    check_says(&s, "attach rk8 f", "There is no RK8: RK has the units 0 to 7.");
    check_says(&s, "show dz32", "There is no DZ32: DZ has the units 0 to 31.");
    check_says(&s, "detach rf:1",
               "There is no device RF:1. There are CPU MMU CLK PCLK PTR PTP LPT "
               "TTI TTO RK RL RF RR RP TM TC DC DLI DLE DH DM DZ ROM (a drive with its "
               "number: RK0).");
    check_says(&s, "boot rf1", "There is no RF1: RF has the unit 0.");
    check_says(&s, "show ptr1", "There is no PTR1: PTR has the unit 0.");
    check_has(&s, "attach cpu f", "CPU takes no file; RK0 to RK7, RL0 to RL3, RF0, RR0 ");
    check_has(&s, "boot ptr", "RL0 to RL3, RF0, RR0 to ");
    check_has(&s, "set cpu 12K", "multiple of 8K");
    check_has(&s, "set tto 1000", "110, 150, 300");
    check_has(&s, "examine -z 0", "-z is not one of");
    check_has(&s, "cont now", "Nothing was expected at \"now\"");
    session_end(&s);
}
END_TEST

START_TEST(what_simh_files_say_is_understood_or_explained)
{
    struct session s = session_begin();
    check_says(&s, "if 1",
               "IF is SIMH's, and not fork11's: a command file runs from top to "
               "bottom; ON ERROR says what an error does.");
    check_has(&s, "goto x", "GOTO is SIMH's");
    check_has(&s, "pwd", "! before it");
    check_has(&s, "bogus", "Unknown command BOGUS; HELP");
    check_says(
        &s, "set cpu 11/40",
        "This machine is an 11/45 and stays one, with 18 bits of address and no UNIBUS "
        "map: it cannot be an 11/40.");
    check_says(&s, "set cpu 11/45", "");
    check_says(&s, "dep system sr 173030", "");
    check_says(&s, "e cpu sr", "SR:\t173030\n");
    check_says(&s, "d cpu 1000 12700", ""); /* gunkies.org keys a bootstrap in so */
    check_says(&s, "e cpu 1000", "001000:\t012700\n");
    check_says(&s, "d rk rkda 17", "");
    check_says(&s, "e rk rkda", "RKDA:\t000017\n");
    check_has(&s, "e rk0 0", "but no addresses");
    check_says(&s, "d 17777570 123", "");
    check_says(&s, "e dr", "DR:\t000123\n");
    check_has(&s, "e 17757776", "beyond the last physical address");
    check_says(&s, "d 1000 1234567", "1234567 does not fit a word (177777 at most).");
    check_says(&s, "d 1000 -1234567", "-1234567 does not fit a word (177777 at most).");
    check_has(&s, "sh c", "KB11-A");
    check_has(&s, "set throttle 50%", "SET THROTTLE REAL");
    check_says(&s, "show runlimit", "No run limit\n");
    check_says(&s, "runlimit 10", "");
    check_has(&s, "show runlimit", "10 from now");
    check_says(&s, "norunlimit", "");
    session_end(&s);
}
END_TEST

START_TEST(lists_of_actions_respect_quotes_and_braces)
{
    struct session s = session_begin();
    ck_assert_int_eq(
        command_do_list(s.m, "d r0 1;expect \"a;b\" {d r1 2; d r2 3};d r3 4"), DONE);
    check_says(&s, "e r0,r1,r3", "R0:\t000001\nR1:\t000000\nR3:\t000004\n");
    check_says(&s, "show expect", "EXPECT \"a;b\" {d r1 2; d r2 3}\n");
    session_end(&s);
}
END_TEST

static bool offers(struct session *s, const char *line, const char *wanted)
{
    static struct candidates c;
    size_t from;
    complete_line(s->m, line, &c, &from);
    for (int i = 0; i < c.count; i++)
        if (strcmp(c.text[i], wanted) == 0)
            return true;
    return false;
}

START_TEST(tab_knows_commands_devices_registers_options)
{
    struct session s = session_begin();
    ck_assert(offers(&s, "exa", "examine"));
    ck_assert(offers(&s, "EXA", "EXAMINE"));
    ck_assert(offers(&s, "boot r", "rk3"));
    ck_assert(offers(&s, "panel s-b", "s-bus-cycle"));
    ck_assert(offers(&s, "panel address prog", "prog-phy"));
    ck_assert(offers(&s, "PANEL DATA DI", "DISPLAY-REGISTER"));
    ck_assert(offers(&s, "e -v pc,ki", "kipar7"));
    ck_assert(offers(&s, "set cpu h", "history="));
    ck_assert(offers(&s, "set t", "throttle"));
    ck_assert(offers(&s, "set t", "tc"));
    ck_assert(offers(&s, "show r", "rl"));
    ck_assert(offers(&s, "set rl1 r", "rl02"));
    ck_assert(offers(&s, "show q", "queue"));
    ck_assert(offers(&s, "help at", "attach"));
    ck_assert(offers(&s, "attach rk0 tests/un", "tests/unit/"));
    ck_assert(!offers(&s, "attach r", "tests/"));
    ck_assert(!offers(&s, "nonsense r", "rk0"));
    session_end(&s);
}
END_TEST

/* As SIMH's: SET RL0 RL02,LOCKED. */
START_TEST(set_takes_several_options)
{
    struct session s = session_begin();
    check_says(&s, "set rl0 rl02,locked", "");
    ck_assert(s.machine->rl11.drive[0].unit.locked);
    check_has(&s, "show rl0", "RL02");
    check_says(&s, "set dz 8b,lines=16", "");
    check_has(&s, "show dz", "16 lines, 8 bits");
    check_says(&s, "set cpu mos,64k", "");
    check_has(&s, "show cpu", "64K (64 KB of MOS memory)");
    check_says(&s, "set rl0 wlk,rl01", "RL has no option wlk; HELP SET RL lists them.");
    check_says(&s, "set rl0 rl01, locked", ""); /* SIMH's, too, takes blanks */
    check_has(&s, "show rl0", "RL01");
    check_says(&s, "set rl0 rl02 writeenabled ", "");
    ck_assert(!s.machine->rl11.drive[0].unit.locked);
    check_says(&s, "set rl0 ,", "");
    check_says(&s, "set rl0", "SET RL what? HELP SET RL lists the options.");
    check_says(&s, "set rl vector=160",
               "RL has no option vector=160; HELP SET RL lists them.");
    check_says(&s, "set dz 8x", "DZ has no option 8x; HELP SET DZ lists them.");
    session_end(&s);
}
END_TEST

START_TEST(set_and_show_agree)
{
    struct session s = session_begin();
    check_says(&s, "set cpu 64k", "");
    check_has(&s, "show cpu", "64K (64 KB of core memory)");
    check_says(&s, "set cpu 256K", "");
    check_has(&s, "show cpu", "256K (248 KB of core memory)");
    check_says(&s, "set cpu bipolar", "");
    check_has(&s, "show cpu", "bipolar memory");
    check_says(&s, "set cpu nofpp", "");
    check_has(&s, "show cpu", "no FP11");
    check_says(&s, "set tto kl11", "");
    check_says(&s, "set tto 110", "");
    check_has(&s, "show tto", "KL11, 110 baud, 7 bits");
    check_says(&s, "set clk 50hz", "");
    check_has(&s, "show clk", "50 Hz");
    check_says(&s, "set pclk disabled", "");
    check_has(&s, "show pclk", "disabled");
    check_has(&s, "e 772540", "no board answers");
    check_has(&s, "set cpu disabled", "An 11/45 has no place");
    check_says(&s, "set rk2 locked", "");
    ck_assert(s.machine->rk11.drive[2].unit.locked);
    check_says(&s, "set rk2 writeenabled", "");
    ck_assert(!s.machine->rk11.drive[2].unit.locked);
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("command");
    TCase *t = tcase_create("command");
    tcase_add_test(t, every_abbreviation_means_what_simh_means);
    tcase_add_test(t, every_row_can_be_reached_and_explains_itself);
    tcase_add_test(t, comments_only_at_the_start);
    tcase_add_test(t, errors_say_what_was_expected);
    tcase_add_test(t, what_simh_files_say_is_understood_or_explained);
    tcase_add_test(t, lists_of_actions_respect_quotes_and_braces);
    tcase_add_test(t, tab_knows_commands_devices_registers_options);
    tcase_add_test(t, set_takes_several_options);
    tcase_add_test(t, set_and_show_agree);
    suite_add_tcase(suite, t);
    return suite;
}
