/* BREAK and NOBREAK. */
#include "monitor/command.h"
#include "monitor/expr.h"
#include "monitor/lab/assembly.h"
#include "monitor/lab/spot.h"
#include "monitor/programs.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define SWITCHES "eprwksut"

/* What -e -p -r -w -k -s -u -t ask for. */
static enum result kinds(struct monitor *m, const char **args, struct brk *k, bool *given)
{
    uint32_t found;
    char bad = take_switches(args, SWITCHES, &found);
    if (bad)
        return fail(m, "-%c is not one of -e -p -r -w -k -s -u -t.", bad);
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
    k->talks = has_switch(found, 't');
    *given = found != 0;
    return DONE;
}

static bool at_if(const char *at)
{
    return strncasecmp(at, "IF", 2) == 0 && !isalnum((unsigned char)at[2]) &&
           at[2] != '_';
}

/* What may follow an address, or stand where there is none. */
static bool no_address(const char *at)
{
    return *at == '\0' || *at == ';' || *at == '[' || at_if(at);
}

/* -u 17 main: a decimal number before the address is a process. */
static enum result take_process(struct monitor *m, const char **at, struct brk *k)
{
    const char *next = *at;
    int64_t pid;
    if (!(k->modes & 1 << USER) || !take_decimal(&next, SIGN - 1, &pid) ||
        !isspace((unsigned char)*next) || no_address(skip_blanks(next)))
        return DONE;
    if (unix_procs(m) == 0)
        return fail(m, "Process %lld cannot be told apart: %s", (long long)pid,
                    m->kernel.known ? "no table of this kernel's processes is known."
                                    : "no kernel is known. SHOW KERNEL says why.");
    if (pid == 0)
        return fail(m,
                    "Process 0 never runs in user mode; BREAK -K stops in the kernel.");
    k->pid = (word)pid;
    *at = skip_blanks(next);
    return DONE;
}

/* Whose names the address may be given by. */
static struct prefer names_for(struct monitor *m, const struct brk *k)
{
    int slot = k->pid ? unix_slot_of_pid(m, k->pid) : -1;
    return (struct prefer){ .mode = k->modes & 1 << USER     ? USER
                                    : k->modes & 1 << KERNEL ? KERNEL
                                                             : NO_MODE,
                            .program = slot >= 0 ? program_symbols(m, slot) : NULL };
}

/* A line of the lab's texts: its first instruction. */
static enum result take_spot(struct monitor *m, const char **at, struct brk *k)
{
    struct lab_spot spot;
    enum mode mode = k->modes & 1 << KERNEL ? KERNEL
                     : k->modes & 1 << USER ? USER
                                            : NO_MODE;
    int slot = k->pid ? unix_slot_of_pid(m, k->pid) : unix_current(m);
    if (lab_take_spot(m, at, mode, slot, &spot) != DONE)
        return FAILED;
    const char *path = spot.file->path;
    if (!spot.code)
        return fail(m, "%s has no instruction in line %d or behind it.", path, spot.line);
    k->lo = k->hi = spot.pc;
    k->modes = 1 << spot.mode;
    k->program = spot.program;
    snprintf(k->name, sizeof k->name, "%.18s:%d", assembly_text_name(path), spot.code);
    return DONE;
}

/* address, lo-hi, address/length or text.s:line; nothing: the PC. A symbol's address is of its own mode
 * unless switches say otherwise. */
