/* The hooks: which instructions of the kernel are asked about, and whose activation of which
 * function has begun or ended there. */
#include "monitor/fork/observe.h"

#include <string.h>

enum { BACK = 0200, NUMBER = 0177, MOST_LOOKS = 100 };

/* V7's jsr pc,*2(rn), where rn points at a row of sysent, whose sy_call is 2 bytes on. */
enum { GATE = 0004770, GATE_BYTES = 4, SY_CALL = 2 };

static const byte nowhere[MAP_WORDS];
static const byte beginning[MAP_WORDS] = {
    1
}; /* of most programs, the first one's icode too */
static byte everywhere[MAP_WORDS];

/* What every system call goes through. */
static const struct hook *call_hook(void)
{
    for (int i = 0; i < hook_count; i++)
        if (hook_table[i].entered == call_entered)
            return &hook_table[i];
    return NULL;
}

/* Activations whose stack is used anew are over, though they never returned. */
static void drop_stale(struct actor *a, word sp)
{
    while (a->frames && a->frame[a->frames - 1].sp <= sp)
        a->frames--;
}

static void begin(struct observatory *o, struct actor *a, struct frame f)
{
    f.at = observe_now(o);
    f.count = o->m->machine->cpu.count;
    f.about = -1;
    drop_stale(a, f.sp);
    if (f.hook->entered)
        f.hook->entered(o, a, &f);
    if (!f.hook->kept || a->frames == FRAMES)
        return;
    a->frame[a->frames++] = f;
    o->kernel_map[f.back >> 1] |= BACK;
}

static void come_in(struct observatory *o, struct actor *a, const struct hook *hook)
{
    word sp = o->m->machine->cpu.r[SP];
    struct frame f = { .hook = hook, .sp = (word)(sp + 2) };
    if (!observe_word(o, sp, &f.back))
        return;
    for (int i = 0; i < hook->args; i++)
        observe_word(o, (word)(sp + 2 + 2 * i), &f.arg[i]);
    begin(o, a, f);
}

/* V7's trap() is about to call what the row of sysent says, as V6's trap1 would. It goes on
 * behind the instruction also when a signal has cut the call short. */
static void come_to_gate(struct observatory *o, struct actor *a)
{
    const struct cpu *cpu = &o->m->machine->cpu;
    struct frame f = { .hook = call_hook(),
                       .sp = cpu->r[SP],
                       .back = (word)(o->gate + GATE_BYTES) };
    if (observe_word(o, (word)(cpu->r[o->gate_register] + SY_CALL), &f.arg[0]))
        begin(o, a, f);
}

static void come_back(struct observatory *o, struct actor *a)
{
    const struct cpu *cpu = &o->m->machine->cpu;
    for (int i = a->frames - 1; i >= 0; i--) {
        struct frame f = a->frame[i];
        if (f.sp != cpu->r[SP] || f.back != cpu->r[PC])
            continue;
        a->frames = i;
        if (f.hook->left)
            f.hook->left(o, a, &f, cpu->r[0]);
        return;
    }
}

/* The instruction that a stop was before is asked for again when the run goes on, perhaps
 * with an interrupt's service between. */
static bool was_stopped_here(struct observatory *o, const struct cpu *cpu)
{
    if (!o->stopped.valid || o->stopped.pc != cpu->r[PC] || o->stopped.sp != cpu->r[SP] ||
        o->stopped.click != observe_click(o))
        return false;
    o->stopped.valid = false;
    return cpu->count - o->stopped.count < 100000;
}

static void in_kernel(struct observatory *o, struct actor *a, word pc)
{
    byte what = o->kernel_map[pc >> 1];
    if (what & BACK)
        come_back(o, a);
    if (a->faulting && pc == a->fault_retry)
        fault_ended(o, a);
    if (pc == o->counts_at && o->counts_at)
        newproc_slot(o, a);
    if (pc == o->gate && o->gate)
        come_to_gate(o, a);
    if (what & NUMBER && (what & NUMBER) <= hook_count)
        come_in(o, a, &hook_table[(what & NUMBER) - 1]);
}

static bool at(void *host, struct cpu *cpu)
{
    struct observatory *o = host;
    if (!(cpu->mmu->mmr0 & MMR0_ON) || was_stopped_here(o, cpu))
        return false;
    int slot = actor_now(o);
    if (slot < 0)
        return false;
    o->passed = false;
    if (cpu_mode(cpu) == USER)
        user_reached(o, &o->actor[slot]);
    else
        in_kernel(o, &o->actor[slot], cpu->r[PC]);
    if (!o->passed || !o->stepping)
        return false;
    o->stopped.valid = true;
    o->stopped.pc = cpu->r[PC];
    o->stopped.sp = cpu->r[SP];
    o->stopped.click = observe_click(o);
    o->stopped.count = cpu->count;
    return true;
}

