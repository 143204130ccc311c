/* KT11-C: relocation, protection, and the windows that make most questions cheap. */
#include "mmu/mmu.h"

#include "mmu/registers.h"

enum { PAGE_BYTES = 8192, PAGE_MASK = PAGE_BYTES - 1 };

enum space mmu_space(const struct mmu *mmu, enum mode mode, enum space space)
{
    static const word separate[4] = { [KERNEL] = 04, [SUPER] = 02, [USER] = 01 };
    return mmu->mmr3 & separate[mode] ? space : I_SPACE;
}

/* Maintenance mode relocates destination references even while the KT11 is off. */
static bool relocates(const struct mmu *mmu, bool dest)
{
    return mmu->mmr0 & MMR0_ON || (dest && mmu->mmr0 & MMR0_MAINT);
}

static paddr unrelocated(word va)
{
    return va >= (IO_PAGE & WHOLE_WORD) ? va | 0600000u : va;
}

static bool in_page(word pdr, unsigned block)
{
    unsigned plf = pdr >> 8 & 0177;
    return pdr & PDR_ED ? block >= plf : block <= plf;
}

static word aborts_of(const struct page *page, unsigned block, enum intent intent)
{
    static const word access[2][8] = {
        [READ] = {MMR0_NR,  0,       0,       MMR0_NR, 0, 0, 0, MMR0_NR},
        [WRITE] = { MMR0_NR, MMR0_RO, MMR0_RO, MMR0_NR, 0, 0, 0, MMR0_NR},
    };
    word aborts = access[intent][page->pdr & PDR_ACF];
    return in_page(page->pdr, block) ? aborts : aborts | MMR0_PL;
}

static bool traps(const struct page *page, enum intent intent)
{
    static const bool trapping[2][8] = {
        [READ] = {[1] = true,  [4] = true},
          [WRITE] = { [4] = true, [5] = true}
    };
    return trapping[intent][page->pdr & PDR_ACF];
}

static paddr relocated(const struct page *page, word va)
{
    return ((uint32_t)(page->par + (va >> 6 & 0177)) << 6 | (va & 077)) & (ADDRESSES - 1);
}

word mmu_peek(const struct mmu *mmu, word va, enum mode mode, enum space space,
              enum intent intent, paddr *pa)
{
    *pa = unrelocated(va);
    if (!relocates(mmu, false))
        return 0;
    const struct page *page = &mmu->page[mode][mmu_space(mmu, mode, space)][va >> 13];
    *pa = relocated(page, va);
    return aborts_of(page, va >> 6 & 0177, intent);
}

/* References to the KT11's own registers leave no trace in them. */
static bool own_register(const struct mmu *mmu, paddr pa)
{
    return pa >= IO_PAGE && mmu->board.bus->slot[(pa - IO_PAGE) / 2] == mmu->board.number;
}

static void note_access(struct mmu *mmu, unsigned mode, unsigned space, unsigned n,
                        enum intent intent)
{
    struct page *page = &mmu->page[mode][space][n];
    if (traps(page, intent)) {
        page->pdr |= PDR_A;
        if (!(mmu->mmr0 & MMR0_TRAP) && mmu->mmr0 & MMR0_TRAPS_ON)
            mmu->trap = true;
        mmu->mmr0 |= MMR0_TRAP;
    }
    if (intent == WRITE && !(page->pdr & PDR_W)) {
        page->pdr |= PDR_W;
        mmu_rebuild_page(mmu, mode, space, n);
    }
}

word mmu_translate(struct mmu *mmu, word va, enum mode mode, enum space space,
                   enum intent intent, bool dest, paddr *pa)
{
    unsigned n = va >> 13;
    byte live = (byte)((unsigned)mode << 4 | (unsigned)space << 3 | n);
    *pa = unrelocated(va);
    if (!relocates(mmu, dest)) {
        if (!(mmu->mmr0 & MMR0_MAINT) && *pa < mmu->board.bus->core_bytes)
            mmu->live_page = live; /* as through a window */
        return 0;
    }
    space = mmu_space(mmu, mode, space);
    const struct page *page = &mmu->page[mode][space][n];
    *pa = relocated(page, va);
    word aborts = aborts_of(page, va >> 6 & 0177, intent);
    bool own = own_register(mmu, *pa);
    if (!own || aborts)
        mmu->live_page = live;
    if (aborts) {
        mmu_freeze(mmu);
        if (!(mmu->mmr0 & MMR0_ABORTS))
            mmu->mmr0 |= aborts;
        return aborts;
    }
    if (!own)
        note_access(mmu, mode, space, n, intent);
    return 0;
}

/* Where in a page a reference would change nothing: core is there, the access is allowed
 * without trap, and W is set already if it is a write. Bytes LOW to HIGH of the page. */
struct extent {
    uint32_t base, low, high;
};

static struct extent clipped(const struct mmu *mmu, uint32_t base, uint32_t low,
                             uint32_t high)
{
    uint32_t core = mmu->board.bus->core_bytes;
    if (base + high > core)
        high = core > base ? core - base : 0;
    return (struct extent){ base, low, high > low ? high : low };
}

