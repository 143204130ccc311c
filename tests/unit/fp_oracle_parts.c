/* Operands and results of the oracle's instructions; where manual and machine leave room, the
 * diagnostic of DEC's that decides stands there. */
#include "tests/unit/fp_oracle_parts.h"

#include <string.h>

void model_exception(struct model *m, word start, word fec)
{
    m->fec = fec;
    m->fea = start;
    m->fps |= FER;
    m->trap = !(m->fps & FID);
}

void model_set_cc(struct model *m, word cc)
{
    m->fps = (word)((m->fps & ~017) | cc);
}

word model_cc(const word w[4])
{
    return (word)((w[0] & 0100000 ? N : 0) | (w[0] & 077600 ? 0 : Z));
}

word model_address(struct model *m, word spec, int bytes)
{
    word *r = &m->r[spec & 7], at, offset;
    if (spec >> 3 >= 6) {
        offset = *cell(m, m->r[7]);
        m->r[7] = (word)(m->r[7] + 2);
        at = (word)(*r + offset);
        return spec >> 3 == 6 ? at : *cell(m, at);
    }
    switch (spec >> 3) {
    case 1:
        return *r;
    case 2:
        at = *r;
        *r = (word)(at + (spec == IMMEDIATE ? 2 : bytes));
        return at;
    case 3:
        at = *r;
        *r = (word)(at + 2);
        return *cell(m, at);
    case 4:
        return *r = (word)(*r - bytes);
    default:
        return *cell(m, *r = (word)(*r - 2));
    }
}

static int in_memory(word spec, int words)
{
    return spec == IMMEDIATE ? 1 : words;
}

void model_fetch(struct model *m, word spec, word at, int words, word w[4])
{
    memset(w, 0, 4 * sizeof *w);
    for (int i = 0; i < in_memory(spec, words); i++)
        w[i] = *cell(m, (word)(at + 2 * i));
}

void model_deposit(struct model *m, word spec, word at, int words, const word w[4])
{
    for (int i = 0; i < in_memory(spec, words); i++)
        *cell(m, (word)(at + 2 * i)) = w[i];
}

struct stored model_stored(struct exact x, bool d, bool chop, word fps)
{
    struct stored s = { .cc = Z };
    int bits = bits_of(d);
    if (exact_zero(&x))
        return s;
    int lowest = exact_top(&x) - bits;
    x = chop ? exact_cut(x, lowest) : exact_rounded(x, lowest);
    int exponent = exact_top(&x) + 0200;
    bool over = exponent > 0377, under = exponent < 1;
    if (under && !(fps & FIU))
        return s;
    uint64_t fraction = exact_units(&x, exact_top(&x) - bits);
    s.w[0] = (word)((x.minus ? 0100000 : 0) | (exponent & 0377) << 7 |
                    (fraction >> (bits - 8) & 0177));
    for (int i = 1; i < words_of(d); i++)
        s.w[i] = (word)(fraction >> (bits - 8 - 16 * i));
    s.cc = (word)(model_cc(s.w) | (over ? V : 0));
    s.fec = over && fps & FIV ? 010 : under ? 012 : 0;
    return s;
}

void model_load(struct model *m, int ac, bool d, const word w[4])
{
    memcpy(m->ac[ac], w, (size_t)words_of(d) * sizeof *w);
}

void model_finish(struct model *m, word start, word cc, word fec)
{
    model_set_cc(m, cc);
    if (fec)
        model_exception(m, start, fec);
}

void model_deliver(struct model *m, word start, int ac, bool d, struct exact x)
{
    struct stored s = model_stored(x, d, m->fps & FT, m->fps);
    model_load(m, ac, d, s.w);
    model_finish(m, start, s.cc, s.fec);
}

bool model_refused(struct model *m, word start, word spec)
{
    if (spec != 6 && spec != 7)
        return false;
    model_exception(m, start, 2);
    return true;
}

bool model_undefined(struct model *m, word start, word spec, const word w[4])
{
    if (spec < 010 || (w[0] & 0177600) != 0100000 || !(m->fps & FIUV))
        return false;
    model_exception(m, start, 014);
    return true;
}

void model_source(struct model *m, word spec, bool d, word *at, word w[4])
{
    memset(w, 0, 4 * sizeof *w);
    if (spec < 010) {
        memcpy(w, m->ac[spec], (size_t)words_of(d) * sizeof *w);
        return;
    }
    *at = model_address(m, spec, 2 * words_of(d));
    model_fetch(m, spec, *at, words_of(d), w);
}

void model_destination(struct model *m, word spec, bool d, const word w[4])
{
    if (spec < 010)
        model_load(m, spec, d, w);
    else
        model_deposit(m, spec, model_address(m, spec, 2 * words_of(d)), words_of(d), w);
}