void hooks_await_user(struct observatory *o)
{
    const struct actor *a = o->running >= 0 ? &o->actor[o->running] : NULL;
    bool awaited = a && (a->awaited >= 0 || (a->faulting && !a->fault_retry));
    o->hooks.map[USER] = awaited ? everywhere : nowhere;
}

void hooks_await_store(struct observatory *o, word retry)
{
    if (retry)
        o->kernel_map[retry >> 1] |= BACK;
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
            !text_word(o, (word)(va + 2), &offset) || offset != SY_CALL)
            continue;
        o->gate = va;
        o->gate_register = insn & 7;
        o->kernel_map[va >> 1] |= NUMBER; /* of no hook */
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
        o->kernel_map[o->counts_at >> 1] |= NUMBER; /* of no hook */
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
    set_hooks(o, at);
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

/* The kernel's functions. What a kernel does not have is not hooked: V4 and V5 grow a stack
 * within trap(), V7 has save and resume for savu, retu and aretu. Those below the line are the
 * lab's. */
/* clang-format off */
const struct hook hook_table[] = {
    { "trap",      trap_entered,     NULL,         0, false, 0, false },
    { "_trap1",    call_entered,     call_left,    1, true,  0, false },
    { "_newproc",  newproc_entered,  newproc_left, 1, true,  0, false },
    { "_savu",     savu_entered,     savu_left,    1, true,  0, false },
    { "_save",     savu_entered,     savu_left,    1, true,  0, false },
    { "_resume",   resume_entered,   NULL,         2, false, 0, false },
    { "_malloc",   NULL,             malloc_left,  2, true,  0, false },
    { "_mfree",    mfree_entered,    NULL,         3, false, 0, false },
    { "_copyseg",  copyseg_entered,  copyseg_left, 2, true,  0, false },
    { "_clearseg", clearseg_entered, copyseg_left, 1, true,  0, false },
    { "_expand",   expand_entered,   expand_left,  1, true,  0, false },
    { "_grow",     expand_entered,   grow_left,    1, true,  0, false },
    { "_xswap",    xswap_entered,    xswap_left,   3, true,  0, false },
    { "_swap",     swap_entered,     swap_left,    4, true,  0, false },
    { "_xfree",    xfree_entered,    NULL,         0, false, 0, false },
    { "_exit",     exit_entered,     NULL,         1, false, 0, false },
    { "_psig",     psig_entered,     NULL,         0, false, 0, false },
    { "_panic",    panic_entered,    NULL,         1, false, 0, false },
    { "_sureg",    NULL,             sureg_left,   0, true,  0, false },
    { "_swtch",    swtch_entered,    NULL,         0, false, 0, false },
    { "_sleep",    sleep_entered,    NULL,         2, false, 0, false },

    { "_bycore",   way_entered,      way_left,     2, true,  FORK_CORE,   true },
    { "_byswap",   way_entered,      way_left,     2, true,  FORK_SWAP,   true },
    { "_bycow",    way_entered,      way_left,     2, true,  FORK_COW,    true },
    { "_borrow",   way_entered,      way_left,     2, true,  FORK_BORROW, true },
    { "_share",    way_entered,      way_left,     2, true,  FORK_SHARE,  true },
    { "_thread",   way_entered,      way_left,     2, true,  FORK_THREAD, true },
    { "_byspawn",  way_entered,      way_left,     2, true,  FORK_SPAWN,  true },
    { "_ucopy",    NULL,             ucopy_left,   1, true,  0, true },
    { "_newstk",   NULL,             newstk_left,  0, true,  0, true },
    { "_pgcopy",   NULL,             pgcopy_left,  2, true,  0, true },
    { "_swapin",   NULL,             NULL,         1, true,  0, true },
    { "_vgive",    vgive_entered,    vgive_left,   0, true,  0, true },
    { "_cowpage",  cowpage_entered,  cowpage_left, 1, true,  0, true },
    { "_unshare",  unshare_entered,  unshare_left, 2, true,  0, true },
    { "_resize",   resize_entered,   resize_left,  4, true,  0, true },
    { "_exec1",    exec1_entered,    NULL,         0, false, 0, true },
};
/* clang-format on */

const int hook_count = sizeof hook_table / sizeof hook_table[0];
