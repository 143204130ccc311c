/* Machine code as a graph: where each instruction goes on. */
#include "monitor/source/code.h"

#include "cpu/insn.h"
#include "monitor/source/code_switch.h"
#include "monitor/source/piece.h"

#include <stdlib.h>

enum { REGISTER_PC = 7 };

static int operand_words(unsigned bits)
{
    unsigned mode = bits >> 3 & 7, reg = bits & 7;
    return mode >= 6 || (reg == REGISTER_PC && (mode == 2 || mode == 3));
}

int code_length(word ir)
{
    const struct insn *row = insn_find(ir);
    if (!row)
        return 1;
    switch (row->form) {
    case F_SSDD:
        return 1 + operand_words(ir >> 6) + operand_words(ir);
    case F_DD:
    case F_RDD:
    case F_SSR:
    case F_FDD:
    case F_FSAC:
    case F_ACFD:
    case F_SSAC:
    case F_ACDD:
        return 1 + operand_words(ir);
    default:
        return 1;
    }
}

bool code_is_call(word ir)
{
    return (ir & 0177700) == 0004700;
}

/* The anchor at address TO; ANCHOR_NONE outside of the function. */
static int anchor_at(const struct anchors *graph, const int *first,
                     const struct code *code, int to)
{
    int n = (to - code->at) / 2;
    if (to < code->at || n >= code->words || first[n] >= graph->count)
        return ANCHOR_NONE;
    return first[n];
}

static void join(const struct piece *p, const int *first, struct anchor *last)
{
    int on = anchor_at(p->graph, first, p->code, piece_next(p));
    int there = anchor_at(p->graph, first, p->code, p->target);
    if (last->kind == ANCHOR_RETURN || last->kind == ANCHOR_SWITCH)
        return;
    last->next[0] = last->kind == ANCHOR_JUMP || last->kind == ANCHOR_TEST ? there : on;
    if (last->kind == ANCHOR_TEST)
        last->next[1] = on;
}

/* Once every anchor stands: where each goes on. */
static void join_all(const struct code *code, struct anchors *graph, const int *first,
                     const int *target)
{
    for (int i = 0; i < graph->count; i++) {
        struct anchor *a = &graph->list[i];
        if (i + 1 < graph->count && a[1].place == a->place) {
            a->next[0] = i + 1;
            continue;
        }
        int n = (a->place - code->at) / 2;
        struct piece p = { .code = code, .graph = graph, .target = target[n] };
        p.next = n + code_length(code->text[n]);
        join(&p, first, a);
    }
}

bool code_anchors(const struct code *code, struct anchors *graph)
{
    size_t size = (size_t)code->words + 3;
    int *first = calloc(2 * size, sizeof *first), *target = first ? first + size : NULL;
    if (!first)
        return false;
    for (size_t i = 0; i < size; i++)
        first[i] = ANCHOR_NONE;
    struct piece p = { .code = code, .graph = graph };
    while (p.next < code->words) {
        int n = p.next;
        p.at = piece_next(&p);
        p.target = FAR;
        first[n] = graph->count;
        piece_take(&p);
        target[n] = p.target;
        int behind = code_table_end(code, graph);
        if (behind > p.next)
            p.next = behind;
    }
    if (!graph->failed) {
        join_all(code, graph, first, target);
        code_switches(code, graph, first);
    }
    free(first);
    return !graph->failed;
}
