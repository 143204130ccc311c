/* Instructions as text. */
#include "monitor/symbolic.h"
#include "cpu/assemble.h"
#include "cpu/disasm.h"
#include "cpu/insn.h"
#include "monitor/names.h"
#include "monitor/view.h"

enum { DEFERRED = 070 };

/* Whose addresses an instruction's are. */
struct addresses {
    struct monitor *m;
    enum mode mode;
    enum space space;
    char text[NAME_TEXT];
};

static const char *name_of(void *host, word value)
{
    struct addresses *a = host;
    if (a->mode == NO_MODE)
        return NULL;
    bool named = symbol_near(a->m, value, a->mode, a->space, a->text, sizeof a->text);
    return named ? a->text : NULL;
}

/* Where branches, JMP and JSR go is an instruction; what others name, and where a deferred
 * jump is told its way, is data. What MFPI and its like reach is another mode's. */
static struct addresses addresses_of(struct monitor *m, enum mode mode, word ir)
{
    struct addresses a = { .m = m, .mode = mode, .space = D_SPACE };
    const struct insn *insn = insn_find(ir);
    if (!insn)
        return a;
    bool jump = insn->timing == T_JMP || insn->timing == T_JSR;
    if (insn->form == F_BR || insn->form == F_SOB ||
        (jump && (ir & DEFERRED) != DEFERRED))
        a.space = I_SPACE;
    if (insn->timing == T_MFP || insn->timing == T_MTP)
        a.mode = NO_MODE;
    return a;
}

int symbolic_tell(struct monitor *m, enum mode mode, word pc, const word w[3],
                  char text[SYMBOLIC_SIZE])
{
    struct addresses a = addresses_of(m, mode, w[0]);
    return disasm(text, SYMBOLIC_SIZE, pc, w, name_of, &a);
}

int symbolic_say(struct monitor *m, enum mode mode, word pc, const word w[3])
{
    char text[SYMBOLIC_SIZE];
    int words = symbolic_tell(m, mode, pc, w, text);
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
    symbolic_tell(m, cpu_mode(cpu), pc, w, text);
}

enum result symbolic_take(struct monitor *m, const char *text, word pc, word w[3],
                          int *words)
{
    char error[256];
    if (assemble(text, pc, w, words, error, sizeof error))
        return DONE;
    return fail(m, "%s", error);
}
