/* Records by chance: random in every field that can be anything. */
#include "tests/unit/report_rig.h"

static uint64_t state;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static bool coin(void)
{
    return next_random() & 1;
}

static int below(int n)
{
    return (int)(next_random() % (unsigned)n);
}

/* A time or a length of time: up to half an hour. */
static int64_t some_ns(void)
{
    return (int64_t)(next_random() >> 24);
}

/* Times are the machine's: they do not run backwards. */
static void tame_times(struct fork_record *r)
{
    int64_t at = r->began = some_ns();
    for (int i = 0; i < RECORD_STAGES; i++)
        r->stage[i].at = at += some_ns() >> below(50);
    r->ended = at + some_ns();
    r->parent_return.at = r->began + some_ns();
    r->child_return.at = r->began + some_ns();
    r->parent_stood = some_ns();
    r->copy_ns = some_ns();
    r->first_click_ns = some_ns();
    r->entry_ns = some_ns();
    r->stack_ns = some_ns();
    r->fault_ns = some_ns();
    r->fault_copy_ns = some_ns();
    for (int i = 0; i < RECORD_SWAPS; i++) {
        r->swap[i].ns = some_ns();
        r->swap[i].times =
            (struct transfer_times){ some_ns(), some_ns(), some_ns(), some_ns() };
    }
}

/* What is a truth value, an enumeration, a pointer or a length has one of its values; the
 * rest is as it fell. */
static void tame(struct fork_record *r)
{
    r->how = (enum fork_how)below(FORK_FAILED + 1);
    r->fate = (enum fork_fate)below(FATE_PANIC + 1);
    r->why = coin() ? "no core and no swap" : NULL;
    r->complete = coin();
    r->stages_lost = r->actions_lost = coin();
    r->child_waited_on_pipe = r->child_stopped = coin();
    r->fitted = 0;
    r->paged = coin();
    r->heads = below(RK_CYLINDERS);
    r->faults = below(RECORD_FAULTS + 1);
    for (int i = 0; i < RECORD_FAULTS; i++) {
        r->fault[i].by = (enum fault_by)below(FAULT_SHARING + 1);
        r->fault[i].copied = r->fault[i].after = coin();
        r->fault[i].ns = some_ns();
    }
    r->stages = below(RECORD_STAGES + 1);
    r->swaps = below(RECORD_SWAPS + 1);
    r->actions = below(RECORD_ACTIONS + 1);
    for (int i = 0; i < RECORD_STAGES; i++)
        r->stage[i].stage = (enum stage)below(STAGE_KINDS);
    for (int i = 0; i < RECORD_SWAPS; i++)
        r->swap[i].out = r->swap[i].text = coin();
    r->before.user_read = r->parent_side.user_read = r->child_side.user_read = coin();
    r->parent_return.seen = coin();
    r->child_return.seen = coin();
    r->memory.watching = coin();
    for (int i = 0; i < COW_SIZES; i++)
        r->memory.cow[i] = (struct cow_cost){ .entries = (uint32_t)below(COW_CLICKS),
                                              .copies = { (uint32_t)below(COW_CLICKS) },
                                              .clicks = { (uint32_t)below(COW_CLICKS) } };
}

static void tame_picture(struct fork_picture *p)
{
    p->core_runs = below(RECORD_RUNS + 2) - 1;
    p->swap_runs = below(RECORD_RUNS + 2) - 1;
    for (int i = 0; i < PICTURE_SLOTS; i++) {
        p->image[i].loaded = coin();
        p->image[i].zombie = coin();
        p->text[i].loaded = coin();
    }
}

void report_random(struct fork_record *r, int seed)
{
    byte *at = (byte *)r;
    state = 88172645463325252u + (uint64_t)seed * 7919;
    for (size_t i = 0; i < sizeof *r; i++)
        at[i] = (byte)(next_random() >> 24);
    r->edition = seed % 2 ? &edition_table[seed % edition_count] : NULL;
    tame(r);
    tame_times(r);
    tame_picture(&r->picture_before);
    tame_picture(&r->picture_after);
}
