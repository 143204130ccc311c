/* The hooks: whose activation of which of the kernel's functions has begun or ended at the
 * instruction that is asked about. */
#include "monitor/fork/observe.h"

#include <string.h>

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
    o->kernel_map[f.back >> 1] |= HOOK_BACK;
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
                       .back = (word)(o->gate + HOOK_GATE_BYTES) };
    if (observe_word(o, (word)(cpu->r[o->gate_register] + HOOK_SY_CALL), &f.arg[0]))
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
    if (what & HOOK_BACK)
        come_back(o, a);
    if (a->faulting && pc == a->fault_retry)
        fault_ended(o, a);
    if (pc == o->counts_at && o->counts_at)
        newproc_slot(o, a);
    if (pc == o->gate && o->gate)
        come_to_gate(o, a);
    if (what & HOOK_NUMBER && (what & HOOK_NUMBER) <= hook_count)
        come_in(o, a, &hook_table[(what & HOOK_NUMBER) - 1]);
}

bool hooks_reached(void *host, struct cpu *cpu)
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
    { "_copyrun",  NULL,             NULL,         3, true,  0, true },
    { "_clerrun",  NULL,             NULL,         2, true,  0, true },
    { "_vgive",    vgive_entered,    vgive_left,   0, true,  0, true },
    { "_cowpage",  cowpage_entered,  cowpage_left, 1, true,  0, true },
    { "_unshare",  unshare_entered,  unshare_left, 2, true,  0, true },
    { "_resize",   resize_entered,   resize_left,  4, true,  0, true },
    { "_exec1",    exec1_entered,    NULL,         0, false, 0, true },
};
/* clang-format on */

const int hook_count = sizeof hook_table / sizeof hook_table[0];
