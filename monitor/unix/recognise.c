/* Which kernel runs: the program in the root directory of a mounted pack that lies in core
 * when the KT11 comes on. A machine that was restored has its kernel running already: it is
 * known by its text.
 *
 * Diagnostics turn the KT11 on thousands of times a second: after each search that found
 * nothing new the next waits twice as long (machine time), until the machine is started. */
#include "monitor/command.h"
#include "monitor/fork/observatory.h"
#include "monitor/programs.h"
#include "monitor/unix/match.h"
#include "monitor/unix/pack.h"

#include <stdlib.h>
#include <string.h>

enum { ENTRIES = 512, FILE_MOST = 04000000 };

#define FIRST_WAIT (10 * NS_PER_MS)
#define LONGEST_WAIT NS_PER_SEC

/* A search: what is asked of a program, and the best answer so far. */
struct search {
    struct monitor *m;
    bool running; /* rather than just loaded */
    int programs; /* looked at */
    int score;    /* of the best, -1: none fits */
    struct kernel best;
};

static void kernel_changed(struct monitor *m)
{
    program_forget(m);
    observatory_kernel_changed(m);
}

/* How well A fits: of two that fit, the one with more equal data, or else more names. */
static int score(const struct search *s, const struct aout *a,
                 const struct symbols *names)
{
    if (s->running)
        return match_running(s->m->machine, a, names);
    return match_loaded(s->m->machine, a) ? names->count : -1;
}

static void judge(struct search *s, int drive, const char *name, const byte *file,
                  uint32_t n)
{
    struct kernel k = { .drive = drive };
    struct aout a;
    char origin[SYMBOLS_ORIGIN];
    snprintf(k.path, sizeof k.path, "/%s", name);
    snprintf(origin, sizeof origin, "%s on %s", k.path,
             unix_drive_name(s->m, drive).text);
    if (aout_open(&a, file, n) || symbols_read(&k.symbols, file, n, origin))
        return;
    s->programs++;
    int fits = score(s, &a, &k.symbols);
    if (fits <= s->score) {
        symbols_free(&k.symbols);
        return;
    }
    k.sum = match_sum(&a, &k.symbols);
    s->score = fits;
    symbols_free(&s->best.symbols);
    s->best = k;
}

/* Whether the file is a program at all: its first bytes tell before it is read whole. */
static bool begins_well(const struct v6fs *fs, const struct v6_inode *ip)
{
    uint32_t n = AOUT_HEADER;
    byte *head = unix_file_read(fs, ip, &n);
    word magic = head && n == AOUT_HEADER ? word_get(head) : 0;
    free(head);
    return magic >= AOUT_PLAIN && magic <= AOUT_SPLIT;
}

static void look_at(struct search *s, const struct v6fs *fs, int drive,
                    const struct v6_entry *entry)
{
    struct v6_inode ip;
    uint32_t n = FILE_MOST;
    if (!entry->inode || v6fs_inode(fs, entry->inode, &ip) || !begins_well(fs, &ip))
        return;
    byte *file = unix_file_read(fs, &ip, &n);
    if (file)
        judge(s, drive, entry->name, file, n);
    free(file);
}

static void look_through(struct search *s, int drive)
{
    struct v6fs fs;
    struct v6_inode root;
    struct v6_entry entry;
    if (!unix_pack(s->m, drive, &fs) || v6fs_inode(&fs, fs.layout->root, &root))
        return;
    for (unsigned i = 0; i < root.size / V6_ENTRY && i < ENTRIES; i++)
        if (!v6fs_entry(&fs, &root, i, &entry))
            look_at(s, &fs, drive, &entry);
}

static void is_known(struct monitor *m, struct kernel *k)
{
    symbols_free(&m->kernel.symbols);
    k->known = true;
    k->since = m->machine->cpu.count;
    kernel_adopt(k);
    k->listener = m->kernel.listener;
    k->not_before = m->kernel.not_before;
    k->wait = m->kernel.wait;
    m->kernel = *k;
}

