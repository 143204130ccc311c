/* A click of core, or a block of swap, in words: whose it is, what he has there, how old it
 * is. */
#include "monitor/panel/core_where.h"

#include "monitor/fork/phrase.h"
#include "monitor/unix/inode.h"

#include <stdio.h>

enum { TOLD_HOLDERS = 3 };

/* "process 5 (sh)" */
static void add_process(const struct core_picture *p, int slot, char *text, size_t size)
{
    const struct core_process *line = core_process_in(p, slot);
    if (line)
        phrase_add(text, size, "process %u (%s)", line->pid, line->name);
    else
        phrase_add(text, size, "slot %d of proc[]", slot);
}

static void add_where(const struct core_where *w, char *text, size_t size)
{
    if (w->known)
        phrase_add(text, size, ", virtual %06o", w->va);
    if (w->symbol[0])
        phrase_add(text, size, " %s", w->symbol);
}

/* "1.234 s old"; what was there before anybody looked is just older. */
static void add_age(const struct core_picture *p, const struct core_click *c, char *text,
                    size_t size)
{
    if (c->since > 0 && c->since <= p->now)
        phrase_add(text, size, ", %s old", phrase_time(p->now - c->since).text);
}

static bool is_image(const struct core_click *c)
{
    return c->owner == CORE_USER || c->owner == CORE_DATA || c->owner == CORE_STACK;
}

static const char *part_of(const struct core_click *c)
{
    return c->owner == CORE_USER ? "u-area" : c->owner == CORE_DATA ? "data" : "stack";
}

static void add_text_name(const struct monitor *m, int slot, char *text, size_t size)
{
    struct text_entry t;
    struct inode_entry i;
    char name[UNIX_NAME];
    if (!unix_text(m, slot, &t))
        return;
    if (unix_inode_at(m, t.iptr, &i) && unix_inode_name(m, &i, name))
        phrase_add(text, size, "text of %s, text[%d], run by %u", name, slot, t.count);
    else
        phrase_add(text, size, "text[%d], run by %u", slot, t.count);
}

/* Who has the page that CLICK is of. */
static void add_holders(const struct monitor *m, const struct core_picture *p,
                        uint32_t click, char *text, size_t size)
{
    struct page_entry page;
    struct proc_entry e;
    int told = 0, n;
    phrase_add(text, size, "page shared by %u: ", p->click[click].holders);
    for (int i = 0; i < unix_pages(m); i++) {
        if (!unix_page(m, i, &page) || click < page.addr ||
            click - page.addr >= page.clicks)
            continue;
        for (int slot = 0; slot < unix_procs(m); slot++)
            if (unix_proc(m, slot, &e) && owner_holds(&e, page.at, &n) &&
                told++ < TOLD_HOLDERS) {
                phrase_add(text, size, "%s", told > 1 ? ", " : "");
                add_process(p, slot, text, size);
            }
    }
    if (told > TOLD_HOLDERS)
        phrase_add(text, size, ", ...");
}

static void add_marks(const struct core_click *c, char *text, size_t size)
{
    if (c->marks & CORE_LENT)
        phrase_add(text, size, ", lent to it by its parent");
    if (c->marks & CORE_ON_WRITE)
        phrase_add(text, size, ", copied when written");
}

/* What needs no look at the tables. */
static const char *plain(const struct core_click *c)
{
    static const char *const names[CORE_OWNERS] = {
        [CORE_ABSENT] = "no core is fitted here",
        [CORE_UNKNOWN] = "no kernel is known that could say whose it is",
        [CORE_BUFFERS] = "the kernel's block buffers",
        [CORE_FREE] = "free",
        [CORE_NOBODY] = "nobody's: in the making, or lost",
    };
    if (c->owner == CORE_KERNEL)
        return c->marks & CORE_KERNEL_DATA ? "the kernel's data" : "the kernel's text";
    return c->owner < CORE_OWNERS ? names[c->owner] : NULL;
}

static struct core_where where(struct monitor *m, const struct core_click *c,
                               uint32_t click)
{
    struct text_entry t;
    if (c->owner == CORE_KERNEL || c->owner == CORE_BUFFERS)
        return where_in_kernel(m, click);
    if (c->owner == CORE_TEXT && unix_text(m, c->slot, &t))
        return where_in_text(m, c->slot, click - t.caddr);
    return where_in_image(m, c->slot, click);
}

void core_tell_click(struct monitor *m, const struct core_picture *p, uint32_t click,
                     char *text, size_t size)
{
    snprintf(text, size, "click %06o, core %06o: ", click, click * CLICK);
    if (click >= CORE_CLICKS)
        return;
    const struct core_click *c = &p->click[click];
    const char *simple = plain(c);
    if (simple)
        phrase_add(text, size, "%s", simple);
    if (!p->known || c->owner == CORE_ABSENT)
        return;
    if (is_image(c)) {
        phrase_add(text, size, "%s of ", part_of(c));
        add_process(p, c->slot, text, size);
    } else if (c->owner == CORE_TEXT) {
        add_text_name(m, c->slot, text, size);
    } else if (c->owner == CORE_SHARED) {
        add_holders(m, p, click, text, size);
    }
    if (c->owner != CORE_FREE && c->owner != CORE_NOBODY) {
        struct core_where w = where(m, c, click);
        add_where(&w, text, size);
    }
    add_marks(c, text, size);
    add_age(p, c, text, size);
}

/* Where the image of the process in SLOT, or its place, begins on swap. */
static bool begins_at(const struct monitor *m, int slot, uint32_t *block)
{
    struct proc_entry e;
    if (!unix_proc(m, slot, &e))
        return false;
    *block = m->kernel.edition->page ? e.swap : e.addr;
    return true;
}

static void add_image(struct monitor *m, const struct core_picture *p,
                      const struct core_click *c, uint32_t block, char *text, size_t size)
{
    const struct core_process *line = core_process_in(p, c->slot);
    uint32_t first;
    if (c->marks & CORE_KEPT)
        phrase_add(text, size, "kept for ");
    else if (line && line->state == PROC_ZOMBIE)
        phrase_add(text, size, "what is left of ");
    else
        phrase_add(text, size, "%s of ", part_of(c));
    add_process(p, c->slot, text, size);
    if (c->marks & CORE_KEPT || !begins_at(m, c->slot, &first) || block < first)
        return;
    struct core_where w = where_on_swap(m, c->slot, (block - first) * BLOCK_CLICKS);
    add_where(&w, text, size);
}

void core_tell_block(struct monitor *m, const struct core_picture *p, uint32_t block,
                     char *text, size_t size)
{
    struct text_entry t;
    snprintf(text, size, "block %06o of swap: ", block);
    if (!p->known || block < p->swap_from || block >= p->swap_to)
        return;
    const struct core_click *c = &p->swap[block - p->swap_from];
    const char *simple = plain(c);
    if (simple)
        phrase_add(text, size, "%s", simple);
    if (is_image(c)) {
        add_image(m, p, c, block, text, size);
    } else if (c->owner == CORE_TEXT && unix_text(m, c->slot, &t)) {
        add_text_name(m, c->slot, text, size);
        struct core_where w = where_in_text(m, c->slot, (block - t.daddr) * BLOCK_CLICKS);
        add_where(&w, text, size);
    }
    add_age(p, c, text, size);
}
