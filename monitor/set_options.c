/* The options of SET, one row each. */
#include "monitor/filename.h"
#include "monitor/format.h"
#include "monitor/hostdir.h"
#include "monitor/lines/terminals.h"
#include "monitor/on.h"
#include "monitor/pace.h"
#include "monitor/panel/window.h"
#include "monitor/set.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum result set_model(struct monitor *m, const struct setting *s)
{
    (void)m, (void)s;
    return DONE;
}

static enum result set_fpp(struct monitor *m, const struct setting *s)
{
    m->machine->cpu.fpp = s->n;
    return DONE;
}

static enum result set_history(struct monitor *m, const struct setting *s)
{
    const char *value = s->value;
    int64_t n;
    if (!take_decimal(&value, HISTORY_MOST, &n) || *value)
        return fail(m, "Expected SET CPU HISTORY=n, n from 0 (off) to %d.", HISTORY_MOST);
    if (!history_resize(&m->history, (int)n))
        return fail(m, "The host has no memory for that.");
    probes_fit(m);
    return DONE;
}

static enum result set_idle(struct monitor *m, const struct setting *s)
{
    m->no_idle = !s->n;
    return DONE;
}

static enum result set_memory(struct monitor *m, const struct setting *s)
{
    if (machine_set_memory(m->machine, (enum memory)s->n))
        return DONE;
    return fail(m, "The host has no memory for that.");
}

static enum result set_locked(struct monitor *m, const struct setting *s)
{
    struct board *board = device_board(m->machine, s->device);
    const struct disk *disk = &drive_of(board, s->unit)->disk;
    if (!s->n && disk->attached && disk->mode == DISK_READONLY)
        return fail(m, "%s%d was attached read only: detach it and attach it without -r.",
                    s->device->name, s->unit);
    drive_lock(board, s->unit, s->n);
    return DONE;
}

/* AUTOSIZE: the type is the smallest that holds the pack which comes. NOAUTOSIZE is a word of
 * SIMH's: a drive whose type was set keeps it as long as the pack fits. */
static enum result set_autosize(struct monitor *m, const struct setting *s)
{
    struct board *board = device_board(m->machine, s->device);
    char error[DISK_ERROR];
    if (s->n && !drive_of(board, s->unit)->disk.attached)
        drive_set_type(board, s->unit, board->kind->drives->types[0].name, error);
    return DONE;
}

static enum result set_capacity(struct monitor *m, const struct setting *s)
{
    const char *text = s->value;
    int64_t megabytes;
    if (!take_decimal(&text, 64, &megabytes) || *text)
        return fail(m,
                    "A reel holds 1 to 64 megabytes; 0 means 2400 feet, 22 megabytes.");
    tm11_set_capacity(&m->machine->tm11, s->unit, (int)megabytes);
    return DONE;
}

static enum result set_format(struct monitor *m, const struct setting *s)
{
    return format_is_ours(m, s->device, s->value);
}

static enum result set_double_buffer(struct monitor *m, const struct setting *s)
{
    m->machine->kl11.double_buffered = s->n;
    return DONE;
}

enum { BITS_8, BITS_7, CAPITALS };

static enum result set_printing(struct monitor *m, const struct setting *s)
{
    m->console.eight = s->n == BITS_8;
    m->console.prints_capitals = s->n == CAPITALS;
    return DONE;
}

static enum result set_keys(struct monitor *m, const struct setting *s)
{
    m->console.seven = s->n == BITS_7;
    m->console.capitals = s->n == CAPITALS;
    return DONE;
}

static enum result set_raw(struct monitor *m, const struct setting *s)
{
    m->console.plain = s->n;
    return DONE;
}

static enum result set_hertz(struct monitor *m, const struct setting *s)
{
    kw11l_set_hertz(&m->machine->kw11l, s->n);
    m->machine->kw11p.mains = s->n;
    return DONE;
}

static enum result set_on_line(struct monitor *m, const struct setting *s)
{
    if (s->n && !paper_in(&m->machine->lp11.paper))
        return fail(m, "LPT has no paper: attach lpt FILE puts some in.");
    lp11_set_line(&m->machine->lp11, s->n);
    return DONE;
}

static enum result set_columns(struct monitor *m, const struct setting *s)
{
    lp11_set_model(&m->machine->lp11, s->n, m->machine->lp11.set);
    return DONE;
}

static enum result set_drum(struct monitor *m, const struct setting *s)
{
    lp11_set_model(&m->machine->lp11, m->machine->lp11.columns, s->n);
    return DONE;
}

/* A drive that is named (RK7) comes off its cable; otherwise the board leaves its slot, and
 * takes its requests and events along. */
