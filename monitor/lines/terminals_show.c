/* SHOW of terminal lines: where the boards stand, who is connected. */
#include "monitor/lines/exchange.h"
#include "monitor/lines/terminals.h"
#include "monitor/registers.h"
#include "monitor/show.h"

void terminals_say(struct monitor *m, const struct device *d)
{
    int group = terminals_group(m, d), boards = m->machine->line_setup.boards[group];
    const struct exchange *x = &m->exchange;
    int lines = group_lines(m->machine, group);
    if (!boards)
        return;
    if (lines)
        say(m, ", %d line%s, %d bits", lines, lines == 1 ? "" : "s",
            x->eight[group] ? 8 : 7);
    for (int i = 0; i < x->listeners; i++)
        if (x->listener[i].group == group && x->listener[i].line < 0)
            say(m, ", telnet at %s", x->listener[i].name);
}

static void say_baud(struct monitor *m, int64_t ns)
{
    if (ns)
        say(m, "%.4g ch/s", (double)NS_PER_SEC / (double)ns);
    else
        say(m, "off");
}

/* A DL11's speed is its own; the others have what the guest set. */
static void say_speed(struct monitor *m, int group, int n)
{
    const struct serial *s = group_serial(m->machine, group, n);
    if (group == GROUP_DL || group == GROUP_DLE) {
        say(m, "%d baud", ((const struct kl11 *)group_board(m->machine, group, n))->baud);
        return;
    }
    say(m, "in ");
    say_baud(m, s->receive_ns);
    say(m, ", out ");
    say_baud(m, s->send_ns);
}

static const char *state(const struct serial *s)
{
    if (!s->caller)
        return "nobody has opened it";
    if (s->stalled)
        return "the caller does not read";
    return serial_carrier(s) ? "connected" : "rings";
}

static void say_port(struct monitor *m, const struct device *d, int group, int n)
{
    const struct port *p = m->exchange.port[group][n];
    say(m, "  %s%d: ", d->name, n);
    if (p)
        say(m, "%s, %s, ", p->name, state(group_serial(m->machine, group, n)));
    else
        say(m, "free, ");
    say_speed(m, group, n);
    for (int i = 0; i < m->exchange.listeners; i++) {
        const struct listener *l = &m->exchange.listener[i];
        if (l->group == group && l->line == n)
            say(m, ", telnet at %s", l->name);
    }
    say(m, "\n");
}

void terminals_say_ports(struct monitor *m, const struct device *d)
{
    int group = terminals_group(m, d);
    for (int n = 0; n < group_lines(m->machine, group); n++)
        if (m->exchange.port[group][n])
            say_port(m, d, group, n);
}

void terminals_say_connections(struct monitor *m, const struct device *d)
{
    int group = terminals_group(m, d), callers = 0;
    for (int n = 0; n < group_lines(m->machine, group); n++)
        callers += m->exchange.port[group][n] != NULL;
    terminals_say_ports(m, d);
    if (callers == 0)
        say(m, "Nobody is on a line of %s.\n", d->name);
}

enum result terminals_show(struct monitor *m, const struct device *d, int unit,
                           bool named)
{
    int group = terminals_group(m, d), lines = group_lines(m->machine, group), which;
    if (!named) {
        show_device_title(m, d);
        say(m, "\n");
    }
    if (named && lines == 0 && line_groups[group].lines)
        return fail(m, "%s is disabled: SET %s ENABLED first.", d->name, d->name);
    if (named && unit >= lines)
        return fail(m, "%s has %d lines now.", d->name, lines);
    for (int n = named ? unit : 0; n < (named ? unit + 1 : lines); n++)
        say_port(m, d, group, n);
    for (int i = 0; i < m->machine->line_setup.boards[group]; i++) {
        struct board *b = group_board(m->machine, group, i);
        if (!named || group_line(m->machine, group, unit, &which) == b)
            register_say_board(m, b);
    }
    return DONE;
}
