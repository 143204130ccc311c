/* SET of terminal lines: how many, where, how fast. */
#include "monitor/expr.h"
#include "monitor/lines/exchange.h"
#include "monitor/lines/terminals.h"

/* The machine as SETUP says. Who is on a line that goes is hung up. */
static enum result apply(struct monitor *m, const struct line_setup *setup)
{
    char error[GROUP_ERROR];
    if (!group_setup(m->machine, setup, error))
        return fail(m, "%s", error);
    for (int group = 0; group < LINE_GROUPS; group++) {
        if (!setup->boards[group])
            exchange_close(m, group, -1);
        for (int n = group_lines(m->machine, group); n < GROUP_LINES; n++)
            if (m->exchange.port[group][n])
                port_close(m, m->exchange.port[group][n]);
    }
    return DONE;
}

static enum result set_boards(struct monitor *m, int group, int boards)
{
    struct line_setup setup = m->machine->line_setup;
    setup.boards[group] = boards;
    if (group == GROUP_DH && !boards)
        setup.boards[GROUP_DM] = 0;
    return apply(m, &setup);
}

enum result terminals_set_boards(struct monitor *m, const struct setting *s)
{
    int group = terminals_group(m, s->device),
        boards = m->machine->line_setup.boards[group];
    if (s->named)
        return fail(m, "Lines come with their boards: SET %s LINES=n.", s->device->name);
    if (group == GROUP_DM && s->n && !m->machine->line_setup.boards[GROUP_DH])
        return fail(m,
                    "DM is the modem control of the DH's lines: SET DH ENABLED first.");
    if (s->n)
        return set_boards(m, group, boards ? boards : line_groups[group].usual);
    return set_boards(m, group, 0);
}

enum result terminals_set_lines(struct monitor *m, const struct setting *s)
{
    const struct line_group *g = &line_groups[terminals_group(m, s->device)];
    const char *value = s->value;
    int64_t n;
    bool good = take_decimal(&value, g->most * g->lines, &n) && !*value && n > 0;
    if (g->lines == 0)
        return fail(m, "DM has no lines of its own; DH has those that it watches.");
    if (good && n % g->lines == 0)
        return set_boards(m, terminals_group(m, s->device), (int)n / g->lines);
    if (g->lines == 1)
        return fail(m, "Expected SET %s LINES=n, n from 1 to %d.", s->device->name,
                    g->most);
    return fail(m, "A %s board has %d lines: LINES= is a multiple of %d, %d at most.",
                s->device->name, g->lines, g->lines, g->lines * g->most);
}

static enum result take_octal(struct monitor *m, const struct setting *s, int64_t *value)
{
    if (s->named)
        return fail(m, "The first board's place is that of all: SET %s ...",
                    s->device->name);
    return expr_all(m, s->value, value);
}

enum result terminals_set_address(struct monitor *m, const struct setting *s)
{
    struct line_setup setup = m->machine->line_setup;
    int group = terminals_group(m, s->device);
    int64_t at;
    if (take_octal(m, s, &at) != DONE)
        return FAILED;
    if (at >= 0160000 && at < 0200000)
        at += IO_PAGE - 0160000; /* 174000 is what a program calls 774000 */
    if (at < IO_PAGE || at >= ADDRESSES || at % line_groups[group].size)
        return fail(m, "%s stands at a multiple of %o in the I/O page, 760000-777776.",
                    s->device->name, line_groups[group].size);
    setup.address[group] = (paddr)at;
    return apply(m, &setup);
}

enum result terminals_set_vector(struct monitor *m, const struct setting *s)
{
    struct line_setup setup = m->machine->line_setup;
    int group = terminals_group(m, s->device);
    int64_t vector;
    if (take_octal(m, s, &vector) != DONE)
        return FAILED;
    if (vector <= 0 || vector > 0774 || vector % line_groups[group].vectors)
        return fail(m, "%s has a multiple of %o as its vector, 774 at most.",
                    s->device->name, line_groups[group].vectors);
    setup.vector[group] = (word)vector;
    return apply(m, &setup);
}

enum result terminals_set_auto(struct monitor *m, const struct setting *s)
{
    struct line_setup setup = m->machine->line_setup;
    int group = terminals_group(m, s->device);
    setup.address[group] = 0;
    setup.vector[group] = 0;
    return apply(m, &setup);
}

enum result terminals_set_bits(struct monitor *m, const struct setting *s)
{
    m->exchange.eight[terminals_group(m, s->device)] = s->n == 8;
    return DONE;
}

/* SIMH's way of DETACH DC2 for one caller: who listens goes on listening. */
enum result terminals_disconnect(struct monitor *m, const struct setting *s)
{
    int group = terminals_group(m, s->device);
    const char *value = s->value;
    int64_t n;
    if (!take_decimal(&value, GROUP_LINES - 1, &n) || *value)
        return fail(m, "Expected SET %s DISCONNECT=n, the number of a line.",
                    s->device->name);
    if (!m->exchange.port[group][n])
        return fail(m, "Nobody is on %s%d.", s->device->name, (int)n);
    port_close(m, m->exchange.port[group][n]);
    return DONE;
}

enum result terminals_set_speed(struct monitor *m, const struct device *d, int unit,
                                bool named, int baud)
{
    int group = terminals_group(m, d);
    if (group != GROUP_DL && group != GROUP_DLE)
        return fail(m, "The guest sets the speeds of %s; a DL11's are soldered.",
                    d->name);
    for (int n = 0; n < line_groups[group].most; n++)
        if ((!named || n == unit) &&
            !kl11_set_baud((struct kl11 *)group_board(m->machine, group, n), baud))
            return fail(
                m,
                "The speeds of %s are 110, 150, 300, 600, 1200, 2400, 4800 and 9600 "
                "baud.",
                d->name);
    return DONE;
}
