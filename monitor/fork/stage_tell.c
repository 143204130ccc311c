/* What happened at a stage, with this fork's figures. V6: ken/slp.c, sys1.c, text.c, trap.c;
 * the library's fork is s4/fork.s (clr r0 in the child). */
#include "monitor/fork/call.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/stage.h"
#include "monitor/fork/tell_lab.h"

#include <stdio.h>
#include <string.h>

enum { CLICK_BYTES = 64, CLICK_WORDS = 32, BLOCK_CLICKS = 8 };

static struct phrase parent(const struct fork_record *r)
{
    return phrase_process(r->parent_name, r->parent);
}

static unsigned blocks(const struct fork_record *r)
{
    return (r->parent_size + BLOCK_CLICKS - 1u) / BLOCK_CLICKS;
}

/* The transfer of the child's image OUT to swap, or in; -1: not yet. */
static int transfer(const struct fork_record *r, bool out)
{
    for (int i = 0; i < r->swaps && i < RECORD_SWAPS; i++)
        if (r->swap[i].out == out && !r->swap[i].text)
            return i;
    return -1;
}

/* Where sysent has the calls that make a process: fork in V6's place, then the lab's. */
static unsigned entry_of_call(const char *call)
{
    static const char *const names[] = { "vfork", "rfork", "clone", "spawn" };
    for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(call, names[i]) == 0)
            return 50 + i;
    return 2;
}

static void tell_trap(const struct fork_record *r, word pc, char *text, size_t size)
{
    const char *call = r->call[0] ? r->call : "fork";
    snprintf(text, size,
             "%s did sys %s, pc %06o: trap() finds entry %u of sysent and calls %s().",
             parent(r).text, call, pc, entry_of_call(call), call);
}

static void tell_found(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "%s: slot %d of proc[] is free; newproc() makes the child in it.",
             fork_of_system(r) ? "main" : "fork", r->child_slot);
}

static void tell_slot(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "newproc: slot %d of proc[] is the child's, with pid %u and parent %u; its "
             "user, terminal and text are its parent's.",
             r->child_slot, r->child, r->parent);
}

static void tell_counts(const struct fork_record *r, char *text, size_t size)
{
    unsigned files = 0;
    for (int i = 0; i < UNIX_FILES; i++)
        files += r->counts[i] != 0;
    snprintf(text, size, "newproc: what both now hold is counted once more: %s",
             phrase_count(files, "open file").text);
    if (r->text_count)
        phrase_add(text, size, ", the text (x_count %u, x_ccount %u)", r->text_count,
                   r->text_loaded);
    phrase_add(text, size, " and the current directory");
    if (r->directory_count)
        phrase_add(text, size, " (i_count %u)", r->directory_count);
    phrase_add(text, size, ".");
}

static bool is_v7(const struct fork_record *r)
{
    return r->edition && r->edition->v7;
}

static void tell_saved(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size, "newproc: %s into the u-area; its copy will wake pid %u here.",
             is_v7(r) ? "save(u.u_ssav) puts the kernel's registers and pc"
                      : "savu(u.u_rsav) puts the kernel's r5 and r6",
             r->child);
}

static void tell_core(const struct fork_record *r, char *text, size_t size)
{
    if (r->how == FORK_SWAP)
        snprintf(text, size,
                 "newproc: malloc(coremap, %u) finds no %u clicks in one piece; the copy "
                 "goes by the swap disk.",
                 r->parent_size, r->parent_size);
    else
        snprintf(text, size,
                 "newproc: malloc(coremap, %u) gives %s of core at %06o to the child.",
                 r->parent_size, phrase_count(r->parent_size, "click").text,
                 r->child_addr);
}

static void tell_copy(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "newproc: copyseg begins to copy %s (%u bytes) from %06o to %06o, %s",
             phrase_count(r->parent_size, "click").text, r->parent_size * CLICK_BYTES,
             r->parent_addr, r->child_addr,
             fork_of_system(r) ? "the u-area: there is no user program."
                               : "u-area, data and stack; shared text is not copied.");
}

static void tell_copied(const struct fork_record *r, char *text, size_t size)
{
    int64_t each = r->copied ? r->copy_ns / r->copied : 0;
    snprintf(text, size,
             "copyseg has copied %s (%u bytes) from %06o to %06o in %s: %s a click.",
             phrase_count(r->copied, "click").text, r->copied * CLICK_BYTES,
             r->parent_addr, r->child_addr, phrase_time(r->copy_ns).text,
             phrase_time(each).text);
}

