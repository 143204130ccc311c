/* Batch files (fork11 -f) and their verbs: TYPE, AWAIT, ASSERT. Nothing here knows the
 * host's clock. */
#include "monitor/expr.h"
#include "monitor/run.h"
#include "monitor/script.h"

#include <string.h>

enum { AWAIT_SECONDS = 30 };

enum result do_type(struct monitor *m, const char *args)
{
    char text[STRING_SIZE];
    size_t n;
    const char *wrong = take_string(&args, text, sizeof text, &n);
    if (wrong)
        return fail(m, "TYPE: %s. (!cat shows a file.)", wrong);
    if (no_more(m, "TYPE", args) != DONE)
        return FAILED;
    return console_type(m, text, n) ? DONE : fail(m, "The host has no memory for that.");
}

/* 30s, 500ms, 2m; nothing: 30 s. */
static enum result take_time(struct monitor *m, const char *args, int64_t *ns)
{
    int64_t n = AWAIT_SECONDS, unit = NS_PER_SEC;
    char term[WORD_SIZE] = "";
    if (*args) {
        if (!take_decimal(&args, 1000000000, &n))
            return usage(m, "AWAIT");
        take_word(&args, term, sizeof term, true);
        if (strcmp(term, "MS") == 0)
            unit = NS_PER_MS;
        else if (strcmp(term, "M") == 0)
            unit = 60 * NS_PER_SEC;
        else if (strcmp(term, "S") != 0 && term[0])
            return fail(m, "A time is in machine seconds (30s), ms or m.");
        if (no_more(m, "AWAIT", args) != DONE)
            return FAILED;
    }
    if (n > INT64_MAX / 2 / unit)
        return fail(m, "AWAIT takes at most %lld s.",
                    (long long)(INT64_MAX / 2 / NS_PER_SEC));
    *ns = n * unit;
    return DONE;
}

/* The end of what was printed, on one line, for the report of a miss. */
static void tail(const struct matcher *t, char *text, size_t size)
{
    size_t from = t->count - t->from > 60 ? t->count - 60 : t->from, n = 0;
    for (size_t i = from; i < t->count && n + 6 < size; i++) {
        unsigned char c = (unsigned char)t->seen[i];
        if (c == '\r' || c == '\n')
            n += (size_t)snprintf(text + n, size - n, "\\%c", c == '\r' ? 'r' : 'n');
        else if (c < ' ' || c > '~')
            n += (size_t)snprintf(text + n, size - n, "\\%03o", c);
        else
            text[n++] = (char)c;
    }
    text[n] = '\0';
}

static enum result missed(struct monitor *m, const char *wanted, enum ended ended,
                          int64_t ns)
{
    char line[LINE_SIZE / 2], seen[400];
    m->matcher.length = 0;
    if (ended != ENDED_STEP) {
        run_line(m, ended, line, sizeof line);
        return fail(m, "%s", line);
    }
    tail(&m->matcher, seen, sizeof seen);
    return fail(m,
                "AWAIT \"%.100s\" missed: %lld.%03lld machine seconds have gone; the "
                "output since the last match ends with \"%s\"",
                wanted, (long long)(ns / NS_PER_SEC),
                (long long)(ns % NS_PER_SEC / NS_PER_MS), seen);
}

enum result await_text(struct monitor *m, const char *text, size_t n, int64_t ns)
{
    if (n > 0 && matcher_await(&m->matcher, text, n))
        return DONE;
    enum ended ended = run_machine(m, m->machine->bus.sched.now + ns, 0);
    bool matched = m->matcher.matched;
    m->matcher.matched = false;
    if (ended == ENDED_MATCHED || (n == 0 && ended == ENDED_STEP))
        return DONE;
    if (matched && ended == ENDED_EXPECT)
        return DONE;
    return missed(m, text, ended, ns);
}

enum result do_await(struct monitor *m, const char *args)
{
    char text[STRING_SIZE];
    size_t n;
    int64_t ns = 0;
    const char *wrong = take_string(&args, text, sizeof text, &n);
    if (wrong)
        return fail(m, "AWAIT: %s.", wrong);
    if (memchr(text, '\0', n))
        return fail(m, "AWAIT cannot see a NUL: they are padding, and left out.");
    if (take_time(m, args, &ns) != DONE)
        return FAILED;
    if (m->acting)
        return fail(m, "AWAIT cannot be an action; EXPECT can wait.");
    return await_text(m, text, n, ns);
}

enum result do_assert(struct monitor *m, const char *args)
{
    int64_t value;
    if (*args == '\0')
        return usage(m, "ASSERT");
    if (expr_all(m, args, &value) != DONE)
        return FAILED;
    if (value)
        return DONE;
    if (m->script && !m->script->strict)
        m->script->ended = true; /* as SIMH's does where SET ON was not said */
    return fail(m, "ASSERT %s is false.", args);
}

enum result do_try(struct monitor *m, const char *args)
{
    if (*args == '\0')
        return usage(m, "TRY");
    bool ended = m->script && m->script->ended;
    enum result result = command_do(m, args);
    if (result == FAILED)
        complain(m);
    if (result == FAILED && m->script)
        m->script->ended = ended;
    return result == LEAVE ? LEAVE : DONE;
}

int batch_run(struct monitor *m, int argc, const char *const argv[])
{
    struct script s = { .path = argv[0], .strict = true };
    m->batch = true;
    for (; s.argc < argc && s.argc < SCRIPT_ARGUMENTS; s.argc++)
        s.argv[s.argc] = argv[s.argc];
    enum result result = script_run(m, &s);
    if (result == FAILED) {
        complain(m);
        return 1;
    }
    fresh_line(m);
    return result == LEAVE ? m->status : 0;
}
