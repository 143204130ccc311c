/* The telephone exchange of the machine: who listens for callers, and which caller is on which
 * terminal line. All sockets and pseudo terminals are here. Nothing blocks: everybody is
 * looked at between two slices of the run, is read only as far as his line takes characters,
 * and has a buffer of fixed size for what the guest prints. With nobody connected the machine
 * runs as if none of this were there. */
#ifndef MONITOR_LINES_EXCHANGE_H
#define MONITOR_LINES_EXCHANGE_H

#include "monitor/lines/group.h"
#include "monitor/lines/telnet.h"

enum { LISTENERS = 16, PORT_OUT = 4096, PORT_NAME = 80 };
enum { EXCHANGE_FDS = LISTENERS + LINE_GROUPS * GROUP_LINES };

enum port_kind { PORT_TELNET, PORT_PTY };

/* Somebody, or a pseudo terminal, at the far end of a line. */
struct port {
    enum port_kind kind;
    int group, line;
    int fd;
    char name[PORT_NAME]; /* "127.0.0.1:51234", "/dev/pts/3" */
    struct telnet telnet;
    bool ended; /* a client has closed his half */
    int64_t ended_at,
        quiet_at;  /* ns, the host's clock: when, and when the guest last said or
                                   read something after that */
    int out_count; /* bytes that wait for the host to take them */
    byte out[PORT_OUT];
};

struct listener {
    int fd, group;
    int line;             /* -1: any of the group's */
    char name[PORT_NAME]; /* "127.0.0.1, port 4000" */
};

struct exchange {
    struct listener listener[LISTENERS];
    int listeners;
    struct port *port[LINE_GROUPS][GROUP_LINES]; /* NULL: nobody is there */
    int ports;
    int64_t left[LINE_GROUPS]
                [GROUP_LINES]; /* ns of machine time: when the last caller went */
    bool eight[LINE_GROUPS]; /* SET DC 8B: bit 8 is data, not a 7-bit terminal's parity */
};

struct monitor;
struct pollfd;

/* Anybody can call, or is there: the run does not end with its standard input. */
static inline bool exchange_open(const struct exchange *x)
{
    return x->listeners || x->ports;
}

/* Takes calls, and what was typed; hands over what was printed. Between two slices. */
void exchange_poll(struct monitor *m);

/* What an idle machine waits for besides the keyboard; EXCHANGE_FDS at most. Returns how many. */
int exchange_waits(struct monitor *m, struct pollfd *fds);

/* The machine was restored from a file: who is connected now is on its lines. */
void exchange_rejoin(struct monitor *m);

/* Everybody is hung up, and nobody listens any more. GROUP -1: of all groups; LINE -1: of all
 * lines of it. Returns how many ports and listeners that were. */
int exchange_close(struct monitor *m, int group, int line);

/* listen.c. False and a sentence in monitor->error. */
bool exchange_listen(struct monitor *m, int group, int line, const char *where,
                     bool sure);
void exchange_accept(struct monitor *m, const struct listener *l);

/* pty.c. */
bool exchange_pty(struct monitor *m, int group, int line);

/* port.c. A new port on a line that has none; NULL: no memory. */
struct port *port_open(struct monitor *m, enum port_kind kind, int group, int line,
                       int fd, const char *name);
void port_serve(struct monitor *m, struct port *p, short events); /* as poll told */
void port_close(struct monitor *m, struct port *p);
short port_wish(const struct monitor *m, const struct port *p); /* what to poll for */

#endif
