/* SHOW device: what it holds, and its registers with the bits that are set. */
#include "monitor/lines/terminals.h"
#include "monitor/registers.h"
#include "monitor/show.h"

#include <string.h>

static void say_drive(struct monitor *m, const struct device *d, int unit)
{
    static const char *const modes[] = { "", ", read only", ", throw-away overlay",
                                         ", changes kept apart" };
    const struct board *board = device_board(m->machine, d);
    const struct drives *drives = board->kind->drives;
    const struct drive *drive = drive_of(board, unit);
    char place[WORD_SIZE] = "";
    say(m, "  %s%d: ", d->name, unit);
    if (drives->types[1].name)
        say(m, "%s, ", drive_type(board, unit)->name);
    if (!drive->disk.attached) {
        say(m, drive->absent ? "disabled\n" : "empty\n");
        return;
    }
    if (drives->tell)
        drives->tell(board, unit, place, sizeof place);
    say(m, "%s, %s%s%s%s\n", drive->disk.path,
        drive_protected(drive) ? "write locked" : "write enabled",
        modes[drive->disk.mode], *place ? ", " : "", place);
}

static void say_paper(struct monitor *m, const struct paper *p, const char *done)
{
    if (paper_in(p))
        say(m, ", %s, %lld bytes %s", p->path, (long long)p->at, done);
    else
        say(m, ", empty");
}

static void say_settings(struct monitor *m, const struct device *d)
{
    const struct machine *machine = m->machine;
    switch (d->kind) {
    case DEVICE_TTO:
        say(m, ", %s, %d baud, %d bits", machine->kl11.double_buffered ? "DL11" : "KL11",
            machine->kl11.baud, m->console.eight ? 8 : 7);
        break;
    case DEVICE_TTI:
        say(m, m->console.erase && !m->console.plain
                   ? ", Backspace and ^C are the guest's erase and interrupt"
                   : ", keys go to the guest as they are");
        break;
    case DEVICE_CLOCK:
        say(m, ", %d Hz", machine->kw11l.hertz);
        break;
    case DEVICE_READER:
        say_paper(m, &machine->pc11.reader, "read");
        break;
    case DEVICE_PUNCH:
        say_paper(m, &machine->pc11.punch, "punched");
        break;
    case DEVICE_PRINTER:
        say(m, ", %d columns, %d characters%s", machine->lp11.columns, machine->lp11.set,
            machine->lp11.off_line ? ", off line" : "");
        say_paper(m, &machine->lp11.paper, "written");
        break;
    case DEVICE_LINES:
        terminals_say(m, d);
        break;
    default:
        break;
    }
}

/* Reader and punch, keyboard and printer are two devices on one board, each with half of its
 * words and one of its two vectors. */
enum part { WHOLE, LOWER, UPPER };

static enum part part_of(const struct device *d)
{
    switch (d->kind) {
    case DEVICE_READER:
    case DEVICE_TTI:
        return LOWER;
    case DEVICE_PUNCH:
    case DEVICE_TTO:
        return UPPER;
    default:
        return WHOLE;
    }
}

/* Where FIRST asks, and the last vector of LAST: of one board, or of several in a row. */
static void say_vectors(struct monitor *m, const struct board *first,
                        const struct board *last, enum part part)
{
    const struct unibus *bus = &m->machine->bus;
    const struct line *from = NULL, *to = NULL;
    for (int i = 0; i < bus->lines; i++) {
        const struct line *line = &bus->line[i];
        if (line->board == first->number && !line->held && !from)
            from = line;
        if (line->board == last->number && !line->held)
            to = line;
    }
    if (part == LOWER)
        to = from;
    if (part == UPPER)
        from = to;
    if (from && from->vector != to->vector)
        say(m, ", vectors %03o-%03o, BR%d", from->vector, to->vector, from->level);
    else if (from)
        say(m, ", vector %03o, BR%d", from->vector, from->level);
}

static void say_addresses(struct monitor *m, paddr first, paddr last, enum part part)
{
    paddr half = (last + 2 - first) / 2;
    if (part == LOWER)
        last -= half;
    if (part == UPPER)
        first += half;
    say(m, first == last ? ", %06o" : ", %06o-%06o", first, last);
}

static void say_place(struct monitor *m, const struct device *d)
{
    const struct board *first = device_board(m->machine, d), *last = first;
    int units = device_units(m->machine, d);
    if (d->kind == DEVICE_LINES) {
        int group = terminals_group(m, d), boards = m->machine->line_setup.boards[group];
        last = group_board(m->machine, group, boards ? boards - 1 : 0);
    }
    if (d->kind != DEVICE_LINES || !first->disabled) {
        say_addresses(m, first->first, last->last, part_of(d));
        say_vectors(m, first, last, part_of(d));
    }
    if (d->kind == DEVICE_DRIVES)
        say(m, ", %d unit%s", units, units == 1 ? "" : "s");
    if (first->disabled)
        say(m, ", disabled");
}

void show_device_title(struct monitor *m, const struct device *d)
{
    say(m, "%-4s  %s", d->name, d->title);
    say_place(m, d);
    say_settings(m, d);
}

void show_device_line(struct monitor *m, const struct device *d)
{
    const struct board *board = device_board(m->machine, d);
    if (!d->title)
        return;
    show_device_title(m, d);
    say(m, "\n");
    if (d->kind == DEVICE_LINES) {
        terminals_say_ports(m, d);
        return;
    }
    for (int unit = 0; unit < device_units(m->machine, d); unit++)
        if (drive_of(board, unit)->disk.attached || drive_of(board, unit)->absent)
            say_drive(m, d, unit);
}

/* SHOW RK ADDRESS, SHOW DZ CONNECTIONS: SIMH's parts of what SHOW RK tells. */
static enum result show_part(struct monitor *m, const struct device *d, const char *args)
{
    static const char *const parts[][2] = {
        {"ADDRESS", "A"},
        { "VECTOR", "V"},
        { "LINES",  "L"}
    };
    char term[WORD_SIZE] = "";
    const char *at = args;
    take_word(&at, term, sizeof term, true);
    if (d->kind == DEVICE_LINES && !*at && abbreviates(term, "CONNECTIONS", "C")) {
        terminals_say_connections(m, d);
        return DONE;
    }
    for (int i = 0; i < (d->kind == DEVICE_LINES ? 3 : 2); i++) {
        if (*at || !abbreviates(term, parts[i][0], parts[i][1]))
            continue;
        show_device_title(m, d);
        say(m, "\n");
        return DONE;
    }
    return fail(m, "Nothing was expected after SHOW %s%s.", d->name,
                d->kind == DEVICE_LINES ? " but CONNECTIONS, LINES, ADDRESS and VECTOR"
                                        : " but ADDRESS and VECTOR");
}

enum result show_device(struct monitor *m, const struct device *d, int unit,
                        const char *args)
{
    if (*skip_blanks(args))
        return show_part(m, d, args);
    if (d->kind == DEVICE_LINES)
        return terminals_show(m, d, unit < 0 ? 0 : unit, unit >= 0);
    if (d->kind == DEVICE_DRIVES && unit >= 0) {
        say_drive(m, d, unit);
        return DONE;
    }
    show_device_line(m, d);
    register_say_board(m, device_board(m->machine, d));
    return DONE;
}
