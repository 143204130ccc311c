/* Traces: every kind of event, a million of them, files that are full, traces cut short. With
 * REPORT_DIR in the environment what is written stays there, for tests/reports/run.sh. */
#include "monitor/fork/trace.h"
#include "tests/unit/unit.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[512];

static const char *place(const char *name)
{
    const char *dir = getenv("REPORT_DIR");
    snprintf(path, sizeof path, "%s/%s.trace", dir ? dir : "/tmp", name);
    if (!dir)
        snprintf(path, sizeof path, "/tmp/fork11-%d-%s.trace", (int)getpid(), name);
    return path;
}

static struct trace *begin(const char *name)
{
    char error[256] = "";
    struct trace *t = trace_open(place(name), error);
    ck_assert_msg(t, "%s", error);
    return t;
}

static void end(struct trace *t)
{
    ck_assert(trace_close(t));
    if (!getenv("REPORT_DIR"))
        unlink(path);
}

static void send(struct trace *t, const struct fork_event *e)
{
    trace_sink(t)->take(trace_sink(t)->host, e);
}

static struct fork_event event(enum event_kind kind, int64_t at, int slot, word pid)
{
    struct fork_event e = { .kind = kind, .at = at, .fork = 3, .slot = slot, .pid = pid };
    strcpy(e.name, "sh");
    return e;
}

static void call(struct trace *t, enum event_kind kind, int64_t at, int slot, word pid,
                 const char *name)
{
    struct fork_event e = event(kind, at, slot, pid);
    strcpy(e.call.name, name);
    send(t, &e);
}

/* A process's life: made, runs, calls, execs, exits. */
static void life(struct trace *t, int64_t at, int slot, word pid, word parent)
{
    struct fork_event e = event(EVENT_RUNNABLE, at + 100, 1, parent);
    call(t, EVENT_CALL, at, 1, parent, "fork");
    e.made.slot = slot;
    e.made.pid = pid;
    e.made.ppid = parent;
    send(t, &e);
    e = event(EVENT_COPY, at + 9000, 1, parent);
    e.copy.clicks = 30;
    e.copy.ns = 8000;
    send(t, &e);
    e = event(EVENT_SPACE, at + 9100, slot, pid);
    e.space.size = 30;
    e.space.at = 01000;
    send(t, &e);
    e = event(EVENT_SWITCH, at + 9200, slot, pid);
    e.swtch.to = slot;
    e.swtch.to_pid = pid;
    send(t, &e);
    e = event(EVENT_CHILD, at + 9300, slot, pid);
    send(t, &e);
    call(t, EVENT_CALL, at + 9400, slot, pid, "exec");
    e = event(EVENT_SWAP, at + 9500, slot, pid);
    e.swap.ns = 9400;
    send(t, &e);
    e = event(EVENT_EXIT, at + 9600, slot, pid);
    send(t, &e);
    call(t, EVENT_LEFT, at + 9700, 1, parent, "fork");
}

START_TEST(every_kind)
{
    struct trace *t = begin("kinds");
    trace_free_space(t, 3000, 800);
    for (int i = 0; i < 5; i++)
        life(t, i * 20000, 4, (word)(20 + i), 7);
    for (int kind = 0; kind < EVENT_KINDS; kind++) {
        struct fork_event e = event(kind, 200000 + kind, kind % 5 - 1, (word)(kind % 3));
        if (kind == EVENT_FAILED)
            e.failed.why = "proc[] is full";
        send(t, &e);
    }
    end(t);
}
END_TEST

START_TEST(cut_short)
{
    struct trace *t = begin("short");
    end(t);
    t = begin("open");
    call(t, EVENT_CALL, 10, 2, 5, "read");
    struct fork_event e = event(EVENT_SWITCH, 20, 2, 5);
    e.swtch.to = -7;
    send(t, &e);
    end(t);
}
END_TEST

/* RESTORE takes the machine back: the file's time stays where it is, then goes on. */
START_TEST(time_goes_back)
{
    struct trace *t = begin("back");
    call(t, EVENT_CALL, 5000000, 2, 5, "read");
    life(t, 1000, 4, 20, 7);
    life(t, 90000, 4, 21, 7);
    end(t);
}
END_TEST

/* Slots and pids that no kernel has, times that stand still, names of every byte. */
START_TEST(anything)
{
    struct trace *t = begin("anything");
    unsigned seed = 7;
    for (int i = 0; i < 3000; i++) {
        struct fork_event e = event((enum event_kind)(i * 7 % EVENT_KINDS), i / 3 * 10,
                                    rand_r(&seed) % 300 - 20, (word)rand_r(&seed));
        for (int k = 0; k < EVENT_NAME - 1; k++)
            e.name[k] = (char)(rand_r(&seed) % 255 + 1);
        memset(&e.call, 0, sizeof e.call);
        if (e.kind == EVENT_CALL || e.kind == EVENT_LEFT)
            memset(e.call.text, i & 0377, sizeof e.call.text - 1);
        if (e.kind == EVENT_FAILED)
            e.failed.why = "?";
        send(t, &e);
    }
    end(t);
}
END_TEST

/* A million events: what the process holds does not grow. */
START_TEST(a_million)
{
    struct trace *t = trace_to(fopen("/dev/null", "w"));
    ck_assert_ptr_nonnull(t);
    int64_t at = 0;
    for (; at < 100 * 20000; at += 20000)
        life(t, at, 4, (word)(at / 20000 + 20), 7);
    size_t before = mallinfo2().uordblks;
    for (; at < INT64_C(100100) * 20000; at += 20000)
        life(t, at, 4, (word)(at / 20000 + 20), 7);
    ck_assert_uint_eq(mallinfo2().uordblks, before);
    ck_assert(trace_close(t));
}
END_TEST

START_TEST(a_full_disk)
{
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        return;
    struct trace *t = trace_to(full);
    ck_assert_ptr_nonnull(t);
    for (int i = 0; i < 100; i++)
        life(t, i * 20000, 4, (word)(20 + i), 7);
    ck_assert_int_ne(trace_failed(t), 0);
    ck_assert(!trace_close(t));
}
END_TEST

START_TEST(no_such_place)
{
    char error[256] = "";
    ck_assert(!trace_open("/nowhere/at/all.trace", error));
    ck_assert_str_eq(
        error, "/nowhere/at/all.trace cannot be written: No such file or directory");
}
END_TEST

Suite *unit_suite(void)
{
    Suite *s = suite_create("trace");
    TCase *t = tcase_create("trace");
    tcase_set_timeout(t, 300);
    tcase_add_test(t, every_kind);
    tcase_add_test(t, cut_short);
    tcase_add_test(t, time_goes_back);
    tcase_add_test(t, anything);
    suite_add_tcase(s, t);
    TCase *limits = tcase_create("limits"); /* leaves no file */
    tcase_set_timeout(limits, 300);
    tcase_add_test(limits, a_million);
    tcase_add_test(limits, a_full_disk);
    tcase_add_test(limits, no_such_place);
    suite_add_tcase(s, limits);
    return s;
}
