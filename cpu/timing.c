/* Instruction times of the KB11-A: states of the microprogram and memory cycles, by
 * instruction and addressing mode (PDP-11/45 Processor Handbook, appendix "Instruction
 * timing"; the states were counted in the KB11-A flows). */
#include "cpu/timing.h"

#include "cpu/insn.h"

struct cost {
    int states, reads, writes;
};

/* What one memory cycle takes beyond the bipolar memory's, ns. */
static const struct {
    int read, write;
} added[] = {
    [MEMORY_CORE] = {530,  380},
    [MEMORY_MOS] = { 150, 150},
    [MEMORY_BIPOLAR] = { 0,   0  },
};

enum {
    KT11_NS = 90, /* for every cycle relocated */
    /* What the FP11 takes of the processor: IRD, FOP.00 to .40. Operands come on top of
     * it, and what the FP11 then does by itself is in cpu/fp_time.c. */
    FP_HAND_OVER_NS = 900,
    FP_QUICK_NS = 600 /* provisional */
};

/* States, reads and writes by addressing mode, 0 to 7. */
/* clang-format off */
static const struct cost
    /* an operand fetched */
    source[8] = { { 0, 0, 0 }, { 2, 1, 0 }, { 2, 1, 0 }, { 5, 2, 0 },
                  { 3, 1, 0 }, { 6, 2, 0 }, { 4, 2, 0 }, { 7, 3, 0 } },
    /* a destination after a source from memory: two modes take a state more */
    dest_late[8] = { { 0, 0, 0 }, { 2, 1, 0 }, { 2, 1, 0 }, { 5, 2, 0 },
                     { 3, 1, 0 }, { 6, 2, 0 }, { 5, 2, 0 }, { 8, 3, 0 } },
    /* word MOV, its destination included: from a register, and from memory */
    mov[2][8] = { { { 2, 1, 0 }, { 5, 1, 1 }, { 5, 1, 1 }, {  8, 2, 1 },
                    { 6, 1, 1 }, { 9, 2, 1 }, { 7, 2, 1 }, { 10, 3, 1 } },
                  { { 3, 1, 0 }, { 5, 1, 1 }, { 5, 1, 1 }, {  8, 2, 1 },
                    { 6, 1, 1 }, { 9, 2, 1 }, { 8, 2, 1 }, { 11, 3, 1 } } },
    /* mode 0 of these two is reserved */
    jmp[8] = { { 16, 3, 2 }, { 6, 1, 0 }, { 6, 1, 0 }, {  8, 2, 0 },
               {  6, 1, 0 }, { 9, 2, 0 }, { 7, 2, 0 }, { 10, 3, 0 } },
    jsr[8] = { { 16, 3, 2 }, { 10, 1, 1 }, { 10, 1, 1 }, { 12, 2, 1 },
               { 10, 1, 1 }, { 13, 2, 1 }, { 11, 2, 1 }, { 14, 3, 1 } },
    mtp[8] = { { 6, 2, 0 }, {  8, 2, 1 }, {  8, 2, 1 }, { 11, 3, 1 },
               { 9, 2, 1 }, { 12, 3, 1 }, { 11, 3, 1 }, { 14, 4, 1 } };
/* clang-format on */
static const struct cost reserved = { 16, 3, 2 };

/* Those whose cost does not depend on the operands. */
/* clang-format off */
static const struct cost fixed[] = {
    [T_BRANCH] = {  2, 1, 0 },
    [T_SOB]    = {  5, 1, 0 },
    [T_RTS]    = {  7, 2, 0 },
    [T_MARK]   = {  6, 2, 0 },
    [T_RTI]    = { 10, 3, 0 },
    [T_SPL]    = {  4, 1, 0 },
    [T_TRAP]   = { 16, 3, 2 },
    [T_BPT]    = { 15, 3, 2 },
    [T_HALT]   = {  7, 1, 0 },
    [T_WAIT]   = {  5, 1, 0 },
    [T_RESET]  = {  3, 1, 0 },
};
/* clang-format on */

static struct cost sum(struct cost a, struct cost b)
{
    return (struct cost){ a.states + b.states, a.reads + b.reads, a.writes + b.writes };
}

static struct cost with_operand(struct cost execute, unsigned mode)
{
    return sum(execute, source[mode]);
}

static bool is_pc(word ir)
{
    return (ir & 077) == PC;
}

