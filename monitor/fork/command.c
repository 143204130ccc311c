/* FORK: the verbs of the observatory. */
#include "monitor/fork/command.h"
#include "monitor/fork/show.h"

#include <inttypes.h>
#include <string.h>

static const struct fork_verb *find_verb(const char *term)
{
    for (int i = 0; i < fork_verb_count; i++)
        if (abbreviates(term, fork_verbs[i].name, fork_verbs[i].shortest))
            return &fork_verbs[i];
    return NULL;
}

enum result do_fork(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    if (!take_word(&args, term, sizeof term, true))
        return fail(m, "Expected: FORK and a verb; HELP FORK lists them.");
    const struct fork_verb *verb = find_verb(term);
    if (!verb)
        return fail(m, "FORK has no verb %s; HELP FORK lists them.", term);
    return verb->run(m, args);
}

void fork_help(struct monitor *m)
{
    char line[WORD_SIZE];
    fork_help_stages(m);
    say(m, "  The verbs; n is a fork's number, left out: the latest.\n");
    for (int i = 0; i < fork_verb_count; i++) {
        snprintf(line, sizeof line, "FORK %s %s", fork_verbs[i].name,
                 fork_verbs[i].usage);
        say(m, "  %-36s %s\n", line, fork_verbs[i].help);
    }
    say(m, "  To begin, the guest waiting at its # prompt: FORK ON, CONTINUE, ls typed "
           "to\n  it, ^E, FORK COMPARE; or FORK ON, FORK STEP, ls typed, FORK STEP...\n");
}

const struct fork_record *fork_wanted(struct monitor *m, const char **args)
{
    int64_t n = -1;
    const char *at = skip_blanks(*args);
    int forks = observatory_forks(m);
    if (forks == 0) {
        fail(m, "No fork was seen yet; FORK ON watches from now on.");
        return NULL;
    }
    if (*at >= '0' && *at <= '9') {
        if (!take_decimal(&at, forks - 1, &n)) {
            fail(m, "There are forks 0 to %d so far.", forks - 1);
            return NULL;
        }
        *args = at;
    }
    const struct fork_record *r = observatory_record(m, (int)n);
    if (!r)
        fail(m, "Fork %" PRId64 " is no longer kept: the last %d are.", n, RECORDS);
    return r;
}

static enum result fork_on(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: FORK ON");
    return observatory_on(m) ? DONE : FAILED;
}

static enum result fork_off(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: FORK OFF");
    observatory_off(m);
    return DONE;
}

/* clang-format off */
const struct fork_verb fork_verbs[] = {
    { "ON", "ON", "", "watches how processes are made and end", fork_on },
    { "OFF", "OFF", "", "no longer; what was seen stays", fork_off },
    { "LIVE", "LIV", "{OFF}", "tells what happens as it comes",
      fork_live },
    { "LIST", "L", "", "every fork kept, and the totals of all", fork_list },
    { "STEP", "ST", "{stage}",
      "to the next stage, or the next so named", fork_step },
    { "SHOW", "SH", "{n}", "one in full: stages, core, both returns",
      fork_show },
    { "COMPARE", "C", "{n} {-v} {--page bytes}",
      "what every other way would have done", fork_compare },
    { "EXPORT", "E", "{n} {--page bytes} file",
      "to a file: .json .csv .svg .html .trace", fork_export },
    { "TRACE", "T", "file|OFF", "every event from now on, for Perfetto",
      fork_trace },
};
/* clang-format on */

const int fork_verb_count = sizeof fork_verbs / sizeof fork_verbs[0];
