/* RESTORE: a file is checked to its last byte before anything of the machine changes. */
#include "devices/overlay.h"
#include "monitor/command.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"
#include "monitor/images/library.h"
#include "monitor/save.h"
#include "monitor/save_file.h"

#include <stdlib.h>
#include <string.h>

/* Pointers of the running machine for those in SAVED. */
static void take_pointers(struct machine *saved, const struct machine *now)
{
    memcpy(saved->bus.board, now->bus.board, sizeof saved->bus.board);
    for (int i = 0; i < now->bus.boards; i++) {
        size_t offset = (size_t)((const char *)now->bus.board[i] - (const char *)now);
        struct board *board = (struct board *)((char *)saved + offset);
        board->kind = now->bus.board[i]->kind;
        board->bus = now->bus.board[i]->bus;
        board->listener = now->bus.board[i]->listener;
    }
    for (int e = 0; e < SCHED_EVENTS; e++)
        saved->bus.sched.event[e].name = now->bus.sched.event[e].name;
    saved->cpu.mmu = now->cpu.mmu;
    saved->cpu.bus = now->cpu.bus;
    saved->cpu.table = now->cpu.table;
    saved->cpu.probe = NULL;
    saved->cpu.tracer = NULL;
    saved->cpu.hooks = now->cpu.hooks;
    saved->cpu.watcher = now->cpu.watcher;
    saved->mmu.watch = now->mmu.watch;
    saved->mmu.listener = now->mmu.listener;
    saved->cpu.rehearsal = NULL;
    saved->cpu.catch = NULL;
    saved->table = now->table;
}

/* The pack of a drive of BOARD, mounted again as it was; its overlay filled from AT. */
static bool mount_pack(const struct board *board, struct disk *d, const struct disk *was,
                       const struct save_pack *pack, const byte *at, char *error)
{
    struct disk_wish wish = { .path = was->path,
                              .built_in = was->built_in ? library_built_in() : NULL,
                              .changes = was->mode == DISK_CHANGES ? was->changes : NULL,
                              .identity = was->identity[0] ? was->identity : NULL,
                              .mode = was->mode,
                              .must_exist = true,
                              .grows = was->grows,
                              .words = board->kind->drives->words,
                              .size = was->size };
    if (!disk_attach(d, &wish, error))
        return false;
    if (d->overlay)
        d->size = was->size;
    for (uint32_t i = 0; i < pack->blocks; i++) {
        struct save_block block;
        memcpy(&block, at + i * sizeof block, sizeof block);
        overlay_write(d->overlay, block.number, block.data);
    }
    return true;
}

/* The N-th drive of SAVED, whose pointers mean nothing yet: it lies where NOW's does. */
static struct drive *saved_drive(struct machine *saved, const struct machine *now, int n)
{
    size_t at = (size_t)((char *)machine_drive(now, n, NULL, NULL) - (const char *)now);
    return (struct drive *)((char *)saved + at);
}

/* Is what WAS in the drive not there any more: the file, or the end of a tape? */
static bool is_lost(const struct disk *d, const struct disk *was)
{
    return was->attached && (!d->attached || d->size < was->size);
}

/* The packs of SAVED; *AT goes behind them. Units that cannot be mounted are told of, and
 * have their bits in what it returns. */
static uint64_t mount_packs(struct monitor *m, struct machine *saved, const byte **at)
{
    uint64_t lost = 0;
    struct board *board;
    for (int n = 0, unit; machine_drive(m->machine, n, &board, &unit); n++) {
        struct disk *d = &saved_drive(saved, m->machine, n)->disk, was = *d;
        char error[DISK_ERROR];
        struct save_pack pack;
        if (!was.attached)
            continue;
        memset(d, 0, sizeof *d);
        memcpy(&pack, *at, sizeof pack);
        *at += sizeof pack;
        bool mounted = mount_pack(board, d, &was, &pack, *at, error);
        if (is_lost(d, &was))
            lost |= UINT64_C(1) << n;
        if (!mounted)
            say(m, "%s%d is empty now: %s\n", board->kind->name, unit, error);
        else if (is_lost(d, &was))
            say(m, "%s%d: %s is shorter now: the tape stands at its load point.\n",
                board->kind->name, unit, was.path);
        else if (save_pack_sum(d) != pack.sum)
            say(m, "%s%d: %s has changed since the machine was saved.\n",
                board->kind->name, unit, was.path);
        *at += (size_t)pack.blocks * sizeof(struct save_block);
    }
    return lost;
}

/* The paper of SAVED, put in again where it was: a reader's tape is read on, the others are
 * written on. */
static void mount_paper(struct monitor *m, struct paper *saved, enum paper_use use,
                        const char *where)
{
    struct paper now = { .fd = -1 };
    char error[PAPER_ERROR];
    saved->path[PAPER_PATH - 1] = '\0';
    if (paper_in(saved)) {
        if (!paper_load(&now, saved->path, use, false, error))
            say(m, "The %s is empty now: %s\n", where, error);
        now.at = paper_in(&now) ? saved->at : 0;
    }
    *saved = now;
}

