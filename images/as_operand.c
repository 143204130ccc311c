/* Addresses: r (r) (r)+ -(r) x(r) x $x, and * before each. */
#include "images/as_parts.h"

/* Bits of an operand. */
enum {
    DEFERRED = 010,
    MODE_DEFERRED = 010,
    MODE_INCREMENT = 020,
    MODE_DECREMENT = 040,
    MODE_INDEX = 060,
    MODE_IMMEDIATE = 027,
    MODE_RELATIVE = 067,
    LAST_REGISTER = 7
};

/* V6's as1 lets a number pass, as2 does not. */
static bool is_register(const struct as *as, const struct as_value *v)
{
    if (v->value > LAST_REGISTER)
        return false;
    return v->type > AS_BSS || (v->type == AS_ABSOLUTE && as->pass == PASS_ESTIMATE);
}

void as_check_register(struct as *as, const struct as_token *token, struct as_value *v)
{
    if (is_register(as, v))
        return;
    as_error(as, token,
             "is no register: r0 to r5, sp, pc or a name for one was expected");
    *v = (struct as_value){ 0 };
}

word as_register(struct as *as)
{
    const struct as_token *token = as_now(as);
    struct as_value v = as_expression(as);
    as_check_register(as, token, &v);
    return v.value;
}

static void add_extra(struct as_extra *extra, int *extras, const struct as_value *v,
                      bool relative)
{
    extra[(*extras)++] = (struct as_extra){ v->value, v->type, relative, v->external };
}

/* The register in parentheses; the current token is the opening one. */
static word in_parentheses(struct as *as)
{
    as_advance(as);
    const struct as_token *token = as_now(as);
    struct as_value v = as_expression(as);
    if (as_now(as)->kind == ')')
        as_advance(as);
    else
        as_error(as, as_now(as), "is where ) was expected");
    as_check_register(as, token, &v);
    return v.value;
}

/* (r), (r)+ and *(r), which is *0(r). */
static word indirect(struct as *as, word deferred, struct as_extra *extra, int *extras)
{
    word r = in_parentheses(as);
    if (as_now(as)->kind == '+') {
        as_advance(as);
        return MODE_INCREMENT | deferred | r;
    }
    if (!deferred)
        return MODE_DEFERRED | r;
    add_extra(extra, extras, &(struct as_value){ 0 }, false);
    return MODE_INDEX | DEFERRED | r;
}

/* r, x(r) and x. */
static word plain(struct as *as, word deferred, struct as_extra *extra, int *extras)
{
    const struct as_token *token = as_now(as);
    struct as_value v = as_expression(as);
    if (as_now(as)->kind == '(') {
        add_extra(extra, extras, &v, false);
        return MODE_INDEX | deferred | in_parentheses(as);
    }
    if (v.type == AS_REGISTER) {
        as_check_register(as, token, &v);
        return deferred | v.value;
    }
    v.value = (word)(v.value - *as_dot(as) - (*extras ? 6 : 4));
    add_extra(extra, extras, &v, true);
    return MODE_RELATIVE | deferred;
}

word as_operand(struct as *as, struct as_extra *extra, int *extras)
{
    word deferred = 0;
    if (as_now(as)->kind == '*') {
        deferred = DEFERRED;
        if (as_advance(as)->kind == '*')
            as_error(as, as_now(as), "is one too many: one * was expected");
    }
    switch (as_now(as)->kind) {
    case '(':
        return indirect(as, deferred, extra, extras);
    case '$': {
        as_advance(as);
        struct as_value v = as_expression(as);
        add_extra(extra, extras, &v, false);
        return MODE_IMMEDIATE | deferred;
    }
    case '-': {
        size_t minus = as->at;
        if (as_advance(as)->kind == '(')
            return MODE_DECREMENT | deferred | in_parentheses(as);
        as->at = minus;
        return plain(as, deferred, extra, extras);
    }
    default:
        return plain(as, deferred, extra, extras);
    }
}
