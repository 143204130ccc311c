/* Segments as sureg (main.c) makes them: on V4 to V6 read-only pages lie in the shared text,
 * the others in the process's own image. Without separate spaces only the first eight prototypes count. */
#include "monitor/unix/segment.h"
#include "monitor/monitor.h"

enum { PAGE_BYTES = 8192, PAGE_CLICKS = 128, RW = 06, WO = 04 };

bool process_map(const struct monitor *m, const struct proc_entry *p,
                 struct process_map *map)
{
    struct text_entry t;
    *map = (struct process_map){ .shared = false };
    if (p->stat == PROC_ZOMBIE || !whole_user(m, p, &map->u, &map->image))
        return false;
    for (int slot = 0; slot < unix_texts(m) && p->textp && !map->shared; slot++)
        map->shared =
            unix_text(m, slot, &t) && t.at == p->textp && whole_text(m, &t, &map->text);
    map->copied = shape_holder(m, p).copied;
    map->paged = shape_pages_of(m, p, &map->u, map->page);
    return true;
}

/* Texts lie before all else, in whole pages. */
static bool page_segment(const struct process_map *map, int page, struct segment *s)
{
    int clicks, text = map->u.tsize - page * PAGE_CLICKS;
    if (page >= UNIX_PAGES)
        return false;
    const struct shape_page *p = &map->page[page];
    s->text = text > 0;
    s->stack = s->down = !s->text && p->stack;
    s->copied = !s->text && map->copied >> page & 1;
    clicks = !s->text ? p->clicks : text > PAGE_CLICKS ? PAGE_CLICKS : text;
    s->prototype = s->text ? (word)(page * PAGE_CLICKS) : p->offset;
    if (s->down)
        s->low += (uint32_t)(PAGE_CLICKS - clicks) * CLICK;
    s->bytes = (uint32_t)clicks * CLICK;
    return clicks != 0;
}

bool process_segment(const struct process_map *map, int page, struct segment *s)
{
    word isa = map->u.uisa[page], isd = map->u.uisd[page];
    uint32_t blocks = (isd >> 8 & 0177) + 1u;
    *s = (struct segment){ .page = page, .low = (uint32_t)(page & 7) * PAGE_BYTES };
    if (map->paged)
        return page_segment(map, page, s);
    if ((isd & RW) == 0 || (page >= 8 && !map->u.sep))
        return false;
    s->text = (isd & WO) == 0;
    s->down = isd & PDR_ED;
    s->prototype = isa;
    s->bytes = blocks * CLICK;
    if (s->down) {
        s->low += (blocks - 1) * CLICK;
        s->prototype = (word)(isa + blocks - 1);
        s->bytes = (PAGE_CLICKS - blocks + 1) * CLICK;
    }
    return true;
}

bool process_word(const struct monitor *m, const struct process_map *map, word va,
                  enum space space, word *data)
{
    struct segment s;
    byte two[2];
    int page = va / PAGE_BYTES + (map->u.sep && space == D_SPACE ? 8 : 0);
    if (va & 1 || !process_segment(map, page, &s) || va < s.low ||
        va - s.low >= s.bytes || (s.text && !map->shared))
        return false;
    if (!whole_bytes(m, s.text ? &map->text : &map->image,
                     (uint32_t)s.prototype * CLICK + (va - s.low), two, sizeof two))
        return false;
    *data = word_get(two);
    return true;
}
