/* The processes of tests/unit/track_rig.h. */
#include "cpu/assemble.h"
#include "monitor/monitor.h" /* before Check, which has a fail of its own */

#include "tests/unit/track_rig.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { RO = 2, RW = 6, BLOCKS = 128 };

struct track *t;
struct image parent, child, other;
struct fork_memory memory;
struct fork_event events[EVENTS];
int event_count;
static struct monitor *session;

static void take(void *host, const struct fork_event *e)
{
    (void)host;
    ck_assert_int_lt(event_count, EVENTS);
    events[event_count++] = *e;
}

static void track_up(void)
{
    static const struct cow_layout layout = { DATA_CLICK, 10, 20 };
    static const struct fork_sink sink = { .take = take };
    session = calloc(1, sizeof *session);
    ck_assert_ptr_nonnull(session);
    session->machine = m;
    map_flat();
    poke(MMR0, MMR0_ON);
    t = track_create(session, &sink);
    ck_assert_ptr_nonnull(t);
    parent = (struct image){ PARENT, 01200, layout };
    child = (struct image){ CHILD, 01400, layout };
    other = (struct image){ OTHER, 01600, layout };
    event_count = 0;
}

static void track_down(void)
{
    track_destroy(t);
    ck_assert_ptr_null(m->mmu.watch);
    free(session);
}

TCase *track_case(Suite *suite, const char *name)
{
    TCase *tc = rig_case(suite, name);
    tcase_add_checked_fixture(tc, track_up, track_down);
    return tc;
}

static void set_user(int page, unsigned par, unsigned pdr)
{
    enum space space = mmu_space(&m->mmu, USER, D_SPACE);
    set_page(USER, space, page, (word)par, (word)pdr);
}

/* V6 estabur and sureg, for up to 128 clicks of each segment. */
void set_registers(const struct image *i)
{
    struct cow_layout l = i->layout;
    for (int page = 0; page < MMU_PAGES; page++)
        set_user(page, 0, 0);
    if (l.data)
        set_page(USER, I_SPACE, 0, TEXT, 077400 | RO);
    if (l.dsize)
        set_user(l.data / BLOCKS, i->at, (l.dsize - 1u) << 8 | RW);
    if (l.ssize)
        set_user(7, i->at + l.dsize + l.ssize - (unsigned)BLOCKS,
                 (unsigned)(BLOCKS - l.ssize) << 8 | RW | PDR_ED);
}

void map_image(const struct image *i)
{
    set_registers(i);
    track_mapped(t, i->slot, &i->layout);
}

static word *core_of(const struct image *i)
{
    return &m->bus.core[i->at * CLICK / 2];
}

static size_t bytes_of(const struct image *i)
{
    return (size_t)(i->layout.dsize + i->layout.ssize) * CLICK;
}

void make_child(void)
{
    map_image(&parent);
    child.layout = parent.layout;
    memcpy(core_of(&child), core_of(&parent), bytes_of(&parent));
    track_fork(t, FORK, CHILD_COPY, PARENT, CHILD, &parent.layout, &memory);
}

void move_image(struct image *i, word at)
{
    const word *old = core_of(i);
    i->at = at;
    memmove(core_of(i), old, bytes_of(i));
}

static void run_line(paddr at, word pc, word psw, const char *line)
{
    word w[3];
    int words = 0;
    char error[128];
    ck_assert_msg(assemble(line, pc, w, &words, error, sizeof error), "%s: %s", line,
                  error);
    memcpy(&m->bus.core[at / 2], w, sizeof w);
    cpu_set_psw(&m->cpu, psw);
    m->cpu.r[PC] = pc;
    steps(1);
}

void user(const char *line)
{
    run_line(TEXT * CLICK, 0, USER_PS, line);
}

void kernel_at(word at, const char *line)
{
    put(KSTACK - 2, 0123456, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 2);
    run_line(at, at, 030000, line);
}

void kernel(const char *line)
{
    kernel_at(PROGRAM, line);
}

paddr byte_of(const struct image *i, word va)
{
    struct cow_layout l = i->layout;
    unsigned stack = (unsigned)(COW_CLICKS - l.ssize) * CLICK;
    unsigned offset = va >= stack ? va - stack + l.dsize * (unsigned)CLICK
                                  : va - l.data * (unsigned)CLICK;
    return i->at * (unsigned)CLICK + offset;
}

void expect_bytes(const struct byte_set *s, ...)
{
    struct byte_run runs[16];
    int n = byte_runs(s, runs, 16);
    int i = 0;
    va_list list;
    va_start(list, s);
    for (int first; (first = va_arg(list, int)) != END; i++) {
        int last = va_arg(list, int);
        ck_assert_msg(i < n, "%06o-%06o is missing", (unsigned)first, (unsigned)last);
        ck_assert_msg(runs[i].first == first && runs[i].last == last,
                      "run %d is %06o-%06o, not %06o-%06o", i, runs[i].first,
                      runs[i].last, (unsigned)first, (unsigned)last);
    }
    va_end(list);
    ck_assert_msg(i == n, "%06o-%06o is too much", runs[i < 16 ? i : 0].first,
                  runs[i < 16 ? i : 0].last);
}

void expect_clicks(const struct click_set *s, ...)
{
    struct click_set wanted = { { 0 } };
    va_list list;
    va_start(list, s);
    for (int click; (click = va_arg(list, int)) != END;)
        click_add(&wanted, (unsigned)click);
    va_end(list);
    for (unsigned click = 0; click < COW_CLICKS; click++)
        ck_assert_msg(click_has(s, click) == click_has(&wanted, click), "click %u is %s",
                      click, click_has(s, click) ? "there" : "missing");
}

unsigned watched(enum intent intent)
{
    unsigned n = 0;
    for (unsigned click = 0; m->mmu.watch && click < CLICKS; click++)
        n += watch_has(m->mmu.watch, intent, click * CLICK);
    return n;
}
