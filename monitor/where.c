/* WHERE: the C stack frames of the running program. In a kernel that serves a user program
 * the chain ends with the user's own r5, and the trap's PC and PS are the first things on the
 * kernel's stack. */
#include "monitor/command.h"
#include "monitor/frames.h"
#include "monitor/programs.h"
#include "monitor/symbolic.h"
#include "monitor/unix/tell.h"
#include "monitor/view.h"

#include <ctype.h>

static bool look(const struct stack *s, word at, word *data)
{
    paddr pa;
    const struct machine *machine = s->m->machine;
    return !(at & 1) && mmu_peek(&machine->mmu, at, s->mode, D_SPACE, READ, &pa) == 0 &&
           bus_peek(&machine->bus, pa, data);
}

/* The stack of MODE, by the KT11's present map. */
static struct stack stack_of(struct monitor *m, enum mode mode)
{
    static const char *const kinds[] = {
        [KERNEL] = "kernel", [SUPER] = "super ", [NO_MODE] = "?     ", [USER] = "user  "
    };
    struct stack s = { .m = m,
                       .kind = kinds[mode],
                       .word = look,
                       .slot = mode == KERNEL ? STACK_KERNEL
                               : mode == USER ? unix_current(m)
                                              : STACK_UNKNOWN,
                       .mode = mode };
    if (mode == KERNEL && m->kernel.known)
        s.names = &m->kernel.symbols;
    else if (mode == USER)
        s.names = program_current(m);
    return s;
}

/* The PC that the trap from user mode saved: under the highest word of the kernel's stack
 * page that is a user mode PSW. */
static bool saved_pc(struct monitor *m, word top, word *pc)
{
    bool found = false;
    struct stack s = stack_of(m, KERNEL);
    word psw, at = top & 1 ? (word)(top + 1) : top;
    for (int words = 0; words < 512 && at >= top; words++, at = (word)(at + 2)) {
        word low;
        if (!look(&s, at, &psw) || !look(&s, (word)(at - 2), &low))
            break;
        if ((psw & PSW_CM) == PSW_CM && (psw & 03400) == 0 && !(low & 1)) {
            *pc = low;
            found = true;
        }
    }
    return found;
}

static void user_below(struct monitor *m, word r5, word top)
{
    word pc = 0, last;
    char name[FRAME_NAME];
    struct stack s = stack_of(m, USER);
    if (!saved_pc(m, top, &pc))
        return;
    say(m, "  serving the user program at pc %06o%s", pc, frame_name(s.names, pc, name));
    frame_say_line(&s, (word)(pc - 2));
    say(m, "\n");
    frames_say(&s, pc, r5, cpu_get_sp(&m->machine->cpu, USER), &last, &top);
}

/* Of the mode that SWITCHES ask for, or the present one. */
static enum result where_running(struct monitor *m, uint32_t switches)
{
    const struct cpu *cpu = &m->machine->cpu;
    enum mode mode = switches ? view_of(m, switches).mode : cpu_mode(cpu);
    struct stack s = stack_of(m, mode), here = stack_of(m, cpu_mode(cpu));
    word last, top, r5 = cpu->r[5];
    char text[SYMBOLIC_SIZE], name[FRAME_NAME];
    symbolic_at(m, cpu->r[PC], text);
    say(m, "pc %06o%s (%s)  sp %06o", cpu->r[PC],
        frame_name(here.names, cpu->r[PC], name), text, cpu_get_sp(cpu, mode));
    frame_say_line(&here, cpu->r[PC]);
    say(m, "\n");
    if (frames_say(&s, cpu->r[PC], r5, cpu_get_sp(cpu, mode), &last, &top) == 0)
        say(m, "R5 (%06o) is no frame of this stack.\n", r5);
    if (mode == KERNEL && cpu_previous(cpu) == USER)
        user_below(m, last, top);
    return DONE;
}

enum result do_where(struct monitor *m, const char *args)
{
    uint32_t switches;
    char bad = take_switches(&args, "ksu", &switches);
    if (bad)
        return fail(m, "-%c is not one of -k -s -u.", bad);
    if (!switches && isdigit((unsigned char)*skip_blanks(args))) {
        struct proc_entry p;
        if (take_process(m, "WHERE", args, &p) != DONE)
            return FAILED;
        if (p.slot != unix_current(m))
            return where_process(m, &p);
    } else if (no_more(m, "WHERE", args) != DONE) {
        return FAILED;
    }
    return where_running(m, switches);
}