static enum result set_enabled(struct monitor *m, const struct setting *s)
{
    struct board *board = device_board(m->machine, s->device);
    if (s->device->kind == DEVICE_LINES)
        return terminals_set_boards(m, s);
    if (s->named) {
        drive_enable(board, s->unit, s->n);
        return DONE;
    }
    if (s->device->fixed && !s->n)
        return fail(m, "An 11/45 has no place without its %s.", s->device->title);
    if (!s->n) {
        bus_unplug(&m->machine->bus, board);
        return DONE;
    }
    const struct board *there = bus_plug(&m->machine->bus, board);
    return there
               ? fail(m, "%s and %s answer at the same addresses: SET %s DISABLED first.",
                      s->device->name, there->kind->name, there->kind->name)
               : DONE;
}

static enum result set_throttle(struct monitor *m, const struct setting *s)
{
    static const struct {
        const char *name;
        int throttle;
    } speeds[] = {
        {"REAL", 1  },
        { "10",  10 },
        { "100", 100}
    };
    int throttle = 0;
    for (size_t i = 0; s->n && i < sizeof speeds / sizeof *speeds; i++)
        if (strcasecmp(s->value, speeds[i].name) == 0)
            throttle = speeds[i].throttle;
    if (s->n && throttle == 0)
        return fail(m, "Expected SET THROTTLE REAL, the speed of an 11/45, or 10 or 100 "
                       "for so many times slower; or SET NOTHROTTLE.");
    m->throttle = throttle;
    pace_start(m);
    return DONE;
}

static enum result set_panel(struct monitor *m, const struct setting *s)
{
    if (strcasecmp(s->value, "ON") == 0)
        return window_open(m);
    if (strcasecmp(s->value, "OFF") != 0)
        return fail(m, "Expected: SET PANEL ON or SET PANEL OFF");
    window_close(m);
    return DONE;
}

static enum result set_log(struct monitor *m, const struct setting *s)
{
    char path[HOST_PATH];
    if (s->n && (file_named(m, s->value, path, sizeof path) != DONE ||
                 device_spares(m, path) != DONE))
        return FAILED;
    FILE *log = s->n ? host_stream(path, "w") : NULL;
    if (s->n && !log)
        return fail(m, "The log %s cannot be written: %s.", path, strerror(errno));
    if (m->console.log)
        fclose(m->console.log);
    m->console.log = log;
    return DONE;
}

static enum result set_environment(struct monitor *m, const struct setting *s)
{
    char name[WORD_SIZE];
    const char *equals = strchr(s->value, '=');
    if (!equals || equals == s->value || equals - s->value >= (int)sizeof name)
        return fail(m, "Expected: SET ENVIRONMENT NAME=value");
    snprintf(name, sizeof name, "%.*s", (int)(equals - s->value), s->value);
    if (setenv(name, equals + 1, 1) != 0)
        return fail(m, "The host refuses the variable: %s.", strerror(errno));
    return DONE;
}

