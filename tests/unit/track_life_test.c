/* Whose memory it is that is stored to after a fork: processes that come, go, fork again, move and
 * share, and maps that are nobody's. */
#include "tests/unit/track_rig.h"

#include <stdlib.h>

static void close_window(void)
{
    track_exec(t, CHILD);
}

/* As the forks went: one child copied, one copied on write, one in its parent's memory. */
START_TEST(forks_as_they_went)
{
    static struct fork_memory cow, lent;
    make_child();
    ck_assert_uint_eq(memory.cow[4].entries, 2);
    ck_assert_uint_eq(memory.real.entries, 0);
    track_fork(t, FORK + 1, CHILD_COW, PARENT, OTHER, &parent.layout, &cow);
    ck_assert_uint_eq(cow.real.entries, 2);
    track_exec(t, CHILD);
    track_fork(t, FORK + 2, CHILD_LENT, PARENT, CHILD, &parent.layout, &lent);
    ck_assert_uint_eq(lent.real.entries, 0);
    map_image(&child);
    user("CLR @#20000"); /* in its parent's page, which the other one has too */
    ck_assert_uint_eq(cow.real.copies[0], 1);
    ck_assert_uint_eq(lent.real.copies[0], 0);
    ck_assert_uint_eq(lent.cow[4].copies[0], 1); /* had it been copied on write */
    track_exec(t, CHILD);
    map_image(&parent);
    user("CLR @#20100"); /* its own since then */
    map_image(&other);
    user("CLR @#20000"); /* and the other's */
    ck_assert_uint_eq(cow.real.copies[0], 1);
    ck_assert_uint_eq(cow.real.unprotected[0], 1);
    ck_assert_uint_eq(cow.real.clicks[0], parent.layout.dsize);
}
END_TEST

/* Break down and up again: what comes back is no part of the copy. The parent's bytes there
 * are not asked for any more. */
START_TEST(clicks_given_back)
{
    make_child();
    track_returned(t, PARENT);
    parent.layout.dsize = 4;
    map_image(&parent);
    parent.layout.dsize = 10;
    map_image(&parent);
    user("TST @#20300");
    user("CLR @#20400");
    expect_bytes(&memory.parent_accessed, 020300, 020301, END);
    expect_bytes(&memory.parent_bytes, 020400, 020401, END);
    expect_clicks(&memory.parent, END);
    ck_assert_int_eq(event_count, 0);
}
END_TEST

/* A smaller layout without a new map (break, V6's expand) is told before the next switch. */
START_TEST(only_the_layout_changes)
{
    make_child();
    map_image(&child);
    child.layout.dsize = 8;
    track_mapped(t, CHILD, &child.layout);
    map_image(&parent);
    user("CLR @#21000"); /* the last holder of clicks 136 and 137 */
    ck_assert_uint_eq(memory.cow[1].unprotected[0], 1);
    ck_assert_uint_eq(memory.cow[1].copies[0], 0);
}
END_TEST

/* An image in the making (exec) lies where the child lay before it was swapped out. */
START_TEST(a_map_of_nobody)
{
    make_child();
    map_image(&child);
    other.at = child.at;
    set_registers(&other);
    track_mapped(t, -1, &other.layout);
    kernel("MTPI @#20000");
    ck_assert_int_eq(event_count, 0);
    map_image(&child);
    kernel("MTPI @#20000");
    ck_assert_int_eq(event_count, 1);
}
END_TEST

/* The map in which V6's core() writes the image, from 0: it is not the process's. */
START_TEST(a_map_without_the_stack_is_not_the_process)
{
    make_child();
    track_returned(t, PARENT);
    struct image all = parent;
    all.layout = (struct cow_layout){ 0, 30, 0 };
    set_registers(&all);
    track_mapped(t, PARENT, &parent.layout);
    kernel("MFPI @#0");
    expect_bytes(&memory.parent_accessed, END);
    map_image(&parent);
    kernel("MFPI @#20000");
    expect_bytes(&memory.parent_accessed, 020000, 020001, END);
}
END_TEST

/* 0407: the text lies in the data, and an instruction's words are read from there. */
START_TEST(instructions_fetched_from_data_are_read)
{
    parent.layout = (struct cow_layout){ 0, 100, 20 };
    make_child();
    track_returned(t, PARENT);
    put(byte_of(&parent, 0200), 012737, 5, 0400, END); /* MOV #5,@#400 */
    cpu_set_psw(&m->cpu, USER_PS);
    m->cpu.r[PC] = 0200;
    steps(1);
    expect_bytes(&memory.parent_read, 0200, 0205, END);
    expect_bytes(&memory.parent_bytes, 0400, 0401, END);
}
END_TEST

START_TEST(separate_data_space)
{
    poke(MMR3, 1);
    parent.layout.data = 0;
    set_page(USER, I_SPACE, 0, TEXT, 077402);
    make_child();
    track_returned(t, PARENT);
    user("MOV #1,@#100");
    user("TST @#200");
    expect_bytes(&memory.parent_accessed, 0100, 0101, 0200, 0201, END);
    expect_bytes(&memory.parent_read, 0200, 0201, END);
    expect_clicks(&memory.parent, 1, END);
}
END_TEST

/* The child forks before its exec: its stores count for the fork that made it and for the one
 * it made, each with an event. */
