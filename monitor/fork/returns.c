/* The two returns of one fork, side by side. */
#include "cpu/disasm.h"
#include "monitor/fork/phrase.h"
#include "monitor/fork/show.h"

#include <stdio.h>

enum { SIDE = 34, CELL = 128, INSN = 64 };

static void say_line(struct monitor *m, const char *name, const char *parent,
                     const char *child)
{
    say(m, "  %-5s %-*s %s\n", name, SIDE, parent, child);
}

/* "001240  BEC 1246" */
static void tell_place(char *text, word pc, const word insn[3])
{
    char name[INSN];
    disasm(name, sizeof name, pc, insn, NULL, NULL);
    snprintf(text, CELL, "%06o  %s", pc, name);
}

static void say_both(struct monitor *m, const struct fork_record *r)
{
    char parent[CELL] = "not yet", child[CELL] = "not yet";
    if (r->parent_return.seen)
        tell_place(parent, r->parent_return.pc, r->parent_return.insn);
    if (r->child_return.seen)
        tell_place(child, r->child_return.pc, r->child_return.insn);
    say_line(m, "pc", parent, child);
    if (r->parent_return.seen)
        snprintf(parent, CELL, "%06o  %u, its child's pid", r->parent_return.r0,
                 r->parent_return.r0);
    if (r->child_return.seen && r->how == FORK_SPAWN)
        snprintf(child, CELL, "%06o", r->child_return.r0);
    else if (r->child_return.seen)
        snprintf(child, CELL, "%06o  %u, its parent's pid", r->child_return.r0,
                 r->child_return.r0);
    say_line(m, "r0", parent, child);
    if (r->parent_return.seen)
        snprintf(parent, CELL, "%s ms after the trap",
                 phrase_ms(r->parent_return.at - r->began).text);
    if (r->child_return.seen)
        snprintf(child, CELL, "%s ms after the trap",
                 phrase_ms(r->child_return.at - r->began).text);
    say_line(m, "when", parent, child);
}

void fork_say_returns(struct monitor *m, const struct fork_record *r)
{
    say_line(m, "", "PARENT", "CHILD");
    if (fork_of_system(r)) {
        say_line(m, "", "stays in the kernel, as swapper", "returns to icode at 0");
        return;
    }
    say_both(m, r);
    if (r->how == FORK_SPAWN) {
        say(m, "  A spawned child returns from nothing: it begins at the entry of its "
               "program.\n");
        return;
    }
    if (fork_child_caught(r)) {
        say(m, "  A signal was there before the child's first instruction: it begins in "
               "its handler, and\n  what stands behind its fork comes after that.\n");
        return;
    }
    say(m, "  The kernel gives neither a 0: the parent comes back 2 further on, the "
           "child\n  does not skip, and the 0 that C sees is made by the library on the "
           "child's\n  way, with clr r0.\n");
}
