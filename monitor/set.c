/* SET: one row for each option of a device or of the session. */
#include "monitor/set.h"
#include "monitor/command.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum result set_model(struct monitor *m, const struct device *d, int unit,
                             const char *value)
{
    (void)m, (void)d, (void)unit, (void)value;
    return DONE;
}

/* 8K to 256K; 256K and 248K are the same, the I/O page takes the last 8. */
static enum result set_core(struct monitor *m, const char *text)
{
    int64_t k;
    if (!take_decimal(&text, 100000, &k) || toupper((unsigned char)*text) != 'K' ||
        text[1])
        return fail(m, "Expected a size in K, as in SET CPU 256K.");
    if (k == 256)
        k = CORE_MAX / 1024;
    if (!machine_set_core(m->machine, (uint32_t)k * 1024))
        return fail(m, "Memory is a multiple of 8K, from 8K to 248K (256K means 248K).");
    return DONE;
}

static enum result set_fpp(struct monitor *m, const struct device *d, int unit,
                           const char *value)
{
    (void)d, (void)unit, (void)value;
    m->machine->cpu.fpp = true;
    return DONE;
}

static enum result set_no_fpp(struct monitor *m, const struct device *d, int unit,
                              const char *value)
{
    (void)d, (void)unit, (void)value;
    m->machine->cpu.fpp = false;
    return DONE;
}

static enum result set_history(struct monitor *m, const struct device *d, int unit,
                               const char *value)
{
    int64_t n;
    (void)d, (void)unit;
    if (!take_decimal(&value, HISTORY_MOST, &n) || *value)
        return fail(m, "Expected SET CPU HISTORY=n, n from 0 (off) to %d.", HISTORY_MOST);
    if (!history_resize(&m->history, (int)n))
        return fail(m, "The host has no memory for that.");
    probes_fit(m);
    return DONE;
}

static enum result set_idle(struct monitor *m, const struct device *d, int unit,
                            const char *value)
{
    (void)d, (void)unit, (void)value;
    m->no_idle = false;
    return DONE;
}

static enum result set_no_idle(struct monitor *m, const struct device *d, int unit,
                               const char *value)
{
    (void)d, (void)unit, (void)value;
    m->no_idle = true;
    return DONE;
}

static enum result set_memory(struct monitor *m, enum memory memory)
{
    if (machine_set_memory(m->machine, memory))
        return DONE;
    return fail(m, "The host has no memory for that.");
}

static enum result set_core_memory(struct monitor *m, const struct device *d, int unit,
                                   const char *value)
{
    (void)d, (void)unit, (void)value;
    return set_memory(m, MEMORY_CORE);
}

static enum result set_mos(struct monitor *m, const struct device *d, int unit,
                           const char *value)
{
    (void)d, (void)unit, (void)value;
    return set_memory(m, MEMORY_MOS);
}

static enum result set_bipolar(struct monitor *m, const struct device *d, int unit,
                               const char *value)
{
    (void)d, (void)unit, (void)value;
    return set_memory(m, MEMORY_BIPOLAR);
}

static enum result set_locked(struct monitor *m, const struct device *d, int unit,
                              const char *value)
{
    (void)d, (void)value;
    rk11_lock(&m->machine->rk11, unit, true);
    return DONE;
}

static enum result set_write(struct monitor *m, const struct device *d, int unit,
                             const char *value)
{
    const struct disk *disk = &m->machine->rk11.drive[unit].disk;
    (void)d, (void)value;
    if (disk->attached && disk->mode == DISK_READONLY)
        return fail(m, "RK%d was attached read only: detach it and attach it without -r.",
                    unit);
    rk11_lock(&m->machine->rk11, unit, false);
    return DONE;
}

static enum result set_kl11(struct monitor *m, const struct device *d, int unit,
                            const char *value)
{
    (void)d, (void)unit, (void)value;
    m->machine->kl11.double_buffered = false;
    return DONE;
}

static enum result set_dl11(struct monitor *m, const struct device *d, int unit,
                            const char *value)
{
    (void)d, (void)unit, (void)value;
    m->machine->kl11.double_buffered = true;
    return DONE;
}

