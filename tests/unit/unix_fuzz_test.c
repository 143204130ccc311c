/* Fuzz: random memory behind a kernel whose names point anywhere. Every verb ends, and within
 * bounds. FORK11_KERNELS of them (default 60), FORK11_SEED to repeat a run. */
#include "tests/unit/unix_rig.h"

#include <inttypes.h>

static struct fake f;
static uint64_t state;

static word any(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (word)(state >> 24);
}

/* Numbers that tables are made of: small ones, addresses of entries, noise. */
static word telling(void)
{
    const struct symbols *s = &f.names;
    switch (any() % 4) {
    case 0:
        return any() % 64;
    case 1:
        return (word)(s->list[any() % s->count].value + any() % 8 * 022);
    case 2:
        return (word)(any() % 07700);
    default:
        return any();
    }
}

static void scramble(void)
{
    struct unibus *bus = &f.s.machine->bus;
    for (uint32_t i = 0; i < CORE_MAX / 2; i++)
        bus->core[i] = telling();
}

/* Names that point anywhere, beside those that make it a kernel; tables of other lengths. */
static void misplace(void)
{
    struct kernel *k = &f.s.m->kernel;
    for (int i = 0; i < f.names.count; i++)
        if (any() % 3 == 0)
            f.names.list[i].value = any();
    k->symbols = f.names;
    if (!kernel_adopt(k))
        k->edition = &edition_table[any() % edition_count];
    for (int i = 0; i < KERNEL_TABLES; i++)
        if (any() % 3 == 0)
            k->table[i] =
                (struct table_place){ any(), (word)(any() % 62 + 2), any() % 256 };
}

static void all_verbs(void)
{
    static const char *const verbs[] = { "proc", "text", "inode", "file",
                                         "buf",  "core", "swap",  "where" };
    static const char *const of_one[] = {
        "proc", "u", "files", "maps", "where", "pages"
    };
    char line[32];
    struct proc_entry p;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        session_do(&f.s, verbs[i]);
    for (size_t i = 0; i < sizeof of_one / sizeof of_one[0]; i++)
        for (int slot = 0; slot < 6; slot++) {
            unix_proc(f.s.m, slot, &p);
            snprintf(line, sizeof line, "%s %u", of_one[i], p.pid);
            session_do(&f.s, line);
            session_do(&f.s, of_one[i]);
        }
}

static void check_accessors(void)
{
    struct free_run runs[8];
    struct user_area u;
    char name[UNIX_NAME];
    for (int slot = -1; slot < 300; slot++) {
        memset(name, 'x', sizeof name);
        unix_name(f.s.m, slot, name);
        ck_assert_ptr_nonnull(memchr(name, '\0', sizeof name));
        ck_assert_ptr_nonnull(&name[0]);
    }
    for (int i = 0; i < 50; i++) {
        int slot = unix_slot(f.s.m, any());
        ck_assert_int_lt(slot, unix_procs(f.s.m) ? unix_procs(f.s.m) : 1);
        ck_assert_int_le(unix_free(f.s.m, i & 1 ? "coremap" : "swapmap", runs, 8), 8);
        unix_user(f.s.m, any(), &u);
    }
}

static int kernels(void)
{
    const char *n = getenv("FORK11_KERNELS");
    return n ? atoi(n) : 60;
}

START_TEST(nothing_is_believed)
{
    const char *seed = getenv("FORK11_SEED");
    uint64_t first = seed ? strtoull(seed, NULL, 10) : 11;
    for (int i = 0; i < kernels(); i++) {
        state = (first + (uint64_t)i) * UINT64_C(0x9E3779B97F4A7C15) + 1;
        fake_kernel(&f, &edition_table[any() % edition_count], any() % 100 + 1,
                    any() % 07700);
        fake_pack(&f);
        for (int j = 0; j < 400; j++)
            fake_put(&f, (int64_t)(any() % 4872) * 512 + (any() % 256) * 2, telling());
        if (any() % 2)
            misplace();
        scramble();
        all_verbs();
        check_accessors();
        fake_end(&f);
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("unix fuzz");
    TCase *t = tcase_create("kernels");
    tcase_set_timeout(t, 0);
    tcase_add_test(t, nothing_is_believed);
    suite_add_tcase(suite, t);
    return suite;
}
