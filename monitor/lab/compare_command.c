/* The command COMPARE, and `fork11 compare`: one program, every way to make its processes. */
#include "monitor/lab/compare_command.h"

#include "monitor/command.h"
#include "monitor/lab/compare.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_FORKS = 10000, USAGE_STATUS = 2 };

static enum result run(struct monitor *m, const struct subject *s, int chosen,
                       struct lab_comparison *c)
{
    char error[ERROR_SIZE];
    struct bench_wish wish = { .core = m->machine->bus.core_bytes,
                               .memory = m->machine->cpu.memory,
                               .programs = s->program,
                               .count = s->programs };
    struct bench *b = bench_open(&wish, error);
    if (!b)
        return fail(m, "%s", error);
    bool good = lab_compare(b, &(struct compare_wish){ s, chosen }, c, error);
    bench_close(b);
    return good ? DONE : fail(m, "%s", error);
}

enum result lab_compare_line(struct monitor *m, const char *line, int chosen)
{
    char term[WORD_SIZE], error[ERROR_SIZE];
    struct subject subject;
    if (!take_word(&line, term, sizeof term, false))
        return usage(m, "COMPARE");
    if (!subject_take(&subject, term, skip_blanks(line), error))
        return fail(m, "%s", error);
    struct lab_comparison *c = malloc(sizeof *c);
    enum result result =
        c ? run(m, &subject, chosen, c) : fail(m, "There is not enough memory.");
    if (result == DONE)
        lab_comparison_say(m, c);
    free(c);
    subject_free(&subject);
    return result;
}

/* -n K before the program. */
static enum result take_chosen(struct monitor *m, const char **args, int *chosen)
{
    const char *at = *args;
    char term[WORD_SIZE];
    int64_t n;
    if (!take_word(&at, term, sizeof term, false) || strcmp(term, "-n") != 0)
        return DONE;
    at = skip_blanks(at);
    if (!take_decimal(&at, MOST_FORKS, &n) || n == 0)
        return fail(m, "-n is followed by the number of a fork, from 1.");
    *chosen = (int)n;
    *args = at;
    return DONE;
}

enum result do_compare(struct monitor *m, const char *args)
{
    int chosen = 0;
    if (take_chosen(m, &args, &chosen) != DONE)
        return FAILED;
    return lab_compare_line(m, args, chosen);
}

/* A word as the lab's shell reads it back whole. */
static int put_word(char *line, size_t size, const char *term)
{
    bool plain = *term && !strpbrk(term, " \t\"'\\;&|<>");
    const char *quote = plain ? "" : strchr(term, '\'') ? "\"" : "'";
    return snprintf(line, size, "%s%s%s", quote, term, quote);
}

int compare_main(struct monitor *m, int argc, char **argv)
{
    char line[LINE_SIZE] = "";
    size_t n = 0;
    for (int i = 1; i < argc && n + 1 < sizeof line; i++) {
        line[n] = ' ';
        n += (size_t)(i > 1);
        n += (size_t)put_word(line + n, sizeof line - n, argv[i]);
    }
    enum result result = n < sizeof line
                             ? do_compare(m, line)
                             : fail(m, "The arguments are longer than a line.");
    if (argc == 1) {
        fputs("usage: fork11 compare {-n K} PROGRAM {ARGUMENTS}\n", stderr);
        return USAGE_STATUS;
    }
    if (result == DONE)
        return 0;
    complain(m);
    return 1;
}
