/* Two register sets, three stack pointers, and the word that selects them. */
#include "cpu/psw.h"

static void switch_set(struct cpu *c)
{
    for (int i = 0; i < 6; i++) {
        word r = c->r[i];
        c->r[i] = c->other_set[i];
        c->other_set[i] = r;
    }
}

static void select_psw(struct cpu *c, word psw)
{
    if ((psw ^ c->psw) & PSW_SET)
        switch_set(c);
    c->sp[c->psw >> 14] = c->r[SP];
    c->r[SP] = c->sp[psw >> 14];
    c->psw = psw;
    c->level = psw >> 5 & 7;
    sched_hurry(&c->bus->sched);
}

void psw_load(struct cpu *c, word psw)
{
    select_psw(c, psw & PSW_BITS);
    c->requests &= (word) ~(REQ_T | REQ_RTT);
    if (psw & PSW_T)
        cpu_ask(c, REQ_T);
}

void psw_write(struct cpu *c, word data, word mask)
{
    select_psw(c, word_merge(c->psw, data, mask & PSW_BITS & (word)~PSW_T));
}

void cpu_set_psw(struct cpu *c, word psw)
{
    psw_load(c, psw);
}

word cpu_get_sp(const struct cpu *c, enum mode mode)
{
    return mode == cpu_mode(c) ? c->r[SP] : c->sp[mode];
}

void cpu_set_sp(struct cpu *c, enum mode mode, word value)
{
    if (mode == cpu_mode(c))
        c->r[SP] = value;
    else
        c->sp[mode] = value;
}

static bool current_set(const struct cpu *c, int set)
{
    return !(c->psw & PSW_SET) == !set;
}

word cpu_get_r(const struct cpu *c, int set, int n)
{
    return current_set(c, set) ? c->r[n] : c->other_set[n];
}

void cpu_set_r(struct cpu *c, int set, int n, word value)
{
    if (current_set(c, set))
        c->r[n] = value;
    else
        c->other_set[n] = value;
}
