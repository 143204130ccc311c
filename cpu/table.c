/* Builds the decoded instructions from cpu/insn.def. */
#include "cpu/table.h"

#include "cpu/exec.h"

#include <stdlib.h>

/* A row of the table, bound to its function. */
struct binding {
    word match, mask;
    void (*run)(struct cpu *c, word ir);
};

#define INSN(match, mask, name, form, timing, function) { match, mask, function },
static const struct binding bindings[] = {
#include "cpu/insn.def"
};
#undef INSN

static void bind(struct cpu_table *table, const struct binding *b)
{
    unsigned free_bits = (word)~b->mask;
    for (unsigned bits = free_bits;; bits = (bits - 1) & free_bits) {
        table->op[b->match | bits].run = b->run;
        if (bits == 0)
            break;
    }
}

struct cpu_table *cpu_table_new(enum memory memory)
{
    struct cpu_table *table = malloc(sizeof *table);
    if (!table)
        return NULL;
    for (unsigned ir = 0; ir < 0200000; ir++)
        table->op[ir] = (struct op){
            op_reserved,
            {cpu_insn_ns((word)ir, memory, false), cpu_insn_ns((word)ir, memory, true)}
        };
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
        bind(table, &bindings[i]);
    return table;
}

void cpu_table_free(struct cpu_table *table)
{
    free(table);
}

void cpu_set_table(struct cpu *c, const struct cpu_table *table, enum memory memory)
{
    c->table = table;
    c->memory = memory;
}
