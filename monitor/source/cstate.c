/* Statements of early C: how the anchors of a function hang together. */
#include "monitor/source/cparse.h"

#include <string.h>

/* The label NAME of a goto, placed or not. */
static int named_label(struct c_unit *u, const char *name)
{
    int s = c_find(u, name, false);
    if (s >= u->locals && u->symbol[s].class == C_LABEL)
        return u->symbol[s].value;
    int label = c_label(u);
    c_declare(u, name, C_LABEL, &c_int, (word)label);
    return label;
}

static void goto_statement(struct c_unit *u, int line)
{
    if (u->r.token.kind != C_NAME)
        c_fail(u);
    else
        c_jump(u, named_label(u, u->r.token.name), line);
    c_next(&u->r);
    c_expect(u, ';');
}

static void return_statement(struct c_unit *u, int line)
{
    if (!c_is(&u->r, ';'))
        c_value(u, c_expression(u));
    c_jump(u, u->to_return, line);
    c_expect(u, ';');
}

static void if_statement(struct c_unit *u)
{
    int yes = c_label(u), no = c_label(u);
    c_condition(u, yes, no);
    c_place(u, yes);
    c_statement(u);
    if (!c_is_name(&u->r, "else")) {
        c_place(u, no);
        return;
    }
    int on = c_label(u);
    c_jump(u, on, c_line(u));
    c_next(&u->r);
    c_place(u, no);
    c_statement(u);
    c_place(u, on);
}

static void jump_statement(struct c_unit *u, int label, int line)
{
    if (label == ANCHOR_NONE)
        c_fail(u);
    c_jump(u, label, line);
    c_expect(u, ';');
}

static void block(struct c_unit *u)
{
    c_more_locals(u);
    while (!c_is(&u->r, '}') && u->r.token.kind != C_END)
        c_statement(u);
    c_expect(u, '}');
}

static void expression_statement(struct c_unit *u)
{
    int first = u->nodes;
    c_value(u, c_expression(u));
    c_emit(u, ANCHOR_NOTHING, c_line(u));
    c_expect(u, ';');
    u->nodes = first;
}

enum keyword { IF, WHILE, DO, FOR, SWITCH, CASE, DEFAULT, BREAK, CONTINUE, GOTO, RETURN };

static const char *const keyword[] = {
    [IF] = "if",           [WHILE] = "while",   [DO] = "do",
    [FOR] = "for",         [SWITCH] = "switch", [CASE] = "case",
    [DEFAULT] = "default", [BREAK] = "break",   [CONTINUE] = "continue",
    [GOTO] = "goto",       [RETURN] = "return",
};

static int keyword_at(const struct c_unit *u)
{
    for (int i = IF; i <= RETURN; i++)
        if (c_is_name(&u->r, keyword[i]))
            return i;
    return -1;
}

static void keyword_statement(struct c_unit *u, int which)
{
    int line = c_line(u);
    c_next(&u->r);
    switch (which) {
    case IF:
        if_statement(u);
        break;
    case WHILE:
        c_while(u, line);
        break;
    case DO:
        c_do(u);
        break;
    case FOR:
        c_for(u, line);
        break;
    case SWITCH:
        c_switch(u, line);
        break;
    case CASE:
        c_case(u);
        break;
    case DEFAULT:
        c_default(u);
        break;
    case BREAK:
        jump_statement(u, u->leave, line);
        break;
    case CONTINUE:
        jump_statement(u, u->go_on, line);
        break;
    case GOTO:
        goto_statement(u, line);
        break;
    default:
        return_statement(u, line);
    }
}

static void labelled(struct c_unit *u)
{
    c_place(u, named_label(u, u->r.token.name));
    c_next(&u->r);
    c_expect(u, ':');
    c_statement(u);
}

void c_statement(struct c_unit *u)
{
    int which = keyword_at(u);
    if (u->failed || u->r.token.kind == C_END || ++u->depth > C_DEPTH) {
        c_fail(u);
        return;
    }
    if (which >= 0)
        keyword_statement(u, which);
    else if (c_skip(&u->r, '{'))
        block(u);
    else if (u->r.token.kind == C_NAME && c_peek(&u->r) == ':')
        labelled(u);
    else if (!c_skip(&u->r, ';'))
        expression_statement(u);
    u->depth--;
}
