/* Running the machine: slices of machine time, the terminal looked at between them. */
#include "monitor/pace.h"
#include "monitor/panel/lamps.h"
#include "monitor/panel/panel.h"
#include "monitor/panel/window.h"
#include "monitor/run_parts.h"

#include <string.h>
#include <strings.h>

#define SLICE (10 * NS_PER_MS)

static int64_t sooner(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* One slice of the processor, or the sleep of an idle machine. */
static enum stop slice(struct monitor *m, int64_t until, uint64_t count)
{
    struct cpu *cpu = &m->machine->cpu;
    int64_t now = m->machine->bus.sched.now;
    cpu->idle_stops = !m->batch && !m->no_idle;
    int64_t most = m->throttle > 1 && !m->batch ? SLICE / m->throttle : SLICE;
    enum stop stop = lamps_run(m, sooner(until, now + most), count);
    if (stop == STOP_IDLE) {
        fflush(m->out);
        stop = pace_idle(m, until, count);
    }
    if (m->throttle && !m->batch)
        pace_throttle(m);
    return stop;
}

static enum ended asked(struct monitor *m)
{
    if (m->matcher.matched)
        return ENDED_MATCHED;
    if (m->matcher.due >= 0)
        return ENDED_EXPECT;
    return console_signal() ? ENDED_SIGNAL : ENDED_ASKED;
}

/* Instructions to the nearer of the two limits; 0: none. *MINE: it is the run limit. */
static uint64_t count_left(const struct monitor *m, uint64_t last, bool *mine)
{
    uint64_t now = m->machine->cpu.count;
    *mine = m->run_count && (!last || m->run_count < last);
    if (*mine)
        return m->run_count > now ? m->run_count - now : 0;
    return last > now ? last - now : 0;
}

/* The guest sees a drive in error; only we know why. */
static void tell_host_error(struct monitor *m)
{
    int *error = &m->machine->bus.host_errno;
    if (*error == 0)
        return;
    fresh_line(m);
    say(m, "A mounted file could not be used: %s.\n", strerror(*error));
    *error = 0;
}

/* What the window's person may wish done without the run being ended for it. */
static bool looks_only(const char *wish)
{
    static const char *const begins[] = { "FORK SHOW", "SET THROTTLE", "SET NOTHROTTLE",
                                          "; " };
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (strncasecmp(wish, begins[i], strlen(begins[i])) == 0)
            return true;
    return false;
}

/* The window's wishes that only look or set are done, as they would be at the prompt. True:
 * the run is to end, for HALT or for another wish, which waits for the prompt: a batch run
 * hears of no such wish. */
static bool panel_ends(struct monitor *m)
{
    char wish[LINE_SIZE];
    if (front_stops(m))
        return true;
    while (panel_peek_wish(m, wish, sizeof wish)) {
        if (!looks_only(wish) && !m->batch)
            return true;
        panel_next_wish(m, wish, sizeof wish);
        if (!looks_only(wish))
            continue;
        fresh_line(m);
        say(m, "fork11> %s\n", wish);
        if (command_do(m, wish) == FAILED)
            complain(m);
    }
    return false;
}

/* Slices until one of them ends the run. */
static enum ended run_slices(struct monitor *m, int64_t until, uint64_t last)
{
    int64_t limit = sooner(until, m->run_limit);
    bool mine;
    for (;;) {
        uint64_t count = count_left(m, last, &mine);
        if (count == 0 && (mine || last))
            return mine ? ENDED_LIMIT : ENDED_STEP;
        console_feed(m);
        exchange_poll(m);
        window_poll(m);
        enum stop stop = slice(m, limit, count);
        tell_host_error(m);
        if (stop == STOP_HALT)
            return ENDED_HALT;
        if (stop == STOP_PROBE)
            return ENDED_BREAK;
        if (stop == STOP_HOOK) {
            breaks_pass(&m->breaks, &m->machine->cpu);
            return ENDED_STAGE;
        }
        if (stop == STOP_COUNT)
            continue;
        if (stop == STOP_ASKED)
            return asked(m);
        if (m->machine->bus.sched.now >= limit)
            return limit == until ? ENDED_STEP : ENDED_LIMIT;
        if (panel_ends(m))
            return ENDED_ASKED;
        if (!m->batch && !console_poll(m))
            return console_signal()     ? ENDED_SIGNAL
                   : m->console.starved ? ENDED_INPUT
                                        : ENDED_ASKED;
    }
}

enum ended run_machine(struct monitor *m, int64_t until, uint64_t count)
{
    uint64_t last = count ? m->machine->cpu.count + count : 0;
    enum ended ended;
    bool on, outer = m->runs;
    m->matcher.due = -1;
    m->breaks.hit = -1;
    probes_fit(m);
    m->console.stepping = until != SCHED_NEVER || count;
    front_stops(m);
    console_raw(m);
    pace_start(m);
    m->runs = true;
    do {
        ended = run_slices(m, until, last);
        on = (ended == ENDED_BREAK && run_break_action(m)) ||
             (ended == ENDED_EXPECT && run_expect_action(m));
    } while (on);
    m->runs = outer;
    lamps_rest(m);
    console_cooked(m);
    return ended;
}
