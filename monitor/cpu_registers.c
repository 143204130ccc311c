/* The registers of the processor by name: one row each, the FP11's and the KT11's MMRs
 * with them. PIRQ, STKLIM and the MMRs are written over the bus, so that what writing
 * them does is done. */
#include "monitor/cpu_registers.h"

#include <strings.h>

enum kind {
    K_R,  /* R0-R5 of set 0, R10-R15 of set 1 */
    K_SP, /* of the current mode */
    K_PC,
    K_STACK, /* of the mode N */
    K_PSW,
    K_BITS, /* of the PSW, from bit N */
    K_PIRQ,
    K_SLR,
    K_FAC,  /* FP11 accumulator N */
    K_FACH, /* its upper 32 bits */
    K_FACL,
    K_FPS,
    K_FEA,
    K_FEC,
    K_MMR, /* 0-3 */
    K_SR,
    K_DR
};

struct row {
    const char *name;
    enum kind kind;
    int n;
    int bits;
};

static const struct row table[] = {
    {"PC",      K_PC,    0,   16},
    { "R0",     K_R,     000, 16},
    { "R1",     K_R,     001, 16},
    { "R2",     K_R,     002, 16},
    { "R3",     K_R,     003, 16},
    { "R4",     K_R,     004, 16},
    { "R5",     K_R,     005, 16},
    { "SP",     K_SP,    0,   16},
    { "R10",    K_R,     010, 16},
    { "R11",    K_R,     011, 16},
    { "R12",    K_R,     012, 16},
    { "R13",    K_R,     013, 16},
    { "R14",    K_R,     014, 16},
    { "R15",    K_R,     015, 16},
    { "KSP",    K_STACK, 0,   16},
    { "SSP",    K_STACK, 1,   16},
    { "USP",    K_STACK, 3,   16},
    { "PSW",    K_PSW,   0,   16},
    { "CM",     K_BITS,  14,  2 },
    { "PM",     K_BITS,  12,  2 },
    { "RS",     K_BITS,  11,  1 },
    { "IPL",    K_BITS,  5,   3 },
    { "T",      K_BITS,  4,   1 },
    { "N",      K_BITS,  3,   1 },
    { "Z",      K_BITS,  2,   1 },
    { "V",      K_BITS,  1,   1 },
    { "C",      K_BITS,  0,   1 },
    { "PIRQ",   K_PIRQ,  0,   16},
    { "STKLIM", K_SLR,   0,   16},
    { "FAC0",   K_FAC,   0,   64},
    { "FAC1",   K_FAC,   1,   64},
    { "FAC2",   K_FAC,   2,   64},
    { "FAC3",   K_FAC,   3,   64},
    { "FAC4",   K_FAC,   4,   64},
    { "FAC5",   K_FAC,   5,   64},
    { "FPS",    K_FPS,   0,   16},
    { "FEA",    K_FEA,   0,   16},
    { "FEC",    K_FEC,   0,   4 },
    { "MMR0",   K_MMR,   0,   16},
    { "MMR1",   K_MMR,   1,   16},
    { "MMR2",   K_MMR,   2,   16},
    { "MMR3",   K_MMR,   3,   16},
    { "SR",     K_SR,    0,   18},
    { "DR",     K_DR,    0,   16},
    { "FAC0H",  K_FACH,  0,   32},
    { "FAC0L",  K_FACL,  0,   32},
    { "FAC1H",  K_FACH,  1,   32},
    { "FAC1L",  K_FACL,  1,   32},
    { "FAC2H",  K_FACH,  2,   32},
    { "FAC2L",  K_FACL,  2,   32},
    { "FAC3H",  K_FACH,  3,   32},
    { "FAC3L",  K_FACL,  3,   32},
    { "FAC4H",  K_FACH,  4,   32},
    { "FAC4L",  K_FACL,  4,   32},
    { "FAC5H",  K_FACH,  5,   32},
    { "FAC5L",  K_FACL,  5,   32},
    { "R6",     K_SP,    0,   16},
    { "R7",     K_PC,    0,   16},
    { "PS",     K_PSW,   0,   16},
};

enum { ROWS = sizeof table / sizeof table[0] };

int cpu_register_find(const char *name)
{
    for (int n = 0; n < (int)ROWS; n++)
        if (strcasecmp(table[n].name, name) == 0)
            return n;
    return -1;
}

const char *cpu_register_name(int n)
{
    return table[n].name;
}

int cpu_register_bits(int n)
{
    return table[n].bits;
}

