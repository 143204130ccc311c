/* Reading the lab system's lists. */
#include "images/labplan.h"

#include <string.h>

struct plan_word plan_word(const char **at)
{
    *at += strspn(*at, " \t");
    struct plan_word w = { *at, (int)strcspn(*at, " \t\n") };
    *at += w.n;
    return w;
}

bool plan_line(const char **at)
{
    *at += strcspn(*at, "\n");
    *at += **at == '\n';
    return **at != '\0';
}

bool plan_same(struct plan_word w, const char *name, int n)
{
    return w.n == n && strncmp(w.at, name, (size_t)n) == 0;
}

const char *plan_find(const char *list, const char *name, int n)
{
    const char *at = list;
    do {
        if (plan_same(plan_word(&at), name, n))
            return at;
    } while (plan_line(&at));
    return NULL;
}

/* Whether 0407 stands in the N characters at AT. */
static bool wants_plain(const char *at, size_t n)
{
    for (; n >= 4; at++, n--)
        if (strncmp(at, "0407", 4) == 0)
            return true;
    return false;
}

word plan_magic(const char *text)
{
    const char *at = text;
    for (bool more = *at != '\0'; more && *at == '/'; more = plan_line(&at))
        if (wants_plain(at, strcspn(at, "\n")))
            return AOUT_PLAIN;
    return AOUT_SHARED;
}
