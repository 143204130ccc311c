/* Who stores and reads what after a fork, by chance: random instructions in parent and child,
 * the kernel's stores, DMA, images that move and grow, in any order. A probe that is shown
 * every reference keeps the same sets by the byte, and the two images are compared. */
#include "tests/unit/track_rig.h"

#include <stdlib.h>
#include <string.h>

enum { BYTES = 65536, PLACES = 6, PLACE = 01100, ROOM = 0300 };

/* What a naive observer knows. */
static struct {
    bool child_bytes[BYTES], parent_bytes[BYTES], accessed[BYTES], read[BYTES];
    bool child[COW_CLICKS], parent[COW_CLICKS], parent_in[COW_CLICKS];
    bool child_copy[COW_CLICKS], parent_copy[COW_CLICKS]; /* what is left of the copy */
    bool gone[COW_CLICKS];                                /* of the parent's */
    bool returned, open;
} naive;
static struct image *running;
static struct dice d;

static unsigned chance(unsigned n)
{
    return dice_next(&d) % n;
}

static void naive_store(bool by_parent, word va)
{
    unsigned click = va / CLICK;
    if (by_parent) {
        naive.parent_in[click] |=
            naive.open && naive.parent_copy[click] && !naive.parent[click];
        naive.parent[click] |= naive.parent_copy[click];
        naive.parent_bytes[va] |= naive.returned && naive.open;
    } else if (naive.open) {
        naive.child[click] |= naive.child_copy[click];
        naive.child_bytes[va] = true;
    }
}

static void naive_access(bool by_parent, word va, enum intent intent, bool old)
{
    bool asked = naive.open || naive.child_bytes[va];
    if (by_parent && naive.returned && asked && !naive.gone[va / CLICK] &&
        !naive.accessed[va]) {
        naive.accessed[va] = true;
        naive.read[va] = intent == READ || old;
    }
    if (intent == WRITE)
        naive_store(by_parent, va);
}

/* The probe: only data, so the text is no part of the images. */
static bool shown(void *host, struct cpu *cpu, const struct reference *r)
{
    (void)host, (void)cpu;
    for (int i = 0; r->mode == USER && r->va >= LOW && i < r->size; i++)
        naive_access(running == &parent, (word)(r->va + i), r->intent, r->old);
    return false;
}

static bool has(const struct image *i, unsigned click)
{
    struct cow_layout l = i->layout;
    return (click >= l.data && click < (unsigned)(l.data + l.dsize)) ||
           click >= (unsigned)COW_CLICKS - l.ssize;
}

/* An address in I's data or stack, or just outside. */
static word any_address(const struct image *i)
{
    unsigned data = (i->layout.dsize + 1u) * CLICK;
    unsigned stack = (i->layout.ssize + 1u) * CLICK;
    word va = (word)(chance(3) ? LOW + chance(data) : BYTES - stack + chance(stack));
    return chance(8) ? va & 0177776 : va;
}

/* Not HALT, WAIT, RTI and their like; nor the FP11's at -(PC), whose operand lies in I
 * space, which is not shown to a probe. */
static bool suits(word ir)
{
    return ir >= 010 && !(ir >= 0170000 && (ir & 077) == 047);
}

/* One random instruction; what it points at is mostly memory. */
static void any_instruction(void)
{
    word *at = &m->bus.core[TEXT * CLICK / 2];
    do
        at[0] = (word)dice_next(&d);
    while (!suits(at[0]));
    at[1] = any_address(running);
    at[2] = any_address(running);
    poke(MMR0, MMR0_ON);
    m->cpu.requests = 0;
    cpu_set_psw(&m->cpu, USER_PS | (dice_next(&d) & PSW_CC));
    cpu_set_sp(&m->cpu, KERNEL, KSTACK);
    for (int r = 0; r < 7; r++)
        m->cpu.r[r] = any_address(running);
    m->cpu.r[PC] = 0;
    steps(1);
}

