/* RL11: the data of one sector, between the pack and memory (NPR), and its header. RL01/RL02
 * user's guide (EK-RL012-UG), chapter 4: a transfer that ends inside a sector writes zeros to
 * the rest of it; memory that does not answer has been counted. */
#include <errno.h>
#include <string.h>

#include "devices/rl11_parts.h"

/* One word has passed, or has run into memory that is not there: the control counts both. */
static void count(struct rl11 *rl)
{
    rl->words++;
    paddr at = (rl_bus_address(rl) + 2) & (ADDRESSES - 1);
    rl->rlba = (word)at;
    rl->rlcs = word_merge(rl->rlcs, (word)(at >> 12), RLCS_MEX);
}

static int64_t pack_offset(struct rl11 *rl)
{
    const struct rl_drive *d = rl_selected(rl);
    return (int64_t)rl_sector_number(d->cylinder, d->head, rl->sector) * RL_SECTOR_BYTES;
}

static bool struck(struct rl_drive *d, enum rl_fault fault)
{
    if (d->fault != fault)
        return false;
    d->fault = RL_SOUND;
    return true;
}

static word to_memory(struct rl11 *rl, const word *words)
{
    for (int i = 0; i < RL_SECTOR_WORDS; i++) {
        bool there = bus_write(rl->board.bus, rl_bus_address(rl), words[i], WHOLE_WORD);
        count(rl);
        if (!there)
            return RLCS_NXM;
        rl->note.words++;
        if (rl->words == 0)
            break;
    }
    return 0;
}

static word from_memory(struct rl11 *rl, word *words)
{
    memset(words, 0, RL_SECTOR_WORDS * sizeof *words);
    for (int i = 0; i < RL_SECTOR_WORDS; i++) {
        bool there = bus_read(rl->board.bus, rl_bus_address(rl), &words[i]);
        count(rl);
        if (!there)
            return RLCS_NXM;
        rl->note.words++;
        if (rl->words == 0)
            break;
    }
    return 0;
}

/* The whole sector goes by, though it differs. */
static word compare(struct rl11 *rl, const word *words)
{
    word errors = 0;
    for (int i = 0; i < RL_SECTOR_WORDS; i++) {
        word memory;
        bool there = bus_read(rl->board.bus, rl_bus_address(rl), &memory);
        count(rl);
        if (!there)
            return errors | RLCS_NXM;
        if (memory != words[i])
            errors |= RLCS_CRC;
        if (rl->words == 0)
            break;
    }
    return errors;
}

static word write_sector(struct rl11 *rl)
{
    struct rl_drive *d = rl_selected(rl);
    word words[RL_SECTOR_WORDS];
    word errors = from_memory(rl, words);
    if (errors)
        return errors;
    if (drive_write_words(&d->unit, pack_offset(rl), words, RL_SECTOR_WORDS))
        return 0;
    rl->board.bus->host_errno = errno;
    d->errors |= RLST_WDE;
    return RLCS_DE;
}

/* What the host cannot read does not add up. */
static word read_words(struct rl11 *rl, word *words)
{
    struct rl_drive *d = rl_selected(rl);
    bool good = drive_read_words(&d->unit, pack_offset(rl), words, RL_SECTOR_WORDS);
    if (!good)
        rl->board.bus->host_errno = errno;
    return !good || struck(d, RL_DATA_CRC) ? RLCS_CRC : 0;
}

word rl_sector(struct rl11 *rl)
{
    struct rl_drive *d = rl_selected(rl);
    word words[RL_SECTOR_WORDS];
    if (rl_function(rl) != RL_READ_ANY && struck(d, RL_HEADER_CRC))
        return RLCS_HCRC;
    if (struck(d, RL_MEMORY_LATE))
        return RLCS_DLT;
    if (rl_function(rl) == RL_WRITE)
        return write_sector(rl);
    word errors = read_words(rl, words);
    if (rl_function(rl) == RL_WRITE_CHECK)
        return errors | compare(rl, words);
    return errors | to_memory(rl, words);
}

/* Of WORD after CRC: x^16 + x^15 + x^2 + 1, the low bit first, as DEC's 9401 chips do it. */
static word crc_of(word crc, word data)
{
    crc ^= data;
    for (int bit = 0; bit < 16; bit++)
        crc = crc & 1 ? (word)(crc >> 1 ^ 0120001) : (word)(crc >> 1);
    return crc;
}

void rl_header(struct rl11 *rl)
{
    struct rl_drive *d = rl_selected(rl);
    rl->silo[0] = (word)(d->cylinder << 7 | d->head << 6 | rl->sector);
    rl->silo[1] = 0;
    rl->silo[2] = crc_of(crc_of(0, rl->silo[0]), 0);
    rl_finish(rl, struck(d, RL_HEADER_CRC) ? RLCS_HCRC : 0);
}
