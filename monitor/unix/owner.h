/* Who owns which part of core, or of the swap area: the kernel, images, texts, what the free
 * maps say, and what nobody owns up to. */
#ifndef MONITOR_UNIX_OWNER_H
#define MONITOR_UNIX_OWNER_H

#include "monitor/unix/kernel.h"

enum { OWNERS = 1024, NO_LETTER = '+' };

enum owner_kind {
    OWNER_KERNEL,
    OWNER_PROCESS,
    OWNER_ZOMBIE,
    OWNER_TEXT,
    OWNER_PAGE, /* the lab's: a page of data or stack */
    OWNER_FREE,
    OWNER_NOBODY /* in the making, or lost */
};

struct owner {
    uint32_t at, size; /* clicks of core, or blocks of swap */
    enum owner_kind kind;
    int slot;    /* of the process, the text, or the page */
    int holders; /* of a page, that are known; of these the first in proc[]: */
    int holder;  /* its slot, -1: none */
    byte page;   /* which page of its KT11 that is */
    bool copied; /* on write, by one of them */
    char letter; /* that stands for it in a picture: . free, # kernel, ? nobody; a page
                    has its holder's, or as a digit how many it has (9: and more) */
    bool odd;    /* part of it is another's, or lies outside */
};

struct owners {
    uint32_t from, to; /* the whole area: TO is beyond its end */
    int count;
    bool free_known;           /* the free map could be believed */
    struct owner list[OWNERS]; /* by place, without gaps */
};

/* Whether P has the page[] at address AT, as page *N of the KT11. */
bool owner_holds(const struct proc_entry *p, word at, int *n);

void owners_of_core(const struct monitor *m, struct owners *o);

/* False: the kernel does not say where its swap area is; O is empty. */
bool owners_of_swap(const struct monitor *m, struct owners *o);

#endif
