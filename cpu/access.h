/* The one door to memory, where a fault becomes an abort.
 *
 * A ref says where an operand is: 15:0 the virtual address, bit 16 D space, bit 17 a stack
 * reference (through SP in modes 1, 2, 4, 6: the stack limit applies to its writes, and a
 * bus error on it in kernel mode is fatal), bit 18 a destination (for maintenance mode),
 * bits 19 to 22 are for those who watch: which byte of the word is meant, DATIP, a fetch.
 * The short way goes through the KT11's windows; the long way asks it. */
#ifndef CPU_ACCESS_H
#define CPU_ACCESS_H

#include "cpu/cpu.h"

enum {
    REF_D = 0200000,
    REF_STACK = 0400000,
    REF_DEST = 01000000,
    REF_BYTE = 02000000,   /* of one byte, */
    REF_ODD = 04000000,    /* which is the word's high one; bit 0 is clear then */
    REF_OLD = 010000000,   /* a write after a read of the same place */
    REF_FETCH = 020000000, /* the first word of an instruction */
    STACK_ZONE = 0400 /* below SLR + 400 a kernel push is at least in the yellow zone */
};

/* The word that REF, of MODE, is in; DATA to it where MASK has ones (WHOLE_WORD, LOW_BYTE or
 * HIGH_BYTE). These do not come back from a fault: it is an abort. */
word access_read(struct cpu *c, uint32_t ref, enum mode mode);
/* The first word of an instruction; PC is behind it already. */
word access_fetch(struct cpu *c, word pc);
void access_write(struct cpu *c, uint32_t ref, enum mode mode, word data, word mask);
/* A destination that is read and then written: CORE, or the long way to PA, where REF is. */
struct cell {
    word *core;
    paddr pa;
    uint32_t ref;
};
/* DATIP: the word at REF of the current mode, which access_rewrite will write in its CELL. */
word access_modify(struct cpu *c, uint32_t ref, struct cell *cell);
void access_rewrite(struct cpu *c, const struct cell *cell, word data, word mask);

/* Gives the instruction up: the trap through VECTOR follows. */
_Noreturn void access_abort(struct cpu *c, word vector, enum stack_fault stack);

/* Red: aborts. Yellow: asks for the trap at the end of the instruction. */
void access_stack_check(struct cpu *c, word va);

/* The word of core that REF reaches in MODE through a window; NULL: take the long way. */
static inline word *mode_word(struct cpu *c, uint32_t ref, unsigned mode,
                              enum intent intent)
{
    unsigned i = mode << 4 | (ref >> 13 & 017);
    const struct window *w = &c->mmu->window[intent][i];
    uint32_t offset = ref & 017777;
    if (ref & 1 || (word)(offset - w->low) >= w->span)
        return NULL;
    c->mmu->live_page = (byte)i;
    return &c->bus->core[(w->base + offset) >> 1];
}

static inline word *window_word(struct cpu *c, uint32_t ref, enum intent intent)
{
    return mode_word(c, ref, c->psw >> 14, intent);
}

/* The word in which byte REF lies. */
static inline uint32_t word_of_byte(uint32_t ref)
{
    return ref & 1 ? (ref ^ 1) | REF_BYTE | REF_ODD : ref | REF_BYTE;
}

static inline word read_word(struct cpu *c, uint32_t ref)
{
    const word *cell = window_word(c, ref, READ);
    return cell ? *cell : access_read(c, ref, cpu_mode(c));
}

static inline byte read_byte(struct cpu *c, uint32_t ref)
{
    const word *cell = window_word(c, ref & ~1u, READ);
    word data = cell ? *cell : access_read(c, word_of_byte(ref), cpu_mode(c));
    return (byte)(ref & 1 ? data >> 8 : data);
}

/* The kernel's stack has a limit. */
static inline bool near_limit(const struct cpu *c, uint32_t ref)
{
    return ref & REF_STACK && !(c->psw & PSW_CM) &&
           ((ref & WHOLE_WORD) < c->slr + (unsigned)STACK_ZONE ||
            (ref & WHOLE_WORD) >= 0177776);
}

static inline void write_word(struct cpu *c, uint32_t ref, word data)
{
    if (near_limit(c, ref))
        access_stack_check(c, (word)ref);
    word *cell = window_word(c, ref, WRITE);
    if (cell)
        *cell = data;
    else
        access_write(c, ref, cpu_mode(c), data, WHOLE_WORD);
}

static inline void write_byte(struct cpu *c, uint32_t ref, byte data)
{
    if (near_limit(c, ref))
        access_stack_check(c, (word)ref);
    word mask = ref & 1 ? HIGH_BYTE : LOW_BYTE;
    word *cell = window_word(c, ref & ~1u, WRITE);
    if (cell)
        *cell = word_merge(*cell, (word)(data << 8 | data), mask);
    else
        access_write(c, word_of_byte(ref), cpu_mode(c), (word)(data << 8 | data), mask);
}

static inline word modify_word(struct cpu *c, uint32_t ref, struct cell *cell)
{
    if (near_limit(c, ref))
        access_stack_check(c, (word)ref);
    cell->core = window_word(c, ref, WRITE);
    return cell->core ? *cell->core : access_modify(c, ref, cell);
}

static inline byte modify_byte(struct cpu *c, uint32_t ref, struct cell *cell)
{
    if (near_limit(c, ref))
        access_stack_check(c, (word)ref);
    cell->core = window_word(c, ref & ~1u, WRITE);
    word data = cell->core ? *cell->core : access_modify(c, word_of_byte(ref), cell);
    return (byte)(ref & 1 ? data >> 8 : data);
}

static inline void rewrite_word(struct cpu *c, const struct cell *cell, word data)
{
    if (cell->core)
        *cell->core = data;
    else
        access_rewrite(c, cell, data, WHOLE_WORD);
}

static inline void rewrite_byte(struct cpu *c, const struct cell *cell, uint32_t ref,
                                byte data)
{
    word mask = ref & 1 ? HIGH_BYTE : LOW_BYTE;
    word both = (word)(data << 8 | data);
    if (cell->core)
        *cell->core = word_merge(*cell->core, both, mask);
    else
        access_rewrite(c, cell, both, mask);
}

/* The next word of the instruction stream. */
static inline word fetch_word(struct cpu *c)
{
    word data = read_word(c, c->r[PC]);
    c->r[PC] = (word)(c->r[PC] + 2);
    return data;
}

#endif
