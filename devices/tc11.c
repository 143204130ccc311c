/* TC11 DECtape control: registers and interrupts. TC11 manual (DEC-11-HTCA), chapter 3;
 * PDP-11 Peripherals Handbook, "TC11/TU56". Five registers at 777340, vector 214. */
#include "devices/tc11.h"

#include "devices/edge.h"
#include "devices/tc11_parts.h"

#include <stddef.h>

enum {
    TCST = 0777340,
    TCCM = 0777342,
    TCWC = 0777344,
    TCBA = 0777346,
    TCDT = 0777350,
    VECTOR = 0214,
    LEVEL = 6
};
enum {
    TCCM_WRITABLE = TCCM_MAINT | TCCM_DINHB | TCCM_REV | TCCM_UNIT | TCCM_IE | TCCM_MEX |
                    TCCM_FUNCTION,
};

static const struct board_kind tc11_kind;

static word status(const struct tc11 *tc)
{
    bool at_speed = tc->unit[tc_number(tc)].motion == TC_RUNS;
    return tc->tcst | (at_speed ? TCST_UPS : 0);
}

static word tc11_peek(const struct board *b, paddr at)
{
    const struct tc11 *tc = (const struct tc11 *)b;
    switch (at) {
    case TCST:
        return status(tc);
    case TCCM:
        return tc->tccm | (tc->tcst & TCST_ERRORS ? TCCM_ERR : 0);
    case TCWC:
        return tc->tcwc;
    case TCBA:
        return tc->tcba;
    default:
        return tc->tcdt;
    }
}

/* The request follows the rising edge of IE and READY. */
static void follow(struct tc11 *tc)
{
    bool was = tc->asks;
    tc->asks = (tc->tccm & TCCM_IE) && (tc->tccm & TCCM_READY);
    edge_follow(tc->board.bus, tc->line, was, tc->asks);
}

void tc_ready(struct tc11 *tc)
{
    tc->tccm |= TCCM_READY;
    follow(tc);
}

void tc_not_ready(struct tc11 *tc)
{
    tc->tccm &= (word)~TCCM_READY;
    follow(tc);
}

static void ready_soon(struct tc11 *tc)
{
    sched_after(tc_sched(tc), tc->ready_event, TC_READY_NS);
}

void tc_error(struct tc11 *tc, word errors)
{
    tc_forget(tc);
    tc->tcst |= errors;
    tc_told(tc, false);
    if (!(tc->tccm & TCCM_READY))
        ready_soon(tc);
    tc_stop(tc, tc_selected(tc));
}

/* In read all and write all the program moves each word itself, and says so by touching it. */
static bool moves_words(const struct tc11 *tc)
{
    return tc_function(tc) == TC_READ_ALL || tc_function(tc) == TC_WRITE_ALL;
}

static word tc11_read(struct board *b, paddr at)
{
    struct tc11 *tc = (struct tc11 *)b;
    if (at == TCDT && tc_function(tc) == TC_READ_ALL)
        tc_not_ready(tc);
    return tc11_peek(b, at);
}

/* A function that cannot be: the tape stops, READY is up at once. */
static bool refuse(struct tc11 *tc)
{
    const struct tu56 *u = tc_selected(tc);
    enum tc_function f = tc_function(tc);
    bool writes = f == TC_WRITE_DATA || f == TC_WRITE_ALL;
    if (!tc_loaded(u))
        tc->tcst |= TCST_SELE;
    if (f == TC_WRITE_TIMING || (writes && drive_protected(&u->drive)))
        tc->tcst |= TCST_ILO; /* write timing and mark: its switch is off */
    if (!(tc->tcst & TCST_ERRORS))
        return false;
    tc_told(tc, false);
    tc_stop(tc, tc_selected(tc));
    tc_ready(tc);
    return true;
}

/* Any write of TCCM, with DO or without, commands the selected tape. */
static void command(struct tc11 *tc)
{
    struct tu56 *u = tc_selected(tc);
    tc_forget(tc);
    tc_told(tc, true);
    tc_note_start(tc);
    if (tc_function(tc) == TC_STOP_ALL) {
        for (int i = 0; i < TC_UNITS; i++)
            tc_stop(tc, &tc->unit[i]);
        ready_soon(tc);
        return;
    }
    if (refuse(tc))
        return;
    if (tc_function(tc) == TC_STOP_SELECTED) {
        tc_stop(tc, u);
        ready_soon(tc);
        return;
    }
    if (tc_function(tc) == TC_WRITE_ALL)
        ready_soon(tc); /* for its first word */
    tc_run(tc, u, tc->tccm & TCCM_REV);
}

