/* Pieces of sentences. Times are rounded to what is said of them. */
#include "monitor/fork/phrase.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { US = 1000, MS = 1000000, SECOND = 1000000000 };

void phrase_add(char *text, size_t size, const char *format, ...)
{
    size_t n = strlen(text);
    va_list args;
    va_start(args, format);
    if (n < size)
        vsnprintf(text + n, size - n, format, args);
    va_end(args);
}

struct phrase phrase_count(uint64_t n, const char *noun)
{
    struct phrase p;
    snprintf(p.text, sizeof p.text, "%llu %s%s", (unsigned long long)n, noun,
             n == 1 ? "" : "s");
    return p;
}

struct phrase phrase_time(int64_t ns)
{
    struct phrase p;
    ns = ns < INT64_MAX - MS ? ns
                             : INT64_MAX - MS; /* what is rounded up must not overflow */
    long long tenths = (ns + MS / 20) / (MS / 10), ms = (ns + MS / 2) / MS;
    if (ns < MS)
        snprintf(p.text, sizeof p.text, "%lld us", (long long)(ns + US / 2) / US);
    else if (ns < SECOND)
        snprintf(p.text, sizeof p.text, "%lld.%lld ms", tenths / 10, tenths % 10);
    else
        snprintf(p.text, sizeof p.text, "%lld.%03lld s", ms / 1000, ms % 1000);
    return p;
}

struct phrase phrase_ms(int64_t ns)
{
    struct phrase p;
    long long us = (ns + US / 2) / US;
    snprintf(p.text, sizeof p.text, "%lld.%03lld", us / 1000, us % 1000);
    return p;
}

struct phrase phrase_percent(uint64_t part, uint64_t whole)
{
    struct phrase p = { "-" };
    if (whole)
        snprintf(p.text, sizeof p.text, "%llu %%",
                 (unsigned long long)((200 * part + whole) / (2 * whole)));
    return p;
}

struct phrase phrase_process(const char *name, word pid)
{
    struct phrase p;
    bool known = name[0] && strcmp(name, "?") != 0;
    if (known)
        snprintf(p.text, sizeof p.text, "%.16s (%u)", name, pid);
    else
        snprintf(p.text, sizeof p.text, "process %u", pid);
    return p;
}

const char *phrase_between(int i, int n)
{
    if (i == 0)
        return "";
    return i + 1 == n ? " and " : ", ";
}
