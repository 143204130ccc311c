/* The disassembler: insn_find says what a word is, its form's pattern how it is written. */
#include "cpu/disasm.h"

#include "cpu/insn.h"
#include "cpu/text.h"

struct listing {
    struct text text;
    const word *w;
    int used; /* words of W */
    word pc;  /* of the first word */
    const char *(*name)(void *host, word value);
    void *host;
};

static const char *const reg_name[8] = { "R0", "R1", "R2", "R3", "R4", "R5", "SP", "PC" };
static const char *const ac_name[8] = { "F0", "F1", "F2", "F3", "F4", "F5", "F6", "F7" };

static void put_address(struct listing *l, word address)
{
    const char *name = l->name ? l->name(l->host, address) : NULL;
    if (name)
        text_put(&l->text, name);
    else
        text_octal(&l->text, address);
}

static word next_word(struct listing *l)
{
    return l->w[l->used++];
}

/* Modes 2, 3, 6 and 7 with the PC: the word behind the instruction is the operand, or says
 * where it is. */
static void put_pc_operand(struct listing *l, int mode)
{
    word next = next_word(l);

    if (mode & 1)
        text_char(&l->text, '@');
    if (mode == 2 || mode == 3)
        text_char(&l->text, '#');
    if (mode == 2)
        text_octal(&l->text, next);
    else if (mode == 3)
        put_address(l, next);
    else
        put_address(l, (word)(next + l->pc + 2 * l->used));
}

/* MODE 1 to 7 around register R. */
static void put_memory_operand(struct listing *l, int mode, int r)
{
    if (mode != 1 && mode & 1)
        text_char(&l->text, '@');
    if (mode == 4 || mode == 5)
        text_char(&l->text, '-');
    if (mode >= 6)
        text_octal(&l->text, next_word(l));
    text_char(&l->text, '(');
    text_put(&l->text, reg_name[r]);
    text_char(&l->text, ')');
    if (mode == 2 || mode == 3)
        text_char(&l->text, '+');
}

static void put_operand(struct listing *l, int spec, const char *const *registers)
{
    int mode = spec >> 3 & 7;
    int r = spec & 7;

    if (mode == 0)
        text_put(&l->text, registers[r]);
    else if (r == 7 && (mode & 2))
        put_pc_operand(l, mode);
    else
        put_memory_operand(l, mode, r);
}

static word branch_target(const struct listing *l, word ir)
{
    int offset = ir & 0377;
    return (word)(l->pc + 2 + 2 * (offset & 0200 ? offset - 0400 : offset));
}

/* One letter of a form's pattern, see insn.h. */
static void put_letter(struct listing *l, char letter, word ir)
{
    switch (letter) {
    case 's':
        put_operand(l, ir >> 6, reg_name);
        break;
    case 'd':
        put_operand(l, ir, reg_name);
        break;
    case 'f':
        put_operand(l, ir, ac_name);
        break;
    case 'R':
        text_put(&l->text, reg_name[ir >> 6 & 7]);
        break;
    case 'r':
        text_put(&l->text, reg_name[ir & 7]);
        break;
    case 'a':
        text_put(&l->text, ac_name[ir >> 6 & 3]);
        break;
    case 'b':
        put_address(l, branch_target(l, ir));
        break;
    case 'o':
        put_address(l, (word)(l->pc + 2 - 2 * (ir & 077)));
        break;
    case '3':
        text_octal(&l->text, ir & 07);
        break;
    case '6':
        text_octal(&l->text, ir & 077);
        break;
    case '8':
        text_octal(&l->text, ir & 0377);
        break;
    default:
        text_char(&l->text, letter);
    }
}

/* One name if there is one (CCC), or else one for each bit. 000260, which sets nothing, has
 * no name. */
static void put_condition_codes(struct listing *l, word ir)
{
    const char *gap = "";

    for (int i = 0; i < insn_aliases; i++) {
        if (insn_alias[i].form == F_CC && insn_alias[i].match == ir) {
            text_put(&l->text, insn_alias[i].name);
            return;
        }
    }
    for (int i = 0; i < insn_aliases; i++) {
        word bit = insn_alias[i].match & 017;
        bool same_sense = ((insn_alias[i].match ^ ir) & 0177760) == 0;
        bool one_bit = bit != 0 && (bit & (bit - 1)) == 0;
        if (insn_alias[i].form != F_CC || !same_sense || !one_bit || !(ir & bit))
            continue;
        text_put(&l->text, gap);
        text_put(&l->text, insn_alias[i].name);
        gap = " ";
    }
    if (*gap == '\0')
        text_octal(&l->text, ir);
}

int disasm(char *out, size_t size, word pc, const word w[3],
           const char *(*name)(void *host, word value), void *host)
{
    struct listing l = { .w = w, .used = 1, .pc = pc, .name = name, .host = host };
    const struct insn *insn = insn_find(w[0]);

    text_begin(&l.text, out, size);
    if (!insn) {
        text_octal(&l.text, w[0]);
        return l.used;
    }
    if (insn->form == F_CC) {
        put_condition_codes(&l, w[0]);
        return l.used;
    }
    text_put(&l.text, insn->name);
    const char *pattern = insn_form[insn->form].pattern;
    if (*pattern != '\0')
        text_char(&l.text, ' ');
    while (*pattern != '\0')
        put_letter(&l, *pattern++, w[0]);
    return l.used;
}
