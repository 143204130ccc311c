/* KW11-P programmable real-time clock: a 16-bit counter that counts up or down at 100 kHz,
 * 10 kHz, the mains or an outside signal. PDP-11 Peripherals Handbook, "KW11-P".
 *
 *     buffer --load--> counter --at 0--> DONE, ERR if DONE was still up
 *        ^                |  single: stops, buffer cleared
 *        +---- repeat ----+  repeat: loads the buffer again
 *
 * The counter is not stepped tick by tick: it is worked out from machine time whenever
 * somebody looks, and one event stands at the tick that brings it to 0. */
#include "devices/kw11p.h"

enum { CSR = 0772540, BUFFER = 0772542, COUNTER = 0772544, VECTOR = 0104, LEVEL = 6 };
enum {
    ERR = 0100000,
    DONE = 0200,
    IE = 0100,
    FIX = 040,
    UP = 020,
    REPEAT = 010,
    RATE = 06,
    RUN = 01,
    WRITABLE = IE | UP | REPEAT | RATE | RUN
};

static const struct board_kind kw11p_kind;
static void kw11p_event(struct board *b, int what);

/* Ticks a second at the selected rate; 0: an external signal, and nothing is plugged in. */
static int64_t hertz(const struct kw11p *kw)
{
    const int64_t rate[] = { 100000, 10000, kw->mains, 0 };
    return rate[(kw->csr & RATE) >> 1];
}

/* In repeat mode a counter at 0 that counts down borrows at each tick and is loaded again: from
 * a buffer of 0 a tick each period. */
static bool borrows(const struct kw11p *kw)
{
    return (kw->csr & (REPEAT | UP)) == REPEAT && !kw->counter && !kw->buffer;
}

/* Ticks of the rate's oscillator from power-up to T ns. The oscillators run free. */
static int64_t ticks_at(const struct kw11p *kw, int64_t t)
{
    int64_t hz = hertz(kw);
    return t / NS_PER_SEC * hz + t % NS_PER_SEC * hz / NS_PER_SEC;
}

/* When tick number N falls: the first ns at which ticks_at answers N. */
static int64_t tick_time(const struct kw11p *kw, int64_t n)
{
    int64_t hz = hertz(kw);
    return n / hz * NS_PER_SEC + (n % hz * NS_PER_SEC + hz - 1) / hz;
}

static bool counting(const struct kw11p *kw)
{
    return (kw->csr & RUN) && hertz(kw);
}

static word counter_now(const struct kw11p *kw)
{
    if (!counting(kw) || borrows(kw))
        return kw->counter;
    int64_t n = ticks_at(kw, kw->board.bus->sched.now);
    n -= ticks_at(kw, kw->since);
    return (word)(kw->csr & UP ? kw->counter + n : kw->counter - n);
}

static void bring_up_to_date(struct kw11p *kw)
{
    kw->counter = counter_now(kw);
    kw->since = kw->board.bus->sched.now;
}

/* Sets the event at the tick that brings the counter to 0. The counter is up to date. */
static void plan(struct kw11p *kw)
{
    struct sched *s = &kw->board.bus->sched;
    sched_cancel(s, kw->event);
    if (!counting(kw))
        return;
    int64_t left = (word)(kw->csr & UP ? -kw->counter : kw->counter);
    if (left == 0)
        left = borrows(kw) ? 1 : 0200000;
    int64_t tick = ticks_at(kw, s->now) + left;
    sched_after(s, kw->event, tick_time(kw, tick) - s->now);
}

/* The counter has come to 0. */
static void overflow(struct kw11p *kw)
{
    word csr = kw->csr | (kw->csr & DONE ? ERR : DONE);
    if (csr & REPEAT) {
        kw->counter = kw->buffer;
    } else {
        kw->buffer = 0;
        csr &= (word)~RUN;
    }
    if (csr & IE)
        bus_request(kw->board.bus, kw->line);
    kw->csr = csr;
}

/* FIX: one count by hand, for maintenance. */
static void count_once(struct kw11p *kw)
{
    if (!borrows(kw))
        kw->counter = (word)(kw->csr & UP ? kw->counter + 1 : kw->counter - 1);
    if (kw->counter == 0)
        overflow(kw);
}

static word kw11p_peek(const struct board *b, paddr at)
{
    const struct kw11p *kw = (const struct kw11p *)b;
    if (at == CSR)
        return kw->csr;
    return at == COUNTER ? counter_now(kw) : 0;
}

/* Reading the status clears ERR and DONE. It does not take the request back: CQKC polls
 * DONE at priority 6, goes down to 0, and then counts on the interrupt. */
static word kw11p_read(struct board *b, paddr at)
{
    struct kw11p *kw = (struct kw11p *)b;
    word data = kw11p_peek(b, at);
    if (at == CSR)
        kw->csr &= (word) ~(ERR | DONE);
    return data;
}

/* The request is a flip-flop of its own: the grant, INIT, or IE written 0 clears it. */
static void write_csr(struct kw11p *kw, word data, word mask)
{
    word next = word_merge(kw->csr, data, mask);
    kw->csr = next & WRITABLE;
    if (!(kw->csr & IE))
        bus_release(kw->board.bus, kw->line);
    if ((next & mask & FIX) && !(next & RUN))
        count_once(kw);
}

/* A tick that comes due while the instruction runs that writes is not lost. */
static void take_tick(struct kw11p *kw)
{
    const struct sched *s = &kw->board.bus->sched;
    if (s->event[kw->event].at <= s->now)
        kw11p_event(&kw->board, 0);
}

static void kw11p_write(struct board *b, paddr at, word data, word mask)
{
    struct kw11p *kw = (struct kw11p *)b;
    if (at == COUNTER)
        return;
    take_tick(kw);
    bring_up_to_date(kw);
    if (at == CSR) {
        write_csr(kw, data, mask);
    } else {
        kw->buffer = kw->counter = word_merge(kw->buffer, data, mask);
        kw->csr &= (word) ~(ERR | DONE);
    }
    plan(kw);
}

static void kw11p_event(struct board *b, int what)
{
    struct kw11p *kw = (struct kw11p *)b;
    (void)what;
    bring_up_to_date(kw);
    overflow(kw);
    plan(kw);
}

static void kw11p_reset(struct board *b)
{
    struct kw11p *kw = (struct kw11p *)b;
    kw->csr = kw->buffer = kw->counter = 0;
    sched_cancel(&b->bus->sched, kw->event);
}

void kw11p_attach(struct kw11p *kw, struct unibus *bus)
{
    bus_attach(bus, &kw->board, &kw11p_kind, CSR, COUNTER);
    kw->line = bus_line(bus, &kw->board, LEVEL, VECTOR);
    kw->event = sched_register(&bus->sched, "KW11-P overflow", kw->board.number, 0,
                               SCHED_BACKGROUND);
    kw->since = 0;
    kw->mains = 60;
    kw11p_reset(&kw->board);
}

static const struct reg kw11p_regs[] = {
    {"CSR",  CSR,     "ERR:15 DONE:7 IE:6 FIX:5 UP:4 REPEAT:3 RATE:2-1 RUN:0"},
    { "CSB", BUFFER,  NULL                                                   },
    { "CTR", COUNTER, NULL                                                   },
    { NULL,  0,       NULL                                                   },
};

static const struct board_kind kw11p_kind = {
    .name = "PCLK",
    .title = "KW11-P programmable clock",
    .regs = kw11p_regs,
    .read = kw11p_read,
    .write = kw11p_write,
    .peek = kw11p_peek,
    .reset = kw11p_reset,
    .event = kw11p_event,
};
