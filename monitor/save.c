/* SAVE and RESTORE. A file is
 *
 *     magic, identity of this layout, bytes that follow, their sum
 *     struct machine as it lies in memory
 *     for each mounted pack: its unit, the sum of what it holds, how many blocks its
 *     overlay has, and those blocks with their numbers
 *     what was typed and is not yet in the KL11
 *
 * Pointers in it mean nothing: RESTORE takes those of the machine it fills. */
#include "monitor/save.h"
#include "devices/overlay.h"
#include "monitor/command.h"
#include "monitor/hostdir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SAVE_VERSION = 1, SAVE_MOST = 1 << 28 };

static const char magic[16] = "fork11 machine\n";

struct head {
    char magic[16];
    uint64_t identity, bytes, sum;
};

struct pack {
    uint32_t unit, blocks;
    uint64_t sum;
};

struct block {
    int64_t number;
    byte data[OVERLAY_BLOCK];
};

/* FNV-1a over eight bytes at a time, then the rest. */
static uint64_t add_sum(uint64_t sum, const void *data, size_t n)
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
    return add_sum(sum, name, strlen(name) + 1);
}

/* Two builds with the same identity have the same machine at the same offsets. */
static uint64_t identity(const struct machine *machine)
{
    const struct unibus *bus = &machine->bus;
    const uint64_t sizes[] = { SAVE_VERSION,
                               sizeof *machine,
                               sizeof machine->bus,
                               sizeof machine->mmu,
                               sizeof machine->cpu,
                               sizeof machine->rk11,
                               sizeof machine->kl11,
                               sizeof machine->pc11,
                               sizeof machine->kw11p,
                               (uint64_t)bus->boards,
                               (uint64_t)bus->lines,
                               (uint64_t)bus->sched.count,
                               sizeof(void *),
                               offsetof(struct cpu, requests),
                               offsetof(struct rk11, drive) };
    uint64_t sum = add_sum(UINT64_C(14695981039346656037), sizes, sizeof sizes);
    for (int i = 1; i < bus->boards; i++) {
        uint64_t offset = (uint64_t)((const char *)bus->board[i] - (const char *)machine);
        sum = add_name(sum, bus->board[i]->kind->name);
        sum = add_sum(sum, &offset, sizeof offset);
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
static uint64_t pack_sum(const struct disk *d)
{
    byte data[OVERLAY_BLOCK * 16];
    uint64_t sum = 0;
    for (int64_t at = 0; at < d->size; at += (int64_t)sizeof data) {
        size_t n =
            d->size - at < (int64_t)sizeof data ? (size_t)(d->size - at) : sizeof data;
        if (!disk_read(d, at, data, n))
            return 0;
        sum = add_sum(sum, data, n);
    }
    return sum;
}

static void save_pack(struct buffer *b, const struct disk *d, uint32_t unit)
{
    struct pack pack = { .unit = unit, .sum = pack_sum(d) };
    size_t at = b->count;
    struct block block;
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

static void save_all(struct monitor *m, struct buffer *b)
{
    uint64_t typing = m->console.typing_count;
    append(b, m->machine, sizeof *m->machine);
    for (uint32_t unit = 0; unit < RK_DRIVES; unit++)
        if (m->machine->rk11.drive[unit].disk.attached)
            save_pack(b, &m->machine->rk11.drive[unit].disk, unit);
    append(b, &typing, sizeof typing);
    if (typing)
        append(b, m->console.typing, typing);
}

enum result save_machine(struct monitor *m, const char *path)
{
    struct buffer b = { 0 };
    struct head head = { .identity = identity(m->machine) };
    memcpy(head.magic, magic, sizeof magic);
    save_all(m, &b);
    if (b.failed) {
        free(b.data);
        return fail(m, "The host has no memory for the copy.");
    }
    head.bytes = b.count;
    head.sum = add_sum(0, b.data, b.count);
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(&head, sizeof head, 1, file) == 1 &&
                fwrite(b.data, 1, b.count, file) == b.count;
    good = file && fclose(file) == 0 && good;
    free(b.data);
    return good ? DONE : fail(m, "%s cannot be written: %s.", path, strerror(errno));
}

/* Pointers of the running machine for those in SAVED. */
static void take_pointers(struct machine *saved, const struct machine *now)
{
    memcpy(saved->bus.board, now->bus.board, sizeof saved->bus.board);
    for (int i = 0; i < now->bus.boards; i++) {
        size_t offset = (size_t)((const char *)now->bus.board[i] - (const char *)now);
        struct board *board = (struct board *)((char *)saved + offset);
        board->kind = now->bus.board[i]->kind;
        board->bus = now->bus.board[i]->bus;
    }
    for (int e = 0; e < SCHED_EVENTS; e++)
        saved->bus.sched.event[e].name = now->bus.sched.event[e].name;
    saved->cpu.mmu = now->cpu.mmu;
    saved->cpu.bus = now->cpu.bus;
    saved->cpu.table = now->cpu.table;
    saved->cpu.probe = NULL;
    saved->cpu.rehearsal = NULL;
    saved->cpu.catch = NULL;
    saved->kl11.put = now->kl11.put;
    saved->kl11.host = now->kl11.host;
    saved->table = now->table;
}

/* The pack of a drive, mounted again as it was; its overlay filled from AT. */
static bool mount_pack(struct disk *d, const struct disk *was, const struct pack *pack,
                       const byte *at, char *error)
{
    struct disk_wish wish = { .path = was->path,
                              .changes = was->mode == DISK_CHANGES ? was->changes : NULL,
                              .mode = was->mode,
                              .must_exist = true,
                              .size = was->size };
    if (!disk_attach(d, &wish, error))
        return false;
    for (uint32_t i = 0; i < pack->blocks; i++) {
        struct block block;
        memcpy(&block, at + i * sizeof block, sizeof block);
        overlay_write(d->overlay, block.number, block.data);
    }
    return true;
}

/* The packs of SAVED; *AT goes behind them. Units that cannot be mounted are told of. */
static void mount_packs(struct monitor *m, struct machine *saved, const byte **at)
{
    for (int unit = 0; unit < RK_DRIVES; unit++) {
        struct disk *d = &saved->rk11.drive[unit].disk, was = *d;
        char error[DISK_ERROR];
        struct pack pack;
        if (!was.attached)
            continue;
        memset(d, 0, sizeof *d);
        memcpy(&pack, *at, sizeof pack);
        *at += sizeof pack;
        if (!mount_pack(d, &was, &pack, *at, error))
            say(m, "RK%d is empty now: %s\n", unit, error);
        else if (pack_sum(d) != pack.sum)
            say(m, "RK%d: %s has changed since the machine was saved.\n", unit, was.path);
        *at += (size_t)pack.blocks * sizeof(struct block);
    }
}

static void mount_tapes(struct monitor *m, struct machine *saved)
{
    struct pc11 *now = &m->machine->pc11;
    char error[DISK_ERROR], reader[sizeof now->reader_path],
        punch[sizeof now->punch_path];
    bool reads = saved->pc11.reader_fd >= 0, punches = saved->pc11.punch_fd >= 0;
    strcpy(reader, saved->pc11.reader_path);
    strcpy(punch, saved->pc11.punch_path);
    pc11_unload(now, false);
    pc11_unload(now, true);
    if (reads && !pc11_load_reader(now, reader, error))
        say(m, "The reader is empty now: %s\n", error);
    if (punches && !pc11_load_punch(now, punch, error))
        say(m, "The punch is empty now: %s\n", error);
    saved->pc11.reader_fd = now->reader_fd;
    saved->pc11.punch_fd = now->punch_fd;
}

static bool ends_in(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

/* Does the rest of the file, behind the machine, have the length that it says? */
static bool tail_fits(const struct machine *saved, const byte *at, size_t left)
{
    uint64_t typing;
    for (int unit = 0; unit < RK_DRIVES; unit++) {
        const struct disk *d = &saved->rk11.drive[unit].disk;
        struct pack pack;
        if (!d->attached)
            continue;
        if (!ends_in(d->path, sizeof d->path) || !ends_in(d->changes, sizeof d->changes))
            return false;
        if (left < sizeof pack)
            return false;
        memcpy(&pack, at, sizeof pack);
        size_t n = sizeof pack + (size_t)pack.blocks * sizeof(struct block);
        if (left < n)
            return false;
        at += n;
        left -= n;
    }
    if (left < sizeof typing)
        return false;
    memcpy(&typing, at, sizeof typing);
    return left - sizeof typing == typing;
}

/* NULL, or what is wrong with the file. */
static const char *check(const struct monitor *m, const byte *data, size_t n)
{
    struct head head;
    if (n < sizeof head || memcmp(data, magic, sizeof magic) != 0)
        return "is no machine that fork11 saved";
    memcpy(&head, data, sizeof head);
    if (head.identity != identity(m->machine))
        return "was saved by another version of fork11";
    if (head.bytes != n - sizeof head)
        return "is cut off";
    if (head.bytes < sizeof(struct machine) ||
        head.sum != add_sum(0, data + sizeof head, head.bytes))
        return "is damaged";
    return NULL;
}

static void fill_machine(struct monitor *m, struct machine *saved, const byte *at)
{
    uint64_t typing;
    for (int unit = 0; unit < RK_DRIVES; unit++)
        disk_detach(&m->machine->rk11.drive[unit].disk);
    mount_tapes(m, saved);
    mount_packs(m, saved, &at);
    take_pointers(saved, m->machine);
    memcpy(m->machine, saved, sizeof *saved);
    memcpy(&typing, at, sizeof typing);
    m->console.typing_count = 0;
    if (typing)
        console_type(m, (const char *)at + sizeof typing, typing);
    mmu_rebuild(&m->machine->mmu);
    breaks_forget(&m->breaks);
    probes_fit(m);
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
    const byte *at = data + sizeof(struct head);
    if (saved)
        memcpy(saved, at, sizeof *saved);
    at += sizeof *saved;
    if (wrong)
        result = fail(m, "%s %s.", path, wrong);
    else if (!saved)
        result = fail(m, "The host has no memory for the machine.");
    else if (!tail_fits(saved, at, n - (size_t)(at - data)))
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

enum result do_save(struct monitor *m, const char *args)
{
    return *args ? save_machine(m, args) : usage(m, "SAVE");
}

enum result do_restore(struct monitor *m, const char *args)
{
    return *args ? restore_machine(m, args) : usage(m, "RESTORE");
}
