/* PAGES: the eight pages of a process of the lab, each a run of clicks that others may hold
 * too, and the KT11's registers for them. */
#include "monitor/unix/segment.h"
#include "monitor/unix/tell.h"

/* "001234-001261" of the page's run in core; "in the image" on swap. */
static void tell_run(const struct process_map *map, const struct segment *s, char *text,
                     size_t size)
{
    const struct whole *w = s->text ? &map->text : &map->image;
    word click, clicks = (word)(s->bytes / CLICK);
    if (w->drive >= 0)
        snprintf(text, size, "swap +%u", s->prototype);
    else if (shape_click(&w->shape, s->prototype, &click))
        snprintf(text, size, "%06o-%06o", click, click + clicks - 1u);
    else
        snprintf(text, size, "?");
}

/* Who may write, and what comes of it. */
static const char *rule_of(const struct proc_entry *p, const struct segment *s,
                           unsigned holders)
{
    if (s->text)
        return "text";
    if (p->copied >> s->page & 1)
        return holders > 1 ? "copied when written" : "taken when written";
    return p->shared >> s->page & 1 ? "shared for good" : "own";
}

/* Registers of the KT11 if the process runs, else those that sureg last made for it. */
static void say_registers(struct monitor *m, const struct process_map *map, bool runs,
                          int page)
{
    const struct page *live = &m->machine->mmu.page[USER][I_SPACE][page];
    say(m, "  %06o %06o\n", runs ? live->par : map->u.uisa[page],
        runs ? live->pdr : map->u.uisd[page]);
}

static void say_page(struct monitor *m, const struct proc_entry *p,
                     const struct process_map *map, int page)
{
    struct segment s;
    struct page_entry run;
    char where[24], entry[ENTRY_TEXT], count[8] = "-";
    bool runs = p->slot == unix_current(m);
    struct proc_entry holder = shape_holder(m, p);
    if (!process_segment(map, page, &s)) {
        say(m, "  %d  %-55s", page, "-");
        say_registers(m, map, runs, page);
        return;
    }
    tell_run(map, &s, where, sizeof where);
    bool known = !s.text && unix_page_at(m, holder.page[page], &run);
    tell_entry(m, TABLE_PAGE, known ? holder.page[page] : 0, entry);
    if (known)
        snprintf(count, sizeof count, "%u", run.count);
    say(m, "  %d  %-5s %4u  %-13s %4s %3s  %-19s", page,
        s.text    ? "text"
        : s.stack ? "stack"
                  : "data",
        s.bytes / CLICK, where, entry, count,
        rule_of(&holder, &s, known ? run.count : 1));
    say_registers(m, map, runs, page);
}

static void say_lent(struct monitor *m, const struct proc_entry *p)
{
    char who[TELL_TEXT];
    struct proc_entry other = shape_holder(m, p);
    int slot = p->lent ? unix_slot(m, p->lent) : -1;
    if (other.slot != p->slot) {
        tell_process(m, &other, who, sizeof who);
        say(m, "; its memory is lent to %s", who);
    } else if (slot >= 0 && unix_proc(m, slot, &other)) {
        tell_process(m, &other, who, sizeof who);
        say(m, "; its memory is that of %s", who);
    }
}

enum result do_pages(struct monitor *m, const char *args)
{
    struct proc_entry p;
    struct process_map map;
    char who[TELL_TEXT];
    if (take_process(m, "PAGES", args, &p) != DONE)
        return FAILED;
    if (!m->kernel.edition->page)
        return fail(m,
                    "%s keeps an image in one piece, without pages of its own: MAPS "
                    "shows its segments.",
                    m->kernel.path);
    tell_process(m, &p, who, sizeof who);
    if (!process_map(m, &p, &map))
        return no_image(m, &p);
    say(m, "%s, proc[%d]", who, p.slot);
    if (map.image.drive < 0)
        say(m, ", u-area at click %06o", p.addr);
    else
        say(m, ", swapped out to block %06o", p.addr);
    say_lent(m, &p);
    say(m,
        "\n  #  WHAT CLICKS  RUN           ENTRY NO  IF WRITTEN           PAR    PDR\n");
    for (int page = 0; page < UNIX_PAGES; page++)
        say_page(m, &p, &map, page);
    return DONE;
}
