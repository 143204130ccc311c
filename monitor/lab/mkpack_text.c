/* The texts that the lab system is made of: read, and assembled. */
#include "monitor/lab/mkpack.h"

#include "images/labplan.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST = 1 << 20 }; /* bytes of one text */

/* --- reading ------------------------------------------------------------------------- */

static bool read_text(struct text *t, const char *dir, const char *name, char *error)
{
    if (snprintf(t->path, sizeof t->path, "%s/%s", dir, name) >= (int)sizeof t->path)
        return host_refuse(error, "%s/%s: the path is too long", dir, name);
    t->name = strrchr(t->path, '/') + 1;
    t->data = host_read(t->path, LARGEST, &t->n, error);
    return t->data != NULL;
}

bool text_read_any(struct text *t, const char *dir, const char *name, char *error)
{
    bool there = read_text(t, dir, name, error);
    if (!there && access(t->path, F_OK) == 0)
        return false;
    return true;
}

bool texts_read(struct texts *t, const char *dir, const char *name, char *error)
{
    if (t->count == MKPACK_FILES)
        return host_refuse(error, "%s has more than %d files", dir, MKPACK_FILES);
    return read_text(&t->text[t->count], dir, name, error) && ++t->count;
}

bool texts_read_list(struct texts *t, const char *dir, const struct text *list,
                     char *error)
{
    const char *at = list->data ? (char *)list->data : "";
    do {
        char name[LABPLAN_NAME + 1];
        struct plan_word w = plan_word(&at);
        if (w.n > LABPLAN_NAME)
            return host_refuse(error, "%s: %.*s is longer than the %d characters of V6",
                               list->path, w.n, w.at, LABPLAN_NAME);
        snprintf(name, sizeof name, "%.*s", w.n, w.at);
        if (w.n && !texts_read(t, dir, name, error))
            return false;
    } while (plan_line(&at));
    return true;
}

static int is_source(const struct dirent *entry)
{
    size_t n = strlen(entry->d_name);
    return n > 2 && strcmp(entry->d_name + n - 2, ".s") == 0;
}

/* alphasort goes by the user's language. */
static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

bool texts_read_all(struct texts *t, const char *dir, char *error)
{
    struct dirent **entries;
    bool good = true;
    int n = scandir(dir, &entries, is_source, by_bytes);
    if (n < 0)
        return errno == ENOENT || host_refuse(error, "%s: %s", dir, strerror(errno));
    for (int i = 0; i < n; i++) {
        good = good && texts_read(t, dir, entries[i]->d_name, error);
        free(entries[i]);
    }
    free(entries);
    return good;
}

void text_free(struct text *t)
{
    free(t->data);
    t->data = NULL;
}

void texts_free(struct texts *t)
{
    for (int i = 0; i < t->count; i++)
        text_free(&t->text[i]);
    t->count = 0;
}

/* --- assembling ---------------------------------------------------------------------- */

static void tell_errors(const struct text *const *list, const struct as_output *out)
{
    for (unsigned i = 0; i < out->error_count && i < AS_ERRORS; i++) {
        const struct as_error *e = &out->errors[i];
        fprintf(stderr, "%s:%u:%u: %s %s.\n", list[e->file]->path, e->line, e->column,
                e->found, e->phrase);
    }
    if (out->error_count > AS_ERRORS)
        fprintf(stderr, "%s: %u more errors.\n", list[0]->path,
                out->error_count - AS_ERRORS);
    if (out->trouble)
        fprintf(stderr, "%s: %s\n", list[0]->path, out->trouble);
}

bool texts_assemble(const struct text *const *list, int n, word magic,
                    struct as_output *out)
{
    struct as_source sources[MKPACK_FILES];
    struct as_options options = { .magic = magic };
    for (int i = 0; i < n; i++)
        sources[i] = (struct as_source){ list[i]->path, list[i]->data, list[i]->n };
    if (as_assemble(sources, n, &options, out))
        return true;
    tell_errors(list, out);
    return false;
}
