/* Types of early C and the names that have them. Members of all structures share one set of
 * names, apart from those of variables. */
#include "monitor/source/cparse.h"

#include <string.h>

const struct c_type c_int = { .base = 2 };

void c_fail(struct c_unit *u)
{
    u->failed = true;
    u->r.depth = 0;
    memset(&u->r.token, 0, sizeof u->r.token);
}

word c_size(const struct c_type *type)
{
    unsigned n = 1;
    for (int i = 0; i < C_DERIVED; i++) {
        if (type->how[i] == C_PLAIN)
            break;
        if (type->how[i] != C_ARRAY)
            return (word)(n * 2);
        n *= type->length[i];
    }
    return (word)(n * type->base);
}

struct c_type c_inside(const struct c_type *type)
{
    struct c_type inside = *type;
    if (type->how[0] == C_PLAIN)
        return c_int;
    for (int i = 0; i + 1 < C_DERIVED; i++) {
        inside.how[i] = type->how[i + 1];
        inside.length[i] = type->length[i + 1];
    }
    inside.how[C_DERIVED - 1] = C_PLAIN;
    return inside;
}

struct c_type c_outside(const struct c_type *type, enum c_derived how)
{
    struct c_type outside = *type;
    for (int i = C_DERIVED - 1; i > 0; i--) {
        outside.how[i] = type->how[i - 1];
        outside.length[i] = type->length[i - 1];
    }
    outside.how[0] = (byte)how;
    return outside;
}

bool c_points(const struct c_type *type)
{
    return type->how[0] == C_POINTER || type->how[0] == C_ARRAY;
}

int c_find(const struct c_unit *u, const char *name, bool member)
{
    for (int i = u->symbols - 1; i >= 0; i--) {
        const struct c_symbol *s = &u->symbol[i];
        bool right =
            s->class != C_TAG && s->class != C_TYPE && (s->class == C_MEMBER) == member;
        if (right && strcmp(s->name, name) == 0)
            return i;
    }
    return -1;
}

int c_declare(struct c_unit *u, const char *name, enum c_class class,
              const struct c_type *type, word value)
{
    if (u->symbols == C_SYMBOLS) {
        c_fail(u);
        return 0;
    }
    struct c_symbol *s = &u->symbol[u->symbols];
    *s = (struct c_symbol){ .class = class, .type = *type, .value = value };
    memcpy(s->name, name, strnlen(name, C_NAME_SIZE));
    return u->symbols++;
}

void c_derive(struct c_unit *u, struct c_type *type, enum c_derived how, word length)
{
    for (int i = 0; i < C_DERIVED; i++)
        if (type->how[i] == C_PLAIN) {
            type->how[i] = (byte)how;
            type->length[i] = length;
            return;
        }
    c_fail(u);
}
