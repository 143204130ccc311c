/* Every register by name. The processor's have a table here, the KT11's pages are named by
 * rule (KIPAR0 .. UDPDR7), the boards' come from their own tables. */
#include "monitor/registers.h"

#include <ctype.h>
#include <string.h>
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

enum {
    ROWS = sizeof table / sizeof table[0],
    STATE_ROWS = 44 /* those that STATE lists; the rest are other names for them */
};

static const char mode_letters[] = "KSxU";
static const char space_letters[] = "ID";

/* KIPAR0: mode, space, PAR or PDR, page. */
static bool find_page(struct monitor *m, const char *name, struct ref *ref)
{
    if (strlen(name) != 6 || name[5] < '0' || name[5] > '7')
        return false;
    const char *mode = strchr(mode_letters, toupper((unsigned char)name[0]));
    const char *space = strchr(space_letters, toupper((unsigned char)name[1]));
    bool pdr = strncasecmp(name + 2, "PDR", 3) == 0;
    if (!mode || !space || (!pdr && strncasecmp(name + 2, "PAR", 3) != 0))
        return false;
    ref->page =
        &m->machine->mmu.page[mode - mode_letters][space - space_letters][name[5] - '0'];
    ref->pdr = pdr;
    snprintf(ref->name, sizeof ref->name, "%c%cP%cR%c", *mode, *space, pdr ? 'D' : 'A',
             name[5]);
    return true;
}

static bool find_board_register(struct monitor *m, const char *name, struct ref *ref)
{
    struct unibus *bus = &m->machine->bus;
    for (int i = 1; i < bus->boards; i++) {
        const struct reg *reg = bus->board[i]->kind->regs;
        for (; reg && reg->name; reg++) {
            if (strcasecmp(reg->name, name) == 0) {
                ref->reg = reg;
                ref->board = bus->board[i];
                snprintf(ref->name, sizeof ref->name, "%s", reg->name);
                return true;
            }
        }
    }
    return false;
}

static void take_row(struct ref *ref, int row)
{
    *ref = (struct ref){ .row = row };
    snprintf(ref->name, sizeof ref->name, "%s", table[row].name);
}

bool register_find(struct monitor *m, const char *name, struct ref *ref)
{
    *ref = (struct ref){ .row = -1 };
    for (int i = 0; i < (int)ROWS; i++) {
        if (strcasecmp(table[i].name, name) == 0) {
            take_row(ref, i);
            return true;
        }
    }
    return find_page(m, name, ref) || find_board_register(m, name, ref);
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

static uint64_t get_row(struct monitor *m, const struct row *row)
{
    const struct cpu *cpu = &m->machine->cpu;
    word data = 0;
    if (bus_address(row)) {
        bus_peek(&m->machine->bus, bus_address(row), &data);
        return data;
    }
    const word *plain = plain_word(m->machine, row);
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

uint64_t register_get(struct monitor *m, const struct ref *ref)
{
    if (ref->row >= 0)
        return get_row(m, &table[ref->row]);
    if (ref->page)
        return ref->pdr ? ref->page->pdr : ref->page->par;
    return ref->board->kind->peek(ref->board, ref->reg->at);
}

static void set_bits(struct cpu *cpu, const struct row *row, word value)
{
    word field = (word)(((1u << row->bits) - 1) << row->n);
    cpu_set_psw(cpu, word_merge(cpu->psw, (word)(value << row->n), field));
}

static void set_row(struct monitor *m, const struct row *row, uint64_t value)
{
    struct cpu *cpu = &m->machine->cpu;
    word *plain = plain_word(m->machine, row);
    uint64_t other = get_fac(&cpu->fp, row->n < 6 ? row->n : 0);
    if (bus_address(row)) {
        bus_write(&m->machine->bus, bus_address(row), (word)value, WHOLE_WORD);
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

enum result register_set(struct monitor *m, const struct ref *ref, int64_t value)
{
    int bits = register_bits(ref);
    if (value < 0 && value >= -SIGN && bits == 16)
        value &= WHOLE_WORD;
    if (bits < 64 && (value < 0 || value >> bits != 0))
        return fail(m, "%s has %d bit%s: %llo at most.", ref->name, bits,
                    bits == 1 ? "" : "s", (1ull << bits) - 1);
    if (ref->row >= 0 && table[ref->row].kind == K_MMR && (table[ref->row].n & 3) % 3)
        return fail(m, "%s can only be read: it says what the KT11 saw.", ref->name);
    if (ref->row >= 0) {
        set_row(m, &table[ref->row], (uint64_t)value);
        if (table[ref->row].kind == K_PC)
            breaks_forget(&m->breaks);
    } else if (ref->page) {
        *(ref->pdr ? &ref->page->pdr : &ref->page->par) =
            (word)value & (ref->pdr ? 0077717 : 0007777);
    } else {
        ref->board->kind->write(ref->board, ref->reg->at, (word)value, WHOLE_WORD);
    }
    mmu_rebuild(&m->machine->mmu);
    return DONE;
}

int register_bits(const struct ref *ref)
{
    return ref->row >= 0 ? table[ref->row].bits : 16;
}

bool register_row(int n, struct ref *ref)
{
    if (n >= STATE_ROWS)
        return false;
    take_row(ref, n);
    return true;
}

int register_rows(void)
{
    return STATE_ROWS;
}
