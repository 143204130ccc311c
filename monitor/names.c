/* Names of the guest's. */
#include "monitor/names.h"
#include "monitor/programs.h"

/* The names that are good in MODE; NULL: none. */
static const struct symbols *names_of(struct monitor *m, enum mode mode)
{
    if (mode == KERNEL)
        return m->kernel.known ? &m->kernel.symbols : NULL;
    return mode == USER ? program_current(m) : NULL;
}

bool symbol_among(const struct symbols *s, const char *name, word *value,
                  enum space *space)
{
    const struct symbol *symbol = s ? symbols_find(s, name) : NULL;
    if (!symbol)
        return false;
    *value = symbol->value;
    *space = symbol->kind == AOUT_TEXT ? I_SPACE : D_SPACE;
    return true;
}

bool symbol_value_in(struct monitor *m, enum mode mode, const char *name, word *value,
                     enum space *space)
{
    return symbol_among(names_of(m, mode), name, value, space);
}

bool symbol_value(struct monitor *m, const char *name, word *value, enum space *space)
{
    enum mode first = cpu_mode(&m->machine->cpu) == USER ? USER : KERNEL;
    return symbol_value_in(m, first, name, value, space) ||
           symbol_value_in(m, first == USER ? KERNEL : USER, name, value, space);
}

bool symbol_near(struct monitor *m, word at, enum mode mode, enum space space, char *text,
                 size_t size)
{
    const struct symbols *s = names_of(m, mode);
    return s && symbols_tell(s, at, space, text, size);
}
