/* Anchors of an expression, in about the order in which cc makes code of it. Within a line
 * the order matters little; that calls and tests come in theirs does. */
#include "monitor/unix/cparse.h"

/* Joins the point gone on from to TO. */
static void link(struct c_unit *u, int to)
{
    if (u->at == ANCHOR_NONE || to == ANCHOR_NONE)
        return;
    struct anchor *from = &u->text->list[u->at];
    from->next[from->next[0] != ANCHOR_NONE] = to;
}

static int add(struct c_unit *u, struct anchor a)
{
    a.next[0] = a.next[1] = ANCHOR_NONE;
    int n = anchor_add(u->text, a);
    if (n == ANCHOR_NONE)
        c_fail(u);
    return n;
}

static void emit(struct c_unit *u, struct anchor a)
{
    int n = add(u, a);
    link(u, n);
    u->at = n;
}

int c_emit(struct c_unit *u, enum anchor_kind kind, int line)
{
    emit(u, (struct anchor){ .kind = kind, .place = line });
    return u->at;
}

int c_emit_value(struct c_unit *u, enum anchor_kind kind, word value, int line)
{
    emit(u,
         (struct anchor){ .kind = kind, .known = true, .value = value, .place = line });
    return u->at;
}

int c_label(struct c_unit *u)
{
    return add(u, (struct anchor){ .kind = ANCHOR_NOTHING });
}

void c_place(struct c_unit *u, int label)
{
    link(u, label);
    u->at = label;
}

void c_jump(struct c_unit *u, int label, int line)
{
    if (u->at == ANCHOR_NONE)
        return;
    c_emit(u, ANCHOR_JUMP, line);
    link(u, label);
    u->at = ANCHOR_NONE;
}

/* Where a value lies, as an anchor without a line; ANCHOR_NOTHING: in no such place. */
static struct anchor place(struct c_unit *u, int node);

static struct anchor at(enum anchor_kind kind, bool known, unsigned reg, word value)
{
    return (
        struct anchor){ .kind = kind, .known = known, .reg = (byte)reg, .value = value };
}

/* The kernel's address of symbol S. */
static struct anchor external(const struct c_unit *u, int s)
{
    word value = 0;
    const struct c_source *source = u->source;
    bool known = u->symbol[s].class == C_EXTERNAL &&
                 source->address(source->host, u->symbol[s].name, &value);
    return at(ANCHOR_EXTERN, known, 0, value);
}

static struct anchor place_of_name(const struct c_unit *u, int s)
{
    const struct c_symbol *symbol = &u->symbol[s];
    switch (symbol->class) {
    case C_AUTOMATIC:
        return at(ANCHOR_INDEX, true, 5, symbol->value);
    case C_REGISTER:
        return at(ANCHOR_REGISTER, true, symbol->value, 0);
    default:
        return external(u, s);
    }
}

static bool is_array(const struct c_unit *u, int node)
{
    byte how = u->node[node].type.how[0];
    return how == C_ARRAY || how == C_FUNCTION;
}

/* Whether NODE is an address that needs no code of its own but where *WHERE is. */
static bool fixed_address(struct c_unit *u, int node, struct anchor *where)
{
    const struct c_node *n = &u->node[node];
    word add;
    if (n->op == N_CONSTANT)
        *where = at(ANCHOR_EXTERN, true, 0, n->value);
    else if (n->op == N_ADDRESS)
        *where = place(u, n->left);
    else if ((n->op == N_NAME || n->op == N_MEMBER) && is_array(u, node))
        *where = place(u, node);
    else if ((n->op == '+' || n->op == '-') && c_constant(u, n->right, &add) &&
             fixed_address(u, n->left, where))
        where->value = (word)(where->value + (n->op == '+' ? add : -add));
    else
        return false;
    return true;
}

static bool is_register(const struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    return n->op == N_NAME && u->symbol[n->symbol].class == C_REGISTER;
}

/* Where *POINTER lies. */
static struct anchor place_through(struct c_unit *u, int pointer)
{
    struct anchor where;
    const struct c_node *n = &u->node[pointer];
    word add;
    if (fixed_address(u, pointer, &where))
        return where;
    if (is_register(u, pointer))
        return at(ANCHOR_INDEX, true, u->symbol[n->symbol].value, 0);
    if ((n->op == N_AFTER || n->op == N_BEFORE) && is_register(u, n->left))
        return at(ANCHOR_INDEX, true, u->symbol[u->node[n->left].symbol].value, 0);
    if ((n->op == '+' || n->op == '-') && c_constant(u, n->right, &add)) {
        where = place_through(u, n->left);
        where.value = (word)(where.value + (n->op == '+' ? add : -add));
        return where;
    }
    if (n->op == '+' && fixed_address(u, n->left, &where) &&
        where.kind == ANCHOR_EXTERN) {
        c_value(u, n->right);
        return at(ANCHOR_INDEX, where.known, ANY_REGISTER, where.value);
    }
    c_value(u, pointer);
    return at(ANCHOR_INDEX, true, ANY_REGISTER, 0);
}

static struct anchor place(struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    struct anchor where;
    if (++u->depth > C_DEPTH)
        c_fail(u);
    if (u->failed)
        where = at(ANCHOR_NOTHING, false, 0, 0);
    else if (n->op == N_NAME)
        where = place_of_name(u, n->symbol);
    else if (n->op == N_CONTENT)
        where = place_through(u, n->left);
    else if (n->op == N_CONSTANT)
        where = at(ANCHOR_EXTERN, true, 0, n->value);
    else if (n->op == N_MEMBER) {
        where = place(u, n->left);
        where.value = (word)(where.value + n->value);
    } else {
        c_value(u, node);
        where = at(ANCHOR_NOTHING, false, 0, 0);
    }
    u->depth--;
    return where;
}

static void emit_place(struct c_unit *u, int node, int line)
{
    struct anchor where = place(u, node);
    where.place = line;
    emit(u, where);
}

/* The address of a place, as a value. */
static void emit_address(struct c_unit *u, struct anchor where, int line)
{
    if (where.kind == ANCHOR_INDEX && where.reg != ANY_REGISTER)
        emit(u, (struct anchor){ .kind = ANCHOR_REGISTER,
                                 .known = true,
                                 .reg = where.reg,
                                 .place = line });
    if (where.kind == ANCHOR_EXTERN || where.value != 0) {
        where.kind = ANCHOR_CONSTANT;
        where.place = line;
        emit(u, where);
    }
}

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
        struct anchor to = external(u, function->symbol);
        to.kind = ANCHOR_CALL;
        to.place = function->line;
        emit(u, to);
    } else {
        emit_place(u, n->left, n->line);
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
    emit_place(u, n->left, n->line);
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
    emit_place(u, n->left, n->line);
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
    return u->node[node].op == N_NAME || fixed_address(u, node, &where);
}

static void operate(struct c_unit *u, int node)
{
    const struct c_node *n = &u->node[node];
    struct anchor where;
    if ((n->op & 0377) == '=' && relation(n->op) < 0)
        assign(u, n);
    else if (is_logical(n->op))
        truth(u, node);
    else if (fixed_address(u, node, &where))
        emit_address(u, where, n->line);
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
        emit_address(u, place(u, n->left), n->line);
        break;
    case N_NAME:
    case N_MEMBER:
    case N_CONTENT:
        if (is_array(u, node))
            emit_address(u, place(u, node), n->line);
        else
            emit_place(u, node, n->line);
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
