/* Operands, results and exceptions of the FP11. A register operand is an accumulator. A
 * memory operand has two words or four; an immediate has one, the others are 0.
 * FP11-B manual, chapters 3 and 4; Processor Handbook, chapter 11. */
#include "cpu/fp11.h"
#include "cpu/modes.h"
#include "cpu/psw.h"
#include "cpu/timing.h"

enum { FP_WORD_NS = 300 /* two states for each further word */ };

/* What is wrong with the operands is found while they are handed over; with the result, when
 * the FP11 has it. The processor is some instructions further by then. */
void fp_exception(struct cpu *c, word fec)
{
    int64_t busy = c->fp.busy_until - c->bus->sched.now;
    c->fp.fec = fec;
    c->fp.fea = c->start;
    c->fp.fps |= FPS_FER;
    if (c->fp.fps & FPS_FID || c->rehearsal)
        return;
    if (busy > 0)
        sched_after(&c->bus->sched, c->fp.event, busy);
    else
        cpu_ask(c, REQ_FP);
}

bool fp_enabled_exception(struct cpu *c, word enable, word fec)
{
    if (!(c->fp.fps & enable))
        return false;
    fp_exception(c, fec);
    return true;
}

static word cc_of(word first)
{
    return (first & FP_SIGN ? PSW_N : 0) | (first & FP_EXPONENT ? 0 : PSW_Z);
}

void fp_set_cc(struct cpu *c, word first)
{
    c->fp.fps = word_merge(c->fp.fps, cc_of(first), PSW_CC);
}

struct fp_operand fp_operand(struct cpu *c, word ir, int words, bool source)
{
    if ((ir & 077) == FP_IMMEDIATE)
        words = 1;
    c->bus->sched.now += (words - 1) * FP_WORD_NS;
    return (struct fp_operand){ operand_ref(c, ir, 2 * words, source), words };
}

void fp_read(struct cpu *c, struct fp_operand o, word in[4])
{
    c->bus->sched.now += timing_cycles(c, o.words - 1, 0);
    for (int i = 0; i < o.words; i++)
        in[i] = read_word(c, fp_nth(o, i));
}

void fp_write(struct cpu *c, struct fp_operand o, const word out[4])
{
    c->bus->sched.now += timing_cycles(c, 0, o.words - 1);
    for (int i = 0; i < o.words; i++)
        write_word(c, fp_nth(o, i) | REF_DEST, out[i]);
}

bool fp_no_such_ac(struct cpu *c, word ir)
{
    bool none = !(ir & 070) && (ir & 7) > 5;
    if (none)
        fp_exception(c, FEC_OP);
    return none;
}

bool fp_undefined(struct cpu *c, word first)
{
    bool minus_zero = first & FP_SIGN && !(first & FP_EXPONENT);
    return minus_zero && fp_enabled_exception(c, FPS_FIUV, FEC_UNDEFINED);
}

static int length(bool d)
{
    return d ? 4 : 2;
}

bool fp_source(struct cpu *c, word ir, bool d, word in[4])
{
    for (int i = 0; i < 4; i++)
        in[i] = 0;
    if (fp_no_such_ac(c, ir))
        return false;
    if (!(ir & 070)) {
        for (int i = 0; i < length(d); i++)
            in[i] = c->fp.ac[ir & 7][i];
        return true;
    }
    fp_read(c, fp_operand(c, ir, length(d), true), in);
    return !fp_undefined(c, in[0]);
}

void fp_load(struct cpu *c, int ac, bool d, const word in[4])
{
    for (int i = 0; i < length(d); i++)
        c->fp.ac[ac][i] = in[i];
}

void fp_store(struct cpu *c, word ir, bool d, const word out[4])
{
    if (ir & 070)
        fp_write(c, fp_operand(c, ir, length(d), false), out);
    else
        fp_load(c, ir & 7, d, out);
}

struct fp_number fp_accumulator(const struct cpu *c, word ir)
{
    return fp_unpack(c->fp.ac[fp_ac(ir)], fp_double(c));
}

/* An exponent too large is stored modulo 400 whether FIV is set or not; a number too small
 * only if FIU is set, else it is zero (CFPD, CFPT and CFPU test both). */
struct fp_result fp_fit(struct fp_number n, bool d, word fps)
{
    struct fp_result r = { .fec = 0 };
    n = fps & FPS_FT ? fp_chop(n, d) : fp_round(n, d);
    bool overflow = n.exponent > 0377;
    bool underflow = n.fraction && n.exponent <= 0;
    if (overflow && fps & FPS_FIV)
        r.fec = FEC_OVERFLOW;
    if (underflow && fps & FPS_FIU)
        r.fec = FEC_UNDERFLOW;
    else if (underflow)
        n = (struct fp_number){ .fraction = 0 };
    fp_pack(n, r.w);
    r.cc = cc_of(r.w[0]) | (overflow ? PSW_V : 0);
    return r;
}

void fp_conclude(struct cpu *c, const struct fp_result *r)
{
    c->fp.fps = word_merge(c->fp.fps, r->cc, PSW_CC);
    if (r->fec)
        fp_exception(c, r->fec);
}

void fp_deliver(struct cpu *c, word ir, struct fp_number n)
{
    struct fp_result r = fp_fit(n, fp_double(c), c->fp.fps);
    fp_load(c, fp_ac(ir), fp_double(c), r.w);
    fp_conclude(c, &r);
}
