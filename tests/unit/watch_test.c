/* Watched clicks: each reference to one is told, once and as it is, and the clicks beside
 * it stay on the short way. */
#include "tests/unit/told.h"

#include <string.h>

static struct told told;
static int next; /* the first that was not looked at yet */

static void watching(void)
{
    told_begin(&told, m);
    next = 0;
}

static void watch(enum intent intent, paddr pa)
{
    told_watch(&told, m, intent, pa);
}

static void expect_told(enum mode mode, enum intent intent, word va, paddr at, int size,
                        bool old)
{
    const struct reference wanted = { va, at, mode, intent, size, old };
    ck_assert_int_lt(next, told.n);
    const struct reference *r = &told.ref[next++];
    ck_assert_msg(same_reference(r, &wanted), "told va %06o at %06o mode %d %s size %d%s",
                  r->va, r->at, (int)r->mode, r->intent == READ ? "read" : "write",
                  r->size, r->old ? " old" : "");
}

static void read_told(word va, paddr at)
{
    expect_told(KERNEL, READ, va, at, 2, false);
}

static void write_told(word va, paddr at)
{
    expect_told(KERNEL, WRITE, va, at, 2, false);
}

static void no_more_told(void)
{
    ck_assert_int_eq(told.n, next);
}

/* The test runs with the KT11 off, then on and mapped flat. */
static void flat(int on)
{
    poke(MMR0, 0);
    map_flat();
    poke(MMR0, (word)on);
}

START_TEST(words_and_bytes)
{
    flat(_i);
    watching();
    watch(READ, DATA);
    watch(WRITE, DATA);
    program(0013700, DATA, 0010037, DATA + 2, 0113700, DATA + 1, 0110037, DATA + 3,
            0005237, DATA + 4, 0105237, DATA + 5, 0005737, DATA + 6, 0105037, DATA, END);
    steps(8);
    read_told(DATA, DATA);
    write_told(DATA + 2, DATA + 2);
    expect_told(KERNEL, READ, DATA + 1, DATA + 1, 1, false);
    expect_told(KERNEL, WRITE, DATA + 3, DATA + 3, 1, false);
    expect_told(KERNEL, WRITE, DATA + 4, DATA + 4, 2, true);
    expect_told(KERNEL, WRITE, DATA + 5, DATA + 5, 1, true);
    read_told(DATA + 6, DATA + 6);
    expect_told(KERNEL, WRITE, DATA, DATA, 1, false);
    no_more_told();
}
END_TEST

START_TEST(every_time_and_only_for_the_intent)
{
    flat(_i);
    watching();
    watch(WRITE, DATA);
    program(0012700, DATA, 0011001, 0010110, 0000775, END); /* mov (r0),r1; mov r1,(r0) */
    steps(1 + 3 * 10);
    for (int i = 0; i < 10; i++)
        write_told(DATA, DATA);
    no_more_told();
}
END_TEST

START_TEST(instructions_are_read_too)
{
    flat(_i);
    watching();
    watch(READ, PROGRAM);
    program(0012700, 0123, 0000776, END);
    steps(2);
    read_told(PROGRAM, PROGRAM);
    read_told(PROGRAM + 2, PROGRAM + 2);
    read_told(PROGRAM + 4, PROGRAM + 4);
    no_more_told();
}
END_TEST

/* The click's first and last byte are told of, its neighbours are not. */
START_TEST(edges_of_a_click)
{
    flat(_i);
    watching();
    watch(READ, DATA + 0100);
    program(0013700, DATA + 076, 0013700, DATA + 0100, 0013700, DATA + 0176, 0013700,
            DATA + 0200, 0113700, DATA + 077, 0113700, DATA + 0177, END);
    steps(6);
    read_told(DATA + 0100, DATA + 0100);
    read_told(DATA + 0176, DATA + 0176);
    expect_told(KERNEL, READ, DATA + 0177, DATA + 0177, 1, false);
    no_more_told();
}
END_TEST

static struct window window_of(enum mode mode, enum intent intent, word va)
{
    return m->mmu.window[intent][mode << 4 | D_SPACE << 3 | va >> 13];
}

static bool is_open(enum mode mode, enum intent intent, word va)
{
    struct window w = window_of(mode, intent, va);
    return (word)((va & 017777) - w.low) < w.span;
}

/* After a reference the window is open around it as far as no watched click is; one to a
 * watched click leaves it where it was. */
