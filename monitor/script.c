/* Command files: DO, @, and the arguments in them. */
#include "monitor/script.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"
#include "monitor/on.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The argument NAME=value, or the environment's. */
static const char *named(const struct script *s, const char *name, size_t n)
{
    char text[WORD_SIZE];
    for (int i = 1; i < s->argc; i++)
        if (strncmp(s->argv[i], name, n) == 0 && s->argv[i][n] == '=')
            return s->argv[i] + n + 1;
    snprintf(text, sizeof text, "%.*s", (int)n, name);
    return getenv(text);
}

/* What stands for the % at *AT, which goes behind it; NULL: nothing has that name. */
static const char *percent(const struct script *s, const char **at)
{
    const char *name = *at + 1;
    size_t n = 0;
    *at = name;
    if (*name == '%') {
        *at = name + 1;
        return "%";
    }
    if (isdigit((unsigned char)*name)) {
        *at = name + 1;
        return *name - '0' < s->argc ? s->argv[*name - '0'] : "";
    }
    while (isalnum((unsigned char)name[n]) || name[n] == '_')
        n++;
    if (n == 0 || n >= WORD_SIZE || name[n] != '%')
        return "%";
    *at = name + n + 1;
    return named(s, name, n);
}

enum result script_expand(struct monitor *m, const struct script *s, const char *line,
                          char *out, size_t size)
{
    size_t n = 0;
    while (*line) {
        char one[2] = { *line, '\0' };
        const char *text = one, *start = line;
        if (*line == '%')
            text = percent(s, &line);
        else
            line++;
        if (!text)
            return fail(m,
                        "Nothing is called %.*s: give it as an argument NAME=value or in "
                        "the environment.",
                        (int)(line - start), start);
        if (n + strlen(text) >= size)
            return fail(m, "The line is longer than %zu characters.", size - 1);
        memcpy(out + n, text, strlen(text));
        n += strlen(text);
    }
    out[n] = '\0';
    return DONE;
}

/* file:line: before the reason. */
static void locate_error(struct monitor *m)
{
    char reason[ERROR_SIZE];
    snprintf(reason, sizeof reason, "%s", m->error);
    fail(m, "%s:%d: %s", m->script->path, m->script->line, reason);
}

/* An empty line between text and commands. */
static void part_from(struct monitor *m, bool reading)
{
    fresh_line(m);
    if (m->script->reading != reading)
        say(m, "\n");
    m->script->reading = reading;
}

/* A comment of a lesson, for whoever sits before it. */
static void read_aloud(struct monitor *m, const char *comment)
{
    part_from(m, true);
    say(m, "%s", *comment == ' ' ? comment + 1 : comment);
    fresh_line(m);
}

/* A command of a lesson, as the operator would have typed it. */
static void show_command(struct monitor *m, const char *line)
{
    int n = (int)strcspn(line, "\n");
    if (n == 0)
        return;
    part_from(m, false);
    say(m, "fork11> %.*s\n", n, line);
}

static enum result do_line(struct monitor *m, const char *line)
{
    char text[LINE_SIZE];
    const char *first = skip_blanks(line);
    if (*first == ':') /* a label, for SIMH's GOTO */
        return DONE;
    if (*first == ';' || *first == '#') {
        if (m->script->aloud)
            read_aloud(m, first + 1);
        return DONE;
    }
    if (script_expand(m, m->script, first, text, sizeof text) != DONE)
        return FAILED;
    trim_end(text);
    if (m->script->verbose)
        say(m, "%s-%d> %s\n", m->script->path, m->script->line, text);
    if (m->script->aloud && !abbreviates(text, "pause", "pause"))
        show_command(m, first);
    return command_do(m, text);
}

/* The next line of FILE. False: there is none, or FILE is no text and *RESULT says so. */
static bool next_line(struct monitor *m, FILE *file, char *line, enum result *result)
{
    int n = 0;
    for (int c; (c = getc(file)) != EOF;) {
        if (c == '\0' || n + 1 >= LINE_SIZE)
            *result = c ? fail(m, "The line is longer than %d characters.", LINE_SIZE - 1)
                        : fail(m, "This is no text: it has a NUL character.");
        if (*result != DONE)
            return false;
        line[n++] = (char)c;
        if (c == '\n')
            break;
    }
    line[n] = '\0';
    return n > 0;
}

