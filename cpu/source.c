/* The numbers and registers of a line of assembly language, and what is said when there is
 * something else. */
#include "cpu/source.h"

#include <string.h>
#include <strings.h>

struct register_name {
    const char *name;
    int r;
};

static const struct register_name registers[] = {
    {"R0",  0},
    { "R1", 1},
    { "R2", 2},
    { "R3", 3},
    { "R4", 4},
    { "R5", 5},
    { "R6", 6},
    { "SP", 6},
    { "R7", 7},
    { "PC", 7},
    { NULL, 0},
};

static const char *const ac_prefix[] = { "F", "AC", "FR", NULL };

void source_skip_blanks(struct source *s)
{
    while (*s->at == ' ' || *s->at == '\t')
        s->at++;
}

bool source_take(struct source *s, char c)
{
    source_skip_blanks(s);
    if (*s->at != c)
        return false;
    s->at++;
    return true;
}

bool source_expected(struct source *s, const char *what)
{
    source_skip_blanks(s);
    text_put(&s->error, "expected ");
    text_put(&s->error, what);
    if (*s->at == '\0') {
        text_put(&s->error, ", found the end of the line");
        return false;
    }
    text_put(&s->error, ", found \"");
    for (const char *p = s->at; *p != '\0' && (*p != ',' || p == s->at); p++)
        text_char(&s->error, *p);
    text_char(&s->error, '"');
    return false;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter_or_digit(char c)
{
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool not_octal(struct source *s, const char *digits, int n, unsigned decimal)
{
    for (int i = 0; i < n; i++)
        text_char(&s->error, digits[i]);
    text_put(&s->error, " is not octal: write ");
    text_octal(&s->error, decimal);
    text_put(&s->error, ", or ");
    for (int i = 0; i < n; i++)
        text_char(&s->error, digits[i]);
    text_put(&s->error, ". for decimal");
    return false;
}

static bool too_large(struct source *s, const char *digits, int n)
{
    for (int i = 0; i < n; i++)
        text_char(&s->error, digits[i]);
    text_put(&s->error, " does not fit in a word: 0 to 177777 (decimal 65535.) does");
    return false;
}

static bool read_digits(struct source *s, word *value)
{
    const char *first = s->at;
    unsigned octal = 0, decimal = 0;
    bool eight = false;

    for (; digit(*s->at); s->at++) {
        unsigned d = (unsigned)(*s->at - '0');
        eight = eight || d >= 8;
        octal = octal > WHOLE_WORD ? octal : octal * 8 + d;
        decimal = decimal > WHOLE_WORD ? decimal : decimal * 10 + d;
    }
    int n = (int)(s->at - first);
    bool is_decimal = *s->at == '.';
    if (is_decimal)
        s->at++;
    if ((is_decimal || eight ? decimal : octal) > WHOLE_WORD)
        return too_large(s, first, n);
    if (eight && !is_decimal)
        return not_octal(s, first, n, decimal);
    *value = (word)(is_decimal ? decimal : octal);
    return true;
}

static bool read_term(struct source *s, word *value)
{
    source_skip_blanks(s);
    if (digit(*s->at))
        return read_digits(s, value);
    if (*s->at != '.')
        return source_expected(s, "an octal number");
    s->at++;
    *value = s->pc;
    return true;
}

bool source_number(struct source *s, word *value)
{
    bool minus = source_take(s, '-');
    word sum = 0;

    for (;;) {
        word term = 0;
        if (!read_term(s, &term))
            return false;
        sum = (word)(minus ? sum - term : sum + term);
        source_skip_blanks(s);
        if (*s->at != '+' && *s->at != '-')
            break;
        minus = *s->at++ == '-';
    }
    *value = sum;
    return true;
}

/* Reads NAME if just this name, in either case, comes next. */
static bool take_name(struct source *s, const char *name)
{
    size_t n = strlen(name);
    if (strncasecmp(s->at, name, n) != 0 || letter_or_digit(s->at[n]))
        return false;
    s->at += n;
    return true;
}

static bool accumulator(struct source *s, int *r)
{
    for (int i = 0; ac_prefix[i] != NULL; i++) {
        size_t n = strlen(ac_prefix[i]);
        if (strncasecmp(s->at, ac_prefix[i], n) != 0)
            continue;
        char c = s->at[n];
        if (c < '0' || c > '7' || letter_or_digit(s->at[n + 1]))
            continue;
        *r = c - '0';
        s->at += n + 1;
        return true;
    }
    return false;
}

bool source_register(struct source *s, bool acs, int *r)
{
    source_skip_blanks(s);
    if (acs)
        return accumulator(s, r);
    for (int i = 0; registers[i].name != NULL; i++) {
        *r = registers[i].r;
        if (take_name(s, registers[i].name))
            return true;
    }
    return false;
}

bool source_number_comes(const struct source *s)
{
    return digit(*s->at) || *s->at == '.' || *s->at == '-';
}
