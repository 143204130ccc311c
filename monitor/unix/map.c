/* coremap and swapmap: what is free, as pairs of a size and an address, in order, that end
 * with a size of 0 (malloc.c). */
#include "monitor/monitor.h"

/* Of that name, with or without its _. */
static int room_of(const struct kernel *k, const char *map)
{
    const struct symbol *symbol = symbols_find(&k->symbols, map);
    return symbol ? edition_room(&k->symbols, symbol->name) / 4 : 0;
}

int unix_free(const struct monitor *m, const char *map, struct free_run *runs, int most)
{
    word va;
    uint32_t end = 0;
    int room = room_of(&m->kernel, map);
    if (!m->kernel.known || !kernel_symbol(&m->kernel, map, &va))
        return -1;
    for (int n = 0; n < room; n++, va = (word)(va + 4)) {
        struct free_run run;
        if (!kernel_word(m, va, &run.size) || !kernel_word(m, (word)(va + 2), &run.at))
            return -1;
        if (run.size == 0)
            return n < most ? n : most;
        if (run.at < end || (uint32_t)run.at + run.size > 0200000)
            return -1;
        end = (uint32_t)run.at + run.size;
        if (n < most)
            runs[n] = run;
    }
    return -1;
}