START_TEST(the_rest_of_the_page_goes_the_short_way)
{
    flat(_i);
    watching();
    watch(READ, 040000 + 0200);
    watch(READ, 040000 + 0500);
    const word at[] = { 040000, 040300, 040600, 040200 };
    const unsigned low[] = { 0, 0300, 0600, 0600 },
                   high[] = { 0200, 0500, 020000, 020000 };
    for (int i = 0; i < 4; i++) {
        program(0013700, at[i], END);
        steps(1);
        struct window w = window_of(KERNEL, READ, at[i]);
        ck_assert_uint_eq(w.low, low[i]);
        ck_assert_uint_eq((unsigned)w.low + w.span, high[i]);
    }
    read_told(040200, 040200);
    no_more_told();
    ck_assert(is_open(KERNEL, WRITE, 040200) == !_i); /* W is not set yet */
    m->mmu.watch = NULL;
    mmu_rebuild(&m->mmu);
    ck_assert(is_open(KERNEL, READ, 040200));
}
END_TEST

/* Pages of PLF clicks, upwards and downwards: the watched click may be the first or last of
 * the page; beyond the page nothing is told, it aborts. */
START_TEST(edges_of_a_page)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 3 << 8 | 6);             /* 040000 to 040377 */
    set_page(KERNEL, I_SPACE, 3, 0600, 0175 << 8 | PDR_ED | 6); /* 077500 to 077777 */
    poke(MMR0, 1);
    watching();
    for (paddr click = 0; click < 0100000; click += CLICK)
        if (click >= 040000 && click != 040100 && click != 077600)
            watch(READ, click);
    const word at[] = { 040000, 040076, 040100, 040176, 040200, 040376,
                        077500, 077576, 077600, 077676, 077700, 077776 };
    for (int i = 0; i < 12; i++) {
        program(0013700, at[i], END);
        steps(1);
        if (at[i] / CLICK != 040100 / CLICK && at[i] / CLICK != 077600 / CLICK)
            read_told(at[i], at[i]);
        no_more_told();
    }
    const word beyond[] = { 040400, 077476 };
    for (int i = 0; i < 2; i++) {
        program(0013700, beyond[i], END);
        cpu_set_psw(&m->cpu, 0);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        steps(1);
        expect_trap(VEC_MMU, PROGRAM + 4, 0);
        poke(MMR0, 1);
        no_more_told();
    }
}
END_TEST

/* A click is physical: two virtual addresses of it are told, each as it was used. */
START_TEST(a_click_at_two_addresses)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0020, 077406); /* 040000 is physical 2000 */
    poke(MMR0, 1);
    watching();
    watch(WRITE, 02400);
    program(0005237, 040400, 0005037, 002400, 0006737, 002402, 0105037, 040405, 0005037,
            040300, END);
    steps(5);
    expect_told(KERNEL, WRITE, 040400, 02400, 2, true);
    write_told(02400, 02400); /* what CLR and SXT read does not count */
    write_told(02402, 02402);
    expect_told(KERNEL, WRITE, 040405, 02405, 1, false);
    no_more_told();
}
END_TEST

START_TEST(refused_references_are_not_told)
{
    map_flat();
    set_page(KERNEL, I_SPACE, 2, 0400, 077402);
    set_page(KERNEL, I_SPACE, 3, 0600, 0);
    poke(MMR0, 1);
    watching();
    watch(WRITE, 040000);
    watch(READ, 060000);
    watch(READ, 040000);
    program(0005037, 040000, END);
    steps(1);
    expect_trap(VEC_MMU, PROGRAM + 4, 0);
    no_more_told();
}
END_TEST

/* Words between modes are the previous mode's references. */
START_TEST(previous_mode)
{
    map_flat();
    set_page(USER, I_SPACE, 2, 01000, 077406); /* user 040000 is physical 100000 */
    poke(MMR0, 1);
    watching();
    watch(READ, 0100000);
    watch(WRITE, 0100000);
    cpu_set_psw(&m->cpu, 0030000);
    put(0100000, 0765, END);
    program(0006537, 040000, 0006637, 040002, 0012746, 1, 0106637, 040004, 0106537,
            040006, END); /* mfpi mtpi push mtpd mfpd */
    steps(5);
    expect_told(USER, READ, 040000, 0100000, 2, false);
    expect_told(USER, WRITE, 040002, 0100002, 2, false);
    expect_told(USER, WRITE, 040004, 0100004, 2, false);
    expect_told(USER, READ, 040006, 0100006, 2, false);
    no_more_told();
    ck_assert_uint_eq(look(0100002), 0765);
    ck_assert_uint_eq(look(0100004), 1);
}
END_TEST

/* The same copy loop runs the short way over clicks beside the watched one. */
START_TEST(previous_mode_goes_the_short_way_too)
{
    map_flat();
    set_page(USER, I_SPACE, 2, 01000, 077406);
    poke(MMR0, 1);
    watching();
    watch(WRITE, 0100300);
    cpu_set_psw(&m->cpu, 0030000);
    program(0012746, 1, 0006637, 040200, 0012746, 1, 0006637, 040300, END);
    steps(2);
    ck_assert(m->mmu.window[WRITE][USER << 4 | 2].span == 0300);
    no_more_told();
    steps(2);
    expect_told(USER, WRITE, 040300, 0100300, 2, false);
    no_more_told();
}
END_TEST

