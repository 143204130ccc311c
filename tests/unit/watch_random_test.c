/* Random programs with random clicks watched: the run is that without, and what is told is
 * exactly what it referred to. Three machines start alike: one alone; one with a random
 * watch; one that watches everything while a probe rehearses each instruction. What the
 * second is told must be the third's list, less the clicks it does not watch; what the
 * third is told must be what was rehearsed, the words of the instruction, and traps. */
#include "tests/unit/told.h"
#include "tests/unit/wild.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { REHEARSED = 64, RUN_NS = 2 * NS_PER_MS };

/* The third machine, instruction by instruction. */
static struct third {
    struct told told;
    bool begun;
    int mark; /* of told.ref, when the instruction began */
    word start;
    enum mode mode;
    int n;
    struct reference rehearsed[REHEARSED];
    long instructions, data;
} third;

static bool begin(void *host, struct cpu *cpu)
{
    struct third *t = host;
    t->begun = true;
    t->mark = t->told.n;
    t->start = cpu->r[PC];
    t->mode = cpu_mode(cpu);
    t->n = 0;
    return false;
}

static bool rehearse(void *host, struct cpu *cpu, const struct reference *ref)
{
    struct third *t = host;
    (void)cpu;
    ck_assert_int_lt(t->n, REHEARSED);
    t->rehearsed[t->n++] = *ref;
    return false;
}

/* A word of the instruction, or one near it that it refers to through PC: MOVB (PC),R0 or
 * LDD -(PC),F0. */
static bool of_stream(const struct third *t, const struct reference *r)
{
    return r->intent == READ && r->mode == t->mode && (word)(r->va - t->start + 6) <= 16;
}

/* A vector read or a push: only behind all of the instruction's own. */
static bool of_trap(const struct cpu *cpu, const struct reference *r)
{
    return cpu->vector != 0 && r->size == 2 && !r->old &&
           (r->intent == WRITE || r->mode == KERNEL);
}

/* What an instruction does to the I/O page may change what its own next reference means. */
static bool meets_a_register(const struct third *t)
{
    for (int i = 0; i < t->n; i++)
        if (t->rehearsed[i].at >= IO_PAGE)
            return true;
    return false;
}

static void finish(void *host, struct cpu *cpu)
{
    struct third *t = host;
    if (!t->begun || meets_a_register(t)) {
        t->begun = false;
        return;
    }
    int j = 0;
    for (int i = t->mark; i < t->told.n; i++) {
        const struct reference *r = &t->told.ref[i];
        if (j < t->n && same_reference(r, &t->rehearsed[j]))
            j++;
        else
            ck_assert_msg(
                of_stream(t, r) || (j == t->n && of_trap(cpu, r)),
                "%06o at %06o: told of va %06o at %06o, which was not rehearsed", cpu->ir,
                t->start, r->va, r->at);
    }
    ck_assert_msg(j == t->n, "%06o at %06o: %d of %d references told", cpu->ir, t->start,
                  j, t->n);
    t->begun = false;
    t->instructions++;
    t->data += t->n;
}

static const struct probe rehearsing = {
    .host = &third, .before = begin, .access = rehearse, .after = finish, .data = true
};

/* From no click to half of them, in runs or alone. */
static void watch_random(struct dice *d, struct mmu_watch *w)
{
    uint32_t density = 1u << dice_next(d) % 8;
    for (int intent = READ; intent <= WRITE; intent++)
        for (int i = 0; i < WATCH_WORDS; i++) {
            uint64_t bits = (uint64_t)dice_next(d) << 32 | dice_next(d);
            if (dice_next(d) % 4 == 0)
                bits = dice_next(d) & 1 ? ~UINT64_C(0) : 0;
            else if (dice_next(d) & 1)
                bits &= (uint64_t)dice_next(d) << 32 | dice_next(d);
            w->click[intent][i] = dice_next(d) % density ? 0 : bits;
        }
}

/* The second was told what the third was, as far as it watches. */
static void check_told(const struct told *some, const struct told *all)
{
    int j = 0;
    for (int i = 0; i < all->n; i++) {
        const struct reference *r = &all->ref[i];
        if (!watch_has(&some->watch, r->intent, r->at))
            continue;
        ck_assert_int_lt(j, some->n);
        ck_assert(same_reference(r, &some->ref[j]));
        j++;
    }
    ck_assert_int_eq(j, some->n);
}

/* No word of a watched click changes without having been told. */
static void check_changes(const struct told *t, const word *before, const word *after)
{
    static bool written[CORE_MAX / 2];
    memset(written, 0, sizeof written);
    for (int i = 0; i < t->n; i++)
        if (t->ref[i].intent == WRITE && t->ref[i].at < CORE_MAX)
            written[t->ref[i].at / 2] = true;
    for (paddr at = 0; at < CORE_MAX; at += 2)
        if (before[at / 2] != after[at / 2] && watch_has(&t->watch, WRITE, at))
            ck_assert_msg(written[at / 2], "%06o changed untold", at);
}

static struct machine *copied(void)
{
    struct machine *copy = malloc(sizeof *copy);
    ck_assert_ptr_nonnull(copy);
    memcpy(copy, m, sizeof *copy);
    machine_rebind(copy, m);
    return copy;
}

static void run(struct machine *machine, uint64_t count)
{
    cpu_run(&machine->cpu, machine->bus.sched.now + RUN_NS, count);
}

START_TEST(what_is_told_is_what_happened)
{
    static struct told some;
    struct dice d = dice_start("watch", 1985);
    long bursts = soak_count(300), told = 0;
    wild_core(&d);
    bench_away();
    for (long n = 0; n < bursts; n++) {
        wild_state(&d);
        uint64_t count = n & 1 ? 500 : 0;
        struct machine *before = copied(), *second = copied(), *whole = copied();
        told_begin(&some, second);
        watch_random(&d, &some.watch);
        mmu_rebuild(&second->mmu);
        told_begin(&third.told, whole);
        memset(&third.told.watch, 0377, sizeof third.told.watch);
        mmu_rebuild(&whole->mmu);
        whole->cpu.probe = &rehearsing;
        third.begun = false;
        run(m, count);
        run(second, count);
        run(whole, count);
        same_future(m, second);
        same_future(m, whole);
        ck_assert_uint_eq(m->mmu.mmr2, second->mmu.mmr2);
        ck_assert_uint_eq(look(MMR0),
                          second->mmu.board.kind->peek(&second->mmu.board, MMR0));
        check_told(&some, &third.told);
        check_changes(&some, before->bus.core, second->bus.core);
        check_changes(&third.told, before->bus.core, whole->bus.core);
        told += some.n;
        free(before);
        free(second);
        free(whole);
    }
    printf("watch: %ld instructions, %ld data references, %ld told of some clicks\n",
           third.instructions, third.data, told);
    ck_assert_int_gt(told, bursts);
    ck_assert_int_gt(third.data, bursts);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("watch_random");
    TCase *t = rig_case(suite, "watch_random");
    tcase_set_timeout(t, 0);
    tcase_add_test(t, what_is_told_is_what_happened);
    return suite;
}
