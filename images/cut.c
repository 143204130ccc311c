/* Cutting words and strings out of a line, which is changed by it. */
#include "images/cut.h"

#include "devices/word.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

char *cut_blanks(char *at)
{
    while (is_blank(*at))
        at++;
    return at;
}

char *cut_word(char **at)
{
    char *start = cut_blanks(*at);
    char *end = start;
    while (*end && !is_blank(*end))
        end++;
    *at = *end ? end + 1 : end;
    *end = '\0';
    return start;
}

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* The character that *AT, just behind a backslash, stands for. */
static char unescape(const char **at)
{
    static const char from[] = "rnte\\\"";
    static const char to[] = "\r\n\t\033\\\"";
    char c = *(*at)++;
    const char *found = c ? strchr(from, c) : NULL;
    if (found)
        return to[found - from];
    if (!is_octal(c))
        return c;
    int value = c - '0';
    for (int i = 0; i < 2 && is_octal(**at); i++)
        value = 8 * value + *(*at)++ - '0';
    return (char)value;
}

char *cut_quoted(char **at)
{
    char *start = cut_blanks(*at);
    if (*start++ != '"')
        return NULL;
    const char *from = start;
    char *to = start;
    while (*from && *from != '"') {
        char c = *from++;
        if (c == '\\' && *from)
            c = unescape(&from);
        *to++ = c;
    }
    if (*from != '"')
        return NULL;
    *at += from + 1 - *at;
    *to = '\0';
    return start;
}

void cut_end(char *text)
{
    for (char *end = text + strlen(text); end > text && is_blank(end[-1]);)
        *--end = '\0';
}
