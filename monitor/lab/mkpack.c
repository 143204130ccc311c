/* mkpack FOLDER OUT.c {PACK}: assembles the lab system's kernel and programs, puts them and
 * their sources on a pack, and writes that as C, to be built in, and as it is. What is first
 * on the pack is what booting reads. */
#include "monitor/lab/mkpack.h"

#include "images/labplan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROGRAM = 0755, TEXT = 0644, USAGE = 2 };

struct build {
    const char *folder;
    struct labpack pack;
    struct texts kernel, programs, library;
    struct text kernel_list, program_list, library_list;
    struct programs plan;
    struct text boot;
    char error[HOST_ERROR];
};

/* A sentence of images/ about the file NAME. */
static bool judge(struct build *b, const char *name, const char *error)
{
    return !error || host_refuse(b->error, "%s: %s", name, error);
}

static const char *in_folder(const struct build *b, const char *name, char *path)
{
    snprintf(path, HOST_PATH, "%s/%s", b->folder, name);
    return path;
}

/* --- reading ------------------------------------------------------------------------- */

static bool read_all(struct build *b)
{
    char dir[HOST_PATH];
    struct texts boot = { .count = 0 };
    bool good = texts_read(&boot, b->folder, "boot.s", b->error);
    b->boot = boot.text[0];
    b->boot.name = "boot.s";
    in_folder(b, "sys", dir);
    good = good && text_read_any(&b->kernel_list, dir, "FILES", b->error) &&
           texts_read_list(&b->kernel, dir, &b->kernel_list, b->error);
    good = good && texts_read_all(&b->programs, in_folder(b, "bin", dir), b->error);
    good = good && text_read_any(&b->program_list, dir, "FILES", b->error) &&
           programs_plan(&b->plan, &b->programs, &b->program_list, b->error);
    in_folder(b, "lib", dir);
    return good && text_read_any(&b->library_list, dir, "FILES", b->error) &&
           texts_read_list(&b->library, dir, &b->library_list, b->error);
}

/* --- assembling ---------------------------------------------------------------------- */

/* The program of N texts becomes the file NAME in DIR. */
static bool put_program(struct build *b, const struct text *const *list, int n,
                        word magic, const char *dir, const char *name)
{
    struct as_output out;
    bool good = texts_assemble(list, n, magic, &out);
    if (good)
        good =
            judge(b, name, labpack_put(&b->pack, dir, name, PROGRAM, out.file, out.size));
    else
        host_refuse(b->error, "%s was not assembled", list[0]->path);
    as_release(&out);
    return good;
}

static bool make_boot(struct build *b)
{
    const struct text *list[] = { &b->boot };
    struct as_output out;
    bool good = texts_assemble(list, 1, AOUT_PLAIN, &out);
    if (good)
        good = judge(b, b->boot.path, labpack_boot(&b->pack, out.file, out.size));
    else
        host_refuse(b->error, "%s was not assembled", b->boot.path);
    as_release(&out);
    return good;
}

static bool make_kernel(struct build *b)
{
    const struct text *list[MKPACK_FILES];
    for (int i = 0; i < b->kernel.count; i++)
        list[i] = &b->kernel.text[i];
    return put_program(b, list, b->kernel.count, AOUT_PLAIN, "", "unix");
}

static bool make_program(struct build *b, const struct program *p)
{
    const struct text *list[PROGRAM_TEXTS + MKPACK_FILES];
    int n = 0;
    for (int i = 0; i < p->texts; i++)
        list[n++] = p->text[i];
    for (int i = 0; i < b->library.count; i++)
        list[n++] = &b->library.text[i];
    return put_program(b, list, n, plan_magic((char *)p->text[0]->data),
                       strcmp(p->name, "init") == 0 ? "/etc" : "/bin", p->name);
}

/* init and sh first, which every boot reads. */
static bool comes_first(const struct program *p)
{
    return strcmp(p->name, "init") == 0 || strcmp(p->name, "sh") == 0;
}

static bool make_programs(struct build *b)
{
    for (int first = 1; first >= 0; first--)
        for (int i = 0; i < b->plan.count; i++) {
            const struct program *p = &b->plan.program[i];
            if (comes_first(p) == first && !make_program(b, p))
                return false;
        }
    return true;
}

/* --- sources ------------------------------------------------------------------------- */

static bool put_text(struct build *b, const char *dir, const struct text *t)
{
    if (!t->data)
        return true;
    return judge(b, t->path, labpack_put(&b->pack, dir, t->name, TEXT, t->data, t->n));
}

static bool put_texts(struct build *b, const char *dir, const struct texts *t)
{
    for (int i = 0; i < t->count; i++)
        if (!put_text(b, dir, &t->text[i]))
            return false;
    return true;
}

static bool put_sources(struct build *b)
{
    return put_texts(b, "/usr/sys", &b->kernel) &&
           put_text(b, "/usr/sys", &b->kernel_list) &&
           put_text(b, "/usr/sys", &b->boot) && put_texts(b, "/usr/src", &b->programs) &&
           put_text(b, "/usr/src", &b->program_list) &&
           put_texts(b, "/usr/src/lib", &b->library) &&
           put_text(b, "/usr/src/lib", &b->library_list);
}

/* --- the whole ----------------------------------------------------------------------- */

static bool make_pack(struct build *b, byte *data)
{
    return read_all(b) && judge(b, "the pack", labpack_begin(&b->pack, data)) &&
           make_boot(b) && make_kernel(b) && make_programs(b) && put_sources(b);
}

static bool write_pack(const byte *pack, const char *path, char *error)
{
    int fd = host_open(path, O_WRONLY | O_CREAT | O_TRUNC);
    bool good = fd >= 0 && host_write(fd, pack, LABPACK_BLOCKS * BLOCK_SIZE);
    if (!good)
        host_refuse(error, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return good;
}

static void build_free(struct build *b)
{
    texts_free(&b->kernel);
    texts_free(&b->programs);
    texts_free(&b->library);
    text_free(&b->kernel_list);
    text_free(&b->program_list);
    text_free(&b->library_list);
    text_free(&b->boot);
    free(b);
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4) {
        fputs("usage: mkpack FOLDER OUT.c {PACK}\n", stderr);
        return USAGE;
    }
    struct build *b = calloc(1, sizeof *b);
    byte *data = malloc(LABPACK_BLOCKS * BLOCK_SIZE);
    if (!b || !data) {
        fputs("mkpack: there is not enough memory\n", stderr);
        return 1;
    }
    b->folder = argv[1];
    bool good = make_pack(b, data) && mkpack_embed(data, argv[2], b->error) &&
                (argc == 3 || write_pack(data, argv[3], b->error));
    if (!good)
        fprintf(stderr, "mkpack: %s\n", b->error);
    build_free(b);
    free(data);
    return !good;
}
