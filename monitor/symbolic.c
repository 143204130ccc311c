/* Instructions as text. */
#include "monitor/symbolic.h"
#include "cpu/assemble.h"
#include "cpu/disasm.h"
#include "monitor/view.h"

int symbolic_say(struct monitor *m, word pc, const word w[3])
{
    char text[SYMBOLIC_SIZE];
    int words = disasm(text, sizeof text, pc, w, NULL, NULL);
    say(m, "%s", text);
    return words;
}

void symbolic_at(struct monitor *m, word pc, char text[SYMBOLIC_SIZE])
{
    const struct cpu *cpu = &m->machine->cpu;
    word w[3] = { 0 };
    paddr at;
    for (word i = 0; i < 3; i++)
        if (mmu_peek(cpu->mmu, (word)(pc + 2 * i), cpu_mode(cpu), I_SPACE, READ, &at) ==
            0)
            bus_peek(cpu->bus, at, &w[i]);
    disasm(text, SYMBOLIC_SIZE, pc, w, NULL, NULL);
}

enum result symbolic_take(struct monitor *m, const char *text, word pc, word w[3],
                          int *words)
{
    char error[256];
    if (assemble(text, pc, w, words, error, sizeof error))
        return DONE;
    return fail(m, "%s", error);
}
