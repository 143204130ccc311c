/* Breakpoints and watchpoints. They only look: execution is compared before the
 * instruction has begun, data while its references are rehearsed, so a stop finds the
 * machine as the instruction would have found it. */
#include "monitor/expr.h"
#include "monitor/programs.h"

#include <string.h>

static bool mode_fits(const struct brk *k, enum mode mode)
{
    return k->modes == 0 || (k->modes >> mode & 1);
}

static bool inside(const struct brk *k, paddr at)
{
    return at >= k->lo && at <= k->hi;
}

/* NEXT looks for the return of one call: deeper calls have a lower stack. */
static bool stack_fits(const struct brk *k, const struct cpu *cpu)
{
    return !k->temporary || cpu->r[SP] >= k->sp;
}

static bool process_fits(const struct monitor *m, const struct brk *k)
{
    struct proc_entry p;
    int slot = k->pid ? unix_current(m) : -1;
    return k->pid == 0 || (slot >= 0 && unix_proc(m, slot, &p) && p.pid == k->pid);
}

static bool program_fits(struct monitor *m, const struct brk *k)
{
    struct guest_file file;
    return k->program.number == 0 ||
           (program_file(m, unix_current(m), &file) && file.dev == k->program.dev &&
            file.number == k->program.number);
}

static bool condition_holds(struct monitor *m, const struct brk *k)
{
    int64_t value;
    if (!k->condition)
        return true;
    if (expr_value(m, k->condition, &value) == DONE)
        return value != 0;
    m->error[0] = '\0';
    return false;
}

static bool counts_down(struct monitor *m, struct brk *k)
{
    if (!process_fits(m, k) || !program_fits(m, k) || !condition_holds(m, k))
        return false;
    k->hits++;
    return k->hits >= k->count;
}

static bool stop_at(struct breaks *b, int n, int kind, paddr at, uint64_t count, word pc)
{
    b->hit = n;
    b->hit_kind = kind;
    b->hit_at = at;
    b->passed = count;
    b->passed_pc = pc;
    b->passed_data = kind != BREAK_EXECUTE;
    return true;
}

/* The physical address of the PC; addresses that cannot be fetched match nothing. */
static bool physical_pc(const struct cpu *cpu, paddr *at)
{
    return mmu_peek(cpu->mmu, cpu->r[PC], cpu_mode(cpu), I_SPACE, READ, at) == 0;
}

bool breaks_before(struct monitor *m)
{
    struct breaks *b = &m->breaks;
    const struct cpu *cpu = &m->machine->cpu;
    if (m->probe.data)
        b->before = *cpu;
    if (b->passed == cpu->count && b->passed_pc == cpu->r[PC])
        return false;
    for (int i = 0; i < b->count; i++) {
        struct brk *k = &b->list[i];
        paddr at = cpu->r[PC];
        if (!(k->kinds & BREAK_EXECUTE) || !mode_fits(k, cpu_mode(cpu)))
            continue;
        if ((k->kinds & BREAK_PHYSICAL) && !physical_pc(cpu, &at))
            continue;
        if (inside(k, at) && stack_fits(k, cpu) && counts_down(m, k))
            return stop_at(b, i, BREAK_EXECUTE, at, cpu->count, cpu->r[PC]);
    }
    return false;
}

static bool touches(const struct brk *k, const struct reference *ref, paddr at)
{
    return inside(k, at) || (ref->size == 2 && inside(k, at + 1));
}

/* The rehearsal has moved registers already: the condition is of what they were. */
static bool counts_down_before(struct monitor *m, struct brk *k)
{
    struct cpu *cpu = &m->machine->cpu;
    const struct cpu now = *cpu;
    *cpu = m->breaks.before;
    bool stops = counts_down(m, k);
    *cpu = now;
    return stops;
}

bool breaks_access(struct monitor *m, const struct reference *ref)
{
    struct breaks *b = &m->breaks;
    const struct cpu *cpu = &m->machine->cpu;
    int kind = ref->intent == WRITE ? BREAK_WRITE : BREAK_READ;
    uint64_t count = cpu->count - 1; /* the rehearsal counted the instruction */
    if (b->passed == count && b->passed_pc == cpu->start && b->passed_data)
        return false;
    for (int i = 0; i < b->count; i++) {
        struct brk *k = &b->list[i];
        paddr seen = k->kinds & BREAK_PHYSICAL ? ref->at : ref->va;
        if ((k->kinds & kind) && mode_fits(k, ref->mode) && touches(k, ref, seen) &&
            counts_down_before(m, k))
            return stop_at(b, i, kind, seen, count, cpu->start);
    }
    return false;
}

bool breaks_wanted(const struct breaks *b)
{
    return b->count > 0;
}

bool breaks_want_data(const struct breaks *b)
{
    for (int i = 0; i < b->count; i++)
        if (b->list[i].kinds & (BREAK_READ | BREAK_WRITE))
            return true;
    return false;
}

void breaks_forget(struct breaks *b)
{
    b->passed = UINT64_MAX;
    b->hit = -1;
}

void breaks_pass(struct breaks *b, const struct cpu *cpu)
{
    stop_at(b, -1, BREAK_READ, 0, cpu->count, cpu->r[PC]);
}

bool breaks_add(struct breaks *b, const struct brk *new)
{
    if (b->count == BREAKS)
        return false;
    b->list[b->count++] = *new;
    return true;
}

void breaks_remove(struct breaks *b, int n)
{
    expr_free(b->list[n].condition);
    b->count--;
    memmove(&b->list[n], &b->list[n + 1], (size_t)(b->count - n) * sizeof b->list[0]);
    b->hit = -1;
}

void breaks_end_temporary(struct breaks *b)
{
    for (int i = b->count - 1; i >= 0; i--)
        if (b->list[i].temporary)
            breaks_remove(b, i);
}

void breaks_clear(struct breaks *b)
{
    while (b->count > 0)
        breaks_remove(b, b->count - 1);
}
