/* ATTACH and MOUNT: packs into drives, paper into the PC11 and the LP11. */
#include "devices/magtape.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/format.h"
#include "monitor/lines/terminals.h"
#include "monitor/named_unit.h"

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
    if (drive->disk.created && !m->quiet && !has_switch(switches, 'q'))
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

/* ATTACH DL0 pack.rl02, as where the RL's drives are called DL: no port, no PTY. */
static enum result is_no_pack(struct monitor *m, const struct named_unit *p,
                              const char *file)
{
    bool port = strcasecmp(file, "PTY") == 0 || strchr(file, ':') ||
                file[strspn(file, "0123456789")] == '\0';
    if (!unit_is_dl(p->name) || port)
        return DONE;
    return fail(m,
                "DL%d is a line of the DL11, which takes a port or PTY; the RL11's drive "
                "is RL%d.",
                p->unit, p->unit);
}

/* ATTACH -f: the form of the file stands before its name. */
static enum result take_format(struct monitor *m, const struct device *d,
                               const char **args)
{
    char format[WORD_SIZE];
    if (!take_word(args, format, sizeof format, false))
        return fail(m, "Expected: ATTACH -f unit format file");
    return format_is_ours(m, d, format);
}

static enum result attach_file(struct monitor *m, const struct named_unit *p,
                               const char *path, uint32_t switches)
{
    const struct device *d = p->d;
    if (d->kind == DEVICE_LINES)
        return is_no_pack(m, p, path) == DONE
                   ? terminals_attach(m, d, p->unit, p->named, path,
                                      has_switch(switches, 'y'))
                   : FAILED;
    if (device_board(m->machine, d)->disabled)
        return fail(m, "%s is disabled: SET %s ENABLED first.", d->name, d->name);
    if (d->kind == DEVICE_DRIVES)
        return attach_drive(m, d, p->unit, path, switches);
    if (d->kind == DEVICE_READER)
        return attach_reader(m, path, switches);
    if (d->kind == DEVICE_PUNCH || d->kind == DEVICE_PRINTER)
        return attach_output(m, d, path, switches);
    return unit_without_files(m, d);
}

static enum result take_attach_switches(struct monitor *m, const char **args,
                                        uint32_t *switches)
{
    char bad = take_switches(args, "neroyfqam", switches); /* -a -m: SIMH's, of lines */
    if (bad)
        return fail(m, "-%c is not one of -n -e -r -o -y -f -q.", bad);
    if ((has_switch(*switches, 'n') && has_switch(*switches, 'e')) ||
        (has_switch(*switches, 'r') && has_switch(*switches, 'o')))
        return fail(m, "-n and -e exclude each other, and so do -r and -o.");
    return DONE;
}

enum result do_attach(struct monitor *m, const char *args)
{
    struct named_unit p;
    char path[DISK_PATH];
    uint32_t switches;
    if (take_attach_switches(m, &args, &switches) != DONE)
        return FAILED;
    if (*args == '\0')
        return usage(m, "ATTACH");
    if (unit_take(m, &args, &p) != DONE ||
        (has_switch(switches, 'f') && take_format(m, p.d, &args) != DONE) ||
        file_name(m, "ATTACH", args, path, sizeof path) != DONE)
        return FAILED;
    return attach_file(m, &p, path, switches);
}

enum result do_mount(struct monitor *m, const char *args)
{
    struct named_unit p;
    char path[DISK_PATH];
    uint32_t switches;
    if (take_attach_switches(m, &args, &switches) != DONE)
        return FAILED;
    if (*args == '\0')
        return usage(m, "MOUNT");
    if (unit_take_pack(m, &args, &p) != DONE ||
        file_name(m, "MOUNT", args, path, sizeof path) != DONE)
        return FAILED;
    return attach_file(m, &p, path, switches);
}
