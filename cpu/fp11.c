/* FP11-B as far as kernels use it to save it: status, modes, and LD, ST, CLR of both
 * lengths. (FP11-B Floating-Point Processor manual; Processor Handbook, chapter 11.)
 * Arithmetic traps to 10 as if no FP11 were there. */
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"
#include "cpu/trap.h"

enum {
    FPS_BITS = 0147777,
    FPS_FER = 0100000,
    FPS_FID = 0040000,
    FPS_FIUV = 0004000,
    FPS_FD = 0000200,
    FPS_FL = 0000100,
    FEC_OP = 2,
    FEC_UNDEFINED = 014,
    FP_SIGN = 0100000,
    FP_EXPONENT = 0077600,
    FP_STATE_NS = 300, /* each further word of an operand */
    FP_CLR_NS = 500    /* CLR is busy longer than LD and ST of one length */
};

static bool absent(struct cpu *c)
{
    if (!c->fpp)
        trap_instruction(c, VEC_RESERVED);
    return !c->fpp;
}

/* FEC and FEA are set, and the trap follows unless FID forbids it. */
static void exception(struct cpu *c, word fec)
{
    c->fp.fec = fec;
    c->fp.fea = c->start;
    c->fp.fps |= FPS_FER;
    if (!(c->fp.fps & FPS_FID))
        c->requests |= REQ_FP;
}

static int words(const struct cpu *c)
{
    return c->fp.fps & FPS_FD ? 4 : 2;
}

static bool immediate(word ir)
{
    return (ir & 077) == 027;
}

/* A floating operand in memory: its first word, and how many words are there. An
 * immediate is one word. */
struct operand {
    uint32_t ref;
    int words;
};

static struct operand operand(struct cpu *c, word ir, bool source)
{
    if (immediate(ir))
        return (struct operand){ operand_ref(c, ir, 2, source), 1 };
    int n = words(c);
    c->bus->sched.now += (n - 1) * FP_STATE_NS;
    return (struct operand){ operand_ref(c, ir, 2 * n, source), n };
}

static uint32_t nth(struct operand o, int i)
{
    return (o.ref & ~(uint32_t)WHOLE_WORD) | ((o.ref + 2u * (unsigned)i) & WHOLE_WORD);
}

/* Register operands are AC0-5; there is no AC6 or AC7. */
static bool no_such_ac(struct cpu *c, word ir)
{
    bool none = !(ir & 070) && (ir & 7) > 5;
    if (none)
        exception(c, FEC_OP);
    return none;
}

static void set_fcc(struct cpu *c, word first)
{
    word n = first & FP_SIGN ? PSW_N : 0;
    word z = first & FP_EXPONENT ? 0 : PSW_Z;
    c->fp.fps = word_merge(c->fp.fps, n | z, PSW_CC);
}

void op_cfcc(struct cpu *c, word ir)
{
    (void)ir;
    if (!absent(c))
        set_cc(c, c->fp.fps & PSW_CC);
}

static void set_mode(struct cpu *c, word bit, bool on)
{
    if (!absent(c))
        c->fp.fps = on ? c->fp.fps | bit : (word)(c->fp.fps & ~bit);
}

void op_setf(struct cpu *c, word ir)
{
    (void)ir;
    set_mode(c, FPS_FD, false);
}

void op_setd(struct cpu *c, word ir)
{
    (void)ir;
    set_mode(c, FPS_FD, true);
}

void op_seti(struct cpu *c, word ir)
{
    (void)ir;
    set_mode(c, FPS_FL, false);
}

void op_setl(struct cpu *c, word ir)
{
    (void)ir;
    set_mode(c, FPS_FL, true);
}

void op_ldfps(struct cpu *c, word ir)
{
    if (!absent(c))
        c->fp.fps = source_word(c, ir) & FPS_BITS;
}

void op_stfps(struct cpu *c, word ir)
{
    if (absent(c))
        return;
    if (ir & 070)
        write_word(c, dest_ref(c, ir, 2), c->fp.fps);
    else
        c->r[ir & 7] = c->fp.fps;
}

/* FEC and FEA; a register or an immediate takes FEC only. */
void op_stst(struct cpu *c, word ir)
{
    if (absent(c))
        return;
    if (!(ir & 070)) {
        c->r[ir & 7] = c->fp.fec;
        return;
    }
    uint32_t ref = dest_ref(c, ir, immediate(ir) ? 2 : 4);
    write_word(c, ref, c->fp.fec);
    if (!immediate(ir))
        write_word(c, nth((struct operand){ ref, 2 }, 1), c->fp.fea);
}

/* -0 is the undefined variable: with FIUV set it is not loaded. */
void op_ldf(struct cpu *c, word ir)
{
    if (absent(c) || no_such_ac(c, ir))
        return;
    word in[4] = { 0 };
    if (ir & 070) {
        struct operand o = operand(c, ir, true);
        for (int i = 0; i < o.words; i++)
            in[i] = read_word(c, nth(o, i));
    } else {
        for (int i = 0; i < 4; i++)
            in[i] = c->fp.ac[ir & 7][i];
    }
    bool undefined = in[0] & FP_SIGN && !(in[0] & FP_EXPONENT);
    if (ir & 070 && undefined && c->fp.fps & FPS_FIUV) {
        exception(c, FEC_UNDEFINED);
        return;
    }
    for (int i = 0; i < words(c); i++)
        c->fp.ac[ir >> 6 & 3][i] = in[i];
    set_fcc(c, in[0]);
}

static void store(struct cpu *c, word ir, const word out[4])
{
    if (!(ir & 070)) {
        for (int i = 0; i < words(c); i++)
            c->fp.ac[ir & 7][i] = out[i];
        return;
    }
    struct operand o = operand(c, ir, false);
    for (int i = 0; i < o.words; i++)
        write_word(c, nth(o, i) | REF_DEST, out[i]);
}

void op_stf(struct cpu *c, word ir)
{
    if (absent(c) || no_such_ac(c, ir))
        return;
    word out[4];
    for (int i = 0; i < 4; i++)
        out[i] = c->fp.ac[ir >> 6 & 3][i];
    store(c, ir, out);
}

void op_clrf(struct cpu *c, word ir)
{
    static const word zero[4];
    if (absent(c) || no_such_ac(c, ir))
        return;
    c->bus->sched.now += FP_CLR_NS;
    store(c, ir, zero);
    set_fcc(c, 0);
}

void op_fp_arith(struct cpu *c, word ir)
{
    (void)ir;
    trap_instruction(c, VEC_RESERVED);
}
