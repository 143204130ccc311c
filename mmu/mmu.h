/* KT11-C memory management: a question (address, mode, space, intent) and its answer.
 * KT11-C Memory Management Unit manual; PDP-11/45 Processor Handbook, chapter 6.
 *
 *     virtual  15..13 page | 12..6 block | 5..0 byte
 *     page  -> PAR + block -> physical 17..6 | 5..0
 *     PDR: PLF 14:8, A 7, W 6, ED 3, ACF 2:0
 *
 * Faults are return values: nothing here traps. mmu_peek disturbs nothing. */
#ifndef MMU_MMU_H
#define MMU_MMU_H

#include "devices/unibus.h"

enum mode { KERNEL = 0, SUPER = 1, NO_MODE = 2, USER = 3 };
enum space { I_SPACE = 0, D_SPACE = 1 };
enum intent { READ, WRITE }; /* a read that will write (DATIP) is a WRITE */

enum {
    MMR0 = 0777572,
    MMR1 = 0777574,
    MMR2 = 0777576,
    MMR3 = 0772516,
    MMR0_NR = 0100000, /* abort: page not resident */
    MMR0_PL = 0040000, /* abort: outside the page's length */
    MMR0_RO = 0020000, /* abort: write to a read-only page */
    MMR0_ABORTS = 0160000,
    MMR0_TRAP = 0010000, /* a memory management trap was met */
    MMR0_TRAPS_ON = 0001000,
    MMR0_MAINT = 0000400, /* relocate destination references only */
    MMR0_DONE = 0000200,  /* instruction completed: the abort came in a vector's push */
    MMR0_ON = 0000001,
    PDR_A = 0000200,
    PDR_W = 0000100,
    PDR_ED = 0000010,
    PDR_ACF = 0000007,
    MMU_PAGES = 8,
    CLICK = 64 /* bytes in a block: what Unix calls a click */
};

/* A PAR and its PDR. */
struct page {
    word par; /* 11:0, in clicks */
    word pdr;
};

enum { CLICKS = ADDRESSES / CLICK, WATCH_WORDS = CLICKS / 64 };

/* Clicks of physical memory whose references all take the long way, where somebody hears of
 * them (cpu_watcher): a bit for each, by intent. */
struct mmu_watch {
    uint64_t click[2][WATCH_WORDS];
};

/* Hears that MMR0<0> came on. */
struct mmu_listener {
    void *host;
    void (*turned_on)(void *host);
};

/* What of a page can be reached without asking anything: byte offsets LOW <= o <
 * LOW + SPAN within the page lie in core at BASE + o. SPAN 0: always ask. */
struct window {
    uint32_t base;
    word low;
    word span;
};

struct mmu {
    struct board board;
    word mmr0, mmr1, mmr2, mmr3;       /* as frozen by the last abort, see live */
    struct page page[4][2][MMU_PAGES]; /* mode, space, page; mode 2 has none */
    bool trap;                         /* a memory management trap is to be served */
    word live_mmr1;                    /* register changes of this instruction */
    word live_mmr2;                    /* its address */
    byte live_page; /* mode << 4 | space << 3 | page of the last reference */

    struct window window[2][64]; /* by intent, then as live_page counts */

    const struct mmu_watch
        *watch; /* NULL: nobody watches; outlives the mmu or is taken out */
    const struct mmu_listener *listener; /* likewise */
    bool shut;                           /* every window is: see mmu_shut */
};

/* MMU, all zeros (off, no page resident), on the bus. */
void mmu_attach(struct mmu *mmu, struct unibus *bus);

/* The physical address of VA for the given reference, in *PA. Returns 0, or the bits of
 * MMR0<15:13> that abort it; then MMR0-2 are frozen as the 11/45 freezes them. DEST marks a
 * destination reference (the only kind maintenance mode relocates). Sets A and W and
 * mmu->trap. *PA is set even when aborted. */
word mmu_translate(struct mmu *mmu, word va, enum mode mode, enum space space,
                   enum intent intent, bool dest, paddr *pa);

/* The same question with no trace left. */
word mmu_peek(const struct mmu *mmu, word va, enum mode mode, enum space space,
              enum intent intent, paddr *pa);

/* The space a reference to D space really uses: I unless MMR3 separates them. */
enum space mmu_space(const struct mmu *mmu, enum mode mode, enum space space);

/* Whether the click of PA is watched. */
static inline bool watch_has(const struct mmu_watch *w, enum intent intent, paddr pa)
{
    return w->click[intent][pa / CLICK / 64] >> (pa / CLICK % 64) & 1;
}

/* After a reference to VA took the long way: its window opens as far around it as no click
 * is watched. */
void mmu_open_near(struct mmu *mmu, word va, enum mode mode, enum space space,
                   enum intent intent);

/* SHUT: from now on every reference takes the long way, where a tracer hears of it. What
 * the guest sees is the same either way. */
void mmu_shut(struct mmu *mmu, bool shut);

/* After core size, the watch or any register was changed from outside. */
void mmu_rebuild(struct mmu *mmu);

/* The same after a change of the watch that matters to references of MODE only. */
void mmu_rebuild_mode(struct mmu *mmu, enum mode mode);

#endif
