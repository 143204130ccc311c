/* Everybody who is connected, looked at in turn. */
#include "monitor/lines/exchange.h"
#include "monitor/monitor.h"

#include <poll.h>
#include <unistd.h>

static struct port *port_at(struct exchange *x, int i)
{
    return x->port[i / GROUP_LINES][i % GROUP_LINES];
}

/* The ports in use, in the order of their lines. */
static int ports_in_use(struct exchange *x, struct port **list)
{
    int count = 0;
    for (int i = 0; i < LINE_GROUPS * GROUP_LINES && count < x->ports; i++)
        if (port_at(x, i))
            list[count++] = port_at(x, i);
    return count;
}

static void take_calls(struct monitor *m, const struct pollfd *fds)
{
    for (int i = 0; i < m->exchange.listeners; i++)
        if (fds[i].revents)
            exchange_accept(m, &m->exchange.listener[i]);
}

void exchange_poll(struct monitor *m)
{
    struct exchange *x = &m->exchange;
    struct port *ports[LINE_GROUPS * GROUP_LINES];
    struct pollfd fds[EXCHANGE_FDS];
    if (!exchange_open(x))
        return;
    int listeners = x->listeners, count = ports_in_use(x, ports);
    for (int i = 0; i < listeners; i++)
        fds[i] = (struct pollfd){ .fd = x->listener[i].fd, .events = POLLIN };
    for (int i = 0; i < count; i++)
        fds[listeners + i] =
            (struct pollfd){ .fd = ports[i]->fd, .events = port_wish(m, ports[i]) };
    if (poll(fds, (nfds_t)(listeners + count), 0) < 0)
        return;
    for (int i = 0; i < count; i++)
        port_serve(m, ports[i], fds[listeners + i].revents);
    take_calls(m, fds);
}

/* A pseudo terminal that nobody has opened is always "hung up" to poll; it is looked at when
 * the machine wakes for its clock. */
int exchange_waits(struct monitor *m, struct pollfd *fds)
{
    struct exchange *x = &m->exchange;
    struct port *ports[LINE_GROUPS * GROUP_LINES];
    int count = 0, in_use = ports_in_use(x, ports);
    for (int i = 0; i < x->listeners; i++)
        fds[count++] = (struct pollfd){ .fd = x->listener[i].fd, .events = POLLIN };
    for (int i = 0; i < in_use; i++) {
        struct port *p = ports[i];
        if (p->kind == PORT_PTY && !group_serial(m->machine, p->group, p->line)->caller)
            continue;
        fds[count++] = (struct pollfd){ .fd = p->fd, .events = port_wish(m, p) };
    }
    return count;
}

void exchange_rejoin(struct monitor *m)
{
    for (int group = 0; group < LINE_GROUPS; group++)
        for (int n = 0; n < line_groups[group].most * line_groups[group].lines; n++) {
            struct port *p = m->exchange.port[group][n];
            serial_leave(group_serial(m->machine, group, n));
            if (p && n >= group_lines(m->machine, group)) {
                port_close(m, p);
                continue;
            }
            if (p && p->kind == PORT_TELNET)
                serial_call(group_serial(m->machine, group, n));
            group_changed(m->machine, group, n);
        }
}

static bool meant(int group, int line, int his_group, int his_line)
{
    return (group < 0 || group == his_group) && (line < 0 || line == his_line);
}

int exchange_close(struct monitor *m, int group, int line)
{
    struct exchange *x = &m->exchange;
    int count = 0;
    for (int i = x->listeners - 1; i >= 0; i--) {
        struct listener *l = &x->listener[i];
        if (!meant(group, line, l->group, l->line))
            continue;
        close(l->fd);
        *l = x->listener[--x->listeners];
        count++;
    }
    for (int i = 0; i < LINE_GROUPS * GROUP_LINES; i++) {
        struct port *p = port_at(x, i);
        if (p && meant(group, line, p->group, p->line)) {
            port_close(m, p);
            count++;
        }
    }
    return count;
}
