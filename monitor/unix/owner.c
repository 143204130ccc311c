/* Who owns what of core and swap. An image in core is p_size clicks at p_addr, on the lab the
 * u-area there and its pages where they lie; one that is swapped out as many bytes from block
 * p_addr. A text has its place on swap for good, and one
 * in core while x_ccount is not 0. A zombie holds what exit wrote u into (sys1.c). */
#include "monitor/unix/owner.h"
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"
#include "monitor/unix/pack.h"

#include <stdlib.h>

enum { LETTERS = 26, FREE_RUNS = 512, CLICKS_IN_BLOCK = 8 };

/* proc[], read once. */
struct procs {
    int count;
    struct proc_entry of[KERNEL_PROCS];
};

static void read_procs(const struct monitor *m, struct procs *procs)
{
    procs->count = unix_procs(m);
    for (int slot = 0; slot < procs->count; slot++)
        unix_proc(m, slot, &procs->of[slot]);
}

static void add(struct owners *o, uint32_t at, uint32_t size, enum owner_kind kind,
                int slot)
{
    if (o->count >= OWNERS / 2 || size == 0)
        return;
    o->list[o->count++] =
        (struct owner){ .at = at, .size = size, .kind = kind, .slot = slot };
}

static uint32_t blocks(word clicks)
{
    return (clicks + CLICKS_IN_BLOCK - 1u) / CLICKS_IN_BLOCK;
}

static void add_free(const struct monitor *m, struct owners *o, const char *map)
{
    struct free_run runs[FREE_RUNS];
    int n = unix_free(m, map, runs, FREE_RUNS);
    o->free_known = n >= 0;
    for (int i = 0; i < n; i++)
        add(o, runs[i].at, runs[i].size, OWNER_FREE, 0);
}

/* The lab keeps a place on swap for each process, whether it is out or not. */
static void add_kept(const struct procs *procs, struct owners *o)
{
    for (int slot = 0; slot < procs->count; slot++) {
        const struct proc_entry *p = &procs->of[slot];
        if (p->stat != PROC_FREE)
            add(o, p->swap, p->blocks, OWNER_PROCESS, slot);
    }
}

/* What of P's image lies at p_addr. */
static uint32_t size_at(const struct monitor *m, const struct proc_entry *p, bool core)
{
    const struct edition *e = m->kernel.edition;
    return !core ? blocks(p->size) : e->page ? e->usize : p->size;
}

static void add_processes(const struct monitor *m, const struct procs *procs,
                          struct owners *o, bool core)
{
    for (int slot = 0; slot < procs->count; slot++) {
        const struct proc_entry *p = &procs->of[slot];
        if (p->stat == PROC_FREE)
            continue;
        if (p->stat == PROC_ZOMBIE && !core)
            add(o, p->addr, m->kernel.edition->zombie, OWNER_ZOMBIE, slot);
        else if (p->stat != PROC_ZOMBIE && core == unix_in_core(p))
            add(o, p->addr, size_at(m, p, core), OWNER_PROCESS, slot);
    }
}

bool owner_holds(const struct proc_entry *p, word at, int *n)
{
    for (int i = 0; i < UNIX_PAGES && p->stat != PROC_FREE; i++)
        if (p->page[i] == at) {
            *n = i;
            return true;
        }
    return false;
}

/* Who has a page[]. */
struct holding {
    int count, first, last; /* of processes; slots */
    byte page;              /* of the first one's KT11 */
    bool copied;            /* on write, by any of them */
};

static void hold(const struct monitor *m, const struct proc_entry *p,
                 struct holding holding[KERNEL_ENTRIES])
{
    for (int n = 0; n < UNIX_PAGES && p->stat != PROC_FREE; n++) {
        int i = p->page[n] ? entry_of(m, TABLE_PAGE, p->page[n]) : -1;
        if (i < 0 || (holding[i].count && holding[i].last == p->slot))
            continue;
        if (holding[i].count++ == 0) {
            holding[i].first = p->slot;
            holding[i].page = (byte)n;
        }
        holding[i].last = p->slot;
        holding[i].copied |= p->copied >> n & 1;
    }
}

/* Runs of clicks, each of as many processes as hold it. */
static void add_pages(const struct monitor *m, const struct procs *procs,
                      struct owners *o)
{
    struct page_entry page;
    struct holding holding[KERNEL_ENTRIES] = { { .count = 0 } };
    for (int slot = 0; slot < procs->count; slot++)
        hold(m, &procs->of[slot], holding);
    for (int i = 0; i < unix_pages(m); i++) {
        if (!unix_page(m, i, &page) || page.clicks == 0 || o->count >= OWNERS / 2)
            continue;
        add(o, page.addr, page.clicks, OWNER_PAGE, i);
        struct owner *owner = &o->list[o->count - 1];
        owner->holders = holding[i].count;
        owner->holder = holding[i].count ? holding[i].first : -1;
        owner->page = holding[i].page;
        owner->copied = holding[i].copied;
    }
}

