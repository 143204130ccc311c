/* JSON as it is written: who opens what is to be closed, where commas and lines go. A row is
 * an object or array on one line. */
#ifndef MONITOR_FORK_JSON_H
#define MONITOR_FORK_JSON_H

#include "devices/word.h"

#include <stdio.h>

enum { JSON_DEPTH = 16 };

struct json {
    FILE *out;
    int depth;
    char close[JSON_DEPTH]; /* what ends the one at each depth */
    bool some;              /* the innermost has a member already */
    int row;                /* the depth at which a row began, 0: none */
};

/* KEY is NULL within an array, and for the outermost. BRACKET is { or [. */
void json_open(struct json *j, const char *key, char bracket);
void json_row(struct json *j, const char *key, char bracket);
void json_close(struct json *j);

void json_int(struct json *j, const char *key, int64_t value);
void json_octal(struct json *j, const char *key, word value);  /* "006112" */
void json_micros(struct json *j, const char *key, int64_t ns); /* 12.345 */
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);

/* TEXT ends at its NUL, or after MOST bytes; NULL is null. */
void json_text(struct json *j, const char *key, const char *text, size_t most);

#endif
