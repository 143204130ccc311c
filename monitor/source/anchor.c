/* Anchors: keeping and comparing them. */
#include "monitor/source/anchor.h"

#include <stdlib.h>

enum { MOST_ANCHORS = 4000, FIRST_ROOM = 256 };

static bool make_room(struct anchors *a)
{
    if (a->count < a->room)
        return true;
    int room = a->room ? 2 * a->room : FIRST_ROOM;
    struct anchor *list = NULL;
    if (room <= 2 * MOST_ANCHORS)
        list = realloc(a->list, (size_t)room * sizeof *list);
    if (!list) {
        a->failed = true;
        return false;
    }
    a->list = list;
    a->room = room;
    return true;
}

int anchor_add(struct anchors *a, struct anchor anchor)
{
    if (!make_room(a))
        return ANCHOR_NONE;
    a->list[a->count] = anchor;
    return a->count++;
}

void anchors_free(struct anchors *a)
{
    free(a->list);
    *a = (struct anchors){ 0 };
}

/* How much each kind says. A call says most: there are few of each name. */
static const byte weight[ANCHOR_KINDS] = {
    [ANCHOR_ENTRY] = 20,   [ANCHOR_FRAME] = 1,         [ANCHOR_CALL] = 60,
    [ANCHOR_POP] = 3,      [ANCHOR_CALL_THROUGH] = 40, [ANCHOR_PUSH] = 1,
    [ANCHOR_CONSTANT] = 5, [ANCHOR_EXTERN] = 8,        [ANCHOR_INDEX] = 5,
    [ANCHOR_REGISTER] = 2, [ANCHOR_STEP] = 3,          [ANCHOR_TEST] = 12,
    [ANCHOR_JUMP] = 1,     [ANCHOR_SWITCH] = 30,       [ANCHOR_CASE] = 10,
    [ANCHOR_RETURN] = 40,
};

/* 0 and 1 are everywhere. */
static bool is_common(const struct anchor *a)
{
    return (word)(a->value + 1) <= 2 || !a->known;
}

int anchor_weight(const struct anchor *a)
{
    bool plain = a->kind == ANCHOR_CONSTANT || a->kind == ANCHOR_INDEX;
    if (plain && is_common(a))
        return 2;
    return weight[a->kind];
}

static bool same_value(const struct anchor *code, const struct anchor *text)
{
    return code->value == text->value || !code->known || !text->known;
}

/* bic for &, add for -, ash to the right: the constant is turned about. */
static bool same_constant(const struct anchor *code, const struct anchor *text)
{
    return same_value(code, text) || (word)(code->value + text->value) == 0 ||
           (code->value ^ text->value) == WHOLE_WORD;
}

static bool same_register(const struct anchor *code, const struct anchor *text)
{
    return code->reg == text->reg || code->reg == ANY_REGISTER ||
           text->reg == ANY_REGISTER;
}

/* Each test beside the one that holds when it does not differs in the last bit. */
static bool same_test(const struct anchor *code, const struct anchor *text, bool *crossed)
{
    *crossed = code->value != text->value;
    return (code->value ^ text->value) <= 1;
}

bool anchor_fits(const struct anchor *code, const struct anchor *text, bool *crossed)
{
    *crossed = false;
    if (code->kind != text->kind)
        return false;
    switch (code->kind) {
    case ANCHOR_NOTHING:
        return false;
    case ANCHOR_CALL:
    case ANCHOR_CASE:
    case ANCHOR_EXTERN:
        return same_value(code, text);
    case ANCHOR_CONSTANT:
        return same_constant(code, text);
    case ANCHOR_INDEX:
        return same_value(code, text) && same_register(code, text);
    case ANCHOR_REGISTER:
        return same_register(code, text);
    case ANCHOR_TEST:
        return same_test(code, text, crossed);
    default:
        return true;
    }
}
