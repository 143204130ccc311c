/* A run, measured. */
#include "monitor/lab/measure.h"

#include "monitor/fork/variant_costs.h"
#include "monitor/lab/memory.h"
#include "monitor/lab/policy.h"
#include "monitor/lab/waits.h"

#include <string.h>

#define TO_START (60 * NS_PER_SEC)

enum { CORE = 1 }; /* the policy */

/* What is learned while it runs. */
struct watch {
    const struct measure_wish *wish;
    struct measured *result;
    word pid;      /* the program's */
    int harvested; /* forks whose costs are in the sum */
    struct lab_memory memory;
};

/* The cost of the program's fork I, which is over, or dropped soon. */
static void harvest(struct watch *w, int i)
{
    const struct fork_record *r = observatory_record(w->memory.m, w->result->first + i);
    w->harvested = i + 1;
    if (!r || r->how == FORK_FAILED)
        return;
    w->result->seen.forks++;
    w->result->seen.once += r->copied;
    w->result->seen.entry += r->entries;
    if (w->wish->chosen && w->wish->chosen != i + 1)
        return;
    struct lab_cost cost = cost_measured(r);
    cost_add(&w->result->sum, &cost);
    if (w->wish->each)
        w->wish->each(w->wish->host, r);
}

/* What need not belong to a fork, or not to one whose record is kept. */
static void count(struct lab_counters *seen, const struct fork_event *e)
{
    if (e->kind == EVENT_SWAP && !e->swap.text) {
        seen->swap += e->swap.clicks;
    } else if (e->kind == EVENT_FAULT) {
        seen->copied += e->fault.copied;
        seen->took += !e->fault.copied;
        seen->later += e->fault.clicks;
    }
}

static void take(void *host, const struct fork_event *e)
{
    struct watch *w = host;
    lab_memory_take(&w->memory, e);
    count(&w->result->seen, e);
    if (e->kind == EVENT_EXIT && e->pid == w->pid) {
        w->result->exited = true;
        w->result->status = e->ended.status;
    }
    int forks = observatory_forks(w->memory.m) - w->result->first;
    if (e->kind == EVENT_FORK && forks - w->harvested > RECORDS - 2)
        harvest(w, w->harvested);
}

/* What was printed, from behind the line typed to before the prompt. */
static void cut_text(const char *text, char *cut)
{
    const char *from = strchr(text, '\n');
    from = from ? from + 1 : "";
    size_t n = strlen(from);
    if (n >= 2 && strcmp(from + n - 2, "# ") == 0)
        n -= 2;
    if (n >= MEASURE_TEXT)
        n = MEASURE_TEXT - 1;
    memcpy(cut, from, n);
    cut[n] = '\0';
}

static bool begin(struct bench *b, const struct measure_wish *wish,
                  struct measured *result, struct watch *w)
{
    struct monitor *m = bench_monitor(b);
    struct proc_entry p;
    int slot = unix_current(m);
    *w = (struct watch){ .wish = wish, .result = result };
    *result = (struct measured){ .first = observatory_forks(m) };
    if (slot < 0 || !unix_proc(m, slot, &p) || !observatory_on(m) ||
        !observatory_listen(m, &(struct fork_sink){ w, take }))
        return false;
    w->pid = p.pid;
    lab_memory_begin(&w->memory, m, result->first);
    return lab_counters_read(m, &result->kernel);
}

bool measure_start(struct bench *b, const char *line, int policy)
{
    struct monitor *m = bench_monitor(b);
    return lab_set_policy(m, CORE) == DONE && bench_type(b, line) &&
           bench_run_to(b, "_setargs", TO_START) == BENCH_REACHED &&
           lab_set_policy(m, policy) == DONE;
}

bool measure_run(struct bench *b, const struct measure_wish *wish,
                 struct measured *result)
{
    struct monitor *m = bench_monitor(b);
    struct lab_counters now;
    struct watch w;
    bool good = begin(b, wish, result, &w);
    if (good) {
        result->end = bench_run(b, wish->ns);
        result->forks = observatory_forks(m) - result->first;
        while (w.harvested < result->forks)
            harvest(&w, w.harvested);
        lab_counters_read(m, &now);
        result->kernel = lab_counters_since(&now, &result->kernel);
        result->sum.peak_bytes = (uint64_t)w.memory.most * CLICK_BYTES;
        cut_text(bench_text(b), result->text);
        if (result->end == BENCH_STILL)
            waits_tell(b, result->waits, sizeof result->waits);
    }
    observatory_unlisten(m, &w);
    observatory_off(m);
    return good;
}
