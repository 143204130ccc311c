/* What the picture of core says in words: beside the field, and in the tips at the pointer. */
#ifndef MONITOR_PANEL_CORE_WORDS_H
#define MONITOR_PANEL_CORE_WORDS_H

#include "monitor/fork/phrase.h"
#include "monitor/panel/core.h"

enum { WORDS = 200 };

/* "running", "ready", "sleeping", ... for the list. */
const char *core_state(const struct core_process *process);

/* "core 002345", "swap 007654". */
struct phrase core_place(const struct core_process *process);

/* "sh (17)": of the process in SLOT; "nobody" of one that is not in the list. */
struct phrase core_who(const struct core_picture *p, int slot);

/* What is written across the cells of a process, of a text ("sh's text"), of pages that several
 * share ("2 sh +1: until written"); and in SHORTER what may be if there is no room. "": of
 * nobody in particular. Both WORDS in size. */
void core_label(const struct core_picture *p, const struct core_click *click, char *text,
                char *shorter);

/* "Copying for sh (17): 53 of 140 clicks". */
void core_tell_motion(const struct core_picture *p, const struct core_motion *motion,
                      char *text, size_t size);

/* Tips: of line I of the list, of fork I of the time line, of an owner in the legend. */
void core_tell_process(const struct core_picture *p, int i, char *text, size_t size);
void core_tell_fork(const struct core_picture *p, int i, char *text, size_t size);
const char *core_tell_owner(int owner);

#endif
