/* The last instructions that were executed: a ring the probe writes. */
#include "monitor/history.h"

#include <stdlib.h>

bool history_resize(struct history *h, int size)
{
    struct past *past = size ? calloc((size_t)size, sizeof *past) : NULL;
    if (size && !past)
        return false;
    free(h->past);
    *h = (struct history){ .size = size, .past = past };
    return true;
}

static word peek_word(const struct cpu *cpu, word va)
{
    paddr at;
    word data = 0;
    if (mmu_peek(cpu->mmu, va, cpu_mode(cpu), I_SPACE, READ, &at) == 0)
        bus_peek(cpu->bus, at, &data);
    return data;
}

static void push(struct history *h)
{
    h->next = (h->next + 1) % h->size;
    if (h->filled < h->size)
        h->filled++;
}

void history_before(struct history *h, const struct cpu *cpu)
{
    if (h->size == 0)
        return;
    struct past *p = &h->past[h->next];
    *p = (struct past){ .pc = cpu->r[PC], .sp = cpu->r[SP], .psw = cpu->psw };
    for (word i = 0; i < 3; i++)
        p->w[i] = peek_word(cpu, (word)(p->pc + 2 * i));
    h->begun = true;
}

void history_after(struct history *h, const struct cpu *cpu)
{
    if (h->size == 0)
        return;
    if (h->begun) {
        h->past[h->next].src = cpu->operands.src;
        h->past[h->next].dst = cpu->operands.dst;
        push(h);
    }
    h->begun = false;
    if (cpu->vector == 0)
        return;
    h->past[h->next] = (struct past){
        .pc = cpu->r[PC], .sp = cpu->r[SP], .psw = cpu->psw, .vector = cpu->vector
    };
    push(h);
}

void history_forget_begun(struct history *h)
{
    h->begun = false;
}

const struct past *history_at(const struct history *h, int n)
{
    if (n < 0 || n >= h->filled)
        return NULL;
    return &h->past[(h->next - 1 - n + 2 * h->size) % h->size];
}
