/* ATTACH and DETACH: packs in drives, paper in the PC11 and the LP11. */
#include "devices/magtape.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/lines/terminals.h"

#include <string.h>
#include <strings.h>

/* The file's name behind the unit; VERB takes its switches before that. */
static enum result file_name(struct monitor *m, const char *verb, const char *args,
                             char *path, size_t size)
{
    if (*args == '\0')
        return usage(m, verb);
    if (!file_quoted(args) && strstr(args, " -"))
        return fail(m,
                    "Switches come before the unit: %s -e unit file. (A name with "
                    "blanks and - goes in quotes.)",
                    verb);
    return file_named(m, args, path, size);
}

static enum result takes_no_file(struct monitor *m, const struct device *d)
{
    char list[LINE_SIZE] = "";
    for (int i = 0; i < device_count; i++) {
        char units[WORD_SIZE];
        size_t n = strlen(list);
        if (device_table[i].kind != DEVICE_DRIVES)
            continue;
        device_unit_names(m->machine, &device_table[i], device_table[i].name, units,
                          sizeof units);
        snprintf(list + n, sizeof list - n, "%s, ", units);
    }
    return fail(m, "%s takes no file; %sPTR, PTP and LPT do.", d->name, list);
}

/* A tape whose file ends in the midst of something is told of at once. */
static void warn_of_damage(struct monitor *m, const struct device *d, int unit,
                           const struct disk *tape)
{
    struct magtape_census census = magtape_survey(tape);
    if (census.ends == MAGTAPE_END)
        return;
    say(m,
        "%s%d: %s is no whole tape in SIMH's form: what stands at byte %lld, after %u "
        "record%s and %u mark%s, reads as bad tape.\n",
        d->name, unit, tape->path, (long long)census.at, census.records,
        census.records == 1 ? "" : "s", census.marks, census.marks == 1 ? "" : "s");
}

/* A file that is not quite a pack's. */
static void warn_of_size(struct monitor *m, const struct device *d, int unit,
                         const struct disk *pack)
{
    if (pack->trailer)
        say(m, "%s%d: %s has %lld bytes more than the pack; they are left alone.\n",
            d->name, unit, pack->path, (long long)pack->trailer);
    if (pack->ragged)
        say(m, "%s%d: %s ends %d byte%s into a block; the rest of it reads as zeros.\n",
            d->name, unit, pack->path, pack->ragged, pack->ragged == 1 ? "" : "s");
}

static enum result attach_drive(struct monitor *m, const struct device *d, int unit,
                                const char *path, uint32_t switches)
{
    char error[DISK_ERROR];
    struct board *board = device_board(m->machine, d);
    const struct drive *drive = drive_of(board, unit);
    struct disk_wish wish = { .path = path,
                              .mode = has_switch(switches, 'r')   ? DISK_READONLY
                                      : has_switch(switches, 'o') ? DISK_OVERLAY
                                                                  : DISK_WRITE,
                              .create = has_switch(switches, 'n'),
                              .must_exist = has_switch(switches, 'e') };
    if (drive->absent)
        return fail(m, "%s%d is disabled: SET %s%d ENABLED first.", d->name, unit,
                    d->name, unit);
    if (drive->disk.attached)
        return fail(m, "%s%d holds %s: detach %s%d first.", d->name, unit,
                    drive->disk.path, d->name, unit);
    if (!drive_load(board, unit, &wish, error))
        return fail(m, "%s", error);
    if (drive->disk.created)
        say(m, "%s%d: creating new file\n", d->name, unit);
    if (drive->disk.grows)
        warn_of_damage(m, d, unit, &drive->disk);
    warn_of_size(m, d, unit, &drive->disk);
    return DONE;
}

