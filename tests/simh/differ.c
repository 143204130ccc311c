/* Where SIMH is known to differ from an 11/45; README.md explains each item. */
#include "tests/simh/differ.h"

#include "cpu/insn.h"

#include <string.h>

enum { LINE_CLOCK = 0777546, CONSOLE_FIRST = 0777560, CONSOLE_LAST = 0777566 };

static bool has_destination(word ir)
{
    const struct insn *row = insn_find(ir);
    return row && (row->form == F_DD || row->form == F_SSDD || row->form == F_RDD);
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
    if ((ir & 0177700) == 0007000)
        return "CSM reads its operand";
    if ((ir & 0177700) == 0004600)
        return "JSR SP";
    if (d == D_SPACE && c->mmu->mmr0 & MMR0_ON && has_destination(ir) &&
        (ir & 067) == 047)
        return "destination -(PC), D space";
    return NULL;
}

/* The kernel's stack holds the beginning of a handler that was to run outside kernel mode:
 * its own vector's pushes were aborted. */
static bool push_aborted(const struct cpu *c)
{
    word frame[2];
    for (int i = 0; i < 2; i++) {
        paddr at;
        word va = (word)(c->r[SP] + 2 * i);
        if (mmu_peek(c->mmu, va, KERNEL, D_SPACE, READ, &at) ||
            !bus_peek(c->bus, at, &frame[i]))
            return false;
    }
    if (cpu_mode(c) != KERNEL || !(frame[1] & PSW_CM))
        return false;
    for (word vector = 0; vector < 0400; vector += 4)
        if (c->bus->core[vector / 2] == frame[0])
            return true;
    return false;
}

/* A trap may lead to another before the next instruction, so any vector counts. */
const char *differ_trap(const struct cpu *c)
{
    static const word vectors[] = { VEC_BUS, VEC_RESERVED, VEC_BPT,  VEC_IOT,
                                    VEC_EMT, VEC_TRAP,     VEC_PIRQ, VEC_MMU };
    if (c->vector == VEC_BUS && c->r[SP] == 0 && cpu_mode(c) != KERNEL)
        return "fatal stack error, vector 4 not kernel";
    bool abort = c->vector == VEC_BUS || c->vector == VEC_MMU;
    if (c->vector == VEC_BUS && push_aborted(c))
        return "push abort outside kernel mode";
    if (abort && is_one_of(c->ir, codes_first))
        return "condition codes of an aborted write";
    if (abort && is_one_of(c->ir, pops))
        return "abort of a pop";
    if (cpu_mode(c) == KERNEL && (c->r[SP] < c->slr + 0400 || c->r[SP] >= 0177770))
        return "stack limit in a trap's pushes";
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        paddr at;
        word psw;
        if (mmu_peek(c->mmu, vectors[i] + 2, KERNEL, D_SPACE, READ, &at))
            continue;
        if (bus_peek(c->bus, at, &psw) && psw & PSW_T)
            return "T in a vector";
    }
    return NULL;
}

const char *differ_reference(const struct cpu *c, word ir, paddr at, enum intent intent)
{
    (void)c;
    (void)ir;
    (void)intent;
    paddr cell = at & ~1u;
    if (cell == LINE_CLOCK || (cell >= CONSOLE_FIRST && cell <= CONSOLE_LAST))
        return "boards that SIMH cannot remove";
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

static bool instruction_trap(word vector)
{
    return vector >= VEC_RESERVED && vector <= VEC_TRAP;
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
        return "push abort outside kernel mode";
    if (frozen && after->mmr0 & MMR0_PL && aborted_page_traps(after))
        return "length abort with ACF 1, 4, 5";
    bool enabled = before->mmr0 & MMR0_TRAPS_ON;
    bool trap = after->mmr0 & ~before->mmr0 & MMR0_TRAP;
    int accessed = accessed_pages(after) - accessed_pages(before);
    if ((trap || accessed > 0) && !enabled)
        return "ACF 1, 4, 5 with MMR0<9> off";
    if ((trap || accessed > 0) && before->mmr0 & MMR0_ABORTS)
        return "ACF 1, 4, 5 while MMR0 is frozen";
    if (c->requests & REQ_MMU && instruction_trap(c->vector))
        return "KT11 trap in an instruction that traps";
    if (accessed > (trap ? 1 : 0))
        return "A of a second ACF 1, 4, 5";
    return NULL;
}
