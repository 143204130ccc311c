/* The models' side of a comparison. */
#include "monitor/lab/models.h"

#include "monitor/fork/hazards.h"

#include <string.h>

static void add_window(struct lab_models *k, const struct fork_record *r,
                       const uint64_t *peaks)
{
    if (k->windows == RECORDS)
        return;
    k->window[k->windows].began = r->began;
    k->window[k->windows].ended = r->complete ? r->ended : INT64_MAX;
    memcpy(k->window[k->windows].peak, peaks, sizeof k->window[0].peak);
    k->windows++;
}

/* A program that asks for another way than fork gets it, under every policy. */
static enum variant variant_of(const struct fork_record *r, const struct lab_way *way)
{
    switch (r->how) {
    case FORK_BORROW:
        return VARIANT_VFORK;
    case FORK_SHARE:
        return VARIANT_RFORK;
    case FORK_THREAD:
        return VARIANT_CLONE;
    case FORK_SPAWN:
        return VARIANT_SPAWN;
    default:
        break;
    }
    bool shares = way->policy > 2; /* rfork and clone that are to copy, and cannot so */
    return shares && strcmp(r->call, "fork") != 0 ? VARIANT_CORE : way->variant;
}

/* Bytes that what is shared would have done harm by. */
static unsigned harm_of(const struct hazard_counts *h, enum variant variant)
{
    switch (variant) {
    case VARIANT_VFORK:
        return h->data + h->stack;
    case VARIANT_RFORK:
    case VARIANT_CLONE:
        return h->data;
    default:
        return 0;
    }
}

void lab_models_add(void *host, const struct fork_record *r)
{
    struct lab_models *k = host;
    const struct hazard_counts hazards = hazards_count(r);
    uint64_t peaks[LAB_WAYS];
    for (int i = 0; i < LAB_WAYS; i++) {
        struct lab_cost cost;
        char verdict[VARIANT_TEXT];
        enum variant variant = variant_of(r, &lab_ways[i]);
        bool possible = cost_modelled(r, variant, &cost, verdict);
        if (variant != variant_of(r, &lab_ways[1])) /* not asked for by its call */
            k->way[i].harm += harm_of(&hazards, variant);
        cost_add(&k->way[i].sum, &cost);
        peaks[i] = cost.peak_bytes;
        if (k->forks == 0 || (!possible && !k->way[i].impossible))
            memcpy(k->way[i].verdict, verdict, sizeof verdict);
        k->way[i].impossible |= !possible;
    }
    add_window(k, r, peaks);
    k->forks++;
}

/* The most that way I holds, at the beginning of one of the windows. */
static uint64_t most(const struct lab_models *k, int i)
{
    uint64_t all = 0;
    for (int a = 0; a < k->windows; a++) {
        int64_t at = k->window[a].began;
        uint64_t held = 0;
        for (int b = 0; b < k->windows; b++)
            if (k->window[b].began <= at && at < k->window[b].ended)
                held += k->window[b].peak[i];
        if (held > all)
            all = held;
    }
    return all;
}

void lab_models_end(struct lab_models *k, struct lab_comparison *c)
{
    for (int i = 0; i < LAB_WAYS; i++) {
        struct lab_row *row = &c->row[i];
        row->possible = !k->way[i].impossible;
        row->model = k->way[i].sum;
        row->harm = k->way[i].harm;
        row->model.peak_bytes = most(k, i);
        memcpy(row->verdict, k->way[i].verdict, sizeof row->verdict);
    }
}
