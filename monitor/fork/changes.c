/* Two looks compared, field by field and run by run. */
#include "monitor/fork/changes.h"
#include "monitor/fork/proc_fields.h"
#include "monitor/monitor.h"

#include <stdio.h>
#include <string.h>

enum { LINE = 400 };

/* Who gets the lines. */
struct teller {
    void (*take)(void *host, const char *line);
    void *host;
    int lines;
};

static void tell(struct teller *t, const char *line)
{
    t->take(t->host, line);
    t->lines++;
}

void changes_take(const struct monitor *m, struct changes_look *look)
{
    *look = (struct changes_look){ 0 };
    look->edition = m->kernel.edition;
    look->procs = unix_procs(m);
    if (look->procs > CHANGES_PROCS)
        look->procs = CHANGES_PROCS;
    for (int i = 0; i < look->procs; i++)
        unix_proc(m, i, &look->proc[i]);
    look->core_runs = unix_free(m, "coremap", look->core, RECORD_RUNS);
    look->swap_runs = unix_free(m, "swapmap", look->swap, RECORD_RUNS);
    look->current = unix_current(m);
    look->pages = unix_pages(m);
    if (look->pages > PICTURE_PAGES)
        look->pages = PICTURE_PAGES;
    for (int i = 0; i < look->pages; i++)
        unix_page(m, i, &look->page[i]);
}

/* p_addr as the word it is: between two stages it may not yet mean what the flags say. */
static struct phrase value(const struct field *f, const struct proc_entry *p)
{
    struct phrase at = field_tell(f, p);
    if (strcmp(f->name, "p_addr") == 0)
        snprintf(at.text, sizeof at.text, "%06o", p->addr);
    return at;
}

/* What the clock counts is no news either. */
static bool ticks(const struct field *f)
{
    return strcmp(f->name, "p_cpu") == 0 || strcmp(f->name, "p_time") == 0;
}

/* "proc[4]: p_stat 0 -> SRUN, p_pid 0 -> 17" */
static void tell_proc(struct teller *t, const struct proc_entry *a,
                      const struct proc_entry *b, int slot, const struct edition *e)
{
    char line[LINE] = "";
    for (int i = 0; i < proc_field_count; i++) {
        const struct field *f = &proc_fields[i];
        struct phrase old = value(f, a), new = value(f, b);
        if (ticks(f) || !field_in(f, e) || strcmp(old.text, new.text) == 0)
            continue;
        if (line[0] == '\0')
            snprintf(line, sizeof line, "proc[%d]: ", slot);
        else
            phrase_add(line, sizeof line, ", ");
        phrase_add(line, sizeof line, "%s %s -> %s", f->name, old.text, new.text);
    }
    if (line[0])
        tell(t, line);
}

/* "free", "20 clicks at 001701, 1 holder". */
static struct phrase page_value(const struct page_entry *page)
{
    struct phrase p = { "free" };
    if (page->clicks == 0)
        return p;
    p = phrase_count(page->clicks, "click");
    phrase_add(p.text, sizeof p.text, " at %06o, %s", page->addr,
               phrase_count(page->count, "holder").text);
    return p;
}

/* What has the same clicks still is told by its holders alone. */
static void tell_page(struct teller *t, const struct page_entry *a,
                      const struct page_entry *b, int i)
{
    char line[LINE];
    bool same = a->clicks == b->clicks && a->addr == b->addr;
    if (same && (a->count == b->count || a->clicks == 0))
        return;
    if (same)
        snprintf(line, sizeof line, "page[%d], %s at %06o: %s -> %u", i,
                 phrase_count(a->clicks, "click").text, a->addr,
                 phrase_count(a->count, "holder").text, b->count);
    else
        snprintf(line, sizeof line, "page[%d]: %s -> %s", i, page_value(a).text,
                 page_value(b).text);
    tell(t, line);
}

/* A map by name and unit. */
struct map {
    const char *name, *unit;
};

static void tell_run(struct teller *t, const struct map *map, const char *verb,
                     unsigned from, unsigned to)
{
    char line[LINE];
    snprintf(line, sizeof line, "%s: %s at %06o %s", map->name,
             phrase_count(to - from, map->unit).text, from, verb);
    tell(t, line);
}

/* What of the runs A lies in none of the runs B. Both are in order of their places. */
static void subtract(struct teller *t, const struct map *map, const char *verb,
                     const struct free_run *a, int na, const struct free_run *b, int nb)
{
    for (int i = 0; i < na; i++) {
        unsigned at = a[i].at, end = at + a[i].size;
        for (int j = 0; j < nb && at < end; j++) {
            unsigned low = b[j].at, high = low + b[j].size;
            if (high <= at || low >= end)
                continue;
            if (low > at)
                tell_run(t, map, verb, at, low);
            at = high;
        }
        if (at < end)
            tell_run(t, map, verb, at, end);
    }
}

static void tell_map(struct teller *t, const struct map *map, const struct free_run *a,
                     int na, const struct free_run *b, int nb)
{
    if (na < 0 || nb < 0)
        return; /* in the making, or not to be believed */
    subtract(t, map, "taken", a, na, b, nb);
    subtract(t, map, "free again", b, nb, a, na);
}

int changes_tell(const struct changes_look *before, const struct changes_look *now,
                 void (*take)(void *host, const char *line), void *host)
{
    static const struct map core = { "coremap", "click" }, swap = { "swapmap", "block" };
    struct teller t = { take, host, 0 };
    char line[LINE];
    for (int i = 0; i < now->procs && i < before->procs; i++)
        tell_proc(&t, &before->proc[i], &now->proc[i], i, now->edition);
    for (int i = 0; i < now->pages && i < before->pages; i++)
        tell_page(&t, &before->page[i], &now->page[i], i);
    tell_map(&t, &core, before->core, before->core_runs, now->core, now->core_runs);
    tell_map(&t, &swap, before->swap, before->swap_runs, now->swap, now->swap_runs);
    if (before->current != now->current) {
        snprintf(line, sizeof line, "u.u_procp: proc[%d] -> proc[%d]", before->current,
                 now->current);
        tell(&t, line);
    }
    return t.lines;
}
