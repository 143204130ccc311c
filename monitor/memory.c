/* EXAMINE, DEPOSIT, EVALUATE: one list of elements, each an address range or registers. */
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/expr.h"
#include "monitor/registers.h"
#include "monitor/symbolic.h"
#include "monitor/view.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define SWITCHES VIEW_SWITCHES "modacb"

/* How values are written, and what an element is done to with. */
struct access {
    struct view view;
    char format;       /* o d a c b m */
    const char *value; /* DEPOSIT: the text; NULL: EXAMINE */
};

static enum result switches(struct monitor *m, const char **args, struct access *a)
{
    uint32_t found;
    char bad = take_switches(args, SWITCHES, &found);
    if (bad)
        return fail(m, "-%c is not one of -v -k -s -u -p -t -m -o -d -a -c -b.", bad);
    uint32_t where = 0;
    a->format = 'o';
    for (const char *s = VIEW_SWITCHES; *s; s++)
        where |= found & (UINT32_C(1) << (*s - 'a'));
    for (const char *s = "odacbm"; *s; s++)
        if (has_switch(found, *s))
            a->format = *s;
    a->view = view_of(m, where);
    return DONE;
}

static void say_character(struct monitor *m, unsigned c)
{
    c &= 0177;
    if (isprint((int)c))
        say(m, "%c", c);
    else
        say(m, "<%03o>", c);
}

static void say_value(struct monitor *m, char format, word w)
{
    if (format == 'd') {
        say(m, "%05u", w);
    } else if (format == 'b') {
        say(m, "%03o", w & LOW_BYTE);
    } else if (format == 'a' || format == 'c') {
        say_character(m, w);
        if (format == 'c')
            say_character(m, w >> 8);
    } else {
        say(m, "%06o", w);
    }
}

/* A byte or a word at AT; bytes may be odd. */
static enum result peek(struct monitor *m, const struct access *a, uint32_t at, word *w)
{
    bool bytes = a->format == 'b' || a->format == 'a';
    if ((at & 1) && !bytes)
        return fail(m, "%06o is odd: words have even addresses (-b takes bytes).", at);
    if (view_peek(m, a->view, at & ~UINT32_C(1), w) != DONE)
        return FAILED;
    if (bytes)
        *w = (at & 1) ? *w >> 8 : *w & LOW_BYTE;
    return DONE;
}

/* Shows what is at *AT and goes on to what follows it. */
static enum result examine_one(struct monitor *m, const struct access *a, uint32_t *at)
{
    word w[3] = { 0 };
    int words = 1;
    if (peek(m, a, *at, &w[0]) != DONE)
        return FAILED;
    say(m, "%06o:\t", *at);
    if (a->format == 'm') {
        for (uint32_t i = 1; i < 3; i++)
            if (view_peek(m, a->view, *at + 2 * i, &w[i]) != DONE)
                w[i] = 0;
        words = symbolic_say(m, (word)*at, w);
    } else {
        say_value(m, a->format, w[0]);
    }
    say(m, "\n");
    *at += a->format == 'b' || a->format == 'a' ? 1 : (uint32_t)words * 2;
    return DONE;
}

/* The value of a DEPOSIT in words. */
static enum result deposit_value(struct monitor *m, const struct access *a, uint32_t at,
                                 word w[3], int *words)
{
    const char *text = a->value;
    int64_t value = 0;
    *words = 1;
    if (a->format == 'm')
        return symbolic_take(m, text, (word)at, w, words);
    if (a->format == 'a' || a->format == 'c') {
        if (*text == '"' || *text == '\'')
            text++;
        w[0] = (word)((byte)text[0] |
                      (a->format == 'c' && text[0] ? (byte)text[1] << 8 : 0));
        return DONE;
    }
    if (a->format == 'd') {
        bool minus = *text == '-';
        text += minus;
        if (!take_decimal(&text, WHOLE_WORD, &value) || *skip_blanks(text))
            return fail(m, "Expected a decimal number up to 65535 at \"%s\".", text);
        value = minus ? -value : value;
    } else if (expr_all(m, text, &value) != DONE) {
        return FAILED;
    }
    return expr_word(m, value, &w[0]);
}

static enum result deposit_one(struct monitor *m, const struct access *a, uint32_t *at)
{
    word w[3];
    int words;
    bool bytes = a->format == 'b' || a->format == 'a';
    if (deposit_value(m, a, *at, w, &words) != DONE)
        return FAILED;
    if (bytes && w[0] > LOW_BYTE && w[0] < 0177600)
        return fail(m, "%o does not fit a byte (377 at most).", w[0]);
    if ((*at & 1) && !bytes)
        return fail(m, "%06o is odd: words have even addresses (-b takes bytes).", *at);
    if (bytes) {
        word mask = (*at & 1) ? HIGH_BYTE : LOW_BYTE;
        word data = (word)((w[0] & LOW_BYTE) << ((*at & 1) ? 8 : 0));
        if (view_write(m, a->view, *at & ~UINT32_C(1), data, mask) != DONE)
            return FAILED;
        *at += 1;
        return DONE;
    }
    for (int i = 0; i < words; i++, *at += 2)
        if (view_write(m, a->view, *at, w[i], WHOLE_WORD) != DONE)
            return FAILED;
    return DONE;
}

