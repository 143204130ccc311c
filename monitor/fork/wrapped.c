/* Long sentences in lines. */
#include "monitor/fork/show.h"

#include <string.h>

/* How much of TEXT goes into a line of WIDTH: up to a blank. */
static size_t line_of(const char *text, size_t width)
{
    size_t n = strlen(text);
    if (n <= width)
        return n;
    for (n = width; n > 0 && text[n] != ' '; n--)
        ;
    return n ? n : width;
}

void say_wrapped(struct monitor *m, int indent, const char *head, const char *text)
{
    do {
        size_t n = line_of(text, (size_t)(SHOW_COLUMNS - indent));
        say(m, "%-*s%.*s\n", indent, head, (int)n, text);
        text += n;
        text += strspn(text, " ");
        head = "";
    } while (*text);
}
