/* An event in one plain sentence, for `fork live`. */
#include "monitor/fork/call.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/tell_lab.h"

#include <stdio.h>

enum { CLICK_WORDS = 32 };

static struct phrase who(const struct fork_event *e)
{
    return phrase_process(e->name, e->pid);
}

static void tell_call(const struct fork_event *e, char *text, size_t size)
{
    char call[2 * EVENT_TEXT];
    call_tell(e->call.name, e->call.r0, e->call.arg, e->call.text, call, sizeof call);
    snprintf(text, size, "%s calls %s.", who(e).text, call);
}

static void tell_left(const struct fork_event *e, char *text, size_t size)
{
    const struct call_kind *kind = call_find(e->call.name);
    const char *call = kind ? kind->name : e->call.name;
    if (e->call.error)
        snprintf(text, size, "%s: %s fails with %s.", who(e).text, call,
                 call_error(e->call.error).text);
    else
        snprintf(text, size, "%s is back from %s with r0 %06o (%u).", who(e).text, call,
                 e->call.r0, e->call.r0);
}

static void tell_fork(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "%s begins fork %d.", who(e).text, e->fork);
}

static void tell_slot(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size,
             "newproc gives the child slot %d of proc[] and pid %u; parent %u.",
             e->made.slot, e->made.pid, e->made.ppid);
}

static void tell_counts(const struct fork_event *e, char *text, size_t size)
{
    unsigned files = 0;
    for (int i = 0; i < 15; i++)
        files += e->counts.files[i] != 0;
    snprintf(text, size,
             "newproc counts once more %s%s and the current directory (i_count %u).",
             phrase_count(files, "open file").text, e->counts.text ? ", the text" : "",
             e->counts.directory);
}

/* "97 clicks of core", "13 blocks of swap". */
static struct phrase room(const struct fork_event *e)
{
    struct phrase p = phrase_count(e->space.size, e->space.swap ? "block" : "click");
    phrase_add(p.text, sizeof p.text, e->space.swap ? " of swap" : " of core");
    return p;
}

static struct phrase place(const struct fork_event *e)
{
    struct phrase p;
    snprintf(p.text, sizeof p.text, e->space.swap ? "block %06o" : "%06o", e->space.at);
    return p;
}

static void tell_space(const struct fork_event *e, char *text, size_t size)
{
    if (e->space.at == 0)
        snprintf(text, size, "malloc: %s are wanted in one piece and not to be had.",
                 room(e).text);
    else
        snprintf(text, size, "malloc: %s are taken at %s.", room(e).text, place(e).text);
}

static void tell_free(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "mfree: %s are free again at %s.", room(e).text, place(e).text);
}

static void tell_copy(const struct fork_event *e, char *text, size_t size)
{
    int64_t each = e->copy.clicks ? e->copy.ns / e->copy.clicks : 0;
    snprintf(text, size, "copyseg: %s copied from %06o to %06o in %s, %s a click.",
             phrase_count(e->copy.clicks, "click").text, e->copy.from, e->copy.to,
             phrase_time(e->copy.ns).text, phrase_time(each).text);
}

static void tell_clear(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "clearseg: %s cleared at %06o in %s.",
             phrase_count(e->copy.clicks, "click").text, e->copy.to,
             phrase_time(e->copy.ns).text);
}

static void tell_swap(const struct fork_event *e, char *text, size_t size)
{
    const struct transfer_times *t = &e->swap.times;
    const char *what = e->swap.text ? "text" : "image";
    struct phrase whose =
        e->swap.name[0] ? phrase_process(e->swap.name, e->swap.pid) : who(e);
    snprintf(
        text, size,
        "swap: the %s of %s, %s (%u words), %s block %06o %s core %06o in %s (seek %s, "
        "rotation %s, transfer %s, queue %s).",
        what, whose.text, phrase_count(e->swap.clicks, "click").text,
        e->swap.clicks * CLICK_WORDS, e->swap.out ? "went to" : "came from",
        e->swap.block, e->swap.out ? "from" : "to", e->swap.click,
        phrase_time(e->swap.ns).text, phrase_time(t->seek).text,
        phrase_time(t->rotation).text, phrase_time(t->transfer).text,
        phrase_time(t->queued).text);
}

static void tell_runnable(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "the child, pid %u in slot %d, is runnable (SRUN).", e->made.pid,
             e->made.slot);
}

static void tell_switch(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "swtch: the processor goes from pid %u to pid %u.",
             e->swtch.from_pid, e->swtch.to_pid);
}

