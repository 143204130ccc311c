/* Who stores and reads what after a fork, by hand: every byte and every click. */
#include "tests/unit/track_rig.h"

static void close_window(void)
{
    track_exec(t, CHILD);
}

START_TEST(bytes_and_clicks_the_child_stores)
{
    make_child();
    map_image(&child);
    m->cpu.r[1] = LOW + 0101;
    user("MOV #1,@#20000");
    user("MOVB #1,(R1)+"); /* 20101 */
    user("MOVB #1,(R1)+"); /* 20102 */
    user("MOVB #1,(R1)+");
    user("INC @#20200");      /* a read that writes stores too */
    user("CMP @#20300,(R1)"); /* reads do not */
    m->cpu.r[SP] = 0;
    user("JSR PC,(R1)"); /* pushes 177776 */
    user("MOV @#20400,-(SP)");
    expect_bytes(&memory.child_bytes, 020000, 020001, 020101, 020103, 020200, 020201,
                 0177774, 0177777, END);
    expect_clicks(&memory.child, 128, 129, 130, 1023, END);
    expect_clicks(&memory.parent, END);
    ck_assert_uint_eq(memory.stores, 4);
    ck_assert_uint_eq(memory.by_kernel, 0);
    ck_assert_int_eq(event_count, 4);
}
END_TEST

START_TEST(an_event_tells_the_store)
{
    make_child();
    map_image(&child);
    user("CLR R0");
    uint64_t count = m->cpu.count;
    user("MOVB #1,@#20301");
    const struct fork_event *e = &events[0];
    ck_assert_int_eq(event_count, 1);
    ck_assert_int_eq(e->kind, EVENT_STORE);
    ck_assert_int_eq(e->fork, FORK);
    ck_assert_int_eq(e->slot, CHILD);
    ck_assert_uint_eq(e->store.va, 020301);
    ck_assert_uint_eq(e->store.at, byte_of(&child, 020301));
    ck_assert_uint_eq(e->store.click, 131);
    ck_assert(!e->store.kernel && !e->store.dma);
    ck_assert_uint_eq(e->store.store_pc, 0);
    ck_assert_uint_eq(e->count, count + 1);
    ck_assert_int_ge(e->at, 1);
}
END_TEST

START_TEST(what_the_parent_accesses_first)
{
    make_child();
    user("MOV @#20000,R0"); /* before its return: not yet */
    user("MOV R0,@#20002");
    track_returned(t, PARENT);
    user("MOV @#20010,R0"); /* read, then written */
    user("MOV R0,@#20010");
    user("MOV R0,@#20020"); /* written, then read */
    user("TST @#20020");
    user("INCB @#20031"); /* reads and writes */
    user("BISB R0,@#20030");
    user("MOVB R0,@#20041");
    user("TSTB @#20051");
    user("NEG @#20060");
    user("CLR @#20070"); /* does not look */
    expect_bytes(&memory.parent_accessed, 020010, 020011, 020020, 020021, 020030, 020031,
                 020041, 020041, 020051, 020051, 020060, 020061, 020070, 020071, END);
    expect_bytes(&memory.parent_read, 020010, 020011, 020030, 020031, 020051, 020051,
                 020060, 020061, END);
    expect_bytes(&memory.parent_bytes, 020010, 020011, 020020, 020021, 020030, 020031,
                 020041, 020041, 020060, 020061, 020070, 020071, END);
    expect_clicks(&memory.parent, 128, END);
    expect_clicks(&memory.parent_in, 128, END);
    expect_bytes(&memory.child_bytes, END);
}
END_TEST

/* After the window only what the child wrote is asked for. */
START_TEST(what_is_asked_after_the_window)
{
    make_child();
    map_image(&child);
    user("MOV R0,@#20000");
    user("MOV R0,@#20100");
    user("MOV R0,@#20200");
    close_window();
    map_image(&parent);
    track_returned(t, PARENT);
    ck_assert_uint_eq(watched(READ), 3);
    user("MOV @#20000,R0");
    user("MOV @#20002,R0");
    user("MOVB R0,@#20101");
    user("MOV R0,@#20104");
    user("MOV R0,@#20400");
    expect_bytes(&memory.parent_accessed, 020000, 020001, 020101, 020101, END);
    expect_bytes(&memory.parent_read, 020000, 020001, END);
    expect_bytes(&memory.parent_bytes, END);
    expect_clicks(&memory.parent, 129, 132, END);
    expect_clicks(&memory.parent_in, END);
    ck_assert_uint_eq(watched(READ), 2);
    user("MOV @#20100,R0");
    ck_assert_uint_eq(watched(READ), 1);
    ck_assert(memory.watching);
}
END_TEST

