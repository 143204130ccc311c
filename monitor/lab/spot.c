/* Places in the lab's texts, as people name them: fork.s:120. */
#include "monitor/lab/spot.h"
#include "images/labplan.h"
#include "monitor/lab/assembly.h"
#include "monitor/programs.h"

#include <ctype.h>
#include <string.h>

enum { MOST_LINES = 100000 };

/* How many characters of AT are the name of a text. */
static size_t name_length(const char *at)
{
    size_t n = 0;
    while (isalnum((unsigned char)at[n]) || (at[n] && strchr("._-/", at[n])))
        n++;
    return n;
}

bool lab_is_spot(const char *at)
{
    size_t n = name_length(at);
    return n > 2 && strncmp(at + n - 2, ".s", 2) == 0 && at[n] == ':' &&
           isdigit((unsigned char)at[n + 1]);
}

static bool fill(const struct assembly *a, int text, struct lab_spot *spot)
{
    spot->file = a->text[text];
    spot->code = spot->line;
    if (!assembly_address(a, text, &spot->code, &spot->pc))
        spot->code = 0;
    return true;
}

/* The first reason is the one that is told. */
static void blame(struct monitor *m, const char *why)
{
    if (!m->error[0])
        snprintf(m->error, sizeof m->error, "%s", why);
}

static bool in_kernel(struct monitor *m, const char *name, struct lab_spot *spot)
{
    char why[ASSEMBLY_WHY];
    const struct assembly *a = assembly_of_kernel(m, why);
    int text = a ? assembly_text(a, name) : -1;
    spot->mode = KERNEL;
    if (!a)
        blame(m, why);
    return text >= 0 && fill(a, text, spot);
}

/* In the texts of the program in FILE. */
static bool in_program(struct monitor *m, const struct guest_file *file, const char *name,
                       struct lab_spot *spot)
{
    char why[ASSEMBLY_WHY];
    const struct assembly *a = assembly_of_program(m, file, why);
    int text = a ? assembly_text(a, name) : -1;
    spot->mode = USER;
    spot->program = *file;
    if (!a)
        blame(m, why);
    return text >= 0 && fill(a, text, spot);
}

/* In the program called PROGRAM (N characters). */
static bool in_named(struct monitor *m, const char *program, int n, const char *name,
                     struct lab_spot *spot)
{
    static const char *const places[] = { "/bin", "/etc" };
    static const struct guest_file root = { .number = V6_ROOT };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char path[SOURCE_PATH];
        struct guest_file file;
        snprintf(path, sizeof path, "%s/%.*s", places[i], n < V6_NAME ? n : V6_NAME,
                 program);
        if (guest_find(m, &root, path, &file) && in_program(m, &file, name, spot))
            return true;
    }
    return false;
}

/* In the program that /usr/src/FILES has the text in, else in the one called like it. */
static bool in_programs(struct monitor *m, const char *name, struct lab_spot *spot)
{
    struct sources sources = { .m = m };
    const struct source_file *list =
        source_read(&sources, assembly_drive(m), "/usr/src/FILES");
    const char *at = list ? list->text : "";
    bool found = false;
    do {
        struct plan_word program = plan_word(&at);
        bool has = false;
        for (struct plan_word w = plan_word(&at); w.n; w = plan_word(&at))
            has |= plan_same(w, name, (int)strlen(name));
        found = has && in_named(m, program.at, program.n, name, spot);
    } while (!found && plan_line(&at));
    sources_free(&sources);
    return found || in_named(m, name, (int)strlen(name) - 2, name, spot);
}

/* FAILED, with what can be said of a text that was not found. */
static enum result not_found(struct monitor *m, const char *name)
{
    struct sources sources = { .m = m };
    char path[SOURCE_PATH + 16];
    snprintf(path, sizeof path, "/usr/src/lib/%s",
             strrchr(name, '/') ? strrchr(name, '/') + 1 : name);
    bool library = source_read(&sources, assembly_drive(m), path);
    sources_free(&sources);
    if (m->error[0])
        return FAILED;
    if (library)
        return fail(m,
                    "%s is of the library, which has its own place in each program: stop "
                    "in the program first, or give the process, as in BREAK -u 5 %s:1.",
                    name, name);
    return fail(m,
                "No text is called %s: those of the kernel lie in /usr/sys, those of "
                "programs in /usr/src.",
                name);
}

enum result lab_take_spot(struct monitor *m, const char **at, enum mode mode, int slot,
                          struct lab_spot *spot)
{
    char name[SOURCE_PATH];
    struct guest_file file;
    int64_t line;
    size_t n = name_length(*at);
    *spot = (struct lab_spot){ 0 };
    snprintf(name, sizeof name, "%.*s", n < SOURCE_PATH ? (int)n : SOURCE_PATH - 1, *at);
    *at += n + 1;
    if (!take_decimal(at, MOST_LINES, &line) || line == 0)
        return fail(m, "Lines are numbered from 1.");
    spot->line = (int)line;
    if (!m->kernel.known)
        return fail(m, "%s", m->kernel.why);
    if (assembly_drive(m) < 0)
        return fail(m,
                    "Only the lab's texts, which RK0 does not hold, have lines that are "
                    "known so.");
    m->error[0] = '\0';
    if (mode != USER && in_kernel(m, name, spot))
        return DONE;
    if (mode != KERNEL &&
        ((program_file(m, slot, &file) && in_program(m, &file, name, spot)) ||
         in_programs(m, name, spot)))
        return DONE;
    return not_found(m, name);
}