START_TEST(separate_spaces)
{
    map_flat();
    set_page(KERNEL, D_SPACE, 0, 01000, 077406); /* data of page 0 at physical 100000 */
    put(0100000 + DATA, 0456, END);
    poke(MMR3, 04);
    poke(MMR0, 1);
    watching();
    watch(READ, DATA);
    watch(READ, 0100000 + DATA);
    watch(READ, PROGRAM);
    watch(READ, 0100000 + PROGRAM);
    program(0013700, DATA, END);
    steps(1);
    read_told(PROGRAM, PROGRAM);
    read_told(PROGRAM + 2, PROGRAM + 2);
    read_told(DATA, 0100000 + DATA);
    no_more_told();
    ck_assert_uint_eq(m->cpu.r[0], 0456);
}
END_TEST

/* Four words over the edge of a click: only those beyond it. */
START_TEST(floating_operands)
{
    flat(_i);
    m->cpu.fpp = true;
    watching();
    watch(READ, DATA + 0100);
    watch(WRITE, DATA + 0200);
    /* setd; ldf 2074,f0; stf f0,2174; ldexp 2100,f0 */
    program(0170011, 0172437, DATA + 074, 0174037, DATA + 0174, 0176437, DATA + 0100,
            END);
    steps(4);
    read_told(DATA + 0100, DATA + 0100);
    read_told(DATA + 0102, DATA + 0102);
    write_told(DATA + 0200, DATA + 0200);
    write_told(DATA + 0202, DATA + 0202);
    read_told(DATA + 0100, DATA + 0100);
    no_more_told();
}
END_TEST

/* A trap reads its vector as the kernel and pushes in the new mode. */
START_TEST(traps_and_interrupts)
{
    flat(1);
    watching();
    watch(READ, VEC_EMT);
    watch(WRITE, KSTACK - 2);
    cpu_set_psw(&m->cpu, USER_PS);
    program(0104000, END);
    steps(1);
    read_told(VEC_EMT, VEC_EMT);
    read_told(VEC_EMT + 2, VEC_EMT + 2);
    write_told(KSTACK - 2, KSTACK - 2);
    write_told(KSTACK - 4, KSTACK - 4);
    no_more_told();
    request(7, 0300);
    cpu_set_psw(&m->cpu, 0);
    watch(READ, 0300);
    steps(1);
    read_told(0300, 0300);
    read_told(0302, 0302);
    write_told(KSTACK - 6, KSTACK - 6);
    write_told(KSTACK - 010, KSTACK - 010);
    no_more_told();
}
END_TEST

START_TEST(calls_and_returns)
{
    flat(_i);
    watching();
    watch(READ, KSTACK - 2);
    watch(WRITE, KSTACK - 2);
    program(0004737, 01010, 0000777, 0000000, 0000207, END);
    steps(2);
    write_told(KSTACK - 2, KSTACK - 2);
    read_told(KSTACK - 2, KSTACK - 2);
    no_more_told();
}
END_TEST

/* A watch changed between two runs holds from the next reference on. */
START_TEST(a_watch_may_change)
{
    flat(_i);
    watching();
    program(0005237, DATA, 0000775, END);
    steps(10);
    no_more_told();
    watch(WRITE, DATA);
    steps(2);
    expect_told(KERNEL, WRITE, DATA, DATA, 2, true);
    memset(&told.watch, 0, sizeof told.watch);
    mmu_rebuild(&m->mmu);
    steps(10);
    no_more_told();
}
END_TEST

/* Breakpoints on data rehearse each instruction: that is not told. */
static bool let_on(void *host, struct cpu *cpu, const struct reference *ref)
{
    (void)host;
    (void)cpu;
    (void)ref;
    return false;
}

START_TEST(a_rehearsal_is_not_told)
{
    const struct probe probe = { .access = let_on, .data = true };
    flat(_i);
    watching();
    watch(WRITE, DATA);
    m->cpu.probe = &probe;
    program(0005237, DATA, 0000775, END);
    steps(4);
    expect_told(KERNEL, WRITE, DATA, DATA, 2, true);
    expect_told(KERNEL, WRITE, DATA, DATA, 2, true);
    no_more_told();
}
END_TEST

/* MMR0 tells the page of the last reference, on whichever way it went: here that of the
 * immediate word, for the KT11 goes into maintenance mode before any other. */