static enum result do_lines(struct monitor *m, struct script *s, FILE *file)
{
    char line[LINE_SIZE];
    enum result result = DONE;
    while (result == DONE) {
        s->line++;
        bool more = next_line(m, file, line, &result);
        if (more)
            result = do_line(m, line);
        if (result == FAILED)
            locate_error(m);
        if (result == FAILED && more)
            result = script_failed(m, s);
        if (!more || s->ended)
            break;
    }
    return result;
}

enum result script_run(struct monitor *m, struct script *s)
{
    FILE *file = s->text ? fmemopen((void *)(uintptr_t)s->text, strlen(s->text), "r")
                         : host_stream(s->path, "r");
    if (!file)
        return fail(m, "The command file %s cannot be read: %s.", s->path,
                    strerror(errno));
    bool quiet = m->quiet;
    s->outer = m->script;
    m->script = s;
    errno = 0;
    enum result result = do_lines(m, s, file);
    if (result == DONE && ferror(file))
        result =
            fail(m, "The command file %s cannot be read: %s.", s->path, strerror(errno));
    m->script = s->outer;
    m->quiet = quiet;
    fclose(file);
    return result;
}

static int depth(const struct monitor *m)
{
    int n = 0;
    for (const struct script *s = m->script; s; s = s->outer)
        n++;
    return n;
}

/* Cuts TEXT into words; quotes keep blanks together. */
static bool cut(char *text, struct script *s)
{
    while (*text) {
        while (isspace((unsigned char)*text))
            *text++ = '\0';
        if (!*text)
            break;
        if (s->argc == SCRIPT_ARGUMENTS)
            return false;
        char quote = *text == '"' || *text == '\'' ? *text : '\0';
        text += quote != '\0';
        s->argv[s->argc++] = text;
        while (*text && (quote ? *text != quote : !isspace((unsigned char)*text)))
            text++;
        if (quote && *text)
            *text++ = '\0';
    }
    return true;
}

enum result do_do(struct monitor *m, const char *args)
{
    struct script s = { .strict = m->batch };
    char text[LINE_SIZE];
    uint32_t switches;
    char bad = take_switches(&args, "evqo", &switches);
    if (bad)
        return fail(
            m,
            "-%c is not a switch of DO: -e ends it at the first error, -v shows its "
            "lines, -q is SET QUIET.",
            bad);
    s.strict = s.strict || has_switch(switches, 'e');
    s.verbose = has_switch(switches, 'v');
    snprintf(text, sizeof text, "%s", args);
    if (!cut(text, &s))
        return fail(m, "A command file takes at most %d arguments.",
                    SCRIPT_ARGUMENTS - 1);
    if (s.argc == 0)
        return usage(m, "DO");
    if (depth(m) >= SCRIPT_DEPTH)
        return fail(m, "Command files are nested deeper than %d.", SCRIPT_DEPTH);
    s.path = s.argv[0];
    bool quiet = m->quiet;
    m->quiet = quiet || has_switch(switches, 'q');
    enum result result = script_run(m, &s);
    m->quiet = quiet;
    return result;
}

enum result do_echo(struct monitor *m, const char *args)
{
    say(m, "%s\n", args);
    return DONE;
}

enum result do_cd(struct monitor *m, const char *args)
{
    char path[LINE_SIZE];
    if (*args == '\0')
        return usage(m, "CD");
    if (file_named(m, args, path, sizeof path) != DONE)
        return FAILED;
    return chdir(path) == 0 ? DONE
                            : fail(m, "%s cannot be entered: %s.", path, strerror(errno));
}

enum result do_quit(struct monitor *m, const char *args)
{
    int64_t status = 0;
    if (*args && (!take_decimal(&args, 255, &status) || *skip_blanks(args)))
        return fail(m, "An exit status is a decimal number up to 255.");
    m->status = (int)status;
    return LEAVE;
}
