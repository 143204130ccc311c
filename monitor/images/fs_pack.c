/* Opening a pack for `fork11 fs`, as the drives do: whole blocks, locked while it is written. */
#include "monitor/images/fs_pack.h"

#include "images/v6alloc.h"
#include "monitor/images/library.h"

#include <string.h>
#include <sys/stat.h>

static bool pack_read(void *context, uint32_t block, byte *data)
{
    return disk_read(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static bool pack_write(void *context, uint32_t block, const byte *data)
{
    return disk_write(context, (int64_t)block * BLOCK_SIZE, data, BLOCK_SIZE);
}

static bool attach(struct fs_pack *p, const struct disk_wish *wish, char *error)
{
    char sentence[DISK_ERROR];
    return disk_attach(&p->disk, wish, sentence) || host_refuse(error, "%s", sentence);
}

static bool open_file(struct fs_pack *p, const char *path, int64_t size, bool writes,
                      char *error)
{
    struct disk_wish wish = { .path = path,
                              .mode = writes ? DISK_WRITE : DISK_READONLY,
                              .must_exist = true,
                              .size = size };
    return attach(p, &wish, error);
}

/* Reading an image that no guest has changed makes no changes file; nor does it matter then
 * what was changed on another one of the name. */
static bool open_image(struct fs_pack *p, const struct image *image, bool writes,
                       char *error)
{
    struct library_place place;
    if (!library_obtain(image, &place, error))
        return false;
    struct disk_wish wish = library_wish(image, &place);
    if (!writes && !library_changed(image, &place))
        wish.mode = DISK_READONLY;
    return attach(p, &wish, error);
}

/* By its name in the manifest. */
static bool open_named(struct fs_pack *p, const char *name, enum v6_edition *edition,
                       bool writes, char *error)
{
    struct manifest *m = library_manifest(error);
    if (!m)
        return false;
    const struct image *image = manifest_find(m, name);
    bool good = false;
    if (!image)
        host_refuse(
            error,
            "%s is neither a file nor the name of an image; `fork11 images` lists "
            "those",
            name);
    else
        good = open_image(p, image, writes, error);
    if (good && *edition == FS_GUESS)
        *edition = strcmp(image->edition, "V6") == 0 ? FS_V6 : FS_V5;
    manifest_free(m);
    return good;
}

bool fs_pack_open(struct fs_pack *p, const char *name, enum v6_edition edition,
                  bool writes, char *error)
{
    struct stat st;
    memset(p, 0, sizeof *p);
    bool file = stat(name, &st) == 0;
    if (file ? !open_file(p, name, st.st_size, writes, error)
             : !open_named(p, name, &edition, writes, error))
        return false;
    struct block_device device = { .context = &p->disk,
                                   .blocks = (uint32_t)(p->disk.size / BLOCK_SIZE),
                                   .read = pack_read,
                                   .write = writes ? pack_write : NULL };
    const char *wrong = v6fs_open(&p->fs, &device, edition);
    if (!wrong)
        return true;
    fs_pack_close(p);
    return host_refuse(error, "%s: %s", name, wrong);
}

bool fs_pack_make(const char *path, unsigned blocks, char *error)
{
    struct disk disk = { 0 };
    struct disk_wish wish = { .path = path,
                              .mode = DISK_WRITE,
                              .create = true,
                              .size = (int64_t)blocks * BLOCK_SIZE };
    char sentence[DISK_ERROR];
    unsigned isize = blocks / (43 + blocks / 1000); /* as mkfs reckons it */
    if (!disk_attach(&disk, &wish, sentence))
        return host_refuse(error, "%s", sentence);
    struct block_device device = {
        .context = &disk, .blocks = blocks, .read = pack_read, .write = pack_write
    };
    const char *wrong = v6fs_make(&device, blocks, (isize ? isize : 1) * V6_INODES, 0);
    disk_detach(&disk);
    return !wrong || host_refuse(error, "%s: %s", path, wrong);
}

void fs_pack_close(struct fs_pack *p)
{
    disk_detach(&p->disk);
}
