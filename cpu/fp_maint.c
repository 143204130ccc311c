/* The FP11-B's maintenance mode: with FMM set, an exception where the microprogram comes
 * to the state in the microbreak register, and instructions that look at AR and QR there.
 * The microprogram itself is not here: of its states only those are known at which DEC's
 * diagnostics CFPM and CFPO stop. */
#include "cpu/exec.h"
#include "cpu/fp11.h"

enum {
    ADD_STATE = 0115, /* operands aligned in AR and QR */
    MULTIPLY_STATE = 0230,
    DIVIDE_STATE = 0314,
    STEPS = 57 /* of a multiplication or division */
};

/* The microbreak register takes R3. */
void op_ldub(struct cpu *c, word ir)
{
    (void)ir;
    if (fp_begin(c))
        c->fp.microbreak = (byte)c->r[3];
}

/* The step counter takes R4. */
void op_ldsc(struct cpu *c, word ir)
{
    (void)ir;
    if (fp_begin(c))
        c->fp.step = (byte)c->r[4];
}

/* The fraction of AC0 from AR or QR. */
static void store_fraction(struct cpu *c, uint64_t fraction)
{
    word out[4];
    fp_pack((struct fp_number){ .fraction = fraction }, out);
    out[0] = word_merge(c->fp.ac[0][0], out[0], 0177);
    fp_load(c, 0, true, out);
}

void op_sta0(struct cpu *c, word ir)
{
    (void)ir;
    if (fp_begin(c))
        store_fraction(c, c->fp.ar);
}

void op_stq0(struct cpu *c, word ir)
{
    (void)ir;
    if (fp_begin(c))
        store_fraction(c, c->fp.qr);
}

/* AR and QR one place to the right. */
void op_mrs(struct cpu *c, word ir)
{
    (void)ir;
    if (!fp_begin(c))
        return;
    c->fp.ar >>= 1;
    c->fp.qr >>= 1;
}

bool fp_microbreak(struct cpu *c, word state)
{
    if (!(c->fp.fps & FPS_FMM) || c->fp.microbreak != state)
        return false;
    fp_exception(c, FEC_MAINTENANCE);
    return true;
}

/* The first N steps: the multiplier's last bit, if set, adds the multiplicand; then product
 * and multiplier go one place to the right. */
static void multiply_steps(struct fp11 *fp, int n)
{
    uint64_t multiplicand = fp->ar;
    fp->ar = 0;
    for (int i = 0; i < n; i++) {
        if (fp->qr >> 2 & 1)
            fp->ar += multiplicand;
        fp->ar >>= 1;
        fp->qr >>= 1;
    }
}

/* The first N steps of a division that does not restore: the divisor is taken from the
 * remainder, or added to a negative one, and what is left is doubled. The divisor moves out
 * of QR while the quotient moves in, a step late. */
static void divide_steps(struct fp11 *fp, int n)
{
    int64_t divisor = (int64_t)fp->qr;
    int64_t remainder = (int64_t)fp->ar;
    uint64_t bit = 0;
    for (int i = 0; i < n; i++) {
        remainder += remainder < 0 ? divisor : -divisor;
        fp->qr = fp->qr << 1 | bit;
        bit = remainder >= 0;
        remainder *= 2;
    }
    fp->ar = (uint64_t)remainder;
}

bool fp_arithmetic_break(struct cpu *c, word ir, struct fp_number ac,
                         struct fp_number src)
{
    if (!(c->fp.fps & FPS_FMM))
        return false;
    int steps = c->fp.step && c->fp.step < STEPS ? c->fp.step : STEPS;
    c->fp.ar = ac.fraction;
    c->fp.qr = src.fraction;
    switch (ir >> 8 & 017) {
    case 4:
        return fp_microbreak(c, ADD_STATE);
    case 2:
        multiply_steps(&c->fp, steps);
        return fp_microbreak(c, MULTIPLY_STATE);
    case 011:
        divide_steps(&c->fp, steps);
        return fp_microbreak(c, DIVIDE_STATE);
    default:
        return false;
    }
}
