/* LP11 line printer control with an LP05: a buffer of one line, which is printed when CR, LF
 * or FF comes. PDP-11 Peripherals Handbook, "LP11"; DEC's diagnostics ZLPA and ZLPK.
 *
 *     LPB -> strobe -> line buffer (80 or 132) -> drum of 64 or 96 characters -> paper
 *     LPS <- READY (the printer takes a character), ERR (no paper, off line)
 *
 * READY falls with every character and comes back when the printer has taken it, or has
 * printed and moved the paper. Columns beyond the last are not printed. The drum of 64 has no
 * lower case: it prints the upper. */
#include "devices/lp11.h"

#include <errno.h>

enum { LPS = 0777514, LPB = 0777516 };
enum { VECTOR = 0200, LEVEL = 4 };
enum { ERR = 0100000, READY = 0200, IE = 0100 };
enum { LF = 012, FF = 014, CR = 015, BLANK = 040, LOWER = 0140, RUBOUT = 0177 };

/* Times in ns. A line and the step to the next take 200 ms at 64 characters and 261 at 96:
 * 300 and 230 lines a minute as DEC sold it. How the 200 ms are shared out, and the time of
 * a character, are from memory (30 % either way). */
enum { TAKEN = 1500, STEP = 25000000, SLEW = 12500000 /* each further line */ };
enum { PRINTED_64 = 200000000 - STEP, PRINTED_96 = 260869565 - STEP };

static const struct board_kind lp11_kind;

/* Whichever comes, ERR or READY, asks, even if the other has asked and goes: V6's driver
 * prints on only if a printer that is back on line tells it. */
static void set_lps(struct lp11 *lp, word csr)
{
    word flags = csr & IE ? csr & (ERR | READY) : 0;
    word before = lp->lps & IE ? lp->lps : 0;
    if (!flags)
        bus_release(lp->board.bus, lp->request);
    else if (flags & ~before)
        bus_request(lp->board.bus, lp->request);
    lp->lps = csr;
}

/* LPS follows the printer: whatever has changed. */
static void follow(struct lp11 *lp, word ie)
{
    bool error = lp->off_line || !paper_in(&lp->paper);
    set_lps(lp, (word)(ie | (error ? ERR : lp->printing ? 0 : READY)));
}

static word lp11_peek(const struct board *b, paddr at)
{
    return at == LPS ? ((const struct lp11 *)b)->lps : 0;
}

static word lp11_read(struct board *b, paddr at)
{
    return lp11_peek(b, at);
}

static void busy(struct lp11 *lp, int64_t ns)
{
    lp->printing = true;
    follow(lp, lp->lps & IE);
    sched_after(&lp->board.bus->sched, lp->event, ns);
}

/* No more paper, if the host has no room for it. */
static void out(struct lp11 *lp, const void *data, size_t n)
{
    if (!paper_write(&lp->paper, data, n)) {
        lp->board.bus->host_errno = errno;
        lp->off_line = true;
    }
}

/* The line under the hammers; how long it takes. */
static int64_t print(struct lp11 *lp)
{
    if (lp->count == 0)
        return 0;
    out(lp, lp->line, (size_t)lp->count);
    lp->count = 0;
    return lp->set == 64 ? PRINTED_64 : PRINTED_96;
}

static int64_t move_paper(struct lp11 *lp, byte c)
{
    int rows = c == LF ? 1 : c == FF ? LP_PAGE - lp->row : 0;
    out(lp, &c, 1);
    if (rows == 0)
        return 0;
    lp->lines += rows;
    lp->row = (lp->row + rows) % LP_PAGE;
    return STEP + (int64_t)(rows - 1) * SLEW;
}

static void take(struct lp11 *lp, byte c)
{
    if (c >= LOWER && lp->set == 64)
        c &= (byte)~BLANK;
    if (lp->count < lp->columns)
        lp->line[lp->count++] = c;
}

/* A strobe: the printer hears it only if it is ready. */
static void strobe(struct lp11 *lp, byte c)
{
    if (!(lp->lps & READY))
        return;
    if (c == CR || c == LF || c == FF) {
        int64_t ns = print(lp);
        busy(lp, TAKEN + ns + move_paper(lp, c));
    } else {
        if (c >= BLANK && c != RUBOUT)
            take(lp, c);
        busy(lp, TAKEN);
    }
}

static void lp11_write(struct board *b, paddr at, word data, word mask)
{
    struct lp11 *lp = (struct lp11 *)b;
    if (!(mask & LOW_BYTE))
        return;
    if (at == LPS)
        follow(lp, data & IE);
    else
        strobe(lp, data & RUBOUT);
}

/* INIT is the control's: the printer goes on with what it has begun. */
static void lp11_reset(struct board *b)
{
    follow((struct lp11 *)b, 0);
}

static void lp11_event(struct board *b, int what)
{
    struct lp11 *lp = (struct lp11 *)b;
    (void)what;
    lp->printing = false;
    follow(lp, lp->lps & IE);
}

bool lp11_load(struct lp11 *lp, const char *path, enum paper_use use, bool existing,
               char *error)
{
    struct paper paper = { .fd = -1 };
    if (paper_is(&lp->paper, path))
        lp11_unload(lp);
    if (!paper_load(&paper, path, use, existing, error))
        return false;
    lp11_unload(lp);
    lp->paper = paper;
    lp->row = lp->lines = 0;
    lp11_set_line(lp, true);
    return true;
}

void lp11_unload(struct lp11 *lp)
{
    if (paper_in(&lp->paper))
        print(lp);
    paper_unload(&lp->paper);
    lp->count = 0;
    follow(lp, lp->lps & IE);
}

void lp11_set_line(struct lp11 *lp, bool on)
{
    lp->off_line = !on;
    follow(lp, lp->lps & IE);
}

void lp11_set_model(struct lp11 *lp, int columns, int set)
{
    lp->columns = columns;
    lp->set = set;
    lp->count = 0;
}

void lp11_attach(struct lp11 *lp, struct unibus *bus)
{
    bus_attach(bus, &lp->board, &lp11_kind, LPS, LPB);
    lp->request = bus_line(bus, &lp->board, LEVEL, VECTOR);
    lp->event =
        sched_register(&bus->sched, "line printer", lp->board.number, 0, SCHED_BUSY);
    lp->paper.fd = -1;
    lp11_set_model(lp, LP_COLUMNS, 64);
    lp11_reset(&lp->board);
}

static const struct reg lp11_regs[] = {
    {"LPS",  LPS, "ERR:15 READY:7 IE:6"},
    { "LPB", LPB, NULL                 },
    { NULL,  0,   NULL                 },
};

static const struct board_kind lp11_kind = {
    .name = "LPT",
    .title = "LP11 line printer control, LP05",
    .regs = lp11_regs,
    .read = lp11_read,
    .write = lp11_write,
    .peek = lp11_peek,
    .reset = lp11_reset,
    .event = lp11_event,
};
