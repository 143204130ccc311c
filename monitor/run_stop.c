/* What a stop says, and the actions of breakpoints and EXPECTs. */
#include "monitor/display.h"
#include "monitor/lab/source.h"
#include "monitor/names.h"
#include "monitor/run_parts.h"
#include "monitor/symbolic.h"

#include <string.h>

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

bool run_break_action(struct monitor *m)
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

bool run_expect_action(struct monitor *m)
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