static void tell_swap_space(const struct fork_record *r, char *text, size_t size)
{
    if (r->swap_block == 0)
        snprintf(text, size,
                 "xswap: malloc(swapmap, %u) finds no %s of swap in one piece.",
                 blocks(r), phrase_count(blocks(r), "block").text);
    else
        snprintf(text, size,
                 "xswap: malloc(swapmap, %u) gives %s of swap at block %06o for the "
                 "child's %s, %d to a block.",
                 blocks(r), phrase_count(blocks(r), "block").text, r->swap_block,
                 phrase_count(r->parent_size, "click").text, BLOCK_CLICKS);
}

static void tell_swap_out(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "xswap: swap() begins to write the parent's image, %s (%u words) at %06o, to "
        "the disk as the child's; the parent (SIDL) stands still.",
        phrase_count(r->parent_size, "click").text, r->parent_size * CLICK_WORDS,
        r->parent_addr);
}

/* "seek 10.0 ms, rotation 20.0 ms, transfer 41.0 ms, and 3 us in the queue". */
static void add_times(const struct transfer_times *t, char *text, size_t size)
{
    phrase_add(text, size, "seek %s, rotation %s, transfer %s, queue %s",
               phrase_time(t->seek).text, phrase_time(t->rotation).text,
               phrase_time(t->transfer).text, phrase_time(t->queued).text);
}

static void tell_swapped(const struct fork_record *r, char *text, size_t size)
{
    int i = transfer(r, true);
    if (i < 0) {
        snprintf(text, size, "xswap: the image is on the disk, and is the child's.");
        return;
    }
    snprintf(text, size, "xswap: %s (%u words) are on the disk at block %06o after %s (",
             phrase_count(r->swap[i].clicks, "click").text,
             r->swap[i].clicks * CLICK_WORDS, r->swap[i].block,
             phrase_time(r->swap[i].ns).text);
    add_times(&r->swap[i].times, text, size);
    phrase_add(text, size, "); they are the child's, the parent keeps its core.");
}

static void tell_made(const struct fork_record *r, char *text, size_t size)
{
    bool swap = r->how == FORK_SWAP;
    snprintf(text, size, "newproc%s returns 0",
             swap ? " marks the child SSWAP, makes the parent runnable (SRUN) and" : "");
    if (fork_of_system(r))
        phrase_add(text, size, " to main(), which becomes the swapper, sched().");
    else
        phrase_add(
            text, size,
            ": fork puts %u, the child's pid, into the parent's r0 and moves its pc "
            "on by 2.",
            r->child);
}

static void tell_swap_in(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "sched: process 0 has found core for pid %u, and swap() begins to read its %s "
        "from the disk.",
        r->child, phrase_count(r->parent_size, "click").text);
}

static void tell_in_core(const struct fork_record *r, char *text, size_t size)
{
    int i = transfer(r, false);
    if (i < 0) {
        snprintf(text, size, "sched: the image of pid %u is in core (SLOAD).", r->child);
        return;
    }
    snprintf(text, size,
             "sched: the image of pid %u is in core at %06o (SLOAD) after %s (", r->child,
             r->swap[i].click, phrase_time(r->swap[i].ns).text);
    add_times(&r->swap[i].times, text, size);
    phrase_add(text, size, "); its blocks of swap are free.");
}

static void tell_switch(const struct fork_record *r, char *text, size_t size)
{
    if (is_v7(r)) {
        snprintf(
            text, size,
            "swtch: pid %u gets the processor; SSWAP is set, so resume(u.u_ssav) takes "
            "up what save has kept in its copy of the u-area, and this second return "
            "of save's, with 1, makes newproc() return 1.",
            r->child);
        return;
    }
    snprintf(text, size,
             "swtch: pid %u gets the processor; %s and swtch's return with 1 is the "
             "return of its newproc().",
             r->child,
             r->how == FORK_SWAP
                 ? "SSWAP is set, so aretu(u.u_ssav) takes up the stack saved before the "
                   "swap,"
                 : "retu() takes up the stack saved in its copy of the u-area,");
}

