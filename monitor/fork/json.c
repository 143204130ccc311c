/* JSON, member by member. */
#include "monitor/fork/json.h"
#include "monitor/fork/quote.h"

#include <assert.h>
#include <inttypes.h>

static void new_line(struct json *j)
{
    if (!j->row)
        fprintf(j->out, "\n%*s", 2 * j->depth, "");
}

static void begin(struct json *j, const char *key)
{
    if (j->some)
        fputs(j->row ? ", " : ",", j->out);
    if (j->depth > 0)
        new_line(j);
    j->some = true;
    if (!key)
        return;
    quote_json(j->out, key, SIZE_MAX);
    fputs(": ", j->out);
}

void json_open(struct json *j, const char *key, char bracket)
{
    assert(j->depth < JSON_DEPTH);
    begin(j, key);
    fputc(bracket, j->out);
    j->close[j->depth++] = bracket == '{' ? '}' : ']';
    j->some = false;
}

void json_row(struct json *j, const char *key, char bracket)
{
    json_open(j, key, bracket);
    if (!j->row)
        j->row = j->depth;
}

void json_close(struct json *j)
{
    assert(j->depth > 0);
    bool row_ends = j->row == j->depth;
    j->depth--;
    if (j->some)
        new_line(j);
    fputc(j->close[j->depth], j->out);
    if (row_ends)
        j->row = 0;
    j->some = true;
    if (j->depth == 0)
        fputc('\n', j->out);
}

void json_int(struct json *j, const char *key, int64_t value)
{
    begin(j, key);
    fprintf(j->out, "%" PRId64, value);
}

void json_octal(struct json *j, const char *key, word value)
{
    begin(j, key);
    fprintf(j->out, "\"%06o\"", value);
}

/* NS below 0 is told as 0. */
void json_micros(struct json *j, const char *key, int64_t ns)
{
    int64_t time = ns < 0 ? 0 : ns;
    begin(j, key);
    fprintf(j->out, "%" PRId64 ".%03d", time / 1000, (int)(time % 1000));
}

void json_bool(struct json *j, const char *key, bool value)
{
    begin(j, key);
    fputs(value ? "true" : "false", j->out);
}

void json_null(struct json *j, const char *key)
{
    begin(j, key);
    fputs("null", j->out);
}

void json_text(struct json *j, const char *key, const char *text, size_t most)
{
    if (!text) {
        json_null(j, key);
        return;
    }
    begin(j, key);
    quote_json(j->out, text, most);
}
