/* `fork11 as`. The assembler is images/as; here are its files and its messages. */
#include "monitor/aout/as_command.h"

#include "images/as.h"
#include "monitor/aout/as_listing.h"
#include "monitor/hostdir.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FAILED_STATUS = 1, USAGE = 2 };

static const char usage[] =
    "usage: fork11 as [-] [-n | -i] [-s] [-l FILE] [-o FILE] FILE.s ...\n"
    "The files are assembled as one, in V6's language, into an a.out of V6's form.\n"
    "  -        what is not defined is left to ld\n"
    "  -n, -i   text that is shared (0410); in a space of its own (0411)\n"
    "  -s       without symbols and relocation\n"
    "  -l FILE  a listing: address, words, file:line, source\n"
    "  -o FILE  the a.out, if not a.out\n";

struct task {
    struct as_options options;
    const char *out, *listing;
    struct as_source *sources;
    int n;
};

static int print_usage(const char *wrong)
{
    if (wrong)
        fprintf(stderr, "fork11 as: %s\n", wrong);
    fputs(usage, stderr);
    return USAGE;
}

/* The next argument is an option's; NULL: there is none. */
static const char *argument(int argc, char **argv, int *i)
{
    return *i + 1 < argc ? argv[++*i] : NULL;
}

/* NULL, or what is wrong. */
static const char *read_options(struct task *t, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i];
        if (strcmp(arg, "-") == 0)
            t->options.externals = true;
        else if (strcmp(arg, "-n") == 0)
            t->options.magic = AOUT_SHARED;
        else if (strcmp(arg, "-i") == 0)
            t->options.magic = AOUT_SPLIT;
        else if (strcmp(arg, "-s") == 0)
            t->options.strip = true;
        else if (strcmp(arg, "-o") == 0) {
            if (!(t->out = argument(argc, argv, &i)))
                return "-o is followed by the name of a file";
        } else if (strcmp(arg, "-l") == 0) {
            if (!(t->listing = argument(argc, argv, &i)))
                return "-l is followed by the name of a file";
        } else if (arg[0] == '-')
            return "there is no such option";
        else
            t->sources[t->n++].name = arg;
    }
    return t->n ? NULL : "no file to assemble is given";
}

static bool read_sources(struct task *t)
{
    char error[HOST_ERROR];
    for (int i = 0; i < t->n; i++) {
        struct as_source *s = &t->sources[i];
        s->text = host_read(s->name, AS_MOST_SOURCE, &s->size, error);
        if (s->text)
            continue;
        fprintf(stderr, "fork11 as: %s\n", error);
        return false;
    }
    return true;
}

static void print_errors(const struct task *t, const struct as_output *out)
{
    unsigned kept = out->error_count < AS_ERRORS ? out->error_count : AS_ERRORS;
    for (unsigned i = 0; i < kept; i++) {
        const struct as_error *e = &out->errors[i];
        fprintf(stderr, "%s:%u:%u: %s %s.\n", t->sources[e->file].name, e->line,
                e->column, e->found, e->phrase);
    }
    if (out->error_count > kept)
        fprintf(stderr, "fork11 as: and %u more.\n", out->error_count - kept);
    if (out->trouble)
        fprintf(stderr, "fork11 as: %s.\n", out->trouble);
}

/* An a.out in which nothing is left to ld may be executed, as V6's as has it. */
static void set_mode(const char *path, bool executable)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return;
    mode_t mask = umask(0);
    umask(mask);
    chmod(path, (executable ? 0777 : 0666) & ~mask);
}

static bool write_listing(const struct task *t, const struct as_output *out)
{
    FILE *stream = t->listing ? host_stream(t->listing, "w") : NULL;
    if (!t->listing)
        return true;
    bool good = stream && as_print_listing(stream, t->sources, t->n, out);
    int why = errno;
    if (stream && fclose(stream) != 0 && good) {
        why = errno;
        good = false;
    }
    if (!good)
        fprintf(stderr, "fork11 as: %s: %s\n", t->listing, strerror(why));
    return good;
}

static int write_output(const struct task *t, const struct as_output *out)
{
    char error[HOST_ERROR];
    if (!host_replace(t->out, out->file, out->size, error)) {
        fprintf(stderr, "fork11 as: %s\n", error);
        return FAILED_STATUS;
    }
    set_mode(t->out, out->executable);
    return write_listing(t, out) ? 0 : FAILED_STATUS;
}

static int assemble_task(struct task *t)
{
    struct as_output *out = calloc(1, sizeof *out);
    int status = FAILED_STATUS;
    if (!out)
        fputs("fork11 as: there is not enough memory.\n", stderr);
    else if (!read_sources(t))
        status = FAILED_STATUS;
    else if (as_assemble(t->sources, t->n, &t->options, out))
        status = write_output(t, out);
    else
        print_errors(t, out);
    if (out)
        as_release(out);
    free(out);
    return status;
}

int as_main(int argc, char **argv)
{
    struct task t = { .options = { .magic = AOUT_PLAIN }, .out = "a.out" };
    t.sources = calloc((size_t)argc, sizeof *t.sources);
    if (!t.sources)
        return FAILED_STATUS;
    const char *wrong = read_options(&t, argc, argv);
    int status = wrong ? print_usage(wrong) : assemble_task(&t);
    for (int i = 0; i < t.n; i++)
        free((byte *)t.sources[i].text);
    free(t.sources);
    return status;
}
