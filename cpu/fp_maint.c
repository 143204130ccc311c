/* The FP11-B's maintenance instructions. */
#include "cpu/exec.h"
#include "cpu/fp11.h"

void op_ldub(struct cpu *c, word ir)
{
    fp_begin(c, ir);
}

void op_ldsc(struct cpu *c, word ir)
{
    fp_begin(c, ir);
}

void op_sta0(struct cpu *c, word ir)
{
    fp_begin(c, ir);
}

void op_mrs(struct cpu *c, word ir)
{
    fp_begin(c, ir);
}

void op_stq0(struct cpu *c, word ir)
{
    fp_begin(c, ir);
}
