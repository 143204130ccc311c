/* Where a function's variables lie: parameters from 4(r5) on, register variables in r4 to r2,
 * the others below r5, the first at -10(r5). */
#include "monitor/source/cparse.h"

enum { CC_SAVED = 6 }; /* bytes of r4, r3, r2 below r5 */

static void local(struct c_unit *u, enum c_class class, const struct c_type *type,
                  const char *name)
{
    word value = 0;
    if (type->how[0] == C_FUNCTION)
        class = C_EXTERNAL;
    if (class == C_REGISTER && u->registers > 2)
        value = (word)--u->registers;
    else if (class == C_AUTOMATIC || class == C_REGISTER) {
        class = C_AUTOMATIC;
        u->automatic = (word)(u->automatic + ((c_size(type) + 1) & ~1));
        value = (word)-u->automatic;
    }
    c_declare(u, name, class, type, value);
}

typedef void declared(struct c_unit *u, enum c_class class, const struct c_type *type,
                      const char *name);

static void declarations(struct c_unit *u, declared *take)
{
    char name[C_NAME_SIZE + 1];
    while (c_at_type(u)) {
        enum c_class class = C_AUTOMATIC;
        struct c_type base = c_base(u, &class);
        while (!c_is(&u->r, ';') && u->r.token.kind != C_END) {
            struct c_type type;
            if (!c_declared(u, &base, &type, name, true)) {
                c_fail(u);
                return;
            }
            take(u, class, &type, name);
            c_skip(&u->r, ',');
        }
        c_skip(&u->r, ';');
    }
}

void c_locals(struct c_unit *u)
{
    u->automatic = CC_SAVED;
    declarations(u, local);
}

void c_more_locals(struct c_unit *u)
{
    declarations(u, local);
}

void c_parameter_names(struct c_unit *u)
{
    for (word at = 4; u->r.token.kind == C_NAME; at = (word)(at + 2)) {
        c_declare(u, u->r.token.name, C_AUTOMATIC, &c_int, at);
        c_next(&u->r);
        c_skip(&u->r, ',');
    }
    c_skip(&u->r, ')');
}

/* V7's cc takes register parameters into registers; V6 has none. */
static void parameter(struct c_unit *u, enum c_class class, const struct c_type *type,
                      const char *name)
{
    int i = c_find(u, name, false);
    if (i < u->locals)
        return;
    u->symbol[i].type = *type;
    if (type->how[0] == C_ARRAY)
        u->symbol[i].type.how[0] = C_POINTER;
    if (class == C_REGISTER && u->registers > 2) {
        u->symbol[i].class = C_REGISTER;
        u->symbol[i].value = (word)--u->registers;
    }
}

void c_parameter_types(struct c_unit *u)
{
    u->registers = 5;
    declarations(u, parameter);
    word at = 4;
    for (int i = u->locals; i < u->symbols; i++) {
        struct c_symbol *s = &u->symbol[i];
        s->stands = at;
        if (s->class == C_AUTOMATIC)
            s->value = at;
        at = (word)(at + ((c_size(&s->type) + 1) & ~1));
    }
    u->parameters = u->symbols;
}

void c_parameters_taken(struct c_unit *u, int line)
{
    for (int i = u->locals; i < u->parameters; i++) {
        const struct c_symbol *s = &u->symbol[i];
        if (s->class != C_REGISTER)
            continue;
        c_emit_anchor(u, (struct anchor){ .kind = ANCHOR_INDEX,
                                          .known = true,
                                          .reg = 5,
                                          .value = s->stands,
                                          .place = line });
        c_emit_anchor(u, (struct anchor){ .kind = ANCHOR_REGISTER,
                                          .known = true,
                                          .reg = (byte)s->value,
                                          .place = line });
    }
}
