/* The words of a command line. */
#include "monitor/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

const char *skip_blanks(const char *at)
{
    while (*at && isspace((unsigned char)*at))
        at++;
    return at;
}

bool take_word(const char **at, char *word, size_t size, bool upper)
{
    const char *p = skip_blanks(*at);
    size_t n = 0;
    for (; *p && !isspace((unsigned char)*p); p++) {
        if (n + 1 >= size)
            return false;
        word[n++] = upper ? (char)toupper((unsigned char)*p) : *p;
    }
    word[n] = '\0';
    if (n == 0)
        return false;
    *at = skip_blanks(p);
    return true;
}

char take_switches(const char **at, const char *allowed, uint32_t *found)
{
    const char *p = skip_blanks(*at);
    *found = 0;
    while (*p == '-' && isalpha((unsigned char)p[1])) {
        for (p++; *p && !isspace((unsigned char)*p); p++) {
            char letter = (char)tolower((unsigned char)*p);
            if (!strchr(allowed, letter))
                return *p;
            *found |= UINT32_C(1) << (letter - 'a');
        }
        p = skip_blanks(p);
    }
    *at = p;
    return '\0';
}

bool abbreviates(const char *word, const char *name, const char *shortest)
{
    size_t n = strlen(word);
    return n >= strlen(shortest) && n <= strlen(name) && strncasecmp(word, name, n) == 0;
}

static char octal_escape(const char **at)
{
    int value = 0;
    for (int digits = 0; digits < 3 && **at >= '0' && **at <= '7'; digits++)
        value = value * 8 + *(*at)++ - '0';
    return (char)value;
}

/* The character after a backslash; *BAD is set if it means nothing. */
static char escape(const char **at, bool *bad)
{
    static const char letters[] = "rntebfav0\\\"'";
    static const char meanings[] = "\r\n\t\033\b\f\a\v\0\\\"'";
    if (**at >= '0' && **at <= '7')
        return octal_escape(at);
    const char *letter = **at ? strchr(letters, **at) : NULL;
    if (!letter) {
        *bad = true;
        return '\0';
    }
    (*at)++;
    return meanings[letter - letters];
}

const char *take_string(const char **at, char *out, size_t size, size_t *n)
{
    const char *p = skip_blanks(*at);
    char quote = *p;
    bool bad = false;
    *n = 0;
    if (quote != '"' && quote != '\'')
        return "expected a string in quotes, as in \"text\\r\"";
    for (p++; *p != quote; (*n)++) {
        if (!*p)
            return "the string has no closing quote";
        if (*n + 1 >= size)
            return "the string is longer than 1023 characters";
        char c = *p++;
        out[*n] = c == '\\' ? escape(&p, &bad) : c;
        if (bad)
            return "the escapes are \\r \\n \\t \\e \\\\ \\\" and \\ooo (octal)";
    }
    out[*n] = '\0';
    *at = skip_blanks(p + 1);
    return NULL;
}

bool take_decimal(const char **at, int64_t most, int64_t *value)
{
    const char *p = skip_blanks(*at);
    if (!isdigit((unsigned char)*p))
        return false;
    *value = 0;
    for (; isdigit((unsigned char)*p); p++) {
        *value = *value * 10 + *p - '0';
        if (*value > most)
            return false;
    }
    *at = p;
    return true;
}

void trim_end(char *text)
{
    size_t n = strlen(text);
    while (n > 0 && isspace((unsigned char)text[n - 1]))
        text[--n] = '\0';
}
