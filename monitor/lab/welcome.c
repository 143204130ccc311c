/* The first thing that a newcomer sees: what each way of making a process takes. */
#include "monitor/lab/welcome.h"
#include "monitor/command.h"
#include "monitor/lab/policy.h"

#include <stdio.h>

static const char two_lines[] =
    "The lab's shell comes next: ls, ps, hello; policy cow, and hello again.\n"
    "^E stops the machine and gives the monitor (HELP; WHERE; FORK ON); CONTINUE goes "
    "back.\n\n";

/* The commands of a batch file: one that fails ends it. */
static enum result do_all(struct monitor *m, const char *const *lines)
{
    enum result result = DONE;
    for (; *lines && result == DONE; lines++)
        result = command_do(m, *lines);
    return result;
}

/* Machine time from the newline behind "hello" to the next prompt, in nanoseconds. */
static enum result run_hello(struct monitor *m, const char *policy, int64_t *ns)
{
    char boot[LINE_SIZE];
    const char *const start[] = {
        boot, "await \"# \" 60s", "type \"hello\"", "await \"hello\" 10s", "type \"\\r\"",
        NULL
    };
    const char *const end[] = { "await \"# \" 60s", NULL };
    snprintf(boot, sizeof boot, "lab boot -o %s", policy);
    m->batch = true;
    if (do_all(m, start) != DONE)
        return FAILED;
    *ns = m->machine->bus.sched.now;
    enum result result = do_all(m, end);
    *ns = m->machine->bus.sched.now - *ns;
    return result;
}

/* A lab of its own, whose output nobody sees. */
static enum result measure(struct monitor *m, const char *policy, int64_t *ns)
{
    FILE *nowhere = fopen("/dev/null", "w");
    struct machine *machine = machine_create();
    struct monitor *own = machine && nowhere ? monitor_create(machine, nowhere) : NULL;
    enum result result = own ? run_hello(own, policy, ns)
                             : fail(m, "The host has no memory for a second machine.");
    if (own && result != DONE)
        fail(m, "hello under %s: %s", policy, own->error);
    monitor_destroy(own);
    machine_destroy(machine);
    if (nowhere)
        fclose(nowhere);
    return result;
}

/* The comparison that make run shows. */
static enum result compare(struct monitor *m)
{
    say(m, "hello makes a process, under each of the lab's policies:\n");
    for (int i = 0; i < LAB_POLICIES; i++) {
        int64_t ns;
        const char *name = lab_policy_name(i);
        if (measure(m, name, &ns) != DONE)
            return FAILED;
        say(m, "  %-8s %8.3f ms\n", name, (double)ns / NS_PER_MS);
    }
    return DONE;
}

enum result lab_welcome(struct monitor *m)
{
    if (compare(m) != DONE)
        return FAILED;
    say(m, "\n%s", two_lines);
    return DONE;
}