static enum result take_range(struct monitor *m, const char **at, struct brk *k)
{
    struct place place;
    struct prefer prefer = names_for(m, k);
    const char *text = *at = skip_blanks(*at);
    if (no_address(*at)) {
        k->lo = k->hi = m->machine->cpu.r[PC];
        return DONE;
    }
    if (lab_is_spot(*at))
        return take_spot(m, at, k);
    if (expr_address(m, at, &prefer, &k->lo, &place) != DONE)
        return FAILED;
    k->hi = k->lo;
    if (**at == '-' || **at == '/') {
        bool length = *(*at)++ == '/';
        if (expr_address(m, at, length ? NULL : &prefer, &k->hi, NULL) != DONE)
            return FAILED;
        if (length && k->hi == 0)
            return fail(m, "A length of 0 is nothing.");
        if (length)
            k->hi += k->lo - 1;
    }
    if (place.known && k->modes == 0 && !(k->kinds & BREAK_PHYSICAL))
        k->modes = 1 << place.mode;
    if (place.known)
        snprintf(k->name, sizeof k->name, "%.*s", (int)(*at - text), text);
    trim_end(k->name);
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

/* IF expression, up to the actions. */
static enum result take_condition(struct monitor *m, const char **at, struct brk *k)
{
    *at = skip_blanks(*at);
    if (!at_if(*at))
        return DONE;
    const char *text = *at = skip_blanks(*at + 2);
    k->condition = expr_parse(m, at);
    if (!k->condition)
        return FAILED;
    int n = (int)(*at - text);
    if (n >= BREAK_CONDITION)
        return fail(m, "The condition is longer than %d characters.",
                    BREAK_CONDITION - 1);
    snprintf(k->condition_text, sizeof k->condition_text, "%.*s", n, text);
    trim_end(k->condition_text);
    return DONE;
}

static enum result take_actions(struct monitor *m, const char *at, struct brk *k)
{
    if (*at != ';')
        return no_more(m, "BREAK", at);
    at = skip_blanks(at + 1);
    if (strlen(at) >= sizeof k->action)
        return fail(m, "The actions are longer than %d characters.", BREAK_ACTION - 1);
    strcpy(k->action, at);
    return DONE;
}

static bool alike(const struct brk *a, const struct brk *b)
{
    return a->lo == b->lo && a->hi == b->hi && a->kinds == b->kinds &&
           a->modes == b->modes && a->pid == b->pid && a->program.dev == b->program.dev &&
           a->program.number == b->program.number;
}

/* K in place of one like it. */
static enum result put(struct monitor *m, const struct brk *k)
{
    for (int i = m->breaks.count - 1; i >= 0; i--)
        if (alike(&m->breaks.list[i], k))
            breaks_remove(&m->breaks, i);
    if (!breaks_add(&m->breaks, k))
        return fail(m, "There are %d breakpoints already; NOBREAK removes some.", BREAKS);
    probes_fit(m);
    return DONE;
}

/* No instruction is at an odd address. */
static enum result can_be(struct monitor *m, const struct brk *k)
{
    if (k->lo != k->hi || !(k->lo & 1) || k->kinds & (BREAK_READ | BREAK_WRITE))
        return DONE;
    return fail(m,
                "%06o is odd: instructions have even addresses (-r and -w take bytes).",
                k->lo);
}

enum result do_break(struct monitor *m, const char *args)
{
    struct brk k = { 0 };
    bool given;
    if (kinds(m, &args, &k, &given) == DONE && take_process(m, &args, &k) == DONE &&
        take_range(m, &args, &k) == DONE && can_be(m, &k) == DONE &&
        take_count(m, &args, &k) == DONE && take_condition(m, &args, &k) == DONE &&
        take_actions(m, args, &k) == DONE && put(m, &k) == DONE)
        return DONE;
    expr_free(k.condition);
    return FAILED;
}

enum result do_no_break(struct monitor *m, const char *args)
{
    struct brk k = { 0 };
    bool given;
    int removed = 0;
    if (kinds(m, &args, &k, &given) != DONE || take_process(m, &args, &k) != DONE)
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
            (!given || (old->kinds & k.kinds)) && (!k.pid || k.pid == old->pid)) {
            breaks_remove(&m->breaks, i);
            removed++;
        }
    }
    probes_fit(m);
    if (removed == 0 && !all)
        return fail(m, "There is no breakpoint at %06o.", k.lo);
    return DONE;
}
