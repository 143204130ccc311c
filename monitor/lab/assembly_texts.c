/* The texts of the lab's kernel and programs, as make put them on the pack. */
#include "images/labplan.h"
#include "monitor/lab/assembly_parts.h"
#include "monitor/unix/pack.h"

#include <stdio.h>
#include <string.h>

static const char sys[] = "/usr/sys", src[] = "/usr/src", lib[] = "/usr/src/lib";
static const struct plan_word list_name = { "FILES", 5 };

/* What is being read. */
struct reading {
    struct assembly *a;
    struct sources *sources;
    int drive;
    char *why;
};

/* V6 cuts a name off, and so does the lab. */
static int cut(struct plan_word name)
{
    return name.n < V6_NAME ? name.n : V6_NAME;
}

static const struct source_file *read_file(const struct reading *r, const char *dir,
                                           struct plan_word name)
{
    char path[SOURCE_PATH];
    snprintf(path, sizeof path, "%s/%.*s", dir, cut(name), name.at);
    return source_read(r->sources, r->drive, path);
}

static bool add_text(const struct reading *r, const char *dir, struct plan_word name)
{
    const struct source_file *text = read_file(r, dir, name);
    if (text && r->a->texts < ASSEMBLY_TEXTS) {
        r->a->text[r->a->texts++] = text;
        return true;
    }
    snprintf(r->why, ASSEMBLY_WHY, "%s has no text %s/%.*s.",
             unix_drive_name(r->sources->m, r->drive).text, dir, cut(name), name.at);
    return false;
}

/* All that the file FILES in DIR names. */
static bool add_list(const struct reading *r, const char *dir)
{
    const struct source_file *list = read_file(r, dir, list_name);
    const char *at = list ? list->text : "";
    do {
        struct plan_word name = plan_word(&at);
        if (name.n && !add_text(r, dir, name))
            return false;
    } while (plan_line(&at));
    return true;
}

bool assembly_read_kernel(struct assembly *a, struct sources *sources, int drive,
                          char *why)
{
    struct reading r = { a, sources, drive, why };
    return add_list(&r, sys);
}

/* A program's own texts. */
static bool add_own(const struct reading *r, const char *name)
{
    char text[V6_NAME + 3];
    const struct source_file *list = read_file(r, src, list_name);
    const char *at = list ? plan_find(list->text, name, (int)strlen(name)) : NULL;
    int n = snprintf(text, sizeof text, "%.14s.s", name);
    if (!at)
        return add_text(r, src, (struct plan_word){ text, n });
    for (struct plan_word w = plan_word(&at); w.n; w = plan_word(&at))
        if (!add_text(r, src, w))
            return false;
    return true;
}

bool assembly_read_program(struct assembly *a, struct sources *sources, int drive,
                           const char *name, char *why)
{
    struct reading r = { a, sources, drive, why };
    return add_own(&r, name) && add_list(&r, lib);
}
