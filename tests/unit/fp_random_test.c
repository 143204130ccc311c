/* The proof of the FP11: its instructions with random operands of every kind, in every
 * addressing mode, here and by definition (fp_oracle.c). Every register, code, exception and
 * word of memory is compared. FORK11_FLOATS: how many, 20,000 if it is not set. */
#include "tests/unit/fp_oracle.h"
#include "tests/unit/rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OPERANDS = DATA + 040,    /* 64 words, any of which may be an operand's first */
    POINTERS = DATA + 0400,   /* 16 words */
    CORE_WORDS = 0160000 / 2, /* what the processor reaches without the I/O page */
    WATCHED = (01000 + 02000) / 2
};

static struct dice dice;
static struct model model;
static word core[CORE_WORDS];

static unsigned die(unsigned sides)
{
    return dice_next(&dice) % sides;
}

static word any_word(void)
{
    return (word)dice_next(&dice);
}

static void both(paddr at, word data)
{
    m->bus.core[at / 2] = core[at / 2] = data;
}

/* The exponent of an operand: anything; near the limits and beyond them once multiplied or
 * divided; such that its number is an integer of some 16 or 32 bits; near OTHER's. */
static unsigned exponent(unsigned other)
{
    static const byte edge[] = { 0, 1, 2, 3, 0100, 0101, 0177, 0200, 0201, 0376, 0377 };
    switch (die(6)) {
    case 0:
        return edge[die(sizeof edge)];
    case 1:
        return 0200 + die(72);
    case 2:
        return other;
    case 3:
        return (other + die(9) - 4) & 0377;
    case 4:
        return (other + die(130) - 65) & 0377;
    default:
        return die(256);
    }
}

/* Fractions: any; one bit; all ones up to some place; few bits; OTHER's, a little changed. */
static uint64_t fraction(uint64_t other)
{
    uint64_t any = (uint64_t)dice_next(&dice) << 32 | dice_next(&dice),
             all = ~UINT64_C(0);
    switch (die(8)) {
    case 0:
        return 0;
    case 1:
        return UINT64_C(1) << die(55);
    case 2:
        return all;
    case 3:
        return all << die(55);
    case 4:
        return any & all << (20 + die(35));
    case 5:
        return other;
    case 6:
        return other + die(5) - 2;
    default:
        return any;
    }
}

/* An operand that has to do with OTHER. */
static void operand(const word other[4], word w[4])
{
    uint64_t f = 0;
    for (int i = 0; i < 4; i++)
        f = f << 16 | other[i];
    f = fraction(f);
    unsigned e = exponent(other[0] >> 7 & 0377);
    unsigned sign = die(3) ? die(2) : !(other[0] >> 15);
    w[0] = (word)(sign << 15 | e << 7 | (f >> 48 & 0177));
    w[1] = (word)(f >> 32);
    w[2] = (word)(f >> 16);
    w[3] = (word)f;
    if (die(64) == 0)
        w[0] = 0100000; /* -0, perhaps with a fraction */
}

/* For LDEXP, LDCIF and LDFPS. */
static void integer(word w[4])
{
    static const word edge[] = { 0,       1,       0177,    0200,   0201,   0177600,
                                 0177601, 0177577, 0100000, 077777, 0177777 };
    for (int i = 0; i < 4; i++)
        w[i] = die(3) ? any_word() : edge[die(sizeof edge / sizeof *edge)];
    if (die(2))
        w[0] = (word)(die(01000) - 0400);
}

/* All but LDUB, LDSC, STA0, MRS and STQ0, which are for maintenance. */
static word instruction(void)
{
    word ir = (word)(0170000 | die(010000));
    while (ir >= 0170003 && ir <= 0170007)
        ir = (word)(0170000 | die(0100));
    if ((ir & 077) == 057) /* @-(PC): the instruction would be the pointer */
        ir = (word)(ir + 010);
    return ir;
}

/* Registers and words such that the operand of SPEC lies at AT. */
static void aim(word spec, word at)
{
    word pointer = (word)(POINTERS + 2 * die(16)), offset = any_word();
    word *r = &model.r[spec & 7];
    bool through_pc = (spec & 7) == 7;
    switch (spec >> 3) {
    case 3:
    case 5:
        if (through_pc)
            pointer = PROGRAM + 2;
        both(pointer, at);
        if (!through_pc)
            *r = (word)(pointer + (spec >> 3 == 5 ? 2 : 0));
        break;
    case 6:
    case 7:
        both(pointer, at);
        at = spec >> 3 == 7 ? pointer : at;
        if (through_pc)
            offset = (word)(at - PROGRAM - 4);
        else
            *r = (word)(at - offset);
        both(PROGRAM + 2, offset);
        break;
    default:
        if (!through_pc)
            *r = at;
    }
}

static bool takes_integer(word ir)
{
    unsigned op = ir >> 8 & 017;
    return op == 015 || op == 016 || op == 0;
}

