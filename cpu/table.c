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

/* IR of the row INSN (NULL: reserved), which runs as function RUN of the table. */
static struct op decoded(word ir, const struct insn *insn, unsigned run,
                         enum memory memory)
{
    struct op op = { .run = (uint16_t)run };
    for (int kt11 = 0; kt11 < 2; kt11++) {
        int time = timing_of(ir, insn, memory, kt11);
        assert(time >= 0 && time <= UINT16_MAX);
        op.ns[kt11] = (uint16_t)time;
    }
    return op;
}

/* ROW is the same in insn_table: both are made from cpu/insn.def. */
static void bind(struct cpu_table *table, unsigned row, enum memory memory)
{
    const struct binding *b = &bindings[row];
    unsigned free_bits = (word)~b->mask;
    table->run[row + 1] = b->run;
    for (unsigned bits = free_bits;; bits = (bits - 1) & free_bits) {
        word ir = (word)(b->match | bits);
        table->op[ir] = decoded(ir, &insn_table[row], row + 1, memory);
        if (bits == 0)
            break;
    }
}

struct cpu_table *cpu_table_new(enum memory memory)
{
    static_assert((int)BINDINGS < (int)OP_FUNCTIONS,
                  "more instructions than functions fit");
    struct cpu_table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    table->run[0] = op_reserved;
    struct op reserved = decoded(0, NULL, 0, memory);
    for (unsigned ir = 0; ir < 0200000; ir++)
        table->op[ir] = reserved;
    for (unsigned row = 0; row < BINDINGS; row++)
        bind(table, row, memory);
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
