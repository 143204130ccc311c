/* The lab's processes at random, under each policy: what is whose, all the time. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void teardown(void)
{
    lab_end(&l);
}

/* Takes out of OUT each line that tells of a child that died of signal 11: its stack could not
 * grow any more. Returns how many there were. */
static int take_segments(char *out)
{
    static const char words[] = " died of signal 11\n";
    int n = 0;
    for (char *at; (at = strstr(out, words)) != NULL; n++) {
        char *line = at;
        while (line > out && line[-1] != '\n')
            line--;
        memmove(line, at + strlen(words), strlen(at + strlen(words)) + 1);
    }
    return n;
}

/* random checks every word of its memory, the rig every count of the kernel's. While SHORT of
 * memory processes may die of that. */
static void stress(struct lab_wish wish, const char *command, bool is_short)
{
    lab_pack(&l);
    lab_start(&l, wish);
    lab_do(&l, command, 3600);
    int segments = take_segments(l.output);
    const char *good = is_short ? "" : ": ok,";
    ck_assert_msg(is_short || segments == 0, "%s", l.output);
    ck_assert_msg(strstr(l.output, "stress ") && strstr(l.output, good) &&
                      !strstr(l.output, "process "),
                  "%s", l.output);
    lab_rests(&l, 100);
    lab_clean(&l);
}

START_TEST(much_memory)
{
    stress((struct lab_wish){ (enum lab_policy)_i, LAB_ALL_CORE, LAB_ALL_SWAP },
           "stress 1 3", false);
}
END_TEST

START_TEST(little_memory)
{
    stress((struct lab_wish){ (enum lab_policy)_i, 80, LAB_ALL_SWAP }, "stress 2 2",
           false);
}
END_TEST

START_TEST(little_swap)
{
    stress((struct lab_wish){ (enum lab_policy)_i, 104, 100 }, "stress 3 2", true);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_stress");
    TCase *t = tcase_create("lab_stress");
    tcase_add_checked_fixture(t, NULL, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, much_memory, 0, 6);
    tcase_add_loop_test(t, little_memory, 0, 6);
    tcase_add_loop_test(t, little_swap, 0, 6);
    suite_add_tcase(s, t);
    return s;
}
