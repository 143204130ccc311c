/* What happened at a stage of a fork of the lab's kernel, where V6's sentence would not be true
 * (images/lab/sys: newproc.s fork.s forkcore.s forkswap.s forkcow.s vfork.s rfork.s spawn.s
 * fault.s). */
#include "monitor/fork/tell_lab.h"

#include <stdio.h>

enum { CLICK_BYTES = 64, CLICK_WORDS = 32, U_CLICKS = 16 };

/* The kernel's functions that give a child its memory. */
static const char *way_of(const struct fork_record *r)
{
    static const char *const names[] = {
        [FORK_CORE] = "bycore",   [FORK_SWAP] = "byswap", [FORK_COW] = "bycow",
        [FORK_BORROW] = "borrow", [FORK_SHARE] = "share", [FORK_THREAD] = "thread",
        [FORK_SPAWN] = "byspawn",
    };
    bool known = r->how > FORK_UNDECIDED && r->how < FORK_FAILED;
    return known ? names[r->how] : "newproc";
}

/* fork1 for fork, vfork, rfork and clone. */
static const char *maker_of(const struct fork_record *r)
{
    return fork_of_system(r) ? "main" : r->how == FORK_SPAWN ? "spawn" : "fork1";
}

/* ns from the last passing of FROM to the first of TO behind it. */
static int64_t between(const struct fork_record *r, enum stage from, enum stage to)
{
    int64_t at = r->began;
    for (int i = 0; i < r->stages && i < RECORD_STAGES; i++) {
        if (r->stage[i].stage == from)
            at = r->stage[i].at;
        if (r->stage[i].stage == to)
            return r->stage[i].at - at;
    }
    return 0;
}

static void tell_found(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "%s calls newproc(): slot %d of proc[] is free, the child will be in it.",
             maker_of(r), r->child_slot);
}

/* 4.2BSD's way: who is made has a place on swap, so that it can always go out. */
static void tell_swap_space(const struct fork_record *r, char *text, size_t size)
{
    if (r->swap_block == 0)
        snprintf(text, size,
                 "swkeep: malloc(swapmap, %u) finds no %s of swap in one piece.",
                 r->swap_blocks, phrase_count(r->swap_blocks, "block").text);
    else
        snprintf(
            text, size,
            "swkeep: malloc(swapmap, %u) keeps %s of swap at block %06o for the child, "
            "should it have to go out.",
            r->swap_blocks, phrase_count(r->swap_blocks, "block").text, r->swap_block);
}

static void tell_saved(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size, "newproc: savu(u.rsav) notes the kernel's sp and r5; ");
    if (r->how == FORK_SPAWN)
        phrase_add(text, size, "a spawned child has no use for them.");
    else
        phrase_add(text, size, "their copy will wake pid %u here.", r->child);
}

static void tell_core(const struct fork_record *r, char *text, size_t size)
{
    unsigned wanted =
        r->how == FORK_CORE || r->how == FORK_SWAP ? r->parent_size : U_CLICKS;
    if (r->child_addr == 0) {
        snprintf(text, size, "malloc(coremap, %u) finds no %u clicks in one piece%s.",
                 wanted, wanted,
                 r->how == FORK_SWAP ? "; the copy goes by the swap disk" : "");
        return;
    }
    snprintf(text, size, "%s: malloc(coremap, %u) gives %s of core at %06o", way_of(r),
             wanted, phrase_count(wanted, "click").text, r->child_addr);
    if (r->how == FORK_CORE)
        phrase_add(text, size, ", for all of the child's image.");
    else if (r->how == FORK_SPAWN)
        phrase_add(text, size, ", for the child's u-area, which is cleared.");
    else
        phrase_add(text, size, ", for the child's u-area.");
}

static void tell_copy(const struct fork_record *r, char *text, size_t size)
{
    if (r->how != FORK_CORE)
        snprintf(text, size,
                 "ucopy: copyseg begins to copy the u-area, %d clicks (%d bytes), from "
                 "%06o to %06o.",
                 U_CLICKS, U_CLICKS * CLICK_BYTES, r->parent_addr, r->child_addr);
    else if (r->parent_size == U_CLICKS)
        snprintf(
            text, size,
            "bycore: copyseg begins to copy the u-area from %06o to %06o: there is no "
            "user program.",
            r->parent_addr, r->child_addr);
    else
        snprintf(text, size,
                 "bycore: copyseg begins to copy %s (%u bytes): the u-area from %06o to "
                 "%06o, then page by page behind it; shared text is not copied.",
                 phrase_count(r->parent_size, "click").text, r->parent_size * CLICK_BYTES,
                 r->parent_addr, r->child_addr);
}

static void tell_copied(const struct fork_record *r, char *text, size_t size)
{
    unsigned clicks = r->how == FORK_CORE ? r->copied : U_CLICKS;
    snprintf(text, size, "copyseg has copied %s%s in %s.",
             r->how == FORK_CORE ? "" : "the u-area, ",
             phrase_count(clicks, "click").text,
             phrase_time(between(r, STAGE_COPY, STAGE_COPIED)).text);
}

static void tell_shared(const struct fork_record *r, char *text, size_t size)
{
    bool cow = r->how == FORK_COW;
    unsigned copied = r->copied > U_CLICKS ? r->copied - U_CLICKS : 0;
    if (r->entries == 0) {
        snprintf(text, size, "%s: the parent has no page to share.", way_of(r));
        return;
    }
    snprintf(text, size, "%s: %s of the parent's, %s, %s the child's too, %s", way_of(r),
             tell_pages(r->shared_pages).text,
             phrase_count(r->shared_clicks, "click").text, r->entries == 1 ? "is" : "are",
             cow ? "and neither may write there (ACF 2)" : "for good");
    if (copied)
        phrase_add(text, size, "; %s of %s are copied",
                   phrase_count(copied, "click").text,
                   cow ? "what it shares for good" : "stack");
    phrase_add(text, size, "; %u map %s in %s.", r->entries,
               r->entries == 1 ? "entry" : "entries", phrase_time(r->entry_ns).text);
}

