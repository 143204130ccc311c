/* BREAK, NOBREAK, SHOW BREAK. */
#include "monitor/command.h"
#include "monitor/expr.h"
#include "monitor/show.h"

#include <string.h>
#include <strings.h>

#define SWITCHES "eprwksu"

/* What -e -p -r -w -k -s -u ask for. */
static enum result kinds(struct monitor *m, const char **args, struct brk *k, bool *given)
{
    uint32_t found;
    char bad = take_switches(args, SWITCHES, &found);
    if (bad)
        return fail(m, "-%c is not one of -e -p -r -w -k -s -u.", bad);
    k->kinds = (has_switch(found, 'r') ? BREAK_READ : 0) |
               (has_switch(found, 'w') ? BREAK_WRITE : 0) |
               (has_switch(found, 'e') ? BREAK_EXECUTE : 0);
    if (k->kinds == 0)
        k->kinds = BREAK_EXECUTE;
    if (has_switch(found, 'p'))
        k->kinds |= BREAK_PHYSICAL;
    k->modes = (has_switch(found, 'k') ? 1 << KERNEL : 0) |
               (has_switch(found, 's') ? 1 << SUPER : 0) |
               (has_switch(found, 'u') ? 1 << USER : 0);
    *given = found != 0;
    return DONE;
}

/* address, lo-hi or address/length; nothing: the PC. */
static enum result take_range(struct monitor *m, const char **at, struct brk *k)
{
    *at = skip_blanks(*at);
    if (**at == '\0' || **at == ';' || **at == '[') {
        k->lo = k->hi = m->machine->cpu.r[PC];
        return DONE;
    }
    if (expr_address(m, at, NULL, &k->lo, NULL) != DONE)
        return FAILED;
    k->hi = k->lo;
    if (**at == '-' || **at == '/') {
        bool length = *(*at)++ == '/';
        if (expr_address(m, at, NULL, &k->hi, NULL) != DONE)
            return FAILED;
        if (length && k->hi == 0)
            return fail(m, "A length of 0 is nothing.");
        if (length)
            k->hi += k->lo - 1;
    }
    uint32_t top = k->kinds & BREAK_PHYSICAL ? ADDRESSES - 1 : WHOLE_WORD;
    if (k->hi > top)
        return fail(m, "%06o is beyond %06o%s.", k->hi, top,
                    top == WHOLE_WORD ? "; -p takes physical addresses" : "");
    if (k->hi < k->lo)
        return fail(m, "The range %06o-%06o ends before it begins.", k->lo, k->hi);
    return DONE;
}

static enum result take_count(struct monitor *m, const char **at, struct brk *k)
{
    *at = skip_blanks(*at);
    if (**at != '[')
        return DONE;
    (*at)++;
    if (!take_decimal(at, INT64_C(1000000000000), &k->count) || **at != ']')
        return fail(m, "Expected a count (decimal) and ] after [.");
    *at = skip_blanks(*at + 1);
    return DONE;
}

static bool alike(const struct brk *a, const struct brk *b)
{
    return a->lo == b->lo && a->hi == b->hi && a->kinds == b->kinds &&
           a->modes == b->modes;
}

enum result do_break(struct monitor *m, const char *args)
{
    struct brk k = { 0 };
    bool given;
    if (kinds(m, &args, &k, &given) != DONE || take_range(m, &args, &k) != DONE ||
        take_count(m, &args, &k) != DONE)
        return FAILED;
    if (*args == ';') {
        args = skip_blanks(args + 1);
        if (strlen(args) >= sizeof k.action)
            return fail(m, "The actions are longer than %d characters.",
                        BREAK_ACTION - 1);
        strcpy(k.action, args);
    } else if (no_more(m, "BREAK", args) != DONE) {
        return FAILED;
    }
    for (int i = m->breaks.count - 1; i >= 0; i--)
        if (alike(&m->breaks.list[i], &k))
            breaks_remove(&m->breaks, i);
    if (!breaks_add(&m->breaks, &k))
        return fail(m, "There are %d breakpoints already; NOBREAK removes some.", BREAKS);
    probes_fit(m);
    return DONE;
}

enum result do_no_break(struct monitor *m, const char *args)
{
    struct brk k = { 0 };
    bool given;
    int removed = 0;
    if (kinds(m, &args, &k, &given) != DONE)
        return FAILED;
    bool all = strncasecmp(args, "ALL", 3) == 0;
    args += all ? 3 : 0;
    if (!all && take_range(m, &args, &k) != DONE)
        return FAILED;
    if (no_more(m, "NOBREAK", args) != DONE)
        return FAILED;
    for (int i = m->breaks.count - 1; i >= 0; i--) {
        const struct brk *old = &m->breaks.list[i];
        if ((all || (k.lo <= old->hi && old->lo <= k.hi)) &&
            (!given || (old->kinds & k.kinds))) {
            breaks_remove(&m->breaks, i);
            removed++;
        }
    }
    probes_fit(m);
    if (removed == 0 && !all)
        return fail(m, "There is no breakpoint at %06o.", k.lo);
    return DONE;
}

static void say_break(struct monitor *m, const struct brk *k)
{
    say(m, k->lo == k->hi ? "%06o:\t" : "%06o-%06o:\t", k->lo, k->hi);
    say(m, "%s%s%s%s", k->kinds & BREAK_EXECUTE ? "E" : "",
        k->kinds & BREAK_READ ? "R" : "", k->kinds & BREAK_WRITE ? "W" : "",
        k->kinds & BREAK_PHYSICAL ? "P" : "");
    if (k->modes)
        say(m, " in mode%s%s%s", k->modes & 1 << KERNEL ? " K" : "",
            k->modes & 1 << SUPER ? " S" : "", k->modes & 1 << USER ? " U" : "");
    if (k->count)
        say(m, " [%lld]", (long long)k->count);
    say(m, ", %lld hit%s", (long long)k->hits, k->hits == 1 ? "" : "s");
    say(m, k->action[0] ? "; %s\n" : "%s\n", k->action);
}

enum result show_break(struct monitor *m, const char *args)
{
    if (*args)
        return fail(m, "Expected: SHOW BREAK");
    for (int i = 0; i < m->breaks.count; i++)
        if (!m->breaks.list[i].temporary)
            say_break(m, &m->breaks.list[i]);
    return DONE;
}
