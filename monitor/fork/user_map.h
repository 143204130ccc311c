/* Where in core the image of the process lies that the KT11's user registers are set for: a
 * run of clicks for each page it may write, now or when it has been copied, and from there the
 * bits of the watch. */
#ifndef MONITOR_FORK_USER_MAP_H
#define MONITOR_FORK_USER_MAP_H

#include "mmu/mmu.h"
#include "monitor/fork/image.h"

struct user_map {
    int runs;
    struct {
        unsigned click, at, clicks; /* virtual, physical, how many */
    } run[MMU_PAGES];
};

/* The map as it is. No runs if it is not an image of LAYOUT: without the stack it ought to
 * have it serves the kernel for something else (a core file). */
void user_map_read(struct user_map *map, const struct mmu *mmu,
                   const struct cow_layout *layout);

/* The virtual click of PA, which VA led to as the KT11 is now; -1: not in the map. The kernel
 * may have come by another address than the process (V4 to V6 borrow the user's first pages
 * to reach any part of core). */
int user_map_click(const struct user_map *map, word va, paddr pa);

/* The physical click of virtual CLICK; -1: not in the map. */
int user_map_find(const struct user_map *map, unsigned click);

/* Watches what WANTED (by intent) says of virtual clicks, and nothing else. False: that is
 * nothing. */
bool user_map_watch(const struct user_map *map, const struct click_set wanted[2],
                    struct mmu_watch *watch);

#endif