/* Paper that is written: at the end of what the file holds; -n: from its start. */
static enum result attach_output(struct monitor *m, const struct device *d,
                                 const char *path, uint32_t switches)
{
    char error[PAPER_ERROR];
    enum paper_use use = has_switch(switches, 'n') ? PAPER_NEW : PAPER_APPEND;
    bool existing = has_switch(switches, 'e'), good;
    if (has_switch(switches, 'r') || has_switch(switches, 'o'))
        return fail(m, "%s writes its file: -r and -o are for what is read.", d->name);
    if (device_spares_packs(m, path) != DONE)
        return FAILED;
    if (d->kind == DEVICE_PUNCH)
        good = pc11_load_punch(&m->machine->pc11, path, use, existing, error);
    else
        good = lp11_load(&m->machine->lp11, path, use, existing, error);
    return good ? DONE : fail(m, "%s", error);
}

static enum result attach_reader(struct monitor *m, const char *path, uint32_t switches)
{
    char error[PAPER_ERROR];
    if (has_switch(switches, 'n') || has_switch(switches, 'o'))
        return fail(m, "PTR only reads its tape: -n and -o are for what is written.");
    return pc11_load_reader(&m->machine->pc11, path, error) ? DONE : fail(m, "%s", error);
}

/* The device at ARGS; *NAMED: with a unit's number. */
static enum result take_device(struct monitor *m, const char **args,
                               const struct device **d, int *unit, bool *named)
{
    const char *at = *args;
    char name[WORD_SIZE] = "";
    take_word(&at, name, sizeof name, true);
    if (device_take(m, args, d, unit) != DONE)
        return FAILED;
    *named = device_unit_named(m->machine, *d, name);
    return DONE;
}

static enum result attach(struct monitor *m, const char *verb, const char *args)
{
    const struct device *d;
    bool named;
    char path[DISK_PATH];
    uint32_t switches;
    int unit;
    char bad = take_switches(&args, "neroy", &switches);
    if (bad)
        return fail(m, "-%c is not one of -n -e -r -o -y.", bad);
    if ((has_switch(switches, 'n') && has_switch(switches, 'e')) ||
        (has_switch(switches, 'r') && has_switch(switches, 'o')))
        return fail(m, "-n and -e exclude each other, and so do -r and -o.");
    if (*args == '\0')
        return usage(m, verb);
    if (take_device(m, &args, &d, &unit, &named) != DONE ||
        file_name(m, verb, args, path, sizeof path) != DONE)
        return FAILED;
    if (d->kind == DEVICE_LINES)
        return terminals_attach(m, d, unit, named, path, has_switch(switches, 'y'));
    if (device_board(m->machine, d)->disabled)
        return fail(m, "%s is disabled: SET %s ENABLED first.", d->name, d->name);
    if (d->kind == DEVICE_DRIVES)
        return attach_drive(m, d, unit, path, switches);
    if (d->kind == DEVICE_READER)
        return attach_reader(m, path, switches);
    if (d->kind == DEVICE_PUNCH || d->kind == DEVICE_PRINTER)
        return attach_output(m, d, path, switches);
    return takes_no_file(m, d);
}

enum result do_attach(struct monitor *m, const char *args)
{
    return attach(m, "ATTACH", args);
}

enum result do_mount(struct monitor *m, const char *args)
{
    return attach(m, "MOUNT", args);
}

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
    const struct device *d;
    bool named;
    int unit;
    if (*args == '\0')
        return usage(m, "DETACH");
    if (strncasecmp(args, "ALL", 3) == 0 && *skip_blanks(args + 3) == '\0') {
        detach_all(m);
        return DONE;
    }
    if (take_device(m, &args, &d, &unit, &named) != DONE ||
        no_more(m, "DETACH", args) != DONE)
        return FAILED;
    if (d->kind == DEVICE_LINES)
        return terminals_detach(m, d, unit, named);
    if (detach_paper(m, d))
        return DONE;
    if (d->kind != DEVICE_DRIVES)
        return takes_no_file(m, d);
    if (!drive_of(device_board(m->machine, d), unit)->disk.attached)
        return fail(m, "%s%d is empty.", d->name, unit);
    drive_unload(device_board(m->machine, d), unit);
    return DONE;
}