START_TEST(a_child_that_forks)
{
    static struct fork_memory inner;
    make_child();
    map_image(&child);
    user("CLR @#20000");
    track_fork(t, FORK + 1, CHILD_COPY, CHILD, OTHER, &child.layout, &inner);
    user("CLR @#20000");
    user("CLR @#20100");
    map_image(&other);
    user("CLR @#20200");
    expect_clicks(&memory.child, 128, 129, END);
    expect_clicks(&inner.parent, 128, 129, END);
    expect_clicks(&inner.child, 130, END);
    ck_assert_uint_eq(memory.stores, 2);
    ck_assert_uint_eq(inner.stores, 3);
    ck_assert_int_eq(event_count, 5);
    ck_assert_int_eq(events[2].fork + events[3].fork, 2 * FORK + 1);
    track_exec(t, OTHER);
    ck_assert(inner.cow[1].closed && !memory.cow[1].closed);
    /* page 128 to 135 of 512 bytes: shared by three; the child's copy was booked to the
       second fork. Before, to the first. */
    ck_assert_uint_eq(memory.cow[1].copies[0], 1);
    ck_assert_uint_eq(inner.cow[1].copies[0], 1);
    ck_assert_uint_eq(inner.cow[1].unprotected[0], 1);
}
END_TEST

START_TEST(the_next_fork_ends_the_watch)
{
    static struct fork_memory next;
    make_child();
    track_returned(t, PARENT);
    user("TST @#20000");
    track_fork(t, FORK + 1, CHILD_COPY, PARENT, OTHER, &parent.layout, &next);
    ck_assert(!memory.watching && next.watching);
    user("TST @#20100");
    user("CLR @#20200");
    expect_bytes(&memory.parent_accessed, 020000, 020001, END);
    expect_clicks(&memory.parent, END);
    expect_clicks(&next.parent, 130, END);
    map_image(&child); /* its window is open still */
    user("CLR @#20300");
    expect_clicks(&memory.child, 131, END);
    map_image(&parent);
    track_exec(t, PARENT);
    ck_assert(!next.watching);
    ck_assert_uint_eq(watched(WRITE), 0);
    user("CLR @#20400");
    expect_clicks(&next.parent, 130, END);
}
END_TEST

START_TEST(a_forgotten_record_is_not_written)
{
    make_child();
    track_returned(t, PARENT);
    user("CLR @#20000");
    track_forget(t, &memory);
    struct fork_memory *before = malloc(sizeof *before);
    ck_assert_ptr_nonnull(before);
    *before = memory;
    user("CLR @#20100");
    map_image(&child);
    user("CLR @#20000");
    track_dma(t, CHILD, child.at, WRITE, byte_of(&child, 020200), 1);
    close_window();
    track_exec(t, PARENT);
    ck_assert_mem_eq(before, &memory, sizeof memory);
    ck_assert_int_eq(event_count, 4); /* the trace hears on */
    free(before);
}
END_TEST

/* Nobody saw the process that was in the child's slot end. */
START_TEST(a_slot_is_used_again)
{
    static struct fork_memory next;
    make_child();
    track_fork(t, FORK + 1, CHILD_COPY, PARENT, CHILD, &parent.layout, &next);
    ck_assert(memory.cow[0].closed);
    map_image(&child);
    user("CLR @#20000");
    expect_clicks(&memory.child, END);
    expect_clicks(&next.child, 128, END);
    /* The first child's pages were given back: the parent is the last after this copy. */
    map_image(&parent);
    user("CLR @#20000");
    ck_assert_uint_eq(next.cow[1].unprotected[0], 1);
}
END_TEST

/* Slots, addresses and sizes are the guest's. */
START_TEST(nonsense_does_no_harm)
{
    static const struct cow_layout wild = { 0177777, 0177777, 0177777 };
    track_fork(t, 0, CHILD_COPY, -1, 2, &wild, &memory);
    track_fork(t, 0, CHILD_COPY, 2, 2, &wild, &memory);
    track_fork(t, 0, CHILD_COPY, COW_PROCS, 1, &wild, &memory);
    track_fork(t, 0, CHILD_COPY, PARENT, CHILD, &wild, &memory);
    track_mapped(t, -1, &wild);
    track_mapped(t, COW_PROCS, &wild);
    track_mapped(t, CHILD, &wild);
    for (int page = 0; page < MMU_PAGES; page++)
        set_page(USER, I_SPACE, page, 07777, 077406);
    track_mapped(t, CHILD, &parent.layout);
    kernel("MTPI @#0");
    track_returned(t, 777);
    track_exec(t, -5);
    track_dma(t, CHILD, 0177777, WRITE, 0, 0177777);
    track_dma(t, 300, 0, WRITE, 0, 0177777);
    for (int i = 0; i < 9; i++)
        track_except(t, 0, 1);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("track_life");
    TCase *tc = track_case(s, "track_life");
    tcase_add_test(tc, forks_as_they_went);
    tcase_add_test(tc, clicks_given_back);
    tcase_add_test(tc, only_the_layout_changes);
    tcase_add_test(tc, a_map_of_nobody);
    tcase_add_test(tc, a_map_without_the_stack_is_not_the_process);
    tcase_add_test(tc, instructions_fetched_from_data_are_read);
    tcase_add_test(tc, separate_data_space);
    tcase_add_test(tc, a_child_that_forks);
    tcase_add_test(tc, the_next_fork_ends_the_watch);
    tcase_add_test(tc, a_forgotten_record_is_not_written);
    tcase_add_test(tc, a_slot_is_used_again);
    tcase_add_test(tc, nonsense_does_no_harm);
    return s;
}
