/* What an operator does to the drives of any control. */
#include "devices/drive.h"

#include "devices/footer.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

struct drive *drive_of(const struct board *b, int unit)
{
    const struct drives *all = b->kind->drives;
    return (struct drive *)((char *)(uintptr_t)b + all->offset +
                            (size_t)unit * all->stride);
}

const struct drive_type *drive_type(const struct board *b, int unit)
{
    return &b->kind->drives->types[drive_of(b, unit)->type];
}

bool drive_in_hand(const struct board *b, struct transfer *t)
{
    const struct drives *all = b->kind->drives;
    *t = (struct transfer){ .ended = SCHED_NEVER };
    return all && all->in_hand && all->in_hand(b, t);
}

void drives_init(struct board *b)
{
    for (int unit = 0; unit < b->kind->drives->count; unit++)
        *drive_of(b, unit) = (struct drive){
            .disk = {.fd = -1, .changes_fd = -1}
        };
}

/* The type that SIMH's footer names, if it holds more than TYPE. */
static int type_named(const struct drive_type *types, int type, const char *name)
{
    for (int i = type + 1; types[i].name; i++)
        if (strcasecmp(types[i].name, name) == 0)
            return i;
    return type;
}

/* The first type from the chosen one on that holds what the file has, but for a trailer, which
 * files of disks without blocks have not; none: the largest. */
static int type_for(const struct board *b, int unit, const struct disk_wish *wish)
{
    const struct drive_type *types = b->kind->drives->types;
    int type = drive_of(b, unit)->chosen,
        trailer = b->kind->drives->words ? 0 : DISK_TRAILER;
    char drive[FOOTER_NAME];
    if (wish->built_in || types[type].bytes == DRIVE_TAPE)
        return type;
    int64_t bytes = footer_data_bytes(wish->path, drive);
    for (; types[type].bytes + trailer < bytes; type++)
        if (!types[type + 1].name)
            break;
    return type_named(types, type, drive);
}

bool drive_load(struct board *b, int unit, struct disk_wish *wish, char *error)
{
    struct drive *d = drive_of(b, unit);
    if (d->absent) {
        snprintf(error, DISK_ERROR, "there is no drive %s%d: enable it first",
                 b->kind->name, unit);
        return false;
    }
    int type = type_for(b, unit, wish);
    wish->size = b->kind->drives->types[type].bytes;
    wish->grows = wish->size == DRIVE_TAPE;
    wish->words = b->kind->drives->words;
    if (!disk_attach(&d->disk, wish, error))
        return false;
    d->type = type;
    b->kind->drives->changed(b, unit);
    return true;
}

void drive_unload(struct board *b, int unit)
{
    struct drive *d = drive_of(b, unit);
    d->locked = false;
    d->type = d->chosen;
    disk_detach(&d->disk);
    b->kind->drives->changed(b, unit);
}

bool drive_read_words(const struct drive *d, int64_t at, word *words, int n)
{
    byte bytes[2 * DRIVE_WORDS] = { 0 };
    bool good = disk_read(&d->disk, at, bytes, 2 * (size_t)n);
    for (int i = 0; i < n; i++)
        words[i] = word_get(bytes + 2 * i);
    return good;
}

bool drive_write_words(struct drive *d, int64_t at, const word *words, int n)
{
    byte bytes[2 * DRIVE_WORDS];
    for (int i = 0; i < n; i++)
        word_put(bytes + 2 * i, words[i]);
    return disk_write(&d->disk, at, bytes, 2 * (size_t)n);
}

void drive_lock(struct board *b, int unit, bool locked)
{
    drive_of(b, unit)->locked = locked;
}

bool drive_protected(const struct drive *d)
{
    return d->locked || d->disk.mode == DISK_READONLY;
}

void drive_enable(struct board *b, int unit, bool enabled)
{
    if (!enabled)
        drive_unload(b, unit);
    drive_of(b, unit)->absent = !enabled;
}

static bool no_type(const struct board *b, const char *name, char *error)
{
    const struct drive_type *types = b->kind->drives->types;
    int n = snprintf(error, DISK_ERROR, "%s is no drive of a control %s; there %s", name,
                     b->kind->name, types[1].name ? "are" : "is");
    for (int i = 0; types[i].name && n < DISK_ERROR; i++)
        n += snprintf(error + n, (size_t)(DISK_ERROR - n), "%s %s", i ? "," : "",
                      types[i].name);
    return false;
}

bool drive_set_type(struct board *b, int unit, const char *name, char *error)
{
    const struct drive_type *types = b->kind->drives->types;
    struct drive *d = drive_of(b, unit);
    int type = 0;
    while (types[type].name && strcasecmp(types[type].name, name) != 0)
        type++;
    if (!types[type].name)
        return no_type(b, name, error);
    if (d->type == type) {
        d->chosen = type;
        return true;
    }
    if (d->disk.attached) {
        snprintf(error, DISK_ERROR, "%s%d holds %s: detach it first", b->kind->name, unit,
                 d->disk.path);
        return false;
    }
    d->type = d->chosen = type;
    b->kind->drives->changed(b, unit);
    return true;
}