/* The swapper's buffer, in which it puts blocks together. */
static void add_bounce(const struct monitor *m, struct owners *o)
{
    word click;
    if (m->kernel.edition->page && kernel_word_named(m, "bounce", &click) && click)
        add(o, click, CLICKS_IN_BLOCK, OWNER_KERNEL, 0);
}

static void add_texts(const struct monitor *m, struct owners *o, bool core)
{
    struct text_entry t;
    for (int slot = 0; slot < unix_texts(m); slot++) {
        if (!unix_text(m, slot, &t) || !t.used)
            continue;
        if (!core && t.daddr != 0)
            add(o, t.daddr, blocks(t.size), OWNER_TEXT, slot);
        else if (core && t.ccount != 0)
            add(o, t.caddr, t.size, OWNER_TEXT, slot);
    }
}

static int compare(const void *a, const void *b)
{
    const struct owner *x = a, *y = b;
    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->kind != y->kind ? (int)x->kind - (int)y->kind : x->slot - y->slot;
}

/* What lies between two owners is nobody's; what two claim is odd. */
static void fill_gaps(struct owners *o)
{
    uint32_t at = o->from;
    int n = o->count;
    for (int i = 0; i < n; i++) {
        struct owner *owner = &o->list[i];
        owner->odd = owner->at < at || owner->at + owner->size > o->to;
        if (owner->at > at && at < o->to)
            add(o, at, (owner->at < o->to ? owner->at : o->to) - at, OWNER_NOBODY, 0);
        if (owner->at + owner->size > at)
            at = owner->at + owner->size;
    }
    if (at < o->to)
        add(o, at, o->to - at, OWNER_NOBODY, 0);
    qsort(o->list, (size_t)o->count, sizeof o->list[0], compare);
}

/* A letter for each process, in the order of their places. */
static char letter_of(char letters[KERNEL_PROCS], int *given, int slot)
{
    if (slot < 0 || slot >= KERNEL_PROCS)
        return NO_LETTER;
    if (!letters[slot])
        letters[slot] = *given < LETTERS ? (char)('a' + (*given)++) : NO_LETTER;
    return letters[slot];
}

static void give_letters(struct owners *o)
{
    char letters[KERNEL_PROCS] = { 0 };
    int processes = 0, texts = 0;
    for (int i = 0; i < o->count; i++) {
        struct owner *owner = &o->list[i];
        if (owner->kind == OWNER_KERNEL)
            owner->letter = '#';
        else if (owner->kind == OWNER_FREE)
            owner->letter = '.';
        else if (owner->kind == OWNER_NOBODY ||
                 (owner->kind == OWNER_PAGE && owner->holders == 0))
            owner->letter = '?';
        else if (owner->kind == OWNER_TEXT)
            owner->letter = texts < LETTERS ? (char)('A' + texts++) : NO_LETTER;
        else if (owner->kind == OWNER_PAGE && owner->holders > 1)
            owner->letter = (char)('0' + (owner->holders > 9 ? 9 : owner->holders));
        else
            owner->letter =
                letter_of(letters, &processes,
                          owner->kind == OWNER_PAGE ? owner->holder : owner->slot);
    }
}

static void finish(struct owners *o)
{
    qsort(o->list, (size_t)o->count, sizeof o->list[0], compare);
    fill_gaps(o);
    give_letters(o);
}

void owners_of_core(const struct monitor *m, struct owners *o)
{
    struct procs procs;
    read_procs(m, &procs);
    o->count = 0;
    o->from = 0;
    o->to = m->machine->bus.core_bytes / CLICK;
    if (procs.count)
        add(o, 0, procs.of[0].addr, OWNER_KERNEL, 0);
    add_free(m, o, "coremap");
    add_processes(m, &procs, o, true);
    add_texts(m, o, true);
    add_bounce(m, o);
    add_pages(m, &procs, o);
    finish(o);
}

bool owners_of_swap(const struct monitor *m, struct owners *o)
{
    word low, n;
    struct procs procs;
    o->count = 0;
    o->from = o->to = 0;
    o->free_known = false;
    if (!unix_swap_area(m, &low, &n))
        return false;
    read_procs(m, &procs);
    o->from = low;
    o->to = (uint32_t)low + n;
    add_free(m, o, "swapmap");
    if (m->kernel.edition->page)
        add_kept(&procs, o);
    else
        add_processes(m, &procs, o, false);
    add_texts(m, o, false);
    finish(o);
    return true;
}
