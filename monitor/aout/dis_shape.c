/* How many words an instruction has behind its first, and which of them are relative to the PC. */
#include "monitor/aout/dis.h"

#include "cpu/insn.h"

enum { MOST = 2, PC = 7, INDEXED = 6, RELATIVE_SPEC = 067, DEFERRED = 010 };

struct shape {
    int words;
    bool relative[MOST]; /* or x(pc) */
};

static void add_operand(struct shape *s, int spec)
{
    int mode = spec >> 3 & 7, r = spec & 7;
    bool immediate = r == PC && (mode == 2 || mode == 3);
    if (mode >= INDEXED || immediate)
        s->relative[s->words++] = (spec & 077 & ~DEFERRED) == RELATIVE_SPEC;
}

static struct shape shape_of(word ir)
{
    struct shape s = { .words = 0 };
    const struct insn *row = insn_find(ir);
    for (const char *p = row ? insn_form[row->form].pattern : ""; *p; p++) {
        if (*p == 's')
            add_operand(&s, ir >> 6);
        if (*p == 'd' || *p == 'f')
            add_operand(&s, ir);
    }
    return s;
}

bool dis_is_sure(const struct dis *d, byte segment, uint32_t address, int left)
{
    struct shape s = shape_of(dis_word(d, segment, address));
    bool sure = false;
    if (s.words >= left || dis_relocation(d, segment, address) != 0)
        return false;
    for (int i = 0; i < s.words; i++) {
        word r = dis_relocation(d, segment, address + 2u * (unsigned)(i + 1));
        bool relative = r & DIS_RELATIVE;
        if (relative && !s.relative[i])
            return false;
        sure = sure || relative;
    }
    return sure;
}