START_TEST(mmr0_follows_on_the_long_way_too)
{
    word mmr0[2];
    for (int watched = 0; watched < 2; watched++) {
        flat(0);
        watching();
        if (watched)
            for (paddr at = 0; at < CORE_MAX; at += CLICK)
                watch(READ, at);
        put(0060000, 0012737, MMR0_MAINT, 0177572, END);
        m->mmu.live_page = 0;
        m->cpu.r[PC] = 060000;
        steps(1);
        mmr0[watched] = look(MMR0);
    }
    ck_assert_uint_eq(mmr0[0] & 0176, 3 << 1);
    ck_assert_uint_eq(mmr0[1], mmr0[0]);
}
END_TEST

/* --- who hears that the KT11 comes on ------------------------------------------------- */

static int turned_on;

static void count_on(void *host)
{
    ck_assert_ptr_eq(host, &turned_on);
    ck_assert(m->mmu.mmr0 & MMR0_ON);
    turned_on++;
}

START_TEST(the_listener_hears_the_kt11_come_on)
{
    const struct mmu_listener listener = { &turned_on, count_on };
    map_flat();
    m->mmu.listener = &listener;
    program(0012737, 1, 0177572, 0012737, 1001, 0177572, 0005037, 0177572, 0112737, 1,
            0177572, 0000005, 0005237, 0177572, END);
    const int wanted[] = {
        1, 1, 1, 2, 2, 3
    }; /* on, on, off, on (byte), RESET, on (INC) */
    for (int i = 0; i < 6; i++) {
        steps(1);
        ck_assert_int_eq(turned_on, wanted[i]);
    }
    m->mmu.listener = NULL;
    poke(MMR0, 0);
    poke(MMR0, 1);
    ck_assert_int_eq(turned_on, 3);
}
END_TEST

/* --- stores that are refused --- */

static int refusals;
static struct reference refused_last;

static void hear_refusal(void *host, struct cpu *cpu, const struct reference *r)
{
    (void)host, (void)cpu;
    refusals++;
    refused_last = *r;
}

/* Only those to a page that may be read, within it, and watched; the abort comes as ever. */
START_TEST(a_refused_store)
{
    enum { READ_ONLY = 060000, SHORT = 070000 };
    map_flat();
    set_page(KERNEL, I_SPACE, 3, 0600, 077 << 8 | 2); /* 060000 to 067777, to be read */
    poke(MMR0, MMR0_ON);
    watching();
    refusals = 0;
    told.watcher.refused = hear_refusal;
    watch(WRITE, READ_ONLY);
    watch(WRITE, SHORT);
    watch(READ, READ_ONLY + 0200);
    program(0105237, READ_ONLY + 3, END);
    steps(1);
    ck_assert_int_eq(refusals, 1);
    const struct reference wanted = {
        READ_ONLY + 3, READ_ONLY + 3, KERNEL, WRITE, 1, true
    };
    ck_assert(same_reference(&refused_last, &wanted));
    static const word others[] = { READ_ONLY + 0100, READ_ONLY + 0200, SHORT };
    for (int i = 0; i < 3; i++) {
        poke(MMR0, MMR0_ON);
        cpu_set_psw(&m->cpu, 0);
        program(0005037, others[i], END); /* not watched; for reading alone; beyond */
        steps(1);
        ck_assert(m->mmu.mmr0 & MMR0_ABORTS);
    }
    poke(MMR0, MMR0_ON);
    program(0005737, READ_ONLY, END); /* a read */
    steps(1);
    ck_assert_int_eq(refusals, 1);
    ck_assert_int_eq(told.n, 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("watch");
    TCase *t = rig_case(suite, "watch");
    tcase_add_loop_test(t, words_and_bytes, 0, 2);
    tcase_add_loop_test(t, every_time_and_only_for_the_intent, 0, 2);
    tcase_add_loop_test(t, instructions_are_read_too, 0, 2);
    tcase_add_loop_test(t, edges_of_a_click, 0, 2);
    tcase_add_loop_test(t, the_rest_of_the_page_goes_the_short_way, 0, 2);
    tcase_add_test(t, edges_of_a_page);
    tcase_add_test(t, a_click_at_two_addresses);
    tcase_add_test(t, refused_references_are_not_told);
    tcase_add_test(t, a_refused_store);
    tcase_add_test(t, previous_mode);
    tcase_add_test(t, previous_mode_goes_the_short_way_too);
    tcase_add_test(t, separate_spaces);
    tcase_add_loop_test(t, floating_operands, 0, 2);
    tcase_add_test(t, traps_and_interrupts);
    tcase_add_loop_test(t, calls_and_returns, 0, 2);
    tcase_add_loop_test(t, a_watch_may_change, 0, 2);
    tcase_add_loop_test(t, a_rehearsal_is_not_told, 0, 2);
    tcase_add_test(t, mmr0_follows_on_the_long_way_too);
    tcase_add_test(t, the_listener_hears_the_kt11_come_on);
    return suite;
}
