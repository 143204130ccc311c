/* Where the values of an expression lie: at an address of the kernel's, at an offset from a
 * register, in a register. */
#include "monitor/source/cparse.h"

static struct anchor at(enum anchor_kind kind, bool known, unsigned reg, word value)
{
    return (
        struct anchor){ .kind = kind, .known = known, .reg = (byte)reg, .value = value };
}

/* The kernel's address of symbol S. */
struct anchor c_external(const struct c_unit *u, int s)
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
        return c_external(u, s);
    }
}

bool c_is_array(const struct c_unit *u, int node)
{
    byte how = u->node[node].type.how[0];
    return how == C_ARRAY || how == C_FUNCTION;
}

/* Whether NODE is an address that needs no code of its own but where *WHERE is. */
bool c_fixed(struct c_unit *u, int node, struct anchor *where)
{
    const struct c_node *n = &u->node[node];
    word add;
    if (n->op == N_CONSTANT)
        *where = at(ANCHOR_EXTERN, true, 0, n->value);
    else if (n->op == N_ADDRESS)
        *where = c_where(u, n->left);
    else if ((n->op == N_NAME || n->op == N_MEMBER) && c_is_array(u, node))
        *where = c_where(u, node);
    else if ((n->op == '+' || n->op == '-') && c_constant(u, n->right, &add) &&
             c_fixed(u, n->left, where))
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
    if (c_fixed(u, pointer, &where))
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
    if (n->op == '+' && c_fixed(u, n->left, &where) && where.kind == ANCHOR_EXTERN) {
        c_value(u, n->right);
        return at(ANCHOR_INDEX, where.known, ANY_REGISTER, where.value);
    }
    c_value(u, pointer);
    return at(ANCHOR_INDEX, true, ANY_REGISTER, 0);
}

struct anchor c_where(struct c_unit *u, int node)
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
        where = c_where(u, n->left);
        where.value = (word)(where.value + n->value);
    } else {
        c_value(u, node);
        where = at(ANCHOR_NOTHING, false, 0, 0);
    }
    u->depth--;
    return where;
}

void c_emit_place(struct c_unit *u, int node, int line)
{
    struct anchor where = c_where(u, node);
    where.place = line;
    c_emit_anchor(u, where);
}

/* The address of a place, as a value. */
void c_emit_address(struct c_unit *u, struct anchor where, int line)
{
    if (where.kind == ANCHOR_INDEX && where.reg != ANY_REGISTER)
        c_emit_anchor(u, (struct anchor){ .kind = ANCHOR_REGISTER,
                                          .known = true,
                                          .reg = where.reg,
                                          .place = line });
    if (where.kind == ANCHOR_EXTERN || where.value != 0) {
        where.kind = ANCHOR_CONSTANT;
        where.place = line;
        c_emit_anchor(u, where);
    }
}
