/* Expressions of early C as trees, with the types that say by what an index is multiplied. */
#include "monitor/unix/cparse.h"

#include <string.h>

static int node(struct c_unit *u, int op, int left, int right)
{
    if (u->nodes == C_NODES) {
        c_fail(u);
        return 0;
    }
    int line = u->r.token.line;
    if (left && u->node[left].line)
        line = u->node[left].line;
    u->node[u->nodes] = (struct c_node){
        .op = op, .left = left, .right = right, .line = line, .type = c_int
    };
    return u->nodes++;
}

static int constant(struct c_unit *u, word value)
{
    int n = node(u, N_CONSTANT, 0, 0);
    u->node[n].value = value;
    return n;
}

bool c_constant(struct c_unit *u, int n, word *value)
{
    *value = u->node[n].value;
    return u->node[n].op == N_CONSTANT;
}

/* What a binary operator makes of two constants. False: cc leaves it for later. */
static bool fold(int op, word a, word b, word *value)
{
    switch (op) {
    case '+':
        *value = (word)(a + b);
        return true;
    case '-':
        *value = (word)(a - b);
        return true;
    case '*':
        *value = (word)((unsigned)a * b);
        return true;
    case '|':
        *value = a | b;
        return true;
    case '&':
        *value = a & b;
        return true;
    case '^':
        *value = a ^ b;
        return true;
    case OP_LEFT:
        *value = (word)((uint32_t)a << (b & 037));
        return true;
    case '/':
        if (b)
            *value = (word)(a / b);
        return b != 0;
    default:
        return false;
    }
}

/* N times the size of what TYPE points to. */
static int scaled(struct c_unit *u, int n, const struct c_type *type)
{
    struct c_type inside = c_inside(type);
    word size = c_size(&inside);
    if (!c_points(type) || size == 1)
        return n;
    if (u->node[n].op == N_CONSTANT) {
        u->node[n].value = (word)((unsigned)u->node[n].value * size);
        return n;
    }
    return node(u, '*', n, constant(u, size));
}

static int binary(struct c_unit *u, int op, int left, int right)
{
    word a, b, value;
    if (c_constant(u, left, &a) && c_constant(u, right, &b) && fold(op, a, b, &value))
        return constant(u, value);
    struct c_type lt = u->node[left].type, rt = u->node[right].type;
    bool sum = op == '+' || op == '-';
    if (sum && !c_points(&rt))
        right = scaled(u, right, &lt);
    else if (op == '+' && !c_points(&lt)) {
        int other = scaled(u, left, &rt);
        left = right;
        right = other;
        lt = rt;
    }
    int n = node(u, op, left, right);
    if (sum)
        u->node[n].type = lt;
    if (n && sum && lt.how[0] == C_ARRAY)
        u->node[n].type.how[0] = C_POINTER;
    return n;
}

static int content(struct c_unit *u, int of)
{
    int n = node(u, N_CONTENT, of, 0);
    u->node[n].type = c_inside(&u->node[of].type);
    return n;
}

static int name(struct c_unit *u)
{
    int n = node(u, N_NAME, 0, 0), s = c_find(u, u->r.token.name, false);
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

static int size_of(struct c_unit *u)
{
    c_next(&u->r);
    int n = node(u, N_NAME, 0, 0);
    bool within = c_skip(&u->r, '(');
    int of = c_ternary(u);
    if (within)
        c_skip(&u->r, ')');
    u->node[n].op = N_CONSTANT;
    u->node[n].value = c_size(&u->node[of].type);
    return n;
}

static int primary(struct c_unit *u)
{
    int n = 0;
    switch (u->r.token.kind) {
    case C_NAME:
        return c_is_name(&u->r, "sizeof") ? size_of(u) : name(u);
    case C_NUMBER:
        n = constant(u, u->r.token.value);
        break;
    case C_STRING:
        n = node(u, N_STRING, 0, 0);
        u->node[n].type = (struct c_type){ .base = 1, .how = { C_POINTER } };
        break;
    default:
        if (c_skip(&u->r, '(')) {
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
        of = content(u, of);
    c_next(&u->r);
    int s = c_find(u, u->r.token.name, true);
    if (u->r.token.kind != C_NAME || s < 0) {
        c_fail(u);
        return 0;
    }
    int n = node(u, N_MEMBER, of, 0);
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
    int n = node(u, N_CALL, function, arguments);
    if (!c_skip(&u->r, ')'))
        c_fail(u);
    return n;
}

static int step(struct c_unit *u, int op, int of)
{
    struct c_type type = u->node[of].type, inside = c_inside(&type);
    int n = node(u, op, of, 0);
    u->node[n].type = type;
    u->node[n].value = type.how[0] == C_POINTER ? c_size(&inside) : 1;
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
            n = content(u, binary(u, '+', n, index));
            if (!c_skip(&u->r, ']'))
                c_fail(u);
        } else if (c_skip(&u->r, OP_INCREMENT) || c_skip(&u->r, OP_DECREMENT))
            n = step(u, N_AFTER, n);
        else
            break;
    }
    return n;
}

static int address(struct c_unit *u, int of)
{
    if (u->node[of].op == N_CONTENT)
        return u->node[of].left;
    struct c_type type = u->node[of].type;
    int n = node(u, N_ADDRESS, of, 0);
    if (type.how[0] != C_ARRAY) {
        for (int i = C_DERIVED - 1; i > 0; i--) {
            type.how[i] = type.how[i - 1];
            type.length[i] = type.length[i - 1];
        }
        type.how[0] = C_POINTER;
    }
    u->node[n].type = type;
    return n;
}

static int negative(struct c_unit *u, int op, int of)
{
    word value;
    if (op == '!' || !c_constant(u, of, &value))
        return node(u, op == '-' ? N_NEGATE : op, of, 0);
    return constant(u, op == '-' ? (word)-value : (word)~value);
}

static int unary(struct c_unit *u)
{
    int n = 0, op = u->r.token.kind == C_OPERATOR ? u->r.token.operator: 0;
    if (++u->depth > C_DEPTH)
        c_fail(u);
    else if (op == '-' || op == '!' || op == '~') {
        c_next(&u->r);
        n = negative(u, op, unary(u));
    } else if (op == '*') {
        c_next(&u->r);
        n = content(u, unary(u));
    } else if (op == '&') {
        c_next(&u->r);
        n = address(u, unary(u));
    } else if (op == OP_INCREMENT || op == OP_DECREMENT) {
        c_next(&u->r);
        n = step(u, N_BEFORE, unary(u));
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
    int n = unary(u);
    for (int b; (b = binds(u)) >= least && b > 0;) {
        int op = u->r.token.operator;
        c_next(&u->r);
        n = binary(u, op, n, infix(u, b + 1));
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
        n = node(u, '?', n, yes);
        u->node[n].third = no;
        u->node[n].type = u->node[yes].type;
    } else if (is_assignment(u)) {
        int op = u->r.token.operator;
        c_next(&u->r);
        int value = c_ternary(u);
        if (op == OP_ADD || op == OP_SUBTRACT)
            value = scaled(u, value, &u->node[n].type);
        struct c_type type = u->node[n].type;
        n = node(u, op, n, value);
        u->node[n].type = type;
    }
    return n;
}

int c_expression(struct c_unit *u)
{
    int n = c_ternary(u);
    while (c_skip(&u->r, ','))
        n = node(u, ',', n, c_ternary(u));
    return n;
}
