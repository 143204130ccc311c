/* The lab at its terminal: what is typed, what is shown, and what is read. */
#include "tests/unit/lab_rig.h"

static struct lab l;
static char said[4000]; /* all that the console printed, without carriage returns */

static void setup(void)
{
    lab_pack(&l);
    lab_guest(&l, "tty");
    lab_start(&l, (struct lab_wish){ LAB_CORE, LAB_ALL_CORE, LAB_ALL_SWAP });
    said[0] = '\0';
}

static void teardown(void)
{
    lab_end(&l);
}

/* Both in the monitor's words: waits until the console has printed TEXT. */
static void await(const char *text)
{
    char line[400];
    snprintf(line, sizeof line, "await \"%s\" 30s", text);
    size_t n = strlen(said);
    for (const char *out = session_do(&l.s, line); *out; out++)
        if (*out != '\r' && n < sizeof said - 1)
            said[n++] = *out;
    said[n] = '\0';
    ck_assert_msg(!l.wrong[0] && !l.s.m->error[0], "%s\n%s", l.wrong, said);
}

static void type(const char *text)
{
    char line[400];
    snprintf(line, sizeof line, "type \"%s\"", text);
    check_says(&l.s, line, "");
}

/* Types, and waits for what comes then. */
static void talk(const char *text, const char *until)
{
    type(text);
    await(until);
}

/* Until the program that was begun has begun to read. */
static void settle(void)
{
    session_do(&l.s, "try await \"nothing\" 1s");
}

/* It was this, and the kernel's counts are in order. */
static void was(const char *wanted)
{
    ck_assert_msg(strcmp(said, wanted) == 0, "printed\n%s, not\n%s", said, wanted);
    said[0] = '\0';
    lab_rests(&l, 100);
}

START_TEST(erase_and_kill)
{
    talk("cat\\r", "cat\\r\\n");
    talk("abx#c\\r", "\\nabc\\r\\n");
    talk("abc###de\\r", "\\nde\\r\\n");
    talk("ab####c\\r", "\\nc\\r\\n");
    talk("gone@here\\r", "\\nhere\\r\\n");
    talk("a\\\\#b\\\\@c\\\\d\\\\\\\\#\\r", "#\\r\\n");
    await("#\\r\\n");
    talk("\\004", "# ");
    was("cat\nabx#c\nabc\nabc###de\nde\nab####c\nc\ngone@here\nhere\n"
        "a\\#b\\@c\\d\\\\#\na#b@c\\d\\#\n# ");
}
END_TEST

/* It takes the character from the screen, too, but none of a line that has been sent. */
START_TEST(backspace)
{
    talk("tty s\\r", "asleep\\r\\n");
    talk("abx\\bc\\r\\b\\bde\\b\\b\\bf\\r\\004", "# ");
    was("tty s\nasleep\nabx\b \bc\nde\b \b\b \bf\n4:abc\n2:f\n0:\n# ");
}
END_TEST

START_TEST(end_of_input)
{
    talk("cat\\r", "cat\\r\\n");
    talk("part\\004", "partpart");
    talk("ial\\r", "ial\\r\\nial\\r\\n");
    talk("\\\\\\004x\\r", "\\nx\\r\\n"); /* behind a \ it is read; it is never shown */
    talk("\\004", "# ");
    was("cat\npartpartial\nial\n\\x\nx\n# ");
}
END_TEST

START_TEST(interrupt_and_quit)
{
    talk("cat\\r", "cat\\r\\n");
    settle();
    talk("not read\\177", "# ");
    talk("cat\\r", "cat\\r\\n");
    settle();
    talk("not read\\034", "# ");
    talk("not done\\177", "not done");
    talk("echo done\\r", "# "); /* the shell goes on with an empty line */
    talk("cat /usr/src/sh.s\\r", "reads a line");
    talk("\\177", "# ");
    was("cat\nnot read# cat\nnot readQuit\n# not doneecho done\ndone\n"
        "# cat /usr/src/sh.s\n/ sh.s: the shell. It reads a line, # ");
}
END_TEST

START_TEST(interrupt_ignored)
{
    talk("tty i\\r", "tty i\\r\\n");
    settle();
    talk("xx\\177yy\\r\\004", "# ");
    was("tty i\nxxyy\n3:yy\n0:\n# ");
}
END_TEST

START_TEST(interrupt_caught)
{
    talk("tty k\\r", "tty k\\r\\n");
    settle();
    talk("xx\\177", "error 4\\r\\n");
    talk("yy\\r\\004", "# ");
    was("tty k\nxxcaught\nerror 4\nyy\n3:yy\n0:\n# ");
}
END_TEST

START_TEST(typed_ahead)
{
    talk("tty s\\r", "asleep\\r\\n");
    talk("one\\rtwo\\r#three\\rfour\\004\\004", "# ");
    was("tty s\nasleep\none\ntwo\n#three\nfour4:one\n4:two\n6:three\n4:four0:\n# ");
}
END_TEST

/* 254 characters without a reader are all that is kept; the next one, which is not shown, takes them
 * all away. Of 300 the last 45 are read. */
START_TEST(too_much_typed)
{
    char typed[301] = "", wanted[600];
    for (int i = 0; i < 300; i++)
        typed[i] = (char)('0' + i / 30);
    talk("tty s\\r", "asleep\\r\\n");
    type(typed);
    talk("\\r\\004", "# ");
    snprintf(wanted, sizeof wanted, "tty s\nasleep\n%.254s%s\n46:%s\n0:\n# ", typed,
             typed + 255, typed + 255);
    was(wanted);
}
END_TEST

START_TEST(raw)
{
    talk("tty r\\r", "raw\\r\\n");
    talk("a#@\\177\\034\\004\\b\\r\\301q", "# "); /* the eighth bit is parity */
    talk("ech#ho back\\r", "# ");
    was("tty "
        "r\nraw\n1:000141\n1:000043\n1:000100\n1:000177\n1:000034\n1:000004\n1:000010\n"
        "1:000012\n1:000101\n1:000161\n# ech#ho back\nback\n# ");
}
END_TEST

START_TEST(modes)
{
    talk("tty g\\r", "# ");
    talk("tty e\\r", "# ");
    talk("tty g\\r", "# ");
    talk("junk^echo a#b@x!c\\r", "# ");
    talk("tty t\\r", "# ");
    talk("tty n\\r", "# ");
    talk("echo unseen\\r", "# ");
    talk("\\004", "# "); /* the shell's end closes the terminal: all modes are new */
    talk("tty g\\r", "# ");
    was("tty g\n000030 040043\n# tty e\n# tty g\n000030 057041\n"
        "# junk^echo a#b@x!c\na#b@c\n"
        "# tty t\na       b\n123456789       c\n                d\n"
        "# tty n\n# unseen\n# # tty g\n000030 040043\n# ");
}
END_TEST

START_TEST(new_lines)
{
    type("tty c\\r");
    const char *out = session_do(&l.s, "await \"# \" 30s");
    ck_assert_str_eq(out, "tty c\r\none\ntwo\n# ");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_tty");
    TCase *t = tcase_create("lab_tty");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_test(t, erase_and_kill);
    tcase_add_test(t, backspace);
    tcase_add_test(t, end_of_input);
    tcase_add_test(t, interrupt_and_quit);
    tcase_add_test(t, interrupt_ignored);
    tcase_add_test(t, interrupt_caught);
    tcase_add_test(t, typed_ahead);
    tcase_add_test(t, too_much_typed);
    tcase_add_test(t, raw);
    tcase_add_test(t, modes);
    tcase_add_test(t, new_lines);
    suite_add_tcase(s, t);
    return s;
}
