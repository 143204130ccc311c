/* FORK STEP: to the next stage of the fork under way, or else of the next one; or on to the
 * next stage of one kind. */
#include "monitor/fork/command.h"
#include "monitor/fork/stage.h"
#include "monitor/run.h"

#include <strings.h>

/* In a batch file nobody types ^E: after so much machine time without a fork it has failed. */
#define BATCH_LIMIT (600 * NS_PER_SEC)

static enum result say_where(struct monitor *m)
{
    const struct stage_mark *mark;
    const struct fork_record *r = observatory_stage(m, &mark);
    if (!r)
        return fail(m, "The record of this fork is not kept: the host has no memory.");
    fresh_line(m);
    fork_say_stage(m, r, mark);
    return DONE;
}

/* The kind of stage that ARGS names; STAGE_KINDS if it is empty: any. */
static enum result take_kind(struct monitor *m, const char *args, enum stage *kind)
{
    char name[WORD_SIZE];
    *kind = STAGE_KINDS;
    if (!*skip_blanks(args))
        return DONE;
    if (!take_word(&args, name, sizeof name, false) || *skip_blanks(args))
        return fail(m, "Expected: FORK STEP {stage}; HELP FORK lists the stages.");
    for (*kind = 0; *kind < STAGE_KINDS; ++*kind)
        if (strcasecmp(name, stage_table[*kind].name) == 0)
            return DONE;
    return fail(m, "There is no stage %s; HELP FORK lists them.", name);
}

/* Runs to the next stage of that kind. */
static enum ended run_to(struct monitor *m, int64_t until, enum stage kind)
{
    const struct stage_mark *mark;
    enum ended ended;
    do
        ended = run_machine(m, until, 0);
    while (ended == ENDED_STAGE && kind != STAGE_KINDS && observatory_stage(m, &mark) &&
           mark->stage != kind);
    return ended;
}

/* Whoever has not typed the command yet that forks shall not think that nothing happens. */
static void say_running(struct monitor *m)
{
    const struct fork_record *r = observatory_record(m, -1);
    if (!m->batch && (!r || r->complete))
        say(m, "To the next stage; what is typed goes to the guest, ^E stops.\n");
}

enum result fork_step(struct monitor *m, const char *args)
{
    int64_t until = m->batch ? m->machine->bus.sched.now + BATCH_LIMIT : SCHED_NEVER;
    enum stage kind;
    if (take_kind(m, args, &kind) != DONE)
        return FAILED;
    if (m->acting)
        return fail(m, "FORK STEP cannot be an action; FORK LIVE tells every stage.");
    if (!observatory_on(m))
        return FAILED;
    say_running(m);
    observatory_step(m, true);
    enum ended ended = run_to(m, until, kind);
    observatory_step(m, false);
    if (ended == ENDED_STAGE)
        return say_where(m);
    if (ended == ENDED_STEP)
        return fail(m, "No fork has come to that stage in 600 s of machine time.");
    return run_told(m, ended);
}
