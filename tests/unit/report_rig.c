/* Records made by hand. */
#include "tests/unit/report_rig.h"

#include <string.h>

enum { MS = 1000000, USERS = 300, CORE = 3968, IMAGE = 122 };

static struct fork_record record;
static void mark(struct fork_record *r, enum stage stage, int64_t after, word pc)
{
    int i = r->stages++;
    r->stage[i] = (struct stage_mark){ .stage = stage,
                                       .at = r->began + after,
                                       .count = r->began_count + (uint64_t)i * 90,
                                       .pc = pc };
}

static void image(struct fork_picture *p, int slot, word pid, word addr, word size,
                  bool loaded)
{
    p->image[slot].addr = addr;
    p->image[slot].size = size;
    p->image[slot].pid = pid;
    p->image[slot].loaded = loaded;
}

static void pictures(struct fork_record *r)
{
    struct fork_picture *p = &r->picture_before;
    image(p, 1, 1, USERS, 40, true);
    image(p, 2, 17, USERS + 40, IMAGE, true);
    image(p, 3, 9, 4100, 60, false);
    p->text[0].caddr = USERS + 200;
    p->text[0].daddr = 4000;
    p->text[0].size = 80;
    p->text[0].loaded = true;
    p->core[0] = (struct free_run){ .size = CORE - USERS - 600, .at = USERS + 600 };
    p->core[1] = (struct free_run){ .size = 30, .at = USERS + 170 };
    p->core_runs = 2;
    p->swap[0] = (struct free_run){ .size = 700, .at = 4172 };
    p->swap_runs = 1;
    r->picture_after = *p;
}

static void sides(struct fork_record *r)
{
    r->parent_side.proc = (struct proc_entry){ .slot = 2,
                                               .stat = PROC_RUN,
                                               .flag = PROC_LOADED,
                                               .pid = 17,
                                               .ppid = 1,
                                               .addr = USERS + 40,
                                               .size = IMAGE };
    r->child_side.proc = r->parent_side.proc;
    r->child_side.proc.pid = 18;
    r->child_side.proc.ppid = 17;
    r->parent_side.user_read = r->child_side.user_read = true;
    r->parent_side.user.dsize = r->child_side.user.dsize = 86;
}

static void memory(struct fork_memory *m)
{
    m->layout = (struct cow_layout){ .data = 128, .dsize = 86, .ssize = 20 };
    for (unsigned at = 020010; at < 020020; at++)
        byte_add(&m->child_bytes, at);
    byte_add(&m->child_bytes, 0177700);
    byte_add(&m->parent_read, 020012);
    byte_add(&m->parent_accessed, 020012);
    click_add(&m->child, 128);
    click_add(&m->child, 1023);
    click_add(&m->parent, 129);
    m->stores = 3;
    for (int i = 0; i < COW_SIZES; i++)
        m->cow[i] = (struct cow_cost){
            .entries = 106, .copies = {2, 1}
        };
}

static void beginning(struct fork_record *r, enum fork_how how, enum fork_fate fate)
{
    r->number = 12;
    r->how = how;
    r->fate = fate;
    r->complete = true;
    r->parent_slot = 2;
    r->child_slot = 4;
    r->parent = 17;
    r->child = 18;
    strcpy(r->parent_name, "sh");
    strcpy(r->child_name, "ls");
    strcpy(r->path, "/bin/ls");
    r->began = INT64_C(12345) * MS;
    r->began_count = 4000000;
    r->ended = r->began + 210 * MS;
    r->ended_count = 4090000;
    r->parent_size = IMAGE;
    r->parent_addr = USERS + 40;
    pictures(r);
    sides(r);
    memory(&r->memory);
    mark(r, STAGE_TRAP, 0, 0310);
}

static void returned(struct fork_record *r, int64_t parent, int64_t child)
{
    r->parent_return.seen = r->child_return.seen = true;
    r->parent_return.at = r->began + parent;
    r->child_return.at = r->began + child;
    r->parent_return.pc = 0314;
    r->child_return.pc = 0312;
    r->parent_return.r0 = 18;
    r->child_return.r0 = 17;
    r->parent_return.psw = r->child_return.psw = 0170000;
    r->parent_stood = parent;
}

static void action(struct fork_record *r, const char *name, const char *text, word arg)
{
    struct fork_action *a = &r->action[r->actions++];
    strcpy(a->name, name);
    strcpy(a->text, text);
    a->arg[0] = arg;
}

static void core(struct fork_record *r)
{
    beginning(r, FORK_CORE, FATE_EXEC);
    r->child_addr = USERS + 600;
    r->copied = IMAGE;
    r->copy_ns = 28 * MS;
    r->first_click_ns = 230000;
    mark(r, STAGE_FOUND, MS / 2, 0013334);
    mark(r, STAGE_SLOT, MS, 0004112);
    mark(r, STAGE_COUNTS, 2 * MS, 0004300);
    mark(r, STAGE_SAVED, 2 * MS + 9000, 0004320);
    mark(r, STAGE_CORE, 3 * MS, 0004366);
    mark(r, STAGE_COPY, 3 * MS + 20000, 0004444);
    mark(r, STAGE_COPIED, 31 * MS + 20000, 0004466);
    mark(r, STAGE_MADE, 32 * MS, 0004500);
    mark(r, STAGE_PARENT, 33 * MS, 0314);
    mark(r, STAGE_SWITCH, 34 * MS, 0003330);
    mark(r, STAGE_CHILD, 35 * MS, 0312);
    mark(r, STAGE_EXEC, 170 * MS, 0012000);
    mark(r, STAGE_RAN, 210 * MS, 0012700);
    returned(r, 33 * MS, 35 * MS);
    image(&r->picture_after, 4, 18, r->child_addr, IMAGE, true);
    r->picture_after.core[0].at += IMAGE;
    r->picture_after.core[0].size -= IMAGE;
    action(r, "close", "", 5);
    action(r, "exec", "/bin/ls", 01000);
}

