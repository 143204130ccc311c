/* Telnet. An option is on when one side has offered it and the other has agreed; an answer is
 * only given to what changes something, so that two sides never answer each other for ever. */
#include "monitor/lines/telnet.h"

#include <string.h>

enum {
    SE = 240,
    BRK = 243,
    IP = 244,
    AYT = 246,
    EC = 247,
    SB = 250,
    WILL = 251,
    WONT = 252,
    DO = 253,
    DONT = 254,
    IAC = 255
};
enum { BINARY = 0, ECHO = 1, GO_AHEAD = 3, TIMING_MARK = 6 };
enum { ERASE = 0177 };

/* Options that we do, and that we let the client do. */
static const bool we_may[TELNET_OPTIONS] = {
    [BINARY] = true, [ECHO] = true, [GO_AHEAD] = true
};
static const bool they_may[TELNET_OPTIONS] = { [BINARY] = true, [GO_AHEAD] = true };

static void answer(byte *out, int *count, byte verb, byte option)
{
    out[(*count)++] = IAC;
    out[(*count)++] = verb;
    out[(*count)++] = option;
}

int telnet_hello(struct telnet *t, byte *out)
{
    int count = 0;
    *t = (struct telnet){ .state = TELNET_DATA };
    answer(out, &count, WILL, ECHO);
    answer(out, &count, WILL, GO_AHEAD);
    answer(out, &count, DO, GO_AHEAD);
    answer(out, &count, WILL, BINARY);
    answer(out, &count, DO, BINARY);
    t->ours[ECHO] = t->ours[GO_AHEAD] = t->ours[BINARY] = TELNET_OFFERED;
    t->theirs[GO_AHEAD] = t->theirs[BINARY] = TELNET_OFFERED;
    return count;
}

static bool known(const bool *may, byte option)
{
    return option < TELNET_OPTIONS && may[option];
}

/* An option becomes what the client wants. True: that was not our offer, and is answered. */
static bool agree(enum telnet_option *option, bool wants)
{
    enum telnet_option old = *option;
    *option = wants ? TELNET_YES : TELNET_NO;
    return old != TELNET_OFFERED && old != *option;
}

/* The client asks us to do something, or not to. */
static void asked(struct telnet *t, bool wants, byte option, byte *out, int *count)
{
    if (wants && option == TIMING_MARK) {
        answer(out, count, WILL, option);
    } else if (!known(we_may, option)) {
        if (wants)
            answer(out, count, WONT, option);
    } else if (agree(&t->ours[option], wants)) {
        answer(out, count, wants ? WILL : WONT, option);
    }
}

/* The client says that it does something, or does not. */
static void told(struct telnet *t, bool does, byte option, byte *out, int *count)
{
    if (!known(they_may, option)) {
        if (does)
            answer(out, count, DONT, option);
    } else if (agree(&t->theirs[option], does)) {
        answer(out, count, does ? DO : DONT, option);
    }
}

static int command(struct telnet *t, byte c, byte *out, int *count)
{
    static const char here[] = "\r\n[here]\r\n";
    t->state = TELNET_DATA;
    switch (c) {
    case IAC:
        return IAC;
    case BRK:
    case IP:
        return TELNET_BREAK;
    case EC:
        return ERASE;
    case AYT:
        memcpy(out + *count, here, sizeof here - 1);
        *count += (int)sizeof here - 1;
        return -1;
    case SB:
        t->state = TELNET_SUB;
        return -1;
    case WILL:
    case WONT:
    case DO:
    case DONT:
        t->verb = c;
        t->state = TELNET_VERB;
        return -1;
    default:
        return -1;
    }
}

static int data(struct telnet *t, byte c)
{
    bool after = t->state == TELNET_CR;
    t->state = TELNET_DATA;
    if (after && (c == '\0' || c == '\n'))
        return -1;
    if (c == IAC)
        t->state = TELNET_IAC;
    else if (c == '\r' && t->theirs[BINARY] != TELNET_YES)
        t->state = TELNET_CR;
    return c == IAC ? -1 : c;
}

int telnet_take(struct telnet *t, byte c, byte *out, int *count)
{
    switch (t->state) {
    case TELNET_IAC:
        return command(t, c, out, count);
    case TELNET_VERB:
        t->state = TELNET_DATA;
        if (t->verb == DO || t->verb == DONT)
            asked(t, t->verb == DO, c, out, count);
        else
            told(t, t->verb == WILL, c, out, count);
        return -1;
    case TELNET_SUB:
        if (c == IAC)
            t->state = TELNET_SUB_IAC;
        return -1;
    case TELNET_SUB_IAC:
        t->state = c == SE ? TELNET_DATA : TELNET_SUB;
        return -1;
    default:
        return data(t, c);
    }
}

int telnet_code(struct telnet *t, byte c, byte *out)
{
    int count = 0;
    if (t->cr && c != '\n' && t->ours[BINARY] != TELNET_YES)
        out[count++] = '\0'; /* the carriage return before it stood alone */
    t->cr = c == '\r';
    out[count++] = c;
    if (c == IAC)
        out[count++] = IAC;
    return count;
}
