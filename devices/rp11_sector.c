/* RP11-C: the data of one sector, between the pack and memory (NPR). RP11-C maintenance
 * manual, chapter 3: a transfer that ends inside a sector writes zeros to the rest of it.
 * In header mode three words are a sector's header: 36 bits, cylinder in 18-10, track in 9-5,
 * sector in 3-0. A pack's file holds no headers: every sector has its own. A few that were
 * written otherwise are kept as long as the pack is in. */
#include <errno.h>
#include <string.h>

#include "devices/rp11_parts.h"

static void count(struct rp11 *rp)
{
    paddr at = (rp_bus_address(rp) + 2) & (ADDRESSES - 1);
    rp->rpwc++;
    rp->note.words++;
    rp->rpba = (word)at;
    rp->rpcs = word_merge(rp->rpcs, (word)(at >> 12), RPCS_MEX);
}

/* Memory takes WORDS, N of them at most, until RPWC is used up. */
static word to_memory(struct rp11 *rp, const word *words, int n)
{
    for (int i = 0; i < n; i++) {
        if (!bus_write(rp->board.bus, rp_bus_address(rp), words[i], WHOLE_WORD))
            return RPER_NXM;
        count(rp);
        if (rp->rpwc == 0)
            break;
    }
    return 0;
}

static word from_memory(struct rp11 *rp, word *words, int n)
{
    memset(words, 0, (size_t)n * sizeof *words);
    for (int i = 0; i < n; i++) {
        if (!bus_read(rp->board.bus, rp_bus_address(rp), &words[i]))
            return RPER_NXM;
        count(rp);
        if (rp->rpwc == 0)
            break;
    }
    return 0;
}

static word compare(struct rp11 *rp, const word *words)
{
    word errors = 0;
    for (int i = 0; i < RP_SECTOR_WORDS; i++) {
        word memory;
        if (!bus_read(rp->board.bus, rp_bus_address(rp), &memory))
            return errors | RPER_NXM;
        count(rp);
        if (memory != words[i])
            errors |= RPER_WCE;
        if (rp->rpwc == 0)
            break;
    }
    return errors;
}

static int64_t pack_offset(const struct rp11 *rp)
{
    return (int64_t)rp_block(rp) * RP_SECTOR_WORDS * 2;
}

/* A pack's file that the host cannot read or write is a track without headers. */
static word host_failed(struct rp11 *rp)
{
    rp->board.bus->host_errno = errno;
    rp->header_lost = true;
    return 0;
}

/* What was fetched before memory ended is written, with zeros for the rest. */
static word write_sector(struct rp11 *rp)
{
    word words[RP_SECTOR_WORDS];
    word was = rp->rpwc, errors = from_memory(rp, words, RP_SECTOR_WORDS);
    if (rp->rpwc == was)
        return errors;
    if (!drive_write_words(&rp_selected(rp)->drive, pack_offset(rp), words,
                           RP_SECTOR_WORDS))
        return errors | host_failed(rp);
    return errors;
}

static word read_errors(struct rp_drive *d)
{
    return (rp_struck(d, RP_WORD_PARITY) ? RPER_WPE : 0) |
           (rp_struck(d, RP_COLUMN_PARITY) ? RPER_LPE : 0) |
           (rp_struck(d, RP_CHECKSUM_WRONG) ? RPER_CSE : 0);
}

static word read_sector(struct rp11 *rp)
{
    word words[RP_SECTOR_WORDS];
    struct rp_drive *d = rp_selected(rp);
    if (!drive_read_words(&d->drive, pack_offset(rp), words, RP_SECTOR_WORDS))
        return host_failed(rp);
    if (rp_function(rp) == RP_WRITE_CHECK)
        return read_errors(d) | compare(rp, words);
    return read_errors(d) | to_memory(rp, words, RP_SECTOR_WORDS);
}

static struct rp_header *odd_header(struct rp11 *rp)
{
    for (int i = 0; i < RP_ODD; i++)
        if (rp->odd[i].used && rp->odd[i].unit == rp_unit(rp) &&
            rp->odd[i].block == rp_block(rp))
            return &rp->odd[i];
    return NULL;
}

void rp_forget_headers(struct rp11 *rp, int unit)
{
    for (int i = 0; i < RP_ODD; i++)
        rp->odd[i].used = rp->odd[i].used && rp->odd[i].unit != unit;
}

static word write_header(struct rp11 *rp, const word *own)
{
    struct rp_header *odd = odd_header(rp);
    struct rp_header new = { .used = true,
                             .unit = (byte)rp_unit(rp),
                             .block = rp_block(rp) };
    word errors = from_memory(rp, new.words, 3);
    if (odd)
        odd->used = false;
    if (errors || memcmp(new.words, own, sizeof new.words) == 0)
        return errors;
    rp->odd[rp->next_odd] = new;
    rp->next_odd = (rp->next_odd + 1) % RP_ODD;
    return 0;
}

static word header(struct rp11 *rp)
{
    const struct rp_drive *d = rp_selected(rp);
    const struct rp_header *odd = odd_header(rp);
    word own[3] = { 0, (word)(d->cylinder << 6 | d->track << 1), rp->rpda & RPDA_SECTOR };
    return rp_writes(rp) ? write_header(rp, own)
                         : to_memory(rp, odd ? odd->words : own, 3);
}

word rp_sector(struct rp11 *rp)
{
    struct rp_drive *d = rp_selected(rp);
    if (rp->rpcs & RPCS_HDR)
        return header(rp);
    if (rp_struck(d, RP_FORMAT_WRONG))
        return RPER_FMTE;
    if (rp_struck(d, RP_HEADER_LOST) || odd_header(rp)) {
        rp->header_lost = true;
        return 0;
    }
    return rp_writes(rp) ? write_sector(rp) : read_sector(rp);
}
