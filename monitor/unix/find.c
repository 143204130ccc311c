/* The text of a function: C in ken or dmr, assembler in conf, on the pack that the kernel came
 * from or on any other. */
#include "monitor/unix/find.h"
#include "monitor/monitor.h"
#include "monitor/source/asmlines.h"
#include "monitor/unix/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is looked for in the files. */
struct wanted {
    struct monitor *m;
    struct sources *sources;
    const struct kernel_function *function;
    const struct source_file *file; /* that is looked into */
    struct line_map *map;
    struct code code;
};

static bool address(void *host, const char *name, word *value)
{
    struct wanted *w = host;
    char linked[AOUT_NAME + 1];
    snprintf(linked, sizeof linked, "_%s", name);
    return kernel_symbol(&w->m->kernel, linked, value);
}

/* V7M's param.h is made of the one of these that is for the kernel's spaces. */
static const char *param_h(const struct wanted *w)
{
    return w->m->kernel.symbols.split ? "../h/param_id.h" : "../h/param_i.h";
}

/* "../param.h" beside the file that is read. */
static const char *include(void *host, const char *name, size_t *n)
{
    struct wanted *w = host;
    char path[SOURCE_PATH + 64];
    const char *slash = strrchr(w->file->path, '/');
    snprintf(path, sizeof path, "%.*s/%s", (int)(slash - w->file->path), w->file->path,
             name);
    const struct source_file *file = source_read(w->sources, w->file->drive, path);
    if (strcmp(name, "../h/param.h") == 0) {
        snprintf(path, sizeof path, "%.*s/%s", (int)(slash - w->file->path),
                 w->file->path, param_h(w));
        const struct source_file *other = source_read(w->sources, w->file->drive, path);
        file = other ? other : file;
    }
    *n = file ? file->n : 0;
    return file ? file->text : NULL;
}

/* Whether FILE defines the function: then its map is made. */
static bool look_in(void *host, const struct source_file *file)
{
    struct wanted *w = host;
    struct c_source source = { .text = file->text,
                               .n = file->n,
                               .include = include,
                               .address = address,
                               .host = w };
    if (w->function->label[0] != '_' || !strstr(file->text, w->function->name))
        return false;
    w->file = file;
    return line_map_make(w->map, &w->code, &source, w->function->name);
}

/* The assembler's part: m40.s, or m45.s for separate spaces; mch.s and low.s before V6. V7M has
 * mch_i.s and mch_id.s, and mch_ov.s for a kernel with overlays. */
static bool look_in_assembler(void *host, const struct source_file *file)
{
    struct wanted *w = host;
    static const char *const others[2][3] = {
        {"m45.s",  "mch_id.s", "mch_ov.s"},
        { "m40.s", "mch_i.s",  "mch_ov.s"}
    };
    bool other = false;
    for (int i = 0; i < 3; i++)
        other |= !!strstr(file->path, others[w->m->kernel.symbols.split ? 1 : 0][i]);
    w->file = file;
    return !other && asm_map_make(w->map, &w->code, file->text, w->function->label);
}

static const struct {
    const char *path, *suffix;
    source_visit *look;
} places[] = {
    {"/usr/sys/ken",   ".c", look_in          },
    { "/usr/sys/dmr",  ".c", look_in          },
    { "/sys/ken",      ".c", look_in          },
    { "/sys/dmr",      ".c", look_in          },
    { "/sys/sys",      ".c", look_in          },
    { "/sys/dev",      ".c", look_in          },
    { "/usr/sys/sys",  ".c", look_in          },
    { "/usr/sys/dev",  ".c", look_in          },
    { "/usr/sys/conf", ".s", look_in_assembler},
    { "/sys/conf",     ".s", look_in_assembler},
};

static bool look_on(struct wanted *w, int drive)
{
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
        if (source_each(w->sources, drive, places[i].path, places[i].suffix,
                        places[i].look, w))
            return true;
    return false;
}

static bool data_word(void *host, word at, word *value)
{
    struct wanted *w = host;
    return kernel_word(w->m, at, value);
}

static bool look_everywhere(struct wanted *w)
{
    int own = w->m->kernel.drive;
    if (own >= 0 && look_on(w, own))
        return true;
    for (int drive = 0; drive < unix_drives(w->m); drive++)
        if (drive != own && look_on(w, drive))
            return true;
    return false;
}

const struct source_file *find_text(struct monitor *m, struct sources *sources,
                                    const struct kernel_function *f, struct line_map *map)
{
    word *text = function_text(m, f);
    struct wanted w = {
        .m = m,
        .sources = sources,
        .function = f,
        .map = map,
        .code = {.at = f->at, .text = text, .words = f->words}
    };
    w.code.data = data_word;
    w.code.host = &w;
    bool found = text && look_everywhere(&w);
    free(text);
    return found ? w.file : NULL;
}
