/* What FORK STEP says where it has stopped: the stage in a sentence, the place in the
 * kernel, the lines of its C, and what changed since the last stage. */
#include "monitor/fork/changes.h"
#include "monitor/fork/command.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"
#include "monitor/fork/stage.h"
#include "monitor/programs.h"
#include "monitor/symbolic.h"
#include "monitor/unix/lines.h"

#include <stdlib.h>

enum { SENTENCE = 512, PLACE = 64, INDENT = 4 };

/* What FORK STEP saw last, to tell what is new: the look, and the stage it belongs to. */
struct stage_seen {
    int fork, stages;
    struct changes_look look;
};

static void say_heading(struct monitor *m, const struct fork_record *r, int n)
{
    const struct stage_mark *mark = &r->stage[n];
    say(m, "Fork %d, stage %d, %s: %s ms since %s", r->number, n + 1,
        stage_table[mark->stage].name, phrase_ms(mark->at - r->began).text,
        fork_of_system(r) ? "newproc was called" : "the trap");
    if (n > 0)
        say(m, ", %s ms since %s", phrase_ms(mark->at - mark[-1].at).text,
            stage_table[mark[-1].stage].name);
    say(m, "\n");
}

/* Which of R's stages MARK is; -1: none. */
static int index_of(const struct fork_record *r, const struct stage_mark *mark)
{
    for (int i = 0; i < r->stages && i < RECORD_STAGES; i++)
        if (r->stage[i].stage == mark->stage && r->stage[i].count == mark->count)
            return i;
    return -1;
}

/* "at newproc+24, 004612: MOV R0,-(SP)", or in user mode. */
static void say_place(struct monitor *m)
{
    word pc = m->machine->cpu.r[PC];
    char name[PLACE], insn[SYMBOLIC_SIZE];
    bool user = cpu_mode(&m->machine->cpu) == USER;
    const struct symbols *s = user ? program_current(m) : &m->kernel.symbols;
    symbolic_at(m, pc, insn);
    bool named = s && symbols_tell(s, pc, I_SPACE, name, sizeof name);
    say(m, "  %s %s%s%06o: %s\n", user ? "user" : "at", named ? name : "",
        named ? ", " : "", pc, insn);
}

/* The lines of the source around, if it is at hand: the kernel's, or of a program of the lab. */
static void say_lines(struct monitor *m)
{
    struct source_line at;
    if (lines_here(m, &at))
        lines_say(m, &at, 2, 2);
}

static void take_change(void *host, const char *line)
{
    say_wrapped(host, INDENT, "  *", line);
}

static void say_changes(struct monitor *m, const struct fork_record *r, int n)
{
    struct stage_seen *seen = m->stage_seen;
    struct changes_look *now = malloc(sizeof *now);
    if (!now)
        return;
    changes_take(m, now);
    if (!seen)
        seen = m->stage_seen = calloc(1, sizeof *seen);
    if (seen) {
        bool next = seen->fork == r->number && seen->stages == n && n > 0;
        if (next)
            changes_tell(&seen->look, now, take_change, m);
        seen->look = *now;
        seen->fork = r->number;
        seen->stages = n + 1;
    }
    free(now);
}

void fork_say_stage(struct monitor *m, const struct fork_record *r,
                    const struct stage_mark *mark)
{
    char text[SENTENCE];
    int n = index_of(r, mark);
    if (n < 0 || (unsigned)mark->stage >= STAGE_KINDS)
        return;
    fresh_line(m);
    say_heading(m, r, n);
    stage_tell(r, mark, text, sizeof text);
    say_wrapped(m, 2, "", text);
    say_place(m);
    say_lines(m);
    say_changes(m, r, n);
}
