/* The stages of a fork in plain words: what `fork step` says at each and `help fork` lists. */
#ifndef MONITOR_FORK_STAGE_H
#define MONITOR_FORK_STAGE_H

#include "monitor/fork/record.h"

struct stage_kind {
    const char *name; /* "copy" */
    const char *help; /* what happens there, for `help fork` */
    bool core, swap;  /* in which branch it comes; neither: on the lab only */
};
extern const struct stage_kind stage_table[STAGE_KINDS];

/* What happened, with the figures of this fork, in one sentence. */
void stage_tell(const struct fork_record *r, const struct stage_mark *mark, char *text,
                size_t size);

#endif
