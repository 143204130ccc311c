/* Pictures of core made by hand, for the tests of how they are laid out and drawn. */
#ifndef TESTS_UNIT_CORE_SAMPLE_H
#define TESTS_UNIT_CORE_SAMPLE_H

#include "monitor/panel/core.h"

/* 248 KB and 872 blocks of swap from 4000 on, all of it free but for the kernel's 700 clicks,
 * 120 of which are its buffers; machine time 100 s. */
void sample_begin(struct core_picture *p);

/* A process of CLICKS at click AT: 16 of its u-area, 20 of its stack at the end. */
void sample_process(struct core_picture *p, int slot, word pid, word at, word clicks);

/* SIZE clicks from AT on. */
void sample_clicks(struct core_picture *p, uint32_t at, uint32_t size,
                   enum core_owner owner, int slot);

/* A fork that began AGO ns ago; LASTED SCHED_NEVER: it is open. */
struct core_fork *sample_fork(struct core_picture *p, int64_t ago, int64_t lasted);

/* Under way since 10 ms. */
struct core_motion *sample_motion(struct core_picture *p, enum core_movement kind,
                                  uint32_t from, uint32_t to, uint32_t clicks,
                                  uint32_t done);

#endif
