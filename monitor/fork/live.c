/* FORK LIVE: what happens in and around forks, told as it comes. */
#include "monitor/fork/command.h"
#include "monitor/fork/show.h"

#include <inttypes.h>

enum { SENTENCE = 512, INDENT = 13 };

/* What is told although it belongs to no fork. */
static bool always(enum event_kind kind)
{
    return kind == EVENT_RAN || kind == EVENT_REFUSED || kind == EVENT_EXIT ||
           kind == EVENT_WAITED || kind == EVENT_FAILED || kind == EVENT_SIGNAL ||
           kind == EVENT_PANIC;
}

static void narrate(void *host, const struct fork_event *e)
{
    struct monitor *m = host;
    char text[SENTENCE], time[48];
    if (e->fork < 0 && !always(e->kind))
        return;
    event_tell(e, text, sizeof text);
    fresh_line(m);
    snprintf(time, sizeof time, "%4" PRId64 ".%06" PRId64, e->at / NS_PER_SEC,
             e->at % NS_PER_SEC / NS_PER_US);
    say_wrapped(m, INDENT, time, text);
}

enum result fork_live(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    bool off = take_word(&args, term, sizeof term, true);
    if ((off && !abbreviates(term, "OFF", "OF")) || *args)
        return fail(m, "Expected: FORK LIVE {OFF}");
    observatory_unlisten(m, m);
    if (off)
        return DONE;
    const struct fork_sink sink = { m, narrate };
    return observatory_on(m) && observatory_listen(m, &sink) ? DONE : FAILED;
}
