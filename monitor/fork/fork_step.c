/* FORK STEP: to the next stage of the fork under way, or else of the next one. */
#include "monitor/fork/command.h"
#include "monitor/run.h"

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

enum result fork_step(struct monitor *m, const char *args)
{
    int64_t until = m->batch ? m->machine->bus.sched.now + BATCH_LIMIT : SCHED_NEVER;
    if (*args)
        return fail(m, "Expected: FORK STEP");
    if (m->acting)
        return fail(m, "FORK STEP cannot be an action; FORK LIVE tells every stage.");
    if (!observatory_on(m))
        return FAILED;
    observatory_step(m, true);
    enum ended ended = run_machine(m, until, 0);
    observatory_step(m, false);
    if (ended == ENDED_STAGE)
        return say_where(m);
    if (ended == ENDED_STEP)
        return fail(m, "No fork has come to a stage in 600 s of machine time.");
    return run_told(m, ended);
}