/* DO clears the errors and READY; so does a 0 written to ERR, the errors. */
static void write_tccm(struct tc11 *tc, word data, word mask)
{
    bool go = data & mask & TCCM_DO;
    tc->tccm = word_merge(tc->tccm, data, mask & TCCM_WRITABLE);
    if (go || ((mask & TCCM_ERR) && !(data & TCCM_ERR)))
        tc->tcst &= (word)~TCST_ERRORS;
    if (go) {
        tc->tccm &= (word)~TCCM_READY;
        sched_cancel(tc_sched(tc), tc->ready_event);
    }
    follow(tc);
    command(tc);
}

static void tc11_write(struct board *b, paddr at, word data, word mask)
{
    struct tc11 *tc = (struct tc11 *)b;
    if (at == TCST)
        tc->tcst = word_merge(tc->tcst, data, mask & TCST_XD);
    if (at == TCCM)
        write_tccm(tc, data, mask);
    if (at == TCWC)
        tc->tcwc = word_merge(tc->tcwc, data, mask);
    if (at == TCBA)
        tc->tcba = word_merge(tc->tcba, data, mask);
    if (at != TCDT)
        return;
    tc->tcdt = word_merge(tc->tcdt, data, mask);
    if (moves_words(tc))
        tc_not_ready(tc);
}

/* INIT: the registers; all tapes stop. */
static void tc11_reset(struct board *b)
{
    struct tc11 *tc = (struct tc11 *)b;
    tc_forget(tc);
    tc_told(tc, true);
    sched_cancel(tc_sched(tc), tc->ready_event);
    for (int i = 0; i < TC_UNITS; i++)
        tc_stop(tc, &tc->unit[i]);
    tc->tcst = tc->tcwc = tc->tcba = tc->tcdt = 0;
    tc->tccm = TCCM_READY;
    tc->asks = false;
    bus_release(b->bus, tc->line);
}

static void tc11_event(struct board *b, int what)
{
    struct tc11 *tc = (struct tc11 *)b;
    if (what == TC_READY_EVENT)
        tc_ready(tc);
    else if (what == TC_CONTROL_EVENT)
        tc_control_event(tc);
    else
        tc_drive_event(tc, what);
}

void tc11_attach(struct tc11 *tc, struct unibus *bus)
{
    static const char *const names[TC_UNITS] = {
        "TC0 motion", "TC1 motion", "TC2 motion", "TC3 motion",
        "TC4 motion", "TC5 motion", "TC6 motion", "TC7 motion",
    };
    bus_attach_out(bus, &tc->board, &tc11_kind, TCST, TCDT);
    drives_init(&tc->board);
    int number = tc->board.number;
    tc->line = bus_line(bus, &tc->board, LEVEL, VECTOR);
    tc->event = sched_register(&bus->sched, "TC11 function", number, TC_CONTROL_EVENT,
                               SCHED_BUSY);
    tc->ready_event =
        sched_register(&bus->sched, "TC11 ready", number, TC_READY_EVENT, SCHED_BUSY);
    for (int i = 0; i < TC_UNITS; i++) {
        tc->unit[i].motion = TC_STANDS;
        tc->unit[i].event = sched_register(&bus->sched, names[i], number, i, SCHED_BUSY);
    }
    tc->dirty = false;
    tc->buffered = -1;
    tc11_reset(&tc->board);
}

static const struct reg tc11_regs[] = {
    {"TCST",  TCST,
     "ENDZ:15 PAR:14 MTE:13 ILO:12 SELE:11 BLKM:10 DATM:9 NEX:8 UPS:7 XD:1-0"   },
    { "TCCM", TCCM,
     "ERR:15 MAINT:13 DINHB:12 REV:11 UNIT:10-8 READY:7 IE:6 MEX:5-4 F:3-1 DO:0"},
    { "TCWC", TCWC, NULL                                                        },
    { "TCBA", TCBA, NULL                                                        },
    { "TCDT", TCDT, NULL                                                        },
    { NULL,   0,    NULL                                                        },
};

static const struct drive_type types[] = {
    {"TU56", TC_BYTES},
    { NULL,  0       },
};

static const struct drives tapes = {
    .count = TC_UNITS,
    .offset = offsetof(struct tc11, unit),
    .stride = sizeof(struct tu56),
    .types = types,
    .changed = tc_changed,
    .tell = tc_tell_drive,
};

static const struct board_kind tc11_kind = {
    .name = "TC",
    .title = "TC11 DECtape control, eight TU56 drives",
    .regs = tc11_regs,
    .read = tc11_read,
    .write = tc11_write,
    .peek = tc11_peek,
    .reset = tc11_reset,
    .event = tc11_event,
    .drives = &tapes,
};
