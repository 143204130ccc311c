/* One instruction of a disassembly: the instruction table says what it is, the assembler's names how
 * V6 spells it. */
#include "monitor/aout/dis.h"

#include "cpu/insn.h"
#include "images/as_names.h"

#include <string.h>

enum { PC = 7, SYS_NUMBERS = 0100, ACCUMULATORS = 4, FP_REGISTERS = 6 };

const struct dis_own dis_own[] = {
    {"HALT",   "halt",  "0"          },
    { "WAIT",  "wait",  "1"          },
    { "RTI",   "rti",   "2"          },
    { "BPT",   "bpt",   "3"          },
    { "IOT",   "iot",   "4"          },
    { "RESET", "reset", "5"          },
    { "RTT",   "rtt",   "6"          },
    { "SPL",   "spl",   "230"        },
    { "NOP",   "nop",   "240"        },
    { "MFPI",  "mfpi",  "6500^tst"   },
    { "MTPI",  "mtpi",  "6600^tst"   },
    { "MFPD",  "mfpd",  "106500^tst" },
    { "MTPD",  "mtpd",  "106600^tst" },
    { "EMT",   "emt",   "104000"     },
    { "TRAP",  "trap",  "104400"     },
    { "STST",  "stst",  "170300^tst" },
    { "LDUB",  "ldub",  "170003"     },
    { "LDSC",  "ldsc",  "170004"     },
    { "STA0",  "sta0",  "170005"     },
    { "MRS",   "mrs",   "170006"     },
    { "STQ0",  "stq0",  "170007"     },
    { "LDF",   "ldf",   "172400^addf"}
};

const int dis_owns = sizeof dis_own / sizeof dis_own[0];

/* Words behind each of V6's system calls (sys/ken/sysent.c); 0 is indir. */
static const byte sys_words[SYS_NUMBERS] = {
    [0] = 1,   [3] = 2,   [4] = 2,   [5] = 2,   [010] = 2, [011] = 2, [012] = 1,
    [013] = 2, [014] = 1, [016] = 3, [017] = 2, [020] = 2, [021] = 1, [022] = 2,
    [023] = 2, [025] = 3, [026] = 1, [032] = 3, [034] = 1, [036] = 1, [037] = 1,
    [040] = 1, [045] = 1, [053] = 1, [054] = 4, [060] = 2
};

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

/* --- names ---------------------------------------------------------------------------- */

static const char *own_name(struct dis *d, const char *insn)
{
    for (int i = 0; i < dis_owns; i++) {
        if (strcmp(dis_own[i].insn, insn) != 0)
            continue;
        d->used[i] = true;
        return dis_own[i].name;
    }
    return NULL;
}

static bool is_own_used(const struct dis *d, const char *name)
{
    for (int i = 0; i < dis_owns; i++) {
        if (d->used[i] && strcmp(dis_own[i].name, name) == 0)
            return true;
    }
    return false;
}

static const char *v6_name(const char *insn)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        const struct as_name *n = &as_names[i];
        bool jump = n->kind == AS_JBR || n->kind == AS_JCC;
        if (n->insn && !jump && strcmp(n->insn, insn) == 0)
            return n->name;
    }
    return NULL;
}

/* movf stores if its first operand is an accumulator. */
static bool is_ambiguous_load(const struct insn *row, word ir)
{
    return strcmp(row->name, "LDF") == 0 && (ir & 077) < ACCUMULATORS;
}

static const char *name_of(struct dis *d, const struct insn *row, word ir)
{
    const char *name = is_ambiguous_load(row, ir)      ? NULL
                       : strcmp(row->name, "STF") == 0 ? "movf"
                                                       : v6_name(row->name);
    return name ? name : own_name(d, row->name);
}

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
        dis_put(i->d, "\t%s", own_name(i->d, "NOP"));
}

static const char *sys_name(const struct dis *d, word number)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        const struct as_name *n = &as_names[i];
        if (n->kind == AS_ABSOLUTE && !n->insn && number != 0 && n->value == number)
            return is_own_used(d, n->name) ? NULL : n->name;
    }
    return NULL;
}

/* sys read; buffer; 1000 */
static void put_sys(struct at *i)
{
    word number = i->ir & (SYS_NUMBERS - 1);
    const char *name = sys_name(i->d, number);
    if (name)
        dis_put(i->d, "\tsys\t%s", name);
    else
        dis_put(i->d, "\tsys\t%o", number);
    if (i->left <= sys_words[number])
        return;
    for (int n = 0; n < sys_words[number]; n++) {
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
    if (strcmp(row->name, "TRAP") == 0 && (i->ir & 0377) < SYS_NUMBERS) {
        put_sys(i);
        return;
    }
    const char *name = name_of(i->d, row, i->ir);
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
    size_t before = d->length;
    const struct insn *row = insn_find(i.ir);
    if (!row || dis_relocation(d, segment, address) != 0)
        return 0;
    put_row(&i, row);
    if (!i.wrong && !is_doubtful(&i))
        return i.used;
    d->length = before;
    d->line[before] = '\0';
    return 0;
}
