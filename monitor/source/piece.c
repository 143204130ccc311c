/* Instructions as anchors. The code is cc's, so that what stands for what is known: (sp) and
 * -(sp) are arguments, r5 the frame, r4 to r2 register variables; jsr r5,csv is the beginning
 * and jmp cret, out of the function, the end. */
#include "monitor/source/piece.h"

#include "cpu/insn.h"

enum { SP = 6, PC = 7, FIRST_VARIABLE = 2 };

static word word_at(const struct code *code, int n)
{
    return n >= 0 && n < code->words ? code->text[n] : 0;
}

static struct anchor *add(struct piece *p, enum anchor_kind kind, unsigned reg,
                          word value)
{
    struct anchor a = {
        .kind = kind,
        .known = true,
        .reg = (byte)reg,
        .value = value,
        .place = p->at,
        .next = {ANCHOR_NONE, ANCHOR_NONE}
    };
    int n = anchor_add(p->graph, a);
    return n == ANCHOR_NONE ? NULL : &p->graph->list[n];
}

static void add_index(struct piece *p, unsigned reg, word value)
{
    add(p, ANCHOR_INDEX, reg < FIRST_VARIABLE ? ANY_REGISTER : reg, value);
}

static word extension(struct piece *p)
{
    return word_at(p->code, p->next++);
}

/* The address of the word after those used. */
word piece_next(const struct piece *p)
{
    return (word)(p->code->at + 2 * p->next);
}

static void pc_operand(struct piece *p, unsigned mode)
{
    if (mode == 1) { /* the constant that is also the other operand's index */
        add(p, ANCHOR_CONSTANT, 0, word_at(p->code, p->next));
        return;
    }
    word value = extension(p);
    if (mode == 6 || mode == 7)
        value = (word)(value + piece_next(p));
    add(p, mode == 2 ? ANCHOR_CONSTANT : ANCHOR_EXTERN, 0, value);
    if (mode == 7)
        add_index(p, ANY_REGISTER, 0);
}

static void stack_operand(struct piece *p, unsigned mode, bool written)
{
    if (mode >= 6)
        add_index(p, SP, extension(p));
    else if (written && (mode == 1 || mode == 4))
        add(p, ANCHOR_PUSH, 0, 0);
}

static void operand(struct piece *p, unsigned bits, bool written)
{
    unsigned mode = bits >> 3 & 7, reg = bits & 7;
    if (mode == 0) {
        if (reg >= FIRST_VARIABLE && reg < SP)
            add(p, ANCHOR_REGISTER, reg, 0);
    } else if (reg == PC && mode != 4 && mode != 5)
        pc_operand(p, mode);
    else if (reg == SP)
        stack_operand(p, mode, written);
    else {
        add_index(p, reg, mode >= 6 ? extension(p) : 0);
        if (mode == 3 || mode == 5 || mode == 7)
            add_index(p, ANY_REGISTER, 0);
    }
}

/* Instructions that mean something as a whole. */
static const struct {
    word ir, mask;
    enum anchor_kind kind;
} whole[] = {
    {0005726,  0177777, ANCHOR_POP   }, /* tst (sp)+ */
    { 0022626, 0177777, ANCHOR_POP   }, /* cmp (sp)+,(sp)+ */
    { 0062706, 0177777, ANCHOR_POP   }, /* add $n,sp */
    { 0005746, 0177777, ANCHOR_FRAME }, /* tst -(sp) */
    { 0024646, 0177777, ANCHOR_FRAME }, /* cmp -(sp),-(sp) */
    { 0162706, 0177777, ANCHOR_FRAME }, /* sub $n,sp */
    { 0000207, 0177777, ANCHOR_RETURN},
};

static bool take_whole(struct piece *p, word ir)
{
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
        if ((ir & whole[i].mask) == whole[i].ir) {
            add(p, whole[i].kind, 0, 0);
            return true;
        }
    return false;
}

