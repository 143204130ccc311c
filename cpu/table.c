/* Builds the decoded instructions from cpu/insn.def. */
#include "cpu/table.h"

#include "cpu/exec.h"
#include "cpu/timing.h"

#include <assert.h>
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

enum { BINDINGS = sizeof bindings / sizeof *bindings };

static void bind(struct cpu_table *table, unsigned row)
{
    const struct binding *b = &bindings[row];
    unsigned free_bits = (word)~b->mask;
    table->run[row + 1] = b->run;
    for (unsigned bits = free_bits;; bits = (bits - 1) & free_bits) {
        table->op[b->match | bits].run = (uint16_t)(row + 1);
        if (bits == 0)
            break;
    }
}

static uint16_t ns(word ir, enum memory memory, bool kt11)
{
    int time = timing_of(ir, memory, kt11);
    assert(time >= 0 && time <= UINT16_MAX);
    return (uint16_t)time;
}

struct cpu_table *cpu_table_new(enum memory memory)
{
    static_assert((int)BINDINGS < (int)OP_FUNCTIONS,
                  "more instructions than functions fit");
    struct cpu_table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->run[0] = op_reserved;
    for (unsigned ir = 0; ir < 0200000; ir++) {
        table->op[ir].ns[0] = ns((word)ir, memory, false);
        table->op[ir].ns[1] = ns((word)ir, memory, true);
    }
    for (unsigned row = 0; row < BINDINGS; row++)
        bind(table, row);
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
