/* SHOW device: what it holds, and its registers with the bits that are set. */
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
    default:
        break;
    }
}

void show_device_line(struct monitor *m, const struct device *d)
{
    const struct board *board = device_board(m->machine, d);
    say(m, "%-4s  %s", d->name, d->title);
    say(m, ", %06o-%06o", board->first, board->last);
    if (board->disabled)
        say(m, ", disabled");
    say_settings(m, d);
    say(m, "\n");
    for (int unit = 0; unit < d->units; unit++)
        if (drive_of(board, unit)->disk.attached || drive_of(board, unit)->absent)
            say_drive(m, d, unit);
}

enum result show_device(struct monitor *m, const struct device *d, int unit,
                        const char *args)
{
    const struct board *board = device_board(m->machine, d);
    if (*skip_blanks(args))
        return fail(m, "Nothing was expected after SHOW %s.", d->name);
    if (d->units && unit >= 0) {
        say_drive(m, d, unit);
        return DONE;
    }
    show_device_line(m, d);
    const struct reg *reg = board->kind->regs;
    for (; reg && reg->name; reg++)
        register_say_fields(m, reg, board->kind->peek(board, reg->at));
    return DONE;
}
