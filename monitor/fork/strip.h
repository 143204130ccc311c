/* A picture of core or of swap as a strip: which run of it belongs to whom. For reports of
 * every form; the free maps and proc[] are believed only as far as they fit. */
#ifndef MONITOR_FORK_STRIP_H
#define MONITOR_FORK_STRIP_H

#include "monitor/fork/record.h"

enum owner {
    OWNER_KERNEL, /* below the first click that malloc gives out */
    OWNER_FREE,
    OWNER_PARENT,
    OWNER_CHILD,
    OWNER_OTHER,  /* another process */
    OWNER_TEXT,   /* a shared text */
    OWNER_NOBODY, /* neither free nor anybody's: in use for a moment, or lost */
    OWNER_SHARED, /* a page that several processes have: the lab */
    OWNERS
};

struct owner_look {
    const char *name;   /* "the child" */
    const char *colour; /* of Okabe and Ito's palette, which every eye tells apart */
    const char *ink;    /* for letters upon it */
    const char
        *pattern; /* drawn over it in SVG, so that colour is not the only sign; NULL:
                            none */
};
extern const struct owner_look owner_looks[OWNERS];

struct strip_part {
    uint32_t at, size; /* clicks of core, blocks of swap */
    enum owner owner;
    word
        pid; /* of PARENT, CHILD and OTHER; the slot of TEXT; how many have a SHARED page */
};

/* At most what the processes, texts and pages of a picture and a free map need, with gaps
 * between all. */
enum { STRIP_PARTS = 2 * (2 * PICTURE_SLOTS + PICTURE_PAGES + RECORD_RUNS) + 1 };

struct strip {
    uint32_t from, to; /* what it shows: [from, to) */
    int parts;         /* in order, with no holes */
    struct strip_part part[STRIP_PARTS];
};

/* CLICKS is the size of core. */
void strip_core(const struct fork_record *r, const struct fork_picture *p,
                uint32_t clicks, struct strip *strip);

/* From the lowest block that anybody holds before or after the fork to the highest. P is one
 * of the two pictures. */
void strip_swap(const struct fork_record *r, const struct fork_picture *p,
                struct strip *strip);

/* Free in all. */
uint32_t strip_free(const struct strip *strip);

#endif
