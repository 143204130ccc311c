/* What moves in the picture of core and swap: a copy looked at in its middle shows as many
 * clicks as lie copied in core, a transfer what has passed the heads by then. */
#include "monitor/fork/observatory.h"
#include "tests/unit/core_rig.h"

static word *core_at(uint32_t click)
{
    return &core_rig.s.machine->bus.core[click * 32];
}

static word pattern(uint32_t click)
{
    return (word)(0125252 ^ click);
}

/* The copy is about to begin: what it will overwrite becomes unlike anything. */
static void spoil(uint32_t to, uint32_t clicks)
{
    for (uint32_t i = 0; i < clicks * 32; i++)
        core_at(to)[i] = pattern(to + i / 32);
}

/* Clicks from the beginning whose last word has come. */
static uint32_t copied(const struct core_motion *motion, uint32_t clicks)
{
    uint32_t n = 0;
    while (n < clicks && core_at(motion->to + n)[31] != pattern(motion->to + n))
        n++;
    return n;
}

/* In the last instructions of copyseg a click is copied that does not count yet. The kernel goes
 * on with the stack that it has copied, so that the u-area's copy is not like it any more. */
static void shows_what_is_copied(const struct core_motion *motion, uint32_t clicks)
{
    uint32_t n = copied(motion, clicks);
    ck_assert_uint_le(motion->done, n);
    ck_assert_uint_le(n, motion->done + 1);
    for (uint32_t i = 16; i < motion->done; i++)
        ck_assert_mem_eq(core_at(motion->from + i), core_at(motion->to + i), 64);
}

/* Looks at a copy of CLICKS clicks often until it is over. */
static void watch_copy(const struct fork_record *r, uint32_t clicks)
{
    int between = 0;
    uint32_t last = 0;
    const struct core_motion *motion = NULL;
    for (int i = 0; i < 100000 && (!motion || motion->ended == SCHED_NEVER); i++) {
        core_run_count(37);
        core_shown();
        motion = core_motion(CORE_COPY);
        ck_assert_ptr_nonnull(motion);
        if (motion->done > 0)
            ck_assert_uint_eq(motion->clicks, clicks);
        ck_assert_int_eq(motion->fork, r->number);
        ck_assert_int_eq(motion->slot, r->parent_slot);
        ck_assert_uint_eq(motion->from, r->parent_addr);
        ck_assert_uint_eq(motion->to, r->child_addr);
        ck_assert_int_eq(motion->step, 1);
        ck_assert_uint_ge(motion->done, last);
        shows_what_is_copied(motion, clicks);
        last = motion->done;
        between += motion->done > 0 && motion->done < clicks;
    }
    ck_assert_uint_eq(last, clicks);
    ck_assert_int_gt(between, 10);
}

static const struct core_motion *copy_to(uint32_t click)
{
    for (int i = 0; i < core_rig.p->motions; i++)
        if (core_rig.p->motion[i].kind == CORE_COPY && core_rig.p->motion[i].to == click)
            return &core_rig.p->motion[i];
    return NULL;
}

/* The child's clicks are as old as the copy, the first ones older. */
static void ages_agree(const struct fork_record *r, uint32_t clicks)
{
    const struct core_picture *p = core_rig.p;
    const struct core_motion *motion = copy_to(r->child_addr);
    ck_assert_ptr_nonnull(motion);
    int64_t before = motion->began;
    for (uint32_t i = 0; i < clicks; i++) {
        int64_t since = p->click[r->child_addr + i].since;
        ck_assert_int_gt(since, motion->began);
        ck_assert_int_ge(since, before);
        before = since;
    }
    ck_assert_int_le(before, motion->ended);
    ck_assert_int_lt(p->click[r->parent_addr].since, motion->began);
}

static void lingers(uint32_t to)
{
    int64_t ended = copy_to(to)->ended;
    core_run(90 * NS_PER_MS - (core_rig.p->now - ended));
    core_shown();
    ck_assert_ptr_nonnull(copy_to(to));
    core_run(2 * NS_PER_SEC);
    core_shown();
    ck_assert_ptr_null(core_motion(CORE_COPY));
}

static void fork_in_core(uint32_t (*clicks_of)(const struct fork_record *r))
{
    core_shown();
    const struct fork_record *r = core_step_to(STAGE_COPY);
    uint32_t clicks = clicks_of(r);
    spoil(r->child_addr, clicks);
    core_run_count(1);
    watch_copy(r, clicks);
    core_run(2 * NS_PER_MS);
    core_shown();
    ages_agree(r, clicks);
    lingers(r->child_addr);
}

static uint32_t image(const struct fork_record *r)
{
    return r->parent_size;
}

static uint32_t area(const struct fork_record *r)
{
    (void)r;
    return 16;
}

