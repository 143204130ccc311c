/* SHOW: one row for each thing that can be shown; devices besides. */
#include "monitor/show.h"
#include "monitor/absent.h"
#include "monitor/command.h"
#include "monitor/panel/window.h"
#include "monitor/version.h"

#include <string.h>

static enum result show_configuration(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW CONFIGURATION");
    for (int i = 0; i < device_count; i++)
        show_device_line(m, &device_table[i]);
    return DONE;
}

static void say_seconds(struct monitor *m, int64_t ns)
{
    say(m, "%lld.%09lld s", (long long)(ns / NS_PER_SEC), (long long)(ns % NS_PER_SEC));
}

static enum result show_queue(struct monitor *m, const char *args)
{
    const struct sched *s = &m->machine->bus.sched;
    if (*args)
        return fail(m, "Expected: SHOW QUEUE");
    say(m, "Machine time ");
    say_seconds(m, s->now);
    say(m, s->first < 0 ? ", no event is scheduled\n" : "\n");
    for (int e = s->first; e >= 0; e = s->event[e].next) {
        say(m, "  %-16s in ", s->event[e].name);
        say_seconds(m, s->event[e].at - s->now);
        say(m, s->event[e].kind == SCHED_BUSY ? "\n" : " (background)\n");
    }
    return DONE;
}

static enum result show_time(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW TIME");
    say(m, "Machine time ");
    say_seconds(m, m->machine->bus.sched.now);
    say(m, ", %llu instructions\n", (unsigned long long)m->machine->cpu.count);
    return DONE;
}

static enum result show_version(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW VERSION");
    say(m, "fork11 %s, a PDP-11/45\n", FORK11_VERSION);
    return DONE;
}

static enum result show_throttle(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW THROTTLE");
    if (m->throttle > 1)
        say(m, "Throttle %d: machine time is %d times slower than host time\n",
            m->throttle, m->throttle);
    else
        say(m, m->throttle ? "Throttle real: machine time is host time\n"
                           : "No throttle: as fast as the host can\n");
    return DONE;
}

static enum result show_panel(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW PANEL");
    say(m, window_is_open(m) ? "Panel on: the window is open\n"
                             : "Panel off: SET PANEL ON opens its window\n");
    return DONE;
}

static enum result show_expect(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW EXPECT");
    for (int i = 0; i < m->matcher.expects; i++) {
        const struct expect *e = &m->matcher.expect[i];
        say(m, "EXPECT %s\"", e->persistent ? "-p " : "");
        for (size_t n = 0; n < e->length; n++)
            say(m, (unsigned char)e->text[n] < ' ' ? "\\%03o" : "%c",
                (unsigned char)e->text[n]);
        say(m, e->action[0] ? "\" {%s}\n" : "\"\n", e->action);
    }
    return DONE;
}

static enum result show_run_limit(struct monitor *m, const char *args)
{
    const struct machine *machine = m->machine;
    if (*args)
        return fail(m, "Expected: SHOW RUNLIMIT");
    if (m->run_count)
        say(m, "Runs end after instruction %llu, %lld from now\n",
            (unsigned long long)m->run_count,
            (long long)(m->run_count - machine->cpu.count));
    if (m->run_limit != SCHED_NEVER) {
        say(m, "Runs end at machine time ");
        say_seconds(m, m->run_limit);
        say(m, "\n");
    }
    if (!m->run_count && m->run_limit == SCHED_NEVER)
        say(m, "No run limit\n");
    return DONE;
}

static enum result show_one_device(struct monitor *m, const char *args)
{
    const struct device *d;
    char name[WORD_SIZE];
    int unit;
    const char *at = args;
    if (!take_word(&at, name, sizeof name, true))
        return usage(m, "SHOW");
    d = device_find(m->machine, name, &unit);
    if (!d && (strpbrk(name, "0123456789") || absent_board(name)))
        return device_unknown(m, name);
    if (!d)
        return fail(m, "%s cannot be shown; HELP SHOW lists what can.", name);
    if (d->kind == DEVICE_CPU)
        return show_cpu(m, at);
    /* RK is the control and all its drives, RK0 one drive. */
    return show_device(m, d, device_unit_named(m->machine, d, name) ? unit : -1, at);
}

enum result do_show(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    const char *at = args;
    if (take_word(&at, term, sizeof term, true)) {
        if (strchr(term, '=')) { /* SHOW HISTORY=10 */
            *strchr(term, '=') = '\0';
            at = strchr(args, '=') + 1;
        }
        for (int i = 0; i < show_rows; i++)
            if (abbreviates(term, show_table[i].name, show_table[i].shortest))
                return show_table[i].run(m, at);
    }
    return show_one_device(m, args);
}

const struct show_row show_table[] = {
    {"CONFIGURATION", "C",       "every device and what it holds",                                  show_configuration},
    { "DEVICES",      "D",       "the same",                                                        show_configuration},
    { "QUEUE",        "Q",       "the events to come, with the machine time until each",            show_queue        },
    { "TIME",         "TI",      "machine time and instructions since power-up",                    show_time         },
    { "VERSION",      "V",       "which fork11 this is",                                            show_version      },
    { "BREAK",        "B",       "breakpoints with their hits",                                     show_break        },
    { "HISTORY",      "H",       "the last instructions: PC SP PSW src dst IR (SET CPU HISTORY=n)",
     show_history                                                                                                     },
    { "THROTTLE",     "TH",      "how machine time goes with the host's",                           show_throttle     },
    { "RUNLIMIT",     "RUNL",    "where RUNLIMIT ends a run",                                       show_run_limit    },
    { "KERNEL",       "K",       "the guest's kernel, if fork11 has recognised it",                 show_kernel       },
    { "SYMBOL",       "SY",      "a name's value, or the name of an address",                       show_symbol       },
    { "SYMBOLS",      "SYMBOLS", "the names that begin with a text, or fit one with * and ?",
     show_symbols                                                                                                     },
    { "PANEL",        "PA",      "whether the window is open",                                      show_panel        },
    { "EXPECT",       "EX",      "what output is waited for, and what is done then",                show_expect       },
};

const int show_rows = sizeof show_table / sizeof show_table[0];