START_TEST(the_window_closes_while_the_parent_runs)
{
    make_child();
    track_returned(t, PARENT);
    user("MOV R0,@#20000");
    close_window(); /* killed, say */
    user("MOV R0,@#20100");
    expect_clicks(&memory.parent_in, 128, END);
    expect_clicks(&memory.parent, 128, 129, END);
    expect_bytes(&memory.parent_bytes, 020000, 020001, END);
    ck_assert_uint_eq(watched(READ), 0);
}
END_TEST

START_TEST(the_kernel_on_a_process_behalf)
{
    make_child();
    kernel("MTPI @#20000"); /* before the parent's return */
    track_returned(t, PARENT);
    kernel("MTPI @#20000");
    kernel("MFPI @#20010");
    kernel("MTPD @#20100");
    expect_clicks(&memory.parent, 128, 129, END);
    expect_bytes(&memory.parent_accessed, 020000, 020001, 020010, 020011, 020100, 020101,
                 END);
    expect_bytes(&memory.parent_read, 020010, 020011, END);
    map_image(&child);
    kernel("MTPI @#20000");
    user("CLR @#20200");
    expect_bytes(&memory.child_bytes, 020000, 020001, 020200, 020201, END);
    ck_assert_uint_eq(memory.stores, 4);
    ck_assert_uint_eq(memory.by_kernel, 3);
    ck_assert(events[0].store.kernel && !events[3].store.kernel);
    ck_assert_uint_eq(events[0].store.store_pc, PROGRAM);
    ck_assert_int_eq(events[0].slot, PARENT);
}
END_TEST

/* m40's copyseg borrows UISA0 and UISA1; the same elsewhere is a store (/dev/mem), to the
 * byte that lies there. The kernel's own map is nobody's store. */
START_TEST(copyseg_is_excepted)
{
    make_child();
    track_except(t, 01400, 01500);
    map_image(&child);
    poke(par_of(USER, I_SPACE, 0), child.at + 2);
    poke(pdr_of(USER, I_SPACE, 0), 6);
    kernel_at(01476, "MTPI @#6");
    kernel_at(01400, "MTPI @#6");
    ck_assert_int_eq(event_count, 0);
    kernel_at(01376, "MTPI @#6");
    expect_bytes(&memory.child_bytes, 020206, 020207, END);
    ck_assert_uint_eq(events[0].store.va, 020206);
    poke(par_of(KERNEL, I_SPACE, 1), child.at);
    kernel("MOV R0,@#20000");
    ck_assert_int_eq(event_count, 1);
    ck_assert_uint_eq(look(byte_of(&child, 020206)), 0123456);
}
END_TEST

/* A copyseg of m45 works in super mode. */
START_TEST(super_mode_is_nobodys_store)
{
    make_child();
    set_page(SUPER, I_SPACE, 1, parent.at, 077406);
    put(KSTACK - 2, 1, END);
    cpu_set_sp(&m->cpu, KERNEL, KSTACK - 2);
    program(0106637, 020000, END); /* MTPD @#20000 */
    cpu_set_psw(&m->cpu, 010000);
    steps(1);
    ck_assert_uint_eq(look(byte_of(&parent, 020000)), 1);
    ck_assert_int_eq(event_count, 0);
}
END_TEST

/* Raw input to a process that does not run: 3 words across a click's end, then from the last
 * click of data into the stack, then before and behind the image. */
START_TEST(dma_into_a_process)
{
    make_child();
    track_returned(t, PARENT);
    track_dma(t, CHILD, child.at, WRITE, byte_of(&child, 020074), 3);
    expect_bytes(&memory.child_bytes, 020074, 020101, END);
    track_dma(t, CHILD, child.at, WRITE, byte_of(&child, 021176), 2);
    expect_bytes(&memory.child_bytes, 020074, 020101, 021176, 021177, HIGH, HIGH + 1,
                 END);
    track_dma(t, CHILD, child.at, WRITE, (child.at - 1u) * CLICK, 1);
    track_dma(t, CHILD, child.at, WRITE, (child.at + 30u) * CLICK, 0177777);
    expect_clicks(&memory.child, 128, 129, 137, STACK_CLICK, END);
    ck_assert_uint_eq(memory.by_dma, 4);
    ck_assert(events[1].store.dma && events[1].store.va == 020100);
    ck_assert_uint_eq(events[3].store.at, byte_of(&child, HIGH));
    track_dma(t, PARENT, parent.at, READ, byte_of(&parent, 020000), 1);
    track_dma(t, PARENT, parent.at, WRITE, byte_of(&parent, 020002), 1);
    expect_bytes(&memory.parent_accessed, 020000, 020003, END);
    expect_bytes(&memory.parent_read, 020000, 020001, END);
    track_dma(t, OTHER, other.at, WRITE, byte_of(&other, 020000), 1);
    ck_assert_int_eq(event_count, 5);
}
END_TEST

