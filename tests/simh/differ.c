/* Where SIMH is known to differ from an 11/45; README.md explains each item. */
#include "tests/simh/differ.h"

#include "cpu/insn.h"

#include <string.h>

enum {
    LINE_CLOCK = 0777546,
    CONSOLE_FIRST = 0777560,
    CONSOLE_LAST = 0777566,
    MICROBREAK = 0777770
};

static bool has_destination(word ir)
{
    const struct insn *row = insn_find(ir);
    return row && (row->form == F_DD || row->form == F_SSDD || row->form == F_RDD);
}

static bool names_sp(word ir)
{
    const struct insn *row = insn_find(ir);
    bool source = row && row->form == F_SSDD && (ir >> 6 & 07) == SP;
    bool operand = has_destination(ir) || (row && row->form == F_SSR);
    return source || (operand && (ir & 07) == SP);
}

static bool is_one_of(word ir, const char *const *names)
{
    const struct insn *row = insn_find(ir);
    for (; row && *names; names++)
        if (strcmp(row->name, *names) == 0)
            return true;
    return false;
}

/* SIMH has the new condition codes when a write aborts. */
static const char *const codes_first[] = { "MOV", "MOVB", "CLR",  "CLRB",
                                           "SXT", "MFPI", "MFPD", NULL };

/* SIMH has not yet moved SP when a pop aborts, but has the new PC. */
static const char *const pops[] = { "RTS", "RTI", "RTT", "MARK", "MTPI", "MTPD", NULL };

const char *differ_instruction(const struct cpu *c, word ir)
{
    enum space d = mmu_space(c->mmu, cpu_mode(c), D_SPACE);
    bool mark = (ir & 0177700) == 0006400;
    if (mark && c->r[SP] != (word)(c->r[PC] + 2))
        return "MARK";
    if (cpu_mode(c) == NO_MODE)
        return "mode 2";
    bool low = cpu_mode(c) == KERNEL && c->r[SP] < c->slr + 0410;
    if (low && names_sp(ir))
        return "stack limit and addressing modes";
    if ((ir & 0177700) == 0007000)
        return "CSM reads its operand";
    if ((ir & 0177700) == 0004600)
        return "JSR SP";
    if (d == D_SPACE && c->mmu->mmr0 & MMR0_ON && has_destination(ir) &&
        (ir & 067) == 047)
        return "destination -(PC), D space";
    return NULL;
}

/* The stack holds the beginning of a handler: the abort came in its own vector's flow, or
 * before its first instruction. */
static bool flow_aborted(const struct cpu *c)
{
    paddr at;
    word pc;
    if (mmu_peek(c->mmu, c->r[SP], cpu_mode(c), D_SPACE, READ, &at) ||
        !bus_peek(c->bus, at, &pc))
        return false;
    for (word vector = 0; vector < 0400; vector += 4)
        if (c->bus->core[vector / 2] == pc)
            return true;
    return false;
}

static bool near_the_psw(word sp)
{
    return sp == 0 || sp >= 0177760;
}

static bool pirq_asks_again(const struct cpu *c)
{
    paddr at;
    word psw = 0;
    if (!c->pirq || mmu_peek(c->mmu, VEC_PIRQ + 2, KERNEL, D_SPACE, READ, &at))
        return false;
    return bus_peek(c->bus, at, &psw) && (c->pirq & PSW_IPL) > (psw & PSW_IPL);
}

