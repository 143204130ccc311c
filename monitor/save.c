/* SAVE: the whole machine in a file. monitor/save_file.h says what is in it. */
#include "monitor/save.h"
#include "devices/overlay.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"
#include "monitor/save_file.h"

#include <stdlib.h>
#include <string.h>

const char save_magic[16] = "fork11 machine\n";

/* FNV-1a over eight bytes at a time, then the rest. */
uint64_t save_sum(uint64_t sum, const void *data, size_t n)
{
    const byte *p = data;
    uint64_t part;
    for (; n >= sizeof part; n -= sizeof part, p += sizeof part) {
        memcpy(&part, p, sizeof part);
        sum = (sum ^ part) * UINT64_C(1099511628211);
        sum ^= sum >> 32;
    }
    for (; n > 0; n--)
        sum = (sum ^ *p++) * UINT64_C(1099511628211);
    return sum;
}

static uint64_t add_name(uint64_t sum, const char *name)
{
    return save_sum(sum, name, strlen(name) + 1);
}

/* Two builds with the same identity have the same machine at the same offsets. */
uint64_t save_identity(const struct machine *machine)
{
    const struct unibus *bus = &machine->bus;
    const uint64_t sizes[] = { SAVE_VERSION,         sizeof *machine,
                               sizeof machine->bus,  sizeof machine->mmu,
                               sizeof machine->cpu,  (uint64_t)bus->boards,
                               (uint64_t)bus->lines, (uint64_t)bus->sched.count,
                               sizeof(void *),       offsetof(struct cpu, requests) };
    uint64_t sum = save_sum(UINT64_C(14695981039346656037), sizes, sizeof sizes);
    for (int i = 1; i < bus->boards; i++) {
        uint64_t offset = (uint64_t)((const char *)bus->board[i] - (const char *)machine);
        sum = add_name(sum, bus->board[i]->kind->name);
        sum = save_sum(sum, &offset, sizeof offset);
    }
    for (int e = 0; e < bus->sched.count; e++)
        sum = add_name(sum, bus->sched.event[e].name);
    return sum;
}

struct buffer {
    byte *data;
    size_t count, room;
    bool failed;
};

static void append(struct buffer *b, const void *data, size_t n)
{
    if (b->failed)
        return;
    if (b->count + n > b->room) {
        size_t room = (b->count + n) * 2;
        byte *more = realloc(b->data, room);
        b->failed = !more;
        if (!more)
            return;
        b->data = more;
        b->room = room;
    }
    memcpy(b->data + b->count, data, n);
    b->count += n;
}

/* The sum of what a pack holds now. */
uint64_t save_pack_sum(const struct disk *d)
{
    byte data[OVERLAY_BLOCK * 16];
    uint64_t sum = 0;
    for (int64_t at = 0; at < d->size; at += (int64_t)sizeof data) {
        size_t n =
            d->size - at < (int64_t)sizeof data ? (size_t)(d->size - at) : sizeof data;
        if (!disk_read(d, at, data, n))
            return 0;
        sum = save_sum(sum, data, n);
    }
    return sum;
}

static void put_pack(struct buffer *b, const struct disk *d, uint32_t drive)
{
    struct save_pack pack = { .drive = drive, .sum = save_pack_sum(d) };
    size_t at = b->count;
    struct save_block block;
    append(b, &pack, sizeof pack);
    for (int64_t n = 0; d->mode == DISK_OVERLAY && n * OVERLAY_BLOCK < d->size; n++) {
        block.number = n;
        if (!overlay_read(d->overlay, n, block.data))
            continue;
        append(b, &block, sizeof block);
        pack.blocks++;
    }
    if (!b->failed)
        memcpy(b->data + at, &pack, sizeof pack);
}

/* A file's name that another current directory does not change. */
static void make_absolute(char *path, size_t size)
{
    char *whole = *path ? realpath(path, NULL) : NULL;
    if (whole && strlen(whole) < size)
        strcpy(path, whole);
    free(whole);
}

static void put_machine(struct buffer *b, const struct machine *machine)
{
    struct machine *copy = malloc(sizeof *copy);
    b->failed = b->failed || !copy;
    if (!copy)
        return;
    *copy = *machine;
    machine_rebind(copy, machine);
    for (int n = 0; machine_drive(copy, n, NULL, NULL); n++) {
        struct disk *d = &machine_drive(copy, n, NULL, NULL)->disk;
        if (!d->built_in)
            make_absolute(d->path, sizeof d->path);
        make_absolute(d->changes, sizeof d->changes);
    }
    make_absolute(copy->pc11.reader.path, PAPER_PATH);
    make_absolute(copy->pc11.punch.path, PAPER_PATH);
    make_absolute(copy->lp11.paper.path, PAPER_PATH);
    append(b, copy, sizeof *copy);
    free(copy);
}

static void save_all(struct monitor *m, struct buffer *b)
{
    const struct console *c = &m->console;
    struct save_console console = { .typing = c->typing_count };
    console.eight = c->eight;
    console.plain = c->plain;
    console.erase = c->erase;
    console.interrupt = c->interrupt;
    put_machine(b, m->machine);
    const struct drive *drive;
    for (int n = 0; (drive = machine_drive(m->machine, n, NULL, NULL)); n++)
        if (drive->disk.attached)
            put_pack(b, &drive->disk, (uint32_t)n);
    append(b, &console, sizeof console);
    if (c->typing_count)
        append(b, c->typing, c->typing_count);
}

/* Blocks of its overlay that have been written. */
static size_t changed_blocks(const struct disk *d)
{
    size_t n = 0;
    if (d->attached && d->mode == DISK_OVERLAY)
        for (size_t i = 0; i < d->overlay->blocks; i++)
            n += d->overlay->changed[i];
    return n;
}

/* More than RESTORE reads is not begun with: the file that is there stays. */
static enum result fits(struct monitor *m)
{
    size_t bytes = sizeof(struct save_head) + sizeof *m->machine;
    const struct drive *drive;
    bytes += sizeof(struct save_console) + m->console.typing_count;
    for (int n = 0; (drive = machine_drive(m->machine, n, NULL, NULL)); n++)
        bytes += sizeof(struct save_pack) +
                 changed_blocks(&drive->disk) * sizeof(struct save_block);
    if (bytes <= SAVE_MOST)
        return DONE;
    return fail(
        m,
        "With what ATTACH -o keeps in memory the machine takes %zu MB; a saved one "
        "has %d MB at most. Detach a pack that was attached with -o.",
        bytes >> 20, SAVE_MOST >> 20);
}

enum result save_machine(struct monitor *m, const char *path)
{
    struct buffer b = { 0 };
    struct save_head head = { .identity = save_identity(m->machine) };
    char error[HOST_ERROR];
    if (fits(m) != DONE)
        return FAILED;
    memcpy(head.magic, save_magic, sizeof save_magic);
    append(&b, &head, sizeof head);
    save_all(m, &b);
    if (b.failed) {
        free(b.data);
        return fail(m, "The host has no memory for the copy.");
    }
    head.bytes = b.count - sizeof head;
    head.sum = save_sum(0, b.data + sizeof head, head.bytes);
    memcpy(b.data, &head, sizeof head);
    bool good = host_replace(path, b.data, b.count, error);
    free(b.data);
    return good ? DONE : fail(m, "%s.", error);
}

enum result do_save(struct monitor *m, const char *args)
{
    char path[HOST_PATH];
    if (*args == '\0')
        return usage(m, "SAVE");
    if (file_named(m, args, path, sizeof path) != DONE || device_spares(m, path) != DONE)
        return FAILED;
    return save_machine(m, path);
}
