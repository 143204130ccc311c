/* The shape of an image: u-area, data, stack, in this order, and where each part lies in core.
 * V4 to V6 have it in one piece at p_addr. On the lab the u-area lies at p_addr and each KT11
 * page of data and stack is a run of clicks of its own. On the swap disk all are one piece. */
#ifndef MONITOR_UNIX_SHAPE_H
#define MONITOR_UNIX_SHAPE_H

#include "monitor/unix/kernel.h"

enum { SHAPE_RUNS = UNIX_PAGES + 1 };

struct shape_run {
    word offset; /* clicks from the image's beginning */
    word at;     /* click of core */
    word clicks;
};

/* In core: the runs in order of their offsets. A page that is not there leaves a hole. */
struct shape {
    word clicks; /* in all */
    int runs;
    struct shape_run run[SHAPE_RUNS];
};

/* Of P, which is in core. The memory that a process has lent is its image still, as its
 * borrower has it. False: its u-area cannot be read. */
bool shape_of(const struct monitor *m, const struct proc_entry *p, struct shape *s);

/* The click of core that the image's click OFFSET is. False: none. */
bool shape_click(const struct shape *s, uint32_t offset, word *click);

/* What of the image is in one KT11 page. */
struct shape_page {
    word offset; /* of its first click in the image */
    word clicks; /* 0: nothing, or text */
    bool stack;  /* the page's last clicks; else its first ones */
};

/* The eight pages of an image of so many clicks of text, data and stack, as the lab's pglen
 * has it (images/lab/sys/page.s). */
void shape_pages(const struct edition *e, word text, word data, word stack,
                 struct shape_page page[UNIX_PAGES]);

/* The same for P by its user structure, wherever it lies. Pages that are shared for good may
 * have been made longer by somebody else: they count in full. */
bool shape_pages_of(const struct monitor *m, const struct proc_entry *p,
                    const struct user_area *u, struct shape_page page[UNIX_PAGES]);

/* Who has the pages that P has lent (vfork), else P. */
struct proc_entry shape_holder(const struct monitor *m, const struct proc_entry *p);

#endif
