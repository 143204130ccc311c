/* Types within expressions: sizeof and V7's casts. */
#include "monitor/source/cparse.h"

/* A type between parentheses, behind the first. */
static struct c_type abstract(struct c_unit *u)
{
    enum c_class class = C_EXTERNAL;
    char none[C_NAME_SIZE + 1];
    struct c_type base = c_base(u, &class), type = c_int;
    if (!c_declared(u, &base, &type, none, false) || !c_skip(&u->r, ')'))
        c_fail(u);
    return type;
}

int c_sizeof(struct c_unit *u)
{
    c_next(&u->r);
    int n = c_node(u, N_NAME, 0, 0);
    bool within = c_skip(&u->r, '(');
    u->node[n].op = N_CONSTANT;
    if (within && c_at_type(u)) {
        struct c_type type = abstract(u);
        u->node[n].value = c_size(&type);
        return n;
    }
    int of = c_ternary(u);
    if (within)
        c_skip(&u->r, ')');
    u->node[n].value = c_size(&u->node[of].type);
    return n;
}

/* (type) in front of a value, behind its first parenthesis. */
int c_cast(struct c_unit *u)
{
    struct c_type type = abstract(u);
    int n = c_unary(u);
    if (n)
        u->node[n].type = type;
    return n;
}
