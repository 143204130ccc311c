/* Nodes of expressions: constants are folded, indexes multiplied by the size of what they
 * count. */
#include "monitor/source/cparse.h"

int c_node(struct c_unit *u, int op, int left, int right)
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

int c_number(struct c_unit *u, word value)
{
    int n = c_node(u, N_CONSTANT, 0, 0);
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
int c_scaled(struct c_unit *u, int n, const struct c_type *type)
{
    struct c_type inside = c_inside(type);
    word size = c_size(&inside);
    if (!c_points(type) || size == 1)
        return n;
    if (u->node[n].op == N_CONSTANT) {
        u->node[n].value = (word)((unsigned)u->node[n].value * size);
        return n;
    }
    return c_node(u, '*', n, c_number(u, size));
}

int c_binary(struct c_unit *u, int op, int left, int right)
{
    word a, b, value;
    if (c_constant(u, left, &a) && c_constant(u, right, &b) && fold(op, a, b, &value))
        return c_number(u, value);
    struct c_type lt = u->node[left].type, rt = u->node[right].type;
    bool sum = op == '+' || op == '-';
    if (sum && !c_points(&rt))
        right = c_scaled(u, right, &lt);
    else if (op == '+' && !c_points(&lt)) {
        int other = c_scaled(u, left, &rt);
        left = right;
        right = other;
        lt = rt;
    }
    int n = c_node(u, op, left, right);
    if (sum)
        u->node[n].type = lt;
    if (n && sum && lt.how[0] == C_ARRAY)
        u->node[n].type.how[0] = C_POINTER;
    return n;
}

int c_content(struct c_unit *u, int of)
{
    int n = c_node(u, N_CONTENT, of, 0);
    u->node[n].type = c_inside(&u->node[of].type);
    return n;
}

int c_step(struct c_unit *u, int op, int of)
{
    struct c_type type = u->node[of].type, inside = c_inside(&type);
    int n = c_node(u, op, of, 0);
    u->node[n].type = type;
    u->node[n].value = type.how[0] == C_POINTER ? c_size(&inside) : 1;
    return n;
}

int c_address(struct c_unit *u, int of)
{
    if (u->node[of].op == N_CONTENT)
        return u->node[of].left;
    struct c_type type = u->node[of].type;
    int n = c_node(u, N_ADDRESS, of, 0);
    if (type.how[0] != C_ARRAY)
        type = c_outside(&type, C_POINTER);
    u->node[n].type = type;
    return n;
}

int c_negative(struct c_unit *u, int op, int of)
{
    word value;
    if (op == '!' || !c_constant(u, of, &value))
        return c_node(u, op == '-' ? N_NEGATE : op, of, 0);
    return c_number(u, op == '-' ? (word)-value : (word)~value);
}
