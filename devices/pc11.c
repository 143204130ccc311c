/* PC11 high-speed paper tape reader (300 frames a second) and punch (50). PDP-11
 * Peripherals Handbook, "PC11". A reader without tape, or at its end, holds ERR up. */
#include "devices/pc11.h"

#include "devices/edge.h"

#include <errno.h>

enum { PRS = 0777550, PRB = 0777552, PPS = 0777554, PPB = 0777556 };
enum { READER = 070, PUNCH = 074, LEVEL = 4 };
enum { FRAME_READ, FRAME_PUNCHED }; /* events */
enum { ERR = 0100000, BUSY = 04000, DONE = 0200, READY = 0200, IE = 0100, ENABLE = 01 };
enum { READ_RATE = 300, PUNCH_RATE = 50 };

static const struct board_kind pc11_kind;

static bool asks(word csr)
{
    return (csr & IE) && (csr & (ERR | DONE));
}

static void set_prs(struct pc11 *pc, word csr)
{
    edge_follow(pc->board.bus, pc->read_line, asks(pc->prs), asks(csr));
    pc->prs = csr;
}

static void set_pps(struct pc11 *pc, word csr)
{
    edge_follow(pc->board.bus, pc->punch_line, asks(pc->pps), asks(csr));
    pc->pps = csr;
}

static word pc11_peek(const struct board *b, paddr at)
{
    const struct pc11 *pc = (const struct pc11 *)b;
    switch (at) {
    case PRS:
        return pc->prs;
    case PRB:
        return pc->prb;
    case PPS:
        return pc->pps;
    default:
        return 0;
    }
}

static word pc11_read(struct board *b, paddr at)
{
    struct pc11 *pc = (struct pc11 *)b;
    word data = pc11_peek(b, at);
    if (at == PRB)
        set_prs(pc, pc->prs & (word)~DONE);
    return data;
}

/* The next frame under the lamps is asked for. Without tape the request is answered by
 * ERR alone. */
static void start_reader(struct pc11 *pc)
{
    set_prs(pc, pc->prs & (word)~DONE);
    if (pc->prs & ERR) {
        if (pc->prs & IE)
            bus_request(pc->board.bus, pc->read_line);
        return;
    }
    if (pc->prs & BUSY)
        return;
    pc->prb = 0;
    set_prs(pc, pc->prs | BUSY);
    sched_after(&pc->board.bus->sched, pc->read_event, NS_PER_SEC / READ_RATE);
}

static void start_punch(struct pc11 *pc, byte frame)
{
    pc->ppb = frame;
    if (pc->pps & ERR) {
        if (pc->pps & IE)
            bus_request(pc->board.bus, pc->punch_line);
        return;
    }
    set_pps(pc, pc->pps & (word)~READY);
    sched_after(&pc->board.bus->sched, pc->punch_event, NS_PER_SEC / PUNCH_RATE);
}

static void pc11_write(struct board *b, paddr at, word data, word mask)
{
    struct pc11 *pc = (struct pc11 *)b;
    if (at == PRS) {
        set_prs(pc, word_merge(pc->prs, data, mask & IE));
        if (data & mask & ENABLE)
            start_reader(pc);
    }
    if (at == PPS)
        set_pps(pc, word_merge(pc->pps, data, mask & IE));
    if (at == PPB && (mask & LOW_BYTE))
        start_punch(pc, (byte)data);
}

static void frame_read(struct pc11 *pc)
{
    word csr = pc->prs & (word)~BUSY;
    set_prs(pc, csr | (paper_read(&pc->reader, &pc->prb) ? DONE : ERR)); /* ran out */
}

static void frame_punched(struct pc11 *pc)
{
    bool good = paper_write(&pc->punch, &pc->ppb, 1);
    if (!good)
        pc->board.bus->host_errno = errno;
    set_pps(pc,
            pc->pps | READY | (good ? 0 : ERR)); /* the host's disk is full: no tape */
}

static void pc11_event(struct board *b, int what)
{
    struct pc11 *pc = (struct pc11 *)b;
    if (what == FRAME_READ)
        frame_read(pc);
    else
        frame_punched(pc);
}

static void pc11_reset(struct board *b)
{
    struct pc11 *pc = (struct pc11 *)b;
    pc->prs = paper_in(&pc->reader) ? pc->prs & ERR : ERR;
    pc->pps = READY | (paper_in(&pc->punch) ? pc->pps & ERR : ERR);
    pc->prb = pc->ppb = 0;
    sched_cancel(&b->bus->sched, pc->read_event);
    sched_cancel(&b->bus->sched, pc->punch_event);
}

bool pc11_load_reader(struct pc11 *pc, const char *path, char *error)
{
    struct paper tape = { .fd = -1 };
    if (!paper_load(&tape, path, PAPER_READ, true, error))
        return false;
    pc11_unload(pc, false);
    pc->reader = tape;
    set_prs(pc, pc->prs & (word)~ERR);
    return true;
}

bool pc11_load_punch(struct pc11 *pc, const char *path, enum paper_use use, bool existing,
                     char *error)
{
    struct paper tape = { .fd = -1 };
    if (paper_is(&pc->punch, path))
        pc11_unload(pc, true);
    if (!paper_load(&tape, path, use, existing, error))
        return false;
    pc11_unload(pc, true);
    pc->punch = tape;
    set_pps(pc, pc->pps & (word)~ERR);
    return true;
}

void pc11_unload(struct pc11 *pc, bool punch)
{
    paper_unload(punch ? &pc->punch : &pc->reader);
    if (punch) {
        sched_cancel(&pc->board.bus->sched, pc->punch_event);
        set_pps(pc, pc->pps | ERR | READY);
    } else {
        sched_cancel(&pc->board.bus->sched, pc->read_event);
        set_prs(pc, (word)((pc->prs & ~BUSY) | ERR));
    }
}

void pc11_attach(struct pc11 *pc, struct unibus *bus)
{
    bus_attach(bus, &pc->board, &pc11_kind, PRS, PPB);
    int number = pc->board.number;
    pc->read_line = bus_line(bus, &pc->board, LEVEL, READER);
    pc->punch_line = bus_line(bus, &pc->board, LEVEL, PUNCH);
    pc->read_event =
        sched_register(&bus->sched, "tape reader", number, FRAME_READ, SCHED_BUSY);
    pc->punch_event =
        sched_register(&bus->sched, "tape punch", number, FRAME_PUNCHED, SCHED_BUSY);
    pc->reader.fd = pc->punch.fd = -1;
    pc11_reset(&pc->board);
}

static const struct reg pc11_regs[] = {
    {"PRS",  PRS, "ERR:15 BUSY:11 DONE:7 IE:6 RDRENB:0"},
    { "PRB", PRB, NULL                                 },
    { "PPS", PPS, "ERR:15 READY:7 IE:6"                },
    { "PPB", PPB, NULL                                 },
    { NULL,  0,   NULL                                 },
};

static const struct board_kind pc11_kind = {
    .name = "PTR",
    .title = "PC11 paper tape reader and punch",
    .regs = pc11_regs,
    .read = pc11_read,
    .write = pc11_write,
    .peek = pc11_peek,
    .reset = pc11_reset,
    .event = pc11_event,
};
