/* Instructions, by how V6's as reads their operands. */
#include "images/as_parts.h"

/* A first operand that may only be a register, 0 to 7, or an accumulator, 0 to 3. */
enum { ANYTHING = 0100, REGISTER = 010, ACCUMULATOR = 04 };

enum { MOST_EXTRAS = 2, SYS_NUMBERS = 64, STORE_FLOATING = 0174000 /* stf */ };

struct insn_line {
    struct as *as;
    const struct as_token *name;
    word op;
    struct as_extra extra[MOST_EXTRAS];
    int extras;
};

static void emit_all(struct insn_line *l)
{
    as_emit_plain(l->as, l->name, l->op);
    for (int i = 0; i < l->extras; i++)
        as_emit(l->as, l->name, &l->extra[i]);
}

static void take_comma(struct as *as)
{
    if (as_now(as)->kind == ',')
        as_advance(as);
    else
        as_error(as, as_now(as), "is where a comma and a second operand were expected");
}

static word operand(struct insn_line *l)
{
    return as_operand(l->as, l->extra, &l->extras);
}

/* HIGH goes to 11:6; it must lie below LIMIT. */
static void join(struct insn_line *l, const struct as_token *token, word high, word low,
                 word limit)
{
    if (high >= limit && l->as->pass != PASS_ESTIMATE)
        as_error(l->as, token,
                 limit == ACCUMULATOR
                     ? "is no accumulator: fr0 to fr3 was expected"
                     : "is no register: r0 to r5, sp or pc was expected");
    l->op |= (word)(high << 6 | low);
}

/* src,dst: DOUBLE, FP_STORE; the other way round: MUL, FP_LOAD. */
static void two_operands(struct insn_line *l, word limit, bool turned)
{
    const struct as_token *first_at = as_now(l->as);
    word first = operand(l);
    take_comma(l->as);
    const struct as_token *second_at = as_now(l->as);
    word second = operand(l);
    if (turned)
        join(l, second_at, second, first, limit);
    else
        join(l, first_at, first, second, limit);
}

/* movf: with an accumulator first it stores, else it loads. */
static void movf(struct insn_line *l)
{
    const struct as_token *first_at = as_now(l->as);
    word first = operand(l);
    take_comma(l->as);
    const struct as_token *second_at = as_now(l->as);
    word second = operand(l);
    if (first < ACCUMULATOR) {
        l->op = STORE_FLOATING;
        join(l, first_at, first, second, ACCUMULATOR);
        return;
    }
    join(l, second_at, second, first, ACCUMULATOR);
}

/* jsr r,dst. V6's as1 takes the register for any operand, and guesses a word for it if it
 * is a number. */
static void jsr(struct insn_line *l)
{
    word r = l->as->pass == PASS_ESTIMATE ? operand(l) : as_register(l->as);
    take_comma(l->as);
    word dst = operand(l);
    l->op |= (word)(r << 6 | dst);
}

static void rts(struct insn_line *l)
{
    if (l->as->pass == PASS_ESTIMATE)
        as_expression(l->as);
    else
        l->op |= as_register(l->as);
}

static void sys(struct insn_line *l)
{
    const struct as_token *token = as_now(l->as);
    struct as_value v = as_expression(l->as);
    if (l->as->pass != PASS_ESTIMATE && (v.value >= SYS_NUMBERS || v.type > AS_ABSOLUTE))
        as_error(l->as, token, "is no such number: 0 to 77 was expected");
    l->op |= v.value & 0377;
}

/* sob r,label: back only. */
static void sob(struct insn_line *l)
{
    enum { FARTHEST = 125, AHEAD = -2 };
    struct as *as = l->as;
    word r = 0;
    if (as->pass == PASS_ESTIMATE)
        as_expression(as);
    else
        r = as_register(as);
    take_comma(as);
    const struct as_token *token = as_now(as);
    struct as_value target = as_expression(as);
    int16_t distance = (int16_t)(*as_dot(as) - target.value);
    l->op |= (word)(r << 6);
    if (as->pass != PASS_WRITE)
        return;
    if (distance < AHEAD || distance > FARTHEST || distance & 1 ||
        target.type != as_segment(as))
        as_error(as, token,
                 "is out of reach: a label at most 124 bytes back was expected");
    else
        l->op |= (word)((distance + 2) / 2);
}

static void branch(struct as *as, word op)
{
    const struct as_token *token = as_now(as);
    struct as_value target = as_expression(as);
    as_branch_to(as, token, op, &target);
}

static void read_operands(struct insn_line *l, int kind)
{
    switch (kind) {
    case AS_DOUBLE:
        two_operands(l, ANYTHING, false);
        break;
    case AS_FP_STORE:
        two_operands(l, ACCUMULATOR, false);
        break;
    case AS_MUL:
        two_operands(l, REGISTER, true);
        break;
    case AS_FP_LOAD:
        two_operands(l, ACCUMULATOR, true);
        break;
    case AS_MOVF:
        movf(l);
        break;
    case AS_JSR:
        jsr(l);
        break;
    case AS_RTS:
        rts(l);
        break;
    case AS_SYS:
        sys(l);
        break;
    case AS_SOB:
        sob(l);
        break;
    default: /* AS_SINGLE */
        l->op |= operand(l);
    }
}

void as_instruction(struct as *as, int kind, word op)
{
    struct insn_line l = { .as = as, .name = as_now(as), .op = op };
    as_advance(as);
    if (kind == AS_BRANCH) {
        branch(as, op);
        return;
    }
    if (kind == AS_JBR || kind == AS_JCC) {
        as_jump(as, kind, op);
        return;
    }
    read_operands(&l, kind);
    emit_all(&l);
}
