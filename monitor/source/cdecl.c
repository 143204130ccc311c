/* Declarations of early C, as far as they say what a name is and where a member lies. */
#include "monitor/source/cparse.h"

#include <string.h>

static const struct {
    const char *name;
    word base; /* 0: a storage class */
    enum c_class class;
} key[] = {
    {"int",       2, 0          },
    { "unsigned", 2, 0          },
    { "short",    2, 0          },
    { "char",     1, 0          },
    { "float",    4, 0          },
    { "double",   8, 0          },
    { "long",     4, 0          },
    { "struct",   2, 0          },
    { "union",    2, 0          },
    { "auto",     0, C_AUTOMATIC},
    { "register", 0, C_REGISTER },
    { "static",   0, C_STATIC   },
    { "extern",   0, C_EXTERNAL },
    { "typedef",  0, C_TYPE     },
};
enum { KEYS = sizeof key / sizeof key[0], SHORT = 2 };

static int key_at(const struct c_unit *u)
{
    for (int i = 0; i < KEYS; i++)
        if (c_is_name(&u->r, key[i].name))
            return i;
    return -1;
}

/* The typedef that the word names; a variable of that name hides it. */
static const struct c_symbol *type_at(const struct c_unit *u)
{
    for (int i = u->symbols - 1; i >= 0 && u->r.token.kind == C_NAME; i--) {
        const struct c_symbol *s = &u->symbol[i];
        bool hides = s->class != C_TAG && s->class != C_MEMBER;
        if (hides && strcmp(s->name, u->r.token.name) == 0)
            return s->class == C_TYPE ? s : NULL;
    }
    return NULL;
}

bool c_at_type(const struct c_unit *u)
{
    return key_at(u) >= 0 || type_at(u);
}

/* Odd addresses are for characters only. */
static word align(word at, const struct c_type *type)
{
    const struct c_type *t = type;
    int i = 0;
    while (i < C_DERIVED && t->how[i] == C_ARRAY)
        i++;
    bool bytes = t->base == 1 && (i == C_DERIVED || t->how[i] == C_PLAIN);
    return bytes ? at : (word)((at + 1) & ~1);
}

/* The members between braces; returns how many bytes they take. */
static word members(struct c_unit *u, bool all_at_once)
{
    word at = 0, most = 0;
    while (!c_is(&u->r, '}') && u->r.token.kind != C_END) {
        enum c_class class = C_MEMBER;
        struct c_type base = c_base(u, &class);
        while (!c_is(&u->r, ';') && u->r.token.kind != C_END) {
            char name[C_NAME_SIZE + 1];
            struct c_type type;
            if (!c_declared(u, &base, &type, name, true)) {
                c_fail(u);
                return 0;
            }
            at = all_at_once ? 0 : align(at, &type);
            c_declare(u, name, C_MEMBER, &type, at);
            at = (word)(at + c_size(&type));
            most = at > most ? at : most;
            c_skip(&u->r, ',');
        }
        c_skip(&u->r, ';');
    }
    c_skip(&u->r, '}');
    return (word)((most + 1) & ~1);
}

static word tag_size(const struct c_unit *u, const char *name)
{
    for (int i = u->symbols - 1; i >= 0; i--)
        if (u->symbol[i].class == C_TAG && strcmp(u->symbol[i].name, name) == 0)
            return u->symbol[i].value;
    return 0;
}

/* A struct, or a union. The members of one without a tag and a name are those of what it is
 * in: their places are told from its beginning. */
static void structure(struct c_unit *u, struct c_type *type, bool is_union)
{
    char tag[C_NAME_SIZE + 1] = "";
    type->is_struct = true;
    if (u->r.token.kind == C_NAME) {
        strcpy(tag, u->r.token.name);
        c_next(&u->r);
    }
    if (++u->depth > C_DEPTH)
        c_fail(u);
    if (c_skip(&u->r, '{')) {
        type->base = members(u, is_union);
        if (tag[0])
            c_declare(u, tag, C_TAG, type, type->base);
    } else
        type->base = tag_size(u, tag);
    u->depth--;
}

/* A member may be called int: then what follows ends it. */
static bool is_member_name(const struct c_unit *u, enum c_class class, bool typed)
{
    char next = c_peek(&u->r);
    return typed && class == C_MEMBER && (next == ';' || next == ',' || next == '[');
}

struct c_type c_base(struct c_unit *u, enum c_class *class)
{
    struct c_type type = c_int;
    bool typed = false, sized = false;
    for (int i; (i = key_at(u)) >= 0 && !is_member_name(u, *class, typed);) {
        typed = true;
        c_next(&u->r);
        if (key[i].base == 0)
            *class = key[i].class;
        else if (strcmp(key[i].name, "struct") == 0 || strcmp(key[i].name, "union") == 0)
            structure(u, &type, key[i].name[0] == 'u');
        else if (i > SHORT)
            type.base = key[i].base;
        sized |= key[i].base != 0;
    }
    const struct c_symbol *name = sized ? NULL : type_at(u);
    if (!name || is_member_name(u, *class, typed))
        return type;
    type = name->type;
    c_next(&u->r);
    return type;
}

static void skip_parameters(struct c_unit *u)
{
    for (int depth = 1; depth && u->r.token.kind != C_END; c_next(&u->r))
        depth += c_is(&u->r, '(') - c_is(&u->r, ')');
}

/* [n] and () behind a declarator. */
static void suffixes(struct c_unit *u, struct c_type *type)
{
    for (;;) {
        if (c_is(&u->r, '[')) {
            word length = 0;
            c_next(&u->r);
            if (!c_is(&u->r, ']') && !c_constant(u, c_expression(u), &length))
                length = 0;
            if (!c_skip(&u->r, ']'))
                return;
            c_derive(u, type, C_ARRAY, length);
        } else if (c_is(&u->r, '(')) {
            c_next(&u->r);
            skip_parameters(u);
            c_derive(u, type, C_FUNCTION, 0);
        } else
            return;
    }
}

static bool declarator(struct c_unit *u, struct c_type *type, char name[C_NAME_SIZE + 1],
                       bool wanted)
{
    int stars = 0;
    while (c_skip(&u->r, '*'))
        stars++;
    if (c_is(&u->r, '(') && (wanted || c_peek(&u->r) != ')')) {
        c_next(&u->r);
        if (++u->depth > C_DEPTH || !declarator(u, type, name, wanted) ||
            !c_skip(&u->r, ')'))
            return false;
        u->depth--;
    } else if (u->r.token.kind == C_NAME && wanted) {
        strcpy(name, u->r.token.name);
        c_next(&u->r);
    } else if (wanted)
        return false;
    suffixes(u, type);
    for (; stars > 0; stars--)
        c_derive(u, type, C_POINTER, 0);
    return !u->failed;
}

bool c_declared(struct c_unit *u, const struct c_type *base, struct c_type *type,
                char name[C_NAME_SIZE + 1], bool wanted)
{
    *type = (struct c_type){ .base = base->base, .is_struct = base->is_struct };
    if (!declarator(u, type, name, wanted))
        return false;
    for (int i = 0; i < C_DERIVED && base->how[i] != C_PLAIN; i++)
        c_derive(u, type, base->how[i], base->length[i]);
    return !u->failed;
}
