/* Directives: .byte .even .if .endif .globl .comm .text .data .bss, and strings. */
#include "images/as_parts.h"

static void bytes(struct as *as)
{
    for (;;) {
        const struct as_token *token = as_now(as);
        struct as_value v = as_expression(as);
        as_emit_byte(as, token, v.value, v.type);
        if (as_now(as)->kind != ',')
            return;
        as_advance(as);
    }
}

static void even(struct as *as, const struct as_token *name)
{
    if ((*as_dot(as) & 1) == 0)
        return;
    if (as_segment(as) == AS_BSS)
        *as_dot(as) = (word)(*as_dot(as) + 1);
    else
        as_emit_byte(as, name, 0, AS_ABSOLUTE);
}

/* What follows .if with a value of 0 is left out, to its .endif. */
static void begin_if(struct as *as)
{
    const struct as_token *token = as_now(as);
    struct as_value v = as_expression(as);
    if (as->pass != PASS_ESTIMATE)
        return;
    if (v.type == AS_UNDEFINED)
        as_error(as, token,
                 "is not known yet: a value that is defined above the .if was expected");
    if (v.value == 0)
        as->skipping++;
}

/* The symbol at the current token, which is one; `.` is told, and none. */
static struct as_symbol *take_symbol(struct as *as)
{
    const struct as_token *token = as_now(as);
    as_advance(as);
    if (token->ref != AS_DOT)
        return &as->symbols[token->ref];
    as_error(as, token, "is a place and no name: a name was expected");
    return NULL;
}

/* A comma at the end is nothing to V6's as, nor a .globl of nothing. */
static void globl(struct as *as)
{
    while (as_now(as)->kind == TOKEN_SYMBOL) {
        struct as_symbol *s = take_symbol(as);
        if (s)
            s->type |= AS_GLOBAL;
        if (as_now(as)->kind != ',')
            return;
        as_advance(as);
    }
}

/* The size of a common name is the value of the undefined symbol. */
static void make_common(struct as *as, struct as_symbol *s, word size)
{
    if (as->pass == PASS_ESTIMATE) {
        s->type |= AS_GLOBAL;
    } else if ((s->type & AS_KIND) == AS_UNDEFINED) {
        s->type |= AS_GLOBAL;
        s->value = size;
    }
}

/* .comm name,size */
static void comm(struct as *as)
{
    if (as_now(as)->kind != TOKEN_SYMBOL) {
        as_error(as, as_now(as), "is where a name was expected");
        return;
    }
    struct as_symbol *s = take_symbol(as);
    if (as_now(as)->kind == ',')
        as_advance(as);
    else
        as_error(as, as_now(as), "is where a comma and a size were expected");
    struct as_value v = as_expression(as);
    if (s)
        make_common(as, s, v.value);
}

static void change_segment(struct as *as, word segment)
{
    struct as_symbol *dot = &as->symbols[AS_DOT];
    if (as->pass != PASS_ESTIMATE)
        dot->value = (word)((dot->value + 1) & ~1);
    as->saved[dot->type - AS_TEXT] = dot->value;
    dot->type = segment;
    dot->value = as->saved[segment - AS_TEXT];
}

void as_directive(struct as *as, int kind, const struct as_token *name)
{
    as_advance(as);
    switch (kind) {
    case AS_BYTE:
        bytes(as);
        break;
    case AS_EVEN:
        even(as, name);
        break;
    case AS_IF:
        begin_if(as);
        break;
    case AS_GLOBL:
        globl(as);
        break;
    case AS_COMM:
        comm(as);
        break;
    case AS_SEGMENT:
    case AS_SEGMENT + 1:
    case AS_SEGMENT + 2:
        change_segment(as, (word)(kind - AS_SEGMENT + AS_TEXT));
        break;
    default: /* AS_ENDIF */
        break;
    }
}
