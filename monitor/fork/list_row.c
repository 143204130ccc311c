/* FORK LIST, a row: number, machine time, who made whom, how, what it cost, what became of
 * it, and how much of the copy was ever written. */
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"

#include <stdio.h>
#include <string.h>

const char fork_list_header[] = "FORK   TIME s PARENT -> CHILD      HOW  CLICKS"
                                "       ms WRITTEN FATE";

/* "sh 12 -> 17", the child's new name with it if exec has given one. */
static void tell_pair(const struct fork_record *r, char *text, size_t size)
{
    const char *child = r->fate == FATE_EXEC ? r->child_name : "";
    snprintf(text, size, "%.10s %u -> ", r->parent_name, r->parent);
    if (r->child == 0)
        phrase_add(text, size, "nobody");
    else
        phrase_add(text, size, "%.10s%s%u", child, child[0] ? " " : "", r->child);
}

void fork_list_row(const struct fork_record *r, char *text, size_t size)
{
    char pair[64], fate[EVENT_TEXT + 32];
    unsigned copy = fork_copy(r);
    int64_t stood = r->parent_return.seen ? r->parent_stood : -1;
    tell_pair(r, pair, sizeof pair);
    fork_fate_tell(r, fate, sizeof fate);
    snprintf(text, size, "%4d %8s %-20s %-6s %4u %8s %7s %s", r->number,
             phrase_ms(r->began / 1000).text, pair, fork_how_name(r->how), r->parent_size,
             stood < 0 ? "-" : phrase_ms(stood).text,
             phrase_percent(fork_written(r), r->how == FORK_FAILED ? 0 : copy).text,
             fate);
}
