/* Records of forks: opened, filled, closed, dropped when there are too many. */
#include "monitor/fork/observe.h"
#include "monitor/fork/variant_disk.h"
#include "monitor/unix/entry.h"
#include "monitor/unix/pack.h"

#include <stdlib.h>

struct fork_record *record_of(const struct observatory *o, int number)
{
    if (number < 0)
        return NULL;
    struct fork_record *r = o->record[number % RECORDS];
    return r && r->number == number ? r : NULL;
}

/* What the record of a copy that is still in use has to say for the totals. */
static void drop(struct observatory *o, struct fork_record *r)
{
    if (!r->complete)
        o->totals.clicks_written += fork_written(r);
    if (o->track)
        track_forget(o->track, &r->memory);
}

/* The model of a swap disk is an RS11, if the kernel swaps to one; else an RK05: where its
 * heads stand, if the kernel's own is one. */
static int heads(const struct observatory *o)
{
    const struct rk11 *rk = &o->m->machine->rk11;
    struct unix_device swap;
    if (unix_device_named(o->m, "swapdev", &swap) &&
        swap.drive == unix_drive_of(o->m, &o->m->machine->rf11.board, 0))
        return FIXED_HEADS;
    for (int unit = 0; unit < RK_DRIVES; unit++)
        if (unix_drive_of(o->m, &rk->board, unit) == o->m->kernel.drive)
            return rk->drive[unit].cylinder;
    return rk->drive[0].cylinder;
}

/* A's fork gets the next number; without memory for a record it has only that. */
struct fork_record *record_open(struct observatory *o, struct actor *a)
{
    struct fork_record **place = &o->record[o->forks % RECORDS];
    bool trap = a->call.call.name[0] != '\0';
    struct proc_entry p;
    unix_proc(o->m, a->slot, &p);
    if (*place)
        drop(o, *place);
    a->making = o->forks++;
    if (!*place)
        *place = malloc(sizeof **place);
    struct fork_record *r = *place;
    if (!r)
        return NULL;
    *r = (struct fork_record){ .number = a->making,
                               .paged = o->m->kernel.edition->page,
                               .edition = o->m->kernel.edition,
                               .parent_slot = a->slot,
                               .child_slot = -1,
                               .parent = a->pid,
                               .parent_size = p.size,
                               .parent_addr = p.addr,
                               .began = trap ? o->trap_at : observe_now(o),
                               .began_count =
                                   trap ? o->trap_count : o->m->machine->cpu.count,
                               .fitted = o->m->machine->cpu.memory,
                               .heads = heads(o) };
    snprintf(r->call, sizeof r->call, "%s", a->call.call.name);
    snprintf(r->parent_name, sizeof r->parent_name, "%s", a->name);
    snprintf(r->child_name, sizeof r->child_name, "%s", a->name);
    return r;
}

void record_stage(struct observatory *o, struct fork_record *r, enum stage stage, word pc)
{
    struct stage_mark mark = {
        .stage = stage, .at = observe_now(o), .count = o->m->machine->cpu.count, .pc = pc
    };
    if (stage == STAGE_TRAP) {
        mark.at = r->began;
        mark.count = r->began_count;
    }
    if (r->stages < RECORD_STAGES)
        r->stage[r->stages++] = mark;
    else
        r->stages_lost = true;
    o->passed = true;
    o->stage_fork = r->number;
    o->stage = mark;
}

void record_fault(struct observatory *o, struct fork_record *r, int index, word pc)
{
    int before = r->stages;
    record_stage(o, r, STAGE_FAULT, pc);
    o->stage.fault = index;
    if (r->stages > before)
        r->stage[before].fault = index;
}

void record_close(struct observatory *o, struct fork_record *r, enum fork_fate fate)
{
    if (r->complete)
        return;
    r->fate = fate;
    r->complete = true;
    r->ended = observe_now(o);
    r->ended_count = o->m->machine->cpu.count;
    if (fate != FATE_FAILED)
        o->totals.clicks_written += fork_written(r);
}

void records_end(struct observatory *o, enum fork_fate fate)
{
    for (int i = 0; i < RECORDS; i++)
        if (o->record[i])
            record_close(o, o->record[i], fate);
    for (int i = 0; i < KERNEL_PROCS; i++) {
        o->actor[i].making = o->actor[i].window = o->actor[i].awaited = -1;
        o->actor[i].as = -1;
    }
}