bool cpu_register_is_pc(int n)
{
    return table[n].kind == K_PC;
}

bool cpu_register_readonly(int n)
{
    return table[n].kind == K_MMR && (table[n].n == 1 || table[n].n == 2);
}

static uint64_t get_fac(const struct fp11 *fp, int n)
{
    uint64_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 16 | fp->ac[n][i];
    return value;
}

static void set_fac(struct fp11 *fp, int n, uint64_t value)
{
    for (int i = 3; i >= 0; i--, value >>= 16)
        fp->ac[n][i] = (word)value;
}

static word *plain_word(struct machine *machine, const struct row *row)
{
    struct cpu *cpu = &machine->cpu;
    struct mmu *mmu = &machine->mmu;
    word *const mmr[4] = { &mmu->mmr0, &mmu->mmr1, &mmu->mmr2, &mmu->mmr3 };
    switch (row->kind) {
    case K_PC:
        return &cpu->r[PC];
    case K_SP:
        return &cpu->r[SP];
    case K_FPS:
        return &cpu->fp.fps;
    case K_FEA:
        return &cpu->fp.fea;
    case K_FEC:
        return &cpu->fp.fec;
    case K_MMR:
        return mmr[row->n];
    case K_DR:
        return &cpu->display;
    default:
        return NULL;
    }
}

/* The bus address of what the processor answers for itself. */
static paddr bus_address(const struct row *row)
{
    switch (row->kind) {
    case K_PIRQ:
        return 0777772;
    case K_SLR:
        return 0777774;
    case K_MMR: {
        const paddr at[] = { MMR0, MMR1, MMR2, MMR3 };
        return at[row->n];
    }
    default:
        return 0;
    }
}

uint64_t cpu_register_get(struct machine *machine, int n)
{
    const struct row *row = &table[n];
    const struct cpu *cpu = &machine->cpu;
    word data = 0;
    if (bus_address(row)) {
        bus_peek(&machine->bus, bus_address(row), &data);
        return data;
    }
    const word *plain = plain_word(machine, row);
    if (plain)
        return *plain;
    switch (row->kind) {
    case K_R:
        return cpu_get_r(cpu, row->n >> 3, row->n & 7);
    case K_STACK:
        return cpu_get_sp(cpu, (enum mode)row->n);
    case K_BITS:
        return cpu->psw >> row->n & ((1u << row->bits) - 1);
    case K_FAC:
        return get_fac(&cpu->fp, row->n);
    case K_FACH:
        return get_fac(&cpu->fp, row->n) >> 32;
    case K_FACL:
        return get_fac(&cpu->fp, row->n) & UINT32_MAX;
    case K_SR:
        return (uint64_t)cpu->switches_high << 16 | cpu->switches;
    default:
        return cpu->psw;
    }
}

static void set_bits(struct cpu *cpu, const struct row *row, word value)
{
    word field = (word)(((1u << row->bits) - 1) << row->n);
    cpu_set_psw(cpu, word_merge(cpu->psw, (word)(value << row->n), field));
}

void cpu_register_set(struct machine *machine, int n, uint64_t value)
{
    const struct row *row = &table[n];
    struct cpu *cpu = &machine->cpu;
    word *plain = plain_word(machine, row);
    uint64_t other = get_fac(&cpu->fp, row->n < 6 ? row->n : 0);
    if (bus_address(row)) {
        bus_write(&machine->bus, bus_address(row), (word)value, WHOLE_WORD);
        return;
    }
    if (plain)
        *plain = (word)value;
    else if (row->kind == K_R)
        cpu_set_r(cpu, row->n >> 3, row->n & 7, (word)value);
    else if (row->kind == K_STACK)
        cpu_set_sp(cpu, (enum mode)row->n, (word)value);
    else if (row->kind == K_BITS)
        set_bits(cpu, row, (word)value);
    else if (row->kind == K_FAC)
        set_fac(&cpu->fp, row->n, value);
    else if (row->kind == K_FACH)
        set_fac(&cpu->fp, row->n, value << 32 | (other & UINT32_MAX));
    else if (row->kind == K_FACL)
        set_fac(&cpu->fp, row->n, (other & ~(uint64_t)UINT32_MAX) | value);
    else if (row->kind == K_PSW)
        cpu_set_psw(cpu, (word)value);
    else if (row->kind == K_SR) {
        cpu->switches = (word)value;
        cpu->switches_high = (byte)(value >> 16);
    }
}
