/* SET: which row of the options' table is meant. */
#include "monitor/set.h"
#include "monitor/absent.h"
#include "monitor/command.h"
#include "monitor/foreign.h"
#include "monitor/lines/terminals.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* Core for a larger machine: all that this one can have. */
static enum result set_too_much_core(struct monitor *m, const char *text)
{
    machine_set_core(m->machine, CORE_MAX);
    return fail(
        m,
        "An 11/45 addresses 256K, the last 8 of which are the I/O page: it has %dK "
        "now, not %s.",
        CORE_MAX / 1024, text);
}

/* 8K to 256K; 256K and 248K are the same, the I/O page takes the last 8. */
static enum result set_core(struct monitor *m, const char *option)
{
    const char *text = option;
    int64_t k;
    if (!take_decimal(&text, 100000, &k) || !*text || text[1] ||
        !strchr("KM", toupper((unsigned char)*text)))
        return fail(m, "Expected a size in K, as in SET CPU 256K.");
    if (k > 256 || toupper((unsigned char)*text) == 'M')
        return set_too_much_core(m, option);
    if (k == 256)
        k = CORE_MAX / 1024;
    if (!machine_set_core(m->machine, (uint32_t)k * 1024))
        return fail(m, "Memory is a multiple of 8K, from 8K to 248K (256K means 248K).");
    return DONE;
}

/* Speeds (SET TTO 9600) and core sizes (SET CPU 64K) are numbers, not names. */
static enum result set_number(struct monitor *m, const struct device *d, int unit,
                              bool named, const char *option)
{
    const char *text = option;
    int64_t baud;
    if (d->kind == DEVICE_CPU)
        return set_core(m, text);
    if (d->kind == DEVICE_LINES && take_decimal(&text, 1000000, &baud) &&
        *skip_blanks(text) == '\0')
        return terminals_set_speed(m, d, unit, named, (int)baud);
    if (d->kind != DEVICE_TTI && d->kind != DEVICE_TTO)
        return fail(m, "%s has no option %s; HELP SET %s lists them.", d->name, option,
                    d->name);
    if (!take_decimal(&text, 1000000, &baud) || *skip_blanks(text) ||
        !kl11_set_baud(&m->machine->kl11, (int)baud))
        return fail(m, "The console's speeds are 110, 150, 300, 600, 1200, 2400, 4800 "
                       "and 9600 baud.");
    return DONE;
}

bool set_row_fits(const struct set_row *row, const struct device *d)
{
    if (!row->device)
        return false;
    if (strcmp(row->device, "+") == 0)
        return d->kind == DEVICE_DRIVES;
    if (strcmp(row->device, "~") == 0)
        return d->kind == DEVICE_LINES;
    return strcmp(row->device, "*") == 0 || strcmp(row->device, d->name) == 0;
}

/* Does OPTION, as typed, name the row? *VALUE is what follows =, or the option itself. */
static bool row_fits(const struct set_row *row, const char *option, const char **value)
{
    char name[WORD_SIZE];
    size_t n = strcspn(option, "=");
    bool takes = row->option[strlen(row->option) - 1] == '=';
    if (n >= sizeof name || takes != (option[n] == '='))
        return false;
    snprintf(name, sizeof name, "%.*s", (int)n, option);
    *value = takes ? option + n + 1 : option + n;
    return abbreviates(name, row->option, row->shortest);
}

/* SET RL0 RL02. */
static enum result set_type(struct monitor *m, const struct device *d, int unit,
                            const char *type)
{
    char error[DISK_ERROR];
    return drive_set_type(device_board(m->machine, d), unit, type, error)
               ? DONE
               : fail(m, "%s.", error);
}

static enum result set_option(struct monitor *m, const struct device *d, int unit,
                              bool unit_named, const char *option)
{
    const char *value;
    bool known = false;
    for (int i = 0; i < set_rows; i++) {
        const struct set_row *row = &set_table[i];
        if (set_row_fits(row, d) && row_fits(row, option, &value))
            return row->run(m, &(struct setting){ d, unit, unit_named, value, row->n });
    }
    if (d->kind == DEVICE_DRIVES && strpbrk(option, "0123456789") && !strchr(option, '='))
        return set_type(m, d, unit, option);
    enum result result = d->kind == DEVICE_CPU ? absent_cpu(m, option, &known) : DONE;
    if (known)
        return result;
    if (isdigit((unsigned char)*option))
        return set_number(m, d, unit, unit_named, option);
    return fail(m, "%s has no option %s; HELP SET %s lists them.", d->name, option,
                d->name);
}

/* One option, or several with commas or blanks between, as SIMH has them. */
static enum result set_device(struct monitor *m, const struct device *d, int unit,
                              bool unit_named, const char *args)
{
    char options[LINE_SIZE], *rest = options, *option;
    if (*skip_blanks(args) == '\0')
        return fail(m, "SET %s what? HELP SET %s lists the options.", d->name, d->name);
    snprintf(options, sizeof options, "%s", args);
    while ((option = strsep(&rest, ", \t")) != NULL)
        if (*option && set_option(m, d, unit, unit_named, option) != DONE)
            return FAILED;
    return DONE;
}

/* SET THROTTLE REAL, SET CONSOLE LOG=f, SET ENVIRONMENT A=b. False: no such row. */
static bool set_session(struct monitor *m, const char *term, const char *args,
                        enum result *result)
{
    const char *value = args;
    for (int i = 0; i < set_rows; i++) {
        const struct set_row *row = &set_table[i];
        if (row->device)
            continue;
        if (strncmp(row->option, "CONSOLE ", 8) == 0) {
            if (!abbreviates(term, "CONSOLE", "CON") ||
                strncasecmp(args, row->option + 8, strlen(row->option + 8)) != 0)
                continue;
            value = args + strlen(row->option + 8);
        } else if (!abbreviates(term, row->option, row->shortest)) {
            continue;
        }
        *result =
            row->run(m, &(struct setting){ .value = skip_blanks(value), .n = row->n });
        return true;
    }
    return false;
}

enum result do_set(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    const struct device *d;
    enum result result;
    int unit;
    const char *at = args;
    if (!take_word(&at, term, sizeof term, true))
        return usage(m, "SET");
    d = device_find(m->machine, term, &unit);
    if (d)
        return set_device(m, d, unit, device_unit_named(m->machine, d, term), at);
    if (set_session(m, term, at, &result))
        return result;
    if (abbreviates(term, "CONSOLE", "CON"))
        return absent_console(m, at);
    if (foreign_set_instead(term))
        return fail(m, "SET %s is SIMH's, and not fork11's: %s.", term,
                    foreign_set_instead(term));
    if (absent_board(term))
        return absent_set(m, term, at);
    return device_take(m, &args, &d, &unit);
}
