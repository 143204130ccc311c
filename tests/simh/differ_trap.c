/* Where SIMH is known to take a trap in another way; README.md explains each item. */
#include "tests/simh/differ.h"

#include "cpu/peek.h"

enum { PSW = 0777776 };

/* SIMH has not yet moved SP when a pop aborts, but has the new PC. */
static const char *const pops[] = { "RTS", "RTI", "RTT", "MARK", "MTPI", "MTPD", NULL };

static bool handles(const struct cpu *c, word vector, word pc)
{
    word handler;
    return cpu_peek(c, vector, KERNEL, D_SPACE, &handler) && handler == pc;
}

/* The word at VA of a mode's stack is where a handler begins. */
static bool saved_handler(const struct cpu *c, enum mode mode, word va)
{
    word pc;
    if (!cpu_peek(c, va, mode, D_SPACE, &pc))
        return false;
    for (word vector = 0; vector < 0400; vector += 4)
        if (handles(c, vector, pc))
            return true;
    return false;
}

static bool may_be_abort(const struct cpu *c)
{
    return c->vector == VEC_BUS || c->vector == VEC_MMU;
}

/* An interrupt came before the first instruction of an abort's handler. */
static bool came_on_abort(const struct cpu *c)
{
    word pc;
    return cpu_peek(c, c->r[SP], cpu_mode(c), D_SPACE, &pc) &&
           (handles(c, VEC_BUS, pc) || handles(c, VEC_MMU, pc));
}

/* The stack holds the beginning of a handler: the abort came in its own vector's flow, or
 * before its first instruction. If an interrupt came on top, it lies under what that saved,
 * or on another mode's stack. */
static bool flow_aborted(const struct cpu *c)
{
    if (may_be_abort(c))
        return saved_handler(c, cpu_mode(c), c->r[SP]);
    static const enum mode modes[] = { KERNEL, SUPER, USER };
    for (int i = 0; i < 3 && came_on_abort(c); i++) {
        word under = modes[i] == cpu_mode(c) ? 4 : 0;
        if (saved_handler(c, modes[i], (word)(cpu_get_sp(c, modes[i]) + under)))
            return true;
    }
    return false;
}

static bool near_the_psw(word sp)
{
    return sp == 0 || sp >= 0177760;
}

/* The two words on top of a mode's stack, as they lie on the bus. */
static bool top_of_stack(const struct cpu *c, enum mode mode, bool (*is)(paddr at))
{
    for (int i = 0; i < 2; i++) {
        paddr at;
        word va = (word)(cpu_get_sp(c, mode) + 2 * i);
        if (!mmu_peek(c->mmu, va, mode, D_SPACE, WRITE, &at) && is(at))
            return true;
    }
    return false;
}

static bool is_psw(paddr at)
{
    return at == PSW;
}

static bool pushes_to_psw(const struct cpu *c, enum mode mode)
{
    return near_the_psw(cpu_get_sp(c, mode)) || top_of_stack(c, mode, is_psw);
}

static bool held_back(const struct cpu *c)
{
    return c->bus->wanted > c->level || c->requests & (REQ_T | REQ_MMU | REQ_YELLOW);
}

/* A fatal stack error leaves the kernel's SP at 0; with it there already the PSW is met. */
static bool fatal_stack(const struct cpu *c, word ksp)
{
    bool fatal = c->requests & REQ_HOLD && cpu_get_sp(c, KERNEL) == 0;
    return fatal && !near_the_psw(ksp);
}

static bool pirq_asks_again(const struct cpu *c)
{
    word psw;
    return c->pirq && cpu_peek(c, VEC_PIRQ + 2, KERNEL, D_SPACE, &psw) &&
           (c->pirq & PSW_IPL) > (psw & PSW_IPL);
}

const char *differ_abort(const struct cpu *c, bool early)
{
    if (may_be_abort(c) && early)
        return "condition codes of an aborted write";
    if (may_be_abort(c) && is_one_of(c->ir, pops))
        return "abort of a pop";
    return NULL;
}

/* A trap may lead to another before the next instruction, so any vector counts. */
const char *differ_trap(const struct cpu *c, word ksp)
{
    static const word vectors[] = { VEC_BUS, VEC_RESERVED, VEC_BPT,  VEC_IOT,
                                    VEC_EMT, VEC_TRAP,     VEC_PIRQ, VEC_MMU };
    if (flow_aborted(c))
        return "abort in a vector flow";
    if (fatal_stack(c, ksp))
        return held_back(c) ? "fatal stack error, or pushes to the PSW" : NULL;
    if (pushes_to_psw(c, KERNEL) || pushes_to_psw(c, SUPER) || pushes_to_psw(c, USER))
        return "fatal stack error, or pushes to the PSW";
    if (top_of_stack(c, cpu_mode(c), is_kt11))
        return "W of a write to the KT11";
    if (pirq_asks_again(c))
        return "PIRQ above its own handler's priority";
    if (cpu_mode(c) == KERNEL && (c->r[SP] < c->slr + 0400 || c->r[SP] >= 0177770))
        return "stack limit in a trap's pushes";
    for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
        word psw;
        if (!cpu_peek(c, vectors[i] + 2, KERNEL, D_SPACE, &psw))
            continue;
        if (psw & PSW_T)
            return "T in a vector";
        if (psw >> 14 == NO_MODE)
            return "mode 2";
    }
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

static bool interrupts_traced(const struct cpu *c)
{
    word others = REQ_MMU | REQ_YELLOW | REQ_HOLD;
    return c->requests & REQ_T && !(c->requests & others) && c->bus->wanted > c->level;
}

/* X(SP) may lie below the limit wherever SP is. */
static bool index_met_limit(const struct cpu *c)
{
    bool fatal = c->vector == VEC_BUS && cpu_get_sp(c, KERNEL) == 0;
    return (c->ir & 077) == 066 && has_destination(c->ir) &&
           (fatal || c->requests & REQ_YELLOW);
}

const char *differ_trace(const struct cpu *c, const struct mmu *before)
{
    const struct mmu *after = c->mmu;
    if (c->requests & REQ_HOLD && c->vector == 0 && held_back(c))
        return "SPL lets the next instruction come first";
    if (index_met_limit(c))
        return "stack limit and addressing modes";
    if (interrupts_traced(c))
        return "interrupt and T at once";
    if (after->mmr0 & MMR0_MAINT)
        return "maintenance mode";
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
