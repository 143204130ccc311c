/* The external definitions of a file of early C, down to the function that is looked for. */
#include "monitor/source/ctext.h"
#include "monitor/source/cparse.h"

#include <stdlib.h>
#include <string.h>

enum { LINKED = C_NAME_SIZE - 1 }; /* characters of a name that the loader keeps */

static void skip_braces(struct c_unit *u)
{
    int depth = 0;
    do {
        depth += c_is(&u->r, '{') - c_is(&u->r, '}');
        c_next(&u->r);
    } while (depth > 0 && u->r.token.kind != C_END);
}

/* = is not there: the values begin with a brace or without. */
static void skip_values(struct c_unit *u)
{
    while (!c_is(&u->r, ';') && !c_is(&u->r, ',') && u->r.token.kind != C_END)
        if (c_is(&u->r, '{')) {
            skip_braces(u);
            if (!c_is(&u->r, ',') && !c_is(&u->r, ';'))
                return;
        } else
            c_next(&u->r);
}

static void body(struct c_unit *u, int line)
{
    u->at = ANCHOR_NONE;
    u->other = u->go_on = u->leave = ANCHOR_NONE;
    u->nodes = 1;
    c_emit(u, ANCHOR_ENTRY, line);
    if (!c_skip(&u->r, '{')) {
        c_fail(u);
        return;
    }
    c_locals(u);
    c_emit(u, ANCHOR_FRAME, line);
    c_parameters_taken(u, line);
    u->to_return = c_label(u);
    while (!c_is(&u->r, '}') && u->r.token.kind != C_END)
        c_statement(u);
}

/* A function's definition, behind the names of its parameters; its own is on LINE. */
static void definition(struct c_unit *u, bool wanted, int line, struct c_lines *lines)
{
    c_parameter_types(u);
    if (!wanted) {
        skip_braces(u);
        u->symbols = u->locals;
        return;
    }
    body(u, line);
    *lines = (struct c_lines){ line, u->r.token.line };
    c_place(u, u->to_return);
    c_emit(u, ANCHOR_RETURN, lines->last);
    if (!c_is(&u->r, '}'))
        c_fail(u);
}

enum external { VARIABLE, DECLARED, SKIPPED, FOUND };

/* NAME ( ..., a function that GIVES such a value: only declared, or defined. */
static enum external function(struct c_unit *u, const struct c_type *gives,
                              const char *wanted, struct c_lines *lines)
{
    struct c_type type = c_outside(gives, C_FUNCTION);
    int line = u->r.token.line;
    bool it = strncmp(u->r.token.name, wanted, LINKED) == 0;
    c_declare(u, u->r.token.name, C_EXTERNAL, &type, 0);
    u->locals = u->symbols;
    c_next(&u->r);
    c_next(&u->r);
    c_parameter_names(u);
    if (c_is(&u->r, ';') || c_is(&u->r, ',')) {
        u->symbols = u->locals;
        return DECLARED;
    }
    definition(u, it, line, lines);
    return it ? FOUND : SKIPPED;
}

static enum external variable(struct c_unit *u, const struct c_type *base,
                              enum c_class class)
{
    char name[C_NAME_SIZE + 1];
    struct c_type type;
    if (!c_declared(u, base, &type, name, true)) {
        c_fail(u);
        return SKIPPED;
    }
    c_declare(u, name, class == C_TYPE ? C_TYPE : C_EXTERNAL, &type, 0);
    skip_values(u);
    return VARIABLE;
}

/* One external definition. */
static enum external external(struct c_unit *u, const char *wanted, struct c_lines *lines)
{
    enum c_class class = C_EXTERNAL;
    struct c_type base = c_base(u, &class);
    while (!c_is(&u->r, ';') && u->r.token.kind != C_END) {
        enum external kind;
        struct c_type type = base;
        while (c_skip(&u->r, '*'))
            type = c_outside(&type, C_POINTER);
        if (u->r.token.kind == C_NAME && c_peek(&u->r) == '(')
            kind = function(u, &type, wanted, lines);
        else
            kind = variable(u, &type, class);
        if (kind == FOUND || kind == SKIPPED)
            return kind;
        c_skip(&u->r, ',');
    }
    c_skip(&u->r, ';');
    return VARIABLE;
}

bool c_function(const struct c_source *source, const char *name, struct anchors *text,
                struct c_lines *lines)
{
    struct c_unit *u = calloc(1, sizeof *u);
    enum external kind = VARIABLE;
    if (!u)
        return false;
    u->source = source;
    u->text = text;
    u->nodes = 1;
    c_begin(&u->r, source->text, source->n, source->include, source->host);
    while (kind != FOUND && u->r.token.kind != C_END)
        kind = external(u, name, lines);
    bool good = kind == FOUND && !u->failed && !text->failed;
    free(u);
    return good;
}
