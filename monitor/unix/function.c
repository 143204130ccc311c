/* Functions of the running kernel. */
#include "monitor/unix/function.h"
#include "monitor/monitor.h"

#include <stdlib.h>
#include <string.h>

static const char *c_name(const char *name)
{
    return name + (name[0] == '_');
}

/* Whether a name begins a function: cc's own labels, L and a number, do not. */
static bool begins(const struct symbol *s)
{
    return s->kind == AOUT_TEXT &&
           !(s->name[0] == 'L' && strspn(s->name + 1, "0123456789"));
}

bool function_around(const struct monitor *m, word pc, struct kernel_function *f)
{
    const struct symbols *s = &m->kernel.symbols;
    const struct symbol *begin = NULL;
    uint32_t end = (uint32_t)s->text_at + s->text;
    for (int i = 0; i < s->count; i++) {
        const struct symbol *symbol = &s->list[i];
        if (!begins(symbol))
            continue;
        bool better = symbol->name[0] == '_' || !begin || symbol->value > begin->value;
        if (symbol->value <= pc && (!begin || symbol->value >= begin->value) && better)
            begin = symbol;
        if (symbol->value > pc && symbol->value < end)
            end = symbol->value;
    }
    if (!begin || pc >= end)
        return false;
    f->at = begin->value;
    f->words = (int)(end - begin->value) / 2;
    strcpy(f->label, begin->name);
    strcpy(f->name, c_name(begin->name));
    return true;
}

static bool text_word(const struct monitor *m, word at, word *data)
{
    paddr pa;
    return !(at & 1) && mmu_peek(&m->machine->mmu, at, KERNEL, I_SPACE, READ, &pa) == 0 &&
           pa < m->machine->bus.core_bytes && bus_peek(&m->machine->bus, pa, data);
}

word *function_text(const struct monitor *m, const struct kernel_function *f)
{
    word *text = calloc((size_t)f->words + 2, sizeof *text);
    for (int i = 0; text && i < f->words; i++)
        if (!text_word(m, (word)(f->at + 2 * i), &text[i])) {
            free(text);
            return NULL;
        }
    return text;
}

void function_called(const struct monitor *m, word pc, const word w[2], const char *text,
                     char name[AOUT_NAME + 1])
{
    const struct symbols *s = &m->kernel.symbols;
    word to = (w[0] & 077) == 067 ? (word)(pc + 4 + w[1]) : w[1];
    name[0] = '\0';
    if ((w[0] & 077) != 067 && (w[0] & 077) != 037)
        return;
    snprintf(name, AOUT_NAME + 1, "%06o", to);
    for (int i = 0; i < s->count; i++) {
        if (!begins(&s->list[i]) || s->list[i].value != to)
            continue;
        strcpy(name, c_name(s->list[i].name));
        if (strstr(text, name))
            return;
    }
}
