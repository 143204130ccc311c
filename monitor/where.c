/* WHERE: the C stack frames, through R5. A C function of these compilers begins with
 * jsr r5,csv: its frame has the caller's r5 at (r5), the return address at 2(r5), the
 * arguments from 4(r5). In a kernel that serves a user program the chain ends with the
 * user's own r5, and the trap's PC and PS are the first things on the kernel's stack. */
#include "monitor/command.h"
#include "monitor/names.h"
#include "monitor/symbolic.h"
#include "monitor/view.h"

enum { FRAMES = 50, SHOWN_ARGUMENTS = 3 };

static bool look(struct monitor *m, enum mode mode, word at, word *data)
{
    paddr pa;
    return !(at & 1) && mmu_peek(&m->machine->mmu, at, mode, D_SPACE, READ, &pa) == 0 &&
           bus_peek(&m->machine->bus, pa, data);
}

/* " newproc+24" in NAME, or nothing. */
static const char *name_behind(struct monitor *m, enum mode mode, word pc,
                               char name[NAME_TEXT + 1])
{
    name[0] = ' ';
    return symbol_near(m, pc, mode, I_SPACE, name + 1, NAME_TEXT) ? name : "";
}

static void say_frame(struct monitor *m, enum mode mode, int n, word pc, word r5)
{
    word argument;
    char name[NAME_TEXT + 1];
    say(m, "%2d  %s  pc %06o%s  r5 %06o  (", n,
        mode == KERNEL  ? "kernel"
        : mode == SUPER ? "super "
                        : "user  ",
        pc, name_behind(m, mode, pc, name), r5);
    for (word i = 0; i < SHOWN_ARGUMENTS; i++)
        if (look(m, mode, (word)(r5 + 4 + 2 * i), &argument))
            say(m, "%s%06o", i ? ", " : "", argument);
    say(m, ")\n");
}

/* Walks up from the frame R5 while frames lie higher and higher. Returns how many there
 * were; *LAST is the r5 that was no frame of this stack any more. */
static int walk(struct monitor *m, enum mode mode, word pc, word r5, word sp, word *last,
                word *top)
{
    int n = 0;
    *top = sp;
    for (; n < FRAMES; n++) {
        word next, back;
        *last = r5;
        if (r5 < *top || !look(m, mode, r5, &next) ||
            !look(m, mode, (word)(r5 + 2), &back))
            break;
        say_frame(m, mode, n, pc, r5);
        *top = (word)(r5 + 4);
        pc = back;
        r5 = next;
        if (r5 == 0) {
            *last = 0;
            n++;
            break;
        }
    }
    return n;
}

/* The PC that the trap from user mode saved: under the highest word of the kernel's stack
 * page that is a user mode PSW. */
static bool saved_pc(struct monitor *m, word top, word *pc)
{
    bool found = false;
    word psw, at = top & 1 ? (word)(top + 1) : top;
    for (int words = 0; words < 512 && at >= top; words++, at = (word)(at + 2)) {
        word low;
        if (!look(m, KERNEL, at, &psw) || !look(m, KERNEL, (word)(at - 2), &low))
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
    const struct cpu *cpu = &m->machine->cpu;
    word pc = 0, last;
    char name[NAME_TEXT + 1];
    if (!saved_pc(m, top, &pc))
        return;
    say(m, "  serving the user program at pc %06o%s\n", pc,
        name_behind(m, USER, pc, name));
    walk(m, USER, pc, r5, cpu_get_sp(cpu, USER), &last, &top);
}

enum result do_where(struct monitor *m, const char *args)
{
    const struct cpu *cpu = &m->machine->cpu;
    enum mode mode = cpu_mode(cpu);
    uint32_t switches;
    word last, top;
    char bad = take_switches(&args, "ksu", &switches);
    if (bad)
        return fail(m, "-%c is not one of -k -s -u.", bad);
    if (no_more(m, "WHERE", args) != DONE)
        return FAILED;
    if (switches)
        mode = view_of(m, switches).mode;
    word r5 = cpu->r[5];
    char text[SYMBOLIC_SIZE], name[NAME_TEXT + 1];
    symbolic_at(m, cpu->r[PC], text);
    say(m, "pc %06o%s (%s)  sp %06o\n", cpu->r[PC],
        name_behind(m, cpu_mode(cpu), cpu->r[PC], name), text, cpu_get_sp(cpu, mode));
    int n = walk(m, mode, cpu->r[PC], r5, cpu_get_sp(cpu, mode), &last, &top);
    if (n == 0)
        say(m, "R5 (%06o) is no frame of this stack.\n", r5);
    if (mode == KERNEL && cpu_previous(cpu) == USER)
        user_below(m, last, top);
    return DONE;
}
