/* One instruction of a disassembly: the instruction table says what it is and how its operands
 * stand. */
#include "monitor/aout/dis.h"

#include <string.h>

enum { PC = 7, FP_REGISTERS = 6 };

/* An instruction being put. */
struct at {
    struct dis *d;
    byte segment;
    word address;
    word ir;
    int used, left; /* words */
    bool code;      /* its operand is jumped to */
    bool wrong;     /* it cannot be written */
};

/* --- operands ------------------------------------------------------------------------- */

static const char *const registers[8] = {
    "r0", "r1", "r2", "r3", "r4", "r5", "sp", "pc"
};

/* The address of the next word; 0, and it is wrong, if there is none. */
static word next_word(struct at *i)
{
    if (i->used >= i->left) {
        i->wrong = true;
        return i->address;
    }
    return (word)(i->address + 2 * i->used++);
}

/* Is the word at ADDRESS, to ld, relative to the PC? Without relocation it may be. */
static bool may_be_relative(const struct at *i, word address)
{
    return !i->d->relocation || dis_relocation(i->d, i->segment, address) & DIS_RELATIVE;
}

static void put_indexed(struct at *i, int r)
{
    word address = next_word(i);
    if (i->wrong)
        return;
    if (r == PC && may_be_relative(i, address)) {
        dis_put_relative(i->d, i->segment, address, i->code);
        return;
    }
    dis_put_number(i->d, i->segment, address, true);
    dis_put(i->d, "(%s)", registers[r]);
}

/* $x and *$x */
static void put_immediate(struct at *i, bool absolute)
{
    word address = next_word(i);
    if (i->wrong)
        return;
    dis_put(i->d, "$");
    if (absolute)
        dis_put_absolute(i->d, i->segment, address, i->code);
    else
        dis_put_number(i->d, i->segment, address, false);
}

static void put_memory(struct at *i, int mode, int r)
{
    if (mode != 1 && mode & 1)
        dis_put(i->d, "*");
    if (mode >= 6)
        put_indexed(i, r);
    else if (r == PC && (mode == 2 || mode == 3))
        put_immediate(i, mode == 3);
    else
        dis_put(i->d, mode >= 4 ? "-(%s)" : mode >= 2 ? "(%s)+" : "(%s)", registers[r]);
}

static void put_operand(struct at *i, int spec, bool floating)
{
    int mode = spec >> 3 & 7, r = spec & 7;
    if (mode != 0)
        put_memory(i, mode, r);
    else if (!floating)
        dis_put(i->d, "%s", registers[r]);
    else if (r < FP_REGISTERS)
        dis_put(i->d, "fr%d", r);
    else
        i->wrong = true;
}

static void put_branch(struct at *i, int words)
{
    dis_put_target(i->d, i->address, (word)(i->address + 2 + 2 * words));
}

/* One letter of a form's pattern: cpu/insn.h. */
static void put_letter(struct at *i, char letter)
{
    word ir = i->ir;
    switch (letter) {
    case 's':
        put_operand(i, ir >> 6, false);
        break;
    case 'd':
    case 'f':
        put_operand(i, ir, letter == 'f');
        break;
    case 'R':
        dis_put(i->d, "%s", registers[ir >> 6 & 7]);
        break;
    case 'r':
        dis_put(i->d, "%s", registers[ir & 7]);
        break;
    case 'a':
        dis_put(i->d, "fr%d", ir >> 6 & 3);
        break;
    case 'b':
        put_branch(i, (int8_t)(ir & 0377));
        break;
    case 'o':
        put_branch(i, -(ir & 077));
        break;
    case '3':
        dis_put(i->d, "%o", ir & 07);
        break;
    case '6':
        dis_put(i->d, "%o", ir & 077);
        break;
    case '8':
        dis_put(i->d, "%o", ir & 0377);
        break;
    default:
        dis_put(i->d, "%c", letter);
    }
}

/* --- the forms that are written in a way of their own --------------------------------- */

/* clc|clv; nop for none, and 000260 has no name. */
static void put_condition_codes(struct at *i)
{
    static const char *const names[2][4] = {
        {"cln",  "clz", "clv", "clc"},
        { "sen", "sez", "sev", "sec"}
    };
    const char *gap = "\t";
    for (int bit = 0; bit < 4; bit++) {
        if (!(i->ir & 010 >> bit))
            continue;
        dis_put(i->d, "%s%s", gap, names[i->ir >> 4 & 1][bit]);
        gap = "|";
    }
    if ((i->ir & 017) != 0)
        return;
    if (i->ir & 020)
        i->wrong = true;
    else
        dis_put(i->d, "\t%s", dis_own_name(i->d, "NOP"));
}

/* sys read; buffer; 1000 */
static void put_sys(struct at *i)
{
    word number = i->ir & (DIS_SYS - 1);
    const char *name = dis_sys_name(i->d, number);
    if (name)
        dis_put(i->d, "\tsys\t%s", name);
    else
        dis_put(i->d, "\tsys\t%o", number);
    if (i->left <= dis_sys_words[number])
        return;
    for (int n = 0; n < dis_sys_words[number]; n++) {
        dis_put(i->d, "; ");
        dis_put_word(i->d, i->segment, next_word(i));
    }
}

static bool is_jump(const struct insn *row)
{
    return strcmp(row->name, "JMP") == 0 || strcmp(row->name, "JSR") == 0;
}

static void put_row(struct at *i, const struct insn *row)
{
    if (row->form == F_CC) {
        put_condition_codes(i);
        return;
    }
    if (strcmp(row->name, "TRAP") == 0 && (i->ir & 0377) < DIS_SYS) {
        put_sys(i);
        return;
    }
    const char *name = dis_insn_name(i->d, row, i->ir);
    if (!name) {
        i->wrong = true;
        return;
    }
    i->code = is_jump(row);
    dis_put(i->d, "\t%s", name);
    const char *gap = "\t";
    for (const char *p = insn_form[row->form].pattern; *p && !i->wrong; p++) {
        dis_put(i->d, "%s", gap);
        put_letter(i, *p);
        gap = "";
    }
}

/* With relocation: data is data unless it is sure to be an instruction, and none in text has a
 * surer one in its words (what follows jsr r5,error; 'r). */
static bool is_doubtful(const struct at *i)
{
    if (!i->d->relocation)
        return i->segment != AOUT_TEXT;
    if (dis_is_sure(i->d, i->segment, i->address, i->left))
        return false;
    for (int n = 1; n < i->used; n++) {
        if (dis_is_sure(i->d, i->segment, i->address + 2u * (unsigned)n, i->left - n))
            return true;
    }
    return i->segment != AOUT_TEXT;
}

int dis_put_insn(struct dis *d, byte segment, word address, int left)
{
    struct at i = { .d = d,
                    .segment = segment,
                    .address = address,
                    .ir = dis_word(d, segment, address),
                    .used = 1,
                    .left = left };
    struct dis before = *d;
    const struct insn *row = insn_find(i.ir);
    if (!row || dis_relocation(d, segment, address) != 0)
        return 0;
    put_row(&i, row);
    if (!i.wrong && !is_doubtful(&i))
        return i.used;
    *d = before; /* the names it would have used, too */
    return 0;
}
