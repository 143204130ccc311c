/* Random programs. What is random is weighted towards what a program meets: addresses that
 * exist, stacks that hold, the registers of processor and KT11. */
#include "tests/simh/generate.h"

#include "cpu/insn.h"

#include <string.h>

enum {
    CODE_WORDS = 40,
    PROGRAM_FIRST = 01000, /* below it vectors, and a stack that is near its limit */
    NO_FP = 0170000
};

static const word vectors[] = { VEC_BUS, VEC_RESERVED, VEC_BPT,  VEC_IOT,
                                VEC_EMT, VEC_TRAP,     VEC_PIRQ, VEC_MMU };

static const word io_registers[] = { 0177776, 0177776, 0177774, 0177772, 0177770, 0177572,
                                     0177574, 0177576, 0172516, 0172300, 0172340, 0172310,
                                     0172350, 0172240, 0177600, 0177640, 0177660, 0177570,
                                     0177766, 0177700, 0160000, 0177564, 0177560 };

static const word corners[] = { 0,       0,       0,       0,       1,
                                2,       077777,  0100000, 0177777, 0177776,
                                0000377, 0000200, 0177400, 0000020, 0000040 };

#define COUNT(table) ((int)(sizeof table / sizeof table[0]))

/* True in so many percent of the wild, and of the tame. */
static bool chance(struct random *r, const struct habitat *h, int wild, int tame)
{
    return random_percent(r, h->wild ? wild : tame);
}

static word even_address(struct random *r, const struct habitat *h)
{
    uint32_t top = h->core > 0160000 ? 0160000 : h->core;
    return (word)(PROGRAM_FIRST + (random_next(r) % (top - PROGRAM_FIRST) & ~1u));
}

static word value(struct random *r, const struct habitat *h)
{
    if (chance(r, h, 20, 4))
        return random_word(r);
    if (chance(r, h, 12, 6))
        return corners[random_below(r, COUNT(corners))];
    if (chance(r, h, 12, 2))
        return io_registers[random_below(r, COUNT(io_registers))];
    if (chance(r, h, 14, 6))
        return (word)random_below(r, 0100);
    return even_address(r, h) + (chance(r, h, 20, 3) ? 1 : 0);
}

/* What ends a program is worth little more than once. */
static bool is_end(word match)
{
    return match == 0000000 || match == 0000001 || match == 0006400;
}

static word instruction(struct random *r, const struct habitat *h)
{
    const struct insn *row;
    do
        row = &insn_table[random_below(r, insn_count)];
    while ((row->match & NO_FP) == NO_FP ||
           (is_end(row->match) && !chance(r, h, 100, 10)));
    word free = (word)~row->mask;
    if (!h->wild && random_percent(r, 50))
        free &= (word)~1; /* it may be taken for an address */
    return row->match | (random_word(r) & free);
}

/* Half of the branches and index words behind instructions are what follows by itself;
 * the tame find addresses wherever they look. */
word generate_word(struct random *r, const struct habitat *h)
{
    if (random_percent(r, 3))
        return random_word(r);
    if (chance(r, h, 20, 45))
        return value(r, h);
    return instruction(r, h);
}

static word random_psw(struct random *r)
{
    static const word modes[] = { 0, 0, 0, 0, 1, 1, 3, 3, 3 };
    word cm = modes[random_below(r, COUNT(modes))];
    word pm = random_percent(r, 2)    ? 2
              : random_percent(r, 30) ? cm
                                      : modes[random_below(r, COUNT(modes))];
    return (word)(cm << 14 | pm << 12 | (random_word(r) & (PSW_SET | PSW_IPL | PSW_CC)));
}

static word stack(struct random *r, const struct habitat *h, word limit)
{
    if (chance(r, h, 8, 2))
        return value(r, h);
    if (chance(r, h, 15, 8))
        return (word)(limit + 0330 + random_below(r, 0100) * 2);
    return even_address(r, h);
}

static void put(struct program *p, paddr at, word data)
{
    if (p->cells < PROGRAM_CELLS)
        p->cell[p->cells++] = (struct cell){ at, data };
}

