/* Costs out of records. */
#include "monitor/lab/cost.h"

#include "monitor/fork/variant_costs.h"

#include <string.h>

enum { KT11_PAGE = 8192 };

/* The image's way in from the disk is part of making it; what was copied is the child's, and
 * so is what came from the disk. */
static void add_swaps(const struct fork_record *r, struct lab_cost *cost)
{
    for (int i = 0; i < r->swaps && i < RECORD_SWAPS; i++) {
        cost->disk_words += (uint64_t)r->swap[i].clicks * CLICK_WORDS;
        if (r->swap[i].out)
            continue;
        cost->bytes_now += (uint64_t)r->swap[i].clicks * CLICK_BYTES;
        cost->total_ns += r->swap[i].ns;
    }
}

struct lab_cost cost_measured(const struct fork_record *r)
{
    struct lab_cost cost = { .forks = 1, .stood_ns = -1 };
    int64_t made = variant_stage_at(r, STAGE_MADE);
    cost.bytes_now = (uint64_t)r->copied * CLICK_BYTES;
    cost.bytes_later = (uint64_t)r->clicks_later[0] * CLICK_BYTES;
    cost.faults = r->faults_copied[0] + r->faults_taken[0];
    cost.faults_after = r->faults_copied[1] + r->faults_taken[1];
    cost.entries = r->entries;
    if (made >= r->began)
        cost.total_ns = made - r->began + r->fault_ns;
    if (r->parent_return.seen)
        cost.stood_ns = r->parent_stood;
    add_swaps(r, &cost);
    return cost;
}

bool cost_modelled(const struct fork_record *r, enum variant variant,
                   struct lab_cost *cost, char *why)
{
    struct variant_row rows[VARIANTS];
    variants_model(r, KT11_PAGE, rows);
    const struct variant_row *row = &rows[variant];
    *cost = (struct lab_cost){ .forks = 1,
                               .bytes_now = row->bytes_now,
                               .bytes_later = row->bytes_later,
                               .faults = row->faults,
                               .faults_after = row->faults_after,
                               .entries = row->entries,
                               .disk_words = row->disk_words,
                               .stood_ns = row->stood_ns,
                               .total_ns = row->total_ns,
                               .peak_bytes = row->peak_bytes };
    memcpy(why, row->meaning, VARIANT_TEXT);
    return row->possible;
}

void cost_add(struct lab_cost *sum, const struct lab_cost *cost)
{
    sum->forks += cost->forks;
    sum->bytes_now += cost->bytes_now;
    sum->bytes_later += cost->bytes_later;
    sum->faults += cost->faults;
    sum->faults_after += cost->faults_after;
    sum->entries += cost->entries;
    sum->disk_words += cost->disk_words;
    sum->total_ns += cost->total_ns;
    sum->stood_ns =
        sum->stood_ns < 0 || cost->stood_ns < 0 ? -1 : sum->stood_ns + cost->stood_ns;
    if (cost->peak_bytes > sum->peak_bytes)
        sum->peak_bytes = cost->peak_bytes;
}