static void any_kernel_reference(void)
{
    static const word op[4] = { 0006637, 0106637, 0006537, 0106537 }; /* MTPx, MFPx @# */
    program(op[chance(4)], any_address(running) & 0177776, END);
    poke(MMR0, MMR0_ON);
    cpu_set_psw(&m->cpu, 030000);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 2);
    steps(1);
}

static void any_dma(struct image *i)
{
    word va = any_address(i) & 0177776;
    enum intent intent = chance(2) ? WRITE : READ;
    unsigned bytes = 2 + 2 * chance(90);
    unsigned end = va < HIGH - 04000 ? LOW + i->layout.dsize * (unsigned)CLICK : BYTES;
    if (!has(i, va / CLICK))
        return;
    bytes = va + bytes > end ? end - va : bytes;
    for (unsigned n = 0; n < bytes; n++) {
        naive_access(i == &parent, (word)(va + n), intent, false);
        if (intent == WRITE && n % 2 == 0)
            poke(byte_of(i, (word)(va + n)), (word)dice_next(&d));
    }
    track_dma(t, i->slot, i->at, intent, byte_of(i, va), bytes / 2);
}

static void anywhere_else(struct image *i)
{
    word at = (word)(PLACE + chance(PLACES) * ROOM);
    const struct image *list[] = { &parent, &child, &other };
    for (int n = 0; n < 3; n++)
        if (list[n]->at == at)
            return;
    move_image(i, at);
}

/* Break or the stack; memory moves as the kernel moves it, and what is new is zero. */
static void any_growth(struct image *i)
{
    static word stack[BYTES / 2];
    struct cow_layout new = i->layout;
    if (chance(2))
        new.dsize = (word)(1 + chance(40));
    else if (new.ssize < 60)
        new.ssize = (word)(new.ssize + chance(4));
    struct cow_layout old = i->layout;
    word *core = &m->bus.core[i->at * CLICK / 2];
    memcpy(stack, core + old.dsize * CLICK / 2, old.ssize * (size_t)CLICK);
    for (unsigned n = old.dsize; n < new.dsize; n++)
        memset(core + n * CLICK / 2, 0, CLICK);
    memset(core + new.dsize *CLICK / 2, 0, new.ssize *(size_t)CLICK);
    memcpy(core + (new.dsize + new.ssize - old.ssize) * CLICK / 2, stack,
           old.ssize * (size_t)CLICK);
    i->layout = new;
    bool *copy = i == &parent ? naive.parent_copy : naive.child_copy;
    for (unsigned click = new.dsize; click < old.dsize; click++) {
        copy[LOW / CLICK + click] = false;
        naive.gone[LOW / CLICK + click] |= i == &parent;
    }
    track_mapped(t, i->slot, &i->layout);
    map_image(running);
}

static void something(void)
{
    unsigned what = chance(1000);
    if (what < 40)
        any_kernel_reference();
    else if (what < 50)
        any_dma(chance(2) ? &parent : &child);
    else if (what < 60)
        anywhere_else(chance(2) ? &parent : &child);
    else if (what < 66)
        any_growth(running);
    else if (what < 100)
        running = running == &parent ? &child : &parent;
    else
        any_instruction();
    if (what < 100)
        map_image(running);
}

static void compare(const char *name, const bool *wanted, const uint64_t *bits,
                    unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (wanted[i] != (bits[i / 64] >> i % 64 & 1))
            ck_abort_msg("%s: %06o is %s", name, i, wanted[i] ? "missing" : "too much");
}

static void compare_sets(void)
{
    compare("child", naive.child, memory.child.bits, COW_CLICKS);
    compare("parent", naive.parent, memory.parent.bits, COW_CLICKS);
    compare("parent_in", naive.parent_in, memory.parent_in.bits, COW_CLICKS);
    compare("child_bytes", naive.child_bytes, memory.child_bytes.bits, BYTES);
    compare("parent_bytes", naive.parent_bytes, memory.parent_bytes.bits, BYTES);
    compare("parent_accessed", naive.accessed, memory.parent_accessed.bits, BYTES);
    compare("parent_read", naive.read, memory.parent_read.bits, BYTES);
}

