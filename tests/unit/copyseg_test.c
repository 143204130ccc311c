/* What a click of a fork's copy takes: the time observed against the instruction table's sum over the
 * copyseg of the kernel that runs, m40's and m45's, and m45's against the composite of the handbook's
 * figures. Needs the packs of $FORK11_IMAGES; without them nothing is checked. */
#include "cpu/disasm.h"
#include "monitor/fork/observatory.h"
#include "tests/unit/session.h"

#include <unistd.h>

enum { RTS_PC = 0207, SOB = 0077000, SOB_MASK = 0177000, TAKEN_NS = -150 };

/* Per click with its caller, ns; the sheet's error, 35 of 288 us, for all three alike. */
static const struct {
    const char *name;
    enum memory memory;
    int64_t sheet;
} memories[] = {
    {"bipolar", MEMORY_BIPOLAR, 149000},
    { "mos",    MEMORY_MOS,     191000},
    { "core",   MEMORY_CORE,    288000},
};

static struct session s;

static void begin(void)
{
    s = session_begin();
}

static void end(void)
{
    session_end(&s);
}

static void line(const char *format, const char *text)
{
    char command[300];
    snprintf(command, sizeof command, format, text);
    const char *said = session_do(&s, command);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", command, said);
}

static bool attach(void)
{
    const char *images = getenv("FORK11_IMAGES");
    char path[256];
    snprintf(path, sizeof path, "%s/v6/root.rk", images ? images : "");
    if (!images || access(path, R_OK) != 0)
        return false;
    line("attach -o rk0 %s", path);
    return true;
}

static void shell(const char *command)
{
    line("type \"%s\\r\"", command);
    line("await \"\\n# \" %s", "300s");
}

static void boot(const char *kernel)
{
    line("boot rk0%s", "");
    line("await \"@\" %s", "30s");
    line("type \"%s\\r\"", kernel);
    line("await \"login: \" %s", "120s");
    line("type \"root\\r\"%s", "");
    line("await \"\\n# \" %s", "60s");
}

/* The 11/45's kernel, with instruction and data space: conf/m45.s, as conf/run makes it. */
static void make_unix45(void)
{
    shell("chdir /usr/sys/conf");
    shell("as m45.s");
    shell("mv a.out m45.o");
    shell("cc mkconf.c");
    shell("mv a.out mkconf");
    shell("mkconf\\rrk\\rtm\\rtc\\rdone");
    shell("cc -c c.c");
    shell("as data.s l.s");
    shell("ld -x -r -d a.out m45.o c.o ../lib1 ../lib2");
    shell("nm -ug");
    shell("sysfix a.out x");
    shell("cp x /unix45");
    shell("sync");
}

static word text_word(word va)
{
    const struct machine *machine = s.machine;
    paddr at;
    word data = 0;
    ck_assert_int_eq(mmu_peek(&machine->mmu, va, KERNEL, I_SPACE, READ, &at), 0);
    ck_assert(bus_peek(&machine->bus, at, &data));
    return data;
}

/* The loop's instructions run 32 times, its SOB takes a state less when it branches. */
static int64_t table_sum(enum memory memory)
{
    word va = 0;
    int64_t sum = 0, ns[64];
    word at[64];
    ck_assert(kernel_symbol(&s.m->kernel, "_copyseg", &va));
    for (int n = 0; n < 64; n++) {
        char text[64];
        const word w[3] = { text_word(va), text_word((word)(va + 2)),
                            text_word((word)(va + 4)) };
        at[n] = va;
        ns[n] = cpu_insn_ns(w[0], memory, true);
        sum += ns[n];
        if ((w[0] & SOB_MASK) == SOB) {
            word top = (word)(va + 2 - 2 * (w[0] & 077));
            for (int i = n; i >= 0 && at[i] >= top; i--)
                sum += 31 * ns[i];
            sum += 31 * TAKEN_NS;
        }
        if (w[0] == RTS_PC)
            return sum;
        va = (word)(va + 2 * disasm(text, sizeof text, va, w, NULL, NULL));
    }
    ck_abort_msg("copyseg has no end");
    return 0;
}

/* The least, in which no interrupt fell. */
static int64_t first_click(void)
{
    int64_t least = INT64_MAX;
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_record *r = observatory_record(s.m, i);
        if (r->copied && r->first_click_ns < least)
            least = r->first_click_ns;
    }
    return least;
}

static int64_t with_caller(void)
{
    const struct fork_record *r = observatory_record(s.m, -1);
    ck_assert_uint_gt(r->copied, 0);
    return r->copy_ns / r->copied;
}

static void observe(const char *kernel, int i)
{
    observatory_off(s.m);
    line("set cpu %s", memories[i].name);
    boot(kernel);
    ck_assert(observatory_on(s.m));
    shell("date");
    ck_assert_int_eq(first_click(), table_sum(memories[i].memory));
}

START_TEST(stock_kernel)
{
    if (!attach())
        return;
    observe("rkunix", _i);
}
END_TEST

START_TEST(split_kernel)
{
    if (!attach())
        return;
    boot("rkunix");
    make_unix45();
    observe("unix45", _i);
    int64_t off = with_caller() - memories[_i].sheet;
    ck_assert_msg(llabs(off) * 288 <= memories[_i].sheet * 35, "%s: %lld ns off",
                  memories[_i].name, (long long)off);
}
END_TEST

/* The shell's 72 clicks: 288 us each in core; by the disk 9 blocks of 256 words at 11.1 us, half a turn
 * of 20 ms and a mean seek of 50. The parent stands 4.6 times as long by these figures; where the arm
 * happens to be, and m40's longer copyseg, may halve or double that. */
START_TEST(core_against_swap)
{
    const double predicted = (9 * 256 * 0.0111 + 20 + 50) / (72 * 0.288);
    int64_t sum = 0;
    int swapped = 0;
    if (!attach())
        return;
    observe("rkunix", 2);
    const struct fork_record *r = observatory_record(s.m, -1);
    ck_assert_int_eq(r->how, FORK_CORE);
    ck_assert_uint_eq(r->copied, 72);
    int64_t core = r->parent_stood;
    observatory_off(s.m);
    int before = observatory_forks(s.m);
    line("set cpu %s", "56k");
    boot("rkunix");
    ck_assert(observatory_on(s.m));
    shell("date");
    shell("date");
    for (int i = before; i < observatory_forks(s.m); i++) {
        r = observatory_record(s.m, i);
        if (r->how != FORK_SWAP || strcmp(r->parent_name, "sh") != 0)
            continue;
        ck_assert_uint_eq(r->swap[0].clicks, 72);
        ck_assert_int_gt(r->parent_stood, core);
        sum += r->parent_stood;
        swapped++;
    }
    ck_assert_int_ge(swapped, 1);
    double factor = (double)sum / swapped / (double)core;
    ck_assert_msg(factor > predicted / 2 && factor < 2 * predicted,
                  "%.2f, not about %.2f", factor, predicted);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("copyseg");
    TCase *c = tcase_create("copyseg");
    tcase_add_checked_fixture(c, begin, end);
    tcase_set_timeout(c, 120);
    tcase_add_loop_test(c, stock_kernel, 0, 3);
    tcase_add_loop_test(c, split_kernel, 0, 3);
    tcase_add_test(c, core_against_swap);
    suite_add_tcase(suite, c);
    return suite;
}
