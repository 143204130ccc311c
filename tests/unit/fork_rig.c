/* Records made by hand. */
#include "tests/unit/fork_rig.h"

#include <stdio.h>
#include <string.h>

static struct fork_record record;

/* Of the edition table. */
static const struct edition *edition(const char *name)
{
    for (int i = 0; i < edition_count; i++)
        if (strcmp(edition_table[i].name, name) == 0)
            return &edition_table[i];
    return NULL;
}

static void mark(enum stage stage, int64_t us, word pc)
{
    record.stage[record.stages++] =
        (struct stage_mark){ stage, record.began + us * 1000,
                             record.began_count + (uint64_t)us / 2, pc, 0 };
}

/* What both kinds have. */
static void begin(void)
{
    record = (struct fork_record){ .number = 7,
                                   .edition = edition("v6"),
                                   .fate = FATE_EXEC,
                                   .complete = true,
                                   .parent_slot = 3,
                                   .child_slot = 4,
                                   .parent = 12,
                                   .child = 17,
                                   .parent_name = "sh",
                                   .child_name = "ls",
                                   .path = "/bin/ls",
                                   .began = 1000000000,
                                   .began_count = 500000,
                                   .parent_size = 97,
                                   .parent_addr = 02345,
                                   .child_addr = 02506,
                                   .text_clicks = 41,
                                   .text_count = 2,
                                   .text_loaded = 2,
                                   .directory_count = 5,
                                   .parent_stood = 30000000 };
    record.counts[0] = record.counts[1] = record.counts[2] = 4;
    record.memory.layout = (struct cow_layout){ 128, 61, 20 };
    for (int i = 0; i < COW_SIZES; i++)
        record.memory.cow[i] = (struct cow_cost){ .entries = 2 };
    record.memory.cow[4] = (struct cow_cost){
        .entries = 2, .copies = {2,   0},
             .unprotected = { 0,  1},
             .clicks = { 81, 0}
    };
    mark(STAGE_TRAP, 0, 01234);
}

static void end(int64_t parent_us, int64_t child_us, int64_t ended_us)
{
    record.parent_return.seen = record.child_return.seen = true;
    record.parent_return.at = record.began + parent_us * 1000;
    record.parent_return.pc = 01240;
    record.parent_return.r0 = 17;
    record.parent_return.insn[0] = 0103002; /* bcc .+6 */
    record.child_return.at = record.began + child_us * 1000;
    record.child_return.pc = 01236;
    record.child_return.r0 = 12;
    record.child_return.insn[0] = 0000403; /* br .+10 */
    record.ended = record.began + ended_us * 1000;
}

struct fork_record *rig_fork_core(void)
{
    begin();
    record.how = FORK_CORE;
    record.copied = 97;
    record.copy_ns = 97 * 289000;
    record.first_click_ns = 290000;
    mark(STAGE_COPY, 900, 04100);
    mark(STAGE_COPIED, 28933, 04120);
    mark(STAGE_MADE, 29000, 04130);
    mark(STAGE_PARENT, 30000, 01240);
    mark(STAGE_CHILD, 31000, 01236);
    mark(STAGE_EXEC, 41000, 05000);
    end(30000, 31000, 41000);
    return &record;
}

struct fork_record *rig_fork_swap(void)
{
    begin();
    record.how = FORK_SWAP;
    record.parent_stood = 81500000;
    record.child_addr = 02345;
    mark(STAGE_SWAP_OUT, 700, 04200);
    mark(STAGE_SWAPPED, 80700, 04220);
    mark(STAGE_MADE, 81000, 04130);
    mark(STAGE_PARENT, 81500, 01240);
    mark(STAGE_SWAP_IN, 100000, 04300);
    mark(STAGE_IN_CORE, 190000, 04320);
    mark(STAGE_CHILD, 191000, 01236);
    record.swap_block = 06200;
    record.swaps = 2;
    for (int i = 0; i < 2; i++) {
        record.swap[i].out = i == 0;
        record.swap[i].click = i == 0 ? 02345 : 02506;
        record.swap[i].clicks = 97;
        record.swap[i].block = 06200;
        record.swap[i].transfers = 1;
        record.swap[i].ns = i == 0 ? 80000000 : 90000000;
        record.swap[i].times =
            (struct transfer_times){ 4000, 16696000, 20000000, 43300000 };
    }
    end(81500, 191000, 201000);
    return &record;
}

void rig_child_wrote(struct fork_record *r, unsigned first, unsigned last)
{
    for (unsigned at = first; at <= last; at++) {
        byte_add(&r->memory.child_bytes, at);
        click_add(&r->memory.child, at / 64);
    }
}
