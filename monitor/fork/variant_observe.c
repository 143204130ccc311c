/* The row of the way that the fork really went: its figures are those of the record. */
#include "monitor/fork/variant_costs.h"

enum { KT11_PAGE = 8192 };

/* V6's two ways, and the lab's that are like them. */
static void observe_swap(const struct fork_record *r, const struct variant_costs *c,
                         struct variant_row *row)
{
    if (!r->child_return.seen)
        return;
    row->observed = true;
    row->disk_words = 0;
    row->total_ns = c->fixed;
    for (int i = 0; i < r->swaps && i < RECORD_SWAPS; i++) {
        row->disk_words += (uint64_t)r->swap[i].clicks * CLICK_WORDS;
        row->total_ns += r->swap[i].ns;
    }
    if (r->parent_return.seen)
        row->stood_ns = r->parent_stood;
}

static void observe_core(const struct fork_record *r, const struct variant_costs *c,
                         struct variant_row *row)
{
    bool system = fork_of_system(r) && variant_stage_at(r, STAGE_MADE) >= 0;
    if (!system && !r->parent_return.seen)
        return;
    row->observed = true;
    row->total_ns = c->fixed + c->laid + r->copy_ns;
    row->stood_ns = system ? row->total_ns : r->parent_stood;
}

/* The lab's others. Their pages are the KT11's. */
static void observe_lab(const struct fork_record *r, struct variant_row *row)
{
    int64_t made = variant_stage_at(r, STAGE_MADE);
    if (made < r->began || !r->parent_return.seen)
        return;
    row->observed = true;
    row->possible = true;
    row->bytes_now = (uint64_t)r->copied * CLICK_BYTES;
    row->bytes_later = (uint64_t)r->clicks_later[0] * CLICK_BYTES;
    row->faults = r->faults_copied[0] + r->faults_taken[0];
    row->faults_after = r->faults_copied[1] + r->faults_taken[1];
    row->entries = r->entries;
    row->disk_words = 0;
    row->stood_ns = r->parent_stood;
    row->total_ns = made - r->began + r->fault_ns;
    row->peak_bytes = (uint64_t)r->peak * CLICK_BYTES;
}

/* The rows that a way of the lab is; vfork's rule is also VM/CMS's, if it was called fork. */
static bool is_row(const struct fork_record *r, int page, enum variant v)
{
    switch (r->how) {
    case FORK_COW:
        return v == VARIANT_COW && page == KT11_PAGE;
    case FORK_BORROW:
        return v == VARIANT_VFORK || (v == VARIANT_CMS && r->call[0] == 'f');
    case FORK_SHARE:
        return v == VARIANT_RFORK;
    case FORK_THREAD:
        return v == VARIANT_CLONE;
    case FORK_SPAWN:
        return v == VARIANT_SPAWN;
    default:
        return false;
    }
}

void variant_observe(const struct fork_record *r, int page, const struct variant_costs *c,
                     struct variant_row *row)
{
    if (r->how == FORK_SWAP && row->variant == VARIANT_SWAP)
        observe_swap(r, c, row);
    else if (r->how == FORK_CORE && row->variant == VARIANT_CORE)
        observe_core(r, c, row);
    else if (is_row(r, page, row->variant))
        observe_lab(r, row);
}
