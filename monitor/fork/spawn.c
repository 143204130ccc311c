/* Could spawn have made this child? It can if the child did nothing before its exec but
 * descriptor and signal work: then these are the file actions. Calls that only ask (getpid,
 * stat) leave nothing behind and are passed over; so does a failed exec or close. */
#include "monitor/fork/call.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/variants.h"

#include <stdio.h>
#include <string.h>

enum { DUP2 = 0100 }; /* V7's dup, with the descriptor it is to be in R1 */

static const char *open_mode(word mode)
{
    static const char *const modes[] = { "O_RDONLY", "O_WRONLY", "O_RDWR" };
    return mode < 3 ? modes[mode] : "?";
}

static void tell_descriptor(const struct fork_action *a, const char *name, char *line)
{
    if (strcmp(name, "close") == 0)
        snprintf(line, VARIANT_TEXT, "addclose(%u)", a->r0);
    else if (strcmp(name, "dup") == 0)
        snprintf(line, VARIANT_TEXT, "adddup2(%u, %u)", a->r0 & (word)~DUP2, a->result);
    else if (strcmp(name, "creat") == 0)
        snprintf(line, VARIANT_TEXT,
                 "addopen(%u, \"%s\", O_WRONLY|O_CREAT|O_TRUNC, %04o)", a->result,
                 a->text, a->arg[1]);
    else
        snprintf(line, VARIANT_TEXT, "addopen(%u, \"%s\", %s)", a->result, a->text,
                 open_mode(a->arg[1]));
}

static void tell_signal(const struct fork_action *a, char *line)
{
    unsigned signal = a->arg[0];
    if (a->arg[1] == 0)
        snprintf(line, VARIANT_TEXT, "SETSIGDEF: signal %u has its default", signal);
    else if (a->arg[1] & 1)
        snprintf(
            line, VARIANT_TEXT,
            "signal %u ignored: no attribute says so, the parent must ignore it while "
            "it spawns",
            signal);
    else
        snprintf(line, VARIANT_TEXT, "signal %u caught: exec undoes it, nothing to do",
                 signal);
}

/* A call that no action stands for. */
static int forbidden(const struct fork_action *a, char *line)
{
    char call[2 * EVENT_TEXT];
    call_tell(a->name, a->r0, a->arg, a->text, call, sizeof call);
    snprintf(line, VARIANT_TEXT, "the child calls %s before its exec.", call);
    return -1;
}

static int refuse(char lines[][VARIANT_TEXT], int most, const char *reason)
{
    if (most > 0)
        snprintf(lines[0], VARIANT_TEXT, "%s", reason);
    return -1;
}

/* One call of the child: 1 with a line for it, 0 if it leaves nothing, -1 with the reason. */
static int act(const struct fork_action *a, char *line)
{
    const struct call_kind *kind = call_find(a->name);
    enum call_duty duty = kind ? kind->duty : CALL_DOES;
    if (duty == CALL_ASKS || duty == CALL_EXEC)
        return 0;
    if (duty == CALL_DESCRIPTOR && a->error == 0) {
        tell_descriptor(a, kind->name, line);
        return 1;
    }
    if (duty == CALL_DESCRIPTOR && strcmp(kind->name, "close") == 0)
        return 0;
    if (duty != CALL_SIGNAL)
        return forbidden(a, line);
    tell_signal(a, line);
    return 1;
}

int variants_actions(const struct fork_record *r, char lines[][VARIANT_TEXT], int most)
{
    int n = 0;
    if (r->fate == FATE_RUNS)
        return refuse(lines, most, "the child has not come to an exec.");
    if (r->fate == FATE_UNWATCHED || r->fate == FATE_RESET)
        return refuse(lines, most, "the child was not watched to an exec.");
    if (r->fate != FATE_EXEC)
        return refuse(lines, most, "the child runs the parent's program to its end.");
    for (int i = 0; i < r->actions && i < RECORD_ACTIONS; i++) {
        char line[VARIANT_TEXT];
        int come = act(&r->action[i], line);
        if (come < 0)
            return refuse(lines, most, line);
        if (come > 0 && n < most)
            memcpy(lines[n], line, sizeof line);
        n += come;
    }
    if (r->actions_lost)
        return refuse(lines, most, "the child made more calls than are kept.");
    return n;
}
