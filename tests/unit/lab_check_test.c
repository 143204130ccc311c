/* LAB CHECK, and the checker behind it: of a kernel at rest nothing is lost; and each word of
 * it that is made wrong is told of. */
#include "tests/unit/lab_rig.h"

static struct lab l;

static void setup(void)
{
    lab_pack(&l);
    lab_start(&l, (struct lab_wish){ LAB_COW, LAB_ALL_CORE, LAB_ALL_SWAP });
    lab_rests(&l, 10);
}

static void teardown(void)
{
    lab_end(&l);
}

START_TEST(at_rest)
{
    check_has(&l.s, "lab check", "Balanced: 3 processes, ");
    ck_assert(l.balance.quiet);
    check_has(&l.s, "lab check now", "LAB");
}
END_TEST

START_TEST(no_lab)
{
    struct session s = session_begin();
    check_has(&s, "lab check", "No lab kernel runs");
    session_end(&s);
}
END_TEST

/* The word at TABLE, entry N of ENTRY bytes, FIELD, all by name; ADD is added to it. */
static const struct wrong {
    const char *table, *entry, *field;
    int n, add;
    const char *says;
} wrongs[] = {
    {"_page",     "PGSIZ", "pg.cnt",  0, 1,     "page[0] counts 2 holders, and has 1.\n"    },
    { "_page",    "PGSIZ", "pg.size", 0, 1,     "page[0]"                                   },
    { "_coremap", "XSIZ",  "pg.size", 0, 4,     " are lost.\n"                              },
    { "_coremap", "XSIZ",  "pg.addr", 0, -1,    " are lost.\n"                              },
    { "_swapmap", "XSIZ",  "pg.size", 0, 1,     "swap block "                               },
    { "_swapmap", "XSIZ",  "pg.size", 0, -1,    "1 of swap block "                          },
    { "_proc",    "PSIZ",  "p.size",  2, 1,
     "Process 2 has 66 clicks, and its p.size is 67.\n"                                     },
    { "_proc",    "PSIZ",  "p.ppid",  2, 70,    "Process 2 has no parent.\n"                },
    { "_proc",    "PSIZ",  "p.addr",  2, 1,     "click "                                    },
    { "_proc",    "PSIZ",  "p.swn",   2, 1,     "swap block "                               },
    { "_proc",    "PSIZ",  "p.textp", 2, 012,   "text["                                     },
    { "_file",    "FSIZ",  "f.flag",  0, 00400, "file[0] counts 4 descriptors, and has 3.\n"},
    { "_file",    "FSIZ",  "f.inode", 0, 040,   "inode["                                    },
    { "_inode",   "ISIZ",  "i.flag",  0, 00400, "inode[0], number 1, counts "               },
    { "_inode",   "ISIZ",  "i.flag",  0, 00001,
     "inode[0], number 1, is locked by nobody.\n"                                           },
};
enum { WRONGS = sizeof wrongs / sizeof *wrongs };

START_TEST(a_wrong_word)
{
    const struct wrong *w = &wrongs[_i];
    word at =
        (word)(lab_at(&l, w->table) + lab_at(&l, w->field) + w->n * lab_at(&l, w->entry));
    word *there = &l.s.machine->bus.core[at / 2];
    *there = (word)(*there + w->add);
    balance_check(&l.balance, l.s.machine);
    ck_assert_msg(strstr(l.balance.text, w->says), "%s", l.balance.text);
    *there = (word)(*there - w->add);
    balance_check(&l.balance, l.s.machine);
    ck_assert_str_eq(l.balance.text, "");
}
END_TEST

/* A buffer that nobody has given back. */
START_TEST(a_buffer)
{
    word busy = lab_at(&l, "B.BUSY"), *flags = NULL;
    for (int i = 0; i < lab_at(&l, "NBUF"); i++) {
        word at = (word)(lab_at(&l, "_buf") + i * lab_at(&l, "BSIZ"));
        if (!(l.s.machine->bus.core[at / 2] & busy))
            flags = &l.s.machine->bus.core[at / 2];
    }
    ck_assert_ptr_nonnull(flags);
    *flags |= busy;
    balance_check(&l.balance, l.s.machine);
    ck_assert_msg(strstr(l.balance.text, " is in use by nobody.\n"), "%s",
                  l.balance.text);
}
END_TEST

/* While somebody is in the middle of something, what he holds may not be noted yet. */
START_TEST(busy)
{
    check_says(&l.s, "type \"hello\\r\"", "");
    while (l.s.machine->cpu.r[PC] != lab_at(&l, "_bycow"))
        cpu_run(&l.s.machine->cpu, SCHED_NEVER, 1);
    check_has(&l.s, "lab check",
              "is in the middle of something: only what can never be is told.");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_check");
    TCase *t = tcase_create("lab_check");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, at_rest);
    tcase_add_test(t, no_lab);
    tcase_add_loop_test(t, a_wrong_word, 0, WRONGS);
    tcase_add_test(t, a_buffer);
    tcase_add_test(t, busy);
    suite_add_tcase(s, t);
    return s;
}
