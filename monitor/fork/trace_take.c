/* From an event to lines of the trace file: which track, which slice, which arrow. */
#include "monitor/fork/trace_state.h"

#include <string.h>

enum { SENTENCE = 400 };

void tracked_title(const struct tracked *p, char title[TRACE_TITLE])
{
    snprintf(title, TRACE_TITLE, "%.*s %u", EVENT_NAME, p->name[0] ? p->name : "process",
             p->pid);
}

static void put_name(struct trace *t, const struct tracked *p)
{
    char title[TRACE_TITLE];
    tracked_title(p, title);
    trace_name(&t->file, GROUP_UNIX, trace_track(p->pid), title);
    t->named[p->pid / 64] |= UINT64_C(1) << (p->pid % 64);
}

void tracked_close(struct trace *t, struct tracked *p, int64_t at)
{
    if (p->open &&
        trace_begin(&t->file, 'E', NULL, 0, at, GROUP_UNIX, trace_track(p->pid)))
        trace_end(&t->file);
    p->open = false;
}

static bool tracked_open(struct trace *t, struct tracked *p, const char *name, int64_t at)
{
    tracked_close(t, p, at);
    p->open =
        trace_begin(&t->file, 'B', name, EVENT_NAME, at, GROUP_UNIX, trace_track(p->pid));
    return p->open;
}

/* Who is in SLOT now, with the name it has by its last exec ("": as before). NULL: no slot. */
static struct tracked *process(struct trace *t, int slot, word pid, const char *name,
                               int64_t at)
{
    struct tracked *p;
    if (slot < 0 || slot >= TRACE_SLOTS)
        return NULL;
    p = &t->process[slot];
    bool other = !p->known || p->pid != pid;
    bool renamed = name[0] && strncmp(name, p->name, EVENT_NAME) != 0;
    if (other)
        tracked_close(t, p, at);
    if (other || renamed)
        memcpy(p->name, name, EVENT_NAME);
    p->known = true;
    p->pid = pid;
    if (other || renamed || !(t->named[pid / 64] >> (pid % 64) & 1))
        put_name(t, p);
    return p;
}

/* What has no length: an instant with its sentence, on the process's track or, if the
 * machine is meant, across all. */
void trace_instant(struct trace *t, const struct fork_event *e, const char *name,
                   const struct tracked *p)
{
    char sentence[SENTENCE];
    struct json *j = &t->file.json;
    if (!trace_begin(&t->file, 'i', name, SIZE_MAX, e->at, p ? GROUP_UNIX : GROUP_MACHINE,
                     p ? trace_track(p->pid) : TRACK_PROCESSOR))
        return;
    event_tell(e, sentence, sizeof sentence);
    json_text(j, "s", p ? "t" : "g", SIZE_MAX);
    trace_args(&t->file);
    json_text(j, "says", sentence, sizeof sentence);
    json_int(j, "instructions", (int64_t)e->count);
    if (e->fork >= 0)
        json_int(j, "fork", e->fork);
    trace_end(&t->file);
}

static void take_call(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    struct json *j = &t->file.json;
    if (!p || !tracked_open(t, p, e->call.name[0] ? e->call.name : "call", e->at))
        return;
    trace_args(&t->file);
    json_octal(j, "pc", e->call.pc);
    json_octal(j, "r0", e->call.r0);
    json_open(j, "arguments", '[');
    for (int i = 0; i < EVENT_ARGS; i++)
        json_octal(j, NULL, e->call.arg[i]);
    json_close(j);
    if (e->call.text[0])
        json_text(j, "path", e->call.text, sizeof e->call.text);
    trace_end(&t->file);
}

static void take_left(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    if (!p || !p->open)
        return;
    p->open = false;
    if (!trace_begin(&t->file, 'E', NULL, 0, e->at, GROUP_UNIX, trace_track(p->pid)))
        return;
    trace_args(&t->file);
    json_octal(&t->file.json, "pc", e->call.pc);
    json_octal(&t->file.json, "r0", e->call.r0);
    json_int(&t->file.json, "error", e->call.error);
    trace_end(&t->file);
}

