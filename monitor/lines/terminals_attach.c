/* ATTACH and DETACH of terminal lines. */
#include "monitor/lines/exchange.h"
#include "monitor/lines/terminals.h"

#include <strings.h>

int terminals_group(const struct monitor *m, const struct device *d)
{
    return group_of(m->machine, device_board(m->machine, d));
}

/* FAILED: the device has no such line in the machine. */
static enum result has_line(struct monitor *m, const struct device *d, int unit)
{
    int group = terminals_group(m, d), lines = group_lines(m->machine, group);
    if (line_groups[group].lines == 0)
        return fail(m, "%s has no lines of its own; DH has those that it watches.",
                    d->name);
    if (lines == 0)
        return fail(m, "%s is disabled: SET %s ENABLED first.", d->name, d->name);
    if (unit >= lines)
        return fail(m, "%s has %d line%s, %s0 to %s%d.", d->name, lines,
                    lines == 1 ? "" : "s", d->name, d->name, lines - 1);
    return DONE;
}

static enum result attach_pty(struct monitor *m, const struct device *d, int unit,
                              bool named)
{
    int group = terminals_group(m, d);
    if (!named)
        return fail(m, "A pseudo terminal is one line: ATTACH %s0 PTY.", d->name);
    if (m->exchange.port[group][unit])
        return fail(m, "%s%d is taken by %s: DETACH %s%d first.", d->name, unit,
                    m->exchange.port[group][unit]->name, d->name, unit);
    if (!exchange_pty(m, group, unit))
        return FAILED;
    say(m, "%s%d is %s\n", d->name, unit, m->exchange.port[group][unit]->name);
    return DONE;
}

enum result terminals_attach(struct monitor *m, const struct device *d, int unit,
                             bool named, const char *where, bool sure)
{
    const struct exchange *x = &m->exchange;
    if (has_line(m, d, named ? unit : 0) != DONE)
        return FAILED;
    if (strcasecmp(where, "PTY") == 0)
        return attach_pty(m, d, unit, named);
    if (!exchange_listen(m, terminals_group(m, d), named ? unit : -1, where, sure))
        return FAILED;
    const char *at = x->listener[x->listeners - 1].name;
    if (m->quiet)
        return DONE;
    if (named)
        say(m, "%s%d waits for telnet at %s\n", d->name, unit, at);
    else
        say(m, "%s waits for telnet at %s\n", d->name, at);
    return DONE;
}

enum result terminals_detach(struct monitor *m, const struct device *d, int unit,
                             bool named)
{
    if (exchange_close(m, terminals_group(m, d), named ? unit : -1))
        return DONE;
    return named ? fail(m, "Nobody is on %s%d.", d->name, unit)
                 : fail(m, "%s is not attached.", d->name);
}