static enum result set_bits(struct monitor *m, const struct device *d, int unit,
                            const char *value)
{
    (void)d, (void)unit, (void)value;
    m->console.eight = false;
    return DONE;
}

static enum result set_eight(struct monitor *m, const struct device *d, int unit,
                             const char *value)
{
    (void)d, (void)unit, (void)value;
    m->console.eight = true;
    return DONE;
}

static enum result set_raw(struct monitor *m, const struct device *d, int unit,
                           const char *value)
{
    (void)d, (void)unit, (void)value;
    m->console.plain = true;
    return DONE;
}

static enum result set_no_raw(struct monitor *m, const struct device *d, int unit,
                              const char *value)
{
    (void)d, (void)unit, (void)value;
    m->console.plain = false;
    return DONE;
}

static enum result set_50(struct monitor *m, const struct device *d, int unit,
                          const char *value)
{
    (void)d, (void)unit, (void)value;
    kw11l_set_hertz(&m->machine->kw11l, 50);
    return DONE;
}

static enum result set_60(struct monitor *m, const struct device *d, int unit,
                          const char *value)
{
    (void)d, (void)unit, (void)value;
    kw11l_set_hertz(&m->machine->kw11l, 60);
    return DONE;
}

static enum result plug(struct monitor *m, const struct device *d, bool disabled)
{
    if (d->fixed && disabled)
        return fail(m, "An 11/45 has no place without its %s.", d->title);
    device_board(m->machine, d)->disabled = disabled;
    return DONE;
}

static enum result set_enabled(struct monitor *m, const struct device *d, int unit,
                               const char *value)
{
    (void)unit, (void)value;
    return plug(m, d, false);
}

static enum result set_disabled(struct monitor *m, const struct device *d, int unit,
                                const char *value)
{
    (void)unit, (void)value;
    return plug(m, d, true);
}

static enum result set_throttle(struct monitor *m, const struct device *d, int unit,
                                const char *value)
{
    (void)d, (void)unit;
    if (strcasecmp(value, "REAL") != 0)
        return fail(m, "Expected: SET THROTTLE REAL, or SET NOTHROTTLE");
    m->real = true;
    return DONE;
}

static enum result set_no_throttle(struct monitor *m, const struct device *d, int unit,
                                   const char *value)
{
    (void)d, (void)unit, (void)value;
    m->real = false;
    return DONE;
}

static enum result set_log(struct monitor *m, const struct device *d, int unit,
                           const char *value)
{
    (void)d, (void)unit;
    FILE *log = fopen(value, "w");
    if (!log)
        return fail(m, "The log %s cannot be written: %s.", value, strerror(errno));
    if (m->console.log)
        fclose(m->console.log);
    m->console.log = log;
    return DONE;
}

static enum result set_no_log(struct monitor *m, const struct device *d, int unit,
                              const char *value)
{
    (void)d, (void)unit, (void)value;
    if (m->console.log)
        fclose(m->console.log);
    m->console.log = NULL;
    return DONE;
}

static enum result set_environment(struct monitor *m, const struct device *d, int unit,
                                   const char *value)
{
    char name[WORD_SIZE];
    (void)d, (void)unit;
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || equals - value >= (int)sizeof name)
        return fail(m, "Expected: SET ENVIRONMENT NAME=value");
    snprintf(name, sizeof name, "%.*s", (int)(equals - value), value);
    if (setenv(name, equals + 1, 1) != 0)
        return fail(m, "The host refuses the variable: %s.", strerror(errno));
    return DONE;
}

