/* Quoting for JSON, XML and RFC 4180. */
#include "monitor/fork/quote.h"

#include <stdbool.h>
#include <string.h>

static bool printable(unsigned char c)
{
    return c >= ' ' && c < 0177;
}

void quote_json(FILE *out, const char *text, size_t most)
{
    size_t n = strnlen(text, most);
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (printable(c))
            fputc(c, out);
        else
            fprintf(out, "\\u%04x", c);
    }
    fputc('"', out);
}

static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void quote_xml(FILE *out, const char *text, size_t most)
{
    size_t n = strnlen(text, most);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        const char *name = entity(c);
        if (name)
            fputs(name, out);
        else if (printable(c))
            fputc(c, out);
        else
            fprintf(out, "\\%03o", c);
    }
}

void quote_csv(FILE *out, const char *text, size_t most)
{
    size_t n = strnlen(text, most);
    fputc('"', out);
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"')
            fputs("\"\"", out);
        else if (printable(c))
            fputc(c, out);
        else
            fprintf(out, "\\%03o", c);
    }
    fputc('"', out);
}
