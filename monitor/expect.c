/* SEND and EXPECT, as SIMH has them. */
#include "monitor/command.h"

#include <string.h>

enum result do_send(struct monitor *m, const char *args)
{
    char text[STRING_SIZE];
    size_t n;
    /* SIMH's AFTER= and DELAY= pace the typing; here the guest does. */
    while (strncasecmp(args, "after=", 6) == 0 || strncasecmp(args, "delay=", 6) == 0)
        args = skip_blanks(args + strcspn(args, " \t"));
    const char *wrong = take_string(&args, text, sizeof text, &n);
    if (wrong)
        return fail(m, "SEND: %s.", wrong);
    if (no_more(m, "SEND", args) != DONE)
        return FAILED;
    return console_type(m, text, n) ? DONE : fail(m, "The host has no memory for that.");
}

/* {action; action} or nothing. */
static enum result take_action(struct monitor *m, const char *args, struct expect *e)
{
    if (*args == '\0')
        return DONE;
    size_t n = strlen(args);
    if (*args == '{') {
        if (n < 2 || args[n - 1] != '}')
            return fail(m, "The actions of EXPECT stand between { and }.");
        args++;
        n -= 2;
    }
    if (n >= sizeof e->action)
        return fail(m, "The actions are longer than %zu characters.",
                    sizeof e->action - 1);
    memcpy(e->action, args, n);
    return DONE;
}

enum result do_expect(struct monitor *m, const char *args)
{
    struct expect e = { .persistent = false };
    uint32_t switches;
    char bad = take_switches(&args, "p", &switches);
    if (bad)
        return fail(m, "-%c is not a switch of EXPECT: -p keeps it.", bad);
    e.persistent = has_switch(switches, 'p');
    if (strncasecmp(args, "haltafter=", 10) == 0 || *args == '[')
        return fail(
            m, "EXPECT acts at the character, when it has come once: HALTAFTER= and a "
               "count are SIMH's.");
    const char *wrong = take_string(&args, e.text, sizeof e.text, &e.length);
    if (wrong)
        return fail(m, "EXPECT: %s.", wrong);
    if (memchr(e.text, '\0', e.length))
        return fail(m, "EXPECT cannot see a NUL: they are padding, and left out.");
    if (e.length == 0)
        return fail(m, "EXPECT needs at least one character.");
    if (take_action(m, args, &e) != DONE)
        return FAILED;
    if (m->matcher.expects == EXPECTS)
        return fail(m, "There are %d EXPECTs already; NOEXPECT removes some.", EXPECTS);
    m->matcher.expect[m->matcher.expects++] = e;
    return DONE;
}

enum result do_no_expect(struct monitor *m, const char *args)
{
    char text[STRING_SIZE];
    size_t n;
    if (*args == '\0') {
        m->matcher.expects = 0;
        return DONE;
    }
    const char *wrong = take_string(&args, text, sizeof text, &n);
    if (wrong)
        return fail(m, "NOEXPECT: %s.", wrong);
    for (int i = m->matcher.expects - 1; i >= 0; i--) {
        const struct expect *e = &m->matcher.expect[i];
        if (e->length == n && memcmp(e->text, text, n) == 0) {
            matcher_remove(&m->matcher, i);
            return DONE;
        }
    }
    return fail(m, "There is no EXPECT \"%s\".", text);
}
