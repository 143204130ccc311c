/* Where SIMH is known to differ from an 11/45; README.md explains each item. */
#include "tests/simh/differ.h"

#include "cpu/insn.h"

#include <string.h>

enum {
    LINE_CLOCK = 0777546,
    CONSOLE_FIRST = 0777560,
    CONSOLE_LAST = 0777566,
    MICROBREAK = 0777770,
    PIRQ = 0777772,
    SLR = 0777774,
    PSW = 0777776
};

bool has_destination(word ir)
{
    const struct insn *row = insn_find(ir);
    return row && (row->form == F_DD || row->form == F_SSDD || row->form == F_RDD);
}

bool is_one_of(word ir, const char *const *names)
{
    const struct insn *row = insn_find(ir);
    for (; row && *names; names++)
        if (strcmp(row->name, *names) == 0)
            return true;
    return false;
}

/* Writes by -(SP): both check those. */
static bool pushes(word ir)
{
    static const char *const names[] = { "MOV", "MOVB", "ADD", "SUB",  "BIS",  "BISB",
                                         "BIC", "BICB", "XOR", "CLR",  "CLRB", "COM",
                                         "INC", "DEC",  "NEG", "ADC",  "SBC",  "ROR",
                                         "ROL", "ASR",  "ASL", "COMB", "INCB", "DECB",
                                         "SXT", "SWAB", NULL };
    return (ir & 077) == 046 && is_one_of(ir, names);
}

static bool names_sp(word ir)
{
    const struct insn *row = insn_find(ir);
    bool source = row && row->form == F_SSDD && (ir >> 6 & 07) == SP;
    bool operand = has_destination(ir) || (row && row->form == F_SSR);
    return source || (operand && (ir & 07) == SP && !pushes(ir));
}

/* SIMH has their condition codes before it looks for the destination. */
static const char *const codes_before_address[] = { "CLR",  "CLRB", "SXT",
                                                    "MTPI", "MTPD", NULL };

/* MFPx and MTPx of SP, and there is no previous mode. */
static bool previous_sp(const struct cpu *c, word ir)
{
    bool moves = (ir & 0077700) == 0006500 || (ir & 0077700) == 0006600;
    return moves && (ir & 077) == SP && cpu_previous(c) == NO_MODE;
}

const char *differ_instruction(const struct cpu *c, word ir)
{
    enum space d = mmu_space(c->mmu, cpu_mode(c), D_SPACE);
    bool mark = (ir & 0177700) == 0006400;
    if (mark && c->r[SP] != (word)(c->r[PC] + 2))
        return "MARK";
    if (cpu_mode(c) == NO_MODE || previous_sp(c, ir))
        return "mode 2";
    bool low = cpu_mode(c) == KERNEL && c->r[SP] < c->slr + 0410;
    if (low && names_sp(ir))
        return "stack limit and addressing modes";
    if ((ir & 0177700) == 0007000)
        return "CSM reads its operand";
    if ((ir & 0177700) == 0004600)
        return "JSR SP";
    if (c->psw & PSW_T && (ir == 0000002 || ir == 0000006))
        return "traced RTI or RTT";
    if (d == D_SPACE && c->mmu->mmr0 & MMR0_ON && has_destination(ir) &&
        (ir & 067) == 047)
        return "destination -(PC), D space";
    return NULL;
}

bool is_kt11(paddr at)
{
    return (at >= MMR0 && at <= MMR2) || at == MMR3 || (at & 0777700) == 0777600 ||
           (at & 0777600) == 0772200;
}

/* SIMH looks at the stack limit behind the push, in the mode which that has selected. */
static const char *const pushing[] = { "JSR", "MFPI", "MFPD", NULL };

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

const char *differ_reference(const struct cpu *c, const struct reference *ref)
{
    paddr cell = ref->at & ~1u;
    if (cell == LINE_CLOCK || (cell >= CONSOLE_FIRST && cell <= CONSOLE_LAST))
        return "boards that SIMH cannot remove";
    if (cell == MICROBREAK)
        return "micro-break register";
    if (cell == PSW && ref->intent == WRITE && is_one_of(c->ir, pushing))
        return "fatal stack error, or pushes to the PSW";
    if (cell == PSW && ref->intent == READ && is_one_of(c->ir, codes_before_address))
        return "PSW as an address";
    if (ref->size == 1 && ref->intent == WRITE && (ref->at == PIRQ || ref->at == SLR))
        return "low byte of STKLIM or PIRQ";
    if ((cell == MMR0 || cell == MMR1) && reads(c, ref))
        return "MMR0 or MMR1 read";
    if (c->mmu->mmr0 & MMR0_ON && ref->intent == WRITE && is_kt11(cell))
        return "W of a write to the KT11";
    if (is_pdr(cell) && reads(c, ref))
        return "A in a PDR read";
    return NULL;
}
