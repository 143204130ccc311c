/* What an expression comes to: its steps done on a stack of values. */
#include "monitor/expr_parts.h"
#include "monitor/view.h"

/* A negative number and the word that holds it are equal. */
static bool same(int64_t a, int64_t b)
{
    return a == b || ((a < 0) != (b < 0) && a >= -SIGN && b >= -SIGN && a <= WHOLE_WORD &&
                      b <= WHOLE_WORD && (word)a == (word)b);
}

static enum result divide(struct monitor *m, enum expr_do what, int64_t *a, int64_t b)
{
    if (b == 0)
        return fail(m, "Division by zero.");
    if (b == -1)
        *a = what == DO_DIVIDE ? (int64_t)(0 - (uint64_t)*a) : 0;
    else
        *a = what == DO_DIVIDE ? *a / b : *a % b;
    return DONE;
}

/* *A becomes A WHAT B, modulo 2^64. */
static enum result two(struct monitor *m, enum expr_do what, int64_t *a, int64_t b)
{
    uint64_t x = (uint64_t)*a, y = (uint64_t)b;
    switch (what) {
    case DO_MULTIPLY:
        *a = (int64_t)(x * y);
        return DONE;
    case DO_ADD:
        *a = (int64_t)(x + y);
        return DONE;
    case DO_SUBTRACT:
        *a = (int64_t)(x - y);
        return DONE;
    case DO_AND:
        *a &= b;
        return DONE;
    case DO_OR:
        *a |= b;
        return DONE;
    case DO_XOR:
        *a ^= b;
        return DONE;
    case DO_EQUAL:
        *a = same(*a, b);
        return DONE;
    case DO_UNEQUAL:
        *a = !same(*a, b);
        return DONE;
    case DO_LESS:
        *a = *a < b;
        return DONE;
    case DO_GREATER:
        *a = *a > b;
        return DONE;
    case DO_AT_MOST:
        *a = *a <= b;
        return DONE;
    case DO_AT_LEAST:
        *a = *a >= b;
        return DONE;
    default:
        return divide(m, what, a, b);
    }
}

static struct view view_for(struct monitor *m, const struct expr_op *op)
{
    uint32_t where = op->memory.switches & ~(UINT32_C(1) << ('b' - 'a'));
    if (has_switch(where, 'p'))
        return (struct view){ 0 };
    if (where)
        return view_of(m, where);
    if (op->memory.place.known)
        return (struct view){ true, op->memory.place.mode, op->memory.place.space };
    return view_current(m, D_SPACE);
}

static enum result memory(struct monitor *m, const struct expr_op *op, int64_t *value)
{
    bool bytes = has_switch(op->memory.switches, 'b');
    uint32_t at = (uint32_t)*value;
    word data;
    if (*value < 0 || *value >= ADDRESSES || (!bytes && (*value & 1)))
        return fail(m, "A %s below 1000000, not %llo.",
                    bytes ? "byte's address is" : "word's address is even and",
                    (unsigned long long)*value);
    if (view_peek(m, view_for(m, op), at & ~UINT32_C(1), &data) != DONE)
        return FAILED;
    *value = !bytes ? data : at & 1 ? data >> 8 : data & LOW_BYTE;
    return DONE;
}

static enum result one(struct monitor *m, const struct expr_op *op, int64_t *value)
{
    switch (op->what) {
    case DO_MEMORY:
        return memory(m, op, value);
    case DO_NEGATE:
        *value = (int64_t)(0 - (uint64_t)*value);
        return DONE;
    case DO_COMPLEMENT:
        *value = ~*value & WHOLE_WORD;
        return DONE;
    case DO_NOT:
        *value = *value == 0;
        return DONE;
    default:
        *value = *value != 0;
        return DONE;
    }
}

enum result expr_value(struct monitor *m, const struct expr *e, int64_t *value)
{
    int64_t stack[EXPR_OPS] = { 0 };
    int top = -1;
    for (int i = 0; i < e->count; i++) {
        const struct expr_op *op = &e->op[i];
        enum result result = DONE;
        if (op->what == DO_CONSTANT)
            stack[++top] = op->value;
        else if (op->what == DO_REGISTER)
            stack[++top] = (int64_t)register_get(m, &op->ref);
        else if (op->what < DO_MULTIPLY)
            result = one(m, op, &stack[top]);
        else if (op->what < DO_SKIP_FALSE) {
            top--;
            result = two(m, op->what, &stack[top], stack[top + 1]);
        } else if ((stack[top] != 0) == (op->what == DO_SKIP_TRUE)) {
            stack[top] = stack[top] != 0;
            i = (int)op->value - 1;
        } else {
            top--;
        }
        if (result != DONE)
            return result;
    }
    *value = stack[0];
    return DONE;
}
