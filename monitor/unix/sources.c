/* Reading the kernel's sources off the packs. */
#include "monitor/unix/sources.h"
#include "monitor/unix/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ENTRIES = 512 };

static const struct source_file *known(const struct sources *s, int drive,
                                       const char *path)
{
    for (int i = 0; i < s->files; i++)
        if (s->file[i].drive == drive && strcmp(s->file[i].path, path) == 0)
            return &s->file[i];
    return NULL;
}

/* A file as it lies on the pack, with a NUL behind it. */
static bool load(const struct sources *s, struct source_file *file)
{
    struct v6fs fs;
    struct v6_inode ip;
    uint32_t n = SOURCE_MOST;
    if (!unix_pack(s->m, file->drive, &fs) || v6fs_lookup(&fs, file->path, &ip) ||
        ip.size > SOURCE_MOST)
        return false;
    file->text = (char *)unix_file_read(&fs, &ip, &n);
    if (!file->text)
        return false;
    file->text[n] = '\0';
    file->n = n;
    file->inode = ip.number;
    file->mtime = ip.mtime;
    return true;
}

const struct source_file *source_read(struct sources *s, int drive, const char *path)
{
    const struct source_file *old = known(s, drive, path);
    if (old || s->files == SOURCE_FILES || strlen(path) >= SOURCE_PATH)
        return old;
    struct source_file *file = &s->file[s->files];
    *file = (struct source_file){ .drive = drive };
    strcpy(file->path, path);
    if (!load(s, file))
        return NULL;
    s->files++;
    return file;
}

static bool ends_in(const char *name, const char *suffix)
{
    size_t n = strlen(name), m = strlen(suffix);
    return n > m && strcmp(name + n - m, suffix) == 0;
}

bool source_each(struct sources *s, int drive, const char *path, const char *suffix,
                 source_visit *visit, void *host)
{
    struct v6fs fs;
    struct v6_inode dir;
    struct v6_entry entry;
    if (!unix_pack(s->m, drive, &fs) || v6fs_lookup(&fs, path, &dir) || !v6_is_dir(&dir))
        return false;
    for (unsigned i = 0; i < dir.size / V6_ENTRY && i < MOST_ENTRIES; i++) {
        char name[SOURCE_PATH];
        if (v6fs_entry(&fs, &dir, i, &entry))
            return false;
        if (!entry.inode || !ends_in(entry.name, suffix))
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry.name);
        const struct source_file *file = source_read(s, drive, name);
        if (file && visit(host, file))
            return true;
    }
    return false;
}

bool source_is_same(const struct sources *s, const struct source_file *file)
{
    struct v6fs fs;
    struct v6_inode ip;
    return unix_pack(s->m, file->drive, &fs) && !v6fs_lookup(&fs, file->path, &ip) &&
           ip.number == file->inode && ip.mtime == file->mtime && ip.size == file->n;
}

void sources_free(struct sources *s)
{
    for (int i = 0; i < s->files; i++)
        free(s->file[i].text);
    s->files = 0;
}

const char *source_text(const char *text, int n, int *length)
{
    while (--n > 0 && text)
        text = (text = strchr(text, '\n')) ? text + 1 : NULL;
    *length = text ? (int)strcspn(text, "\n") : 0;
    return text;
}
