/* The assembler of one line: the mnemonic finds the row of the instruction table, whose
 * form's pattern says what must follow. */
#include "cpu/assemble.h"

#include "cpu/insn.h"
#include "cpu/source.h"

#include <string.h>
#include <strings.h>

enum { NAME_MAX_LENGTH = 7 };

/* Sixteen words make a condition code instruction; only the name finds its row. */
static const struct insn *row_named(const char *name)
{
    for (int i = 0; i < insn_count; i++) {
        if (insn_table[i].form != F_CC && strcasecmp(insn_table[i].name, name) == 0)
            return &insn_table[i];
    }
    for (int i = 0; i < insn_aliases; i++) {
        if (strcasecmp(insn_alias[i].name, name) == 0)
            return &insn_alias[i];
    }
    return NULL;
}

/* Reads the mnemonic that comes next; NULL and nothing read if there is none. */
static const struct insn *take_mnemonic(struct source *s)
{
    source_skip_blanks(s);
    char name[NAME_MAX_LENGTH + 1] = "";
    size_t n = strcspn(s->at, " \t,");

    if (n > NAME_MAX_LENGTH)
        return NULL;
    memcpy(name, s->at, n);
    const struct insn *row = row_named(name);
    if (row)
        s->at += n;
    return row;
}

static bool number_up_to(struct source *s, word limit, word *value)
{
    if (!source_number(s, value))
        return false;
    if (*value <= limit)
        return true;
    text_octal(&s->error, *value);
    text_put(&s->error, " is too large here: expected 0 to ");
    text_octal(&s->error, limit);
    return false;
}

/* A target between FIRST and LAST words from the next instruction, as a count of words. */
static bool word_offset(struct source *s, int first, int last, int *offset)
{
    word target;
    word next = (word)(s->pc + 2);

    if (!source_number(s, &target))
        return false;
    *offset = (int16_t)(word)(target - next) / 2;
    if (target % 2 == 0 && *offset >= first && *offset <= last)
        return true;
    text_octal(&s->error, target);
    text_put(&s->error, " is out of reach: expected an even address from ");
    text_octal(&s->error, (word)(next + 2 * first));
    text_put(&s->error, " to ");
    text_octal(&s->error, (word)(next + 2 * last));
    return false;
}

static bool register_field(struct source *s, int shift)
{
    int r;
    if (!source_register(s, false, &r))
        return source_expected(s, "a register: R0 to R5, SP or PC");
    s->w[0] |= (word)(r << shift);
    return true;
}

static bool accumulator_field(struct source *s)
{
    int r;
    const char *before = s->at;
    if (!source_register(s, true, &r) || r > 3) {
        s->at = before;
        return source_expected(s, "an accumulator: F0 to F3");
    }
    s->w[0] |= (word)(r << 6);
    return true;
}

static bool operand_field(struct source *s, bool floating, int shift)
{
    word spec = 0;
    if (!source_operand(s, floating, &spec))
        return false;
    s->w[0] |= (word)(spec << shift);
    return true;
}

static bool number_field(struct source *s, word limit)
{
    word value;
    if (!number_up_to(s, limit, &value))
        return false;
    s->w[0] |= value;
    return true;
}

static bool branch_field(struct source *s)
{
    int offset;
    if (!word_offset(s, -0200, 0177, &offset))
        return false;
    s->w[0] |= (word)(offset & 0377);
    return true;
}

static bool sob_field(struct source *s)
{
    int offset;
    if (!word_offset(s, -077, 0, &offset))
        return false;
    s->w[0] |= (word)(-offset);
    return true;
}

/* One letter of a form's pattern, see insn.h. */
static bool read_letter(struct source *s, char letter)
{
    switch (letter) {
    case 's':
        return operand_field(s, false, 6);
    case 'd':
        return operand_field(s, false, 0);
    case 'f':
        return operand_field(s, true, 0);
    case 'R':
        return register_field(s, 6);
    case 'r':
        return register_field(s, 0);
    case 'a':
        return accumulator_field(s);
    case 'b':
        return branch_field(s);
    case 'o':
        return sob_field(s);
    case '3':
        return number_field(s, 07);
    case '6':
        return number_field(s, 077);
    case '8':
        return number_field(s, 0377);
    default:
        return source_take(s, letter) || source_expected(s, "a comma");
    }
}

/* CLN CLC: further condition codes in the same instruction. */
static bool more_condition_codes(struct source *s)
{
    for (;;) {
        source_skip_blanks(s);
        if (*s->at == '\0')
            return true;
        const char *before = s->at;
        const struct insn *row = take_mnemonic(s);
        if (row && row->form == F_CC && !((row->match ^ s->w[0]) & 020)) {
            s->w[0] |= row->match;
            continue;
        }
        s->at = before;
        return source_expected(s, s->w[0] & 020
                                      ? "another of SEN SEZ SEV SEC, or nothing"
                                      : "another of CLN CLZ CLV CLC, or nothing");
    }
}

static bool end_of_line(struct source *s)
{
    source_skip_blanks(s);
    return *s->at == '\0' || source_expected(s, "the end of the line");
}

/* What is said about an operand begins with how the instruction is written. */
static void begin_sentence(struct source *s, const struct insn *row)
{
    if (row->form == F_CC)
        return;
    bool alone = *insn_form[row->form].usage == '\0';
    text_put(&s->error, row->name);
    text_put(&s->error, alone ? " stands alone" : " ");
    text_put(&s->error, insn_form[row->form].usage);
    text_put(&s->error, ": ");
}

static bool assemble_row(struct source *s, const struct insn *row)
{
    s->w[0] = row->match;
    s->words = 1;
    begin_sentence(s, row);
    if (row->form == F_CC)
        return more_condition_codes(s);
    for (const char *p = insn_form[row->form].pattern; *p != '\0'; p++) {
        if (!read_letter(s, *p))
            return false;
    }
    return end_of_line(s);
}

static bool assemble_number(struct source *s)
{
    s->words = 1;
    return source_number(s, &s->w[0]) && end_of_line(s);
}

static bool assemble_line(struct source *s)
{
    const struct insn *row = take_mnemonic(s);

    if (row)
        return assemble_row(s, row);
    if (source_number_comes(s))
        return assemble_number(s);
    return source_expected(s, "an instruction like MOV R0,(R1), or an octal word");
}

bool assemble(const char *text, word pc, word w[3], int *words, char *error, size_t size)
{
    struct source s = { .at = text, .pc = pc };

    text_begin(&s.error, error, size);
    if (!assemble_line(&s))
        return false;
    text_begin(&s.error, error, size);
    memcpy(w, s.w, sizeof s.w);
    *words = s.words;
    return true;
}
