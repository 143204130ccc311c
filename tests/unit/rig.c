/* The bench of tests/unit/rig.h. */
#include "tests/unit/rig.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct machine *m;
struct bench bench;

static word bench_read(struct board *b, paddr at)
{
    struct bench *bn = (struct bench *)b;
    bn->reads++;
    return bn->reg[(at - BENCH) / 2];
}

static void bench_write(struct board *b, paddr at, word data, word mask)
{
    struct bench *bn = (struct bench *)b;
    bn->writes++;
    bn->mask = mask;
    bn->data = data;
    word *reg = &bn->reg[(at - BENCH) / 2];
    *reg = word_merge(*reg, data, mask);
}

static word bench_peek(const struct board *b, paddr at)
{
    return ((const struct bench *)b)->reg[(at - BENCH) / 2];
}

static void bench_event(struct board *b, int what)
{
    bus_request(b->bus, ((struct bench *)b)->line[what]);
}

static const struct board_kind bench_kind = {
    .name = "BENCH",
    .title = "test board",
    .read = bench_read,
    .write = bench_write,
    .peek = bench_peek,
    .event = bench_event,
};

word handler(word vector)
{
    return (word)(HANDLERS + vector * 4);
}

void set_vector(word vector, word pc, word ps)
{
    put(vector, pc, ps, END);
}

static void set_handlers(void)
{
    for (word v = 0; v < 01000; v += 4) {
        set_vector(v, handler(v), 0340);
        put(handler(v), 000777, END);
    }
}

static void rig_up(void)
{
    m = machine_create();
    ck_assert_ptr_nonnull(m);
    memset(&bench, 0, sizeof bench);
    bus_attach(&m->bus, &bench.board, &bench_kind, BENCH, BENCH + 016);
    set_handlers();
    cpu_set_sp(&m->cpu, KERNEL, KSTACK);
    cpu_set_sp(&m->cpu, SUPER, SSTACK);
    cpu_set_sp(&m->cpu, USER, USTACK);
    m->cpu.r[PC] = PROGRAM;
}

static void rig_down(void)
{
    machine_destroy(m);
}

TCase *rig_case(Suite *suite, const char *name)
{
    TCase *tc = tcase_create(name);
    tcase_add_checked_fixture(tc, rig_up, rig_down);
    tcase_set_timeout(tc, 60);
    suite_add_tcase(suite, tc);
    return tc;
}

void put(paddr at, ...)
{
    va_list list;
    va_start(list, at);
    for (int w; (w = va_arg(list, int)) != END; at += 2)
        m->bus.core[at / 2] = (word)w;
    va_end(list);
}

void program(int first, ...)
{
    paddr at = PROGRAM;
    va_list list;
    va_start(list, first);
    for (int w = first; w != END; w = va_arg(list, int), at += 2)
        m->bus.core[at / 2] = (word)w;
    va_end(list);
    m->cpu.r[PC] = PROGRAM;
}

word look(paddr at)
{
    word data = 0;
    ck_assert_msg(bus_peek(&m->bus, at, &data), "nobody at %06o", (unsigned)at);
    return data;
}

void poke(paddr at, word data)
{
    ck_assert_msg(bus_write(&m->bus, at, data, WHOLE_WORD), "nobody at %06o",
                  (unsigned)at);
}

enum stop steps(int n)
{
    return cpu_run(&m->cpu, SCHED_NEVER, (uint64_t)n);
}

void request_after(int level, word vector, int64_t ns)
{
    ck_assert_int_lt(bench.events, 8);
    int what = bench.events++;
    bench.line[what] = bus_line(&m->bus, &bench.board, level, vector);
    int event =
        sched_register(&m->bus.sched, "bench", bench.board.number, what, SCHED_BUSY);
    sched_after(&m->bus.sched, event, ns);
}

int request(int level, word vector)
{
    int line = bus_line(&m->bus, &bench.board, level, vector);
    bus_request(&m->bus, line);
    return line;
}

void bench_away(void)
{
    for (int i = 0; i < 8; i++)
        m->bus.slot[(BENCH - IO_PAGE) / 2 + i] = NOBODY;
    m->bus.boards--;
}

void expect_trap(word vector, word pc, word ps)
{
    word sp = m->cpu.r[SP];
    ck_assert_msg(m->cpu.r[PC] == handler(vector),
                  "PC %06o, not the handler %06o of %03o (last vector %03o)",
                  m->cpu.r[PC], handler(vector), vector, m->cpu.vector);
    ck_assert_msg(look(sp) == pc, "saved PC %06o, not %06o", look(sp), pc);
    ck_assert_msg(look(sp + 2) == ps, "saved PS %06o, not %06o", look(sp + 2), ps);
}

void return_to(word pc, word ps)
{
    put(KSTACK - 4, pc, ps, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 4);
}

void traced(void)
{
    put(0700, 6, END); /* RTT */
    return_to(PROGRAM, PSW_T);
    m->cpu.r[PC] = 0700;
    steps(1);
}

void all_reserved(word first, word last)
{
    for (int op = first; op <= last; op++) {
        program(op, END);
        cpu_set_psw(&m->cpu, 0);
        cpu_set_sp(&m->cpu, KERNEL, KSTACK);
        steps(2);
        ck_assert_msg(m->cpu.r[PC] == handler(VEC_RESERVED), "%06o did not trap to 10",
                      op);
        expect_trap(VEC_RESERVED, 01002, 0);
    }
}

paddr pdr_of(enum mode mode, enum space space, int page)
{
    static const paddr base[4] = { 0772300, 0772200, 0, 0777600 };
    return base[mode] + (space == D_SPACE ? 020 : 0) + (paddr)(2 * page);
}

paddr par_of(enum mode mode, enum space space, int page)
{
    return pdr_of(mode, space, page) + 040;
}

void set_page(enum mode mode, enum space space, int page, word par, word pdr)
{
    poke(par_of(mode, space, page), par);
    poke(pdr_of(mode, space, page), pdr);
}

void map_flat(void)
{
    static const enum mode modes[3] = { KERNEL, SUPER, USER };
    for (int i = 0; i < 3; i++)
        for (int page = 0; page < 8; page++) {
            word par = page == 7 ? 07600 : (word)(page * 0200);
            set_page(modes[i], I_SPACE, page, par, 077406);
            set_page(modes[i], D_SPACE, page, par, 077406);
        }
}

uint32_t dice_next(struct dice *d)
{
    d->state = d->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    uint64_t mixed = (d->state >> 22) ^ d->state;
    return (uint32_t)(mixed >> (22 + (d->state >> 61)));
}

struct dice dice_start(const char *what, uint64_t seed)
{
    const char *given = getenv("FORK11_SEED");
    if (given)
        seed = strtoull(given, NULL, 10);
    printf("%s: FORK11_SEED=%" PRIu64 "\n", what, seed);
    return (struct dice){ seed };
}

long soak_count(long count)
{
    const char *given = getenv("FORK11_COUNT");
    return given ? strtol(given, NULL, 10) : count;
}
