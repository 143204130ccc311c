/* One caller on one line: bytes from the host become characters that come down the wire, and
 * back. */
#include "monitor/lines/exchange.h"
#include "monitor/monitor.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* A client that has closed his half keeps the line until the guest has read what he typed and
 * has been silent for QUIET; but no longer than LINGER. Nanoseconds of the host's time. */
#define QUIET (100 * NS_PER_MS)
#define LINGER (3 * NS_PER_SEC)

static int64_t host_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * NS_PER_SEC + now.tv_nsec;
}

static struct serial *line_of(const struct monitor *m, const struct port *p)
{
    return group_serial(m->machine, p->group, p->line);
}

static void changed(struct monitor *m, const struct port *p)
{
    group_changed(m->machine, p->group, p->line);
}

struct port *port_open(struct monitor *m, enum port_kind kind, int group, int line,
                       int fd, const char *name)
{
    struct port *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->kind = kind;
    p->group = group;
    p->line = line;
    p->fd = fd;
    snprintf(p->name, sizeof p->name, "%s", name);
    m->exchange.port[group][line] = p;
    m->exchange.ports++;
    if (kind == PORT_TELNET) {
        p->out_count = telnet_hello(&p->telnet, p->out);
        serial_call(line_of(m, p));
        changed(m, p);
    }
    return p;
}

/* What waits goes to the host, as much as it takes now. False: he is gone. */
static bool hand_over(struct port *p)
{
    ssize_t n = 0;
    if (p->out_count == 0)
        return true;
    if (p->kind == PORT_PTY)
        n = write(p->fd, p->out, (size_t)p->out_count);
    else
        n = send(p->fd, p->out, (size_t)p->out_count, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (n < 0)
        return errno == EAGAIN || errno == EINTR || errno == EWOULDBLOCK;
    p->out_count -= (int)n;
    memmove(p->out, p->out + n, (size_t)p->out_count);
    return true;
}

void port_close(struct monitor *m, struct port *p)
{
    byte rest[512];
    hand_over(p);
    /* What he sent and nobody read would make the host take back our last words. */
    for (int i = 0; p->kind == PORT_TELNET && i < 256; i++)
        if (recv(p->fd, rest, sizeof rest, MSG_DONTWAIT) <= 0)
            break;
    close(p->fd);
    m->exchange.port[p->group][p->line] = NULL;
    m->exchange.ports--;
    m->exchange.left[p->group][p->line] = m->machine->bus.sched.now;
    serial_leave(line_of(m, p));
    changed(m, p);
    free(p);
}

/* What the guest has sent, coded, as long as there is room. */
static void fetch(struct monitor *m, struct port *p)
{
    struct serial *s = line_of(m, p);
    byte mask = m->exchange.eight[p->group] ? 0377 : 0177;
    bool some = false;
    for (int c; p->out_count + TELNET_CODE <= PORT_OUT && (c = serial_get(s)) >= 0;
         some = true) {
        byte *to = p->out + p->out_count;
        if (p->kind == PORT_TELNET)
            p->out_count += telnet_code(&p->telnet, (byte)c & mask, to);
        else
            *to = (byte)c & mask, p->out_count++;
    }
    if (some)
        changed(m, p);
    if (p->ended && (some || line_of(m, p)->in_count))
        p->quiet_at = host_now();
}

static byte even(byte c)
{
    byte x = c ^ c >> 4;
    x ^= x >> 2;
    return (byte)(c | ((x ^ x >> 1) & 1) << 7);
}

/* A character as the terminal would send it. */
static word as_sent(const struct monitor *m, const struct port *p, int c)
{
    if (c == TELNET_BREAK)
        return SERIAL_BREAK;
    if (m->exchange.eight[p->group])
        return (word)c;
    return line_groups[p->group].parity ? even(c & 0177) : c & 0177;
}

/* Bytes that may be read now: as many as the line has room for, and our answers. */
static int appetite(const struct monitor *m, const struct port *p)
{
    int room = serial_room(line_of(m, p)),
        answers = (PORT_OUT - p->out_count) / TELNET_REPLY;
    return room < answers ? room : answers;
}

static void type(struct monitor *m, struct port *p, const byte *data, ssize_t n)
{
    struct serial *s = line_of(m, p);
    for (ssize_t i = 0; i < n; i++) {
        int c = data[i];
        if (p->kind == PORT_TELNET)
            c = telnet_take(&p->telnet, data[i], p->out, &p->out_count);
        if (c >= 0)
            serial_put(s, as_sent(m, p, c));
    }
    changed(m, p);
}

/* False: he is gone. */
static bool take(struct monitor *m, struct port *p)
{
    byte data[SERIAL_ROOM];
    int most = appetite(m, p);
    if (most <= 0 || p->ended)
        return true;
    ssize_t n = read(p->fd, data, (size_t)most);
    if (n > 0)
        type(m, p, data, n);
    if (n == 0 && p->kind == PORT_TELNET) {
        p->ended = true;
        p->ended_at = p->quiet_at = host_now();
    }
    return n >= 0 || errno == EAGAIN || errno == EINTR || errno == EIO;
}

/* Nobody types any more, and what was typed has been read. */
static bool finished(const struct port *p)
{
    int64_t now = p->ended ? host_now() : 0;
    return p->ended && (now - p->quiet_at > QUIET || now - p->ended_at > LINGER);
}

static void serve_telnet(struct monitor *m, struct port *p, short events)
{
    bool gone = events & (POLLHUP | POLLERR | POLLNVAL);
    if (!gone && events & POLLIN)
        gone = !take(m, p);
    fetch(m, p);
    gone = !hand_over(p) || gone;
    if (gone || line_of(m, p)->hung_up || finished(p))
        port_close(m, p);
}

/* A pseudo terminal has a caller while somebody has it open. One that the guest hangs up
 * calls again at once. */
static void serve_pty(struct monitor *m, struct port *p, short events)
{
    struct serial *s = line_of(m, p);
    bool open = !(events & POLLHUP);
    if (s->hung_up || (s->caller && !open)) {
        fetch(m, p);
        serial_leave(s);
        changed(m, p);
    }
    if (open && !s->caller) {
        serial_call(s);
        changed(m, p);
    }
    if (!open) {
        p->out_count = 0;
        return;
    }
    if (events & POLLIN)
        take(m, p);
    fetch(m, p);
    hand_over(p);
}

void port_serve(struct monitor *m, struct port *p, short events)
{
    if (p->kind == PORT_TELNET)
        serve_telnet(m, p, events);
    else
        serve_pty(m, p, events);
}

short port_wish(const struct monitor *m, const struct port *p)
{
    short wish = 0;
    if (!p->ended && appetite(m, p) > 0)
        wish |= POLLIN;
    if (p->out_count)
        wish |= POLLOUT;
    return wish;
}
