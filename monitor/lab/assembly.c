/* The assemblies of what runs, kept while their texts stay the same. */
#include "monitor/lab/assembly_parts.h"

#include "images/labplan.h"
#include "monitor/monitor.h"
#include "monitor/unix/match.h"
#include "monitor/unix/pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT = 12, LARGEST = 0400000 /* bytes of a program */ };

struct kept_assembly {
    struct guest_file file; /* of a program; number 0: the kernel */
    uint64_t sum;           /* of the kernel's text */
    uint64_t used;          /* when it was last asked for, in queries; 0: a free place */
    struct assembly a;
};

struct assemblies {
    struct sources sources;
    struct kept_assembly list[KEPT];
    uint64_t queries;
};

static void release(struct kept_assembly *k)
{
    as_release(&k->a.out);
    *k = (struct kept_assembly){ .used = 0 };
}

void assemblies_free(struct monitor *m)
{
    struct assemblies *all = m->assemblies;
    for (int i = 0; all && i < KEPT; i++)
        release(&all->list[i]);
    if (all)
        sources_free(&all->sources);
    free(all);
    m->assemblies = NULL;
}

/* --- what is kept ----------------------------------------------------------------------- */

static struct assemblies *made(struct monitor *m)
{
    if (!m->assemblies)
        m->assemblies = calloc(1, sizeof *m->assemblies);
    if (m->assemblies)
        m->assemblies->sources.m = m;
    return m->assemblies;
}

/* Whether all texts are still what the pack has. */
static bool is_fresh(const struct assemblies *all, const struct assembly *a)
{
    for (int i = 0; i < a->texts; i++)
        if (!source_is_same(&all->sources, a->text[i]))
            return false;
    return true;
}

/* What is kept of FILE, or of the kernel with that SUM; NULL: nothing. All is forgotten when a
 * text is found to have changed. */
static struct kept_assembly *kept(struct monitor *m, const struct guest_file *file,
                                  uint64_t sum)
{
    struct assemblies *all = m->assemblies;
    for (int i = 0; all && i < KEPT; i++) {
        struct kept_assembly *k = &all->list[i];
        if (!k->used || k->file.dev != file->dev || k->file.number != file->number ||
            k->sum != sum)
            continue;
        if (is_fresh(all, &k->a))
            return k;
        assemblies_free(m);
        return NULL;
    }
    return NULL;
}

/* An empty place. */
static struct kept_assembly *new_place(struct monitor *m, char *why)
{
    struct assemblies *all = made(m);
    snprintf(why, ASSEMBLY_WHY, "The host has no memory for the texts.");
    if (!all)
        return NULL;
    struct kept_assembly *oldest = &all->list[0];
    for (int i = 1; i < KEPT; i++)
        if (all->list[i].used < oldest->used)
            oldest = &all->list[i];
    release(oldest);
    return oldest;
}

/* K, which is GOOD or else to be forgotten again. */
static const struct assembly *keep(struct monitor *m, struct kept_assembly *k, bool good)
{
    if (good)
        k->used = ++m->assemblies->queries;
    else
        release(k);
    return good ? &k->a : NULL;
}

/* --- the kernel ------------------------------------------------------------------------- */

static bool has_texts(const struct monitor *m, int drive)
{
    struct v6fs fs;
    struct v6_inode ip;
    return unix_pack(m, drive, &fs) && !v6fs_lookup(&fs, "/usr/sys/FILES", &ip);
}

int assembly_drive(const struct monitor *m)
{
    int own = m->kernel.drive;
    if (own >= 0)
        return has_texts(m, own) ? own : -1;
    for (int drive = 0; drive < unix_drives(m); drive++)
        if (has_texts(m, drive))
            return drive;
    return -1;
}

static bool is_running(const struct monitor *m, const struct aout *a)
{
    const struct kernel *k = &m->kernel;
    return a->text == k->symbols.text && a->data == k->symbols.data &&
           match_sum(a, &k->symbols) == k->sum;
}

/* Against the kernel's file, if that is still the one that runs, else its text in core. */
static bool is_kernel(const struct monitor *m, const struct assembly *a, char *why)
{
    struct v6fs fs;
    struct v6_inode ip;
    struct aout b;
    uint32_t n = LARGEST;
    byte *file = NULL;
    bool same = is_running(m, &a->aout);
    if (unix_pack(m, m->kernel.drive, &fs) && !v6fs_lookup(&fs, m->kernel.path, &ip))
        file = unix_file_read(&fs, &ip, &n);
    if (file && !aout_open(&b, file, n) && is_running(m, &b))
        same = assembly_same(a, file, n, m->kernel.path, why);
    else if (!same)
        snprintf(why, ASSEMBLY_WHY,
                 "The texts under /usr/sys are not those of the kernel that runs.");
    free(file);
    return same;
}

const struct assembly *assembly_of_kernel(struct monitor *m, char *why)
{
    static const struct guest_file none = { .number = 0 };
    int drive = assembly_drive(m);
    if (!m->kernel.known || drive < 0) {
        snprintf(why, ASSEMBLY_WHY, "%s",
                 m->kernel.known ? "No mounted pack has the kernel's texts."
                                 : m->kernel.why);
        return NULL;
    }
    struct kept_assembly *k = kept(m, &none, m->kernel.sum);
    if (k)
        return keep(m, k, true);
    k = new_place(m, why);
    if (!k)
        return NULL;
    k->sum = m->kernel.sum;
    return keep(m, k,
                assembly_read_kernel(&k->a, &m->assemblies->sources, drive, why) &&
                    assembly_make(&k->a, AOUT_PLAIN, why) && is_kernel(m, &k->a, why));
}

/* --- programs --------------------------------------------------------------------------- */

static bool is_program(const struct monitor *m, const struct assembly *a,
                       const struct guest_file *file, const char *name, char *why)
{
    uint32_t n = LARGEST;
    byte *data = guest_read(m, file, &n);
    bool same = data && assembly_same(a, data, n, name, why);
    if (!data)
        snprintf(why, ASSEMBLY_WHY, "%s cannot be read.", name);
    free(data);
    return same;
}

const struct assembly *assembly_of_program(struct monitor *m,
                                           const struct guest_file *file, char *why)
{
    char name[UNIX_NAME];
    int drive = unix_drive(m, file->dev);
    if (!unix_file_name(m, drive, file->number, name)) {
        snprintf(why, ASSEMBLY_WHY, "The program's file has no name where programs lie.");
        return NULL;
    }
    struct kept_assembly *k = kept(m, file, 0);
    bool old = k != NULL;
    if (!old && !(k = new_place(m, why)))
        return NULL;
    k->file = *file;
    if (!old &&
        (!assembly_read_program(&k->a, &m->assemblies->sources, drive, name, why) ||
         !assembly_make(&k->a, plan_magic(k->a.text[0]->text), why)))
        return keep(m, k, false);
    return keep(m, k, is_program(m, &k->a, file, name, why));
}
