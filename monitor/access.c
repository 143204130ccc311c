/* Memory and registers, one at a time, in the formats of EXAMINE and DEPOSIT. */
#include "monitor/access.h"
#include "monitor/command.h"
#include "monitor/expr.h"
#include "monitor/names.h"
#include "monitor/registers.h"
#include "monitor/symbolic.h"
#include "monitor/view.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define SWITCHES VIEW_SWITCHES "modacb"

enum result access_switches(struct monitor *m, const char **args, struct access *a)
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
    a->placed = has_switch(where, 'k') || has_switch(where, 's') ||
                has_switch(where, 'u') || has_switch(where, 'p');
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

/* The name that an instruction begins with, on a line of its own. */
static void say_label(struct monitor *m, enum mode mode, uint32_t at)
{
    char label[NAME_TEXT];
    if (mode != NO_MODE && at <= WHOLE_WORD &&
        symbol_near(m, (word)at, mode, I_SPACE, label, sizeof label) &&
        !strchr(label, '+'))
        say(m, "%s:\n", label);
}

/* Shows what is at *AT and goes on to what follows it. */
enum result access_examine(struct monitor *m, const struct access *a, uint32_t *at)
{
    word w[3] = { 0 };
    int words = 1;
    enum mode mode = view_mode(m, a->view);
    if (peek(m, a, *at, &w[0]) != DONE)
        return FAILED;
    if (a->format == 'm')
        say_label(m, mode, *at);
    say(m, "%06o:\t", *at);
    if (a->format == 'm') {
        for (uint32_t i = 1; i < 3; i++)
            if (view_peek(m, a->view, *at + 2 * i, &w[i]) != DONE)
                w[i] = 0;
        words = symbolic_say(m, mode, (word)*at, w);
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

enum result access_deposit(struct monitor *m, const struct access *a, uint32_t *at)
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

enum result access_register(struct monitor *m, const struct access *a,
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
            symbolic_say(m, NO_MODE, 0, w);
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

/* EVALUATE MOV R0,R1: its words. */
static bool evaluate_instruction(struct monitor *m, const char *text)
{
    char why[ERROR_SIZE];
    word w[3];
    int words;
    snprintf(why, sizeof why, "%s", m->error);
    bool good = symbolic_take(m, text, 0, w, &words) == DONE;
    for (int i = 0; good && i < words; i++)
        say(m, "%06o%s", w[i], i + 1 < words ? " " : "\n");
    if (!good)
        fail(m, "%s", why);
    return good;
}

enum result do_evaluate(struct monitor *m, const char *args)
{
    int64_t value;
    if (*args == '\0')
        return usage(m, "EVALUATE");
    if (expr_all(m, args, &value) != DONE)
        return evaluate_instruction(m, args) ? DONE : FAILED;
    say(m, "%06llo  %lld.", (unsigned long long)(value < 0 ? value & WHOLE_WORD : value),
        (long long)value);
    if (value >= -SIGN && value <= WHOLE_WORD) {
        word w[3] = { (word)value, 0, 0 };
        say(m, "  ");
        symbolic_say(m, NO_MODE, 0, w);
    }
    say(m, "\n");
    return DONE;
}
