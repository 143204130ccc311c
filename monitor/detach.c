/* DETACH: packs and paper come out, those on lines are hung up. */
#include "monitor/command.h"
#include "monitor/lines/terminals.h"
#include "monitor/named_unit.h"

#include <strings.h>

static void detach_all(struct monitor *m)
{
    struct board *board;
    for (int n = 0, unit; machine_drive(m->machine, n, &board, &unit); n++)
        drive_unload(board, unit);
    pc11_unload(&m->machine->pc11, false);
    pc11_unload(&m->machine->pc11, true);
    lp11_unload(&m->machine->lp11);
    exchange_close(m, -1, -1);
}

/* The paper of D comes out; false: it is no device with paper. */
static bool detach_paper(struct monitor *m, const struct device *d)
{
    if (d->kind == DEVICE_READER || d->kind == DEVICE_PUNCH)
        pc11_unload(&m->machine->pc11, d->kind == DEVICE_PUNCH);
    else if (d->kind == DEVICE_PRINTER)
        lp11_unload(&m->machine->lp11);
    else
        return false;
    return true;
}

enum result do_detach(struct monitor *m, const char *args)
{
    struct named_unit p;
    uint32_t switches;
    if (take_switches(&args, "f", &switches)) /* SIMH's -f: whatever the unit says */
        return fail(m, "DETACH has no switches but SIMH's -f.");
    if (*args == '\0')
        return usage(m, "DETACH");
    if (strncasecmp(args, "ALL", 3) == 0 && *skip_blanks(args + 3) == '\0') {
        detach_all(m);
        return DONE;
    }
    if (unit_take(m, &args, &p) != DONE || no_more(m, "DETACH", args) != DONE)
        return FAILED;
    if (p.d->kind == DEVICE_LINES)
        return terminals_detach(m, p.d, p.unit, p.named);
    if (detach_paper(m, p.d))
        return DONE;
    if (p.d->kind != DEVICE_DRIVES)
        return unit_without_files(m, p.d);
    if (!drive_of(device_board(m->machine, p.d), p.unit)->disk.attached)
        return fail(m, "%s%d is empty.", p.d->name, p.unit);
    drive_unload(device_board(m->machine, p.d), p.unit);
    return DONE;
}
