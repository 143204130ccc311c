/* The verbs of `fork11 fs`. A path is one of the guest's, from its root. */
#include "monitor/fs_command.h"

#include "images/v6check.h"
#include "images/v6put.h"
#include "monitor/fs_list.h"
#include "monitor/fs_pack.h"
#include "monitor/fs_report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FAILED = 1, USAGE = 2 };

/* A command line being carried out. The pack is open. */
struct task {
    struct fs_pack pack;
    const char *name; /* of the pack */
    char **paths;     /* what follows it; NULL ends them */
    int n;
};

struct verb {
    const char *name;
    int (*run)(struct task *t); /* NULL: make_pack */
    int least, most;            /* how many paths */
    bool writes;
    const char *usage;
};

static int complain(const char *what, const char *error)
{
    fprintf(stderr, "fork11 fs: %s: %s\n", what, error);
    return FAILED;
}

/* Standard output took everything. */
static int finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    return complain("standard output", strerror(errno));
}

/* --- looking ------------------------------------------------------------------------- */

static int do_ls(struct task *t)
{
    int status = 0;
    for (int i = 0; i < (t->n ? t->n : 1); i++) {
        const char *path = t->n ? t->paths[i] : "/";
        if (t->n > 1)
            printf("%s%s:\n", i ? "\n" : "", path);
        const char *error = fs_list(&t->pack.fs, path);
        if (error)
            status = complain(path, error);
    }
    return status;
}

/* The whole file at PATH, to be freed. */
static const char *read_file(const struct v6fs *fs, const char *path, byte **data,
                             uint32_t *size)
{
    struct v6_inode inode;
    *data = NULL;
    const char *error = v6fs_lookup(fs, path, &inode);
    if (error)
        return error;
    if (v6_is_dir(&inode))
        return "that is a directory; `fork11 fs ls` lists it";
    *size = inode.size;
    *data = malloc(inode.size + 1);
    if (!*data)
        return "there is not enough memory";
    error = v6fs_read(fs, &inode, 0, *data, inode.size);
    if (!error)
        return NULL;
    free(*data);
    *data = NULL;
    return error;
}

static int do_cat(struct task *t)
{
    int status = 0;
    for (int i = 0; i < t->n; i++) {
        byte *data;
        uint32_t size;
        const char *error = read_file(&t->pack.fs, t->paths[i], &data, &size);
        if (error)
            status = complain(t->paths[i], error);
        else
            fwrite(data, 1, size, stdout);
        free(data);
    }
    return status;
}

static unsigned free_inodes(const struct v6fs *fs)
{
    unsigned n = 0;
    struct v6_inode inode;
    for (unsigned i = V6_ROOT; i <= v6fs_inodes(fs); i++)
        n += !v6fs_inode(fs, i, &inode) && !(inode.mode & V6_ALLOC);
    return n;
}

static int do_df(struct task *t)
{
    const struct v6fs *fs = &t->pack.fs;
    unsigned blocks;
    const char *error = v6fs_free(fs, &blocks);
    if (error)
        return complain(t->name, error);
    printf("%s: %u of %u blocks free, %u of %u inodes\n", t->name, blocks,
           fs->super.fsize - fs->super.isize - 2u, free_inodes(fs), v6fs_inodes(fs));
    return 0;
}

static int do_check(struct task *t)
{
    return fs_report(&t->pack.fs, t->name) ? 0 : FAILED;
}

/* --- copying ------------------------------------------------------------------------- */

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool host_is_dir(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int write_host(const char *path, const byte *data, uint32_t size)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return complain(path, strerror(errno));
    size_t put = fwrite(data, 1, size, file);
    if (fclose(file) == 0 && put == size)
        return 0;
    return complain(path, strerror(errno));
}

/* get PACK GUEST [HOST]: HOST may be a directory; without it the file keeps its name. */
static int do_get(struct task *t)
{
    const char *guest = t->paths[0];
    const char *host = t->n > 1 ? t->paths[1] : ".";
    char path[HOST_PATH];
    byte *data;
    uint32_t size;
    const char *error = read_file(&t->pack.fs, guest, &data, &size);
    if (error)
        return complain(guest, error);
    const char *format = host_is_dir(host) ? "%s/%s" : "%s";
    int status = FAILED;
    if (snprintf(path, sizeof path, format, host, last_part(guest)) >= (int)sizeof path)
        complain(host, "the path is too long");
    else
        status = write_host(path, data, size);
    free(data);
    return status;
}

