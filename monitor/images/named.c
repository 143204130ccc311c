/* fork11 v6: a named image, booted. Its pack stays pristine; the boot dialogue is typed by
 * EXPECTs. */
#include "monitor/images/named.h"
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/images/install.h"
#include "monitor/images/library.h"
#include "monitor/lab/policy.h"

#include <string.h>
#include <unistd.h>

/* What becomes of changes made before, and of those to come. */
static enum result prepare(struct monitor *m, const struct image *image,
                           const struct named_wish *wish,
                           const struct library_place *place)
{
    char error[HOST_ERROR], aside[HOST_PATH];
    if (wish->aside)
        return DONE;
    if (wish->fresh && !library_fresh(place, error))
        return fail(m, "%s", error);
    if (!library_set_aside(image, place, aside, error))
        return fail(m, "%s", error);
    if (*aside)
        say(m, "%s has been built anew; what was changed on the one before is in\n%s.\n",
            image->name, aside);
    if (!*place->changes)
        say(m,
            "There is no place to keep what is changed on %s (HOME, XDG_STATE_HOME): it "
            "is\nforgotten at the end.\n",
            image->name);
    return DONE;
}

static enum result attach_image(struct monitor *m, const struct image *image,
                                const char *device, const struct named_wish *how)
{
    struct library_place place;
    char error[HOST_ERROR];
    int unit;
    const struct device *d = device_find(m->machine, device, &unit);
    if (!d || d->kind != DEVICE_DRIVES)
        return fail(m, "%s goes into %s, which this machine does not have.", image->name,
                    device);
    if (!library_obtain(image, &place, error))
        return fail(m, "%s", error);
    if (prepare(m, image, how, &place) != DONE)
        return FAILED;
    struct disk_wish wish = library_wish(image, &place);
    if (how->aside)
        wish.mode = DISK_OVERLAY;
    if (drive_load(device_board(m->machine, d), unit, &wish, error))
        return DONE;
    if (wish.mode == DISK_CHANGES && access(place.changes, F_OK) == 0 &&
        !library_changed(image, &place))
        return fail(m, "%s.\nfork11 %s --fresh forgets it and begins anew.", error,
                    image->name);
    return fail(m, "%s", error);
}

/* Packs that go along are attached if the user has them; nothing is fetched for them. */
static enum result attach_others(struct monitor *m, const struct manifest *manifest,
                                 const struct image *image, const struct named_wish *wish)
{
    for (int i = 0; i < image->attaches; i++) {
        struct library_place place;
        char error[HOST_ERROR];
        const struct image *other = manifest_find(manifest, image->attach[i].image);
        if (!other)
            continue;
        enum library_state state = library_locate(other, &place, error);
        if (state == LIBRARY_WRONG)
            say(m, "%s\n", error);
        if (state == LIBRARY_MISSING && other->url && !m->batch)
            say(m, "Drive %s stays empty: fork11 images fetch %s gets its pack.\n",
                image->attach[i].device, other->name);
        if (state != LIBRARY_IMAGES && state != LIBRARY_CACHE)
            continue;
        if (attach_image(m, other, image->attach[i].device, wish) != DONE)
            return FAILED;
    }
    return DONE;
}

/* The dialogue: each prompt an EXPECT that types the reply. One without a prompt is typed
 * with the one before it. */
static void expect_boot(struct monitor *m, const struct image *image)
{
    for (int i = 0; i < image->boots; i++) {
        const struct image_boot *boot = &image->boot[i];
        if (boot->prompt[0] == '\0') {
            console_type(m, boot->reply, strlen(boot->reply));
            continue;
        }
        struct expect e = { .reply = true };
        snprintf(e.text, sizeof e.text, "%s", boot->prompt);
        e.length = strlen(e.text);
        snprintf(e.action, sizeof e.action, "%s", boot->reply);
        if (m->matcher.expects < EXPECTS)
            m->matcher.expect[m->matcher.expects++] = e;
    }
}

/* The switches with which it starts: for the lab's kernel, they name its policy. */
static enum result set_switches(struct monitor *m, const struct image *image,
                                const char *name)
{
    int policy = name ? lab_policy_find(name) : -1;
    if (name && !image->built_in)
        return fail(m, "%s follows the lab's name alone: fork11 lab %s.", name, name);
    if (name && policy < 0)
        return lab_no_policy(m, name);
    m->machine->cpu.switches = name ? lab_policy_switches(policy) : image->switches;
    return DONE;
}

/* Who sits before it is told what he has. */
static void say_title(struct monitor *m, const struct image *image)
{
    if (m->batch)
        return;
    say(m, "%s. ^E stops the machine.\n", image->title);
    if (image->hint)
        say(m, "%s.\n", image->hint);
}

static enum result boot_image(struct monitor *m, const struct manifest *manifest,
                              const struct named_wish *wish)
{
    char device[WORD_SIZE];
    const struct image *image = manifest_find(manifest, wish->name);
    if (!image)
        return fail(m, "There is no image or file %s; fork11 images lists the images.",
                    wish->name);
    if (!image_boots(image))
        return fail(m, "%s is a pack without a system to boot.", wish->name);
    if (image->needs)
        return fail(m, "%s does not boot yet: it needs %s.", wish->name, image->needs);
    if (set_switches(m, image, wish->policy) != DONE ||
        (image->onto ? install_attach(m, image, wish)
                     : attach_image(m, image, image->device, wish)) != DONE ||
        attach_others(m, manifest, image, wish) != DONE)
        return FAILED;
    m->console.erase = image->erase;
    m->console.interrupt = image->interrupt;
    say_title(m, image);
    if (!wish->manual)
        expect_boot(m, image);
    snprintf(device, sizeof device, "%s", image->onto ? image->onto : image->device);
    return do_boot(m, device);
}

enum result named_boot(struct monitor *m, const struct named_wish *wish)
{
    char error[HOST_ERROR];
    struct manifest *manifest = library_manifest(error);
    if (!manifest)
        return fail(m, "%s", error);
    enum result result = boot_image(m, manifest, wish);
    manifest_free(manifest);
    return result;
}
