/* Expressions of early C as trees. */
#include "monitor/source/cparse.h"

#include <string.h>

static int name(struct c_unit *u)
{
    int n = c_node(u, N_NAME, 0, 0), s = c_find(u, u->r.token.name, false);
    if (s < 0) {
        struct c_type type = c_int;
        if (c_peek(&u->r) == '(')
            type.how[0] = C_FUNCTION;
        s = c_declare(u, u->r.token.name, C_EXTERNAL, &type, 0);
    }
    u->node[n].symbol = s;
    u->node[n].type = u->symbol[s].type;
    c_next(&u->r);
    return n;
}

static int primary(struct c_unit *u)
{
    int n = 0;
    switch (u->r.token.kind) {
    case C_NAME:
        return c_is_name(&u->r, "sizeof") ? c_sizeof(u) : name(u);
    case C_NUMBER:
        n = c_number(u, u->r.token.value);
        break;
    case C_STRING:
        n = c_node(u, N_STRING, 0, 0);
        u->node[n].type = (struct c_type){ .base = 1, .how = { C_POINTER } };
        break;
    default:
        if (c_skip(&u->r, '(')) {
            if (c_at_type(u))
                return c_cast(u);
            n = c_expression(u);
            if (c_is(&u->r, ')'))
                break;
        }
        c_fail(u);
        return 0;
    }
    c_next(&u->r);
    return n;
}

/* X.m, and X->m as (*X).m. V6's cc lets any X have any member. */
static int member(struct c_unit *u, int of, bool pointed)
{
    if (pointed)
        of = c_content(u, of);
    c_next(&u->r);
    int s = c_find(u, u->r.token.name, true);
    if (u->r.token.kind != C_NAME || s < 0) {
        c_fail(u);
        return 0;
    }
    int n = c_node(u, N_MEMBER, of, 0);
    u->node[n].value = u->symbol[s].value;
    u->node[n].type = u->symbol[s].type;
    c_next(&u->r);
    return n;
}

static int call(struct c_unit *u, int function)
{
    int arguments = 0;
    c_next(&u->r);
    if (!c_is(&u->r, ')'))
        arguments = c_expression(u);
    int n = c_node(u, N_CALL, function, arguments);
    if (u->node[function].type.how[0] == C_FUNCTION)
        u->node[n].type = c_inside(&u->node[function].type);
    if (!c_skip(&u->r, ')'))
        c_fail(u);
    return n;
}

static int postfix(struct c_unit *u)
{
    int n = primary(u);
    while (!u->failed) {
        if (c_is(&u->r, '('))
            n = call(u, n);
        else if (c_is(&u->r, '.'))
            n = member(u, n, false);
        else if (c_is(&u->r, OP_ARROW))
            n = member(u, n, true);
        else if (c_skip(&u->r, '[')) {
            int index = c_expression(u);
            n = c_content(u, c_binary(u, '+', n, index));
            if (!c_skip(&u->r, ']'))
                c_fail(u);
        } else if (c_skip(&u->r, OP_INCREMENT) || c_skip(&u->r, OP_DECREMENT))
            n = c_step(u, N_AFTER, n);
        else
            break;
    }
    return n;
}

int c_unary(struct c_unit *u)
{
    int n = 0, op = u->r.token.kind == C_OPERATOR ? u->r.token.operator: 0;
    if (++u->depth > C_DEPTH)
        c_fail(u);
    else if (op == '-' || op == '!' || op == '~') {
        c_next(&u->r);
        n = c_negative(u, op, c_unary(u));
    } else if (op == '*') {
        c_next(&u->r);
        n = c_content(u, c_unary(u));
    } else if (op == '&') {
        c_next(&u->r);
        n = c_address(u, c_unary(u));
    } else if (op == OP_INCREMENT || op == OP_DECREMENT) {
        c_next(&u->r);
        n = c_step(u, N_BEFORE, c_unary(u));
    } else
        n = postfix(u);
    u->depth--;
    return n;
}

static const struct {
    int op, binds;
} level[] = {
    {'*',            9},
    { '/',           9},
    { '%',           9},
    { '+',           8},
    { '-',           8},
    { OP_LEFT,       7},
    { OP_RIGHT,      7},
    { '<',           6},
    { '>',           6},
    { OP_LESS_EQUAL, 6},
    { OP_MORE_EQUAL, 6},
    { OP_EQUAL,      5},
    { OP_UNEQUAL,    5},
    { '&',           4},
    { '^',           3},
    { '|',           3},
    { OP_AND,        2},
    { OP_OR,         1},
};

static int binds(const struct c_unit *u)
{
    for (size_t i = 0; i < sizeof level / sizeof level[0]; i++)
        if (c_is(&u->r, level[i].op))
            return level[i].binds;
    return 0;
}

static int infix(struct c_unit *u, int least)
{
    int n = c_unary(u);
    for (int b; (b = binds(u)) >= least && b > 0;) {
        int op = u->r.token.operator;
        c_next(&u->r);
        n = c_binary(u, op, n, infix(u, b + 1));
    }
    return n;
}

static bool is_assignment(const struct c_unit *u)
{
    int op = u->r.token.operator;
    return u->r.token.kind == C_OPERATOR && (op & 0377) == '=' && op != OP_EQUAL;
}

int c_ternary(struct c_unit *u)
{
    int n = infix(u, 1);
    if (c_skip(&u->r, '?')) {
        int yes = c_ternary(u);
        c_skip(&u->r, ':');
        int no = c_ternary(u);
        n = c_node(u, '?', n, yes);
        u->node[n].third = no;
        u->node[n].type = u->node[yes].type;
    } else if (is_assignment(u)) {
        int op = u->r.token.operator;
        c_next(&u->r);
        int value = c_ternary(u);
        if (op == OP_ADD || op == OP_SUBTRACT)
            value = c_scaled(u, value, &u->node[n].type);
        struct c_type type = u->node[n].type;
        n = c_node(u, op, n, value);
        u->node[n].type = type;
    }
    return n;
}

int c_expression(struct c_unit *u)
{
    int n = c_ternary(u);
    while (c_skip(&u->r, ','))
        n = c_node(u, ',', n, c_ternary(u));
    return n;
}
