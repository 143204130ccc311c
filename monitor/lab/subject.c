/* Finding what is to be compared. */
#include "monitor/lab/subject.h"

#include "images/labdisk.h"
#include "monitor/lab/library.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LARGEST = 1 << 20 }; /* bytes of a source or an a.out */

static const char twin_end[] = ".spawn", source_end[] = ".s";

static bool refuse(char *error, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    vsnprintf(error, ERROR_SIZE, format, args);
    va_end(args);
    return false;
}

static bool ends_in(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n > m && strcmp(text + n - m, end) == 0;
}

/* --- on the pack ---------------------------------------------------------------------- */

static bool on_pack(const char *name)
{
    char path[sizeof "/bin/" + V6_NAME];
    struct v6_inode inode;
    struct v6fs fs;
    if (!*name || strlen(name) > V6_NAME || strchr(name, '/') || !lab_pack_open(&fs))
        return false;
    snprintf(path, sizeof path, "/bin/%s", name);
    return v6fs_lookup(&fs, path, &inode) == NULL;
}

/* --- of the host ---------------------------------------------------------------------- */

/* A host's a.out as it is, or a source assembled. NULL: ERROR says why. */
static byte *make_program(const char *path, size_t *size, char *error)
{
    char sentence[HOST_ERROR];
    struct aout aout;
    size_t n;
    byte *data = host_read(path, LARGEST, &n, sentence);
    if (!data) {
        refuse(error, "%s", sentence);
        return NULL;
    }
    if (!ends_in(path, source_end)) {
        const char *wrong = aout_open(&aout, data, n);
        if (!wrong) {
            *size = n;
            return data;
        }
        refuse(error, "%s is no source (.s) and no program: %s.", path, wrong);
        free(data);
        return NULL;
    }
    byte *file = lab_assemble(path, data, n, size, error);
    free(data);
    return file;
}

static bool add_program(struct subject *s, const char *path, const char *name,
                        char *error)
{
    struct bench_program *p = &s->program[s->programs];
    p->name = name;
    p->file = make_program(path, &p->size, error);
    s->programs += p->file != NULL;
    return p->file != NULL;
}

/* PATH with ".spawn" before its ".s", or at its end. */
static void twin_path(const char *path, char *twin, size_t size)
{
    int stem = (int)strlen(path) - (ends_in(path, source_end) ? 2 : 0);
    snprintf(twin, size, "%.*s%s%s", stem, path, twin_end, path + stem);
}

/* The last part of PATH, without ".s", as V6 would cut it off. */
static void name_of(const char *path, char name[SUBJECT_NAME])
{
    const char *slash = strrchr(path, '/');
    const char *last = slash ? slash + 1 : path;
    int n = (int)strlen(last) - (ends_in(last, source_end) ? 2 : 0);
    snprintf(name, SUBJECT_NAME, "%.*s", n, last);
}

static bool take_files(struct subject *s, const char *path, char *error)
{
    char twin[HOST_PATH];
    name_of(path, s->name);
    if (!*s->name)
        return refuse(error, "%s is no file that a program could be.", path);
    if (!add_program(s, path, s->name, error))
        return false;
    twin_path(path, twin, sizeof twin);
    if (access(twin, R_OK) != 0)
        return true;
    snprintf(s->twin, sizeof s->twin, "%.8s%s", s->name, twin_end);
    return add_program(s, twin, s->twin, error);
}

/* --- the lines ------------------------------------------------------------------------ */

static void take_twin(struct subject *s)
{
    char twin[SUBJECT_NAME + sizeof twin_end];
    snprintf(twin, sizeof twin, "%s%s", s->name, twin_end);
    if (on_pack(twin))
        snprintf(s->twin, sizeof s->twin, "%.14s", twin);
}

/* What the shell would take for more than words. */
static bool has_operator(const char *args)
{
    char quote = 0;
    for (; *args; args++) {
        if (*args == '\r' || *args == '\n')
            return true;
        if (quote ? *args == quote : *args == '\'' || *args == '"')
            quote = quote ? 0 : *args;
        else if (!quote && strchr(";&|<>", *args))
            return true;
    }
    return quote != 0;
}

static bool make_lines(struct subject *s, const char *args, char *error)
{
    const char *blank = *args ? " " : "";
    int n = snprintf(s->line, sizeof s->line, "%s%s%s", s->name, blank, args);
    snprintf(s->twin_line, sizeof s->twin_line, "%s%s%s", s->twin, blank, args);
    if (n >= (int)sizeof s->line - (int)sizeof twin_end)
        return refuse(error, "The arguments are too long: the shell reads %d characters.",
                      SUBJECT_LINE);
    if (has_operator(args))
        return refuse(error,
                      "Of %s one program is compared: no ; & | < > behind it, but "
                      "in quotes, and no quote left open.",
                      s->name);
    return true;
}

bool subject_take(struct subject *s, const char *term, const char *args, char *error)
{
    *s = (struct subject){ .programs = 0 };
    bool pack = on_pack(term);
    bool good = true;
    if (pack) {
        snprintf(s->name, sizeof s->name, "%.14s", term);
        take_twin(s);
    } else if (access(term, F_OK) == 0) {
        good = take_files(s, term, error);
    } else {
        good = refuse(error,
                      "There is no program %s in /bin of the lab's pack, and no such "
                      "file here.",
                      term);
    }
    if (good && make_lines(s, args, error))
        return true;
    subject_free(s);
    return false;
}

void subject_free(struct subject *s)
{
    for (int i = 0; i < s->programs; i++)
        free((byte *)s->program[i].file);
    s->programs = 0;
}
