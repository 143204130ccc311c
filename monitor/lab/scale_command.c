/* `fork11 scale`: measured, told, and written to files whose names' ends say the form. */
#include "monitor/lab/scale_command.h"

#include "monitor/command.h"
#include "monitor/hostdir.h"
#include "monitor/lab/scale.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { USAGE_STATUS = 2 };

static const struct form {
    const char *end;
    bool (*write)(FILE *out, const struct scale *s);
} forms[] = {
    {".svg",  scale_svg},
    { ".csv", scale_csv}
};

static const struct form *form_of(const char *path)
{
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t end = strlen(forms[i].end);
        if (n > end && strcasecmp(path + n - end, forms[i].end) == 0)
            return &forms[i];
    }
    return NULL;
}

/* The whole is made in memory, so that a full disk leaves the old file. */
static enum result write_file(struct monitor *m, const struct form *form,
                              const struct scale *s, const char *path)
{
    char *text = NULL, error[HOST_ERROR];
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    bool good = out && form->write(out, s);
    if (out && fclose(out) != 0)
        good = false;
    enum result result = DONE;
    if (!good)
        result = fail(m, "The host has no memory for the figure.");
    else if (!host_replace(path, (const byte *)text, n, error))
        result = fail(m, "%.1000s.", error);
    free(text);
    return result;
}

static enum result measure(struct monitor *m, struct scale *s)
{
    char error[ERROR_SIZE];
    struct bench *b = bench_open(&(struct bench_wish){ .core = 0 }, error);
    bool good = b && scale_measure(b, s, error);
    bench_close(b);
    return good ? DONE : fail(m, "%s", error);
}

/* Each -o is followed by a file of a form that there is. */
static bool understood(int argc, char **argv)
{
    for (int i = 1; i < argc; i += 2)
        if (i + 1 == argc || strcmp(argv[i], "-o") != 0 || !form_of(argv[i + 1]))
            return false;
    return true;
}

int scale_main(struct monitor *m, int argc, char **argv)
{
    if (!understood(argc, argv)) {
        fputs("usage: fork11 scale {-o FILE.svg | -o FILE.csv}...\n", stderr);
        return USAGE_STATUS;
    }
    struct scale *s = calloc(1, sizeof *s);
    enum result result = s ? measure(m, s) : fail(m, "There is not enough memory.");
    if (result == DONE)
        scale_say(m, s);
    for (int i = 2; result == DONE && i < argc; i += 2)
        result = write_file(m, form_of(argv[i]), s, argv[i]);
    free(s);
    if (result == DONE)
        return 0;
    complain(m);
    return 1;
}
