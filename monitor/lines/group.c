/* The groups of terminal lines, and what is plugged in of each. */
#include "monitor/lines/group.h"

#include <stdio.h>

#define AT(field) offsetof(struct machine, field)

const struct line_group line_groups[LINE_GROUPS] = {
    [GROUP_DC] = {
        .name = "DC",
        .first = AT(dc11),
        .stride = sizeof(struct dc11),
        .most = DC11_LINES,
        .usual = 8,
        .lines = 1,
        .address = 0774000,
        .size = 010,
        .vectors = 010,
        .modem = true,
        .parity = true,
    },
    [GROUP_DL] = {
        .name = "DLI",
        .first = AT(dl11),
        .stride = sizeof(struct kl11),
        .most = DL11_LINES,
        .usual = 4,
        .lines = 1,
        .address = 0776500,
        .size = 010,
        .vectors = 010,
    },
    [GROUP_DM] = {
        .name = "DM",
        .first = AT(dh11.dm),
        .most = 1,
        .usual = 1,
        .address = 0770500,
        .size = 010,
        .vectors = 04,
    },
    [GROUP_DLE] = {
        .name = "DLE",
        .first = AT(dl11e),
        .stride = sizeof(struct kl11),
        .most = DL11E_LINES,
        .usual = 1,
        .lines = 1,
        .address = 0775610,
        .size = 010,
        .vectors = 010,
        .modem = true,
    },
    [GROUP_DH] = {
        .name = "DH",
        .first = AT(dh11),
        .most = 1,
        .usual = 1,
        .lines = DH11_LINES,
        .rank = 2,
        .size = 020,
        .vectors = 010,
        .modem = true,
    },
    [GROUP_DZ] = {
        .name = "DZ",
        .first = AT(dz11),
        .stride = sizeof(struct dz11),
        .most = DZ11_BOARDS,
        .usual = 1,
        .lines = DZ11_LINES,
        .rank = 8,
        .size = 010,
        .vectors = 010,
        .modem = true,
    },
};

#undef AT

struct board *group_board(const struct machine *m, int group, int n)
{
    const struct line_group *g = &line_groups[group];
    return (struct board *)((char *)(uintptr_t)m + g->first + (size_t)n * g->stride);
}

int group_of(const struct machine *m, const struct board *b)
{
    for (int group = 0; group < LINE_GROUPS; group++)
        if (group_board(m, group, 0) == b)
            return group;
    return -1;
}

int group_lines(const struct machine *m, int group)
{
    return m->line_setup.boards[group] * line_groups[group].lines;
}

struct board *group_line(const struct machine *m, int group, int n, int *unit)
{
    const struct line_group *g = &line_groups[group];
    *unit = n % g->lines;
    return group_board(m, group, n / g->lines);
}

struct serial *group_serial(const struct machine *m, int group, int n)
{
    int unit;
    struct board *b = group_line(m, group, n, &unit);
    return b->kind->serial->line(b, unit);
}

void group_changed(const struct machine *m, int group, int n)
{
    int unit;
    struct board *b = group_line(m, group, n, &unit);
    b->kind->serial->changed(b, unit);
}

word group_vector(const struct board *b, int *level)
{
    const struct unibus *bus = b->bus;
    for (int i = 0; i < bus->lines; i++)
        if (bus->line[i].board == b->number) {
            *level = bus->line[i].level;
            return bus->line[i].vector;
        }
    *level = 0;
    return 0;
}
