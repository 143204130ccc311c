/* SIMH sets the condition codes of MOV, CLR, SXT and MFPx before it writes. */
#include "tests/simh/early.h"

#include "cpu/insn.h"
#include "cpu/peek.h"
#include "cpu/psw.h"

#include <string.h>

/* Registers as they change from operand to operand; FAILED: a word cannot be read. */
struct walk {
    const struct cpu *cpu;
    word r[8];
    bool failed;
};

static word read_at(struct walk *w, word va, enum mode mode, enum space space)
{
    word data = 0;
    if (!cpu_peek(w->cpu, va, mode, space, &data))
        w->failed = true;
    return data;
}

static word next_word(struct walk *w)
{
    word data = read_at(w, w->r[PC], cpu_mode(w->cpu), I_SPACE);
    w->r[PC] = (word)(w->r[PC] + 2);
    return data;
}

static enum space space_of(unsigned spec)
{
    bool through_pc = (spec & 7) == PC && (spec & 070) < 060;
    return through_pc ? I_SPACE : D_SPACE;
}

static word address(struct walk *w, unsigned spec, int size)
{
    word *r = &w->r[spec & 7];
    bool deferred = (spec & 010) && (spec & 070) != 010;
    int step = deferred || (spec & 7) >= SP ? 2 : size;
    word va = *r;
    if ((spec & 060) == 020)
        *r = (word)(va + step);
    else if ((spec & 060) == 040)
        va = *r = (word)(va - step);
    else if ((spec & 060) == 060) {
        va = next_word(w);
        va = (word)(va + *r);
    }
    return deferred ? read_at(w, va, cpu_mode(w->cpu), space_of(spec)) : va;
}

static enum space operand_space(unsigned spec)
{
    bool deferred = (spec & 010) && (spec & 070) != 010;
    return deferred ? D_SPACE : space_of(spec);
}

static word source(struct walk *w, unsigned spec, int size)
{
    word data = w->r[spec & 7];
    if (spec & 070) {
        word va = address(w, spec, size);
        word even = size == 1 ? va & (word)~1 : va;
        data = read_at(w, even, cpu_mode(w->cpu), operand_space(spec));
        if (size == 1 && va & 1)
            data >>= 8;
    }
    return size == 1 ? (word)(int8_t)data : data;
}

static word previous(struct walk *w, word ir)
{
    const struct cpu *c = w->cpu;
    enum mode mode = cpu_previous(c);
    if (!(ir & 070))
        return (ir & 7) == SP ? cpu_get_sp(c, mode) : w->r[ir & 7];
    bool data = ir & SIGN || (cpu_mode(c) == USER && mode == USER);
    return read_at(w, address(w, ir & 077, 2), mode, data ? D_SPACE : I_SPACE);
}

/* The codes SIMH has when the write comes; those of now if it does not come to it. */
static word codes(struct walk *w, const char *name, word ir)
{
    word now = w->cpu->psw & PSW_CC, data;
    if (strncmp(name, "CLR", 3) == 0)
        return PSW_Z;
    if (strcmp(name, "SXT") == 0)
        return (word)((now & (PSW_N | PSW_C)) | (now & PSW_N ? 0 : PSW_Z));
    if (strncmp(name, "MFP", 3) == 0) {
        data = previous(w, ir);
    } else {
        int size = ir & SIGN ? 1 : 2;
        data = source(w, ir >> 6 & 077, size);
        address(w, ir & 077, size);
    }
    return w->failed ? now : (word)(cc_nz(data) | (now & PSW_C));
}

bool early_codes(const struct cpu *c, word ir)
{
    static const char *const names[] = { "MOV", "MOVB", "CLR",  "CLRB",
                                         "SXT", "MFPI", "MFPD", NULL };
    const struct insn *row = insn_find(ir);
    struct walk w = { .cpu = c };
    memcpy(w.r, c->r, sizeof w.r);
    w.r[PC] = (word)(w.r[PC] + 2);
    for (int i = 0; row && names[i]; i++)
        if (strcmp(row->name, names[i]) == 0)
            return codes(&w, row->name, ir) != (c->psw & PSW_CC);
    return false;
}
