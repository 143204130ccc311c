/* The picture of core and swap against the kernel's tables, read anew by other means. */
#ifndef TESTS_UNIT_CORE_RIG_H
#define TESTS_UNIT_CORE_RIG_H

#include "monitor/panel/core.h"
#include "tests/unit/session.h"

/* Fails unless P is what M's tables say: each click of each image, page, text and of the free
 * maps; all that is fitted and no more; the processes. BORN: the slot of a child in the
 * making that has no core yet, -1: there is none. */
void core_agrees(struct monitor *m, const struct core_picture *p, int born);

/* Clicks that are OWNER's and, unless SLOT is -1, of that slot. */
unsigned core_count(const struct core_picture *p, enum core_owner owner, int slot);

#endif
