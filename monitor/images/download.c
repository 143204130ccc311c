/* An image's way here: curl fetches it beside its place, its hash is checked, zstd, xz or the tape
 * reader unpack it, its hash is checked again, and it takes its place by a rename. */
#include "monitor/images/download.h"

#include "images/block.h"
#include "images/sha.h"
#include "images/tape.h"
#include "monitor/images/child.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LARGEST = 64 << 20 /* bytes of any image */
};

/* Two files beside the image's place: as fetched, and unpacked. They are removed at the end. */
struct fetch {
    const struct image *image;
    const char *to;
    char packed[HOST_PATH];
    char plain[HOST_PATH];
    int packed_fd, plain_fd;
    char *error;
};

/* A new file beside TO, open for writing. */
static int open_beside(const struct fetch *f, char *path, const char *what)
{
    if (snprintf(path, HOST_PATH, "%s.%s-XXXXXX", f->to, what) >= HOST_PATH) {
        *path = '\0';
        host_refuse(f->error, "%s: the path is too long", f->to);
        return -1;
    }
    int fd = mkostemp(path, O_CLOEXEC);
    if (fd < 0) {
        host_refuse(f->error, "%s cannot be made: %s", path, strerror(errno));
        *path = '\0';
    }
    return fd;
}

/* --- curl ---------------------------------------------------------------------------- */

struct curl_status {
    int status;
    const char *meaning;
};

/* curl(1), EXIT CODES: those that a user can do something about. */
static const struct curl_status curl_statuses[] = {
    {5,   "the proxy's name is not known"                         },
    { 6,  "its server's name cannot be found; is there a network?"},
    { 7,  "its server cannot be reached; is there a network?"     },
    { 18, "the connection broke off"                              },
    { 22, "the server does not give it out"                       },
    { 23, "the disk is full or may not be written"                },
    { 28, "the server took too long"                              },
    { 35, "no secure connection came about"                       },
    { 37, "there is no such file"                                 },
    { 60, "the server's certificate is not trusted"               },
    { 0,  NULL                                                    }
};

static bool curl_failed(const struct fetch *f, int status)
{
    const char *meaning = status < CHILD_SIGNALLED ? "it gave up" : "it was interrupted";
    if (status == CHILD_ABSENT)
        return host_refuse(f->error,
                           "curl is not installed: install it (apt install curl), or "
                           "fetch %s by other means and put it at %s",
                           f->image->url, f->to);
    for (const struct curl_status *s = curl_statuses; s->meaning; s++)
        if (s->status == status)
            meaning = s->meaning;
    return host_refuse(
        f->error,
        "%s was not fetched: %s (curl's status %d); later, or by hand: put "
        "the unpacked file at %s",
        f->image->url, meaning, status, f->to);
}

static bool run_curl(const struct fetch *f)
{
    const char *const argv[] = { "curl",
                                 "--fail",
                                 "--location",
                                 "--silent",
                                 "--show-error",
                                 "--proto",
                                 "=http,https,file",
                                 "--connect-timeout",
                                 "20",
                                 "--speed-time",
                                 "60",
                                 "--speed-limit",
                                 "1",
                                 "--",
                                 f->image->url,
                                 NULL };
    int status = child_run(argv, f->packed_fd);
    return status == 0 || curl_failed(f, status);
}

/* --- hashes -------------------------------------------------------------------------- */

/* Whether the file at PATH has the hash WANTED; WHAT it is is for the message. */
static bool check(const struct fetch *f, const char *path, const char *wanted,
                  const char *what)
{
    char hex[SHA_HEX];
    size_t n;
    byte *data = host_read(path, LARGEST, &n, f->error);
    if (!data)
        return false;
    sha_of(data, n, hex);
    free(data);
    if (strcmp(hex, wanted) == 0)
        return true;
    return host_refuse(f->error,
                       "%s %s has the SHA-256 %s, it should be %s: it was thrown away",
                       what, f->image->url, hex, wanted);
}

/* --- unpacking ----------------------------------------------------------------------- */

static bool unpack_by(const struct fetch *f, const char *program)
{
    const char *const argv[] = { program, "-d", "-q", "-c", f->packed, NULL };
    int status = child_run(argv, f->plain_fd);
    if (status == CHILD_ABSENT)
        return host_refuse(f->error,
                           "%s is packed by %s, which is not installed: install it (apt "
                           "install %s)",
                           f->image->name, program,
                           strcmp(program, "xz") == 0 ? "xz-utils" : program);
    return status == 0 ||
           host_refuse(f->error, "%s could not unpack %s (status %d); is the disk full?",
                       program, f->image->url, status);
}

static bool unpack_tape(const struct fetch *f)
{
    size_t n;
    size_t size = (size_t)f->image->blocks * BLOCK_SIZE;
    byte *pack = calloc(1, size);
    byte *tape = host_read(f->packed, LARGEST, &n, f->error);
    bool good = false;
    const char *wrong = NULL;
    if (!pack || !tape) {
        host_refuse(f->error, "there is not enough memory");
        goto out;
    }
    wrong = tape_extract(tape, n, f->image->first, f->image->count, pack);
    if (wrong)
        host_refuse(f->error, "%s: %s", f->image->url, wrong);
    else if (!host_write(f->plain_fd, pack, size))
        host_refuse(f->error, "%s: %s", f->plain, strerror(errno));
    else
        good = true;
out:
    free(pack);
    free(tape);
    return good;
}

static bool unpack(struct fetch *f)
{
    if (f->image->packing == PACKING_NONE) {
        f->plain_fd = f->packed_fd;
        f->packed_fd = -1;
        strcpy(f->plain, f->packed);
        *f->packed = '\0';
        return true;
    }
    f->plain_fd = open_beside(f, f->plain, "plain");
    if (f->plain_fd < 0)
        return false;
    if (f->image->packing == PACKING_TAPE)
        return unpack_tape(f);
    return unpack_by(f, f->image->packing == PACKING_XZ ? "xz" : "zstd");
}

/* --- the whole way ------------------------------------------------------------------- */

static bool settle(struct fetch *f)
{
    if (fchmod(f->plain_fd, 0644) != 0 || fsync(f->plain_fd) != 0 ||
        rename(f->plain, f->to) != 0)
        return host_refuse(f->error, "%s cannot be made: %s", f->to, strerror(errno));
    *f->plain = '\0';
    return true;
}

static bool fetch(struct fetch *f)
{
    f->packed_fd = open_beside(f, f->packed, "part");
    if (f->packed_fd < 0)
        return false;
    printf("fetching %s (%s) from %s\n", f->image->name, f->image->title, f->image->url);
    fflush(stdout);
    return run_curl(f) && check(f, f->packed, f->image->fetched, "what came from") &&
           unpack(f) && check(f, f->plain, f->image->unpacked, "the image in") &&
           settle(f);
}

static void clean_up(int fd, const char *path)
{
    if (fd >= 0)
        close(fd);
    if (*path)
        unlink(path);
}

bool download_image(const struct image *image, const char *to, char *error)
{
    struct fetch f = {
        .image = image, .to = to, .packed_fd = -1, .plain_fd = -1, .error = error
    };
    if (!host_make_parents(to, error))
        return false;
    bool good = fetch(&f);
    if (good)
        printf("it is at %s, SHA-256 %s\n", to, image->unpacked);
    clean_up(f.packed_fd, f.packed);
    clean_up(f.plain_fd, f.plain);
    return good;
}