/* All that is to be learned of a click: its bit goes, and comes back by no switch. */
START_TEST(a_click_that_is_known_is_watched_no_more)
{
    make_child();
    ck_assert_uint_eq(watched(WRITE), 30);
    ck_assert_uint_eq(watched(READ), 0);
    user("CLR @#20000"); /* not returned: one store is all */
    ck_assert_uint_eq(watched(WRITE), 29);
    track_returned(t, PARENT);
    ck_assert_uint_eq(watched(READ), 30);
    ck_assert_uint_eq(watched(WRITE), 30);
    m->cpu.r[1] = LOW;
    for (int i = 0; i < 32; i++)
        user("TST (R1)+");
    ck_assert_uint_eq(watched(READ), 29);
    ck_assert_uint_eq(watched(WRITE), 30);
    m->cpu.r[1] = LOW;
    for (int i = 0; i < 32; i++)
        user("CLR (R1)+");
    ck_assert_uint_eq(watched(WRITE), 29);
    map_image(&child);
    ck_assert_uint_eq(watched(WRITE), 30);
    ck_assert_uint_eq(watched(READ), 0);
    m->cpu.r[1] = LOW;
    for (int i = 0; i < 63; i++)
        user("CLRB (R1)+");
    ck_assert_uint_eq(watched(WRITE), 30);
    user("CLRB (R1)+");
    ck_assert_uint_eq(watched(WRITE), 29);
    map_image(&other);
    ck_assert_ptr_null(m->mmu.watch);
    map_image(&parent);
    ck_assert_uint_eq(watched(WRITE), 29);
}
END_TEST

/* Where nobody wants anything the window is open again, as far as the next watched click. */
START_TEST(the_fast_way_opens_again)
{
    make_child();
    user("CLR @#20200");
    const struct window *w = &m->mmu.window[WRITE][USER << 4 | D_SPACE << 3 | 1];
    ck_assert_uint_eq(w->low, 0200);
    ck_assert_uint_eq(w->span, CLICK);
    user("CLR @#20000"); /* another that was watched: its own window */
    ck_assert_uint_eq(w->low, 0);
    ck_assert_uint_eq(w->span, CLICK);
    user("CLR @#20100");
    ck_assert_uint_eq(w->span, 3 * CLICK);
    close_window();
    track_exec(t, PARENT);
    ck_assert_uint_eq(w->span, 10 * CLICK);
}
END_TEST

/* A click that stays watched leaves the window of its neighbours as it is. */
START_TEST(a_watched_click_leaves_its_neighbours_window)
{
    make_child();
    user("CLR @#20200");
    map_image(&child);
    m->cpu.r[1] = LOW;
    for (int i = 0; i < 32; i++)
        user("CLR (R1)+");
    user("CLR @#20200");
    const struct window *w = &m->mmu.window[WRITE][USER << 4 | D_SPACE << 3 | 1];
    ck_assert_uint_eq(w->low, 0);
    ck_assert_uint_eq(w->span, CLICK);
}
END_TEST

/* expand moves the child's image, then it is swapped out, the parent's is put where it was,
 * and it comes back elsewhere: the sets go by virtual address. */
START_TEST(sets_follow_an_image_that_moves)
{
    make_child();
    map_image(&child);
    user("CLR @#20000");
    move_image(&child, 02000);
    map_image(&child);
    user("CLR @#20000");
    user("CLR @#20100");
    move_image(&child, 03000);
    map_image(&other);
    user("CLR @#20200");
    move_image(&parent, 02000);
    map_image(&parent);
    user("CLR @#20000");
    map_image(&child);
    user("CLR @#20300");
    expect_clicks(&memory.child, 128, 129, 131, END);
    expect_clicks(&memory.parent, 128, END);
    ck_assert_uint_eq(events[1].store.at, 02000 * CLICK + 0100);
    ck_assert_uint_eq(events[3].store.at, byte_of(&child, 020300));
    ck_assert_int_eq(event_count, 4);
}
END_TEST

