/* Fuzz: the picture of core and swap of kernels whose tables are noise, at a glance and while
 * they run. Nothing in them is believed, and whatever is shown is in bounds.
 * FORK11_KERNELS of them (default 40), FORK11_SEED to repeat a run. */
#include "monitor/run.h"
#include "tests/unit/core_rig.h"
#include "tests/unit/unix_rig.h"

static struct fake f;
static uint64_t state;

static word any(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (word)(state >> 24);
}

static int kernels(void)
{
    const char *n = getenv("FORK11_KERNELS");
    return n ? atoi(n) : 40;
}

static void seed(int i)
{
    const char *first = getenv("FORK11_SEED");
    uint64_t n = first ? strtoull(first, NULL, 10) : 6;
    state = (n + (uint64_t)i) * UINT64_C(0x9E3779B97F4A7C15) + 1;
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

static void cell_in_bounds(const struct core_click *c)
{
    ck_assert_int_lt(c->owner, CORE_OWNERS);
    ck_assert_int_ge(c->slot, -1);
    ck_assert_int_lt(c->slot, KERNEL_ENTRIES);
    ck_assert(c->owner != CORE_SHARED || c->holders > 1);
}

static void in_bounds(const struct core_picture *p)
{
    ck_assert_uint_le(p->swap_from, p->swap_to);
    ck_assert_uint_le(p->swap_to - p->swap_from, CORE_SWAP_BLOCKS);
    ck_assert(p->processes <= KERNEL_PROCS && p->motions <= CORE_MOTIONS);
    for (uint32_t i = 0; i < CORE_CLICKS; i++) {
        cell_in_bounds(&p->click[i]);
        ck_assert((p->click[i].owner == CORE_ABSENT) == (i >= p->clicks));
    }
    for (uint32_t i = 0; i < p->swap_to - p->swap_from; i++)
        cell_in_bounds(&p->swap[i]);
    for (int i = 0; i < p->motions; i++)
        ck_assert_uint_le(p->motion[i].done, p->motion[i].clicks);
    for (int i = 0; i < p->processes; i++)
        ck_assert_ptr_nonnull(memchr(p->process[i].name, '\0', UNIX_NAME));
}

static void told_in_bounds(struct monitor *m, const struct core_picture *p)
{
    char text[120];
    for (int i = 0; i < 60; i++) {
        core_tell_click(m, p, any() % (CORE_CLICKS + 100), text, sizeof text);
        ck_assert_ptr_nonnull(strstr(text, "click"));
        core_tell_block(m, p, any(), text, sizeof text);
        ck_assert_ptr_nonnull(strstr(text, "block"));
    }
}

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

START_TEST(tables_of_noise)
{
    struct core_picture *p = calloc(1, sizeof *p);
    for (int i = 0; i < kernels(); i++) {
        seed(i);
        fake_kernel(&f, &edition_table[any() % edition_count], any() % 100 + 1,
                    any() % 07700);
        fake_pack(&f);
        if (any() % 2)
            misplace();
        for (int look = 0; look < 4; look++) {
            for (uint32_t at = 0; at < CORE_MAX / 2; at++)
                f.s.machine->bus.core[at] = telling();
            f.s.machine->bus.sched.now += NS_PER_MS;
            core_picture_make(f.s.m, p);
            in_bounds(p);
            told_in_bounds(f.s.m, p);
        }
        fake_end(&f);
    }
    free(p);
}
END_TEST

/* A word of the running kernel's data, or of core, becomes another. */
static void scribble(void)
{
    const struct symbols *s = &core_rig.s.m->kernel.symbols;
    uint32_t low = any() % 4 ? s->data_at : 0;
    uint32_t bytes = any() % 4 ? s->data + s->bss : core_rig.s.machine->bus.core_bytes;
    uint32_t at = low + any() % (bytes - low ? bytes - low : 1);
    core_rig.s.machine->bus.core[at % CORE_MAX / 2] = any() % 2 ? any() : any() % 64;
}

/* The lab at work while its kernel is being overwritten, until it can run no more. */
START_TEST(a_kernel_that_goes_mad)
{
    static const char *const ways[] = { "core", "cow", "swap", "borrow" };
    for (int i = 0; i < kernels() / 4; i++) {
        seed(i + 1000);
        core_begin();
        core_boot_lab(ways[i % 4], "96k");
        core_command("type \"hello; ps; hello\\r\"%s", "");
        enum ended ended = ENDED_STEP;
        for (int n = 0; n < 150 && ended == ENDED_STEP; n++) {
            for (int words = any() % 4; words > 0; words--)
                scribble();
            ended = run_machine(core_rig.s.m,
                                core_rig.s.machine->bus.sched.now + 3 * NS_PER_MS, 0);
            in_bounds(core_shown());
            told_in_bounds(core_rig.s.m, core_rig.p);
        }
        core_end();
    }
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core fuzz");
    TCase *c = tcase_create("core fuzz");
    tcase_set_timeout(c, 300);
    tcase_add_test(c, tables_of_noise);
    tcase_add_test(c, a_kernel_that_goes_mad);
    suite_add_tcase(suite, c);
    return suite;
}
