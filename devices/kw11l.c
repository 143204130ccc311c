/* KW11-L line time clock: a flag that the mains set, 60 times a second. PDP-11 Peripherals
 * Handbook, "KW11-L". The tick is counted from a fixed moment, so it never drifts. */
#include "devices/kw11l.h"

#include "devices/edge.h"

enum { LKS = 0777546, VECTOR = 0100, LEVEL = 6 };
enum { MONITOR = 0200, IE = 0100 };

static const struct board_kind kw11l_kind;

static word kw11l_peek(const struct board *b, paddr at)
{
    (void)at;
    return ((const struct kw11l *)b)->lks;
}

static word kw11l_read(struct board *b, paddr at)
{
    return kw11l_peek(b, at);
}

static bool asks(word lks)
{
    return (lks & (MONITOR | IE)) == (MONITOR | IE);
}

/* A written 0 clears the monitor bit; a 1 leaves it as it is. */
static void kw11l_write(struct board *b, paddr at, word data, word mask)
{
    struct kw11l *kw = (struct kw11l *)b;
    (void)at;
    word old = kw->lks;
    word next = word_merge(old, data, mask);
    kw->lks = (word)((next & IE) | (old & next & MONITOR));
    edge_follow(b->bus, kw->line, asks(old), asks(kw->lks));
}

static void next_tick(struct kw11l *kw)
{
    struct sched *s = &kw->board.bus->sched;
    int64_t at = kw->since + (kw->ticks + 1) * NS_PER_SEC / kw->hertz;
    sched_after(s, kw->event, at - s->now);
}

/* Every tick asks anew: a guest that never clears the monitor bit still keeps time. */
static void kw11l_event(struct board *b, int what)
{
    struct kw11l *kw = (struct kw11l *)b;
    (void)what;
    kw->ticks++;
    kw->lks |= MONITOR;
    if (kw->lks & IE)
        bus_request(b->bus, kw->line);
    next_tick(kw);
}

/* INIT sets the monitor bit: the handbook's one flag that comes up 1. */
static void kw11l_reset(struct board *b)
{
    ((struct kw11l *)b)->lks = MONITOR;
}

bool kw11l_set_hertz(struct kw11l *kw, int hertz)
{
    if (hertz != 50 && hertz != 60)
        return false;
    kw->hertz = hertz;
    kw->since = kw->board.bus->sched.now;
    kw->ticks = 0;
    next_tick(kw);
    return true;
}

void kw11l_attach(struct kw11l *kw, struct unibus *bus)
{
    bus_attach(bus, &kw->board, &kw11l_kind, LKS, LKS);
    kw->line = bus_line(bus, &kw->board, LEVEL, VECTOR);
    kw->event =
        sched_register(&bus->sched, "KW11-L tick", kw->board.number, 0, SCHED_BACKGROUND);
    kw->lks = MONITOR;
    kw11l_set_hertz(kw, 60);
}

static const struct reg kw11l_regs[] = {
    {"LKS", LKS, "MONITOR:7 IE:6"},
    { NULL, 0,   NULL            },
};

static const struct board_kind kw11l_kind = {
    .name = "CLK",
    .title = "KW11-L line clock",
    .regs = kw11l_regs,
    .read = kw11l_read,
    .write = kw11l_write,
    .peek = kw11l_peek,
    .reset = kw11l_reset,
    .event = kw11l_event,
};
