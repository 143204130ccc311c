/* RK11-D: the data of one sector, between the pack and memory (NPR). RK11-D user's manual,
 * chapter 3: a transfer that ends inside a sector writes zeros to the rest of it; format
 * with read brings the header word alone; IBA keeps RKBA where it is. */
#include <errno.h>
#include <string.h>

#include "devices/rk11_parts.h"

/* One word has passed, or has run into memory that is not there: the control counts both. */
static void count(struct rk11 *rk)
{
    rk->rkwc++;
    if (rk->rkcs & RKCS_IBA)
        return;
    paddr at = (rk_bus_address(rk) + 2) & (ADDRESSES - 1);
    rk->rkba = (word)at;
    rk->rkcs = word_merge(rk->rkcs, (word)(at >> 12), RKCS_MEX);
}

static int64_t pack_offset(const struct rk11 *rk)
{
    return (int64_t)rk_sector_number(rk->rkda) * RK_SECTOR_WORDS * 2;
}

/* Memory takes WORDS, N of them at most, until RKWC is used up. */
static word to_memory(struct rk11 *rk, const word *words, int n)
{
    for (int i = 0; i < n; i++) {
        rk->rkdb = words[i];
        bool there = bus_write(rk->board.bus, rk_bus_address(rk), words[i], WHOLE_WORD);
        count(rk);
        if (!there)
            return RKER_NXM;
        rk->note.words++;
        if (rk->rkwc == 0)
            break;
    }
    return 0;
}

static word from_memory(struct rk11 *rk, word *words)
{
    memset(words, 0, RK_SECTOR_WORDS * sizeof *words);
    for (int i = 0; i < RK_SECTOR_WORDS; i++) {
        bool there = bus_read(rk->board.bus, rk_bus_address(rk), &words[i]);
        count(rk);
        if (!there)
            return RKER_NXM;
        rk->note.words++;
        if (rk->rkwc == 0)
            break;
    }
    return 0;
}

static word compare(struct rk11 *rk, const word *words)
{
    word errors = 0;
    for (int i = 0; i < RK_SECTOR_WORDS; i++) {
        word memory;
        bool there = bus_read(rk->board.bus, rk_bus_address(rk), &memory);
        count(rk);
        if (!there)
            return errors | RKER_NXM;
        if (memory != words[i])
            errors |= RKER_WCE;
        rk->rkdb = words[i];
        if (rk->rkwc == 0)
            break;
    }
    return errors;
}

/* Read check: the words pass by and are counted, memory is left alone. */
static void pass_by(struct rk11 *rk)
{
    for (int i = 0; i < RK_SECTOR_WORDS; i++)
        if (++rk->rkwc == 0)
            break;
}

/* A pack's file that the host cannot read or write is a drive in an error condition. */
static word host_failed(struct rk11 *rk)
{
    rk->board.bus->host_errno = errno;
    return RKER_DRE;
}

static word write_sector(struct rk11 *rk)
{
    word words[RK_SECTOR_WORDS];
    word errors = from_memory(rk, words);
    if (errors)
        return errors;
    if (!drive_write_words(&rk_selected(rk)->unit, pack_offset(rk), words,
                           RK_SECTOR_WORDS))
        return host_failed(rk);
    rk->rkdb = words[RK_SECTOR_WORDS - 1]; /* the zeros of a filled sector pass it too */
    return 0;
}

static bool struck(struct rk05 *d, enum rk_fault fault)
{
    if (d->fault != fault)
        return false;
    d->fault = RK_SOUND;
    return true;
}

/* What is read, in order of how much of it memory sees. */
static word read_sector(struct rk11 *rk)
{
    word words[RK_SECTOR_WORDS];
    if (!drive_read_words(&rk_selected(rk)->unit, pack_offset(rk), words,
                          RK_SECTOR_WORDS))
        return host_failed(rk);
    word errors = struck(rk_selected(rk), RK_CHECKSUM_WRONG) ? RKER_CSE : 0;
    if (rk_function(rk) == RK_READ)
        return errors | to_memory(rk, words, RK_SECTOR_WORDS);
    if (rk_function(rk) == RK_WRITE_CHECK)
        return errors | compare(rk, words);
    pass_by(rk);
    return errors;
}

word rk_sector(struct rk11 *rk)
{
    word header = rk->rkda & RKDA_CYLINDER;
    bool format = rk->rkcs & RKCS_FMT; /* headers are not compared */
    if (!format && struck(rk_selected(rk), RK_HEADER_WRONG))
        return RKER_SKE;
    if (rk_function(rk) == RK_WRITE)
        return write_sector(rk);
    if (format)
        return to_memory(rk, &header, 1);
    return read_sector(rk);
}
