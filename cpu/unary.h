/* The arithmetic of single operand instructions, on words and bytes: a value of SIGN's
 * width in, the result and its condition codes out. SIGN is 0100000 or 0200; as it is a
 * constant at every call, the compiler makes two of each. */
#ifndef CPU_UNARY_H
#define CPU_UNARY_H

#include "cpu/psw.h"

struct unary {
    word value;
    word cc;
};

static inline struct unary unary_result(unsigned value, word sign, word vc)
{
    word kept = (word)(value & (unsigned)(sign * 2 - 1));
    word nz = (word)((kept & sign ? PSW_N : 0) | (kept ? 0 : PSW_Z));
    return (struct unary){ kept, (word)(nz | vc) };
}

static inline word flags(bool v, bool carry)
{
    return (word)((v ? PSW_V : 0) | (carry ? PSW_C : 0));
}

static inline struct unary alu_clr(word d, word cc, word sign)
{
    (void)d, (void)cc;
    return unary_result(0, sign, 0);
}

static inline struct unary alu_com(word d, word cc, word sign)
{
    (void)cc;
    return unary_result(~(unsigned)d, sign, PSW_C);
}

static inline struct unary alu_inc(word d, word cc, word sign)
{
    return unary_result(d + 1u, sign, flags(d == sign - 1, cc & PSW_C));
}

static inline struct unary alu_dec(word d, word cc, word sign)
{
    return unary_result(d - 1u, sign, flags(d == sign, cc & PSW_C));
}

static inline struct unary alu_neg(word d, word cc, word sign)
{
    (void)cc;
    return unary_result(0u - d, sign, flags(d == sign, d != 0));
}

static inline struct unary alu_adc(word d, word cc, word sign)
{
    bool carry = cc & PSW_C;
    return unary_result(d + (unsigned)carry, sign,
                        flags(carry && d == sign - 1, carry && d == sign * 2 - 1));
}

static inline struct unary alu_sbc(word d, word cc, word sign)
{
    bool carry = cc & PSW_C;
    return unary_result(d - (unsigned)carry, sign,
                        flags(carry && d == sign, carry && d == 0));
}

static inline struct unary alu_tst(word d, word cc, word sign)
{
    (void)cc;
    return unary_result(d, sign, 0);
}

/* V of a shift is N exclusive-or C. */
static inline struct unary shifted(unsigned value, word sign, bool carry)
{
    return unary_result(value, sign, flags(!(value & sign) != !carry, carry));
}

static inline struct unary alu_ror(word d, word cc, word sign)
{
    return shifted(d >> 1 | (cc & PSW_C ? sign : 0u), sign, d & 1);
}

static inline struct unary alu_rol(word d, word cc, word sign)
{
    return shifted((unsigned)d << 1 | (cc & PSW_C), sign, d & sign);
}

static inline struct unary alu_asr(word d, word cc, word sign)
{
    (void)cc;
    return shifted(d >> 1 | (unsigned)(d & sign), sign, d & 1);
}

static inline struct unary alu_asl(word d, word cc, word sign)
{
    (void)cc;
    return shifted((unsigned)d << 1, sign, d & sign);
}

#endif