START_TEST(a_copy_in_its_middle)
{
    if (!core_boot_unix(CORE_V6, "248k"))
        return;
    core_command("type \"date\\r\"%s", "");
    fork_in_core(image);
}
END_TEST

START_TEST(a_copy_of_the_labs)
{
    core_boot_lab("cow", "248k");
    core_command("type \"hello\\r\"%s", "");
    fork_in_core(area);
}
END_TEST

/* --- swap ------------------------------------------------------------------------------- */

enum { SAMPLES = 4000 };

struct sample {
    int64_t at;
    uint32_t done;
};

/* What the RK11's word count says, sector by sector. */
static void count_agrees(const struct core_motion *motion)
{
    const struct rk11 *rk = &core_rig.s.machine->rk11;
    bool busy = rk->phase != RK_IDLE;
    uint32_t left = 0200000u - rk->rkwc, words = motion->clicks * 32 - left;
    if (!busy || motion->ended != SCHED_NEVER)
        return;
    ck_assert_uint_ge(motion->done * 32 + 31, words);
    ck_assert_uint_le(motion->done * 32, words + (rk->phase == RK_TRANSFER ? 256 : 0));
}

/* Of a transfer of KIND: every 200 us until it has ended. Returns how many. */
static int watch_swap(enum core_movement kind, struct sample *sample, uint32_t *clicks)
{
    for (int n = 0; n < SAMPLES; n++) {
        core_shown();
        const struct core_motion *motion = core_motion(kind);
        ck_assert_ptr_nonnull(motion);
        sample[n] = (struct sample){ core_rig.p->now, motion->done };
        *clicks = motion->clicks;
        count_agrees(motion);
        if (motion->ended != SCHED_NEVER)
            return n + 1;
        core_run(200 * NS_PER_US);
    }
    ck_abort_msg("the transfer never ends");
    return 0;
}

/* From sample I on while clicks come without a stop: the sample behind the last of them. */
static int stretch(const struct sample *sample, int i, int n)
{
    int64_t last = sample[i].at;
    for (int j = i + 1; j < n && sample[j].at - last < 4 * NS_PER_MS; j++)
        if (sample[j].done > sample[j - 1].done) {
            last = sample[j].at;
            i = j;
        }
    return i;
}

/* Nothing arrives while heads move and a sector comes round, then one click after the other;
 * half-way in time half of them, until heads must move again. */
static void arrives(const struct sample *sample, int n, uint32_t clicks)
{
    int first = 0, end;
    while (sample[first].done == 0)
        first++;
    ck_assert_int_gt(first, 5);
    for (int i = 1; i < n - 1; i++)
        ck_assert(sample[i].done - sample[i - 1].done <= 1);
    ck_assert_uint_eq(sample[n - 1].done, clicks);
    end = stretch(sample, first, n);
    uint32_t all = sample[end].done - sample[first].done;
    uint32_t half = sample[(first + end) / 2].done - sample[first].done;
    ck_assert_uint_ge(all, 8);
    ck_assert_uint_ge(half, all * 2 / 5);
    ck_assert_uint_le(half, all * 3 / 5 + 1);
}

static void fork_by_swap(void)
{
    static struct sample sample[SAMPLES];
    uint32_t clicks = 0;
    core_step_to(STAGE_SWAP_OUT);
    core_run_count(1);
    int n = watch_swap(CORE_SWAP_OUT, sample, &clicks);
    arrives(sample, n, clicks);
    const struct fork_record *r = core_step_to(STAGE_SWAP_IN);
    core_run_count(1);
    n = watch_swap(CORE_SWAP_IN, sample, &clicks);
    arrives(sample, n, clicks);
    const struct core_motion *motion = core_motion(CORE_SWAP_IN);
    ck_assert_uint_eq(motion->from, r->swap_block);
    ck_assert_int_eq(motion->slot, r->child_slot);
    ck_assert_int_eq(motion->fork, r->number);
    ck_assert_int_eq(core_rig.p->click[motion->to].since, motion->ended);
}

START_TEST(a_transfer_travels)
{
    if (!core_boot_unix(CORE_V6, "56k"))
        return;
    core_command("type \"ls / | wc\\r\"%s", "");
    fork_by_swap();
}
END_TEST

START_TEST(a_transfer_of_the_labs)
{
    core_boot_lab("swap", "248k");
    core_command("type \"hello\\r\"%s", "");
    fork_by_swap();
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("core motion");
    TCase *c = tcase_create("core motion");
    tcase_add_checked_fixture(c, core_begin, core_end);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, a_copy_in_its_middle);
    tcase_add_test(c, a_copy_of_the_labs);
    tcase_add_test(c, a_transfer_travels);
    tcase_add_test(c, a_transfer_of_the_labs);
    suite_add_tcase(suite, c);
    return suite;
}