/* A branch that is not here is BR. */
static const struct {
    word ir;
    enum anchor_test test;
} branch_test[] = {
    {0001000,  TEST_UNEQUAL },
    { 0001400, TEST_EQUAL   },
    { 0002000, TEST_NOT_LESS},
    { 0002400, TEST_LESS    },
    { 0003000, TEST_LESS    },
    { 0003400, TEST_NOT_LESS},
    { 0100000, TEST_NOT_LESS},
    { 0100400, TEST_LESS    },
    { 0101000, TEST_LESS    },
    { 0101400, TEST_NOT_LESS},
    { 0103000, TEST_NOT_LESS},
    { 0103400, TEST_LESS    },
};

static void branch(struct piece *p, word ir)
{
    int away = (ir & 0377) - (ir & 0200 ? 0400 : 0);
    p->target = (word)(piece_next(p) + 2 * away);
    for (size_t i = 0; i < sizeof branch_test / sizeof branch_test[0]; i++)
        if ((ir & 0177400) == branch_test[i].ir) {
            add(p, ANCHOR_TEST, 0, (word)branch_test[i].test);
            return;
        }
    add(p, ANCHOR_JUMP, 0, 0);
}

static void sob(struct piece *p, word ir)
{
    p->target = (word)(piece_next(p) - 2 * (ir & 077));
    add(p, ANCHOR_REGISTER, ir >> 6 & 7, 0);
    add(p, ANCHOR_STEP, 0, 0);
    add(p, ANCHOR_TEST, 0, TEST_UNEQUAL);
}

/* Whether IR's operand is an address that stands in the code; *TO is it. */
static bool direct(const struct piece *p, word ir, word *to)
{
    word value = word_at(p->code, p->next);
    *to = (ir & 077) == 037 ? value : (word)(value + piece_next(p) + 2);
    return (ir & 077) == 037 || (ir & 077) == 067;
}

static void jump(struct piece *p, word ir)
{
    word to;
    if (!direct(p, ir, &to)) {
        add_index(p, ir & 7, extension(p));
        add(p, ANCHOR_SWITCH, 0, 0);
        return;
    }
    p->next++;
    p->target = to;
    bool inside = to >= p->code->at && (to - p->code->at) / 2 < p->code->words;
    add(p, inside ? ANCHOR_JUMP : ANCHOR_RETURN, 0, 0);
}

static void subroutine(struct piece *p, word ir)
{
    word to;
    bool is_direct = direct(p, ir, &to);
    if (!is_direct)
        operand(p, ir, false);
    else
        p->next++;
    if ((ir & 0700) == 0500)
        add(p, ANCHOR_ENTRY, 0, 0);
    else if (code_is_call(ir))
        add(p, is_direct ? ANCHOR_CALL : ANCHOR_CALL_THROUGH, 0, is_direct ? to : 0);
}

static void ordinary(struct piece *p, word ir, const struct insn *row)
{
    bool writes = row->timing != T_TEST && row->timing != T_TST;
    word plain = row->match & 0077700; /* word or byte */
    if (row->form == F_SSDD)
        operand(p, ir >> 6, false);
    if (plain == 0005000) /* clr */
        add(p, ANCHOR_CONSTANT, 0, 0);
    if (row->form == F_SSDD || row->form == F_DD || row->form == F_RDD ||
        row->form == F_SSR)
        operand(p, ir, writes);
    if (plain == 0005200 || plain == 0005300) /* inc, dec */
        add(p, ANCHOR_STEP, 0, 0);
}

void piece_take(struct piece *p)
{
    word ir = word_at(p->code, p->next++);
    const struct insn *row = insn_find(ir);
    int first = p->graph->count, length = code_length(ir), start = p->next - 1;
    if (!row || take_whole(p, ir))
        ;
    else if (row->form == F_BR)
        branch(p, ir);
    else if (row->form == F_SOB)
        sob(p, ir);
    else if (row->timing == T_JMP)
        jump(p, ir);
    else if (row->timing == T_JSR)
        subroutine(p, ir);
    else
        ordinary(p, ir, row);
    p->next = start + length;
    if (p->graph->count == first)
        add(p, ANCHOR_NOTHING, 0, 0);
}
