/* The memory of a process that need not be running: its KT11 segments, over its image and text
 * wherever they lie. V4 to V6 keep prototypes of them in the user structure; the lab's follow
 * from the sizes there. */
#ifndef MONITOR_UNIX_SEGMENT_H
#define MONITOR_UNIX_SEGMENT_H

#include "monitor/unix/whole.h"

enum { SEGMENTS = 16 };

struct process_map {
    struct user_area u;
    struct whole image, text;
    bool shared; /* it has a text, and TEXT is it */
    bool paged;  /* the lab's: what the prototypes say is of no use */
    struct shape_page page[UNIX_PAGES];
    byte copied; /* pages that are copy-on-write */
};

struct segment {
    int page;     /* 0 to 7, of D space from 8 on */
    uint32_t low; /* virtual address */
    uint32_t bytes;
    word prototype; /* click of the image or text that LOW is */
    bool text;      /* read only, in the shared text */
    bool down;      /* grows downward */
    bool stack;     /* the lab's: it is no data */
    bool copied;    /* copy-on-write */
};

/* False: P has no image that can be read. */
bool process_map(const struct monitor *m, const struct proc_entry *p,
                 struct process_map *map);

/* The segment in PAGE, below SEGMENTS. False: there is none. */
bool process_segment(const struct process_map *map, int page, struct segment *s);

/* The word at virtual VA of the process. */
bool process_word(const struct monitor *m, const struct process_map *map, word va,
                  enum space space, word *data);

#endif
