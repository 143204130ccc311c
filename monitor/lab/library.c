/* The library of the lab's programs, read off the built-in pack, and a text assembled with it. */
#include "monitor/lab/library.h"

#include "images/as.h"
#include "images/labdisk.h"
#include "images/labplan.h"
#include "monitor/monitor.h"

#include <stdlib.h>
#include <string.h>

enum { TEXTS = 32, PATH = 64 };

struct work {
    struct v6fs fs;
    struct as_source source[TEXTS];
    char name[TEXTS][PATH];
    int texts;
    struct as_output out;
};

static bool read_block(void *context, uint32_t block, byte *data)
{
    (void)context;
    labdisk_read(block, data);
    return true;
}

bool lab_pack_open(struct v6fs *fs)
{
    static const struct block_device device = { .blocks = LABPACK_BLOCKS,
                                                .read = read_block };
    return v6fs_open(fs, &device, FS_V6) == NULL;
}

/* The whole file at PATH, with a NUL behind it; NULL: it is not there. */
static byte *read_file(const struct v6fs *fs, const char *path, size_t *n)
{
    struct v6_inode inode;
    if (v6fs_lookup(fs, path, &inode))
        return NULL;
    byte *data = calloc(1, inode.size + 1);
    *n = inode.size;
    if (data && v6fs_read(fs, &inode, 0, data, inode.size)) {
        free(data);
        return NULL;
    }
    return data;
}

static bool add_text(struct work *w, struct plan_word name)
{
    struct as_source *s = &w->source[w->texts];
    if (w->texts == TEXTS)
        return false;
    snprintf(w->name[w->texts], PATH, "/usr/src/lib/%.*s", name.n, name.at);
    s->name = w->name[w->texts];
    s->text = read_file(&w->fs, s->name, &s->size);
    w->texts += s->text != NULL;
    return s->text != NULL;
}

/* The library's texts, as its FILES lists them. */
static bool add_library(struct work *w)
{
    size_t n;
    if (!lab_pack_open(&w->fs))
        return false;
    char *list = (char *)read_file(&w->fs, "/usr/src/lib/FILES", &n);
    const char *at = list ? list : "";
    bool good = list != NULL;
    do {
        struct plan_word name = plan_word(&at);
        good = good && (name.n == 0 || add_text(w, name));
    } while (good && plan_line(&at));
    free(list);
    return good;
}

static void tell(const struct work *w, char *error)
{
    const struct as_error *e = &w->out.errors[0];
    if (w->out.error_count)
        snprintf(error, ERROR_SIZE, "%s:%u:%u: %s %s.", w->source[e->file].name, e->line,
                 e->column, e->found, e->phrase);
    else
        snprintf(error, ERROR_SIZE, "%s: %s.", w->source[0].name,
                 w->out.trouble ? w->out.trouble : "it was not assembled");
}

static byte *assemble(struct work *w, size_t *size, char *error)
{
    struct as_options options = { .magic = plan_magic((const char *)w->source[0].text) };
    byte *file = NULL;
    if (!add_library(w))
        snprintf(error, ERROR_SIZE, "The lab's library cannot be read off its pack.");
    else if (!as_assemble(w->source, w->texts, &options, &w->out))
        tell(w, error);
    else {
        file = w->out.file;
        *size = w->out.size;
        w->out.file = NULL;
    }
    as_release(&w->out);
    return file;
}

byte *lab_assemble(const char *name, const byte *text, size_t n, size_t *size,
                   char *error)
{
    struct work *w = calloc(1, sizeof *w);
    if (!w) {
        snprintf(error, ERROR_SIZE, "There is not enough memory.");
        return NULL;
    }
    w->source[w->texts++] = (struct as_source){ name, text, n };
    byte *file = assemble(w, size, error);
    for (int i = 1; i < w->texts; i++)
        free((byte *)w->source[i].text);
    free(w);
    return file;
}