/* A trap may lead to another before the next instruction, so any vector counts. */
const char *differ_trap(const struct cpu *c)
{
    static const word vectors[] = { VEC_BUS, VEC_RESERVED, VEC_BPT,  VEC_IOT,
                                    VEC_EMT, VEC_TRAP,     VEC_PIRQ, VEC_MMU };
    if (near_the_psw(cpu_get_sp(c, KERNEL)) || near_the_psw(cpu_get_sp(c, SUPER)) ||
        near_the_psw(cpu_get_sp(c, USER)))
        return "fatal stack error, or pushes to the PSW";
    if (pirq_asks_again(c))
        return "PIRQ above its own handler's priority";
    bool abort = c->vector == VEC_BUS || c->vector == VEC_MMU;
    if (abort && flow_aborted(c))
        return "abort in a vector flow";
    if (abort && is_one_of(c->ir, codes_first))
        return "condition codes of an aborted write";
    if (abort && is_one_of(c->ir, pops))
        return "abort of a pop";
    if (cpu_mode(c) == KERNEL && (c->r[SP] < c->slr + 0400 || c->r[SP] >= 0177770))
        return "stack limit in a trap's pushes";
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        paddr at;
        word psw = 0;
        if (mmu_peek(c->mmu, vectors[i] + 2, KERNEL, D_SPACE, READ, &at))
            continue;
        if (bus_peek(c->bus, at, &psw) && psw & PSW_T)
            return "T in a vector";
        if (psw >> 14 == NO_MODE)
            return "mode 2";
    }
    return NULL;
}

/* MOV to memory writes without reading. */
static bool reads(const struct cpu *c, const struct reference *ref)
{
    return ref->intent == READ || (c->ir & 0170000) != 0010000;
}

static bool is_pdr(paddr at)
{
    return (at & 0777700) == 0777600 ? !(at & 040)
                                     : (at & 0777600) == 0772200 && !(at & 040);
}

static bool is_kt11(paddr at)
{
    return (at >= MMR0 && at <= MMR2) || at == MMR3 || (at & 0777700) == 0777600 ||
           (at & 0777600) == 0772200;
}

const char *differ_reference(const struct cpu *c, const struct reference *ref)
{
    paddr cell = ref->at & ~1u;
    if (cell == LINE_CLOCK || (cell >= CONSOLE_FIRST && cell <= CONSOLE_LAST))
        return "boards that SIMH cannot remove";
    if (cell == MICROBREAK)
        return "micro-break register";
    if ((cell == MMR0 || cell == MMR1) && reads(c, ref))
        return "MMR0 or MMR1 read";
    if (c->mmu->mmr0 & MMR0_ON && ref->intent == WRITE && is_kt11(cell))
        return "W of a write to the KT11";
    if (is_pdr(cell) && reads(c, ref))
        return "A in a PDR read";
    return NULL;
}

static int accessed_pages(const struct mmu *mmu)
{
    const struct page *page = &mmu->page[0][0][0];
    int n = 0;
    for (size_t i = 0; i < sizeof mmu->page / sizeof *page; i++)
        n += (page[i].pdr & PDR_A) != 0;
    return n;
}

static bool aborted_page_traps(const struct mmu *mmu)
{
    unsigned number = mmu->mmr0 >> 1 & 077;
    unsigned acf = mmu->page[number >> 4][number >> 3 & 1][number & 7].pdr & PDR_ACF;
    return acf == 1 || acf == 4 || acf == 5;
}

const char *differ_trace(const struct cpu *c, const struct mmu *before)
{
    const struct mmu *after = c->mmu;
    if (c->requests & REQ_HOLD && c->vector == 0 && c->bus->wanted > c->level)
        return "SPL lets the next instruction come first";
    bool frozen = after->mmr0 & ~before->mmr0 & MMR0_ABORTS;
    bool pc_low = (after->mmr1 & 07) == PC;
    bool pc_high = (after->mmr1 >> 8 & 07) == PC;
    if (frozen && (pc_low || pc_high))
        return "MMR1 and the PC";
    if (frozen && c->vector == VEC_BUS)
        return "KT11 abort and time-out at once";
    if (frozen && after->mmr1 == 0173366)
        return "abort in a vector flow";
    if (frozen && after->mmr0 & MMR0_PL && aborted_page_traps(after))
        return "length abort with ACF 1, 4, 5";
    bool abort = c->vector == VEC_MMU || c->vector == VEC_BUS;
    if (before->mmr0 & MMR0_ABORTS && abort)
        return "KT11 abort while MMR0 is frozen";
    bool trap = after->mmr0 & ~before->mmr0 & MMR0_TRAP;
    if (trap || accessed_pages(after) > accessed_pages(before))
        return "KT11 traps";
    return NULL;
}