static enum result range(struct monitor *m, const struct access *a, uint32_t lo,
                         uint32_t hi)
{
    while (lo <= hi) {
        enum result result = a->value ? deposit_one(m, a, &lo) : examine_one(m, a, &lo);
        if (result != DONE)
            return result;
    }
    return DONE;
}

static enum result one_register(struct monitor *m, const struct access *a,
                                const struct ref *ref)
{
    int64_t value;
    if (!a->value) {
        if (a->format == 'o' || register_bits(ref) > 16) {
            register_say(m, ref);
            return DONE;
        }
        word w[3] = { (word)register_get(m, ref), 0, 0 };
        say(m, "%s:\t", ref->name);
        if (a->format == 'm')
            symbolic_say(m, 0, w);
        else
            say_value(m, a->format, w[0]);
        say(m, "\n");
        return DONE;
    }
    if (a->format == 'd' || a->format == 'm' || a->format == 'a' || a->format == 'c') {
        word w[3];
        int words;
        if (deposit_value(m, a, 0, w, &words) != DONE)
            return FAILED;
        return register_set(m, ref, w[0]);
    }
    if (expr_all(m, a->value, &value) != DONE)
        return FAILED;
    return register_set(m, ref, value);
}

/* A register's name at AT, or nothing. */
static size_t name_length(const char *at)
{
    size_t n = 0;
    if (isalpha((unsigned char)*at))
        while (isalnum((unsigned char)at[n]))
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

/* R0-R5: as the table of registers has them. */
static enum result registers(struct monitor *m, const struct access *a, struct ref *first,
                             const char **at)
{
    struct ref last = *first, ref;
    if (**at == '-') {
        (*at)++;
        if (!take_register(m, at, &last))
            return fail(m, "Expected a register after \"%s-\".", first->name);
    }
    bool on = false;
    for (int n = 0; register_nth(m, n, &ref); n++) {
        on = on || strcmp(ref.name, first->name) == 0;
        if (on && one_register(m, a, &ref) != DONE)
            return FAILED;
        if (on && strcmp(ref.name, last.name) == 0)
            return DONE;
    }
    if (strcmp(first->name, last.name) == 0)
        return one_register(m, a, first);
    return fail(m, "%s does not come before %s in the list of EXAMINE STATE.",
                first->name, last.name);
}

static enum result addresses(struct monitor *m, const struct access *a, const char **at)
{
    uint32_t lo, hi;
    if (expr_address(m, at, &lo) != DONE)
        return FAILED;
    hi = lo;
    if (**at == '-') {
        (*at)++;
        if (expr_address(m, at, &hi) != DONE)
            return FAILED;
    } else if (**at == '/') {
        (*at)++;
        if (expr_address(m, at, &hi) != DONE)
            return FAILED;
        if (hi == 0 || hi > ADDRESSES)
            return fail(m, "A length is 1 to %o bytes.", ADDRESSES);
        hi += lo - 1;
    }
    if (hi < lo)
        return fail(m, "The range %06o-%06o ends before it begins.", lo, hi);
    return range(m, a, lo, hi);
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
            if (one_register(m, a, &ref) != DONE)
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
    const struct device *d = device_find(name, &unit);
    const struct reg *reg = d ? device_board(m->machine, d)->kind->regs : NULL;
    for (struct ref ref; reg && reg->name; reg++)
        if (register_find(m, reg->name, &ref))
            register_say(m, &ref);
    return d != NULL;
}

enum result do_examine(struct monitor *m, const char *args)
{
    struct access a = { 0 };
    if (switches(m, &args, &a) != DONE)
        return FAILED;
    if (examine_board(m, args))
        return DONE;
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
    if (switches(m, &args, &a) != DONE)
        return FAILED;
    const char *end = end_of_list(args);
    a.value = skip_blanks(end);
    if (*args == '\0' || *a.value == '\0')
        return usage(m, "DEPOSIT");
    snprintf(text, sizeof text, "%.*s", (int)(end - args), args);
    const char *at = text;
    return list(m, &a, &at, false);
}

enum result do_evaluate(struct monitor *m, const char *args)
{
    int64_t value;
    if (*args == '\0')
        return usage(m, "EVALUATE");
    if (expr_all(m, args, &value) != DONE)
        return FAILED;
    say(m, "%06llo  %lld.", (unsigned long long)(value < 0 ? value & WHOLE_WORD : value),
        (long long)value);
    if (value >= -SIGN && value <= WHOLE_WORD) {
        word w[3] = { (word)value, 0, 0 };
        say(m, "  ");
        symbolic_say(m, 0, w);
    }
    say(m, "\n");
    return DONE;
}
