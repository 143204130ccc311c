/* The same random programs on SIMH and here: lockstep [-n INSTRUCTIONS] [-s SEED] [-k].
 *
 * A batch is one memory full of random words and some hundred programs, one after the
 * other, in one run of pdp11. Registers are compared after every program, memory after the
 * batch. A difference is followed up to its instruction (explain.c). -k goes on after one. */
#include "tests/simh/explain.h"
#include "tests/simh/generate.h"
#include "tests/simh/ours.h"
#include "tests/simh/theirs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BATCH = 120, REASONS = 32 };

struct reason {
    const char *name;
    int count;
};

struct lockstep {
    uint64_t seed; /* of the next batch */
    long wanted, done;
    int programs, differences;
    bool keep_going;
    struct reason reason[REASONS];
};

struct batch {
    uint64_t seed;
    struct habitat habitat;
    int programs;
    struct program *program; /* BATCH of them */
    struct state *theirs;    /* after each of them */
    struct ours *ours;       /* as it is after the last of them */
    struct ours *before;     /* and as it was before that, the program loaded */
};

/* One in four is wild, one in sixteen reaches beyond 16 bits. */
static struct habitat habitat_of(uint64_t seed)
{
    struct habitat h = { .core = 65536, .wild = seed % 4 == 0 };
    if (h.wild)
        h.core = 16384;
    else if (seed % 16 == 5)
        h.core = CORE_MAX;
    return h;
}

static void count_reason(struct lockstep *l, const char *name)
{
    for (int i = 0; l && i < REASONS; i++) {
        if (l->reason[i].name && l->reason[i].name != name)
            continue;
        l->reason[i].name = name;
        l->reason[i].count++;
        return;
    }
}

/* Finds out how far P can go on both machines, and runs it there on ours. False: nowhere. */
static bool run_ours(struct lockstep *l, struct batch *b, struct program *p)
{
    struct ours *o = b->ours;
    int clean;
    ours_save(o, b->before);
    ours_load(o, p);
    if (ours_run(o, PROGRAM_STEPS, true, &p->steps) == ENDED_DIFFERS)
        count_reason(l, o->differs);
    ours_save(b->before, o);
    if (p->steps == 0)
        return false;
    ours_load(o, p);
    ours_save(o, b->before);
    ours_run(o, p->steps, false, &clean);
    ours_state(o, &p->end);
    return true;
}

/* Makes the first PROGRAMS programs of the batch with SEED and runs them on ours; if T is
 * not NULL they are written for SIMH. */
static void make_batch(struct lockstep *l, struct batch *b, int programs,
                       struct theirs *t)
{
    struct random r = { b->seed * 2 + 1 };
    for (int i = 0; i < 8; i++)
        random_next(&r);
    b->ours = ours_create(b->habitat.core);
    b->before = ours_create(b->habitat.core);
    b->programs = 0;
    for (paddr at = 0; at < b->habitat.core; at += 2) {
        word data = generate_word(&r, &b->habitat);
        bus_write(&b->ours->bus, at, data, WHOLE_WORD);
        if (t)
            theirs_deposit(t, at, data);
    }
    while (b->programs < programs) {
        struct program *p = &b->program[b->programs];
        generate(p, &r, &b->habitat);
        if (!run_ours(l, b, p))
            continue;
        b->programs++;
        if (!t)
            continue;
        theirs_program(t, p);
        theirs_step(t, p->steps);
        theirs_examine(t);
    }
}

static void free_batch(struct batch *b)
{
    ours_destroy(b->ours);
    ours_destroy(b->before);
}

/* Runs the first PROGRAMS programs on both. Returns the number of the first whose registers
 * differ, PROGRAMS if only memory does, -1 if nothing does, -2 if pdp11 failed. */
static int compare(struct lockstep *l, struct batch *b, int programs)
{
    static word memory[CORE_MAX / 2];
    struct theirs t;
    theirs_begin(&t, b->habitat.core);
    make_batch(l, b, programs, &t);
    theirs_dump(&t);
    int seen = theirs_run(&t, b->theirs, programs, memory);
    int first = -1;
    for (int i = programs - 1; i >= 0; i--)
        if (i >= seen || state_difference(&b->program[i].end, &b->theirs[i]))
            first = i;
    if (first < 0 && memcmp(memory, b->ours->bus.core, b->habitat.core) != 0)
        first = programs;
    free_batch(b);
    return seen < 0 ? -2 : first;
}

/* Memory differed after PROGRAMS programs; since which? */
static int first_to_spoil_memory(struct batch *b, int programs)
{
    int good = 0, bad = programs;
    while (bad - good > 1) {
        int middle = (good + bad) / 2;
        if (compare(NULL, b, middle) == -1)
            good = middle;
        else
            bad = middle;
    }
    return good;
}

static void tell(struct batch *b, int program)
{
    printf("difference: seed %llu, program %d\n", (unsigned long long)b->seed, program);
    make_batch(NULL, b, program + 1, NULL);
    ours_save(b->before, b->ours);
    explain_fields(&b->program[program].end, &b->theirs[program]);
    explain(b->ours, &b->program[program], b->habitat.core);
    free_batch(b);
    fflush(stdout);
}

static bool run_batch(struct lockstep *l)
{
    struct batch b = { .seed = l->seed++ };
    b.habitat = habitat_of(b.seed);
    b.program = calloc(BATCH, sizeof *b.program);
    b.theirs = calloc(BATCH, sizeof *b.theirs);
    int first = compare(l, &b, BATCH);
    if (first == -2) {
        printf("pdp11 could not be run (Debian's package simh has it)\n");
        exit(2);
    }
    for (int i = 0; i < BATCH; i++)
        l->done += b.program[i].steps;
    l->programs += BATCH;
    if (first == BATCH)
        first = first_to_spoil_memory(&b, BATCH);
    if (first >= 0) {
        l->differences++;
        tell(&b, first);
    }
    free(b.program);
    free(b.theirs);
    return first < 0;
}

static bool options(struct lockstep *l, int argc, char **argv)
{
    int option;
    while ((option = getopt(argc, argv, "n:s:k")) != -1) {
        if (option == 'n')
            l->wanted = strtol(optarg, NULL, 10);
        else if (option == 's')
            l->seed = strtoull(optarg, NULL, 10);
        else if (option == 'k')
            l->keep_going = true;
        else
            return false;
    }
    return true;
}

static void summary(const struct lockstep *l, uint64_t first_seed)
{
    printf("seed %llu: %ld instructions in %d programs, %d differences\n",
           (unsigned long long)first_seed, l->done, l->programs, l->differences);
    for (int i = 0; i < REASONS && l->reason[i].name; i++)
        printf("  %5d programs ended before: %s\n", l->reason[i].count,
               l->reason[i].name);
}

int main(int argc, char **argv)
{
    static struct lockstep l = { .seed = 1, .wanted = 20000 };
    if (!options(&l, argc, argv)) {
        fprintf(stderr, "usage: lockstep [-n instructions] [-s seed] [-k]\n");
        return 2;
    }
    uint64_t first_seed = l.seed;
    while (l.done < l.wanted)
        if (!run_batch(&l) && !l.keep_going)
            break;
    summary(&l, first_seed);
    return l.differences > 0;
}
