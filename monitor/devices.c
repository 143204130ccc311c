/* The devices as operators name them. */
#include "monitor/devices.h"
#include "monitor/absent.h"
#include "monitor/lines/group.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* The unit in the rest of a name: nothing, or its number, and perhaps a colon. -1: neither. */
static int unit_number(const char *rest, int units)
{
    int unit = 0;
    for (int digits = 0; digits < 2 && isdigit((unsigned char)*rest); digits++)
        unit = 10 * unit + *rest++ - '0';
    if (*rest == ':')
        rest++;
    return *rest || unit >= (units ? units : 1) ? -1 : unit;
}

/* What follows PREFIX in NAME; NULL: it does not begin with it. */
static const char *behind(const char *prefix, const char *name)
{
    size_t n = prefix ? strlen(prefix) : 0;
    return n == 0 || strncasecmp(name, prefix, n) != 0 ? NULL : name + n;
}

int device_units(const struct machine *machine, const struct device *d)
{
    const struct board *b = device_board(machine, d);
    if (d->kind == DEVICE_DRIVES)
        return b->kind->drives->count;
    if (d->kind != DEVICE_LINES)
        return 0;
    const struct line_group *group = &line_groups[group_of(machine, b)];
    return group->most * group->lines;
}

static bool named(int units, const char *prefix, const char *name, int *unit)
{
    const char *rest = behind(prefix, name);
    *unit = rest ? unit_number(rest, units) : -1;
    return *unit >= 0;
}

const struct device *device_find(const struct machine *machine, const char *name,
                                 int *unit)
{
    for (int i = 0; i < device_count; i++) {
        const struct device *d = &device_table[i];
        int units = device_units(machine, d);
        if (named(units, d->name, name, unit) || named(units, d->other, name, unit))
            return d->title ? d : d - 1;
    }
    return NULL;
}

/* RK8: the device of that name, which has no such unit. */
static const struct device *without_unit(const char *name)
{
    for (int i = 0; i < device_count; i++) {
        const char *rest = behind(device_table[i].name, name);
        if (rest && *rest && rest[strspn(rest, "0123456789")] == '\0')
            return &device_table[i];
    }
    return NULL;
}

bool device_unit_named(const struct machine *machine, const struct device *d,
                       const char *name)
{
    return device_units(machine, d) && strpbrk(name, "0123456789");
}

static bool is_file(int fd, const struct stat *st)
{
    struct stat mine;
    return fd >= 0 && fstat(fd, &mine) == 0 && mine.st_dev == st->st_dev &&
           mine.st_ino == st->st_ino;
}

enum result device_spares_packs(struct monitor *m, const char *path)
{
    struct stat st;
    if (stat(path, &st) != 0)
        return DONE;
    const struct drive *drive;
    struct board *board;
    for (int n = 0, unit; (drive = machine_drive(m->machine, n, &board, &unit)); n++) {
        const struct disk *d = &drive->disk;
        if (d->attached && (is_file(d->fd, &st) || is_file(d->changes_fd, &st)))
            return fail(m, "%s is mounted on %s%d: name another file.", path,
                        board->kind->name, unit);
    }
    return DONE;
}

enum result device_spares(struct monitor *m, const char *path)
{
    bool punched = paper_is(&m->machine->pc11.punch, path);
    if (punched || paper_is(&m->machine->lp11.paper, path))
        return fail(m, "%s is what %s writes: detach it, or name another file.", path,
                    punched ? "PTP" : "LPT");
    return device_spares_packs(m, path);
}

struct board *device_unit_board(const struct monitor *m, const struct device *d, int unit)
{
    int group = group_of(m->machine, device_board(m->machine, d)), which;
    if (d->kind != DEVICE_LINES || line_groups[group].lines == 0)
        return device_board(m->machine, d);
    return group_line(m->machine, group, unit, &which);
}

struct board *device_board(const struct machine *machine, const struct device *device)
{
    return (struct board *)((char *)(uintptr_t)machine + device->board);
}

void device_unit_names(const struct machine *machine, const struct device *d,
                       const char *name, char *text, size_t size)
{
    int units = device_units(machine, d);
    if (units > 1)
        snprintf(text, size, "%s0 to %s%d", name, name, units - 1);
    else
        snprintf(text, size, "%s0", name);
}

