/* PRINT, DISPLAY, NODISPLAY. Nothing here disturbs the machine. */
#include "monitor/command.h"
#include "monitor/expr.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* VALUE, or ? if there is none. */
static void say_value(struct monitor *m, bool known, bool decimal, int64_t value)
{
    if (!known) {
        say(m, "?");
        m->error[0] = '\0'; /* it was told */
    } else if (decimal)
        say(m, "%lld.", (long long)value);
    else
        say(m, "%06llo",
            (unsigned long long)(value >= -SIGN && value < 0 ? value & WHOLE_WORD
                                                             : value));
}

/* Does what was read up to AT end with a . or does one follow? 10. and r0+1. have theirs. */
static bool ends_decimal(const char *from, const char *at)
{
    const char *end = at;
    while (end > from && isspace((unsigned char)end[-1]))
        end--;
    return *at == '.' || (end > from && end[-1] == '.');
}

/* One expression; with a . at its end its value is printed in decimal. */
static enum result print_value(struct monitor *m, const char **at, bool quiet)
{
    int64_t value = 0;
    const char *from = *at;
    struct expr *e = expr_parse(m, at);
    if (!e)
        return FAILED;
    bool decimal = ends_decimal(from, *at);
    *at = skip_blanks(*at + (**at == '.'));
    if (!quiet) {
        bool known = expr_value(m, e, &value) == DONE;
        say_value(m, known, decimal, value);
    }
    expr_free(e);
    return DONE;
}

static enum result print_text(struct monitor *m, const char **at, bool quiet)
{
    char text[STRING_SIZE];
    size_t n;
    const char *wrong = take_string(at, text, sizeof text, &n);
    if (wrong)
        return fail(m, "In a text for PRINT, %s.", wrong);
    if (!quiet)
        say_bytes(m, text, n);
    return DONE;
}

/* What PRINT prints of LIST; QUIET: nothing, it is only read. FAILED: it cannot be read. */
static enum result print_list(struct monitor *m, const char *list, bool quiet)
{
    bool value = false;
    for (;;) {
        list = skip_blanks(list);
        bool text = *list == '"';
        if (!quiet && value && !text)
            say(m, "  ");
        value = !text;
        if ((text ? print_text(m, &list, quiet) : print_value(m, &list, quiet)) != DONE)
            return FAILED;
        list = skip_blanks(list);
        if (*list == '\0')
            return DONE;
        if (*list != ',')
            return fail(m, "Expected an operator, a comma or nothing more at \"%s\".",
                        list);
        list++;
    }
}

enum result do_print(struct monitor *m, const char *args)
{
    if (*args == '\0')
        return usage(m, "PRINT");
    if (print_list(m, args, true) != DONE)
        return FAILED;
    print_list(m, args, false);
    say(m, "\n");
    return DONE;
}

static void say_display(struct monitor *m, const struct display *d)
{
    say(m, "%d: %s = ", d->number, d->text);
    if (print_list(m, d->text, true) == DONE)
        print_list(m, d->text, false);
    else /* a name that is not known now */
        say_value(m, false, false, 0);
    say(m, "\n");
}

void display_say(struct monitor *m)
{
    for (int i = 0; i < m->displays.count; i++)
        say_display(m, &m->displays.list[i]);
}

enum result do_display(struct monitor *m, const char *args)
{
    struct displays *d = &m->displays;
    if (*args == '\0') {
        display_say(m);
        return DONE;
    }
    if (strlen(args) >= DISPLAY_TEXT)
        return fail(m, "A display is at most %d characters long.", DISPLAY_TEXT - 1);
    if (print_list(m, args, true) != DONE)
        return FAILED;
    if (d->count == DISPLAYS)
        return fail(m, "There are %d displays already; NODISPLAY removes some.",
                    DISPLAYS);
    struct display *new = &d->list[d->count++];
    new->number = ++d->given;
    strcpy(new->text, args);
    trim_end(new->text);
    say_display(m, new);
    return DONE;
}

enum result do_no_display(struct monitor *m, const char *args)
{
    struct displays *d = &m->displays;
    int64_t number;
    char keyword[WORD_SIZE];
    const char *at = args;
    if (take_word(&at, keyword, sizeof keyword, true) &&
        abbreviates(keyword, "ALL", "A")) {
        d->count = 0;
        return no_more(m, "NODISPLAY", at);
    }
    if (!take_decimal(&args, d->given, &number) || *skip_blanks(args))
        return fail(m, "Expected: NODISPLAY number | ALL; DISPLAY lists them.");
    for (int i = 0; i < d->count; i++)
        if (d->list[i].number == number) {
            memmove(&d->list[i], &d->list[i + 1],
                    (size_t)(--d->count - i) * sizeof d->list[0]);
            return DONE;
        }
    return fail(m, "There is no display %lld; DISPLAY lists them.", (long long)number);
}
