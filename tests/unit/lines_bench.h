/* What the tests of terminal boards share: somebody at the far end of a line. */
#ifndef TESTS_UNIT_LINES_BENCH_H
#define TESTS_UNIT_LINES_BENCH_H

#include "devices/serial.h"
#include "tests/unit/backplane.h"

static inline struct serial *far_end(struct board *b, int n)
{
    return b->kind->serial->line(b, n);
}

static inline void far_call(struct board *b, int n)
{
    serial_call(far_end(b, n));
    b->kind->serial->changed(b, n);
}

static inline void far_leave(struct board *b, int n)
{
    serial_leave(far_end(b, n));
    b->kind->serial->changed(b, n);
}

static inline void far_type(struct board *b, int n, const char *text)
{
    while (*text)
        serial_put(far_end(b, n), (byte)*text++);
    b->kind->serial->changed(b, n);
}

static inline void far_break(struct board *b, int n)
{
    serial_put(far_end(b, n), SERIAL_BREAK);
    b->kind->serial->changed(b, n);
}

/* What has come out of line N since it was asked the last time. */
static inline const char *far_read(struct board *b, int n)
{
    static char text[2 * SERIAL_ROOM];
    size_t count = 0;
    for (int c; (c = serial_get(far_end(b, n))) >= 0;)
        text[count++] = (char)c;
    text[count] = '\0';
    b->kind->serial->changed(b, n);
    return text;
}

/* The registers of a board by their offset. */
static inline word get_at(struct board *b, paddr offset)
{
    return get(b->bus, b->first + offset);
}

static inline void put_at(struct board *b, paddr offset, word data)
{
    put(b->bus, b->first + offset, data);
}

#endif
