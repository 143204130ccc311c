/* FP11-B Floating-Point Processor: its status, modes, and what is reserved.
 * (FP11-B manual; Processor Handbook, chapter 11.) */
#include "cpu/fp11.h"
#include "cpu/exec.h"
#include "cpu/modes.h"
#include "cpu/psw.h"

void op_cfcc(struct cpu *c, word ir)
{
    (void)ir;
    if (fp_begin(c))
        set_cc(c, c->fp.fps & PSW_CC);
}

static void set_mode(struct cpu *c, word bit, bool on)
{
    if (fp_begin(c))
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
    if (fp_begin(c))
        c->fp.fps = source_word(c, ir) & FPS_BITS;
}

void op_stfps(struct cpu *c, word ir)
{
    if (!fp_begin(c))
        return;
    if (ir & 070)
        write_word(c, dest_ref(c, ir, 2), c->fp.fps);
    else
        c->r[ir & 7] = c->fp.fps;
}

/* FEC and FEA; a register or an immediate takes FEC only. */
void op_stst(struct cpu *c, word ir)
{
    const word out[4] = { c->fp.fec, c->fp.fea };
    if (!fp_begin(c))
        return;
    if (ir & 070)
        fp_write(c, fp_operand(c, ir, 2, false), out);
    else
        c->r[ir & 7] = out[0];
}

/* The processor goes through the addressing mode nevertheless; what a register is stepped
 * by is 0 but for R1 and R2 (CFPB tests it). */
void fp_reserved(struct cpu *c, word ir)
{
    if (!fp_begin(c))
        return;
    bool steps = (ir & 7) == 1 || (ir & 7) == 2;
    int size = (ir & 077) == FP_IMMEDIATE ? 2 : steps ? 4 : 0;
    if (ir & 070)
        operand_ref(c, ir, size, true);
    fp_exception(c, FEC_OP);
}
