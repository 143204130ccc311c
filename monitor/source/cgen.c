/* Anchors of an expression, in about the order in which cc makes code of it. Within a line
 * the order matters little; that calls and tests come in theirs does. */
#include "monitor/source/cparse.h"

static void arguments(struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    if (node == 0)
        return;
    if (n->op == ',') {
        arguments(u, n->right);
        arguments(u, n->left);
        return;
    }
    c_value(u, node);
    c_emit(u, ANCHOR_PUSH, n->line);
}

static void call(struct c_unit *u, const struct c_node *n)
{
    arguments(u, n->right);
    const struct c_node *function = &u->node[n->left];
    if (function->op == N_NAME && u->symbol[function->symbol].class == C_EXTERNAL) {
        struct anchor to = c_external(u, function->symbol);
        to.kind = ANCHOR_CALL;
        to.place = function->line;
        c_emit_anchor(u, to);
    } else {
        c_emit_place(u, n->left, n->line);
        c_emit(u, ANCHOR_CALL_THROUGH, n->line);
    }
    if (n->right)
        c_emit(u, ANCHOR_POP, n->line);
}

/* a == b and the like as 0 or 1. */
static void truth(struct c_unit *u, int node)
{
    int yes = c_label(u), no = c_label(u), on = c_label(u), line = u->node[node].line;
    c_test(u, node, yes, no);
    c_place(u, no);
    c_emit_value(u, ANCHOR_CONSTANT, 0, line);
    c_jump(u, on, line);
    c_place(u, yes);
    c_emit_value(u, ANCHOR_CONSTANT, 1, line);
    c_place(u, on);
}

static void choice(struct c_unit *u, const struct c_node *n)
{
    int yes = c_label(u), no = c_label(u), on = c_label(u);
    c_test(u, n->left, yes, no);
    c_place(u, yes);
    c_value(u, n->right);
    c_jump(u, on, n->line);
    c_place(u, no);
    c_value(u, n->third);
    c_place(u, on);
}

static void step(struct c_unit *u, const struct c_node *n)
{
    if (n->value != 1)
        c_emit_value(u, ANCHOR_CONSTANT, n->value, n->line);
    c_emit_place(u, n->left, n->line);
    if (n->value == 1)
        c_emit(u, ANCHOR_STEP, n->line);
}

static void assign(struct c_unit *u, const struct c_node *n)
{
    word value;
    bool one = c_constant(u, n->right, &value) && value == 1 &&
               (n->op == OP_ADD || n->op == OP_SUBTRACT);
    if (!one)
        c_value(u, n->right);
    c_emit_place(u, n->left, n->line);
    if (one)
        c_emit(u, ANCHOR_STEP, n->line);
}

/* The test that a comparison comes to, or -1. */
static int relation(int op)
{
    switch (op) {
    case OP_EQUAL:
        return TEST_EQUAL;
    case OP_UNEQUAL:
        return TEST_UNEQUAL;
    case '<':
    case '>':
        return TEST_LESS;
    case OP_LESS_EQUAL:
    case OP_MORE_EQUAL:
        return TEST_NOT_LESS;
    default:
        return -1;
    }
}

static bool is_logical(int op)
{
    return op == '!' || op == OP_AND || op == OP_OR || relation(op) >= 0;
}

/* cc takes the more difficult operand of these first. */
static bool commutes(int op)
{
    return op == '+' || op == '|' || op == '&' || op == '*' || op == '^';
}

static bool is_leaf(struct c_unit *u, int node)
{
    struct anchor where;
    return u->node[node].op == N_NAME || c_fixed(u, node, &where);
}

static void operate(struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    struct anchor where;
    if ((n->op & 0377) == '=' && relation(n->op) < 0)
        assign(u, n);
    else if (is_logical(n->op))
        truth(u, node);
    else if (c_fixed(u, node, &where))
        c_emit_address(u, where, n->line);
    else if (n->right && commutes(n->op) && is_leaf(u, n->left)) {
        c_value(u, n->right);
        c_value(u, n->left);
    } else {
        c_value(u, n->left);
        c_value(u, n->right);
    }
}

void c_value(struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    if (u->failed || node == 0)
        return;
    if (++u->depth > C_DEPTH) {
        c_fail(u);
        return;
    }
    switch (n->op) {
    case N_CONSTANT:
        c_emit_value(u, ANCHOR_CONSTANT, n->value, n->line);
        break;
    case N_STRING:
        c_emit(u, ANCHOR_CONSTANT, n->line);
        break;
    case N_CALL:
        call(u, n);
        break;
    case N_BEFORE:
    case N_AFTER:
        step(u, n);
        break;
    case '?':
        choice(u, n);
        break;
    case N_ADDRESS:
        c_emit_address(u, c_where(u, n->left), n->line);
        break;
    case N_NAME:
    case N_MEMBER:
    case N_CONTENT:
        if (c_is_array(u, node))
            c_emit_address(u, c_where(u, node), n->line);
        else
            c_emit_place(u, node, n->line);
        break;
    default:
        operate(u, node);
    }
    u->depth--;
}

static void branch(struct c_unit *u, int test, int line, int yes, int no)
{
    int n = c_emit_value(u, ANCHOR_TEST, (word)test, line);
    if (u->failed)
        return;
    u->text->list[n].next[0] = yes;
    u->text->list[n].next[1] = no;
    u->at = ANCHOR_NONE;
}

static void both(struct c_unit *u, const struct c_node *n, int yes, int no)
{
    int between = c_label(u);
    bool and = n->op == OP_AND;
    c_test(u, n->left, and? between : yes, and? no : between);
    c_place(u, between);
    c_test(u, n->right, yes, no);
}

void c_test(struct c_unit *u, int node, int yes, int no)
{
    const struct c_node *n = &u->node[node];
    word value;
    if (++u->depth > C_DEPTH)
        c_fail(u);
    if (u->failed)
        return;
    if (n->op == '!')
        c_test(u, n->left, no, yes);
    else if (n->op == OP_AND || n->op == OP_OR)
        both(u, n, yes, no);
    else if (relation(n->op) < 0) {
        c_value(u, node);
        branch(u, TEST_UNEQUAL, n->line, yes, no);
    } else {
        c_value(u, n->left);
        if (!c_constant(u, n->right, &value) || value != 0)
            c_value(u, n->right);
        branch(u, relation(n->op), n->line, yes, no);
    }
    u->depth--;
}