static void put_vectors(struct program *p, struct random *r, const struct habitat *h)
{
    for (int i = 0; i < COUNT(vectors); i++) {
        word psw = random_psw(r);
        if (random_percent(r, vectors[i] == VEC_BUS ? 95 : 60))
            psw &= (word)~PSW_CM;
        if (vectors[i] == VEC_PIRQ && !random_percent(r, 5))
            psw |= PSW_IPL;
        put(p, vectors[i], even_address(r, h));
        put(p, vectors[i] + 2u, psw);
    }
}

static void put_code(struct program *p, struct random *r, const struct habitat *h,
                     paddr at)
{
    for (int i = 0; i < CODE_WORDS && at + 2 <= h->core; i++, at += 2)
        put(p, at, generate_word(r, h));
}

/* Pages that end, or begin, in the block of some register. */
static word short_page(const struct program *p, struct random *r)
{
    word va = p->start.r[random_below(r, 2)][random_below(r, 6)];
    if (random_percent(r, 30))
        va = p->start.sp[random_below(r, STACKS)];
    word ed = random_percent(r, 50) ? PDR_ED : 0;
    return (word)((va >> 6 & 0177) << 8 | ed | 6);
}

static word random_pdr(const struct program *p, struct random *r, const struct habitat *h)
{
    if (chance(r, h, 60, 86))
        return 077406;
    if (random_percent(r, 40))
        return short_page(p, r);
    if (random_percent(r, 50))
        return (word)(077400 | random_below(r, 8));
    return random_word(r) & 077417;
}

static word random_par(struct random *r, const struct habitat *h)
{
    if (chance(r, h, 5, 1))
        return random_word(r) & 07777;
    if (chance(r, h, 6, 1))
        return (word)(07600 + random_below(r, 0200));
    return (word)random_below(r, (int)(h->core / CLICK) - (h->wild ? 0 : 0200));
}

/* Kernel's first page is where it is, or the vectors could not be read; mostly. */
static void map(struct program *p, struct random *r, const struct habitat *h)
{
    struct state *s = &p->start;
    p->pages = true;
    for (int i = 0; i < STACKS * 2 * MMU_PAGES; i++) {
        bool first = i % 8 == 0 && i < 16 && !random_percent(r, 5);
        s->par[i / 16][i / 8 % 2][i % 8] = first ? 0 : random_par(r, h);
        s->pdr[i / 16][i / 8 % 2][i % 8] = first ? 077406 : random_pdr(p, r, h);
    }
    s->mmr[0] = MMR0_ON | (random_percent(r, 50) ? MMR0_TRAPS_ON : 0);
    s->mmr[3] = random_word(r) & 7;
}

/* Where the first instruction really lies; the page it is in exists, mostly. */
static paddr place_code(struct program *p, struct random *r, const struct habitat *h)
{
    struct state *s = &p->start;
    if (!(s->mmr[0] & MMR0_ON))
        return s->pc & ~1u;
    static const int stack_of[] = { 0, 1, 0, 2 };
    int mode = stack_of[s->psw >> 14], page = s->pc >> 13;
    bool vectors_page = mode == 0 && page == 0;
    if (!vectors_page && !random_percent(r, 5)) {
        s->par[mode][0][page] = (word)random_below(r, (int)(h->core / CLICK) - 0200);
        s->pdr[mode][0][page] = 077406;
    }
    return ((paddr)(s->par[mode][0][page] * CLICK) + (s->pc & 017776)) & (ADDRESSES - 1);
}

void generate(struct program *p, struct random *r, const struct habitat *h)
{
    struct state *s = &p->start;
    memset(p, 0, sizeof *p);
    for (int i = 0; i < 12; i++)
        s->r[i / 6][i % 6] = value(r, h);
    s->slr = random_percent(r, 15) ? (word)(random_below(r, 4) << 8) : 0;
    for (int i = 0; i < STACKS; i++)
        s->sp[i] = stack(r, h, s->slr);
    s->psw = random_psw(r);
    s->pirq = random_percent(r, 15) ? random_word(r) & 0177000 : 0;
    s->pc = random_percent(r, 2) ? random_word(r) : even_address(r, h);
    if (random_percent(r, 50))
        map(p, r, h);
    put_vectors(p, r, h);
    put_code(p, r, h, place_code(p, r, h));
}