const struct set_row set_table[] = {
    {"CPU",  "11/45",         "11/45", "the model; there is no other",                             set_model,             0             },
    { "CPU", "FPP",           "FPP",   "an FP11 is fitted",                                        set_fpp,               1             },
    { "CPU", "NOFPP",         "NOF",   "none is: its instructions trap to 10",                     set_fpp,               0             },
    { "CPU", "HISTORY=",      "HIST",  "keep the last n instructions; 0: none",                    set_history,
     0                                                                                                                                  },
    { "CPU", "IDLE",          "I",     "the host sleeps while the guest waits",                    set_idle,              1             },
    { "CPU", "NOIDLE",        "NOI",   "it does not",                                              set_idle,              0             },
    { "CPU", "CORE",          "COR",   "memory is core (and 8K to 256K: its size)",                set_memory,
     MEMORY_CORE                                                                                                                        },
    { "CPU", "MOS",           "MOS",   "memory is MOS",                                            set_memory,            MEMORY_MOS    },
    { "CPU", "BIPOLAR",       "BIP",   "memory is bipolar",                                        set_memory,            MEMORY_BIPOLAR},
    { "+",   "LOCKED",        "L",     "the drive's WRITE PROTECT switch is on",                   set_locked,            1             },
    { "+",   "WRITEENABLED",  "W",     "it is off",                                                set_locked,            0             },
    { "+",   "FORMAT=",       "FORM",  "SIMH: the form of its file; others are not read",
     set_format,                                                                                                          0             },
    { "+",   "AUTOSIZE",      "AUTOS", "the drive is the smallest that its pack fits",
     set_autosize,                                                                                                        1             },
    { "+",   "NOAUTOSIZE",    "NOA",   "it is the one that was set, if the pack fits",
     set_autosize,                                                                                                        0             },
    { "TM",  "CAPACITY=",     "C",     "megabytes on a reel; 0: 2400 feet",                        set_capacity,          0             },
    { "TTO", "KL11",          "KL11",  "the console has no double buffer",                         set_double_buffer,     0             },
    { "TTO", "DL11",          "DL11",  "it has (and 110 to 9600: its speed)",                      set_double_buffer,
     1                                                                                                                                  },
    { "TTO", "7B",            "7B",    "bit 8 of what the guest prints is dropped",                set_printing,
     BITS_7                                                                                                                             },
    { "TTO", "7P",            "7P",    "the same",                                                 set_printing,          BITS_7        },
    { "TTO", "8B",            "8B",    "it is printed",                                            set_printing,          BITS_8        },
    { "TTO", "UC",            "UC",    "small letters are printed as capitals",                    set_printing,
     CAPITALS                                                                                                                           },
    { "TTI", "7B",            "7B",    "bit 8 of keys is dropped",                                 set_keys,              BITS_7        },
    { "TTI", "8B",            "8B",    "it is sent",                                               set_keys,              BITS_8        },
    { "TTI", "UC",            "UC",    "small letters are sent as capitals",                       set_keys,              CAPITALS      },
    { "TTI", "RAW",           "R",     "every key goes to the guest as it is",                     set_raw,               1             },
    { "TTI", "NORAW",         "NOR",
     "on a named image Backspace is its erase character and ^C its interrupt",                     set_raw,
     0                                                                                                                                  },
    { "CLK", "50HZ",          "50",    "the mains' frequency",                                     set_hertz,             50            },
    { "CLK", "60HZ",          "60",    "the mains' frequency",                                     set_hertz,             60            },
    { "LPT", "ONLINE",        "ON",    "the printer's ON LINE switch is on",                       set_on_line,           1             },
    { "LPT", "OFFLINE",       "OF",    "it is off: ERR in LPS",                                    set_on_line,           0             },
    { "LPT", "80",            "80",    "columns",                                                  set_columns,           80            },
    { "LPT", "132",           "132",   "columns",                                                  set_columns,           132           },
    { "LPT", "64",            "64",    "characters on its drum: no lower case",                    set_drum,              64            },
    { "LPT", "96",            "96",    "characters on its drum",                                   set_drum,              96            },
    { "~",   "LINES=",        "LI",    "how many there are",                                       terminals_set_lines,   0             },
    { "~",   "ADDRESS=",      "AD",    "where the first board stands",                             terminals_set_address, 0             },
    { "~",   "VECTOR=",       "VE",    "its first vector",                                         terminals_set_vector,  0             },
    { "~",   "AUTOCONFIGURE", "AU",    "both where DEC's rules put them",                          terminals_set_auto,
     0                                                                                                                                  },
    { "~",   "DISCONNECT=",   "DISC",  "who is on line n is hung up",                              terminals_disconnect,
     0                                                                                                                                  },
    { "~",   "7B",            "7B",    "bit 8 is dropped, both ways",                              terminals_set_bits,    7             },
    { "~",   "7P",            "7P",    "the same",                                                 terminals_set_bits,    7             },
    { "~",   "8B",            "8B",    "it is data (and, of DLI and DLE, 110 to 9600: the speed)",
     terminals_set_bits,                                                                                                  8             },
    { "*",   "ENABLED",       "E",     "the board is in its slot",                                 set_enabled,           1             },
    { "*",   "DISABLED",      "D",     "it is not: nobody answers at its addresses",               set_enabled,
     0                                                                                                                                  },
    { NULL,  "THROTTLE",      "TH",    "REAL: an 11/45's speed; 10, 100: so many times slower",
     set_throttle,                                                                                                        1             },
    { NULL,  "NOTHROTTLE",    "NOTH",  "as fast as the host can",                                  set_throttle,          0             },
    { NULL,  "ON",            "ON",    "in a file: an error ends it, or does what ON ERROR says",  set_on,
     1                                                                                                                                  },
    { NULL,  "NOON",          "NOON",  "in a file: it goes on after an error",                     set_on,                0             },
    { NULL,  "QUIET",         "Q",     "files that are made and ports are not told of",            set_quiet,             1             },
    { NULL,  "NOQUIET",       "NOQ",   "they are",                                                 set_quiet,             0             },
    { NULL,  "PANEL",         "PA",    "ON, OFF: the window with the console and core",            set_panel,
     0                                                                                                                                  },
    { NULL,  "CONSOLE LOG=",  "",      "file: all output goes there too",                          set_log,               1             },
    { NULL,  "CONSOLE NOLOG", "",      "no log any more",                                          set_log,               0             },
    { NULL,  "LOG",           "LOG",   "SIMH's older word for CONSOLE LOG=",                       set_log,               1             },
    { NULL,  "NOLOG",         "NOLOG", "and for CONSOLE NOLOG",                                    set_log,               0             },
    { NULL,  "ENVIRONMENT",   "ENV",   "NAME=value: for %NAME% in command files",
     set_environment,                                                                                                     0             },
};

const int set_rows = sizeof set_table / sizeof set_table[0];
