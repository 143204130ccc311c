/* Opening a pack for `fork11 fs`, as the drives do: whole blocks, locked while it is written. */
#include "monitor/images/fs_pack.h"

#include "images/v6alloc.h"
#include "monitor/images/library.h"

#include <string.h>
#include <sys/stat.h>

static int64_t place(const struct fs_pack *p, uint32_t block)
{
    return ((int64_t)p->first + block) * BLOCK_SIZE;
}

static bool pack_read(void *context, uint32_t block, byte *data)
{
    struct fs_pack *p = context;
    return disk_read(&p->disk, place(p, block), data, BLOCK_SIZE);
}

static bool pack_write(void *context, uint32_t block, const byte *data)
{
    struct fs_pack *p = context;
    return disk_write(&p->disk, place(p, block), data, BLOCK_SIZE);
}

static struct block_device device_of(struct fs_pack *p, bool writes)
{
    int64_t blocks = p->disk.size / BLOCK_SIZE - p->first;
    if (blocks < 0)
        blocks = 0;
    return (struct block_device){ .context = p,
                                  .blocks =
                                      blocks > UINT32_MAX ? UINT32_MAX : (uint32_t)blocks,
                                  .read = pack_read,
                                  .write = writes ? pack_write : NULL };
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
    if (!image->onto && !library_obtain(image, &place, error))
        return false;
    if (image->onto && !library_installed(image, &place, error))
        return false;
    struct disk_wish wish = library_wish(image, &place);
    if (!writes && (image->onto || !library_changed(image, &place)))
        wish.mode = DISK_READONLY;
    return attach(p, &wish, error);
}

/* As the manifest calls it; the lab's is V6's. */
static enum v6_edition edition_named(const char *name)
{
    if (strcmp(name, "V4") == 0 || strcmp(name, "V5") == 0)
        return FS_V5;
    return strcmp(name, "V6") == 0 ? FS_V6 : FS_GUESS;
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
        *edition = edition_named(image->edition);
    manifest_free(m);
    return good;
}

bool fs_pack_open(struct fs_pack *p, const char *name, struct fs_choice choice,
                  bool writes, char *error)
{
    struct stat st;
    memset(p, 0, sizeof *p);
    p->first = choice.first;
    bool file = stat(name, &st) == 0;
    if (file ? !open_file(p, name, st.st_size, writes, error)
             : !open_named(p, name, &choice.edition, writes, error))
        return false;
    struct block_device device = device_of(p, writes);
    const char *wrong = v6fs_open(&p->fs, &device, choice.edition);
    if (!wrong)
        return true;
    fs_pack_close(p);
    return host_refuse(error, "%s: %s", name, wrong);
}

/* As each mkfs reckons it. */
static unsigned inodes_for(enum v6_edition edition, unsigned blocks)
{
    unsigned isize = edition == FS_V7 ? blocks / 25 : blocks / (43 + blocks / 1000);
    unsigned in_block = edition == FS_V7 ? V7_INODES : V6_INODES;
    unsigned most = 65500 / in_block;
    return (isize == 0 ? 1 : isize > most ? most : isize) * in_block;
}

bool fs_pack_make(const char *path, enum v6_edition edition, unsigned blocks, char *error)
{
    struct fs_pack p = { 0 };
    struct disk_wish wish = { .path = path,
                              .mode = DISK_WRITE,
                              .create = true,
                              .size = (int64_t)blocks * BLOCK_SIZE };
    if (!attach(&p, &wish, error))
        return false;
    struct block_device device = device_of(&p, true);
    const char *wrong =
        v6fs_make(&device, edition, blocks, inodes_for(edition, blocks), 0);
    disk_detach(&p.disk);
    return !wrong || host_refuse(error, "%s: %s", path, wrong);
}

void fs_pack_close(struct fs_pack *p)
{
    disk_detach(&p->disk);
}