void records_free(struct observatory *o)
{
    for (int i = 0; i < RECORDS; i++) {
        free(o->record[i]);
        o->record[i] = NULL;
    }
}

void record_side(const struct observatory *o, int slot, struct fork_side *side)
{
    if (!unix_proc(o->m, slot, &side->proc))
        return;
    side->user_read =
        (side->proc.flag & PROC_LOADED) && unix_user(o->m, side->proc.addr, &side->user);
}

static void picture_images(const struct observatory *o, struct fork_picture *picture)
{
    struct proc_entry p;
    const struct edition *e = o->m->kernel.edition;
    for (int i = 0; i < PICTURE_SLOTS; i++) {
        if (!unix_proc(o->m, i, &p) || p.stat == PROC_FREE)
            continue;
        bool zombie = p.stat == PROC_ZOMBIE, core = p.flag & PROC_LOADED;
        picture->image[i].addr = p.addr;
        picture->image[i].size = zombie ? 0 : e->page && core ? e->usize : p.size;
        picture->image[i].swap = p.swap;
        picture->image[i].blocks = p.blocks;
        for (int n = 0; n < UNIX_PAGES && e->page; n++)
            picture->image[i].page[n] = (word)(1 + entry_of(o->m, TABLE_PAGE, p.page[n]));
        picture->image[i].pid = p.pid;
        /* On its way out it is not SLOAD any more, but SLOCK, and p_addr is still a click. */
        picture->image[i].loaded = p.flag & (PROC_LOADED | PROC_LOCKED);
        picture->image[i].zombie = zombie;
    }
}

static void picture_pages(const struct observatory *o, struct fork_picture *picture)
{
    struct page_entry page;
    if (o->m->kernel.edition->page)
        kernel_word_named(o->m, "bounce", &picture->buffer);
    for (int i = 0; i < PICTURE_PAGES && i < unix_pages(o->m); i++) {
        if (!unix_page(o->m, i, &page))
            continue;
        picture->page[i].at = page.addr;
        picture->page[i].size = page.clicks;
    }
}

void record_picture(const struct observatory *o, struct fork_picture *picture)
{
    struct text_entry t;
    picture->core_runs = unix_free(o->m, "_coremap", picture->core, RECORD_RUNS);
    picture->swap_runs = unix_free(o->m, "_swapmap", picture->swap, RECORD_RUNS);
    picture_images(o, picture);
    picture_pages(o, picture);
    for (int i = 0; i < PICTURE_SLOTS; i++) {
        if (!unix_text(o->m, i, &t) || t.iptr == 0)
            continue;
        picture->text[i].caddr = t.caddr;
        picture->text[i].daddr = t.daddr;
        picture->text[i].size = t.size;
        picture->text[i].loaded = t.ccount != 0;
    }
}

/* Data begin at the first page of 8 KB behind a text of their own; in D space at 0. */
struct cow_layout record_layout(const struct user_area *u)
{
    word pages = (word)((u->tsize + 127) / 128);
    return (struct cow_layout){ .data = u->sep ? 0 : (word)(pages * 128),
                                .dsize = u->dsize,
                                .ssize = u->ssize };
}

void record_action(struct fork_record *r, const struct fork_event *call, word r0)
{
    if (r->actions == RECORD_ACTIONS) {
        r->actions_lost = true;
        return;
    }
    struct fork_action *action = &r->action[r->actions++];
    *action = (struct fork_action){ .r0 = r0,
                                    .result = call->call.r0,
                                    .error = call->call.error };
    snprintf(action->name, sizeof action->name, "%s", call->call.name);
    snprintf(action->text, sizeof action->text, "%s", call->call.text);
    for (int i = 0; i < EVENT_ARGS; i++)
        action->arg[i] = call->call.arg[i];
}

void record_swap(struct observatory *o, struct fork_record *r, const struct fork_event *e)
{
    if (!e->swap.text)
        o->totals.clicks_swapped += e->swap.clicks;
    if (r->swaps == RECORD_SWAPS)
        return;
    int i = r->swaps++;
    r->swap[i].out = e->swap.out;
    r->swap[i].text = e->swap.text;
    r->swap[i].click = e->swap.click;
    r->swap[i].clicks = e->swap.clicks;
    r->swap[i].block = e->swap.block;
    r->swap[i].transfers = e->swap.transfers;
    r->swap[i].times = e->swap.times;
    r->swap[i].ns = e->swap.ns;
}
