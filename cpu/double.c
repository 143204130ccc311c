/* Double operand instructions on words: MOV CMP BIT BIC BIS ADD SUB XOR. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"

/* The result of an operation and its condition codes. */
struct result {
    word value;
    word cc;
};

static inline struct result add(word dst, word src, word cc)
{
    (void)cc;
    word sum = (word)(dst + src);
    word v = (word)((~(dst ^ src) & (sum ^ src)) >> 15) ? PSW_V : 0;
    return (struct result){ sum, (word)(cc_nz(sum) | v | (sum < src)) };
}

/* DST - SRC; C is the borrow. */
static inline struct result subtract(word dst, word src, word cc)
{
    (void)cc;
    word diff = (word)(dst - src);
    word v = ((dst ^ src) & (dst ^ diff)) >> 15 ? PSW_V : 0;
    return (struct result){ diff, (word)(cc_nz(diff) | v | (dst < src)) };
}

static inline struct result logical(word value, word cc)
{
    return (struct result){ value, (word)(cc_nz(value) | (cc & PSW_C)) };
}

static inline struct result bic(word dst, word src, word cc)
{
    return logical((word)(dst & ~src), cc);
}

static inline struct result bis(word dst, word src, word cc)
{
    return logical(dst | src, cc);
}

static inline struct result bit(word dst, word src, word cc)
{
    return logical(dst & src, cc);
}

static inline struct result xor
    (word dst, word src, word cc) { return logical(dst ^ src, cc); }

    /* DST := OP(DST, SRC). */
    static inline void modify(struct cpu *c, word ir, word src,
                              struct result (*op)(word dst, word src, word cc))
{
    if (!(ir & 070)) {
        struct result r = op(c->r[ir & 7], src, c->psw);
        c->r[ir & 7] = r.value;
        set_cc(c, r.cc);
        return;
    }
    struct cell cell;
    word dst = modify_word(c, dest_ref(c, ir, 2), &cell);
    struct result r = op(dst, src, c->psw);
    set_cc(c, r.cc);
    rewrite_word(c, &cell, r.value);
}

static inline word tested(struct cpu *c, word ir)
{
    return ir & 070 ? read_word(c, dest_ref(c, ir, 2)) : c->r[ir & 7];
}

void op_mov(struct cpu *c, word ir)
{
    word src = source_word(c, ir >> 6);
    word cc = (word)(cc_nz(src) | (c->psw & PSW_C));
    if (!(ir & 070)) {
        c->r[ir & 7] = src;
        set_cc(c, cc);
        return;
    }
    uint32_t ref = dest_ref(c, ir, 2);
    set_cc(c, cc);
    write_word(c, ref, src);
}

void op_cmp(struct cpu *c, word ir)
{
    word src = source_word(c, ir >> 6);
    set_cc(c, subtract(src, tested(c, ir), 0).cc);
}

void op_bit(struct cpu *c, word ir)
{
    word src = source_word(c, ir >> 6);
    set_cc(c, bit(tested(c, ir), src, c->psw).cc);
}

void op_bic(struct cpu *c, word ir)
{
    modify(c, ir, source_word(c, ir >> 6), bic);
}

void op_bis(struct cpu *c, word ir)
{
    modify(c, ir, source_word(c, ir >> 6), bis);
}

void op_add(struct cpu *c, word ir)
{
    modify(c, ir, source_word(c, ir >> 6), add);
}

void op_sub(struct cpu *c, word ir)
{
    modify(c, ir, source_word(c, ir >> 6), subtract);
}

void op_xor(struct cpu *c, word ir)
{
    modify(c, ir, c->r[ir >> 6 & 7], xor);
}
