/* The operands of a line of assembly language. PDP-11/45 Processor Handbook, chapter 3
 * (addressing modes); as(I) of V6 for its signs. */
#include "cpu/source.h"

enum { RELATIVE = 067, DEFERRED = 010, IMMEDIATE = 027 };

static const char operand_forms[] =
    "an operand: R0 to R5, SP, PC, (Rn), (Rn)+, -(Rn), n(Rn), #n, @#n or an address";

/* The rest of "(Rn)" behind the opening parenthesis. */
static bool in_parentheses(struct source *s, int *r)
{
    if (!source_register(s, false, r))
        return source_expected(s, "a register: R0 to R5, SP or PC");
    if (!source_take(s, ')'))
        return source_expected(s, "a closing parenthesis");
    return true;
}

static void append(struct source *s, word value)
{
    s->w[s->words++] = value;
}

/* n(Rn) or a plain address. */
static bool indexed_or_relative(struct source *s, word deferred, word *spec)
{
    word value;
    int r;

    if (!source_number(s, &value))
        return false;
    if (source_take(s, '(')) {
        if (!in_parentheses(s, &r))
            return false;
        append(s, value);
        *spec = (word)(060 + deferred + r);
        return true;
    }
    word here = (word)(s->pc + 2 * s->words);
    append(s, (word)(value - here - 2));
    *spec = (word)(RELATIVE + deferred);
    return true;
}

/* (Rn)+, (Rn), and @(Rn), which is @0(Rn). */
static bool register_deferred(struct source *s, word deferred, word *spec)
{
    int r;

    if (!in_parentheses(s, &r))
        return false;
    if (source_take(s, '+')) {
        *spec = (word)(020 + deferred + r);
        return true;
    }
    *spec = (word)((deferred ? 070 : 010) + r);
    if (deferred)
        append(s, 0);
    return true;
}

static bool autodecrement_comes(struct source *s)
{
    const char *before = s->at;
    if (source_take(s, '-') && source_take(s, '('))
        return true;
    s->at = before;
    return false;
}

bool source_operand(struct source *s, bool floating, word *spec)
{
    word deferred = source_take(s, '@') || source_take(s, '*') ? DEFERRED : 0;
    word value;
    int r;

    if (source_take(s, '#') || source_take(s, '$')) {
        if (!source_number(s, &value))
            return false;
        append(s, value);
        *spec = (word)(IMMEDIATE + deferred);
        return true;
    }
    if (autodecrement_comes(s)) {
        bool good = in_parentheses(s, &r);
        *spec = (word)(040 + deferred + r);
        return good;
    }
    if (source_take(s, '('))
        return register_deferred(s, deferred, spec);
    if (source_register(s, floating && !deferred, &r)) {
        *spec = (word)(deferred + r);
        return true;
    }
    if (!source_number_comes(s))
        return source_expected(s, floating ? "F0 to F5, (Rn), n(Rn), #n or an address"
                                           : operand_forms);
    return indexed_or_relative(s, deferred, spec);
}