static void lay_out(word ir)
{
    word w[4], at = (word)(OPERANDS + 2 * die(64)), spec = ir & 077;
    for (int i = 0; i < 6; i++)
        operand(model.ac[die(6)], model.ac[i]);
    for (int i = 0; i < 7; i++)
        model.r[i] = (word)(OPERANDS + 2 * die(64));
    if (takes_integer(ir))
        integer(w);
    else
        operand(model.ac[ir >> 6 & 3], w);
    for (int i = 0; i < 4; i++) {
        both(PROGRAM + 2 + 2 * (paddr)i, w[i]);
        both((paddr)(at + 2 * i), w[i]);
    }
    if (spec < 7)
        model.r[spec] = w[0];
    aim(spec, at);
    both(PROGRAM, ir);
    model.r[PC] = PROGRAM;
    model.cc = (word)die(16);
    model.fps = any_word() & 0147757;
    model.fec = die(4) ? 0 : (word)(2 * die(8));
    model.fea = any_word();
}

static void copy_to_machine(void)
{
    struct cpu *c = &m->cpu;
    memcpy(c->r, model.r, sizeof model.r);
    memcpy(c->fp.ac, model.ac, sizeof model.ac);
    c->psw = model.cc;
    c->fp.fps = model.fps;
    c->fp.fec = model.fec;
    c->fp.fea = model.fea;
    c->fp.busy_until = 0;
}

static bool trapped(void)
{
    bool asked =
        m->cpu.requests & REQ_FP || sched_pending(&m->bus.sched, m->cpu.fp.event);
    m->cpu.requests = 0;
    sched_cancel(&m->bus.sched, m->cpu.fp.event);
    return asked;
}

static void show(const char *who, const word *ac, const word *r, const word *rest)
{
    printf("%s: FPS %06o FEC %o FEA %06o CC %o\n", who, rest[0], rest[1], rest[2],
           rest[3]);
    for (int i = 0; i < 24; i++)
        printf(i % 4 ? " %06o" : "\n  %06o", ac[i]);
    for (int i = 0; i < 8; i++)
        printf(i ? " %06o" : "\n  %06o", r[i]);
    printf("\n");
}

static void differ(const struct model *before, long n)
{
    const struct cpu *c = &m->cpu;
    const word start[4] = { before->fps, before->fec, before->fea, before->cc };
    const word want[4] = { model.fps, model.fec, model.fea, model.cc };
    const word got[4] = { c->fp.fps, c->fp.fec, c->fp.fea, c->psw };
    show("before", before->ac[0], before->r, start);
    show("by definition", model.ac[0], model.r, want);
    show("the machine", c->fp.ac[0], c->r, got);
    for (int i = 0; i < WATCHED; i++)
        if (core[i] != m->bus.core[i])
            printf("  %06o is %06o, not %06o\n", 2 * i, m->bus.core[i], core[i]);
    fflush(stdout);
    ck_abort_msg("operand %ld: not as by definition", n);
}

static bool same(bool trap)
{
    const struct cpu *c = &m->cpu;
    return trap == model.trap && c->fp.fps == model.fps && c->fp.fec == model.fec &&
           c->fp.fea == model.fea && c->psw == model.cc &&
           memcmp(c->r, model.r, sizeof model.r) == 0 &&
           memcmp(c->fp.ac, model.ac, sizeof model.ac) == 0 &&
           memcmp(core, m->bus.core, WATCHED * sizeof *core) == 0;
}

/* Every kind of exception has been met, and each of the sixteen groups of codes. */
static void check_met(const long *fecs, const long *groups, long count)
{
    for (int fec = 2; count >= 20000 && fec < 016; fec += 2)
        ck_assert_msg(fecs[fec] > 20, "exception %o came %ld times", fec, fecs[fec]);
    for (int i = 0; count >= 20000 && i < 16; i++)
        ck_assert_msg(groups[i] > 1000, "group %o came %ld times", i, groups[i]);
}

START_TEST(every_instruction_is_as_by_definition)
{
    const char *given = getenv("FORK11_FLOATS");
    long fecs[16] = { 0 }, groups[16] = { 0 };
    long count = given ? strtol(given, NULL, 10) : 20000;
    dice = dice_start("floats", 1145);
    memcpy(core, m->bus.core, sizeof core);
    model.core = core;
    for (long n = 0; n < count; n++) {
        lay_out(instruction());
        struct model before = model;
        copy_to_machine();
        model_step(&model);
        steps(1);
        if (!same(trapped()))
            differ(&before, n);
        groups[core[PROGRAM / 2] >> 8 & 017]++;
        fecs[model.trap ? model.fec & 017 : 0]++;
        if (n % 4096 == 0)
            ck_assert_mem_eq(core, m->bus.core, sizeof core);
    }
    check_met(fecs, groups, count);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("fp_random");
    TCase *tc = rig_case(s, "by definition");
    tcase_set_timeout(tc, 0);
    tcase_add_test(tc, every_instruction_is_as_by_definition);
    return s;
}
