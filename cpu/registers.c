/* The processor's registers on the bus: switches and display at 777570, microprogram
 * break 777770, PIRQ 777772, stack limit 777774, PSW 777776. */
#include "cpu/psw.h"

enum { RUN_LIMIT, FP_EXCEPTION }; /* events */
enum {
    SR = 0777570,
    MICROBREAK = 0777770,
    PIRQ = 0777772,
    SLR = 0777774,
    PSW = 0777776,
    PIRQ_BITS = 0177000
};

/* The requests in 15:9, and the highest of them encoded in 7:5 and 3:1. */
static word pirq_encode(word requests)
{
    int level = 7;
    while (level > 0 && !(requests & 0400 << level))
        level--;
    return (word)(requests | level << 5 | level << 1);
}

static void pirq_write(struct cpu *c, word data)
{
    c->pirq = pirq_encode(data & PIRQ_BITS);
    for (int level = 1; level <= 7; level++)
        if (c->pirq & 0400 << level)
            bus_request(c->bus, c->pirq_line[level]);
        else
            bus_release(c->bus, c->pirq_line[level]);
}

static word cpu_look(const struct board *b, paddr at)
{
    const struct cpu *c = (const struct cpu *)b;
    switch (at) {
    case SR:
        return c->switches;
    case MICROBREAK:
        return c->microbreak;
    case PIRQ:
        return c->pirq;
    case SLR:
        return c->slr;
    default:
        return c->psw;
    }
}

static word cpu_read(struct board *b, paddr at)
{
    return cpu_look(b, at);
}

static void cpu_write(struct board *b, paddr at, word data, word mask)
{
    struct cpu *c = (struct cpu *)b;
    switch (at) {
    case SR:
        c->display = word_merge(c->display, data, mask);
        break;
    case MICROBREAK:
        c->microbreak = word_merge(c->microbreak, data, mask & LOW_BYTE);
        break;
    case PIRQ:
        pirq_write(c, word_merge(c->pirq, data, mask));
        break;
    case SLR:
        c->slr = word_merge(c->slr, data, mask & HIGH_BYTE);
        break;
    default:
        psw_write(c, data, mask);
    }
}

static void cpu_init(struct board *b)
{
    struct cpu *c = (struct cpu *)b;
    c->slr = 0;
    pirq_write(c, 0);
}

static void cpu_event(struct board *b, int what)
{
    struct cpu *c = (struct cpu *)b;
    if (what == FP_EXCEPTION) {
        cpu_ask(c, REQ_FP);
        return;
    }
    cpu_ask(c, REQ_STOP);
    if (c->stop == STOP_NONE)
        c->stop = STOP_TIME;
}

void cpu_reset(struct cpu *c)
{
    psw_load(c, 0);
    c->requests = 0;
    c->abort.pending = false;
    c->flow = (struct flow){ .active = false };
    sched_cancel(&c->bus->sched, c->fp.event);
    c->fp.busy_until = 0;
    bus_init(c->bus);
}

static const struct reg cpu_regs[] = {
    {"SR",      SR,         NULL                     },
    { "MBRK",   MICROBREAK, NULL                     },
    { "PIRQ",   PIRQ,       "REQUESTS:15-9 LEVEL:7-5"},
    { "STKLIM", SLR,        NULL                     },
    { "PSW",    PSW,
     "CM:15-14 PM:13-12 RS:11 IPL:7-5 T:4 N:3 Z:2 "
      "V:1 C:0"                                      },
    { NULL,     0,          NULL                     }
};

static const struct board_kind cpu_kind = { .name = "CPU",
                                            .title = "KB11-A processor",
                                            .regs = cpu_regs,
                                            .read = cpu_read,
                                            .write = cpu_write,
                                            .peek = cpu_look,
                                            .reset = cpu_init,
                                            .event = cpu_event };

void cpu_attach(struct cpu *c, struct unibus *bus, struct mmu *mmu)
{
    c->mmu = mmu;
    c->bus = bus;
    c->fpp = true;
    bus_attach(bus, &c->board, &cpu_kind, SR, SR);
    bus_answer(bus, &c->board, MICROBREAK, PSW);
    for (int level = 7; level > 0; level--)
        c->pirq_line[level] = bus_held_line(bus, &c->board, level, VEC_PIRQ);
    c->limit_event = sched_register(&bus->sched, "CPU run limit", c->board.number,
                                    RUN_LIMIT, SCHED_BACKGROUND);
    c->fp.event = sched_register(&bus->sched, "FP11 exception", c->board.number,
                                 FP_EXCEPTION, SCHED_BUSY);
}

void cpu_rebind(struct cpu *c, ptrdiff_t delta)
{
    c->mmu = (struct mmu *)((char *)c->mmu + delta);
    c->bus = (struct unibus *)((char *)c->bus + delta);
    c->probe = NULL;
    c->tracer = NULL;
    c->catch = NULL;
}
