/* page[]: the lab's runs of clicks (images/lab/sys/page.s), each held by one process or by
 * several. */
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"

int unix_pages(const struct monitor *m)
{
    return m->kernel.known ? m->kernel.table[TABLE_PAGE].entries : 0;
}

bool unix_page(const struct monitor *m, int i, struct page_entry *page)
{
    struct entry e;
    *page = (struct page_entry){ .clicks = 0 };
    const struct page_layout *l = m->kernel.edition ? m->kernel.edition->page : NULL;
    if (!l || !entry_read(m, TABLE_PAGE, i, &e))
        return false;
    page->at = e.at;
    page->addr = word_get(e.data + l->addr);
    page->clicks = word_get(e.data + l->length);
    page->count = word_get(e.data + l->count);
    return true;
}

bool unix_page_at(const struct monitor *m, word at, struct page_entry *page)
{
    int i = entry_of(m, TABLE_PAGE, at);
    *page = (struct page_entry){ .clicks = 0 };
    return i >= 0 && unix_page(m, i, page) && page->clicks != 0;
}
