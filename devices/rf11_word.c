/* RF11: the words that pass the heads, between the disks and memory (NPR). RF11 manual, chapter
 * 3: each is counted in WC, CMA (unless DAE inhibits it) and DAR; one that differs in a write
 * check, or that memory has no place for, is not. */
#include <errno.h>

#include "devices/rf11_parts.h"

enum { PROCESSOR = 0777700 }; /* from here on only the processor reaches: NEM */

bool rf_reaches(const struct rf11 *rf, uint32_t ahead)
{
    word data;
    paddr at = rf_bus_address(rf) + (rf->dae & DAE_INH ? 0 : 2 * ahead);
    at &= ADDRESSES - 1;
    return at < PROCESSOR && bus_peek(rf->board.bus, at, &data);
}

static void count(struct rf11 *rf)
{
    uint32_t at = rf_disk_word(rf) + 1;
    rf->dar = (word)at;
    rf->dae = word_merge(rf->dae, (word)(at >> 16), DAE_ADDRESS);
    rf->counted = true;
    rf->wc++;
    rf->note.words++;
    if (rf->dae & DAE_INH)
        return;
    paddr next = (rf_bus_address(rf) + 2) & (ADDRESSES - 1);
    rf->cma = (word)next;
    rf->dcs = word_merge(rf->dcs, (word)(next >> 12), DCS_MEX);
}

/* False: memory is not there, or holds another word. */
static bool take(struct rf11 *rf, word *data)
{
    struct unibus *bus = rf->board.bus;
    word memory = 0;
    bool there = rf_reaches(rf, 0);
    if (there && rf_function(rf) == RF_READ)
        there = bus_write(bus, rf_bus_address(rf), *data, WHOLE_WORD);
    else if (there)
        there = bus_read(bus, rf_bus_address(rf), &memory);
    if (!there) {
        rf->dae |= DAE_NEM;
        return false;
    }
    if (rf_function(rf) == RF_WRITE)
        *data = memory;
    rf->dbr = *data;
    if (rf_function(rf) == RF_WRITE_CHECK && memory != *data) {
        rf->dcs |= DCS_WCE;
        return false;
    }
    count(rf);
    return true;
}

/* A disk's file that the host cannot read or write is a disk that does not answer. */
static void host_failed(struct rf11 *rf)
{
    rf->board.bus->host_errno = errno;
    rf->dcs |= DCS_NED;
}

void rf_passed(struct rf11 *rf, uint32_t n)
{
    byte bytes[RF_BURST * 2];
    int64_t at = (int64_t)rf_disk_word(rf) * 2;
    bool writes = rf_function(rf) == RF_WRITE;
    if (!writes && !disk_read(&rf->drive.disk, at, bytes, n * 2)) {
        host_failed(rf);
        return;
    }
    uint32_t i = 0;
    for (bool good = true; good && i < n; i += good) {
        word data = writes ? 0 : word_get(bytes + 2 * i);
        good = take(rf, &data);
        if (good)
            word_put(bytes + 2 * i, data);
    }
    if (writes && i > 0 && !disk_write(&rf->drive.disk, at, bytes, i * 2))
        host_failed(rf);
}