static void is_unknown(struct monitor *m, const struct search *s)
{
    struct kernel *k = &m->kernel;
    if (s->score >= 0)
        snprintf(
            k->why, sizeof k->why,
            "The kernel is %s, but its names have been stripped off; SYMBOLS LOAD FILE "
            "takes them from another file.",
            s->best.symbols.origin);
    else if (s->programs == 0)
        snprintf(k->why, sizeof k->why,
                 "No mounted pack holds a kernel; SYMBOLS LOAD FILE takes its names "
                 "from a file.");
    else
        snprintf(k->why, sizeof k->why,
                 "None of the %d programs in the packs' root directories is what lies in "
                 "core; SYMBOLS LOAD FILE takes the kernel's names from a file.",
                 s->programs);
}

/* The one known before, though its file may have been replaced since. */
static bool same_as_before(struct monitor *m)
{
    struct kernel *k = &m->kernel;
    if (k->symbols.count == 0)
        return false;
    if (k->by_hand || match_again(m->machine, &k->symbols, k->sum))
        k->known = true;
    return k->known;
}

static bool recognise(struct monitor *m, bool running)
{
    struct search s = { .m = m, .running = running, .score = -1 };
    bool was_known = m->kernel.known;
    for (int drive = 0; drive < unix_drives(m); drive++)
        look_through(&s, drive);
    m->kernel.known = false;
    bool found = s.score >= 0 && s.best.symbols.count > 0;
    if (found)
        is_known(m, &s.best);
    else if (!same_as_before(m))
        is_unknown(m, &s);
    if (!found)
        symbols_free(&s.best.symbols);
    if (m->kernel.known || was_known)
        kernel_changed(m);
    return m->kernel.known;
}

static void expect(struct monitor *m)
{
    struct kernel *k = &m->kernel;
    bool was_known = k->known;
    k->not_before = k->wait = 0;
    memset(k->note, 0, sizeof k->note);
    k->known = k->by_hand;
    snprintf(
        k->why, sizeof k->why,
        "The KT11 has not come on since the machine was started: no kernel runs yet.");
    if (was_known)
        kernel_changed(m);
}

bool kernel_recognise(struct monitor *m)
{
    expect(m);
    if (!(m->machine->mmu.mmr0 & MMR0_ON))
        return m->kernel.known;
    return recognise(m, true);
}

/* Ends the slice that runs, so that hooks put in now are seen from the next instruction on. */
static void end_slice(struct cpu *cpu)
{
    if (cpu->requests & REQ_STOP)
        return;
    cpu->stop = STOP_TIME;
    cpu_ask(cpu, REQ_STOP);
}

bool kernel_look(struct monitor *m, bool running)
{
    struct kernel *k = &m->kernel;
    int64_t now = m->machine->bus.sched.now;
    if (now < k->not_before)
        return false;
    k->wait = k->wait ? 2 * k->wait : FIRST_WAIT;
    if (k->wait > LONGEST_WAIT)
        k->wait = LONGEST_WAIT;
    k->not_before = now + k->wait;
    recognise(m, running);
    if (k->known)
        end_slice(&m->machine->cpu);
    return true;
}

static void turned_on(void *host)
{
    kernel_look(host, false);
}

void kernel_expect(struct monitor *m)
{
    expect(m);
    observatory_await_kernel(m);
}

void kernel_listen(struct monitor *m)
{
    m->kernel.listener = (struct mmu_listener){ .host = m, .turned_on = turned_on };
    m->machine->mmu.listener = &m->kernel.listener;
    kernel_expect(m);
}

void kernel_take(struct monitor *m, struct kernel *k)
{
    is_known(m, k);
    kernel_changed(m);
}

void kernel_forget(struct monitor *m)
{
    symbols_free(&m->kernel.symbols);
    m->kernel.by_hand = false;
    kernel_expect(m);
}

bool kernel_symbol(const struct kernel *k, const char *name, word *va)
{
    const struct symbol *symbol = k->known ? symbols_find(&k->symbols, name) : NULL;
    if (symbol)
        *va = symbol->value;
    return symbol != NULL;
}