static void tell_child(const struct fork_record *r, char *text, size_t size)
{
    if (fork_of_system(r)) {
        snprintf(text, size,
                 "pid %u runs its first instruction at pc %06o: icode, which "
                 "executes /etc/init.",
                 r->child, r->child_return.pc);
        return;
    }
    if (fork_child_caught(r)) {
        snprintf(
            text, size,
            "A signal was there first: pid %u is in user mode at its handler, pc %06o, "
            "with r0 %06o, its parent's pid (%u).",
            r->child, r->child_return.pc, r->child_return.r0, r->child_return.r0);
        return;
    }
    snprintf(
        text, size,
        "pid %u is in user mode at pc %06o with r0 %06o, its parent's pid (%u); the 0 "
        "that C sees comes from the library's clr r0.",
        r->child, r->child_return.pc, r->child_return.r0, r->child_return.r0);
}

static void tell_parent(const struct fork_record *r, char *text, size_t size)
{
    snprintf(
        text, size,
        "%s is back in user mode at pc %06o with r0 %06o, its child's pid (%u), after "
        "%s.",
        parent(r).text, r->parent_return.pc, r->parent_return.r0, r->parent_return.r0,
        phrase_time(r->parent_stood).text);
}

static void tell_exec(const struct fork_record *r, char *text, size_t size)
{
    unsigned copy = fork_copy(r);
    snprintf(
        text, size,
        "exec(\"%s\"): pid %u's image is thrown away; of its %s of data and stack it "
        "wrote %u.",
        r->path, r->child, phrase_count(copy, "click").text, fork_written(r));
}

static void tell_ran(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size, "exec: %s is in place; the child is %s now.", r->path,
             phrase_process(r->child_name, r->child).text);
}

static void tell_exit(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "exit: pid %u%s gives back its files, text and core, and keeps slot %d of "
             "proc[] as a zombie (SZOMB) until its parent waits.",
             r->child, r->fate == FATE_KILLED ? ", ended by a signal," : "",
             r->child_slot);
}

static void tell_waited(const struct fork_record *r, char *text, size_t size)
{
    snprintf(text, size,
             "wait: the parent has the status and times of pid %u; slot %d of proc[] is "
             "free.",
             r->child, r->child_slot);
}

static void tell_failed(const struct fork_record *r, char *text, size_t size)
{
    const char *why = r->why ? r->why : "the reason is not known";
    if (r->error)
        snprintf(text, size, "%s: %s: no child; the parent gets %s and C bit 1.",
                 r->call[0] ? r->call : "fork", why, call_error(r->error).text);
    else
        snprintf(text, size, "%s: the kernel panics.", why);
}

typedef void teller(const struct fork_record *r, char *text, size_t size);

static teller *const tellers[STAGE_KINDS] = {
    [STAGE_FOUND] = tell_found,       [STAGE_SLOT] = tell_slot,
    [STAGE_COUNTS] = tell_counts,     [STAGE_SAVED] = tell_saved,
    [STAGE_CORE] = tell_core,         [STAGE_COPY] = tell_copy,
    [STAGE_COPIED] = tell_copied,     [STAGE_SWAP_SPACE] = tell_swap_space,
    [STAGE_SWAP_OUT] = tell_swap_out, [STAGE_SWAPPED] = tell_swapped,
    [STAGE_MADE] = tell_made,         [STAGE_SWAP_IN] = tell_swap_in,
    [STAGE_IN_CORE] = tell_in_core,   [STAGE_SWITCH] = tell_switch,
    [STAGE_CHILD] = tell_child,       [STAGE_PARENT] = tell_parent,
    [STAGE_EXEC] = tell_exec,         [STAGE_RAN] = tell_ran,
    [STAGE_EXIT] = tell_exit,         [STAGE_WAITED] = tell_waited,
    [STAGE_FAILED] = tell_failed,
};

void stage_tell(const struct fork_record *r, const struct stage_mark *mark, char *text,
                size_t size)
{
    text[0] = '\0';
    if ((unsigned)mark->stage >= STAGE_KINDS ||
        ((r->paged || !tellers[mark->stage]) && mark->stage != STAGE_TRAP &&
         stage_tell_lab(r, mark, text, size)))
        return;
    if (mark->stage == STAGE_TRAP)
        tell_trap(r, mark->pc, text, size);
    else
        tellers[mark->stage](r, text, size);
}
