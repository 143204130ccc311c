/* Stack frames. */
#include "monitor/frames.h"

#include "monitor/lab/assembly.h"
#include "monitor/unix/lines.h"

enum { FRAMES = 50, SHOWN_ARGUMENTS = 3 };

const char *frame_name(const struct symbols *names, word pc, char name[FRAME_NAME])
{
    name[0] = ' ';
    if (!names || !symbols_tell(names, pc, I_SPACE, name + 1, FRAME_NAME - 1))
        name[0] = '\0';
    return name;
}

void frame_say_line(const struct stack *s, word pc)
{
    struct source_line at;
    if (!s->m->kernel.known || assembly_drive(s->m) < 0)
        return;
    if (s->slot == STACK_KERNEL ? lines_at(s->m, pc, &at)
                                : lines_at_user(s->m, s->slot, pc, &at))
        say(s->m, "  %s:%d", assembly_text_name(at.path), at.line);
}

static void say_frame(const struct stack *s, int n, word pc, word r5)
{
    word argument;
    char name[FRAME_NAME];
    say(s->m, "%2d  %s  pc %06o%s  r5 %06o  (", n, s->kind, pc,
        frame_name(s->names, pc, name), r5);
    for (word i = 0; i < SHOWN_ARGUMENTS; i++)
        if (s->word(s, (word)(r5 + 4 + 2 * i), &argument))
            say(s->m, "%s%06o", i ? ", " : "", argument);
    say(s->m, ")");
    frame_say_line(s, (word)(n ? pc - 2 : pc)); /* further out: of the call */
    say(s->m, "\n");
}

int frames_say(const struct stack *s, word pc, word r5, word sp, word *last, word *top)
{
    int n = 0;
    *top = sp;
    for (; n < FRAMES; n++) {
        word next, back;
        *last = r5;
        if (r5 < *top || !s->word(s, r5, &next) || !s->word(s, (word)(r5 + 2), &back))
            break;
        say_frame(s, n, pc, r5);
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