static struct extent extent_of(const struct mmu *mmu, unsigned index, enum intent intent)
{
    unsigned n = index & 7;
    enum mode mode = (enum mode)(index >> 4);
    if (mmu->shut)
        return (struct extent){ 0, 0, 0 };
    if (!(mmu->mmr0 & MMR0_ON)) {
        bool never = n == 7 || mmu->mmr0 & MMR0_MAINT;
        return clipped(mmu, n * PAGE_BYTES, 0, never ? 0 : PAGE_BYTES);
    }
    const struct page *page =
        &mmu->page[mode][mmu_space(mmu, mode, (enum space)(index >> 3 & 1))][n];
    unsigned plf = page->pdr >> 8 & 0177;
    uint32_t low = page->pdr & PDR_ED ? plf * CLICK : 0;
    uint32_t high = page->pdr & PDR_ED ? PAGE_BYTES : (plf + 1) * CLICK;
    unsigned acf = page->pdr & PDR_ACF;
    bool readable = acf == 2 || acf == 5 || acf == 6;
    bool writable = acf == 6 && page->pdr & PDR_W;
    bool open = intent == READ ? readable : writable;
    return clipped(mmu, (uint32_t)page->par * CLICK, low, open ? high : low);
}

static void window_set(struct mmu *mmu, enum intent intent, unsigned index,
                       struct extent e)
{
    struct window *w = &mmu->window[intent][index];
    w->base = e.base;
    w->low = (word)e.low;
    w->span = (word)(e.high - e.low);
}

/* The first watched click from AT on, LIMIT if there is none before it. */
static uint32_t watched_from(const uint64_t *bits, uint32_t at, uint32_t limit)
{
    for (; at < limit; at = (at | 63) + 1) {
        uint64_t rest = bits[at / 64] >> at % 64;
        if (rest)
            return at + (uint32_t)__builtin_ctzll(rest) < limit
                       ? at + (uint32_t)__builtin_ctzll(rest)
                       : limit;
    }
    return limit;
}

/* One more than the last watched click below AT, LIMIT if there is none above it. */
static uint32_t watched_below(const uint64_t *bits, uint32_t at, uint32_t limit)
{
    for (; at > limit; at = (at - 1) & ~63u) {
        uint64_t rest = bits[(at - 1) / 64] << (63 - (at - 1) % 64);
        if (rest) {
            uint32_t found = at - (uint32_t)__builtin_clzll(rest);
            return found > limit ? found : limit;
        }
    }
    return limit;
}

/* E without watched clicks: what remains of it around byte AT. */
static struct extent unwatched(const struct mmu *mmu, enum intent intent, struct extent e,
                               uint32_t at)
{
    const uint64_t *bits = mmu->watch->click[intent];
    uint32_t click = (e.base + at) / CLICK;
    if (e.low >= e.high || at < e.low || at >= e.high)
        return e;
    if (watch_has(mmu->watch, intent, e.base + at))
        return (struct extent){ e.base, at, at };
    uint32_t high = watched_from(bits, click, (e.base + e.high) / CLICK);
    uint32_t low = watched_below(bits, click, (e.base + e.low) / CLICK);
    return (struct extent){ e.base, low * CLICK - e.base, high * CLICK - e.base };
}

static void window_build(struct mmu *mmu, unsigned index)
{
    for (enum intent intent = READ; intent <= WRITE; intent++) {
        struct extent e = extent_of(mmu, index, intent);
        window_set(mmu, intent, index, mmu->watch ? unwatched(mmu, intent, e, e.low) : e);
    }
}

void mmu_open_near(struct mmu *mmu, word va, enum mode mode, enum space space,
                   enum intent intent)
{
    unsigned index = (unsigned)mode << 4 | (unsigned)space << 3 | va >> 13;
    struct extent e = extent_of(mmu, index, intent);
    if ((va & PAGE_MASK) >= e.low && (va & PAGE_MASK) < e.high)
        window_set(mmu, intent, index, unwatched(mmu, intent, e, va & PAGE_MASK));
}

void mmu_shut(struct mmu *mmu, bool shut)
{
    mmu->shut = shut;
    mmu_rebuild(mmu);
}

void mmu_rebuild_page(struct mmu *mmu, unsigned mode, unsigned space, unsigned n)
{
    window_build(mmu, mode << 4 | space << 3 | n);
    if (space == I_SPACE)
        window_build(mmu, mode << 4 | D_SPACE << 3 | n);
}

void mmu_rebuild_mode(struct mmu *mmu, enum mode mode)
{
    for (unsigned i = 0; i < 16; i++)
        window_build(mmu, (unsigned)mode << 4 | i);
}

void mmu_rebuild(struct mmu *mmu)
{
    for (unsigned mode = KERNEL; mode <= USER; mode++)
        mmu_rebuild_mode(mmu, (enum mode)mode);
}
