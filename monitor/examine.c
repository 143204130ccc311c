/* EXAMINE and DEPOSIT: one list of elements, each an address range or registers. */
#include "monitor/access.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/expr.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static enum result range(struct monitor *m, const struct access *a, uint32_t lo,
                         uint32_t hi)
{
    while (lo <= hi) {
        enum result result =
            a->value ? access_deposit(m, a, &lo) : access_examine(m, a, &lo);
        if (result != DONE)
            return result;
    }
    return DONE;
}

/* A name at AT, or nothing. */
static size_t name_length(const char *at)
{
    size_t n = 0;
    if (isalpha((unsigned char)*at))
        while (isalnum((unsigned char)at[n]) || at[n] == '_')
            n++;
    return n;
}

static bool take_register(struct monitor *m, const char **at, struct ref *ref)
{
    char name[WORD_SIZE];
    size_t n = name_length(*at);
    if (n == 0 || n >= sizeof name)
        return false;
    memcpy(name, *at, n);
    name[n] = '\0';
    if (!register_find(m, name, ref))
        return false;
    *at += n;
    return true;
}

/* Between the ends of a range; SIMH has both. */
static bool at_range(const char *at)
{
    return *at == '-' || *at == ':';
}

/* R0-R5: as the table of registers has them. */
static enum result registers(struct monitor *m, const struct access *a, struct ref *first,
                             const char **at)
{
    struct ref last = *first, ref;
    if (at_range(*at)) {
        (*at)++;
        if (!take_register(m, at, &last))
            return fail(m, "Expected a register after \"%s-\".", first->name);
    }
    bool on = false;
    for (int n = 0; register_nth(m, n, &ref); n++) {
        on = on || (strcmp(ref.name, first->name) == 0 && ref.board == first->board);
        if (on && access_register(m, a, &ref) != DONE)
            return FAILED;
        if (on && strcmp(ref.name, last.name) == 0)
            return DONE;
    }
    if (strcmp(first->name, last.name) == 0)
        return access_register(m, a, first);
    return fail(m, "%s does not come before %s in the list of EXAMINE STATE.",
                first->name, last.name);
}

/* A as it is for an address of PLACE: memory of its own, unless switches say whose. */
static struct access access_in(const struct access *a, struct place place)
{
    struct access in = *a;
    if (!place.known || a->placed)
        return in;
    in.view.mode = place.mode;
    in.view.space = a->view.space == D_SPACE ? D_SPACE : place.space;
    in.view.virtual = true;
    return in;
}

static enum result addresses(struct monitor *m, const struct access *a, const char **at)
{
    uint32_t lo, hi;
    struct place place;
    const struct prefer prefer = { a->placed ? a->view.mode : NO_MODE, NULL };
    if (expr_address(m, at, &prefer, &lo, &place) != DONE)
        return FAILED;
    const struct access in = access_in(a, place);
    hi = lo;
    if (at_range(*at)) {
        (*at)++;
        if (expr_address(m, at, &prefer, &hi, NULL) != DONE)
            return FAILED;
    } else if (**at == '/') {
        (*at)++;
        if (expr_address(m, at, NULL, &hi, NULL) != DONE)
            return FAILED;
        if (hi == 0 || hi > ADDRESSES)
            return fail(m, "A length is 1 to %o bytes.", ADDRESSES);
        hi += lo - 1;
    }
    if (hi < lo)
        return fail(m, "The range %06o-%06o ends before it begins.", lo, hi);
    return range(m, &in, lo, hi);
}

/* ALL, STATE: a word of the list that is neither register nor address. */
static bool take_keyword(const char **at, const char *keyword)
{
    size_t n = name_length(*at);
    if (n != strlen(keyword) || strncasecmp(*at, keyword, n) != 0)
        return false;
    *at += n;
    return true;
}

