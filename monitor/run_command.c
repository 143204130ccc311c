/* RUN, GO and CONTINUE. */
#include "monitor/expr.h"
#include "monitor/run.h"

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
    if (*args == '"' || *args == '\'') /* SIMH's: until the console has printed it */
        return do_expect(m, args);
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
