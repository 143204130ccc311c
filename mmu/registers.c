/* The KT11-C on the bus: MMR0-3 and 48 pairs of PAR and PDR.
 *
 *     772200 supervisor   772300 kernel   777600 user
 *     +00 I PDR   +20 D PDR   +40 I PAR   +60 D PAR */
#include "mmu/registers.h"

#include <stddef.h>

enum {
    MMR0_WRITTEN = 0171401, /* 15:12, 9, 8, 0 */
    MMR0_FOLLOWS = 0000176, /* 6:1: mode, space, page */
    MMR3_BITS = 07,
    PAR_BITS = 0007777,
    PDR_WRITTEN = 0077417
};

static bool frozen(const struct mmu *mmu)
{
    return mmu->mmr0 & MMR0_ABORTS;
}

static word followed_page(const struct mmu *mmu)
{
    enum mode mode = (enum mode)(mmu->live_page >> 4);
    bool d = mmu->live_page & 010 && mmu_space(mmu, mode, D_SPACE) == D_SPACE;
    return (word)(mode << 5 | d << 4 | (mmu->live_page & 7) << 1);
}

/* MMR0 as it reads: what it follows is kept elsewhere while nothing is frozen. */
static word mmr0_now(const struct mmu *mmu)
{
    if (frozen(mmu) || !(mmu->mmr0 & (MMR0_ON | MMR0_MAINT)))
        return mmu->mmr0;
    return word_merge(mmu->mmr0, followed_page(mmu), MMR0_FOLLOWS | MMR0_DONE);
}

void mmu_freeze(struct mmu *mmu)
{
    if (frozen(mmu))
        return;
    mmu->mmr0 = mmr0_now(mmu);
    mmu->mmr1 = mmu->live_mmr1;
    mmu->mmr2 = mmu->live_mmr2;
}

static void mmr0_write(struct mmu *mmu, word data)
{
    bool was_on = mmu->mmr0 & MMR0_ON;
    mmu_freeze(mmu);
    mmu->mmr0 = word_merge(mmu->mmr0, data, MMR0_WRITTEN);
    mmu_rebuild(mmu);
    if (!was_on && mmu->mmr0 & MMR0_ON && mmu->listener)
        mmu->listener->turned_on(mmu->listener->host);
}

/* Which page's register AT is, and whether it is a PAR. */
struct place {
    unsigned mode, space, n;
    bool par;
};

static struct place place_of(paddr at)
{
    unsigned mode = at >= 0777600 ? USER : at >= 0772300 ? KERNEL : SUPER;
    return (struct place){ mode, at >> 4 & 1, at >> 1 & 7, at & 040 };
}

static word page_read(const struct mmu *mmu, paddr at)
{
    struct place p = place_of(at);
    const struct page *page = &mmu->page[p.mode][p.space][p.n];
    return p.par ? page->par : page->pdr;
}

/* Any write to a PAR or its PDR clears A and W. */
static void page_write(struct mmu *mmu, paddr at, word data, word mask)
{
    struct place p = place_of(at);
    struct page *page = &mmu->page[p.mode][p.space][p.n];
    if (p.par)
        page->par = word_merge(page->par, data, mask & PAR_BITS);
    else
        page->pdr = word_merge(page->pdr, data, mask & PDR_WRITTEN);
    page->pdr &= (word) ~(PDR_A | PDR_W);
    mmu_rebuild_page(mmu, p.mode, p.space, p.n);
}

static word mmu_look(const struct board *b, paddr at)
{
    const struct mmu *mmu = (const struct mmu *)b;
    switch (at) {
    case MMR0:
        return mmr0_now(mmu);
    case MMR1:
        return frozen(mmu) ? mmu->mmr1 : mmu->live_mmr1;
    case MMR2:
        return frozen(mmu) ? mmu->mmr2 : mmu->live_mmr2;
    case MMR3:
        return mmu->mmr3;
    default:
        return page_read(mmu, at);
    }
}

static word mmu_read(struct board *b, paddr at)
{
    return mmu_look(b, at);
}

static void mmu_write(struct board *b, paddr at, word data, word mask)
{
    struct mmu *mmu = (struct mmu *)b;
    switch (at) {
    case MMR0:
        mmr0_write(mmu, word_merge(mmr0_now(mmu), data, mask));
        break;
    case MMR1:
    case MMR2:
        break;
    case MMR3:
        mmu->mmr3 = word_merge(mmu->mmr3, data, mask & MMR3_BITS);
        mmu_rebuild(mmu);
        break;
    default:
        page_write(mmu, at, data, mask);
    }
}

static void mmu_reset(struct board *b)
{
    struct mmu *mmu = (struct mmu *)b;
    mmu->mmr0 = 0;
    mmu->mmr3 = 0;
    mmu->trap = false;
    mmu_rebuild(mmu);
}

static const char pdr_fields[] = "PLF:14-8 A:7 W:6 ED:3 ACF:2-0";

static const struct reg mmu_regs[] = {
    {"MMR0",    MMR0,
     "NR:15 PL:14 RO:13 TRAP:12 TRAPS:9 MAINT:8 DONE:7 MODE:6-5 D:4 PAGE:3-1 ON:0"},
    { "MMR1",   MMR1,    "CHANGE2:15-11 R2:10-8 CHANGE1:7-3 R1:2-0"               },
    { "MMR2",   MMR2,    NULL                                                     },
    { "MMR3",   MMR3,    "KERNEL_D:2 SUPER_D:1 USER_D:0"                          },
    { "KIPDR0", 0772300, pdr_fields                                               },
    { "KDPDR0", 0772320, pdr_fields                                               },
    { "SIPDR0", 0772200, pdr_fields                                               },
    { "SDPDR0", 0772220, pdr_fields                                               },
    { "UIPDR0", 0777600, pdr_fields                                               },
    { "UDPDR0", 0777620, pdr_fields                                               },
    { NULL,     0,       NULL                                                     }
};

static const struct board_kind mmu_kind = { .name = "MMU",
                                            .title = "KT11-C memory management",
                                            .regs = mmu_regs,
                                            .read = mmu_read,
                                            .write = mmu_write,
                                            .peek = mmu_look,
                                            .reset = mmu_reset };

void mmu_attach(struct mmu *mmu, struct unibus *bus)
{
    bus_attach(bus, &mmu->board, &mmu_kind, 0772200, 0772376);
    bus_answer(bus, &mmu->board, MMR0, MMR2);
    bus_answer(bus, &mmu->board, MMR3, MMR3);
    bus_answer(bus, &mmu->board, 0777600, 0777676);
    mmu_rebuild(mmu);
}
