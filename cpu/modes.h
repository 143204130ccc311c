/* Addressing modes. Register changes are noted for MMR1 before the reference is made.
 *
 *     0 R   1 (R)   2 (R)+   3 @(R)+   4 -(R)   5 @-(R)   6 X(R)   7 @X(R)
 *
 * Through PC, modes 1 to 3 (and 4, 5 of a source) refer to I space; everything else to D. */
#ifndef CPU_MODES_H
#define CPU_MODES_H

#include "cpu/access.h"

static inline void note_change(struct cpu *c, unsigned r, int change)
{
    word noted = (word)(((unsigned)change << 3 & 0370) | r);
    word *mmr1 = &c->mmu->live_mmr1;
    *mmr1 = *mmr1 ? (word)(*mmr1 | noted << 8) : noted;
}

static inline void step_register(struct cpu *c, unsigned r, int change)
{
    c->r[r] = (word)(c->r[r] + change);
    note_change(c, r, change);
}

/* Operands of one byte move a register by 1, but SP and PC stay even. */
static inline int operand_step(unsigned r, int size)
{
    return size == 1 && r >= SP ? 2 : size;
}

static inline uint32_t data_space(unsigned r, bool through_pc)
{
    return r == PC && through_pc ? 0 : REF_D;
}

static inline uint32_t stack_flag(unsigned r)
{
    return r == SP ? REF_STACK : 0;
}

/* The ref of operand SPEC (mode 5:3, register 2:0; mode not 0) of SIZE bytes. */
static inline uint32_t operand_ref(struct cpu *c, unsigned spec, int size, bool source)
{
    unsigned r = spec & 7;
    uint32_t ref;
    switch (spec >> 3 & 7) {
    case 1:
        return c->r[r] | data_space(r, true) | stack_flag(r);
    case 2:
        ref = c->r[r] | data_space(r, true) | stack_flag(r);
        step_register(c, r, operand_step(r, size));
        return ref;
    case 3:
        ref = c->r[r] | data_space(r, true);
        step_register(c, r, 2);
        return read_word(c, ref) | (uint32_t)REF_D;
    case 4:
        step_register(c, r, -operand_step(r, size));
        return c->r[r] | data_space(r, source) | stack_flag(r);
    case 5:
        step_register(c, r, -2);
        return read_word(c, c->r[r] | data_space(r, source)) | (uint32_t)REF_D;
    case 6:
        ref = fetch_word(c);
        return ((ref + c->r[r]) & WHOLE_WORD) | REF_D | stack_flag(r);
    default:
        ref = fetch_word(c);
        return read_word(c, ((ref + c->r[r]) & WHOLE_WORD) | REF_D) | (uint32_t)REF_D;
    }
}

static inline word source_word(struct cpu *c, unsigned spec)
{
    if ((spec & 070) == 0)
        return c->r[spec & 7];
    return read_word(c, operand_ref(c, spec, 2, true));
}

static inline byte source_byte(struct cpu *c, unsigned spec)
{
    if ((spec & 070) == 0)
        return (byte)c->r[spec & 7];
    return read_byte(c, operand_ref(c, spec, 1, true));
}

static inline uint32_t dest_ref(struct cpu *c, unsigned spec, int size)
{
    return operand_ref(c, spec, size, false) | REF_DEST;
}

/* SP := SP - 2, and the ref to write there: MMR1 and the stack limit know of it. */
static inline uint32_t push_ref(struct cpu *c)
{
    step_register(c, SP, -2);
    return c->r[SP] | (uint32_t)REF_D | REF_STACK;
}

static inline word pop_word(struct cpu *c)
{
    uint32_t ref = c->r[SP] | (uint32_t)REF_D | REF_STACK;
    step_register(c, SP, 2);
    return read_word(c, ref);
}

#endif