/* Every byte in which they differ lies in a click that one of them wrote. */
static void compare_images(void)
{
    for (unsigned va = LOW; va < BYTES; va += 2) {
        unsigned click = va / CLICK;
        if (!naive.parent_copy[click] || !naive.child_copy[click])
            continue;
        word ours = m->bus.core[byte_of(&parent, (word)va) / 2];
        word theirs = m->bus.core[byte_of(&child, (word)va) / 2];
        if (ours != theirs && !click_has(&memory.child, click) &&
            !click_has(&memory.parent, click))
            ck_abort_msg("%06o differs, and nobody wrote click %u", va, click);
    }
}

/* Every click that was written has just one event, and every event its click. */
static void compare_events(void)
{
    unsigned logged[2][COW_CLICKS] = { { 0 } };
    for (int i = 0; i < event_count; i++) {
        ck_assert(events[i].slot == PARENT || events[i].slot == CHILD);
        ck_assert_uint_eq(events[i].store.click, events[i].store.va / CLICK);
        logged[events[i].slot == CHILD][events[i].store.click]++;
    }
    for (unsigned click = 0; click < COW_CLICKS; click++) {
        if (logged[0][click] != naive.parent[click] ||
            logged[1][click] != naive.child[click])
            ck_abort_msg("click %u has %u and %u events", click, logged[0][click],
                         logged[1][click]);
    }
    ck_assert_uint_eq(memory.stores, (uint64_t)event_count);
}

/* A fault of either kind for each page that was protected and stored in: with pages of a
 * click and no growth, one for each EVENT_STORE. */
static void compare_faults(void)
{
    const struct cow_cost *cost = &memory.cow[0];
    uint32_t faults =
        cost->copies[0] + cost->copies[1] + cost->unprotected[0] + cost->unprotected[1];
    ck_assert_uint_eq(faults, (uint32_t)event_count);
    ck_assert_uint_eq(cost->copies[0] + cost->copies[1],
                      cost->clicks[0] + cost->clicks[1]);
}

static void begin(void)
{
    static const struct probe probe = { .access = shown, .data = true };
    memset(&naive, 0, sizeof naive);
    naive.open = true;
    parent.layout =
        (struct cow_layout){ DATA_CLICK, (word)(1 + chance(40)), (word)(1 + chance(30)) };
    parent.at = PLACE;
    child.at = PLACE + ROOM;
    other.at = PLACE + 2 * ROOM;
    for (unsigned click = 0; click < COW_CLICKS; click++)
        naive.parent_copy[click] = naive.child_copy[click] = has(&parent, click);
    make_child();
    running = &parent;
    m->cpu.probe = &probe;
}

/* 400 instructions or so; the parent returns and the child execs where chance wants it. */
START_TEST(equals_what_a_probe_sees)
{
    d = dice_start("track", 1969 + (uint64_t)_i);
    begin();
    long count = soak_count(400);
    long returns = chance((unsigned)count);
    long execs = chance((unsigned)count) + count / 4;
    for (long i = 0; i < count; i++) {
        if (i == returns) {
            track_returned(t, PARENT);
            naive.returned = true;
        }
        if (i == execs) {
            compare_images();
            track_exec(t, CHILD);
            naive.open = false;
        }
        something();
    }
    compare_sets();
    compare_events();
    compare_faults();
    if (naive.open)
        compare_images();
    m->cpu.probe = NULL;
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("track_random");
    TCase *tc = track_case(s, "random");
    tcase_add_loop_test(tc, equals_what_a_probe_sees, 0, 60);
    return s;
}
