/* The verbs of `fork11 fs`. A path is one of the guest's, from its root. */
#include "monitor/images/fs_command.h"

#include "monitor/images/fs_copy.h"
#include "monitor/images/fs_list.h"
#include "monitor/images/fs_report.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { USAGE = 2 };

struct verb {
    const char *name;
    int (*run)(struct fs_task *t); /* NULL: make_pack */
    int least, most;               /* how many paths */
    bool writes;
    const char *usage;
};

/* Standard output took everything. */
static int finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    return fs_complain("standard output", strerror(errno));
}

/* --- looking ------------------------------------------------------------------------- */

static int do_ls(struct fs_task *t)
{
    int status = 0;
    for (int i = 0; i < (t->n ? t->n : 1); i++) {
        const char *path = t->n ? t->paths[i] : "/";
        if (t->n > 1)
            printf("%s%s:\n", i ? "\n" : "", path);
        const char *error = fs_list(&t->pack.fs, path);
        if (error)
            status = fs_complain(path, error);
    }
    return status;
}

static int do_cat(struct fs_task *t)
{
    int status = 0;
    for (int i = 0; i < t->n; i++) {
        byte *data;
        uint32_t size;
        const char *error = fs_slurp(&t->pack.fs, t->paths[i], &data, &size);
        if (error)
            status = fs_complain(t->paths[i], error);
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
    for (unsigned i = fs->layout->root; i <= v6fs_inodes(fs); i++)
        n += !v6fs_inode(fs, i, &inode) && !(inode.mode & V6_ALLOC);
    return n;
}

static int do_df(struct fs_task *t)
{
    const struct v6fs *fs = &t->pack.fs;
    unsigned blocks;
    const char *error = v6fs_free(fs, &blocks);
    if (error)
        return fs_complain(t->name, error);
    printf("%s: %u of %u blocks free, %u of %u inodes\n", t->name, blocks,
           fs->super.fsize - fs->super.isize - 2u, free_inodes(fs), v6fs_inodes(fs));
    return 0;
}

static int do_check(struct fs_task *t)
{
    return fs_report(&t->pack.fs, t->name) ? 0 : FS_FAILED;
}

/* make PACK BLOCKS: no pack is open yet. */
static int make_pack(const char *name, const char *blocks, enum v6_edition edition)
{
    if (edition == FS_GUESS)
        edition = FS_V6;
    char error[HOST_ERROR];
    char *end;
    unsigned long n = strtoul(blocks, &end, 10);
    if (*end || n < 8 || n > v6_layout_table[edition].most)
        return fs_complain(blocks,
                           "a pack has 8 to 65535 blocks, V7's to 16777216; an RK05 has "
                           "4872, of which V6 gives 4000 to files and 872 to swapping");
    if (fs_pack_make(name, edition, (unsigned)n, error))
        return 0;
    fprintf(stderr, "fork11 fs: %s\n", error);
    return FS_FAILED;
}

/* --- the command line ---------------------------------------------------------------- */

static const struct verb verbs[] = {
    {"ls",     do_ls,    0, 1000, false, "ls PACK [PATH ...]"   },
    { "cat",   do_cat,   1, 1000, false, "cat PACK PATH ..."    },
    { "df",    do_df,    0, 0,    false, "df PACK"              },
    { "check", do_check, 0, 0,    false, "check PACK"           },
    { "get",   fs_get,   1, 2,    false, "get PACK GUEST [HOST]"},
    { "put",   fs_put,   2, 2,    true,  "put PACK HOST GUEST"  },
    { "make",  NULL,     1, 1,    true,  "make PACK BLOCKS"     }
};

enum { VERBS = sizeof verbs / sizeof *verbs };

static int print_usage(void)
{
    for (int i = 0; i < VERBS; i++)
        fprintf(stderr, "%s fork11 fs %s\n", i ? "      " : "usage:", verbs[i].usage);
    fputs(
        "PACK is a file, or the name of an image (its changes are seen, and written).\n"
        "--v5, --v6 or --v7 before the verb says whose file system it is (V4's is V5's); "
        "without\nit the pack tells, and make makes V6's. --at BLOCK before it: where on "
        "the pack it begins.\n",
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

static int run(const struct verb *verb, struct fs_choice choice, char **args, int n)
{
    struct fs_task *t = calloc(1, sizeof *t);
    char error[HOST_ERROR];
    int status = FS_FAILED;
    if (!t)
        return fs_complain(args[0], strerror(errno));
    t->name = args[0];
    t->paths = args + 1;
    t->n = n - 1;
    if (fs_pack_open(&t->pack, t->name, choice, verb->writes, error)) {
        status = finish(verb->run(t));
        fs_pack_close(&t->pack);
    } else {
        fprintf(stderr, "fork11 fs: %s\n", error);
    }
    free(t);
    return status;
}

/* An option before the verb; *VALUE is what follows it. How many words it takes, 0: there is no
 * such option. */
static int option(struct fs_choice *choice, const char *name, const char *value)
{
    static const struct {
        const char *name;
        enum v6_edition edition;
    } editions[] = {
        {"--v4",  FS_V5},
        { "--v5", FS_V5},
        { "--v6", FS_V6},
        { "--v7", FS_V7}
    };
    for (size_t i = 0; i < sizeof editions / sizeof *editions; i++)
        if (strcmp(name, editions[i].name) == 0) {
            choice->edition = editions[i].edition;
            return 1;
        }
    if (strcmp(name, "--at") != 0 || !value || !isdigit((unsigned char)*value))
        return 0;
    char *end;
    unsigned long first = strtoul(value, &end, 10);
    choice->first = (uint32_t)first;
    return *end || first > V6_MOST_BLOCKS ? 0 : 2;
}

int fs_main(int argc, char **argv)
{
    struct fs_choice choice = { .edition = FS_GUESS };
    int i = 1;
    while (i < argc && argv[i][0] == '-') {
        int words = option(&choice, argv[i], argv[i + 1]);
        if (words == 0)
            return print_usage();
        i += words;
    }
    const struct verb *verb = i < argc ? find_verb(argv[i]) : NULL;
    int paths = argc - i - 2;
    if (!verb || paths < verb->least || paths > verb->most)
        return print_usage();
    if (!verb->run)
        return make_pack(argv[i + 1], argv[i + 2], choice.edition);
    return run(verb, choice, argv + i + 1, paths + 1);
}
