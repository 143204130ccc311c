/* A monitor without a terminal for tests: a command goes in, what it printed comes out. */
#ifndef TESTS_UNIT_SESSION_H
#define TESTS_UNIT_SESSION_H

#include "monitor/command.h"
#include "monitor/script.h"
#include "tests/unit/unit.h"

#include <stdlib.h>
#include <string.h>

struct session {
    struct monitor *m;
    struct machine *machine;
    FILE *out;
    char *text;
    size_t size;
};

static inline struct session session_begin(void)
{
    struct session s = { 0 };
    s.machine = machine_create();
    s.out = tmpfile();
    s.m = monitor_create(s.machine, s.out);
    s.m->batch = true; /* nothing looks at standard input */
    return s;
}

static inline void session_end(struct session *s)
{
    monitor_destroy(s->m);
    machine_destroy(s->machine);
    fclose(s->out);
    free(s->text);
}

/* What LINE printed; if it failed, its sentence. Lives until the next call. */
static inline const char *session_do(struct session *s, const char *line)
{
    fflush(s->out);
    long from = ftell(s->out);
    s->m->error[0] = '\0';
    enum result result = command_do(s->m, line);
    fflush(s->out);
    long size = ftell(s->out) - from;
    free(s->text);
    s->text = calloc(1, (size_t)size + ERROR_SIZE + 1);
    fseek(s->out, from, SEEK_SET);
    ck_assert_uint_eq(fread(s->text, 1, (size_t)size, s->out), (size_t)size);
    fseek(s->out, 0, SEEK_END);
    if (result == FAILED)
        strcat(s->text, s->m->error);
    return s->text;
}

/* Every line of LINES, which end with \n. */
static inline void session_all(struct session *s, const char *lines)
{
    char line[256];
    while (*lines) {
        size_t n = strcspn(lines, "\n");
        snprintf(line, sizeof line, "%.*s", (int)n, lines);
        s->m->error[0] = '\0';
        command_do(s->m, line);
        ck_assert_str_eq(s->m->error, "");
        lines += n + 1;
    }
}

static inline void check_says(struct session *s, const char *line, const char *wanted)
{
    ck_assert_str_eq(session_do(s, line), wanted);
}

static inline void check_has(struct session *s, const char *line, const char *wanted)
{
    const char *text = session_do(s, line);
    ck_assert_msg(strstr(text, wanted) != NULL, "%s printed \"%s\", not \"%s\"", line,
                  text, wanted);
}

#endif
