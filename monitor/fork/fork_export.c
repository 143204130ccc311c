/* FORK EXPORT: one record into a file, in the form that its name's end asks for. */
#include "monitor/devices.h"
#include "monitor/filename.h"
#include "monitor/fork/command.h"
#include "monitor/fork/cow.h"
#include "monitor/fork/trace.h"
#include "monitor/hostdir.h"
#include "monitor/programs.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { KT11_PAGE = 8192 };

static const struct form {
    const char *end;
    bool (*write)(FILE *out, const struct report *r);
} forms[] = {
    {".json",   report_json },
    { ".csv",   report_csv  },
    { ".svg",   report_svg  },
    { ".html",  report_html },
    { ".trace", report_trace},
};

static const struct form *form_of(const char *path)
{
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        size_t end = strlen(forms[i].end);
        if (n > end && strcasecmp(path + n - end, forms[i].end) == 0)
            return &forms[i];
    }
    return NULL;
}

/* Is the first word of ARGS a number, with another behind it? */
static bool numbered(const char *args)
{
    const char *end = args + strspn(args, "0123456789");
    return end > args && isspace((unsigned char)*end);
}

/* Takes --page P from the beginning of ARGS. False: it is not one of the sizes. */
static bool take_page(const char **args, int *page)
{
    int64_t bytes;
    *page = KT11_PAGE;
    if (strncasecmp(*args, "--page", 6) != 0)
        return true;
    *args = skip_blanks(*args + 6);
    if (!take_decimal(args, KT11_PAGE, &bytes))
        return false;
    *args = skip_blanks(*args);
    for (int i = 0; i < COW_SIZES; i++)
        if (bytes == cow_sizes[i])
            *page = (int)bytes;
    return bytes == *page;
}

/* The whole report is made in memory, so that a full disk leaves the old file. */
static enum result write_report(struct monitor *m, const struct form *form,
                                const struct report *report, const char *path)
{
    char *text = NULL, error[HOST_ERROR];
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    bool good = out && form->write(out, report);
    if (out && fclose(out) != 0)
        good = false;
    if (!good) {
        free(text);
        return fail(m, "The host has no memory for the report.");
    }
    good = host_replace(path, (const byte *)text, n, error);
    free(text);
    return good ? DONE : fail(m, "%s.", error);
}

static struct report report_of(struct monitor *m, const struct fork_record *r, int page)
{
    const struct kernel *k = &m->kernel;
    return (struct report){ .record = r,
                            .symbols = k->known ? &k->symbols : NULL,
                            .program = program_of(m, &r->program),
                            .image = k->known && k->edition ? k->edition->name : NULL,
                            .page = page,
                            .core_bytes = m->machine->bus.core_bytes };
}

enum result fork_export(struct monitor *m, const char *args)
{
    char path[HOST_PATH];
    int page;
    const char *number = skip_blanks(args), *at = number;
    if (!numbered(at))
        number = "";
    at = skip_blanks(at + strspn(number, "0123456789"));
    if (!take_page(&at, &page))
        return fail(m, "--page is followed by 64, 512, 1024, 4096 or 8192.");
    if (*at == '\0')
        return fail(m, "Expected: FORK EXPORT {n} {--page bytes} file");
    if (file_named(m, at, path, sizeof path) != DONE)
        return FAILED;
    const struct form *form = form_of(path);
    if (!form)
        return fail(m,
                    "%s: the end of the file's name says the form: .json, .csv, .svg, "
                    ".html or .trace.",
                    path);
    const struct fork_record *r = fork_wanted(m, &number);
    if (!r || device_spares(m, path) != DONE)
        return FAILED;
    struct report report = report_of(m, r, page);
    return write_report(m, form, &report, path);
}