/* Speeds (SET TTO 9600) and core sizes (SET CPU 64K) are numbers, not names. */
static enum result set_number(struct monitor *m, const struct device *d, const char *text)
{
    int64_t baud;
    if (d->kind == DEVICE_CPU)
        return set_core(m, text);
    if (d->kind != DEVICE_TTI && d->kind != DEVICE_TTO)
        return fail(m, "%s has no option %s; HELP SET lists them.", d->name, text);
    if (!take_decimal(&text, 1000000, &baud) || *skip_blanks(text) ||
        !kl11_set_baud(&m->machine->kl11, (int)baud))
        return fail(m, "The console's speeds are 110, 150, 300, 600, 1200, 1800, 2400, "
                       "4800 and 9600 baud.");
    return DONE;
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

static enum result set_device(struct monitor *m, const struct device *d, int unit,
                              const char *args)
{
    char option[LINE_SIZE];
    const char *value;
    if (!take_word(&args, option, sizeof option, false))
        return fail(m, "SET %s what? HELP SET lists the options.", d->name);
    if (*args)
        return fail(m, "One option at a time: nothing was expected at \"%s\".", args);
    for (int i = 0; i < set_rows; i++) {
        const struct set_row *row = &set_table[i];
        bool mine = row->device &&
                    (strcmp(row->device, "*") == 0 || strcmp(row->device, d->name) == 0);
        if (mine && row_fits(row, option, &value))
            return row->run(m, d, unit, value);
    }
    if (isdigit((unsigned char)*option))
        return set_number(m, d, option);
    return fail(m, "%s has no option %s; HELP SET lists them.", d->name, option);
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
        *result = row->run(m, NULL, 0, skip_blanks(value));
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
    d = device_find(term, &unit);
    if (d)
        return set_device(m, d, unit, at);
    if (set_session(m, term, at, &result))
        return result;
    if (abbreviates(term, "CONSOLE", "CON"))
        return fail(m, "Expected: SET CONSOLE LOG=file or SET CONSOLE NOLOG");
    return device_take(m, &args, &d, &unit);
}

const struct set_row set_table[] = {
    {"CPU",  "11/45",         "11/45", "the model; there is no other",                  set_model      },
    { "CPU", "FPP",           "FPP",   "an FP11 is fitted",                             set_fpp        },
    { "CPU", "NOFPP",         "NOF",   "none is: its instructions trap to 10",          set_no_fpp     },
    { "CPU", "HISTORY=",      "HIST",  "keep the last n instructions; 0: none",         set_history    },
    { "CPU", "IDLE",          "I",     "the host sleeps while the guest waits",         set_idle       },
    { "CPU", "NOIDLE",        "NOI",   "it does not",                                   set_no_idle    },
    { "CPU", "CORE",          "COR",   "memory is core (and 8K to 256K: its size)",
     set_core_memory                                                                                   },
    { "CPU", "MOS",           "MOS",   "memory is MOS",                                 set_mos        },
    { "CPU", "BIPOLAR",       "BIP",   "memory is bipolar",                             set_bipolar    },
    { "RK",  "LOCKED",        "L",     "the drive's WRITE PROTECT switch is on",        set_locked     },
    { "RK",  "WRITEENABLED",  "W",     "it is off",                                     set_write      },
    { "TTO", "KL11",          "KL11",  "the console has no double buffer",              set_kl11       },
    { "TTO", "DL11",          "DL11",  "it has (and 110 to 9600: its speed)",           set_dl11       },
    { "TTO", "7B",            "7B",    "bit 8 of what the guest prints is dropped",     set_bits       },
    { "TTO", "7P",            "7P",    "the same",                                      set_bits       },
    { "TTO", "8B",            "8B",    "it is printed",                                 set_eight      },
    { "TTI", "RAW",           "R",     "every key goes to the guest as it is",          set_raw        },
    { "TTI", "NORAW",         "NOR",
     "on a named image Backspace is its erase character and ^C its interrupt",          set_no_raw     },
    { "CLK", "50HZ",          "50",    "the mains' frequency",                          set_50         },
    { "CLK", "60HZ",          "60",    "the mains' frequency",                          set_60         },
    { "*",   "ENABLED",       "E",     "the board is in its slot",                      set_enabled    },
    { "*",   "DISABLED",      "D",     "it is not: nobody answers at its addresses",    set_disabled   },
    { NULL,  "THROTTLE",      "TH",    "REAL: machine time goes with the host's clock",
     set_throttle                                                                                      },
    { NULL,  "NOTHROTTLE",    "NOTH",  "as fast as the host can",                       set_no_throttle},
    { NULL,  "CONSOLE LOG=",  "",      "file: all output goes there too",               set_log        },
    { NULL,  "CONSOLE NOLOG", "",      "no log any more",                               set_no_log     },
    { NULL,  "ENVIRONMENT",   "ENV",   "NAME=value: for %NAME% in command files",
     set_environment                                                                                   },
};

const int set_rows = sizeof set_table / sizeof set_table[0];
