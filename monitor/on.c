/* What becomes of an error in a command file: SET ON, SET NOON, ON ERROR, RETURN. As in SIMH
 * each file has its own, DO -e is SET ON, and SET ON without ON ERROR ends the file. */
#include "monitor/on.h"

#include <string.h>

static enum result no_file(struct monitor *m, const char *what)
{
    return fail(m, "%s is for command files: there is none that it could be about.",
                what);
}

enum result do_on(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    if (!m->script)
        return no_file(m, "ON");
    if (!take_word(&args, term, sizeof term, true))
        return usage(m, "ON");
    if (strcmp(term, "ERROR") != 0)
        return fail(m,
                    "ON %s is SIMH's; here ON ERROR alone tells what any error does, a "
                    "false ASSERT among them.",
                    term);
    snprintf(m->script->on_error, sizeof m->script->on_error, "%s", args);
    return DONE;
}

enum result do_return(struct monitor *m, const char *args)
{
    if (no_more(m, "RETURN", args) != DONE)
        return FAILED;
    if (!m->script)
        return no_file(m, "RETURN");
    m->script->ended = true;
    return DONE;
}

enum result set_on(struct monitor *m, const struct setting *s)
{
    if (*s->value)
        return fail(m, "Expected: SET %s. Each file has its own ON.",
                    s->n ? "ON" : "NOON");
    if (!m->script)
        return no_file(m, s->n ? "SET ON" : "SET NOON");
    if (m->batch && !s->n)
        return fail(m,
                    "fork11 -f ends at the first error; TRY before a command goes on.");
    m->script->strict = s->n;
    return DONE;
}

enum result set_quiet(struct monitor *m, const struct setting *s)
{
    if (*s->value)
        return fail(m, "Expected: SET %s", s->n ? "QUIET" : "NOQUIET");
    m->quiet = s->n;
    return DONE;
}

/* The reason is told before what ON ERROR does, but in a batch run, which ends with it. */
static enum result act(struct monitor *m, const struct script *s)
{
    char reason[ERROR_SIZE], action[LINE_SIZE];
    snprintf(reason, sizeof reason, "%s", m->error);
    snprintf(action, sizeof action, "%s", s->on_error);
    if (!m->batch)
        complain(m);
    enum result result = command_do_list(m, action);
    if (result == FAILED)
        complain(m);
    fail(m, "%s", reason);
    if (m->batch && result == LEAVE)
        complain(m);
    if (result == LEAVE)
        return LEAVE;
    return m->batch ? FAILED : DONE;
}

enum result script_failed(struct monitor *m, struct script *s)
{
    if (s->strict && s->on_error[0])
        return act(m, s);
    if (s->strict)
        return FAILED;
    complain(m);
    return DONE;
}
