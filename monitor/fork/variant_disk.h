/* What the disk would have done, had the fork gone by swapping: reckoned by the machine's own
 * disk, from where its heads stood at the trap, sector by sector as they turn. */
#ifndef MONITOR_FORK_VARIANT_DISK_H
#define MONITOR_FORK_VARIANT_DISK_H

#include "monitor/fork/variant_costs.h"

enum { FIXED_HEADS = -1 }; /* the record's heads, where the swap disk is an RS11 */

/* In *STOOD how long the parent would have stood still, in *TOTAL the time in all, ns: from the
 * trap, with the kernel's own time. */
void variant_swap_times(const struct fork_record *r, const struct variant_costs *c,
                        int64_t *stood, int64_t *total);

#endif
