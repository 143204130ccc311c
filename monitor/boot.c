/* BOOT, RESET and the run limit. */
#include "monitor/devices.h"
#include "monitor/expr.h"
#include "monitor/named_unit.h"
#include "monitor/run.h"

#include <string.h>

static enum result cannot_boot(struct monitor *m, const struct device *d)
{
    char list[LINE_SIZE] = "";
    for (int i = 0; i < device_count; i++) {
        char units[WORD_SIZE];
        size_t n = strlen(list);
        if (!rom_entry(device_table[i].name))
            continue;
        device_unit_names(m->machine, &device_table[i], device_table[i].name, units,
                          sizeof units);
        snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "", units);
    }
    return fail(m, "%s cannot boot; %s can.", d->name, list);
}

static enum result start_rom(struct monitor *m, const struct device *d, int unit)
{
    const struct boot_entry *entry = rom_entry(d->name);
    if (!entry)
        return cannot_boot(m, d);
    if (device_board(m->machine, d)->disabled)
        return fail(m, "%s is disabled: SET %s ENABLED first.", d->name, d->name);
    if (d->kind == DEVICE_DRIVES &&
        !drive_of(device_board(m->machine, d), unit)->disk.attached)
        return fail(m, "%s%d is empty: attach %s%d FILE first.", d->name, unit, d->name,
                    unit);
    machine_start_at(m->machine, entry->pc);
    kernel_expect(m);
    m->machine->cpu.r[0] = (word)unit;
    breaks_forget(&m->breaks);
    return DONE;
}

enum result do_boot(struct monitor *m, const char *args)
{
    struct named_unit p;
    uint32_t switches;
    char bad = take_switches(&args, "o", &switches); /* SIMH's: a tape's first record */
    if (bad)
        return fail(m, "-%c is not a switch of BOOT.", bad);
    if (*args == '\0')
        return usage(m, "BOOT");
    if (unit_take_pack(m, &args, &p) != DONE || no_more(m, "BOOT", args) != DONE ||
        start_rom(m, p.d, p.unit) != DONE)
        return FAILED;
    m->resume = true;
    if (m->acting || m->batch)
        return DONE;
    return run_and_tell(m, SCHED_NEVER, 0);
}

enum result do_reset(struct monitor *m, const char *args)
{
    const struct device *d;
    int unit;
    char term[WORD_SIZE];
    const char *at = args;
    if (!take_word(&at, term, sizeof term, true) || strcmp(term, "ALL") == 0) {
        if (no_more(m, "RESET", at) != DONE)
            return FAILED;
        cpu_reset(&m->machine->cpu);
        return DONE;
    }
    if (device_take(m, &args, &d, &unit) != DONE || no_more(m, "RESET", args) != DONE)
        return FAILED;
    struct board *board = device_board(m->machine, d);
    if (board->kind->reset)
        board->kind->reset(board);
    return DONE;
}

struct unit_of_time {
    const char *name, *shortest;
    int64_t ns;
};

static const struct unit_of_time units[] = {
    {"MICROSECONDS", "MIC", NS_PER_US        },
    { "SECONDS",     "S",   NS_PER_SEC       },
    { "MINUTES",     "MIN", 60 * NS_PER_SEC  },
    { "HOURS",       "H",   3600 * NS_PER_SEC},
};

enum result do_run_limit(struct monitor *m, const char *args)
{
    char term[WORD_SIZE] = "INSTRUCTIONS";
    int64_t n;
    if (!take_decimal(&args, INT64_C(1000000000000), &n) || n == 0)
        return usage(m, "RUNLIMIT");
    if (*skip_blanks(args) && !take_word(&args, term, sizeof term, true))
        return usage(m, "RUNLIMIT");
    if (no_more(m, "RUNLIMIT", args) != DONE)
        return FAILED;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!abbreviates(term, units[i].name, units[i].shortest))
            continue;
        if (n > INT64_C(1000000000) * NS_PER_SEC / units[i].ns)
            return fail(m, "RUNLIMIT takes at most thirty years.");
        m->run_limit = m->machine->bus.sched.now + n * units[i].ns;
        return DONE;
    }
    if (!abbreviates(term, "INSTRUCTIONS", "I"))
        return usage(m, "RUNLIMIT");
    m->run_count = m->machine->cpu.count + (uint64_t)n;
    return DONE;
}

enum result do_no_run_limit(struct monitor *m, const char *args)
{
    if (no_more(m, "NORUNLIMIT", args) != DONE)
        return FAILED;
    m->run_limit = SCHED_NEVER;
    m->run_count = 0;
    return DONE;
}
