/* Where this very kernel has its tables, and how long they are. */
#include "monitor/unix/kernel.h"

static struct table_place place(const struct symbols *s, const char *name, word size,
                                int most)
{
    const struct symbol *symbol = symbols_find(s, name);
    int entries = edition_room(s, name) / size;
    if (!symbol || entries == 0)
        return (struct table_place){ 0 };
    return (struct table_place){ .at = symbol->value,
                                 .size = size,
                                 .entries = entries < most ? entries : most };
}

bool kernel_adopt(struct kernel *k)
{
    const struct edition *e = edition_of(&k->symbols);
    const struct symbols *s = &k->symbols;
    k->edition = e;
    for (int i = 0; i < KERNEL_TABLES; i++)
        k->table[i] = (struct table_place){ 0 };
    if (!e)
        return false;
    k->table[TABLE_PROC] = place(s, "_proc", e->proc.size, KERNEL_PROCS);
    k->table[TABLE_TEXT] = place(s, "_text", e->text->size, KERNEL_ENTRIES);
    k->table[TABLE_INODE] = place(s, "_inode", e->inode->size, KERNEL_ENTRIES);
    k->table[TABLE_FILE] = place(s, "_file", e->file->size, KERNEL_ENTRIES);
    k->table[TABLE_BUF] = place(s, "_buf", e->buf->size, KERNEL_ENTRIES);
    k->table[TABLE_MOUNT] = place(s, "_mount", e->mount->size, KERNEL_ENTRIES);
    if (e->page)
        k->table[TABLE_PAGE] = place(s, "_page", e->page->size, KERNEL_ENTRIES);
    return true;
}
