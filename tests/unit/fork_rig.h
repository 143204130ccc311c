/* Records of forks made by hand, for the tests of what is said about them. */
#ifndef TESTS_UNIT_FORK_RIG_H
#define TESTS_UNIT_FORK_RIG_H

#include "monitor/fork/record.h"

/* Fork 7: sh (12) made pid 17 in core, which executed /bin/ls. 97 clicks at 002345, copied
 * to 002506 at 289 us each: u-area 16, data 61 from 020000, stack 20; text 41. */
struct fork_record *rig_fork_core(void);

/* The same by the disk: block 006200, out in 80 ms, in in 90 ms. */
struct fork_record *rig_fork_swap(void);

/* The bytes FIRST to LAST written by the child. */
void rig_child_wrote(struct fork_record *r, unsigned first, unsigned last);

#endif
