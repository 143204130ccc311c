/* Made-up pictures of core. */
#include "tests/unit/core_sample.h"

#include <stdio.h>
#include <string.h>

void sample_clicks(struct core_picture *p, uint32_t at, uint32_t size,
                   enum core_owner owner, int slot)
{
    for (uint32_t i = at; i < at + size && i < CORE_CLICKS; i++)
        p->click[i] = (struct core_click){ .owner = (byte)owner, .slot = (int16_t)slot };
}

void sample_begin(struct core_picture *p)
{
    memset(p, 0, sizeof *p);
    p->known = true;
    p->now = 100 * NS_PER_SEC;
    p->clicks = CORE_CLICKS;
    p->swap_from = 4000;
    p->swap_to = 4872;
    sample_clicks(p, 0, CORE_CLICKS, CORE_FREE, -1);
    sample_clicks(p, 0, 700, CORE_KERNEL, -1);
    sample_clicks(p, 500, 120, CORE_BUFFERS, -1);
    for (uint32_t i = 0; i < p->swap_to - p->swap_from; i++)
        p->swap[i] = (struct core_click){ .owner = CORE_FREE, .slot = -1 };
}

void sample_process(struct core_picture *p, int slot, word pid, word at, word clicks)
{
    struct core_process *process = &p->process[p->processes++];
    *process = (struct core_process){ .slot = slot,
                                      .pid = pid,
                                      .ppid = 1,
                                      .state = PROC_SLEEP,
                                      .in_core = true,
                                      .at = at,
                                      .clicks = clicks,
                                      .text = -1,
                                      .borrower = -1 };
    snprintf(process->name, sizeof process->name, "prog%d", slot);
    sample_clicks(p, at, 16, CORE_USER, slot);
    sample_clicks(p, at + 16u, clicks - 36u, CORE_DATA, slot);
    sample_clicks(p, at + clicks - 20u, 20, CORE_STACK, slot);
}

struct core_fork *sample_fork(struct core_picture *p, int64_t ago, int64_t lasted)
{
    struct core_fork *f = &p->fork[p->forks];
    *f = (struct core_fork){ .number = 7 + p->forks,
                             .began = p->now - ago,
                             .ended =
                                 lasted == SCHED_NEVER ? lasted : p->now - ago + lasted,
                             .parent = 5,
                             .child = 9,
                             .how = FORK_CORE };
    p->forks++;
    return f;
}

struct core_motion *sample_motion(struct core_picture *p, enum core_movement kind,
                                  uint32_t from, uint32_t to, uint32_t clicks,
                                  uint32_t done)
{
    struct core_motion *motion = &p->motion[p->motions++];
    *motion = (struct core_motion){ .kind = kind,
                                    .from = from,
                                    .to = to,
                                    .clicks = clicks,
                                    .done = done,
                                    .step = 1,
                                    .slot = -1,
                                    .fork = -1,
                                    .began = p->now - 10000000,
                                    .ended = SCHED_NEVER };
    return motion;
}