static void tell_parent(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size,
             "%s is back from %s at pc %06o with r0 %06o, its child's pid (%u).",
             who(e).text, e->returned.call ? e->returned.call : "fork", e->returned.pc,
             e->returned.r0, e->returned.r0);
}

static void tell_child(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size,
             "%s begins in user mode at pc %06o with r0 %06o, its parent's pid (%u).",
             who(e).text, e->returned.pc, e->returned.r0, e->returned.r0);
}

static void tell_store(const struct fork_event *e, char *text, size_t size)
{
    const char *by = e->store.dma      ? "by raw input"
                     : e->store.kernel ? "by the kernel for it"
                                       : "itself";
    snprintf(
        text, size,
        "%s writes to click %04o for the first time since the fork: %06o, %s, pc %06o.",
        who(e).text, e->store.click, e->store.va, by, e->store.store_pc);
}

static void tell_grow(const struct fork_event *e, char *text, size_t size)
{
    bool grows = e->grow.new_size > e->grow.old_size;
    snprintf(text, size, "expand: the image of %s %s from %u to %s", who(e).text,
             grows ? "grows" : "shrinks", e->grow.old_size,
             phrase_count(e->grow.new_size, "click").text);
    if (e->grow.new_addr != e->grow.old_addr)
        phrase_add(text, size, " and moves from %06o to %06o", e->grow.old_addr,
                   e->grow.new_addr);
    phrase_add(text, size, ".");
}

static void tell_exec(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "exec: %s throws its image away for %s.", who(e).text,
             e->exec.path);
}

static void tell_ran(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "exec: %s is %s now: text %u, data %u, bss %u bytes%s%s.",
             who(e).text, e->exec.path, e->exec.text, e->exec.data, e->exec.bss,
             e->exec.shared ? ", text shared" : "",
             e->exec.split ? ", I and D apart" : "");
}

static void tell_refused(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "exec: %s cannot be run, %s; %s keeps its image.", e->exec.path,
             call_error(e->exec.error).text, who(e).text);
}

static void tell_exit(const struct fork_event *e, char *text, size_t size)
{
    if (e->ended.signal)
        snprintf(text, size, "%s is ended by signal %u", who(e).text, e->ended.signal);
    else
        snprintf(text, size, "%s exits with status %u", who(e).text,
                 e->ended.status >> 8);
    phrase_add(text, size, "; it is a zombie until pid %u waits.", e->ended.parent);
}

static void tell_waited(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "wait: %s lays pid %u to rest; slot %d of proc[] is free.",
             who(e).text, e->ended.child, e->ended.slot);
}

static void tell_failed(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "%s cannot fork: %s", who(e).text,
             e->failed.why ? e->failed.why : "the reason is not known");
    if (e->failed.error)
        phrase_add(text, size, ": %s", call_error(e->failed.error).text);
    phrase_add(text, size, ".");
}

static void tell_signal(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "%s gets signal %u.", who(e).text, e->ended.signal);
}

static void tell_panic(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "the kernel panics: %s.", e->text);
}

typedef void teller(const struct fork_event *e, char *text, size_t size);

static teller *const tellers[EVENT_KINDS] = {
    [EVENT_CALL] = tell_call,         [EVENT_LEFT] = tell_left,
    [EVENT_FORK] = tell_fork,         [EVENT_SLOT] = tell_slot,
    [EVENT_COUNTS] = tell_counts,     [EVENT_SPACE] = tell_space,
    [EVENT_FREE] = tell_free,         [EVENT_COPY] = tell_copy,
    [EVENT_CLEAR] = tell_clear,       [EVENT_SWAP] = tell_swap,
    [EVENT_RUNNABLE] = tell_runnable, [EVENT_SWITCH] = tell_switch,
    [EVENT_PARENT] = tell_parent,     [EVENT_CHILD] = tell_child,
    [EVENT_STORE] = tell_store,       [EVENT_GROW] = tell_grow,
    [EVENT_EXEC] = tell_exec,         [EVENT_RAN] = tell_ran,
    [EVENT_REFUSED] = tell_refused,   [EVENT_EXIT] = tell_exit,
    [EVENT_WAITED] = tell_waited,     [EVENT_FAILED] = tell_failed,
    [EVENT_SIGNAL] = tell_signal,     [EVENT_PANIC] = tell_panic,
};

void event_tell(const struct fork_event *e, char *text, size_t size)
{
    text[0] = '\0';
    if ((unsigned)e->kind < EVENT_KINDS && !event_tell_lab(e, text, size))
        tellers[e->kind](e, text, size);
}
