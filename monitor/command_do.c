/* A line is done: a command of the table, of the host or of a file. */
#include "monitor/command.h"
#include "monitor/foreign.h"

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static enum result host_command(struct monitor *m, const char *text)
{
    fflush(m->out);
    int status = system(text);
    if (status == -1)
        return fail(m, "The host could not start \"%s\".", text);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return fail(m, "The host command ended with status %d.",
                    WIFEXITED(status) ? WEXITSTATUS(status) : status);
    return DONE;
}

static enum result unknown(struct monitor *m, const char *term)
{
    const char *instead = foreign_instead(term);
    if (instead)
        return fail(m, "%s is SIMH's, and not fork11's: %s.", term, instead);
    return fail(m, "Unknown command %s; HELP lists the commands.", term);
}

enum result command_do(struct monitor *m, const char *line)
{
    char term[WORD_SIZE];
    const char *at = skip_blanks(line);
    if (*at == '\0' || *at == ';' || *at == '#')
        return DONE;
    if (*at == '!')
        return host_command(m, at + 1);
    if (*at == '@')
        return do_do(m, at + 1);
    if (!take_word(&at, term, sizeof term, true))
        return fail(m, "Unknown command; HELP lists the commands.");
    const struct command *command = command_find(term);
    if (!command)
        return unknown(m, term);
    return command->run(m, at);
}

/* The end of the first command of LIST: a ; outside quotes and braces, or the NUL. */
static const char *end_of_command(const char *list)
{
    char quote = '\0';
    int braces = 0;
    for (; *list; list++) {
        if (*list == '\\' && quote && list[1])
            list++;
        else if (quote)
            quote = *list == quote ? '\0' : quote;
        else if (*list == '"')
            quote = *list;
        else if (*list == '{' || *list == '}')
            braces += *list == '{' ? 1 : -1;
        else if (*list == ';' && braces == 0)
            return list;
    }
    return list;
}

enum result command_do_list(struct monitor *m, const char *list)
{
    char line[LINE_SIZE];
    while (*list) {
        const char *end = end_of_command(list);
        size_t n = (size_t)(end - list);
        if (n >= sizeof line)
            return fail(m, "An action is longer than %d characters.", LINE_SIZE - 1);
        memcpy(line, list, n);
        line[n] = '\0';
        enum result result = command_do(m, line);
        if (result != DONE)
            return result;
        list = *end ? end + 1 : end;
    }
    return DONE;
}

enum result usage(struct monitor *m, const char *name)
{
    const struct command *command = command_find(name);
    return fail(m, "Expected: %s %s", command->name, command->usage);
}

enum result no_more(struct monitor *m, const char *name, const char *args)
{
    args = skip_blanks(args);
    if (*args == '\0')
        return DONE;
    const struct command *command = command_find(name);
    return fail(m, "Nothing was expected at \"%s\": %s %s", args, command->name,
                command->usage);
}

void complain(struct monitor *m)
{
    fresh_line(m);
    say(m, "%s\n", m->error);
}
