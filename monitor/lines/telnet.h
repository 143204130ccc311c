/* Telnet between a client and a terminal line: RFC 854, 855, 856 (binary), 857 (echo), 858
 * (suppress go ahead). Bytes in, characters out, and what is to be answered; no sockets. */
#ifndef MONITOR_LINES_TELNET_H
#define MONITOR_LINES_TELNET_H

#include "devices/word.h"

enum {
    TELNET_OPTIONS = 4, /* binary, echo and go ahead are among the first four */
    TELNET_HELLO = 15,  /* bytes of the first offer */
    TELNET_REPLY = 12, /* bytes that one byte from the client is answered with, at most */
    TELNET_CODE = 3    /* bytes that a character becomes, at most */
};

enum telnet_state {
    TELNET_DATA,
    TELNET_CR,   /* a carriage return: NUL or LF behind it belongs to it */
    TELNET_IAC,  /* 0377: a command follows */
    TELNET_VERB, /* WILL, WONT, DO or DONT: an option follows */
    TELNET_SUB,  /* within SB and SE: passed over */
    TELNET_SUB_IAC
};

enum telnet_option { TELNET_NO, TELNET_OFFERED, TELNET_YES };

struct telnet {
    enum telnet_state state;
    byte verb;
    enum telnet_option ours[TELNET_OPTIONS];   /* what we do */
    enum telnet_option theirs[TELNET_OPTIONS]; /* what the client does */
    bool cr; /* the last character to the client was a carriage return */
};

/* What is offered at first: to echo, no go aheads, all eight bits; TELNET_HELLO bytes. */
int telnet_hello(struct telnet *t, byte *out);

/* A byte from the client. Returns the character it means, TELNET_BREAK, or -1; what is to be
 * sent back is appended to OUT (TELNET_REPLY bytes at most), *COUNT counts it. */
enum { TELNET_BREAK = 0400 };
int telnet_take(struct telnet *t, byte c, byte *out, int *count);

/* What is sent for a character of the guest's: TELNET_CODE bytes at most; returns how many. */
int telnet_code(struct telnet *t, byte c, byte *out);

#endif