/* The child's track begins: made, not yet run; an arrow comes to it from its parent's. */
static void take_runnable(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    static const char unnamed[EVENT_NAME];
    const char *name = p && p->pid == e->made.ppid ? p->name : unnamed;
    struct tracked *child = process(t, e->made.slot, e->made.pid, name, e->at);
    if (!child || !tracked_open(t, child, "made, not run", e->at))
        return;
    trace_end(&t->file);
    trace_arrow(&t->file, ++t->arrows, e->at, trace_track(e->made.ppid),
                trace_track(e->made.pid));
}

static void take_child(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    if (p)
        tracked_close(t, p, e->at);
    trace_instant(t, e, "first instruction", p);
}

static void take_gone(struct trace *t, const struct fork_event *e, struct tracked *p)
{
    trace_instant(t, e, "exit", p);
    if (p)
        tracked_close(t, p, e->at);
}

struct taker {
    void (*take)(struct trace *t, const struct fork_event *e, struct tracked *p);
    const char *instant; /* without a function of its own */
};

static const struct taker takers[EVENT_KINDS] = {
    [EVENT_CALL] = {take_call,      NULL               },
    [EVENT_LEFT] = { take_left,     NULL               },
    [EVENT_FORK] = { NULL,          "newproc"          },
    [EVENT_SLOT] = { NULL,          "slot and pid"     },
    [EVENT_COUNTS] = { NULL,          "counts raised"    },
    [EVENT_SPACE] = { trace_space,   NULL               },
    [EVENT_FREE] = { trace_space,   NULL               },
    [EVENT_COPY] = { trace_copy,    NULL               },
    [EVENT_CLEAR] = { trace_copy,    NULL               },
    [EVENT_SWAP] = { trace_swap,    NULL               },
    [EVENT_RUNNABLE] = { take_runnable, NULL               },
    [EVENT_SWITCH] = { trace_switch,  NULL               },
    [EVENT_PARENT] = { NULL,          "parent returns"   },
    [EVENT_CHILD] = { take_child,    NULL               },
    [EVENT_STORE] = { NULL,          "first write"      },
    [EVENT_GROW] = { NULL,          "grows"            },
    [EVENT_EXEC] = { NULL,          "image thrown away"},
    [EVENT_RAN] = { NULL,          "new image"        },
    [EVENT_REFUSED] = { NULL,          "exec refused"     },
    [EVENT_EXIT] = { take_gone,     NULL               },
    [EVENT_WAITED] = { NULL,          "laid to rest"     },
    [EVENT_FAILED] = { NULL,          "fork fails"       },
    [EVENT_SIGNAL] = { NULL,          "signal"           },
    [EVENT_PANIC] = { NULL,          "panic"            },
    [EVENT_SHARED] = { NULL,          "pages shared"     },
    [EVENT_LENT] = { NULL,          "memory lent"      },
    [EVENT_GIVEN] = { NULL,          "memory given back"},
    [EVENT_FAULT] = { NULL,          "copy-on-write"    },
};

/* A restored machine's time goes on where the file's time is: within it nothing goes back. */
static struct fork_event shifted(struct trace *t, const struct fork_event *event)
{
    struct fork_event e = *event;
    if (e.at + t->shift < t->last)
        t->shift = t->last - e.at;
    e.at += t->shift;
    t->last = e.at;
    return e;
}

void trace_take(struct trace *t, const struct fork_event *event)
{
    struct tracked *p;
    if (t->file.failed || (unsigned)event->kind >= EVENT_KINDS)
        return;
    struct fork_event e = shifted(t, event);
    p = process(t, e.slot, e.pid, e.name, e.at);
    if (takers[e.kind].take)
        takers[e.kind].take(t, &e, p);
    else
        trace_instant(t, &e, takers[e.kind].instant, e.kind == EVENT_PANIC ? NULL : p);
}
