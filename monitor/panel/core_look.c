/* The owners' colours and patterns. */
#include "monitor/panel/core_look.h"

static const int64_t newest = 2000000; /* ns: the full glow */

const struct core_look *core_look(int owner)
{
    return &core_looks[owner >= 0 && owner < CORE_OWNERS ? owner : CORE_NOBODY];
}

uint32_t core_mix(uint32_t a, uint32_t b, unsigned part)
{
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t x = a >> shift & 0xff, y = b >> shift & 0xff;
        mixed |= (x * (256 - part) + y * part) / 256 << shift;
    }
    return mixed;
}

uint32_t core_fill(int owner, int slot)
{
    const struct core_look *look = core_look(owner);
    return slot > 0 && slot % 2 ? core_mix(look->fill, 0, 28) : look->fill;
}

int core_glow(int64_t now, int64_t since)
{
    int64_t age = since < 0 || since > now ? 0 : now - since;
    int level = GLOW_LEVELS;
    for (int64_t limit = newest; level > 0 && age >= limit; limit *= 2)
        level--;
    return level;
}

enum fork_kind fork_kind(const struct core_fork *f)
{
    if (f->how == FORK_FAILED)
        return FORK_KIND_FAILED;
    if (f->swap || f->how == FORK_SWAP)
        return FORK_KIND_DISK;
    return f->how > FORK_SWAP && f->how < FORK_FAILED ? FORK_KIND_SHARE : FORK_KIND_COPY;
}

const struct fork_look fork_looks[FORK_KINDS] = {
    [FORK_KIND_COPY] = {"copied in core",         0x56b4e9, 0x56b4e9},
    [FORK_KIND_DISK] = { "through the swap disk", 0xe69f00, 0x7a4f00},
    [FORK_KIND_SHARE] = { "sharing memory",        0xf0e442, 0x5c5600},
    [FORK_KIND_FAILED] = { "failed",                0x0b0e13, 0xcc79a7},
};

const struct core_look core_looks[CORE_OWNERS] = {
    [CORE_ABSENT] = {"not fitted",   0x07090d, 0x1a212b, PATTERN_RISE },
    [CORE_UNKNOWN] = { "unknown",     0x3a3f48, 0x565d68, PATTERN_DOTS },
    [CORE_KERNEL] = { "kernel",      0x666c75, 0x000000, PATTERN_NONE },
    [CORE_BUFFERS] = { "buffers",     0xd5d9de, 0x5b626c, PATTERN_RULE },
    [CORE_USER] = { "u-area",      0xd55e00, 0x000000, PATTERN_NONE },
    [CORE_DATA] = { "data",        0x56b4e9, 0x000000, PATTERN_NONE },
    [CORE_STACK] = { "stack",       0x0072b2, 0x7cc4ee, PATTERN_RISE },
    [CORE_TEXT] = { "shared text", 0x009e73, 0x003d2c, PATTERN_DOTS },
    [CORE_SHARED] = { "shared page", 0xf0e442, 0x2b2800, PATTERN_BANDS},
    [CORE_FREE] = { "free",        0x18202c, 0x000000, PATTERN_NONE },
    [CORE_NOBODY] = { "nobody's",    0xcc79a7, 0x3d1f30, PATTERN_CROSS},
};
