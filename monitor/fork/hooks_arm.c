/* Where the hooks are: which instructions of the kernel are asked about. */
#include "monitor/fork/observe.h"

#include <string.h>

enum { GATE = 0004770, MOST_LOOKS = 100 };

static const byte nowhere[MAP_WORDS];
static byte everywhere[MAP_WORDS];
/* Of most programs, the first one's icode too. */
static const byte beginning[MAP_WORDS] = { 1 };

void hooks_await_user(struct observatory *o)
{
    const struct actor *a = o->running >= 0 ? &o->actor[o->running] : NULL;
    bool awaited = a && (a->awaited >= 0 || (a->faulting && !a->fault_retry));
    o->hooks.map[USER] = awaited ? everywhere : nowhere;
}

void hooks_await_store(struct observatory *o, word retry)
{
    if (retry)
        o->kernel_map[retry >> 1] |= HOOK_BACK;
    hooks_await_user(o);
}

static bool text_word(const struct observatory *o, word va, word *data)
{
    const struct machine *machine = o->m->machine;
    paddr pa;
    return mmu_peek(&machine->mmu, va, KERNEL, I_SPACE, READ, &pa) == 0 &&
           bus_peek(&machine->bus, pa, data);
}

/* Where newproc begins to raise counts: the instruction with the address of u.u_ofile. */
static word counts_begin(const struct observatory *o, word from, word end)
{
    const struct edition *e = o->m->kernel.edition;
    word data, ofile = (word)(e->at + e->user->ofile);
    for (word va = (word)(from + 2); va < end; va = (word)(va + 2))
        if (text_word(o, va, &data) && data == ofile)
            return (word)(va - 2);
    return 0;
}

word hooks_function_end(const struct observatory *o, word va)
{
    const struct symbols *s = &o->m->kernel.symbols;
    word end = (word)(va + 02000);
    for (int i = 0; i < s->count; i++)
        if (s->list[i].kind == AOUT_TEXT && s->list[i].name[0] == '_' &&
            s->list[i].value > va && s->list[i].value < end)
            end = s->list[i].value;
    return end;
}

/* V7's trap() has no trap1. */
static void mark_gate(struct observatory *o)
{
    word from, insn, offset;
    if (o->gate || !o->m->kernel.edition->v7 ||
        !kernel_symbol(&o->m->kernel, "_trap", &from))
        return;
    word end = hooks_function_end(o, from);
    for (word va = from; va < end && !o->gate; va = (word)(va + 2)) {
        if (!text_word(o, va, &insn) || (insn & ~7) != GATE ||
            !text_word(o, (word)(va + 2), &offset) || offset != HOOK_SY_CALL)
            continue;
        o->gate = va;
        o->gate_register = insn & 7;
        o->kernel_map[va >> 1] |= HOOK_NUMBER; /* of no hook */
    }
}

/* When newproc is called for the first time: a split kernel moves its text at its start. */
void hooks_mark_counts(struct observatory *o)
{
    word from;
    mark_gate(o);
    if (o->counts_at || !kernel_symbol(&o->m->kernel, "_newproc", &from))
        return;
    o->counts_at = counts_begin(o, from, hooks_function_end(o, from));
    if (o->counts_at)
        o->kernel_map[o->counts_at >> 1] |= HOOK_NUMBER; /* of no hook */
}

static void set_hooks(struct observatory *o, bool (*reached)(void *host, struct cpu *cpu))
{
    for (int mode = 0; mode < 4; mode++)
        o->hooks.map[mode] = nowhere;
    o->hooks.host = o;
    o->hooks.at = reached;
    o->m->machine->cpu.hooks = &o->hooks;
}

void hooks_arm(struct observatory *o)
{
    word va;
    bool lab = o->m->kernel.edition->page;
    memset(o->kernel_map, 0, sizeof o->kernel_map);
    memset(everywhere, 1, sizeof everywhere);
    o->counts_at = o->gate = 0;
    for (int i = 0; i < KERNEL_ENTRIES; i++)
        o->page_fork[i] = -1;
    for (int i = 0; i < hook_count; i++)
        if ((lab || !hook_table[i].lab) &&
            kernel_symbol(&o->m->kernel, hook_table[i].symbol, &va))
            o->kernel_map[va >> 1] = (byte)(i + 1);
    o->swapmap = o->sysent = o->mpid = 0;
    kernel_symbol(&o->m->kernel, "_swapmap", &o->swapmap);
    kernel_symbol(&o->m->kernel, "_sysent", &o->sysent);
    kernel_symbol(&o->m->kernel, "_mpid", &o->mpid);
    set_hooks(o, hooks_reached);
    o->hooks.map[KERNEL] = o->kernel_map;
    o->stopped.valid = false;
    mark_gate(o);
    swaps_listen(o, true);
    hooks_await_user(o);
}

/* Once the kernel is found hooks_arm has set other hooks. */
static bool program_begins(void *host, struct cpu *cpu)
{
    struct observatory *o = host;
    if (cpu->mmu->mmr0 & MMR0_ON && kernel_look(o->m, true) && !o->m->kernel.known &&
        --o->looks == 0)
        o->hooks.map[USER] = nowhere;
    return false;
}

void hooks_await_kernel(struct observatory *o)
{
    o->looks = MOST_LOOKS;
    set_hooks(o, program_begins);
    o->hooks.map[USER] = beginning;
}

void hooks_disarm(struct observatory *o)
{
    o->m->machine->cpu.hooks = NULL;
    swaps_listen(o, false);
}
