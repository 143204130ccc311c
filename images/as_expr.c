/* Expressions: operators from left to right, all of one rank, [ ] for groups; two operands with
 * nothing between them are added. The type of what comes out says how ld would move it. */
#include "images/as_parts.h"

enum { DEEPEST = 200 /* brackets in brackets */ };

static struct as_value evaluate(struct as *as);

/* --- values --------------------------------------------------------------------------- */

/* As the ash instruction: COUNT has six bits and a sign, to the left if positive. */
static word shift(word value, word count)
{
    int n = count & 077;
    if (n & 040) {
        n = 0100 - n;
        return (word)((int16_t)value >> (n > 15 ? 15 : n));
    }
    return n > 15 ? 0 : (word)(value << n);
}

static word shift_right(word value, word count)
{
    word left = (word)-count;
    return left == 0 ? value : shift(value >> 1, (word)(left + 1));
}

/* As the div instruction has it, LEFT without a sign: what cannot be is left as it was. */
static word divide(word left, word right, bool remainder)
{
    int32_t divisor = (int16_t)right;
    if (divisor == 0)
        return remainder ? left : 0;
    int32_t quotient = left / divisor;
    if (quotient < INT16_MIN || quotient > INT16_MAX)
        return remainder ? left : 0;
    return (word)(remainder ? left % divisor : quotient);
}

static word compute(int op, word left, word right)
{
    switch (op) {
    case '-':
        return (word)(left - right);
    case '*':
        return (word)((uint32_t)left * right);
    case '/':
    case '%':
        return divide(left, right, op == '%');
    case '&':
        return left & right;
    case '!':
        return (word)(left + (word)~right);
    case '^':
        return left;
    case TOKEN_OR:
        return left | right;
    case TOKEN_LEFT:
        return shift(left, right);
    case TOKEN_RIGHT:
        return shift_right(left, right);
    default:
        return (word)(left + right);
    }
}

static void apply(struct as *as, const struct as_token *token, int op, struct as_value *v,
                  const struct as_value *right)
{
    if ((op == '/' || op == '%') && right->value == 0 && as->pass == PASS_WRITE)
        as_error(as, token, "is 0: a divisor that is not 0 was expected");
    v->value = compute(op, v->value, right->value);
    v->type = as_result_type(as, token, op, v->type, right->type);
}

/* --- operands ------------------------------------------------------------------------- */

static void symbol_operand(struct as *as, const struct as_token *token,
                           struct as_value *v)
{
    const struct as_symbol *s = &as->symbols[token->ref];
    v->type = s->type;
    v->value = s->value;
    if (as->pass == PASS_ESTIMATE)
        return;
    if (s->type == AS_UNDEFINED && as->pass == PASS_WRITE)
        as_error(as, token,
                 "is not defined: a label or an assignment of that name was expected, "
                 "or the flag - to leave it to ld");
    if (s->type == AS_GLOBAL) {
        as->external = (int)token->ref;
        v->value = 0;
    }
}

/* V6's as1 puts a backward label in the place of what is left of it, and takes its digit for what
 * is on the right. What it guesses of jumps is off by that. */
static void guess_local(struct as *as, const struct as_token *token,
                        struct as_value *left, struct as_value *right)
{
    right->value = token->value;
    if (token->kind == TOKEN_FORWARD) {
        *left = (struct as_value){ 0 };
        right->type = (word)(AS_GLOBAL | (token->value + 013));
        return;
    }
    if (as->current[token->value] == AS_NO_LOCAL)
        as_error(as, token,
                 "has no numeric label of its digit above it: one was expected");
    left->value = as->before[token->value].value;
    right->type = as->before[token->value].type;
}

static void local_operand(struct as *as, const struct as_token *token,
                          struct as_value *left, struct as_value *right)
{
    if (as->pass == PASS_ESTIMATE) {
        guess_local(as, token, left, right);
        return;
    }
    int i =
        token->kind == TOKEN_BACK ? as->current[token->value] : as->next[token->value];
    if (i == AS_NO_LOCAL || (size_t)i >= as->local_count) {
        as_error(as, token,
                 "has no numeric label of its digit below it: one was expected");
        return;
    }
    right->type = as->locals[i].type;
    right->value = as->locals[i].value;
}

static void group(struct as *as, const struct as_token *token, struct as_value *right)
{
    as_advance(as);
    if (as->depth >= DEEPEST) {
        as_error(as, token, "is one bracket too deep: at most 200 were expected");
        return;
    }
    as->depth++;
    *right = evaluate(as);
    as->depth--;
    if (as_now(as)->kind != ']')
        as_error(as, as_now(as), "is where ] was expected");
}

/* Reads the operand at the current token, if there is one. */
static bool take_operand(struct as *as, struct as_value *left, struct as_value *right)
{
    const struct as_token *token = as_now(as);
    *right = (struct as_value){ .type = AS_ABSOLUTE };
    switch (token->kind) {
    case TOKEN_NUMBER:
        right->value = token->value;
        return true;
    case TOKEN_SYMBOL:
        symbol_operand(as, token, right);
        return true;
    case TOKEN_BACK:
    case TOKEN_FORWARD:
        local_operand(as, token, left, right);
        return true;
    case '[':
        group(as, token, right);
        return true;
    default:
        return false;
    }
}

static bool is_operator(int kind)
{
    static const byte operators[] = { '+', '-', '*',      '/',        '&',        '%',
                                      '^', '!', TOKEN_OR, TOKEN_LEFT, TOKEN_RIGHT };
    for (size_t i = 0; i < sizeof operators; i++) {
        if (operators[i] == kind)
            return true;
    }
    return false;
}

static struct as_value evaluate(struct as *as)
{
    struct as_value v = { .type = AS_ABSOLUTE }, right;
    int op = '+';
    bool found = false;
    for (;; as_advance(as)) {
        const struct as_token *token = as_now(as);
        if (take_operand(as, &v, &right)) {
            apply(as, token, op, &v, &right);
            op = '+';
            found = true;
        } else if (is_operator(token->kind)) {
            if (op != '+')
                as_error(as, token,
                         "follows another operator: a number, a name or [ "
                         "was expected");
            op = token->kind;
        } else {
            break;
        }
    }
    if (!found)
        as_error(as, as_now(as), "is where an expression was expected");
    return v;
}

struct as_value as_expression(struct as *as)
{
    as->external = 0;
    struct as_value v = evaluate(as);
    v.external = as->external;
    return v;
}