/* What is in the devices now comes out first. */
static void mount_papers(struct monitor *m, struct machine *saved)
{
    paper_unload(&m->machine->pc11.reader);
    paper_unload(&m->machine->pc11.punch);
    paper_unload(&m->machine->lp11.paper);
    mount_paper(m, &saved->pc11.reader, PAPER_READ, "reader");
    mount_paper(m, &saved->pc11.punch, PAPER_APPEND, "punch");
    mount_paper(m, &saved->lp11.paper, PAPER_APPEND, "printer");
}

static bool ends_in(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

/* Are these blocks of an overlay that D has? */
static bool blocks_fit(const struct disk *d, const struct save_pack *pack, const byte *at)
{
    for (uint32_t i = 0; i < pack->blocks; i++) {
        struct save_block block;
        memcpy(&block, at + i * sizeof block, sizeof block);
        if (block.number < 0 ||
            block.number >= (d->size + OVERLAY_BLOCK - 1) / OVERLAY_BLOCK)
            return false;
    }
    return pack->blocks == 0 || (d->mode == DISK_OVERLAY && d->size <= DISK_MOST);
}

/* Does the rest of the file, behind the machine, have the length that it says? */
static bool tail_fits(struct machine *saved, const struct machine *now, const byte *at,
                      size_t left)
{
    struct save_console console;
    for (int n = 0; machine_drive(now, n, NULL, NULL); n++) {
        const struct disk *d = &saved_drive(saved, now, n)->disk;
        struct save_pack pack;
        if (!d->attached)
            continue;
        if (!ends_in(d->path, sizeof d->path) || !ends_in(d->changes, sizeof d->changes))
            return false;
        if (left < sizeof pack)
            return false;
        memcpy(&pack, at, sizeof pack);
        size_t bytes = sizeof pack + (size_t)pack.blocks * sizeof(struct save_block);
        if (left < bytes || !blocks_fit(d, &pack, at + sizeof pack))
            return false;
        at += bytes;
        left -= bytes;
    }
    if (left < sizeof console)
        return false;
    memcpy(&console, at, sizeof console);
    return left - sizeof console == console.typing;
}

/* NULL, or what is wrong with the file. */
static const char *check(const struct monitor *m, const byte *data, size_t n)
{
    struct save_head head;
    if (n < sizeof head || memcmp(data, save_magic, sizeof save_magic) != 0)
        return "is no machine that fork11 saved";
    memcpy(&head, data, sizeof head);
    if (head.identity != save_identity(m->machine))
        return "was saved by another version of fork11";
    if (head.bytes != n - sizeof head)
        return "is cut off";
    if (head.bytes < sizeof(struct machine) ||
        head.sum != save_sum(0, data + sizeof head, head.bytes))
        return "is damaged";
    return NULL;
}

static void fill_console(struct monitor *m, const byte *at)
{
    struct save_console saved;
    struct console *c = &m->console;
    memcpy(&saved, at, sizeof saved);
    console_connect(m);
    c->eight = saved.eight;
    c->plain = saved.plain;
    c->erase = saved.erase;
    c->interrupt = saved.interrupt;
    c->typing_count = 0;
    if (saved.typing)
        console_type(m, (const char *)at + sizeof saved, saved.typing);
}

/* A control that worked with what is LOST ends that, as when the operator takes it out. */
static void end_work(struct machine *machine, uint64_t lost)
{
    struct board *board;
    for (int n = 0, unit; machine_drive(machine, n, &board, &unit); n++)
        if (lost >> n & 1)
            board->kind->drives->changed(board, unit);
}

static void fill_machine(struct monitor *m, struct machine *saved, const byte *at)
{
    for (int n = 0; machine_drive(m->machine, n, NULL, NULL); n++)
        disk_detach(&machine_drive(m->machine, n, NULL, NULL)->disk);
    mount_papers(m, saved);
    uint64_t lost = mount_packs(m, saved, &at);
    take_pointers(saved, m->machine);
    memcpy(m->machine, saved, sizeof *saved);
    end_work(m->machine, lost);
    fill_console(m, at);
    exchange_rejoin(m);
    mmu_rebuild(&m->machine->mmu);
    breaks_forget(&m->breaks);
    probes_fit(m);
    kernel_recognise(m);
}

enum result restore_machine(struct monitor *m, const char *path)
{
    char error[HOST_ERROR];
    size_t n;
    byte *data = host_read(path, SAVE_MOST, &n, error);
    if (!data)
        return fail(m, "%s", error);
    const char *wrong = check(m, data, n);
    struct machine *saved = wrong ? NULL : malloc(sizeof *saved);
    enum result result = DONE;
    const byte *at = data + sizeof(struct save_head);
    if (saved)
        memcpy(saved, at, sizeof *saved);
    at += sizeof *saved;
    if (wrong)
        result = fail(m, "%s %s.", path, wrong);
    else if (!saved)
        result = fail(m, "The host has no memory for the machine.");
    else if (!tail_fits(saved, m->machine, at, n - (size_t)(at - data)))
        result = fail(m, "%s is damaged.", path);
    else {
        fill_machine(m, saved, at);
        if (!machine_set_memory(m->machine, m->machine->cpu.memory))
            result = fail(m, "The host has no memory for the table of times.");
    }
    free(saved);
    free(data);
    return result;
}

enum result do_restore(struct monitor *m, const char *args)
{
    char path[HOST_PATH];
    if (*args == '\0')
        return usage(m, "RESTORE");
    return file_named(m, args, path, sizeof path) == DONE ? restore_machine(m, path)
                                                          : FAILED;
}
