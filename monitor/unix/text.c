/* text[]: the pure texts in use, shared by all who run them. */
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"

int unix_texts(const struct monitor *m)
{
    return m->kernel.known ? m->kernel.table[TABLE_TEXT].entries : 0;
}

bool unix_text(const struct monitor *m, int slot, struct text_entry *t)
{
    struct entry e;
    *t = (struct text_entry){ .slot = slot };
    if (!entry_read(m, TABLE_TEXT, slot, &e))
        return false;
    const struct text_layout *l = m->kernel.edition->text;
    t->at = e.at;
    t->daddr = field_word(e.data, l->daddr);
    t->caddr = field_word(e.data, l->caddr);
    t->size = field_word(e.data, l->tsize);
    t->iptr = field_word(e.data, l->iptr);
    t->count = (byte)field_byte(e.data, l->count);
    t->ccount = (byte)field_byte(e.data, l->ccount);
    t->used = m->kernel.edition->sticky ? t->iptr != 0 : t->count != 0;
    return true;
}
