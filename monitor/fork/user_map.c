/* From virtual clicks to physical ones and back. PDR: access 4, 5 and 6 may write, 2 may only
 * read; a page that expands downward has its blocks from PLF up. */
#include "monitor/fork/user_map.h"

#include <string.h>

enum { BLOCKS = 128, TOP = COW_CLICKS - 1 };

static bool writable(const struct page *page)
{
    unsigned acf = page->pdr & PDR_ACF;
    return acf >= 4 && acf <= 6;
}

/* The lab's copy-on-write: data or stack that may only be read. Text lies below the data. */
static bool copied_when_written(const struct page *page, unsigned n,
                                const struct cow_layout *layout)
{
    return (page->pdr & PDR_ACF) == 2 && n * BLOCKS >= layout->data;
}

static void add_run(struct user_map *map, const struct page *page, unsigned n)
{
    unsigned plf = page->pdr >> 8 & 0177;
    unsigned first = page->pdr & PDR_ED ? plf : 0;
    unsigned end = page->pdr & PDR_ED ? BLOCKS : plf + 1;
    unsigned at = page->par + first;
    if (at + end - first > CLICKS)
        return; /* no image lies there */
    map->run[map->runs].click = n * BLOCKS + first;
    map->run[map->runs].at = at;
    map->run[map->runs].clicks = end - first;
    map->runs++;
}

void user_map_read(struct user_map *map, const struct mmu *mmu,
                   const struct cow_layout *layout)
{
    map->runs = 0;
    if (!(mmu->mmr0 & MMR0_ON))
        return;
    const struct page *page = mmu->page[USER][mmu_space(mmu, USER, D_SPACE)];
    for (unsigned n = 0; n < MMU_PAGES; n++)
        if (writable(&page[n]) || copied_when_written(&page[n], n, layout))
            add_run(map, &page[n], n);
    if (layout->ssize && user_map_find(map, TOP) < 0)
        map->runs = 0;
}

int user_map_find(const struct user_map *map, unsigned click)
{
    for (int i = 0; i < map->runs; i++) {
        unsigned offset = click - map->run[i].click;
        if (offset < map->run[i].clicks)
            return (int)(map->run[i].at + offset);
    }
    return -1;
}

int user_map_click(const struct user_map *map, word va, paddr pa)
{
    if (user_map_find(map, va / CLICK) == (int)(pa / CLICK))
        return va / CLICK;
    for (int i = 0; i < map->runs; i++) {
        unsigned offset = pa / CLICK - map->run[i].at;
        if (offset < map->run[i].clicks)
            return (int)(map->run[i].click + offset);
    }
    return -1;
}

bool user_map_watch(const struct user_map *map, const struct click_set wanted[2],
                    struct mmu_watch *watch)
{
    memset(watch, 0, sizeof *watch);
    for (int intent = READ; intent <= WRITE; intent++)
        for (int i = 0; i < map->runs; i++)
            bits_add(watch->click[intent], map->run[i].at, wanted[intent].bits,
                     map->run[i].click, map->run[i].clicks);
    uint64_t any = 0;
    for (int i = 0; i < WATCH_WORDS; i++)
        any |= watch->click[READ][i] | watch->click[WRITE][i];
    return any != 0;
}
