/* Shared memory in plain sentences: what a fork shares, what it lends, what becomes a process's
 * own (images/lab/sys: forkcow.s vfork.s rfork.s fault.s). */
#include "monitor/fork/call.h"
#include "monitor/fork/tell_lab.h"

#include <stdio.h>
#include <string.h>

struct phrase tell_pages(byte mask)
{
    struct phrase p;
    int n = __builtin_popcount(mask), i = 0;
    snprintf(p.text, sizeof p.text, "page%s ", n == 1 ? "" : "s");
    for (int page = 0; page < UNIX_PAGES; page++)
        if (mask >> page & 1)
            phrase_add(p.text, sizeof p.text, "%s%d", phrase_between(i++, n), page);
    return p;
}

static void tell_shared(const struct fork_event *e, char *text, size_t size)
{
    if (e->shared.entries == 0) {
        snprintf(text, size, "the parent has no page that the child could share.");
        return;
    }
    snprintf(text, size, "%s, %s, %s the child's too, %s: entered in its map in %s.",
             tell_pages(e->shared.pages).text,
             phrase_count(e->shared.clicks, "click").text,
             e->shared.entries == 1 ? "is" : "are",
             e->shared.good ? "for good" : "until one of them is written",
             phrase_time(e->shared.ns).text);
}

static void tell_lent(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size,
             "the child has its parent's memory, data %u and stack %u clicks; the parent "
             "stands until it is given back.",
             e->given.data, e->given.stack);
}

static void tell_given(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size,
             "%s gives the memory back to pid %u, data %u and stack %u clicks.",
             phrase_process(e->name, e->pid).text, e->given.pid, e->given.data,
             e->given.stack);
}

/* "hello (6) stores to page 7 (pc 001122)" */
static void begin(const struct fork_fault *f, char *text, size_t size)
{
    struct phrase who = phrase_process(f->name, f->pid);
    const struct call_kind *call = f->call[0] ? call_find(f->call) : NULL;
    switch (f->by) {
    case FAULT_STORE:
        snprintf(text, size, "%s stores to page %u (pc %06o)", who.text, f->page, f->pc);
        break;
    case FAULT_KERNEL:
        snprintf(text, size, "the kernel stores to page %u of %s (%s)", f->page, who.text,
                 call         ? call->name
                 : f->call[0] ? f->call
                              : "a signal");
        break;
    case FAULT_GROWTH:
        snprintf(text, size, "page %u of %s grows", f->page, who.text);
        break;
    case FAULT_SHARING:
        snprintf(text, size, "page %u of %s shall be shared for good", f->page, who.text);
        break;
    }
}

void fault_tell(const struct fork_fault *f, char *text, size_t size)
{
    begin(f, text, size);
    if (f->copied)
        phrase_add(text, size, ", which others have too: %s copied from %06o to %06o",
                   phrase_count(f->clicks, "click").text, f->from, f->to);
    else
        phrase_add(text, size,
                   ", which nobody else has any more: it is only unprotected");
    if (f->ns)
        phrase_add(text, size, ", in %s", phrase_time(f->ns).text);
    phrase_add(text, size, ".");
}

static void tell_fault(const struct fork_event *e, char *text, size_t size)
{
    struct fork_fault f = { .ns = e->fault.ns,
                            .pid = e->pid,
                            .by = e->fault.by,
                            .copied = e->fault.copied,
                            .page = e->fault.page,
                            .from = e->fault.from,
                            .to = e->fault.to,
                            .clicks = e->fault.clicks,
                            .pc = e->fault.pc };
    memcpy(f.name, e->name, sizeof f.name);
    memcpy(f.call, e->fault.call, sizeof f.call);
    fault_tell(&f, text, size);
}

/* Its first instruction is its own program's. */
static void tell_begun(const struct fork_event *e, char *text, size_t size)
{
    snprintf(text, size, "%s, spawned, begins in user mode at pc %06o.",
             phrase_process(e->name, e->pid).text, e->returned.pc);
}

bool event_tell_lab(const struct fork_event *e, char *text, size_t size)
{
    switch (e->kind) {
    case EVENT_SHARED:
        tell_shared(e, text, size);
        return true;
    case EVENT_LENT:
        tell_lent(e, text, size);
        return true;
    case EVENT_GIVEN:
        tell_given(e, text, size);
        return true;
    case EVENT_FAULT:
        tell_fault(e, text, size);
        return true;
    case EVENT_CHILD:
        if (!e->returned.spawned)
            return false;
        tell_begun(e, text, size);
        return true;
    default:
        return false;
    }
}
