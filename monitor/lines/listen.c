/* Listening for telnet clients. Unless the operator says otherwise, and says it twice, only on
 * this host: a guest of 1975 keeps nobody out. */
#include "monitor/lines/exchange.h"
#include "monitor/monitor.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { CALLS = 16, BACKLOG = 64 }; /* taken at a time; waiting */
#define REDIAL (100 * NS_PER_MS)   /* machine time between two callers of a line */

static bool on_this_host(const struct sockaddr *a)
{
    if (a->sa_family == AF_INET)
        return ntohl(((const struct sockaddr_in *)a)->sin_addr.s_addr) >> 24 == 127;
    return a->sa_family == AF_INET6 &&
           IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)a)->sin6_addr);
}

/* "4000", "host:4000", "[::1]:4000": the host and the port. False: none of them. */
static bool split(const char *where, char *host, size_t size, const char **port)
{
    const char *colon = strrchr(where, ':');
    size_t n = colon ? (size_t)(colon - where) : 0;
    *port = colon ? colon + 1 : where;
    if (n >= 2 && where[0] == '[' && where[n - 1] == ']')
        where++, n -= 2;
    if (n >= size || (colon && n == 0))
        return false;
    snprintf(host, size, "%.*s", (int)n, where);
    if (!colon)
        snprintf(host, size, "127.0.0.1");
    size_t digits = strspn(*port, "0123456789");
    return digits && digits <= 5 && !(*port)[digits];
}

static int refuse(struct monitor *m, int fd, const char *where, const char *why)
{
    fail(m, "Nobody can listen at %s: %s.", where, why);
    if (fd >= 0)
        close(fd);
    return -1;
}

/* A socket that listens at ADDRESS; -1 and a sentence. */
static int listening(struct monitor *m, const struct addrinfo *address, const char *where)
{
    int yes = 1;
    int fd = socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return refuse(m, fd, where, strerror(errno));
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, address->ai_addr, address->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0)
        return refuse(m, fd, where, strerror(errno));
    return fd;
}

static int open_socket(struct monitor *m, const char *where, bool sure)
{
    struct addrinfo hints = { .ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE },
                    *found;
    char host[PORT_NAME];
    const char *port;
    int fd = -1;
    if (!split(where, host, sizeof host, &port) || atoi(port) > 65535) {
        fail(m,
             "%s is no place to listen at: expected a port, as 4000, an address and a "
             "port, "
             "as 127.0.0.1:4000, or PTY.",
             where);
        return -1;
    }
    int error = getaddrinfo(host, port, &hints, &found);
    if (error)
        return refuse(m, -1, where, gai_strerror(error));
    if (on_this_host(found->ai_addr) || sure)
        fd = listening(m, found, where);
    else
        fail(m,
             "%s can be reached from other computers, and the guest keeps nobody out: "
             "ATTACH "
             "-y, with the same words, if that is what you want.",
             where);
    freeaddrinfo(found);
    return fd;
}

/* "127.0.0.1", port 4000. */
static int name_of(const struct sockaddr_storage *a, char *host, size_t size)
{
    *host = '\0';
    if (a->ss_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)a;
        inet_ntop(AF_INET, &in->sin_addr, host, (socklen_t)size);
        return ntohs(in->sin_port);
    }
    const struct sockaddr_in6 *in = (const struct sockaddr_in6 *)a;
    inet_ntop(AF_INET6, &in->sin6_addr, host, (socklen_t)size);
    return ntohs(in->sin6_port);
}

bool exchange_listen(struct monitor *m, int group, int line, const char *where, bool sure)
{
    struct exchange *x = &m->exchange;
    struct sockaddr_storage address;
    socklen_t size = sizeof address;
    char host[INET6_ADDRSTRLEN];
    if (x->listeners == LISTENERS) {
        fail(m, "There are %d listeners already: detach one.", LISTENERS);
        return false;
    }
    int fd = open_socket(m, where, sure);
    if (fd < 0)
        return false;
    struct listener *l = &x->listener[x->listeners++];
    *l = (struct listener){ .fd = fd, .group = group, .line = line };
    getsockname(fd, (struct sockaddr *)&address, &size);
    int port = name_of(&address, host, sizeof host);
    snprintf(l->name, sizeof l->name, "%s, port %d", host, port);
    return true;
}

/* A line that can be called: nobody is on it, and the guest has had time to see that the last
 * caller's carrier went. */
static bool is_free(const struct monitor *m, int group, int n)
{
    int64_t since = m->machine->bus.sched.now - m->exchange.left[group][n];
    if (n >= group_lines(m->machine, group) || m->exchange.port[group][n])
        return false;
    return !line_groups[group].modem || !m->exchange.left[group][n] || since < 0 ||
           since >= REDIAL;
}

/* The first free line that L is for, of those that the guest answers if there are any; -1: none
 * is free. */
static int free_line(const struct monitor *m, const struct listener *l)
{
    int free = -1;
    for (int n = 0; n < GROUP_LINES; n++) {
        if ((l->line >= 0 && l->line != n) || !is_free(m, l->group, n))
            continue;
        if (group_serial(m->machine, l->group, n)->dtr)
            return n;
        if (free < 0)
            free = n;
    }
    return free;
}

/* Who vanishes without a word is found out by the host, which keeps little for who does not
 * read. */
static void keep_watch(int fd)
{
    const struct {
        int level, option, value;
    } options[] = {
        {SOL_SOCKET,   SO_SNDBUF,     16384},
        { SOL_SOCKET,  SO_KEEPALIVE,  1    },
        { IPPROTO_TCP, TCP_KEEPIDLE,  60   },
        { IPPROTO_TCP, TCP_KEEPINTVL, 20   },
        { IPPROTO_TCP, TCP_KEEPCNT,   3    },
        { IPPROTO_TCP, TCP_NODELAY,   1    }
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        setsockopt(fd, options[i].level, options[i].option, &options[i].value,
                   sizeof options[i].value);
}

static void turn_away(const struct listener *l, int fd)
{
    char text[PORT_NAME];
    int n = snprintf(text, sizeof text, "All lines of %s are busy.\r\n",
                     line_groups[l->group].name);
    send(fd, text, (size_t)n, MSG_NOSIGNAL | MSG_DONTWAIT);
    close(fd);
}

void exchange_accept(struct monitor *m, const struct listener *l)
{
    struct sockaddr_storage address;
    char host[INET6_ADDRSTRLEN], name[PORT_NAME];
    for (int i = 0; i < CALLS; i++) {
        socklen_t size = sizeof address;
        int fd = accept4(l->fd, (struct sockaddr *)&address, &size,
                         SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return;
        int line = free_line(m, l), port = name_of(&address, host, sizeof host);
        snprintf(name, sizeof name, "%s:%d", host, port);
        keep_watch(fd);
        if (line < 0 || !port_open(m, PORT_TELNET, l->group, line, fd, name))
            turn_away(l, fd);
    }
}