/* A stack that grows: the push is refused, made again, and counts once; the new clicks are no
 * clicks of the copy, their bytes count. The copy's lowest stack page is copied then. */
START_TEST(a_stack_that_grows)
{
    make_child();
    map_image(&child);
    m->cpu.r[1] = LOW + 2;
    cpu_set_psw(&m->cpu, USER_PS);
    cpu_set_sp(&m->cpu, USER, HIGH);
    user("MOV @#20000,-(SP)");
    expect_trap(VEC_MMU, 4, USER_PS);
    expect_bytes(&memory.child_bytes, END);
    child.layout.ssize = 40;
    map_image(&child);
    poke(MMR0, MMR0_ON);
    cpu_set_sp(&m->cpu, USER, HIGH);
    user("MOV @#20000,-(SP)");
    user("MOV (R1),@#175402");
    expect_bytes(&memory.child_bytes, HIGH - 2, HIGH - 1, HIGH + 2, HIGH + 3, END);
    expect_clicks(&memory.child, STACK_CLICK, END);
    ck_assert_uint_eq(memory.stores, 1);
    /* 64: no page grew, the store copied one; 512: clicks 1004 to 1007 when it grew. */
    ck_assert_uint_eq(memory.cow[0].copies[0], 1);
    ck_assert_uint_eq(memory.cow[1].copies[0], 1);
    ck_assert_uint_eq(memory.cow[1].clicks[0], 4);
}
END_TEST

/* A page that grew when nobody else had it any more is protected still: a store to its new
 * clicks lets it through as any would. */
START_TEST(a_store_to_what_has_come)
{
    make_child();
    track_exec(t, PARENT); /* the child is the last holder */
    map_image(&child);
    child.layout.ssize = 24;
    map_image(&child);
    user("CLR @#175002"); /* click 1000 */
    expect_clicks(&memory.child, END);
    ck_assert_uint_eq(memory.stores, 0);
    ck_assert_uint_eq(memory.cow[0].unprotected[0],
                      0); /* of 64 bytes: a page of its own */
    ck_assert_uint_eq(memory.cow[4].unprotected[0], 1); /* of 8192: clicks 896 to 1023 */
    user("CLR @#177000");
    ck_assert_uint_eq(memory.cow[4].unprotected[0], 1);
}
END_TEST

/* A store that aborts makes the page its writer's own, though it is made later. */
START_TEST(a_store_that_is_refused)
{
    make_child();
    map_image(&child);
    unsigned pdr = (child.layout.dsize - 1u) << 8 | 2;
    set_page(USER, I_SPACE, LOW / 8192, child.at, (word)pdr);
    track_mapped(t, CHILD, &child.layout);
    user("CLR @#20000");
    ck_assert(m->mmu.mmr0 & MMR0_RO);
    expect_clicks(&memory.child, END);
    ck_assert_uint_eq(memory.cow[4].copies[0], 1);
    track_exec(t, PARENT); /* who shared it goes before the store is made */
    poke(MMR0, MMR0_ON);
    map_image(&child);
    user("CLR @#20000");
    expect_clicks(&memory.child, 128, END);
    ck_assert_uint_eq(memory.cow[4].copies[0], 1);
    ck_assert_uint_eq(memory.cow[4].unprotected[0], 0);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("track");
    TCase *tc = track_case(s, "track");
    tcase_add_test(tc, bytes_and_clicks_the_child_stores);
    tcase_add_test(tc, an_event_tells_the_store);
    tcase_add_test(tc, what_the_parent_accesses_first);
    tcase_add_test(tc, what_is_asked_after_the_window);
    tcase_add_test(tc, the_window_closes_while_the_parent_runs);
    tcase_add_test(tc, the_kernel_on_a_process_behalf);
    tcase_add_test(tc, copyseg_is_excepted);
    tcase_add_test(tc, super_mode_is_nobodys_store);
    tcase_add_test(tc, dma_into_a_process);
    tcase_add_test(tc, a_click_that_is_known_is_watched_no_more);
    tcase_add_test(tc, the_fast_way_opens_again);
    tcase_add_test(tc, a_watched_click_leaves_its_neighbours_window);
    tcase_add_test(tc, sets_follow_an_image_that_moves);
    tcase_add_test(tc, a_stack_that_grows);
    tcase_add_test(tc, a_store_to_what_has_come);
    tcase_add_test(tc, a_store_that_is_refused);
    return s;
}