static enum result element(struct monitor *m, const struct access *a, const char **at)
{
    struct ref ref;
    if (take_keyword(at, "ALL")) {
        uint32_t top = a->view.virtual ? WHOLE_WORD + 1 : m->machine->bus.core_bytes;
        return range(m, a, 0, top - 2);
    }
    if (take_keyword(at, "STATE")) {
        for (int n = 0; register_nth(m, n, &ref); n++)
            if (access_register(m, a, &ref) != DONE)
                return FAILED;
        return DONE;
    }
    const char *name = *at;
    if (take_register(m, &name, &ref) && *name != '+') {
        *at = name;
        return registers(m, a, &ref, at);
    }
    return addresses(m, a, at);
}

/* The elements, with commas between. LONG: blanks may separate them too. */
static enum result list(struct monitor *m, const struct access *a, const char **at,
                        bool blanks)
{
    for (;;) {
        if (element(m, a, at) != DONE)
            return FAILED;
        const char *next = skip_blanks(*at);
        if (*next == ',')
            next = skip_blanks(next + 1);
        else if (*next == '\0' || !blanks) {
            if (**at && !isspace((unsigned char)**at))
                return fail(m, "Expected , - / or a blank at \"%s\".", *at);
            *at = next;
            return DONE;
        }
        *at = next;
    }
}

/* EXAMINE RK STATE: the registers of one board. */
static bool examine_board(struct monitor *m, const char *args)
{
    char name[WORD_SIZE], what[WORD_SIZE];
    int unit;
    if (!take_word(&args, name, sizeof name, true) ||
        !take_word(&args, what, sizeof what, true) || strcmp(what, "STATE") != 0)
        return false;
    const struct device *d = device_find(m->machine, name, &unit);
    struct board *board = d ? device_unit_board(m, d, unit) : NULL;
    const struct reg *reg = d ? board->kind->regs : NULL;
    for (struct ref ref; reg && reg->name; reg++) {
        if (!register_find(m, reg->name, &ref) || ref.reg)
            register_of_board(board, reg, &ref);
        register_say(m, &ref);
    }
    return d != NULL;
}

/* SIMH's `d cpu sr 1`, `e rk rkcs`: registers are known without their device. Its `d cpu 1000 5`
 * is core. */
static enum result skip_device(struct monitor *m, const char **args)
{
    const char *at = *args;
    char name[WORD_SIZE];
    struct ref ref;
    int unit;
    if (!take_word(&at, name, sizeof name, true) || *at == '\0' ||
        register_find(m, name, &ref))
        return DONE;
    const struct device *d = device_find(m->machine, name, &unit);
    if (!d && !abbreviates(name, "SYSTEM", "SYS"))
        return DONE;
    if (!isalpha((unsigned char)*at) && (!d || d->kind != DEVICE_CPU))
        return fail(m, "%s has registers, which have names, but no addresses.", name);
    *args = at;
    return DONE;
}

enum result do_examine(struct monitor *m, const char *args)
{
    struct access a = { 0 };
    if (access_switches(m, &args, &a) != DONE)
        return FAILED;
    if (examine_board(m, args))
        return DONE;
    if (skip_device(m, &args) != DONE)
        return FAILED;
    if (*args == '\0')
        return usage(m, "EXAMINE");
    return list(m, &a, &args, true);
}

/* The end of the list: the first blank that no comma precedes. */
static const char *end_of_list(const char *at)
{
    for (; *at; at++) {
        if (isspace((unsigned char)*at) && at[-1] != ',')
            return at;
        if (isspace((unsigned char)*at))
            at = skip_blanks(at) - 1;
    }
    return at;
}

enum result do_deposit(struct monitor *m, const char *args)
{
    struct access a = { 0 };
    char text[LINE_SIZE];
    if (access_switches(m, &args, &a) != DONE || skip_device(m, &args) != DONE)
        return FAILED;
    const char *end = end_of_list(args);
    a.value = skip_blanks(end);
    if (*args == '\0' || *a.value == '\0')
        return usage(m, "DEPOSIT");
    snprintf(text, sizeof text, "%.*s", (int)(end - args), args);
    const char *at = text;
    return list(m, &a, &at, false);
}
