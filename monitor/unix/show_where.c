/* WHERE PID: the frames of a process that has not the processor. Its kernel stack is in its
 * u-area, above the user structure; swtch left the stack pointer and r5 in u_rsav, or, if it
 * was swapped out for want of core, savu did in u_ssav (slp.c); V7's labels have the PC too. At
 * the stack's top the trap
 * put the user's registers (reg.h). */
#include "monitor/frames.h"
#include "monitor/programs.h"
#include "monitor/unix/pack.h"
#include "monitor/unix/segment.h"
#include "monitor/unix/tell.h"
#include "monitor/unix/user.h"

/* Words from u_ar0. */
enum { AT_R5 = -6, AT_SP = -3, AT_PC = 1, AT_PS = 2 };

/* A word of the kernel's stack, in the image. */
static bool kernel_stack(const struct stack *s, word at, word *data)
{
    const struct process_map *map = s->host;
    byte two[2];
    word base = s->m->kernel.edition->at;
    if (at & 1 || at < base || at - base > AREA_BYTES - 2 ||
        !whole_bytes(s->m, &map->image, (uint32_t)(at - base), two, sizeof two))
        return false;
    *data = word_get(two);
    return true;
}

static bool user_stack(const struct stack *s, word at, word *data)
{
    return process_word(s->m, s->host, at, D_SPACE, data);
}

/* A register that the trap saved. */
static bool saved(const struct stack *s, int at, word *data)
{
    const struct process_map *map = s->host;
    return map->u.ar0 != 0 && kernel_stack(s, (word)(map->u.ar0 + 2 * at), data);
}

/* Where the function that gave the processor away went on: V7 has kept it, else the return
 * address of the last call on this stack lies under its stack pointer. */
static void say_kernel(const struct stack *s, const word label[3])
{
    word pc = label[2], last, top;
    if ((!s->m->kernel.edition->v7 && !kernel_stack(s, (word)(label[0] - 2), &pc)) ||
        frames_say(s, pc, label[1], label[0], &last, &top) == 0)
        say(s->m, "? r5 (%06o) is no frame of its kernel stack.\n", label[1]);
}

static void say_user(struct monitor *m, const struct stack *kernel, int slot)
{
    word pc, ps, sp, r5, last, top;
    char name[FRAME_NAME];
    if (!saved(kernel, AT_PC, &pc) || !saved(kernel, AT_PS, &ps) ||
        !saved(kernel, AT_SP, &sp) || !saved(kernel, AT_R5, &r5) ||
        (ps & PSW_CM) != PSW_CM)
        return;
    struct stack user = { .m = m,
                          .kind = "user  ",
                          .names = program_symbols(m, slot),
                          .word = user_stack,
                          .slot = slot,
                          .host = kernel->host };
    say(m, "  serving the user program at pc %06o%s", pc,
        frame_name(user.names, pc, name));
    frame_say_line(&user, (word)(pc - 2));
    say(m, "\n");
    frames_say(&user, pc, r5, sp, &last, &top);
}

enum result where_process(struct monitor *m, const struct proc_entry *p)
{
    struct process_map map;
    char who[TELL_TEXT];
    tell_process(m, p, who, sizeof who);
    if (!process_map(m, p, &map))
        return no_image(m, p);
    struct stack kernel = { .m = m,
                            .kind = "kernel",
                            .names = &m->kernel.symbols,
                            .word = kernel_stack,
                            .slot = STACK_KERNEL,
                            .host = &map };
    say(m, "%s", who);
    if (map.image.drive >= 0)
        say(m, ", read from block %u of %s", map.image.at,
            unix_drive_name(m, map.image.drive).text);
    say(m, "\n");
    say_kernel(&kernel, p->flag & PROC_SWAPPING ? map.u.ssav : map.u.rsav);
    say_user(m, &kernel, p->slot);
    return DONE;
}
