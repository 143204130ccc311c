/* SYMBOLS: names taken from a file of the operator's choice, for a kernel that was not
 * recognised, a program without a kernel, or a user program. */
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/hostdir.h"
#include "monitor/programs.h"
#include "monitor/show.h"
#include "monitor/unix/match.h"
#include "monitor/unix/pack.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { FILE_MOST = 04000000 };

/* A file that was found, and where. */
struct found {
    byte *data; /* to be freed */
    size_t n;
    int drive; /* -1: the host's */
    char path[HOST_PATH];
};

/* PATH on the pack in DRIVE. NULL, or what is wrong. */
static const char *from_pack(struct monitor *m, int drive, const char *path,
                             struct found *f)
{
    struct v6fs fs;
    struct v6_inode ip;
    uint32_t n = FILE_MOST;
    if (!unix_pack(m, drive, &fs))
        return "there is no file system of V4, V5, V6 or V7 in it";
    const char *error = v6fs_lookup(&fs, path, &ip);
    if (error)
        return error;
    f->data = unix_file_read(&fs, &ip, &n);
    f->n = n;
    f->drive = drive;
    snprintf(f->path, sizeof f->path, "%s%s", *path == '/' ? "" : "/", path);
    return f->data ? NULL : "that is no plain file";
}

/* RK0:PATH; false: NAME is not of that form. */
static bool names_a_drive(const struct monitor *m, const char *name, int *drive,
                          const char **path)
{
    char drive_name[8];
    int unit;
    const char *colon = strchr(name, ':');
    if (!colon || colon - name >= (ptrdiff_t)sizeof drive_name)
        return false;
    snprintf(drive_name, sizeof drive_name, "%.*s", (int)(colon - name), name);
    const struct device *d = device_find(m->machine, drive_name, &unit);
    if (!d || d->kind != DEVICE_DRIVES || !device_unit_named(m->machine, d, drive_name))
        return false;
    *drive = unix_drive_of(m, device_board(m->machine, d), unit);
    *path = colon + 1;
    return *drive >= 0;
}

static enum result from_host(struct monitor *m, const char *name, struct found *f)
{
    char error[HOST_ERROR];
    f->data = host_read(name, FILE_MOST, &f->n, error);
    f->drive = -1;
    snprintf(f->path, sizeof f->path, "%s", name);
    return f->data ? DONE : fail(m, "%s", error);
}

/* The first pack that has a file PATH. TRIED gets the drives that have not. */
static bool from_packs(struct monitor *m, const char *path, struct found *f, char *tried,
                       size_t size)
{
    tried[0] = '\0';
    for (int drive = 0; drive < unix_drives(m); drive++) {
        size_t n = strlen(tried);
        if (!machine_drive(m->machine, drive, NULL, NULL)->disk.attached)
            continue;
        if (!from_pack(m, drive, path, f))
            return true;
        snprintf(tried + n, size - n, " or %s", unix_drive_name(m, drive).text);
    }
    return false;
}

static bool is_program(const struct found *f)
{
    struct aout a;
    return !aout_open(&a, f->data, f->n);
}

/* A program of the host's goes before one of the guest's; /bin/sh, say, is both, but only one
 * of them is an a.out. */
static enum result find_file(struct monitor *m, const char *name, struct found *f)
{
    char tried[64];
    int drive;
    const char *path = name;
    struct found host = { .data = NULL };
    if (names_a_drive(m, name, &drive, &path)) {
        const char *error = from_pack(m, drive, path, f);
        return error ? fail(m, "%s: %s: %s.", unix_drive_name(m, drive).text, path, error)
                     : DONE;
    }
    bool exists = access(name, F_OK) == 0;
    enum result result = exists ? from_host(m, name, &host) : DONE;
    bool good =
        (host.data && is_program(&host)) || !from_packs(m, path, f, tried, sizeof tried);
    if (!good) {
        free(host.data);
        return DONE;
    }
    *f = host;
    if (exists)
        return result;
    return fail(m, "There is no file %s on the host%s; RK0:/unix is one of a pack's.",
                name, tried);
}

static enum result not_names(struct monitor *m, const struct found *f, const char *why)
{
    if (f->drive < 0)
        return fail(m, "%s: %s.", f->path, why);
    return fail(m, "%s:%s: %s.", unix_drive_name(m, f->drive).text, f->path, why);
}

/* The kernel's names are those of F. */
static void take_kernel(struct monitor *m, const struct found *f, struct symbols *s)
{
    struct aout a;
    struct kernel k = { .drive = f->drive, .by_hand = true, .symbols = *s };
    const char *slash = f->drive < 0 ? strrchr(f->path, '/') : NULL;
    snprintf(k.path, sizeof k.path, "%.*s", KERNEL_PATH - 1, slash ? slash + 1 : f->path);
    if (!aout_open(&a, f->data, f->n))
        k.sum = match_sum(&a, s);
    kernel_take(m, &k);
    show_kernel(m, "");
}

static enum result use(struct monitor *m, const struct found *f, bool user)
{
    struct symbols s = { .count = 0 };
    char origin[SYMBOLS_ORIGIN];
    if (f->drive < 0)
        snprintf(origin, sizeof origin, "%.63s", f->path);
    else
        snprintf(origin, sizeof origin, "%.50s on RK%c", f->path, '0' + f->drive);
    const char *wrong = symbols_read(&s, f->data, f->n, origin);
    if (!wrong && s.count == 0)
        wrong = "its names have been stripped off";
    if (wrong) {
        symbols_free(&s);
        return not_names(m, f, wrong);
    }
    if (user) {
        say(m, "User programs: %d names of %s\n", s.count, s.origin);
        program_take(m, f->data, f->n, origin);
        symbols_free(&s);
    } else {
        take_kernel(m, f, &s);
    }
    return DONE;
}

/* The file's name: the rest of the line, but for -u at its end. */
static enum result take_name(struct monitor *m, const char *args, char *name, size_t size,
                             bool *user)
{
    uint32_t switches;
    char bad = take_switches(&args, "u", &switches);
    *user = has_switch(switches, 'u');
    if (bad)
        return fail(m, "-%c is not a switch of SYMBOLS LOAD: -u for a user program's.",
                    bad);
    char text[LINE_SIZE];
    snprintf(text, sizeof text, "%s", args);
    trim_end(text);
    size_t n = strlen(text);
    if (n > 3 && strcasecmp(text + n - 3, " -u") == 0) {
        text[n - 3] = '\0';
        *user = true;
    }
    return *text ? file_named(m, text, name, size) : usage(m, "SYMBOLS");
}

enum result do_symbols(struct monitor *m, const char *args)
{
    char verb[WORD_SIZE], name[HOST_PATH];
    bool user;
    struct found f = { .data = NULL };
    if (!take_word(&args, verb, sizeof verb, true) || !abbreviates(verb, "LOAD", "L"))
        return usage(m, "SYMBOLS");
    if (take_name(m, args, name, sizeof name, &user) != DONE ||
        find_file(m, name, &f) != DONE)
        return FAILED;
    enum result result = use(m, &f, user);
    free(f.data);
    return result;
}
