/* What only a kernel with pages does, the lab's, in sentences. */
#ifndef MONITOR_FORK_TELL_LAB_H
#define MONITOR_FORK_TELL_LAB_H

#include "monitor/fork/phrase.h"
#include "monitor/fork/record.h"

/* "page 1", "pages 1 and 7": those of MASK. */
struct phrase tell_pages(byte mask);

/* The sentence of an event or a stage. False: it is told as V6's. */
bool event_tell_lab(const struct fork_event *e, char *text, size_t size);
bool stage_tell_lab(const struct fork_record *r, const struct stage_mark *mark,
                    char *text, size_t size);

/* A fault in a sentence: its process, why, and what came of it. */
void fault_tell(const struct fork_fault *f, char *text, size_t size);

#endif
