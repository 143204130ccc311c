/* mkpack FOLDER OUT.c {PACK}: assembles the lab system's kernel and programs, puts them and
 * their sources on a pack, and writes that as C, to be built in, and as it is. What is first
 * on the pack is what booting reads. */
#include "monitor/lab/mkpack.h"

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
    struct text kernel_list, library_list; /* their order */
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

static bool is_there(const char *path)
{
    return access(path, F_OK) == 0;
}

static bool read_all(struct build *b)
{
    char dir[HOST_PATH];
    struct texts boot = { .count = 0 };
    bool good = texts_read(&boot, b->folder, "boot.s", b->error);
    b->boot = boot.text[0];
    b->boot.name = "boot.s";
    good = good && texts_read_list(&b->kernel, in_folder(b, "sys", dir), &b->kernel_list,
                                   b->error);
    good = good && texts_read_all(&b->programs, in_folder(b, "bin", dir), b->error);
    if (good && is_there(in_folder(b, "lib/FILES", dir)))
        good = texts_read_list(&b->library, in_folder(b, "lib", dir), &b->library_list,
                               b->error);
    return good;
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
    if (b->kernel.absent) {
        fprintf(stderr, "mkpack: %d files of the kernel are not there yet: no /unix\n",
                b->kernel.absent);
        return true;
    }
    for (int i = 0; i < b->kernel.count; i++)
        list[i] = &b->kernel.text[i];
    return put_program(b, list, b->kernel.count, AOUT_PLAIN, "", "unix");
}

static bool make_program(struct build *b, const struct text *program)
{
    const struct text *list[MKPACK_FILES + 1] = { program };
    char name[V6_NAME + 1];
    int length = (int)strlen(program->name) - 2;
    for (int i = 0; i < b->library.count; i++)
        list[i + 1] = &b->library.text[i];
    if (length > V6_NAME)
        return host_refuse(b->error, "%s: a program's name has at most %d characters",
                           program->path, V6_NAME);
    snprintf(name, sizeof name, "%.*s", length, program->name);
    return put_program(b, list, 1 + b->library.count, text_magic(program),
                       strcmp(name, "init") == 0 ? "/etc" : "/bin", name);
}

/* init and sh first, which every boot reads. */
static bool comes_first(const struct text *program)
{
    return strcmp(program->name, "init.s") == 0 || strcmp(program->name, "sh.s") == 0;
}

static bool make_programs(struct build *b)
{
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < b->programs.count; i++) {
            const struct text *program = &b->programs.text[i];
            if (comes_first(program) == (pass == 0) && !make_program(b, program))
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
           put_texts(b, "/usr/src", &b->library) &&
           put_text(b, "/usr/src", &b->library_list);
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
