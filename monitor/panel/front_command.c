/* PANEL: the console's switches, keys and lamps for files and lessons, without a window. */
#include "monitor/expr.h"
#include "monitor/panel/front_parts.h"
#include "monitor/panel/panel.h"
#include "monitor/run.h"

#include <string.h>

enum { MOST_SWITCHES = 0777777, MOST_MS = 3600000 };

/* One word behind PANEL. */
struct verb {
    const char *name, *shortest;
    enum { NOTHING, SWITCHES, MAY_HAVE_SWITCHES, POSITION, MILLISECONDS } takes;
    enum result (*run)(struct monitor *m, int n, const char *args);
    int n;
};

static const struct verb verbs[16];

static const char *const address_names[ADDRESS_SELECTS] = {
    [ADDRESS_USER_I] = "USER-I",     [ADDRESS_USER_D] = "USER-D",
    [ADDRESS_SUPER_I] = "SUPER-I",   [ADDRESS_SUPER_D] = "SUPER-D",
    [ADDRESS_KERNEL_I] = "KERNEL-I", [ADDRESS_KERNEL_D] = "KERNEL-D",
    [ADDRESS_PROG_PHY] = "PROG-PHY", [ADDRESS_CONSOLE_PHY] = "CONSOLE-PHY",
};

static const char *const data_names[DATA_SELECTS] = {
    [DATA_PATHS] = "DATA-PATHS",
    [DATA_BUS_REGISTER] = "BUS-REGISTER",
    [DATA_MICRO_ADDRESS] = "MICRO-ADDRESS",
    [DATA_DISPLAY_REGISTER] = "DISPLAY-REGISTER",
};

static const char *const data_shortest[DATA_SELECTS] = { "DATA", "B", "M", "DI" };

static enum result no_memory(struct monitor *m)
{
    return fail(m, "The host has no memory for the console.");
}

static enum result set_switches(struct monitor *m, const char *args)
{
    int64_t value;
    if (expr_all(m, args, &value) != DONE)
        return FAILED;
    if (value < 0 || value > MOST_SWITCHES)
        return fail(m, "There are 18 switches: 0 to 777777.");
    front_set_switches(m, (uint32_t)value);
    return DONE;
}

static enum result press(struct monitor *m, int key, const char *args)
{
    if (*args && set_switches(m, args) != DONE)
        return FAILED;
    char command[LINE_SIZE];
    int waited = panel_wishes(m); /* of the window's person: they are not for us */
    front_press(m, (enum front_key)key);
    return panel_wishes(m) > waited && panel_last_wish(m, command, sizeof command)
               ? command_do(m, command)
               : DONE;
}

static enum result switches(struct monitor *m, int n, const char *args)
{
    (void)n;
    return set_switches(m, args);
}

static enum result halt(struct monitor *m, int down, const char *args)
{
    (void)args;
    front_set_halt(m, down);
    return DONE;
}

static enum result bus_cycles(struct monitor *m, int cycles, const char *args)
{
    (void)args;
    front_set_bus_cycles(m, cycles);
    return DONE;
}

/* The position that ARGS names; -1: none, the sentence is in M's error. */
static int position(struct monitor *m, const char *args, const char *const *names,
                    const char *const *shortest, int count)
{
    char term[WORD_SIZE] = "", list[LINE_SIZE] = "";
    const char *at = args;
    bool one = take_word(&at, term, sizeof term, true) && !*skip_blanks(at);
    for (int i = 0; i < count; i++) {
        size_t n = strlen(list);
        if (one && abbreviates(term, names[i], shortest[i]))
            return i;
        snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "", names[i]);
    }
    fail(m, "Expected one of %s.", list);
    return -1;
}

static enum result address(struct monitor *m, int n, const char *args)
{
    n = position(m, args, address_names, address_names, ADDRESS_SELECTS);
    if (n < 0)
        return FAILED;
    front_set_address_select(m, (enum address_select)n);
    return DONE;
}

static enum result data(struct monitor *m, int n, const char *args)
{
    n = position(m, args, data_names, data_shortest, DATA_SELECTS);
    if (n < 0)
        return FAILED;
    front_set_data_select(m, (enum data_select)n);
    return DONE;
}

static enum result run_for(struct monitor *m, const char *args)
{
    struct lamps l;
    int64_t ms;
    if (!take_decimal(&args, MOST_MS, &ms) || ms == 0 || *skip_blanks(args))
        return usage(m, "PANEL");
    if (m->acting)
        return fail(m, "PANEL LAMPS with a time cannot be an action.");
    lamps_begin(m);
    enum ended ended = run_machine(m, m->machine->bus.sched.now + ms * NS_PER_MS, 0);
    lamps_end(m, &l);
    if (ended != ENDED_STEP) {
        enum result result = run_told(m, ended);
        if (result != DONE)
            return result;
    }
    front_say_lamps(m, &l);
    return DONE;
}

static enum result lamps(struct monitor *m, int n, const char *args)
{
    struct lamps l;
    (void)n;
    if (*args)
        return run_for(m, args);
    front_lamps(m, &l);
    front_say_lamps(m, &l);
    return DONE;
}

enum result do_panel(struct monitor *m, const char *args)
{
    char term[WORD_SIZE];
    if (!front_of(m))
        return no_memory(m);
    if (!take_word(&args, term, sizeof term, true))
        return usage(m, "PANEL");
    args = skip_blanks(args);
    for (const struct verb *v = verbs; v->name; v++) {
        if (!abbreviates(term, v->name, v->shortest))
            continue;
        if (v->takes == NOTHING && *args)
            return no_more(m, "PANEL", args);
        if (v->takes == SWITCHES && !*args)
            return usage(m, "PANEL");
        return v->run(m, v->n, args);
    }
    return usage(m, "PANEL");
}

const char *front_verb(int n)
{
    return verbs[n].name;
}

const char *front_position(bool of_address, int n)
{
    if (of_address)
        return n < ADDRESS_SELECTS ? address_names[n] : NULL;
    return n < DATA_SELECTS ? data_names[n] : NULL;
}

/* clang-format off */
static const struct verb verbs[16] = {
    { "SWITCHES",    "SW",    SWITCHES,          switches,   0 },
    { "LOAD",        "LO",    MAY_HAVE_SWITCHES, press,      FRONT_LOAD_ADRS },
    { "EXAM",        "EX",    NOTHING,           press,      FRONT_EXAM },
    { "DEP",         "DE",    MAY_HAVE_SWITCHES, press,      FRONT_DEP },
    { "REG-EXAM",    "REG-E", NOTHING,           press,      FRONT_REG_EXAM },
    { "REG-DEP",     "REG-D", MAY_HAVE_SWITCHES, press,      FRONT_REG_DEP },
    { "START",       "ST",    NOTHING,           press,      FRONT_START },
    { "CONT",        "C",     NOTHING,           press,      FRONT_CONT },
    { "HALT",        "H",     NOTHING,           halt,       true },
    { "ENABLE",      "EN",    NOTHING,           halt,       false },
    { "S-INST",      "S-I",   NOTHING,           bus_cycles, false },
    { "S-BUS-CYCLE", "S-B",   NOTHING,           bus_cycles, true },
    { "ADDRESS",     "A",     POSITION,          address,    0 },
    { "DATA",        "DA",    POSITION,          data,       0 },
    { "LAMPS",       "LA",    MILLISECONDS,      lamps,      0 },
    { NULL,          NULL,    NOTHING,           NULL,       0 },
};
/* clang-format on */