enum result device_unknown(struct monitor *m, const char *name)
{
    char list[LINE_SIZE] = "";
    const struct device *d = without_unit(name);
    if (d) {
        device_unit_names(m->machine, d, "", list, sizeof list);
        return fail(m, "There is no %s: %s has the unit%s %s.", name, d->name,
                    device_units(m->machine, d) > 1 ? "s" : "", list);
    }
    if (absent_board(name))
        return absent_told(m, name);
    for (int i = 0; i < device_count; i++) {
        size_t n = strlen(list);
        if (device_table[i].title)
            snprintf(list + n, sizeof list - n, "%s%s", i ? " " : "",
                     device_table[i].name);
    }
    return fail(m, "There is no device %s. There are %s (a drive with its number: RK0).",
                name, list);
}

enum result device_take(struct monitor *m, const char **args,
                        const struct device **device, int *unit)
{
    char name[WORD_SIZE];
    if (!take_word(args, name, sizeof name, true))
        return device_unknown(m, "without a name");
    *device = device_find(m->machine, name, unit);
    return *device ? DONE : device_unknown(m, name);
}

#define AT(field) offsetof(struct machine, field)

/* clang-format off */
const struct device device_table[] = {
    { "CPU",  NULL, DEVICE_CPU,     AT(cpu),    true,  "KB11-A processor" },
    { "MMU",  NULL, DEVICE_OTHER,   AT(mmu),    true,  "KT11-C memory management" },
    { "CLK",  "KW", DEVICE_CLOCK,   AT(kw11l),  false, "KW11-L line clock" },
    { "PCLK", "KP", DEVICE_PCLOCK,  AT(kw11p),  false, "KW11-P programmable clock" },
    { "PTR",  "PR", DEVICE_READER,  AT(pc11),   false, "PC11 paper tape reader" },
    { "PTP",  "PP", DEVICE_PUNCH,   AT(pc11),   false, "PC11 paper tape punch" },
    { "LPT",  "LP", DEVICE_PRINTER, AT(lp11),   false, "LP11 line printer" },
    { "TTI",  NULL, DEVICE_TTI,     AT(kl11),   true,  "console keyboard" },
    { "TTO",  "TT", DEVICE_TTO,     AT(kl11),   true,  "console printer" },
    { "RK",   "DK", DEVICE_DRIVES,  AT(rk11),   false, "RK11 disk control, RK05" },
    { "RL",   NULL, DEVICE_DRIVES,  AT(rl11),   false, "RL11 disk control, RL02" },
    { "RF",   "DF", DEVICE_DRIVES,  AT(rf11),   false, "RF11 disk control, RS11" },
    { "RR",   "DP", DEVICE_DRIVES,  AT(rp11),   false, "RP11-C disk control, RP02, RP03" },
    { "RP",   "DB", DEVICE_DRIVES,  AT(rh11),   false, "RH11 disk control, RP04 to RP06" },
    { "TM",   "MT", DEVICE_DRIVES,  AT(tm11),   false, "TM11 magnetic tape, TU10" },
    { "TC",   "DT", DEVICE_DRIVES,  AT(tc11),   false, "TC11 DECtape, TU56" },
    { "DC",   "DCI", DEVICE_LINES,  AT(dc11),   false, "DC11 lines with modem control" },
    { "DCO",  NULL, DEVICE_LINES,   AT(dc11),   false, NULL },
    { "DLI",  "DL", DEVICE_LINES,   AT(dl11),   false, "DL11 lines" },
    { "DLO",  NULL, DEVICE_LINES,   AT(dl11),   false, NULL },
    { "DLE",  NULL, DEVICE_LINES,   AT(dl11e),  false, "DL11-E lines with modem control" },
    { "DH",   NULL, DEVICE_LINES,   AT(dh11),   false, "DH11 lines, output by DMA" },
    { "DM",   NULL, DEVICE_LINES,   AT(dh11.dm), false, "DM11-BB modem control of DH" },
    { "DZ",   NULL, DEVICE_LINES,   AT(dz11),   false, "DZ11 lines with modem control" },
    { "ROM",  NULL, DEVICE_OTHER,   AT(rom),    true,  "bootstrap ROM" },
};
/* clang-format on */

#undef AT

const int device_count = sizeof device_table / sizeof device_table[0];
