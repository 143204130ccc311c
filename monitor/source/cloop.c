/* Loops and switches of early C: in the order of their code, the test of a while or a for stands
 * before its body. */
#include "monitor/source/cparse.h"

int c_line(const struct c_unit *u)
{
    return u->r.token.line;
}

void c_expect(struct c_unit *u, int operator)
{
    if (!c_skip(&u->r, operator))
        c_fail(u);
}

/* (condition) */
void c_condition(struct c_unit *u, int yes, int no)
{
    c_expect(u, '(');
    int node = c_expression(u);
    c_expect(u, ')');
    c_test(u, node, yes, no);
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

void c_while(struct c_unit *u, int line)
{
    int again = c_label(u), body = c_label(u), on = c_label(u);
    struct around around = enter(u, again, on);
    c_place(u, again);
    c_condition(u, body, on);
    c_place(u, body);
    c_statement(u);
    c_jump(u, again, line);
    c_place(u, on);
    leave(u, around);
}

void c_do(struct c_unit *u)
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
    c_expect(u, ';');
}

/* One of the three between the brackets of a for; 0: left out. */
static int for_part(struct c_unit *u, int end)
{
    int node = c_is(&u->r, end) ? 0 : c_expression(u);
    c_expect(u, end);
    return node;
}

void c_for(struct c_unit *u, int line)
{
    int again = c_label(u), body = c_label(u), step = c_label(u), on = c_label(u);
    struct around around = enter(u, step, on);
    c_expect(u, '(');
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

void c_switch(struct c_unit *u, int line)
{
    int on = c_label(u), first_case = u->case_count, other = u->other;
    c_expect(u, '(');
    c_value(u, c_expression(u));
    c_expect(u, ')');
    int at = c_emit(u, ANCHOR_SWITCH, line);
    struct around around = enter(u, u->go_on, on);
    u->other = u->at = ANCHOR_NONE;
    c_statement(u);
    c_jump(u, on, c_line(u));
    fan_out(u, at, first_case, line);
    c_place(u, on);
    leave(u, around);
    u->case_count = first_case;
    u->other = other;
}

void c_case(struct c_unit *u)
{
    int label = c_label(u);
    word value;
    if (!c_constant(u, c_ternary(u), &value) || u->case_count == C_CASES) {
        c_fail(u);
        return;
    }
    c_expect(u, ':');
    u->cases[u->case_count].label = label;
    u->cases[u->case_count++].value = value;
    c_place(u, label);
    c_statement(u);
}

void c_default(struct c_unit *u)
{
    c_expect(u, ':');
    u->other = c_label(u);
    c_place(u, u->other);
    c_statement(u);
}
