/* Entries of the kernel's tables. */
#include "monitor/unix/entry.h"
#include "monitor/monitor.h"

bool entry_read(const struct monitor *m, enum kernel_table table, int i, struct entry *e)
{
    const struct table_place *t = &m->kernel.table[table];
    if (!m->kernel.known || i < 0 || i >= t->entries || t->size > ENTRY_BYTES)
        return false;
    e->at = (word)(t->at + i * t->size);
    for (word n = 0; n < t->size; n = (word)(n + 2)) {
        word data;
        if (!kernel_word(m, (word)(e->at + n), &data))
            return false;
        word_put(e->data + n, data);
    }
    return true;
}

int entry_of(const struct monitor *m, enum kernel_table table, word at)
{
    const struct table_place *t = &m->kernel.table[table];
    if (!m->kernel.known || t->entries == 0 || at < t->at || (at - t->at) % t->size != 0)
        return -1;
    int i = (at - t->at) / t->size;
    return i < t->entries ? i : -1;
}

word field_byte(const byte *data, word field)
{
    if (field == ABSENT)
        return 0;
    return field & WIDE ? word_get(data + (field & ~WIDE)) : data[field];
}

word field_word(const byte *data, word field)
{
    return field == ABSENT ? 0 : word_get(data + field);
}