static void swapped(struct fork_record *r, bool out, int64_t ns)
{
    r->swap[r->swaps].out = out;
    r->swap[r->swaps].clicks = IMAGE;
    r->swap[r->swaps].block = 4400;
    r->swap[r->swaps].transfers = 1;
    r->swap[r->swaps].times.seek = ns / 2;
    r->swap[r->swaps].times.transfer = ns / 2;
    r->swap[r->swaps++].ns = ns;
}

static void swap(struct fork_record *r)
{
    beginning(r, FORK_SWAP, FATE_EXIT);
    r->child_addr = 4400;
    mark(r, STAGE_SLOT, MS, 0004112);
    mark(r, STAGE_CORE, 2 * MS, 0004366);
    mark(r, STAGE_SWAP_SPACE, 3 * MS, 0004500);
    mark(r, STAGE_SWAP_OUT, 4 * MS, 0004520);
    mark(r, STAGE_SWAPPED, 64 * MS, 0004530);
    mark(r, STAGE_MADE, 65 * MS, 0004540);
    mark(r, STAGE_PARENT, 66 * MS, 0314);
    mark(r, STAGE_SWAP_IN, 100 * MS, 0003000);
    mark(r, STAGE_IN_CORE, 160 * MS, 0003100);
    mark(r, STAGE_SWITCH, 161 * MS, 0003330);
    mark(r, STAGE_CHILD, 162 * MS, 0312);
    mark(r, STAGE_EXIT, 200 * MS, 0012000);
    mark(r, STAGE_WAITED, 210 * MS, 0012100);
    swapped(r, true, 60 * MS);
    swapped(r, false, 60 * MS);
    returned(r, 66 * MS, 162 * MS);
    image(&r->picture_after, 4, 18, 4400, IMAGE, false);
    r->picture_after.swap[0].size = 4400 - 4172;
}

static void failed(struct fork_record *r)
{
    beginning(r, FORK_FAILED, FATE_FAILED);
    mark(r, STAGE_FAILED, MS, 0004112);
    r->why = "proc[] is full";
    r->error = 11;
    r->child = 0;
    r->parent_return.seen = true;
    r->parent_return.r0 = 11;
    r->parent_return.at = r->began + 2 * MS;
}

static void nasty_string(char *text, size_t size, int from)
{
    for (size_t i = 0; i < size; i++)
        text[i] = (char)((from + (int)i) % 255 + 1);
}

static void nasty(struct fork_record *r)
{
    core(r);
    nasty_string(r->parent_name, sizeof r->parent_name, 30);
    nasty_string(r->child_name, sizeof r->child_name, 120);
    memcpy(r->path, "</svg>]]>&\"'\\\n,=1+1", 20);
    nasty_string(r->action[0].text, sizeof r->action[0].text, 0);
    nasty_string(r->action[1].name, sizeof r->action[1].name, 250);
    nasty_string(r->action[1].text, sizeof r->action[1].text, 0);
    r->picture_before.core_runs = -1;
    r->picture_after.swap_runs = -1;
    for (int i = 0; i < 64; i++)
        image(&r->picture_after, i, (word)i, (word)(i * 3000), 0177777, i & 1);
}

struct report report_sample(int sample)
{
    static void (*const makers[SAMPLE_RANDOM])(struct fork_record * r) = {
        [SAMPLE_CORE] = core,
        [SAMPLE_SWAP] = swap,
        [SAMPLE_FAILED] = failed,
        [SAMPLE_NASTY] = nasty,
    };
    memset(&record, 0, sizeof record);
    if (sample >= SAMPLE_RANDOM)
        report_random(&record, sample);
    else if (sample == SAMPLE_OPEN)
        beginning(&record, FORK_UNDECIDED, FATE_RUNS);
    else if (makers[sample])
        makers[sample](&record);
    return (struct report){ .record = &record,
                            .image = sample == SAMPLE_EMPTY ? NULL : "v6",
                            .page = cow_sizes[sample % COW_SIZES],
                            .core_bytes = sample == SAMPLE_EMPTY ? 0 : CORE * 64 };
}

const char *sample_name(int sample)
{
    static char name[24];
    static const char *const names[SAMPLE_RANDOM] = {
        [SAMPLE_CORE] = "core",   [SAMPLE_SWAP] = "swap", [SAMPLE_FAILED] = "failed",
        [SAMPLE_EMPTY] = "empty", [SAMPLE_OPEN] = "open", [SAMPLE_NASTY] = "nasty",
    };
    if (sample < SAMPLE_RANDOM)
        return names[sample];
    snprintf(name, sizeof name, "random%d", sample - SAMPLE_RANDOM);
    return name;
}
