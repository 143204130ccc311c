/* LOAD: an absolute paper tape, as the absolute loader reads it. A block is 1, 0, the count
 * of its bytes (these six too), the address, the data, and a checksum that makes the sum of
 * all of them 0; a block of six bytes ends the tape with the start address (odd: none). */
#include "monitor/load.h"
#include "monitor/command.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"

#include <stdlib.h>

enum { HEAD = 6, TAPE_MOST = 1 << 20 };

struct tape {
    const byte *data;
    size_t count, at;
    uint32_t room; /* bytes of core */
    char *error;
    size_t error_size;
};

struct block {
    size_t at; /* where it begins on the tape */
    word count, address;
    const byte *data;
};

static bool bad(struct tape *t, const struct block *b, const char *what)
{
    snprintf(t->error, t->error_size,
             "The block at byte %zu of the tape (address %06o, %u bytes) %s.", b->at,
             b->address, b->count, what);
    return false;
}

/* The next block, checked. */
static bool next_block(struct tape *t, struct block *b)
{
    while (t->at < t->count && t->data[t->at] == 0)
        t->at++;
    *b = (struct block){ .at = t->at };
    const byte *p = t->data + t->at;
    size_t left = t->count - t->at;
    if (left < HEAD + 1 || p[0] != 1 || p[1] != 0) {
        snprintf(t->error, t->error_size,
                 left == 0
                     ? "The tape ends at byte %zu without a start address; it is no "
                       "absolute tape, or it is cut off."
                     : "At byte %zu there is no block of an absolute tape (1, 0, "
                       "count, address).",
                 t->at);
        return false;
    }
    b->count = word_get(p + 2);
    b->address = word_get(p + 4);
    b->data = p + HEAD;
    if (b->count < HEAD)
        return bad(t, b, "is shorter than its own head");
    if (left < (size_t)b->count + 1)
        return bad(t, b, "is cut off");
    byte sum = 0;
    for (size_t i = 0; i <= b->count; i++)
        sum = (byte)(sum + p[i]);
    if (sum != 0)
        return bad(t, b, "has a wrong checksum");
    if (b->count > HEAD && (uint32_t)b->address + b->count - HEAD > t->room)
        return bad(t, b, "does not fit into core");
    t->at += (size_t)b->count + 1;
    return true;
}

static void put(struct unibus *bus, const struct block *b)
{
    for (word i = 0; i < b->count - HEAD; i++) {
        paddr at = (paddr)b->address + i;
        word *cell = &bus->core[at / 2];
        *cell = at & 1 ? word_merge(*cell, (word)(b->data[i] << 8), HIGH_BYTE)
                       : word_merge(*cell, b->data[i], LOW_BYTE);
    }
}

/* Once to check it all, once to load it: a bad tape changes nothing. */
static bool pass(struct tape *t, struct unibus *bus, word *start)
{
    struct block b;
    t->at = 0;
    do {
        if (!next_block(t, &b))
            return false;
        if (bus)
            put(bus, &b);
    } while (b.count > HEAD);
    *start = b.address;
    return true;
}

bool load_tape(struct unibus *bus, const byte *data, size_t count, word *start,
               char *error, size_t size)
{
    uint32_t room = bus->core_bytes < 0160000 ? bus->core_bytes : 0160000;
    struct tape t = { data, count, 0, room, error, size };
    return pass(&t, NULL, start) && pass(&t, bus, start);
}

enum result do_load(struct monitor *m, const char *args)
{
    char error[HOST_ERROR], path[HOST_PATH];
    size_t count;
    word start;
    if (*args == '\0')
        return usage(m, "LOAD");
    if (*args == '-')
        return fail(m, "LOAD has no switches: it takes an absolute paper tape.");
    if (file_named(m, args, path, sizeof path) != DONE)
        return FAILED;
    byte *data = host_read(path, TAPE_MOST, &count, error);
    if (!data)
        return fail(m, "%s", error);
    bool good = load_tape(&m->machine->bus, data, count, &start, error, sizeof error);
    free(data);
    if (!good)
        return fail(m, "%s: %s", path, error);
    if (!(start & 1))
        machine_set_pc(m->machine, start);
    breaks_forget(&m->breaks);
    return DONE;
}