/* Where a file goes in the guest: into GUEST if that is a directory. */
static const char *guest_path(const struct v6fs *fs, const char *guest, const char *host,
                              char *path)
{
    struct v6_inode inode;
    bool dir = !v6fs_lookup(fs, guest, &inode) && v6_is_dir(&inode);
    int n = snprintf(path, HOST_PATH, "%s%s%s", guest, dir ? "/" : "",
                     dir ? last_part(host) : "");
    return n < HOST_PATH ? NULL : "the path is too long";
}

/* put PACK HOST GUEST. A new file is root's; it may be executed if the host's may. The date is
 * that of the pack's super-block, the guest's own last, so that the same command always
 * gives the same pack. */
static int do_put(struct task *t)
{
    struct v6fs *fs = &t->pack.fs;
    char path[HOST_PATH], wrong[HOST_ERROR];
    struct stat st;
    size_t size;
    if (host_is_dir(t->paths[0]))
        return complain(t->paths[0], "that is a directory; put takes one file");
    byte *data = host_read(t->paths[0], V6_MAX_SIZE, &size, wrong);
    if (!data || stat(t->paths[0], &st) != 0) {
        free(data);
        return complain("put", wrong);
    }
    const char *error = guest_path(fs, t->paths[1], t->paths[0], path);
    struct v6_put put = { .path = path,
                          .data = data,
                          .size = (uint32_t)size,
                          .mode = st.st_mode & S_IXUSR ? 0755 : 0644,
                          .mtime = fs->super.time };
    if (!error)
        error = v6fs_put(fs, &put);
    free(data);
    return error ? complain(path, error) : 0;
}

/* make PACK BLOCKS: no pack is open yet. */
static int make_pack(const char *name, const char *blocks)
{
    char error[HOST_ERROR];
    char *end;
    unsigned long n = strtoul(blocks, &end, 10);
    if (*end || n < 8 || n > WHOLE_WORD)
        return complain(blocks,
                        "a pack has 8 to 65535 blocks; an RK05 has 4872, of which "
                        "V6 gives 4000 to files and 872 to swapping");
    if (fs_pack_make(name, (unsigned)n, error))
        return 0;
    fprintf(stderr, "fork11 fs: %s\n", error);
    return FAILED;
}

/* --- the command line ---------------------------------------------------------------- */

static const struct verb verbs[] = {
    {"ls",     do_ls,    0, 1000, false, "ls PACK [PATH ...]"   },
    { "cat",   do_cat,   1, 1000, false, "cat PACK PATH ..."    },
    { "df",    do_df,    0, 0,    false, "df PACK"              },
    { "check", do_check, 0, 0,    false, "check PACK"           },
    { "get",   do_get,   1, 2,    false, "get PACK GUEST [HOST]"},
    { "put",   do_put,   2, 2,    true,  "put PACK HOST GUEST"  },
    { "make",  NULL,     1, 1,    true,  "make PACK BLOCKS"     }
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static int print_usage(void)
{
    for (int i = 0; i < VERBS; i++)
        fprintf(stderr, "%s fork11 fs %s\n", i ? "      " : "usage:", verbs[i].usage);
    fputs(
        "PACK is a file, or the name of an image (its changes are seen, and written).\n"
        "--v5 or --v6 before the verb says whose way large files have (V4's is V5's).\n",
        stderr);
    return USAGE;
}

static const struct verb *find_verb(const char *name)
{
    for (int i = 0; i < VERBS; i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

static int run(const struct verb *verb, enum v6_edition edition, char **args, int n)
{
    struct task *t = calloc(1, sizeof *t);
    char error[HOST_ERROR];
    int status = FAILED;
    if (!t)
        return complain(args[0], strerror(errno));
    t->name = args[0];
    t->paths = args + 1;
    t->n = n - 1;
    if (fs_pack_open(&t->pack, t->name, edition, verb->writes, error)) {
        status = finish(verb->run(t));
        fs_pack_close(&t->pack);
    } else {
        fprintf(stderr, "fork11 fs: %s\n", error);
    }
    free(t);
    return status;
}

int fs_main(int argc, char **argv)
{
    enum v6_edition edition = FS_GUESS;
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "--v5") == 0 || strcmp(argv[i], "--v4") == 0)
            edition = FS_V5;
        else if (strcmp(argv[i], "--v6") == 0)
            edition = FS_V6;
        else
            return print_usage();
    }
    const struct verb *verb = i < argc ? find_verb(argv[i]) : NULL;
    int paths = argc - i - 2;
    if (!verb || paths < verb->least || paths > verb->most)
        return print_usage();
    if (!verb->run)
        return make_pack(argv[i + 1], argv[i + 2]);
    return run(verb, edition, argv + i + 1, paths + 1);
}
