/* Anchors of a text, joined as they come. */
#include "monitor/source/cparse.h"

/* Joins the point gone on from to TO. */
static void link(struct c_unit *u, int to)
{
    if (u->at == ANCHOR_NONE || to == ANCHOR_NONE)
        return;
    struct anchor *from = &u->text->list[u->at];
    from->next[from->next[0] != ANCHOR_NONE] = to;
}

static int add(struct c_unit *u, struct anchor a)
{
    a.next[0] = a.next[1] = ANCHOR_NONE;
    int n = anchor_add(u->text, a);
    if (n == ANCHOR_NONE)
        c_fail(u);
    return n;
}

void c_emit_anchor(struct c_unit *u, struct anchor a)
{
    int n = add(u, a);
    link(u, n);
    u->at = n;
}

int c_emit(struct c_unit *u, enum anchor_kind kind, int line)
{
    c_emit_anchor(u, (struct anchor){ .kind = kind, .place = line });
    return u->at;
}

int c_emit_value(struct c_unit *u, enum anchor_kind kind, word value, int line)
{
    c_emit_anchor(
        u, (struct anchor){ .kind = kind, .known = true, .value = value, .place = line });
    return u->at;
}

int c_label(struct c_unit *u)
{
    return add(u, (struct anchor){ .kind = ANCHOR_NOTHING });
}

void c_place(struct c_unit *u, int label)
{
    link(u, label);
    u->at = label;
}

void c_jump(struct c_unit *u, int label, int line)
{
    if (u->at == ANCHOR_NONE)
        return;
    c_emit(u, ANCHOR_JUMP, line);
    link(u, label);
    u->at = ANCHOR_NONE;
}
