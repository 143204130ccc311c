/* Installing a system from its tape, as its readers did: the tape is booted, the prompts are
 * answered. Until that is done the new pack has another name, so one that was left half done
 * is never booted. */
#include "monitor/images/install.h"
#include "devices/rom.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/images/fs_pack.h"
#include "monitor/images/library.h"
#include "monitor/script.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE (3600 * NS_PER_SEC) /* machine time: a whole tape takes less */

/* NULL: the machine has none of that NAME, and the monitor's error says so. */
static struct board *find_drive(struct monitor *m, const struct image *image,
                                const char *name, int *unit)
{
    const struct device *d = device_find(m->machine, name, unit);
    if (d && d->kind == DEVICE_DRIVES)
        return device_board(m->machine, d);
    fail(m, "%s wants %s, which this machine does not have.", image->name, name);
    return NULL;
}

static enum result load(struct monitor *m, const struct image *image, const char *name,
                        struct disk_wish wish)
{
    char error[DISK_ERROR];
    int unit;
    struct board *board = find_drive(m, image, name, &unit);
    if (!board)
        return FAILED;
    return drive_load(board, unit, &wish, error) ? DONE : fail(m, "%s", error);
}

static void unload(struct monitor *m, const char *name)
{
    int unit;
    const struct device *d = device_find(m->machine, name, &unit);
    if (d && d->kind == DEVICE_DRIVES)
        drive_unload(device_board(m->machine, d), unit);
}

/* Each prompt is awaited, each reply typed. */
static enum result answer(struct monitor *m, const struct image *image)
{
    for (int i = 0; i < image->installs; i++) {
        const struct image_boot *line = &image->install[i];
        if (await_text(m, line->prompt, strlen(line->prompt), PATIENCE) != DONE)
            return FAILED;
        console_type(m, line->reply, strlen(line->reply));
    }
    fresh_line(m);
    return DONE;
}

/* The ROM is started, and the dialogue held; what is typed meanwhile is for later. */
static enum result talk(struct monitor *m, const struct image *image)
{
    int unit;
    struct board *board = find_drive(m, image, image->device, &unit);
    const struct boot_entry *entry = board ? rom_entry(board->kind->name) : NULL;
    if (!entry)
        return fail(m, "%s cannot boot.", image->device);
    machine_start_at(m->machine, entry->pc);
    m->machine->cpu.r[0] = (word)unit;
    bool batch = m->batch;
    m->batch = true;
    enum result result = answer(m, image);
    m->batch = batch;
    return result;
}

static enum result install_on(struct monitor *m, const struct image *image,
                              const struct library_place *place, const char *path)
{
    struct disk_wish tape = { .path = place->base,
                              .mode = DISK_READONLY,
                              .must_exist = true };
    struct disk_wish pack = { .path = path, .mode = DISK_WRITE, .create = true };
    say(m, "%s is installed from its tape, once and for all.\n", image->name);
    enum result result = load(m, image, image->device, tape);
    if (result == DONE)
        result = load(m, image, image->onto, pack);
    if (result == DONE)
        result = talk(m, image);
    unload(m, image->onto);
    unload(m, image->device);
    return result;
}

/* A half pack that nobody works at any more is removed; another fork11's is not. */
static enum result install(struct monitor *m, const struct image *image,
                           struct library_place *place)
{
    char error[HOST_ERROR];
    if (!library_obtain(image, place, error))
        return fail(m, "%s", error);
    struct library_place part = *place;
    if (snprintf(part.changes, sizeof part.changes, "%.500s.part", place->changes) >=
        (int)sizeof part.changes)
        return fail(m, "The name of %s is too long.", place->changes);
    if (!library_fresh(&part, error))
        return fail(m, "%s", error);
    enum result result = install_on(m, image, place, part.changes);
    if (result == DONE && rename(part.changes, place->changes) != 0)
        result = fail(m, "%s cannot be renamed: %s.", part.changes, strerror(errno));
    if (result != DONE)
        library_fresh(&part, error);
    return result;
}

/* The installed pack is the user's own, so what is wrong with it may be wished: only one that
 * no drive takes is refused. */
static enum result inspect(struct monitor *m, const struct image *image,
                           const struct library_place *place)
{
    struct disk_wish wish = library_wish(image, place);
    char error[HOST_ERROR];
    struct fs_pack pack;
    struct stat st;
    if (stat(place->changes, &st) == 0 && S_ISREG(st.st_mode) && st.st_size != wish.size)
        return fail(
            m,
            "%s is damaged: it has %lld bytes, a pack has %lld. fork11 %s --fresh "
            "installs it anew.",
            place->changes, (long long)st.st_size, (long long)wish.size, image->name);
    if (fs_pack_open(&pack, place->changes, (struct fs_choice){ .edition = FS_GUESS },
                     false, error))
        fs_pack_close(&pack);
    else
        say(m, "%s.\nIf that was not wished: fork11 %s --fresh installs it anew.\n",
            error, image->name);
    return DONE;
}

enum result install_attach(struct monitor *m, const struct image *image,
                           const struct named_wish *wish)
{
    struct library_place place;
    char error[HOST_ERROR];
    library_locate(image, &place, error);
    if (!*place.changes)
        return fail(m,
                    "There is no place for the pack of %s: set XDG_STATE_HOME or HOME.",
                    image->name);
    if (wish->fresh && !wish->aside && !library_fresh(&place, error))
        return fail(m, "%s", error);
    bool there = access(place.changes, F_OK) == 0;
    if ((there ? inspect(m, image, &place) : install(m, image, &place)) != DONE)
        return FAILED;
    struct disk_wish pack = library_wish(image, &place);
    if (wish->aside)
        pack.mode = DISK_OVERLAY;
    return load(m, image, image->onto, pack);
}
