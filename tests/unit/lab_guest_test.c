/* Programs of tests/lab/guest under the lab's kernel, each of which knows what should be, and
 * the errors that V6 gives for what a program can do wrong. */
#include "tests/unit/lab_rig.h"

enum { LITTLE = 88, OUT = 8000 };

static struct lab l;

static const struct guest {
    const char *name;
    const char *says; /* NULL: what NAME.out has */
    int kbytes;       /* the least core that it needs */
} guests[] = {
    {"sigpush",   "both as they should be\n",             LITTLE      },
    { "sizes",    "both as they should be\n",             LITTLE      },
    { "kstores",  "all as it should be\n",                LITTLE      },
    { "shgrow",   "all as it should be\n",                LITTLE      },
    { "vforks",   "one\none\none\nall as it should be\n", LITTLE      },
    { "selfexec", "done\n",                               LITTLE      },
    { "manyexec", "all\n",                                LITTLE      },
    { "storm",    "nothing is lost\n",                    LITTLE      },
    { "shfork",   "as it should be\n",                    LITTLE      },
    { "cowshare", "as it should be\n",                    LITTLE      },
    { "rights",   "002407 001411 003407\n",               LITTLE      },
    { "calls",    NULL,                                   LITTLE      },
    { "wrongs",   NULL,                                   LAB_ALL_CORE},
};
enum { GUESTS = sizeof guests / sizeof *guests };

static void setup(void)
{
    char file[64];
    lab_pack(&l);
    lab_program(&l, "/bin", "true", "tests/lab/guest/true.s");
    for (int i = 0; i < GUESTS; i++) {
        snprintf(file, sizeof file, "tests/lab/guest/%s.s", guests[i].name);
        lab_program(&l, "/bin", guests[i].name, file);
    }
}

static void teardown(void)
{
    lab_end(&l);
}

static const char *wanted(const struct guest *g)
{
    static char text[OUT];
    char file[64];
    if (g->says)
        return g->says;
    snprintf(file, sizeof file, "tests/lab/guest/%s.out", g->name);
    FILE *f = fopen(file, "r");
    ck_assert_ptr_nonnull(f);
    text[fread(text, 1, sizeof text - 1, f)] = '\0';
    fclose(f);
    return text;
}

/* All of them under that policy, which copies, with so much core. */
static void all(enum lab_policy policy, int kbytes)
{
    lab_start(&l, (struct lab_wish){ policy, kbytes, LAB_ALL_SWAP });
    for (int i = 0; i < GUESTS; i++) {
        char command[64];
        if (guests[i].kbytes > kbytes)
            continue;
        snprintf(command, sizeof command, "/bin/%s%s", guests[i].name,
                 strcmp(guests[i].name, "selfexec") == 0 ? " abc" : "");
        lab_prints(&l, command, wanted(&guests[i]));
        lab_rests(&l, 20);
    }
    lab_clean(&l);
}

START_TEST(much_core)
{
    all((enum lab_policy)_i, LAB_ALL_CORE);
}
END_TEST

START_TEST(little_core)
{
    all((enum lab_policy)_i, LITTLE);
}
END_TEST

/* In 64K the swapper makes room for each of them, and others come between. */
START_TEST(many_at_once)
{
    lab_program(&l, "/bin", "spawns", "tests/lab/guest/spawns.s");
    lab_start(&l, (struct lab_wish){ LAB_CORE, 64, LAB_ALL_SWAP });
    lab_prints(&l, "spawns", "each its own\n");
    lab_rests(&l, 20);
}
END_TEST

static const byte nowhere[32768];
static byte exec_only[32768];

static bool count_exec(void *host, struct cpu *cpu)
{
    (void)cpu;
    ++*(int *)host;
    return false;
}

/* Of the deepest, as their argument says they are, none execs itself: there are seeds that lead
 * back to themselves. */
START_TEST(random_ends)
{
    enum { SEEDS = 40 };
    int execs = 0;
    char command[40];
    struct cpu_hooks hooks = {
        .host = &execs, .map = {nowhere, nowhere, nowhere, nowhere},
             .at = count_exec
    };
    lab_start(&l, (struct lab_wish){ LAB_SHARE, LAB_ALL_CORE, LAB_ALL_SWAP });
    exec_only[lab_at(&l, "_exec") / 2] = 1;
    hooks.map[KERNEL] = exec_only;
    l.s.machine->cpu.hooks = &hooks;
    for (int seed = 0; seed < SEEDS; seed++) {
        snprintf(command, sizeof command, "/bin/random -%06o000004000000000001", seed);
        lab_prints(&l, command, "");
    }
    ck_assert_int_eq(execs, SEEDS);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("lab_guest");
    TCase *t = tcase_create("lab_guest");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_set_timeout(t, 60);
    tcase_add_loop_test(t, much_core, LAB_SWAP, LAB_COW + 1);
    tcase_add_loop_test(t, little_core, LAB_SWAP, LAB_COW + 1);
    tcase_add_test(t, many_at_once);
    tcase_add_test(t, random_ends);
    suite_add_tcase(s, t);
    return s;
}
