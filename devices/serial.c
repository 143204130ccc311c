/* One asynchronous serial line, from the board's shift registers to the far end. */
#include "devices/serial.h"
#include "devices/unibus.h"

#include <assert.h>

void serial_init(struct serial *s, bool dtr)
{
    *s = (struct serial){ .dtr = dtr, .receive_at = SCHED_NEVER, .send_at = SCHED_NEVER };
}

void serial_stop(struct serial *s)
{
    s->receive_at = s->send_at = SCHED_NEVER;
    s->sending = s->stalled = false;
}

int64_t serial_character_ns(int half_bits, int tenths)
{
    return tenths ? half_bits * (5 * NS_PER_SEC) / tenths : 0;
}

static void empty(struct serial *s)
{
    s->receive_at = SCHED_NEVER;
    s->in_count = s->out_count = 0;
}

void serial_set_dtr(struct serial *s, bool dtr)
{
    if (s->dtr && !dtr) {
        s->hung_up = s->caller;
        s->receive_at = SCHED_NEVER;
        s->in_count = 0;
    }
    s->dtr = dtr;
}

void serial_call(struct serial *s)
{
    empty(s);
    s->caller = true;
    s->hung_up = false;
}

void serial_leave(struct serial *s)
{
    empty(s);
    s->caller = s->hung_up = false;
}

int serial_room(const struct serial *s)
{
    return SERIAL_ROOM - s->in_count;
}

void serial_put(struct serial *s, word c)
{
    assert(s->in_count < SERIAL_ROOM);
    s->in[(s->in_head + s->in_count++) % SERIAL_ROOM] = c;
}

int serial_get(struct serial *s)
{
    if (s->out_count == 0)
        return -1;
    byte c = s->out[s->out_head];
    s->out_head = (s->out_head + 1) % SERIAL_ROOM;
    s->out_count--;
    return c;
}

void serial_listen(struct serial *s, int64_t now)
{
    if (s->receive_at == SCHED_NEVER && s->in_count && s->receive_ns && serial_carrier(s))
        s->receive_at = now + s->receive_ns;
}

word serial_received(struct serial *s)
{
    assert(s->in_count);
    word c = s->in[s->in_head];
    s->in_head = (s->in_head + 1) % SERIAL_ROOM;
    s->in_count--;
    s->receive_at = SCHED_NEVER;
    return c;
}

void serial_send(struct serial *s, int64_t now, byte c)
{
    assert(!s->sending);
    s->leaving = c;
    s->sending = true;
    s->send_at = now + s->send_ns;
}

bool serial_pass(struct serial *s, byte c)
{
    s->stalled = serial_carrier(s) && s->out_count == SERIAL_ROOM;
    if (serial_carrier(s) && !s->stalled)
        s->out[(s->out_head + s->out_count++) % SERIAL_ROOM] = c;
    return !s->stalled;
}

bool serial_sent(struct serial *s)
{
    s->send_at = SCHED_NEVER;
    s->sending = !serial_pass(s, s->leaving);
    return !s->sending;
}

static void watch(struct sched *sched, int event, int64_t at)
{
    if (at == SCHED_NEVER)
        sched_cancel(sched, event);
    else if (sched->event[event].at != at)
        sched_after(sched, event, at > sched->now ? at - sched->now : 0);
}

static const struct serial *nth(const struct serial *first, int n, size_t stride)
{
    return (const struct serial *)((const char *)first + (size_t)n * stride);
}

void serial_watch_receivers(struct sched *sched, int event, const struct serial *first,
                            int count, size_t stride)
{
    int64_t at = SCHED_NEVER;
    for (int n = 0; n < count; n++)
        if (nth(first, n, stride)->receive_at < at)
            at = nth(first, n, stride)->receive_at;
    watch(sched, event, at);
}

void serial_watch_senders(struct sched *sched, int event, const struct serial *first,
                          int count, size_t stride)
{
    int64_t at = SCHED_NEVER;
    for (int n = 0; n < count; n++)
        if (nth(first, n, stride)->send_at < at)
            at = nth(first, n, stride)->send_at;
    watch(sched, event, at);
}

void serial_furnish(struct serial_ends *e, struct board *b, int level, word vector,
                    const char *input, const char *output)
{
    struct sched *s = &b->bus->sched;
    e->receive_line = bus_line(b->bus, b, level, vector);
    e->transmit_line = bus_line(b->bus, b, level, (word)(vector + 4));
    e->receive_event =
        sched_register(s, input, b->number, SERIAL_RECEIVED, SCHED_BACKGROUND);
    e->transmit_event = sched_register(s, output, b->number, SERIAL_SENT, SCHED_BUSY);
}

void serial_set_vector(struct board *b, word vector)
{
    const struct serial_ends *e =
        (const struct serial_ends *)((const char *)b + b->kind->serial->ends);
    b->bus->line[e->receive_line].vector = vector;
    b->bus->line[e->transmit_line].vector = (word)(vector + 4);
}
