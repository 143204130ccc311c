/* Running the machine: slices of machine time, the terminal looked at between them. */
#include "monitor/run.h"
#include "monitor/display.h"
#include "monitor/expr.h"
#include "monitor/lab/source.h"
#include "monitor/names.h"
#include "monitor/pace.h"
#include "monitor/panel/lamps.h"
#include "monitor/panel/panel.h"
#include "monitor/panel/window.h"
#include "monitor/symbolic.h"

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
 * the run is to end, for HALT or for another one; it waits for the prompt. A batch run
 * does not hear of it. */
static bool panel_ends(struct monitor *m)
{
    char wish[LINE_SIZE];
    if (panel_stops(m))
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

/* The actions of the breakpoint or EXPECT that ended the run. False: one failed, or was
 * QUIT. */
static bool act(struct monitor *m, const char *action)
{
    char text[LINE_SIZE];
    bool outer = m->acting;
    snprintf(text, sizeof text, "%s", action);
    m->acting = true;
    m->resume = false;
    enum result result = command_do_list(m, text);
    if (result == FAILED)
        complain(m);
    m->acting = outer;
    return result == DONE;
}

static void tell_line(struct monitor *m, enum ended ended)
{
    char line[LINE_SIZE];
    run_line(m, ended, line, sizeof line);
    fresh_line(m);
    say(m, "%s\n", line);
}

/* The stop line, the lab's line, and what DISPLAY wants to see at each stop. */
static void tell(struct monitor *m, enum ended ended)
{
    tell_line(m, ended);
    lab_say_line(m);
    display_say(m);
}

/* A breakpoint that talks: what its actions print, or that it was passed. */
static bool talk(struct monitor *m, const char *action)
{
    if (!action[0]) {
        tell_line(m, ENDED_BREAK);
        return true;
    }
    fresh_line(m);
    return act(m, action);
}

/* True: the run goes on. */
static bool break_action(struct monitor *m)
{
    const struct breaks *b = &m->breaks;
    const struct brk *k = b->hit < 0 ? NULL : &b->list[b->hit];
    if (k && k->talks)
        return talk(m, k->action);
    if (!k || k->temporary || !k->action[0])
        return false;
    tell(m, ENDED_BREAK);
    act(m, k->action);
    return m->resume;
}

static bool expect_action(struct monitor *m)
{
    struct expect expect = m->matcher.expect[m->matcher.due];
    if (!expect.persistent)
        matcher_remove(&m->matcher, m->matcher.due);
    m->matcher.due = -1;
    if (expect.reply)
        return console_type(m, expect.action, strlen(expect.action));
    if (expect.action[0])
        act(m, expect.action);
    return expect.action[0] && m->resume;
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
    panel_stops(m);
    console_raw(m);
    pace_start(m);
    m->runs = true;
    do {
        ended = run_slices(m, until, last);
        on = (ended == ENDED_BREAK && break_action(m)) ||
             (ended == ENDED_EXPECT && expect_action(m));
    } while (on);
    m->runs = outer;
    lamps_rest(m);
    console_cooked(m);
    return ended;
}

static const char *break_name(const struct breaks *b, char *text, size_t size)
{
    if (b->hit_kind == BREAK_EXECUTE)
        return "Breakpoint";
    snprintf(text, size, "%s watchpoint at %06o",
             b->hit_kind == BREAK_READ ? "Read" : "Write", b->hit_at);
    return text;
}

void run_line(struct monitor *m, enum ended ended, char *text, size_t size)
{
    static const char *const reasons[] = { [ENDED_HALT] = "HALT instruction",
                                           [ENDED_BREAK] = "Breakpoint",
                                           [ENDED_STEP] = "Step expired",
                                           [ENDED_ASKED] = "Simulation stopped",
                                           [ENDED_LIMIT] = "Run time limit exhausted",
                                           [ENDED_MATCHED] = "Text matched",
                                           [ENDED_EXPECT] = "Expect matched",
                                           [ENDED_STAGE] = "Stage of a fork",
                                           [ENDED_INPUT] =
                                               "Simulation stopped (end of input)",
                                           [ENDED_SIGNAL] = "Simulation stopped" };
    char what[SYMBOLIC_SIZE], instruction[SYMBOLIC_SIZE];
    const struct breaks *b = &m->breaks;
    const char *reason = reasons[ended];
    if (ended == ENDED_BREAK)
        reason = b->hit >= 0 && b->list[b->hit].next ? reasons[ENDED_STEP]
                                                     : break_name(b, what, sizeof what);
    word pc = m->machine->cpu.r[PC];
    char name[NAME_TEXT + 1] = " ";
    bool named = symbol_near(m, pc, cpu_mode(&m->machine->cpu), I_SPACE, name + 1,
                             sizeof name - 1);
    symbolic_at(m, pc, instruction);
    snprintf(text, size, "%s, PC: %06o%s (%s)", reason, pc, named ? name : "",
             instruction);
}

enum result run_told(struct monitor *m, enum ended ended)
{
    bool told = ended == ENDED_BREAK && m->breaks.hit >= 0 &&
                m->breaks.list[m->breaks.hit].action[0] &&
                !m->breaks.list[m->breaks.hit].talks &&
                !m->breaks.list[m->breaks.hit].temporary;
    if (!told)
        tell(m, ended);
    breaks_end_temporary(&m->breaks);
    if (ended != ENDED_SIGNAL)
        return DONE;
    m->status = 128 + console_signal(); /* as a shell tells it */
    return LEAVE;
}

enum result run_and_tell(struct monitor *m, int64_t until, uint64_t count)
{
    return run_told(m, run_machine(m, until, count));
}

/* At the prompt: run. In a batch file: stay ready for AWAIT. In an action: resume. */
static enum result start(struct monitor *m)
{
    m->resume = true;
    if (m->acting || m->batch)
        return DONE;
    return run_and_tell(m, SCHED_NEVER, 0);
}

static enum result take_pc(struct monitor *m, const char **args)
{
    int64_t value;
    word pc;
    if (expr_take(m, args, &value) != DONE || expr_word(m, value, &pc) != DONE)
        return FAILED;
    if (pc & 1)
        return fail(m, "%06o is odd: instructions have even addresses.", pc);
    machine_set_pc(m->machine, pc);
    breaks_forget(&m->breaks);
    return DONE;
}

enum result do_run(struct monitor *m, const char *args)
{
    word pc = m->machine->cpu.r[PC];
    if (*args) {
        if (take_pc(m, &args) != DONE || no_more(m, "RUN", args) != DONE)
            return FAILED;
        pc = m->machine->cpu.r[PC];
    }
    machine_start_at(m->machine, pc);
    kernel_expect(m);
    breaks_forget(&m->breaks);
    return start(m);
}

static enum result until(struct monitor *m, const char *args)
{
    char keyword[WORD_SIZE];
    int64_t value;
    word pc;
    if (!take_word(&args, keyword, sizeof keyword, true) ||
        !abbreviates(keyword, "UNTIL", "U") || *args == '\0')
        return usage(m, "GO");
    if (expr_all(m, args, &value) != DONE || expr_word(m, value, &pc) != DONE)
        return FAILED;
    struct brk k = { .lo = pc, .hi = pc, .kinds = BREAK_EXECUTE, .temporary = true };
    if (!breaks_add(&m->breaks, &k))
        return fail(m, "There are %d breakpoints already.", BREAKS);
    return DONE;
}

static bool begins_with_until(const char *args)
{
    char keyword[WORD_SIZE];
    return take_word(&args, keyword, sizeof keyword, true) &&
           abbreviates(keyword, "UNTIL", "U");
}

enum result do_go(struct monitor *m, const char *args)
{
    if (*args && !begins_with_until(args) && take_pc(m, &args) != DONE)
        return FAILED;
    args = skip_blanks(args);
    if (*args && until(m, args) != DONE)
        return FAILED;
    return start(m);
}

enum result do_continue(struct monitor *m, const char *args)
{
    if (no_more(m, "CONTINUE", args) != DONE)
        return FAILED;
    return start(m);
}
