/* What a row of the table of variants means for this fork, in a line. */
#ifndef MONITOR_FORK_VARIANT_MEANING_H
#define MONITOR_FORK_VARIANT_MEANING_H

#include "monitor/fork/hazards.h"

/* Writes ROW's meaning; its figures are filled in. */
void variant_mean(const struct fork_record *r, const struct cow_cost *cow,
                  const struct hazard_counts *hazards, struct variant_row *row);

#endif
