/* RH11: the data of one sector, between the pack and memory (NPR). RH11 option description,
 * chapter 3; RJP04 manual, chapter 3: a transfer that ends inside a sector writes zeros to the
 * rest of it; with headers, four words come before the 256 of data. A pack's file has no
 * headers: they are what they must be, and those that are written are not kept. */
#include <errno.h>
#include <string.h>

#include "devices/rh11_parts.h"

enum { MOST = RH_HEADER_WORDS + RH_SECTOR_WORDS };

static bool struck(struct rp04 *d, enum rh_fault fault)
{
    if (d->fault != fault)
        return false;
    d->fault = RH_SOUND;
    return true;
}

/* All packs are of the 16-bit format; who asks for the other finds no sector. */
word rh_header(struct rp04 *d)
{
    if (!(d->of & OF_FMT22))
        return ER1_FER;
    bool checks = !(d->of & OF_HCI) && d->function != RH_WRITE_HEADER;
    if (checks && struck(d, RH_HEADER_WRONG))
        return ER1_HCE;
    return checks && struck(d, RH_HEADER_BAD) ? ER1_HCRC : 0;
}

static bool with_header(const struct rp04 *d)
{
    return d->function & 1;
}

/* One word has passed, or has run into memory that is not there: the control counts both. */
static void count(struct rh11 *rh)
{
    rh->wc++;
    if (!(rh->cs2 & CS2_BAI))
        rh->ba = (rh->ba + 2) & (ADDRESSES - 1);
}

static int64_t pack_offset(const struct rp04 *d)
{
    int64_t track = (int64_t)d->dc * RH_TRACKS + rh_track(d);
    return (track * RH_SECTORS + rh_sector_of(d)) * RH_SECTOR_WORDS * 2;
}

static word to_memory(struct rh11 *rh, const word *words, int n)
{
    for (int i = 0; i < n; i++) {
        bool there = bus_write(rh->board.bus, rh->ba, words[i], WHOLE_WORD);
        count(rh);
        if (!there)
            return CS2_NEM;
        rh->note.words++;
        if (rh->wc == 0)
            break;
    }
    return 0;
}

/* A word that differs stays in the silo, for RPDB; RPBA is one further. */
static word compare(struct rh11 *rh, const word *words, int n)
{
    for (int i = 0; i < n; i++) {
        word memory;
        bool there = bus_read(rh->board.bus, rh->ba, &memory);
        count(rh);
        if (!there)
            return CS2_NEM;
        if (memory != words[i]) {
            rh_silo_write(rh, words[i]);
            return CS2_WCE;
        }
        if (rh->wc == 0)
            break;
    }
    return 0;
}

/* *TAKEN: the words that memory gave before it was at an end. */
static word from_memory(struct rh11 *rh, word *words, int n, int *taken)
{
    for (*taken = 0; *taken < n; ++*taken) {
        bool there = bus_read(rh->board.bus, rh->ba, &words[*taken]);
        count(rh);
        if (!there)
            return CS2_NEM;
        rh->note.words++;
        if (rh->wc == 0) {
            ++*taken;
            break;
        }
    }
    return 0;
}

/* A pack's file that the host cannot read or write makes the drive unsafe. */
static void host_failed(struct rh11 *rh, struct rp04 *d)
{
    rh->board.bus->host_errno = errno;
    d->er1 |= ER1_UNS;
}

static word write_sector(struct rh11 *rh, struct rp04 *d)
{
    word words[MOST] = { 0 };
    int header = with_header(d) ? RH_HEADER_WORDS : 0, taken;
    word errors = from_memory(rh, words, header + RH_SECTOR_WORDS, &taken);
    if (taken == 0)
        return errors;
    if (rh->cs2 & CS2_PAT) {
        d->er1 |= ER1_PAR;
        return errors;
    }
    if (!drive_write_words(&d->drive, pack_offset(d), words + header, RH_SECTOR_WORDS))
        host_failed(rh, d);
    return errors;
}

/* The header of the sector, and its data. */
static bool read_words(struct rp04 *d, word *words)
{
    words[0] = OF_FMT22 | d->dc;
    words[1] = d->da;
    words[2] = words[3] = 0;
    return drive_read_words(&d->drive, pack_offset(d), words + RH_HEADER_WORDS,
                            RH_SECTOR_WORDS);
}

/* What the pack has lost, and what the ECC can say of it: where (from 1) and what. */
static void spoil(struct rp04 *d, word *data)
{
    enum { WORD = 3, BIT = 5 };
    bool one = struck(d, RH_BIT_WRONG);
    if (!one && !struck(d, RH_DATA_BAD))
        return;
    data[WORD] ^= 1 << BIT;
    d->er1 |= one ? ER1_DCK : ER1_DCK | ER1_ECH;
    d->ec1 = one && !(d->of & OF_ECI) ? WORD * 16 + BIT + 1 : 0;
    d->ec2 = d->ec1 ? 1 : 0;
}

word rh_sector(struct rh11 *rh, struct rp04 *d)
{
    word buffer[MOST], *words = buffer;
    int n = MOST;
    if (d->function == RH_WRITE || d->function == RH_WRITE_HEADER)
        return write_sector(rh, d);
    if (!read_words(d, buffer)) {
        host_failed(rh, d);
        return 0;
    }
    spoil(d, buffer + RH_HEADER_WORDS);
    if (!with_header(d)) {
        words += RH_HEADER_WORDS;
        n -= RH_HEADER_WORDS;
    }
    bool read = d->function == RH_READ || d->function == RH_READ_HEADER;
    word errors = read ? to_memory(rh, words, n) : compare(rh, words, n);
    return errors | (rh->cs2 & CS2_PAT ? CS2_MDPE : 0);
}