static void tell_lent(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "borrow: all pages of the parent are the child's now; the parent (SLENT) has "
        "none until pid %u calls exec or exit.",
        r->child);
}

static void tell_swap_out(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "xswap: swap() begins to write the parent's image, %s (%u words), to the disk "
        "as the child's; the parent stands still.",
        phrase_count(r->parent_size, "click").text, r->parent_size * CLICK_WORDS);
}

static void tell_swapped(const struct fork_record *r, char *text, size_t size)
{
    int transfers = 0;
    int64_t ns = 0;
    for (int i = 0; i < r->swaps && i < RECORD_SWAPS; i++)
        if (r->swap[i].out && !r->swap[i].text) {
            transfers++;
            ns += r->swap[i].ns;
        }
    snprintf(
        text, size,
        "xswap: %s (%u words) are on the disk at block %06o after %s of %s; they are "
        "the child's, the parent keeps its core.",
        phrase_count(r->parent_size, "click").text, r->parent_size * CLICK_WORDS,
        r->swap_block, phrase_time(ns).text,
        transfers == 1 ? "one transfer"
                       : phrase_count((uint64_t)transfers, "transfer").text);
}

static void tell_made(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size, "newproc returns 0");
    if (fork_of_system(r))
        phrase_add(text, size, " to main(), which becomes the swapper, sched().");
    else if (r->how == FORK_BORROW)
        phrase_add(
            text, size,
            ": the parent waits in vwait() until its memory comes back; then it gets "
            "%u, the child's pid, in r0 and goes on 2 further.",
            r->child);
    else if (r->how == FORK_SPAWN)
        phrase_add(text, size, ": spawn puts %u, the child's pid, into the parent's r0.",
                   r->child);
    else
        phrase_add(
            text, size,
            ": fork1 puts %u, the child's pid, into the parent's r0 and moves its pc "
            "on by 2.",
            r->child);
}

static bool tell_switch(const struct fork_record *r, char *text, size_t size)
{
    if (r->how != FORK_SPAWN)
        return false;
    snprintf(text, size,
             "swtch: pid %u gets the processor, on a new stack: swtch's return leads to "
             "spawnch, which makes a trap's frame and calls exec1.",
             r->child);
    return true;
}

static bool tell_child(const struct fork_record *r, char *text, size_t size)
{
    if (r->how != FORK_SPAWN)
        return false;
    snprintf(text, size, "pid %u runs the first instruction of %s, at pc %06o.", r->child,
             r->path[0] ? r->path : "its program", r->child_return.pc);
    return true;
}

static void tell_fault(const struct fork_record *r, int index, char *text, size_t size)
{
    if (index >= 0 && index < r->faults && index < RECORD_FAULTS)
        fault_tell(&r->fault[index], text, size);
    else
        snprintf(text, size, "A page becomes a process's own; no more than %d are kept.",
                 RECORD_FAULTS);
}

static void tell_given(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "vgive: pid %u has done with the memory and gives it back; its parent (pid %u) "
        "can run.",
        r->child, r->parent);
}

static bool tell_exec(const struct fork_record *r, char *text, size_t size)
{
    switch (r->how) {
    case FORK_BORROW:
        snprintf(text, size,
                 "exec(\"%s\"): pid %u has no memory of its own to throw away; of its "
                 "parent's it wrote %s.",
                 r->path, r->child,
                 phrase_count(click_count(&r->memory.child), "click").text);
        return true;
    case FORK_SHARE:
    case FORK_THREAD:
        snprintf(
            text, size,
            "exec(\"%s\"): pid %u lets go of what it shares; of that and its stack it "
            "wrote %s.",
            r->path, r->child, phrase_count(click_count(&r->memory.child), "click").text);
        return true;
    case FORK_SPAWN:
        snprintf(text, size, "exec1(\"%s\"): pid %u gets its first image.", r->path,
                 r->child);
        return true;
    default:
        return false;
    }
}

bool stage_tell_lab(const struct fork_record *r, const struct stage_mark *mark,
                    char *text, size_t size)
{
    static void (*const tellers[STAGE_KINDS])(const struct fork_record *r, char *text,
                                              size_t size) = {
        [STAGE_SWAP_SPACE] = tell_swap_space,
        [STAGE_FOUND] = tell_found,
        [STAGE_SAVED] = tell_saved,
        [STAGE_CORE] = tell_core,
        [STAGE_COPY] = tell_copy,
        [STAGE_COPIED] = tell_copied,
        [STAGE_SHARED] = tell_shared,
        [STAGE_LENT] = tell_lent,
        [STAGE_SWAP_OUT] = tell_swap_out,
        [STAGE_SWAPPED] = tell_swapped,
        [STAGE_MADE] = tell_made,
        [STAGE_GIVEN] = tell_given,
    };
    switch (mark->stage) {
    case STAGE_SWITCH:
        return tell_switch(r, text, size);
    case STAGE_CHILD:
        return tell_child(r, text, size);
    case STAGE_EXEC:
        return tell_exec(r, text, size);
    case STAGE_FAULT:
        tell_fault(r, mark->fault, text, size);
        return true;
    default:
        if (!tellers[mark->stage])
            return false;
        tellers[mark->stage](r, text, size);
        return true;
    }
}