static struct cost double_cost(word ir, enum timing timing, unsigned src, unsigned dst)
{
    if (dst == 0)
        return sum(source[src],
                   (struct cost){ (src ? 3 : 2) + (is_pc(ir) ? 2 : 0), 1, 0 });
    struct cost execute =
        timing == T_TEST ? (struct cost){ 3, 1, 0 } : (struct cost){ 5, 1, 1 };
    return sum(sum(source[src], src ? dest_late[dst] : source[dst]), execute);
}

static struct cost single_cost(word ir, enum timing timing, unsigned dst)
{
    if (dst == 0)
        return timing == T_NEG ? (struct cost){ 5, 1, 0 }
                               : (struct cost){ is_pc(ir) ? 4 : 2, 1, 0 };
    struct cost execute = timing == T_TST   ? (struct cost){ 3, 1, 0 }
                          : timing == T_NEG ? (struct cost){ 7, 1, 1 }
                                            : (struct cost){ 5, 1, 1 };
    return with_operand(execute, dst);
}

static struct cost mov_cost(word ir, unsigned src, unsigned dst)
{
    struct cost cost = sum(source[src], mov[src != 0][dst]);
    if (dst == 0 && is_pc(ir))
        cost.states += 2;
    return cost;
}

static struct cost cost_of(word ir, const struct insn *insn)
{
    unsigned dst = ir >> 3 & 7;
    unsigned src = insn->form == F_SSDD ? ir >> 9 & 7 : 0;
    switch (insn->timing) {
    case T_MOV:
        return mov_cost(ir, src, dst);
    case T_DOUBLE:
    case T_TEST:
        return double_cost(ir, insn->timing, src, dst);
    case T_SINGLE:
    case T_TST:
    case T_NEG:
    case T_SHIFT:
        return single_cost(ir, insn->timing, dst);
    case T_JMP:
        return jmp[dst];
    case T_JSR:
        return jsr[dst];
    case T_MFP:
        return dst ? with_operand((struct cost){ 7, 1, 1 }, dst)
                   : (struct cost){ 8, 1, 1 };
    case T_MTP:
        return mtp[dst];
    case T_MUL:
        return with_operand((struct cost){ 22, 1, 0 }, dst);
    case T_DIV:
        return with_operand((struct cost){ 47, 1, 0 }, dst);
    case T_ASH:
        return with_operand((struct cost){ dst ? 6 : 5, 1, 0 }, dst);
    case T_FP_QUICK:
    case T_FP:
        return with_operand((struct cost){ 0, 1, 0 }, insn->form == F_NONE ? 0 : dst);
    default:
        return fixed[insn->timing];
    }
}

/* What is not counted in states. */
static int beyond_states(const struct insn *insn)
{
    switch (insn->timing) {
    case T_FP_QUICK:
        return FP_QUICK_NS;
    case T_FP:
        return FP_HAND_OVER_NS;
    default:
        return 0;
    }
}

static int cost_ns(struct cost cost, enum memory memory, bool kt11)
{
    return timing_states(cost.states) + cost.reads * added[memory].read +
           cost.writes * added[memory].write +
           (kt11 ? KT11_NS * (cost.reads + cost.writes) : 0);
}

int timing_of(word ir, const struct insn *insn, enum memory memory, bool kt11)
{
    if (!insn)
        return cost_ns(reserved, memory, kt11);
    return cost_ns(cost_of(ir, insn), memory, kt11) + beyond_states(insn);
}

int cpu_insn_ns(word ir, enum memory memory, bool kt11)
{
    const struct insn *insn = insn_find(ir);
    bool reset = insn && insn->timing == T_RESET;
    return timing_of(ir, insn, memory, kt11) + (reset ? RESET_NS : 0);
}

/* True if IR overlaps its work with the next fetch. */
static bool overlaps(word ir)
{
    const struct insn *insn = insn_find(ir);
    if (!insn || insn->timing > T_SHIFT || insn->timing == T_NEG || is_pc(ir))
        return false;
    bool from_register = insn->form != F_SSDD || !(ir & 07000);
    return from_register && !(ir & 070);
}

static bool kt11_on(const struct cpu *c)
{
    return c->mmu->mmr0 & MMR0_ON;
}

int timing_service(const struct cpu *c, int extra)
{
    return cost_ns((struct cost){ 17 + extra, 3, 2 }, c->memory, kt11_on(c));
}

int timing_cycles(const struct cpu *c, int reads, int writes)
{
    return cost_ns((struct cost){ 0, reads, writes }, c->memory, kt11_on(c));
}

int timing_late_request(const struct cpu *c)
{
    return overlaps(c->ir) ? timing_states(2) : 0;
}
