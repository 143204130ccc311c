/* What the models say of all forks of a program, from the run under core: the costs added up, and
 * the memory of those windows that are open at one time. */
#ifndef MONITOR_LAB_MODELS_H
#define MONITOR_LAB_MODELS_H

#include "monitor/lab/compare.h"

struct lab_models {
    struct {
        struct lab_cost sum;
        unsigned harm;
        bool impossible;
        char verdict
            [VARIANT_TEXT]; /* of the first fork; of the first that is not possible */
    } way[LAB_WAYS];
    struct {
        int64_t began, ended;
        uint64_t peak[LAB_WAYS];
    } window[RECORDS];
    int windows; /* of more the memory is not added up */
    int forks;
};

/* A fork of the run under core, over: for measure_wish.each, HOST being a struct lab_models. */
void lab_models_add(void *host, const struct fork_record *r);

/* All were added: into C's rows. */
void lab_models_end(struct lab_models *k, struct lab_comparison *c);

#endif
