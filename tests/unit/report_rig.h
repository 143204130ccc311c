/* Records for the tests of reports: made by hand, none of them observed. */
#ifndef TESTS_UNIT_REPORT_RIG_H
#define TESTS_UNIT_REPORT_RIG_H

#include "monitor/fork/report.h"

enum sample {
    SAMPLE_CORE,   /* a fork in core and its exec */
    SAMPLE_SWAP,   /* out to swap and in again */
    SAMPLE_FAILED, /* proc[] was full */
    SAMPLE_EMPTY,  /* all zeros */
    SAMPLE_OPEN,   /* the window is open, nothing has returned */
    SAMPLE_NASTY,  /* strings of every byte, not ended; maps that cannot be true */
    SAMPLE_RANDOM, /* and more: random in every field, by its number */
    SAMPLES = SAMPLE_RANDOM + 12
};

/* The record is the rig's and good until the next one. */
struct report report_sample(int sample);

/* Fills R by chance, the same for the same SEED. */
void report_random(struct fork_record *r, int seed);

const char *sample_name(int sample);

#endif
