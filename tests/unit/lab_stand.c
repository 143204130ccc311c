/* A stand of the lab's machine. */
#include "tests/unit/lab_stand.h"

enum { MAP = 32768 };

static const byte nowhere[MAP];

static bool here(void *host, struct cpu *cpu)
{
    const struct stand *s = host;
    return cpu->r[PC] == s->pc;
}

bool stand_run(struct stand *s, word at, uint64_t most)
{
    struct machine *m = s->l->s.machine;
    s->pc = at;
    s->map[at >> 1] = 1;
    m->cpu.hooks = &s->hooks;
    enum stop stop = cpu_run(&m->cpu, SCHED_NEVER, most);
    s->map[at >> 1] = 0;
    return stop == STOP_HOOK;
}

void stand_begin(struct stand *s, struct lab *l, word at)
{
    *s = (struct stand){ .l = l,
                         .map = calloc(1, MAP),
                         .saved = malloc(sizeof *s->saved) };
    s->hooks = (struct cpu_hooks){
        .host = s, .map = {nowhere, nowhere, nowhere, s->map},
             .at = here
    };
    ck_assert(stand_run(s, at, 10000000));
    *s->saved = *l->s.machine;
}

void stand_back(struct stand *s)
{
    *s->l->s.machine = *s->saved;
}

paddr stand_at(const struct stand *s, word va)
{
    paddr pa;
    mmu_peek(&s->l->s.machine->mmu, va, USER, I_SPACE, READ, &pa);
    return pa;
}

word stand_peek(const struct stand *s, word va)
{
    return s->l->s.machine->bus.core[stand_at(s, va) / 2];
}

void stand_poke(struct stand *s, word va, word data)
{
    s->l->s.machine->bus.core[stand_at(s, va) / 2] = data;
}

void stand_end(struct stand *s)
{
    s->l->s.machine->cpu.hooks = NULL;
    free(s->map);
    free(s->saved);
}
