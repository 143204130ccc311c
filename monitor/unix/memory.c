/* The guest's memory as its kernel names it: virtual, by the map of kernel mode, or by the
 * clicks of core that proc[] and text[] speak of. */
#include "monitor/monitor.h"

bool kernel_word(const struct monitor *m, word va, word *data)
{
    paddr pa;
    return !(va & 1) && mmu_peek(&m->machine->mmu, va, KERNEL, D_SPACE, READ, &pa) == 0 &&
           pa < m->machine->bus.core_bytes && bus_peek(&m->machine->bus, pa, data);
}

bool kernel_byte(const struct monitor *m, word va, byte *data)
{
    word both;
    if (!kernel_word(m, va & 0177776, &both))
        return false;
    *data = (byte)(va & 1 ? both >> 8 : both);
    return true;
}

bool kernel_word_named(const struct monitor *m, const char *variable, word *data)
{
    word va;
    return kernel_symbol(&m->kernel, variable, &va) && kernel_word(m, va, data);
}

bool core_word(const struct monitor *m, word click, uint32_t offset, word *data)
{
    byte two[2];
    if ((offset & 1) || !core_bytes(m, click, offset, two, sizeof two))
        return false;
    *data = word_get(two);
    return true;
}

bool core_bytes(const struct monitor *m, word click, uint32_t offset, byte *data,
                size_t n)
{
    const struct unibus *bus = &m->machine->bus;
    uint64_t at = (uint64_t)click * CLICK + offset;
    if (at + n > bus->core_bytes)
        return false;
    for (size_t i = 0; i < n; i++, at++)
        data[i] = (byte)(bus->core[at / 2] >> (at & 1 ? 8 : 0));
    return true;
}
