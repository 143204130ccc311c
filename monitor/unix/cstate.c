/* Statements of early C: how the anchors of a function hang together. */
#include "monitor/unix/cparse.h"

#include <string.h>

static int line_of(const struct c_unit *u)
{
    return u->r.token.line;
}

static void expect(struct c_unit *u, int operator)
{
    if (!c_skip(&u->r, operator))
        c_fail(u);
}

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
    expect(u, ';');
}

static void return_statement(struct c_unit *u, int line)
{
    if (!c_is(&u->r, ';'))
        c_value(u, c_expression(u));
    c_jump(u, u->to_return, line);
    expect(u, ';');
}

/* (condition) */
static void condition(struct c_unit *u, int yes, int no)
{
    expect(u, '(');
    int node = c_expression(u);
    expect(u, ')');
    c_test(u, node, yes, no);
}

static void if_statement(struct c_unit *u)
{
    int yes = c_label(u), no = c_label(u);
    condition(u, yes, no);
    c_place(u, yes);
    c_statement(u);
    if (!c_is_name(&u->r, "else")) {
        c_place(u, no);
        return;
    }
    int on = c_label(u);
    c_jump(u, on, line_of(u));
    c_next(&u->r);
    c_place(u, no);
    c_statement(u);
    c_place(u, on);
}

/* The labels of a loop or switch, and those around it to go back to. */
struct around {
    int go_on, leave;
};

static struct around enter(struct c_unit *u, int go_on, int leave)
{
    struct around around = { u->go_on, u->leave };
    u->go_on = go_on;
    u->leave = leave;
    return around;
}

static void leave(struct c_unit *u, struct around around)
{
    u->go_on = around.go_on;
    u->leave = around.leave;
}

static void while_statement(struct c_unit *u, int line)
{
    int again = c_label(u), body = c_label(u), on = c_label(u);
    struct around around = enter(u, again, on);
    c_place(u, again);
    condition(u, body, on);
    c_place(u, body);
    c_statement(u);
    c_jump(u, again, line);
    c_place(u, on);
    leave(u, around);
}

static void do_statement(struct c_unit *u)
{
    int body = c_label(u), test = c_label(u), on = c_label(u);
    struct around around = enter(u, test, on);
    c_place(u, body);
    c_statement(u);
    c_place(u, test);
    leave(u, around);
    if (!c_is_name(&u->r, "while"))
        c_fail(u);
    c_next(&u->r);
    c_test(u, c_expression(u), body, on);
    c_place(u, on);
    expect(u, ';');
}

/* One of the three between the brackets of a for; 0: left out. */
static int for_part(struct c_unit *u, int end)
{
    int node = c_is(&u->r, end) ? 0 : c_expression(u);
    expect(u, end);
    return node;
}

static void for_statement(struct c_unit *u, int line)
{
    int again = c_label(u), body = c_label(u), step = c_label(u), on = c_label(u);
    struct around around = enter(u, step, on);
    expect(u, '(');
    c_value(u, for_part(u, ';'));
    c_place(u, again);
    int test = for_part(u, ';');
    if (test)
        c_test(u, test, body, on);
    c_place(u, body);
    int stepping = for_part(u, ')');
    c_statement(u);
    c_place(u, step);
    c_value(u, stepping);
    c_jump(u, again, line);
    c_place(u, on);
    leave(u, around);
}

/* After the statement: the ways from the point SWITCH to each case that it had. */
static void fan_out(struct c_unit *u, int at, int first_case, int line)
{
    u->at = at;
    for (int i = first_case; i < u->case_count && !u->failed; i++) {
        int fork = c_emit(u, ANCHOR_NOTHING, line);
        c_emit_value(u, ANCHOR_CASE, u->cases[i].value, line);
        c_place(u, u->cases[i].label);
        u->at = fork;
    }
    c_place(u, u->other != ANCHOR_NONE ? u->other : u->leave);
    u->at = ANCHOR_NONE;
}

static void switch_statement(struct c_unit *u, int line)
{
    int on = c_label(u), first_case = u->case_count, other = u->other;
    expect(u, '(');
    c_value(u, c_expression(u));
    expect(u, ')');
    int at = c_emit(u, ANCHOR_SWITCH, line);
    struct around around = enter(u, u->go_on, on);
    u->other = u->at = ANCHOR_NONE;
    c_statement(u);
    c_jump(u, on, line_of(u));
    fan_out(u, at, first_case, line);
    c_place(u, on);
    leave(u, around);
    u->case_count = first_case;
    u->other = other;
}

static void case_statement(struct c_unit *u)
{
    int label = c_label(u);
    word value;
    if (!c_constant(u, c_ternary(u), &value) || u->case_count == C_CASES) {
        c_fail(u);
        return;
    }
    expect(u, ':');
    u->cases[u->case_count].label = label;
    u->cases[u->case_count++].value = value;
    c_place(u, label);
    c_statement(u);
}

static void default_statement(struct c_unit *u)
{
    expect(u, ':');
    u->other = c_label(u);
    c_place(u, u->other);
    c_statement(u);
}

static void jump_statement(struct c_unit *u, int label, int line)
{
    if (label == ANCHOR_NONE)
        c_fail(u);
    c_jump(u, label, line);
    expect(u, ';');
}

static void block(struct c_unit *u)
{
    while (!c_is(&u->r, '}') && u->r.token.kind != C_END)
        c_statement(u);
    expect(u, '}');
}

static void expression_statement(struct c_unit *u)
{
    int first = u->nodes;
    c_value(u, c_expression(u));
    c_emit(u, ANCHOR_NOTHING, line_of(u));
    expect(u, ';');
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
    int line = line_of(u);
    c_next(&u->r);
    switch (which) {
    case IF:
        if_statement(u);
        break;
    case WHILE:
        while_statement(u, line);
        break;
    case DO:
        do_statement(u);
        break;
    case FOR:
        for_statement(u, line);
        break;
    case SWITCH:
        switch_statement(u, line);
        break;
    case CASE:
        case_statement(u);
        break;
    case DEFAULT:
        default_statement(u);
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
    expect(u, ':');
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
