/* Statements: labels, assignments, and what fills the program. */
#include "images/as_parts.h"

static struct as_token *next_token(struct as *as)
{
    size_t here = as->at;
    struct as_token *next = as_advance(as);
    as->at = here;
    return next;
}

/* V6 keeps the sizes as the largest place of each segment behind a statement. */
static void note_size(struct as *as)
{
    word *size = &as->size[as_segment(as) - AS_TEXT];
    if (as->pass == PASS_PLACE && *as_dot(as) > *size)
        *size = *as_dot(as);
}

/* --- labels --------------------------------------------------------------------------- */

static void set_place(struct as *as, struct as_symbol *s)
{
    s->type = (s->type & ~AS_KIND) | as_segment(as);
    s->value = *as_dot(as);
}

/* In PASS_PLACE: nothing, or what PASS_ESTIMATE had made of it. */
static bool awaits_place(word type)
{
    type &= AS_KIND;
    return type == AS_UNDEFINED || type == AS_GUESSED_TEXT || type == AS_GUESSED_DATA;
}

static void define_label(struct as *as, const struct as_token *token)
{
    struct as_symbol *s = &as->symbols[token->ref];
    static const char *const twice =
        "is defined already: a name that is neither a label above, nor assigned to, nor "
        "known to the assembler was expected";
    switch (as->pass) {
    case PASS_ESTIMATE:
        if ((s->type & AS_KIND) != AS_UNDEFINED)
            as_error(as, token, twice);
        s->type |= as_segment(as);
        s->value = *as_dot(as);
        break;
    case PASS_PLACE:
        if (!awaits_place(s->type))
            as_error(as, token, twice);
        as->moved = (word)(s->value - *as_dot(as));
        set_place(as, s);
        break;
    case PASS_WRITE:
        if (s->value != *as_dot(as))
            as_error(as, token,
                     "has another place than before: what is above it has to be as long "
                     "when its names are not known yet");
        break;
    }
}

static void label(struct as *as, const struct as_token *token)
{
    if (token->kind == TOKEN_SYMBOL)
        define_label(as, token);
    else if (token->kind == TOKEN_NUMBER)
        as_define_local(as, token);
    else
        as_error(as, token, "is where a name or a digit was expected before the colon");
    as_advance(as);
    as_advance(as);
}

/* --- assignments ---------------------------------------------------------------------- */

/* In text and data, .= fills with zeros. */
static void fill_to(struct as *as, const struct as_token *token, word place)
{
    while (*as_dot(as) != place && !as->out->trouble)
        as_emit_byte(as, token, 0, AS_ABSOLUTE);
}

static void move_dot(struct as *as, const struct as_token *token,
                     const struct as_value *v)
{
    word distance = (word)(v->value - *as_dot(as));
    if ((v->type & ~AS_GLOBAL) != as_segment(as)) {
        as_error(as, token,
                 "can only be moved within its segment: an address of this "
                 "segment that is known here was expected");
        return;
    }
    if (as->pass == PASS_ESTIMATE || as_segment(as) == AS_BSS)
        *as_dot(as) = v->value;
    else if (distance & SIGN)
        as_error(as, token, "would go back: an address from here on was expected");
    else
        fill_to(as, token, v->value);
    note_size(as);
}

static void assign(struct as *as, const struct as_token *token)
{
    as_advance(as);
    as_advance(as);
    struct as_value v = as_expression(as);
    if (token->kind != TOKEN_SYMBOL) {
        as_error(as, token, "is where a name was expected before the =");
        return;
    }
    if (token->ref == AS_DOT) {
        move_dot(as, token, &v);
        return;
    }
    if (v.type == AS_GLOBAL && as->pass != PASS_ESTIMATE)
        as_error(as, token,
                 "cannot be given the value of a name that ld is to find: a "
                 "value known here was expected");
    struct as_symbol *s = &as->symbols[token->ref];
    word kind = v.type & AS_KIND;
    s->type = (s->type & ~AS_KIND) | kind;
    s->value = kind == AS_UNDEFINED ? 0 : v.value;
}

/* --- the rest ------------------------------------------------------------------------- */

static void emit_string(struct as *as, const struct as_token *token)
{
    for (uint32_t i = 0; i < token->length && !as->out->trouble; i++)
        as_emit_byte(as, token, as->strings[token->ref + i], AS_ABSOLUTE);
    as_advance(as);
}

static void emit_expression(struct as *as, const struct as_token *token)
{
    struct as_value v = as_expression(as);
    as_emit(as, token, &(struct as_extra){ v.value, v.type, false, v.external });
}

static bool is_directive(int kind)
{
    return (kind >= AS_BYTE && kind <= AS_GLOBL) ||
           (kind >= AS_SEGMENT && kind < AS_SEGMENT + 3) || kind == AS_COMM;
}

static bool is_instruction(int kind)
{
    return (kind >= AS_FP_STORE && kind <= AS_JCC) && kind != AS_REGISTER &&
           kind != AS_GUESSED_TEXT && kind != AS_GUESSED_DATA;
}

static void fill(struct as *as, const struct as_token *token)
{
    const struct as_symbol *s =
        token->kind == TOKEN_SYMBOL ? &as->symbols[token->ref] : NULL;
    if (token->kind == '<')
        emit_string(as, token);
    else if (s && is_directive(s->type))
        as_directive(as, s->type, token);
    else if (s && is_instruction(s->type))
        as_instruction(as, s->type, s->value);
    else
        emit_expression(as, token);
    note_size(as);
}

/* --- .if ------------------------------------------------------------------------------ */

static bool has_kind(const struct as *as, const struct as_token *token, int kind)
{
    return token->kind == TOKEN_SYMBOL && as->symbols[token->ref].type == kind;
}

/* One token of what is left out. The newlines are kept. */
static void skip_token(struct as *as, struct as_token *token)
{
    if (token->kind == TOKEN_FILE || token->kind == TOKEN_END) {
        as_error(as, token, "comes before the end of an .if: .endif was expected");
        as->skipping = 0;
        return;
    }
    if (has_kind(as, token, AS_IF))
        as->skipping++;
    if (has_kind(as, token, AS_ENDIF))
        as->skipping--;
    as_advance(as);
    if (token->kind != '\n')
        token->kind = TOKEN_SKIPPED;
}

/* --- a pass --------------------------------------------------------------------------- */

static void to_end_of_statement(struct as *as)
{
    if (!as_ends(as_now(as)))
        as_error(as, as_now(as),
                 "is where the end of the statement was expected: a newline, "
                 "; or a comment");
    while (!as_ends(as_now(as)))
        as_advance(as);
}

static void statement(struct as *as)
{
    struct as_token *token = as_now(as);
    as->complained = false;
    if (as->skipping) {
        skip_token(as, token);
        return;
    }
    if (as_ends(token) || token->kind == TOKEN_FILE || token->kind == TOKEN_SKIPPED) {
        as_advance(as);
        return;
    }
    int next = next_token(as)->kind;
    if (next == ':') {
        label(as, token);
        return;
    }
    if (next == '=')
        assign(as, token);
    else
        fill(as, token);
    to_end_of_statement(as);
}

void as_run_pass(struct as *as, enum as_pass pass)
{
    as->pass = pass;
    as->at = 0;
    as_begin_locals(as);
    while (as_now(as)->kind != TOKEN_END && !as->out->trouble)
        statement(as);
    if (as->skipping)
        skip_token(as, as_now(as));
}
