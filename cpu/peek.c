/* A look at memory and at operands from outside. */
#include "cpu/peek.h"

#include "cpu/insn.h"

bool cpu_peek(const struct cpu *c, word va, enum mode mode, enum space space, word *data)
{
    paddr pa;
    if (va & 1 || mmu_peek(c->mmu, va, mode, space, READ, &pa))
        return false;
    return bus_peek(c->bus, pa, data);
}

/* Registers as they change from operand to operand. */
struct look {
    const struct cpu *cpu;
    word r[8];
};

static word look_at(const struct look *l, word va, enum space space)
{
    word data = 0;
    return cpu_peek(l->cpu, va & (word)~1, cpu_mode(l->cpu), space, &data) ? data : 0;
}

static word next_word(struct look *l)
{
    word data = look_at(l, l->r[PC], I_SPACE);
    l->r[PC] = (word)(l->r[PC] + 2);
    return data;
}

/* The address of operand SPEC, mode not 0, with its side effects on L's registers. */
static word address(struct look *l, unsigned spec, int size)
{
    unsigned r = spec & 7;
    int step = size == 1 && r >= SP ? 2 : size;
    bool deferred = spec & 010;
    enum space space = r == PC ? I_SPACE : D_SPACE;
    word va;
    switch (spec >> 4 & 3) {
    case 0: /* (R) only: mode 1 */
        return l->r[r];
    case 1:
        va = l->r[r];
        l->r[r] = (word)(va + (deferred ? 2 : step));
        break;
    case 2:
        l->r[r] = (word)(l->r[r] - (deferred ? 2 : step));
        va = l->r[r];
        break;
    default:
        va = next_word(l);
        va = (word)(va + l->r[r]);
        space = D_SPACE;
    }
    return deferred ? look_at(l, va, space) : va;
}

static word operand(struct look *l, unsigned spec, int size)
{
    if (!(spec & 070))
        return size == 1 ? l->r[spec & 7] & LOW_BYTE : l->r[spec & 7];
    bool immediate = (spec & 067) == 007 + 020 || (spec & 077) == 017;
    word va = address(l, spec, size);
    word data = look_at(l, va, immediate ? I_SPACE : D_SPACE);
    if (size == 2)
        return data;
    return va & 1 ? data >> 8 : data & LOW_BYTE;
}

struct operands cpu_peek_operands(const struct cpu *c)
{
    struct look l = { .cpu = c };
    for (int i = 0; i < 8; i++)
        l.r[i] = c->r[i];
    word ir = next_word(&l);
    const struct insn *insn = insn_find(ir);
    struct operands o = { 0, 0 };
    if (!insn)
        return o;
    bool bytes = ir & SIGN && insn->match < 0160000 && insn->form != F_BR &&
                 insn->timing != T_MFP && insn->timing != T_MTP;
    int size = bytes ? 1 : 2;
    if (insn->form == F_SSDD)
        o.src = operand(&l, ir >> 6 & 077, size);
    else if (insn->form == F_RDD || insn->form == F_SSR)
        o.src = l.r[ir >> 6 & 7];
    if (insn->form == F_DD || insn->form == F_SSDD || insn->form == F_RDD ||
        insn->form == F_SSR)
        o.dst = operand(&l, ir & 077, size);
    return o;
}
