/* SHOW CPU and the instruction history. */
#include "monitor/expr.h"
#include "monitor/names.h"
#include "monitor/registers.h"
#include "monitor/show.h"
#include "monitor/symbolic.h"

#include <string.h>
#include <strings.h>

static const char *const memory_names[] = { "core", "MOS", "bipolar" };

static void say_past(struct monitor *m, const struct past *p)
{
    if (p->vector) {
        say(m, "%06o %06o %06o               trap %03o\n", p->pc, p->sp, p->psw,
            p->vector);
        return;
    }
    enum mode mode = (enum mode)(p->psw >> 14);
    char text[SYMBOLIC_SIZE], name[NAME_TEXT];
    symbolic_tell(m, mode, p->pc, p->w, text);
    say(m, "%06o %06o %06o %06o %06o %06o  ", p->pc, p->sp, p->psw, p->src, p->dst,
        p->w[0]);
    if (symbol_near(m, p->pc, mode, I_SPACE, name, sizeof name))
        say(m, "%-30s ; %s\n", text, name);
    else
        say(m, "%s\n", text);
}

enum result show_history(struct monitor *m, const char *args)
{
    int64_t n = m->history.filled;
    if (*args == '=')
        args++;
    if (*args && (!take_decimal(&args, HISTORY_MOST, &n) || *skip_blanks(args)))
        return fail(m, "Expected: SHOW CPU HISTORY{=number of instructions}");
    if (m->history.size == 0)
        return fail(m, "No history is kept; SET CPU HISTORY=n keeps n instructions.");
    if (n > m->history.filled)
        n = m->history.filled;
    say(m, "PC     SP     PSW    src    dst    IR\n");
    for (int64_t i = n - 1; i >= 0; i--)
        say_past(m, history_at(&m->history, (int)i));
    return DONE;
}

static enum result show_iospace(struct monitor *m)
{
    const struct unibus *bus = &m->machine->bus;
    for (int first = 0; first < IO_SLOTS;) {
        int board = bus->slot[first], last = first;
        while (last + 1 < IO_SLOTS && bus->slot[last + 1] == board)
            last++;
        if (board != NOBODY)
            say(m, "%06o - %06o  %-5s%s %s\n", IO_PAGE + 2 * first,
                IO_PAGE + 2 * last + 1, bus->board[board]->kind->name,
                bus->board[board]->disabled ? " (disabled)" : "",
                bus->board[board]->kind->title ? bus->board[board]->kind->title : "");
        first = last + 1;
    }
    return DONE;
}

/* Where a virtual address is, in every mode and space. */
static enum result show_virtual(struct monitor *m, const char *text)
{
    static const char *const modes[] = { "kernel", "super", NULL, "user" };
    const struct mmu *mmu = &m->machine->mmu;
    int64_t value;
    word va;
    paddr at;
    if (expr_all(m, text, &value) != DONE || expr_word(m, value, &va) != DONE)
        return FAILED;
    for (int mode = 0; mode < 4; mode++) {
        for (int space = 0; space < 2 && modes[mode]; space++) {
            word aborts =
                mmu_peek(mmu, va, (enum mode)mode, (enum space)space, READ, &at);
            say(m, "%06o %-6s %c: ", va, modes[mode], "ID"[space]);
            if (aborts)
                say(m, "abort %06o\n", aborts);
            else
                say(m, "%06o\n", at);
        }
    }
    return DONE;
}

static void say_summary(struct monitor *m)
{
    const struct cpu *cpu = &m->machine->cpu;
    say(m, "CPU: PDP-11/45, KT11-C, %s, %uK (%u KB of %s memory), idle %s\n",
        cpu->fpp ? "FP11" : "no FP11",
        m->machine->bus.core_bytes == CORE_MAX ? 256 : m->machine->bus.core_bytes / 1024,
        m->machine->bus.core_bytes / 1024, memory_names[cpu->memory],
        m->no_idle ? "off" : "on");
    if (m->history.size)
        say(m, "History: %d of %d instructions kept\n", m->history.filled,
            m->history.size);
}

enum result show_cpu(struct monitor *m, const char *args)
{
    struct ref ref;
    if (strncasecmp(args, "HIST", 4) == 0) {
        args += strcspn(args, "= ");
        return show_history(m, args);
    }
    if (strncasecmp(args, "VIRTUAL=", 8) == 0)
        return show_virtual(m, args + 8);
    if (strncasecmp(args, "IO", 2) == 0)
        return show_iospace(m);
    if (*args)
        return fail(m, "Expected: SHOW CPU {HISTORY{=n} | VIRTUAL=address | IOSPACE}");
    say_summary(m);
    static const char *const names[] = {
        "PC", "SP", "PSW", "SR", "DR", "PIRQ", "STKLIM"
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (register_find(m, names[i], &ref))
            register_say(m, &ref);
    return DONE;
}
