/* SIMH as a child process. Its devices are taken out, as far as it lets us, and its stops on
 * traps turned off; a hang (traps without end) ends with timeout(1). */
#include "tests/simh/theirs.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE = 256, SIZE_256K = 253952 };

static const char *const removed[] = { "RHA", "PTR", "PTP", "CR", "LPT", "DZ", "RK",
                                       "RL",  "HK",  "RX",  "RP", "RQ",  "TM", "TQ" };

void theirs_begin(struct theirs *t, uint32_t core)
{
    strcpy(t->script_path, "/tmp/fork11-lockstep-XXXXXX");
    int fd = mkstemp(t->script_path);
    t->script = fd < 0 ? NULL : fdopen(fd, "w");
    if (!t->script) {
        perror("lockstep: /tmp");
        exit(2);
    }
    t->core = core;
    fprintf(t->script, "set cpu 11/45 %uk nofpp\n",
            core == SIZE_256K ? 256 : core / 1024);
    for (size_t i = 0; i < sizeof removed / sizeof removed[0]; i++)
        fprintf(t->script, "set %s disable\n", removed[i]);
    fputs("d STOP_TRAPS 0\nd STOP_VECA 0\nd STOP_SPA 0\n", t->script);
}

void theirs_deposit(struct theirs *t, paddr at, word data)
{
    fprintf(t->script, "d %o %o\n", at, data);
}

void theirs_program(struct theirs *t, const struct program *p)
{
    const struct field *f = state_fields();
    for (int i = 0; i < p->cells; i++)
        if (p->cell[i].at < t->core)
            theirs_deposit(t, p->cell[i].at, p->cell[i].data);
    for (int i = 0; i < FIELDS; i++)
        if (f[i].offset < offsetof(struct state, par) || p->pages)
            fprintf(t->script, "d %s %o\n", f[i].name, state_get(&p->start, &f[i]));
    fprintf(t->script, "d 17777772 %o\n", p->start.pirq & 0177000);
    fputs("d TRAPS 0\nd WAIT 0\n", t->script);
}

void theirs_step(struct theirs *t, int steps)
{
    while (steps-- > 0)
        fputs("s\n", t->script);
}

void theirs_examine(struct theirs *t)
{
    fputs("e PC-UDPDR7\n", t->script);
}

void theirs_dump(struct theirs *t)
{
    fprintf(t->script, "e 0-%o\n", t->core - 2);
}

/* "NAME:\tvalue" into S; fields come in the order of state_fields, so *NEXT is a good
 * guess. */
static void take_field(struct state *s, int *next, const char *name, word value)
{
    const struct field *f = state_fields();
    for (int tried = 0; tried < FIELDS; tried++) {
        int i = (*next + tried) % FIELDS;
        if (strcmp(f[i].name, name) == 0) {
            state_set(s, &f[i], value);
            *next = i + 1;
            return;
        }
    }
}

static int read_output(FILE *output, struct state *states, int n, word *memory,
                       uint32_t core)
{
    char line[LINE];
    int seen = 0, next = 0;
    while (fgets(line, sizeof line, output)) {
        char *tab = strstr(line, ":\t");
        if (!tab)
            continue;
        *tab = '\0';
        word value = (word)strtoul(tab + 2, NULL, 8);
        if (strcmp(line, "PC") == 0) {
            seen++;
            next = 0;
        }
        if (line[0] >= '0' && line[0] <= '7') {
            uint32_t at = (uint32_t)strtoul(line, NULL, 8);
            if (memory && at < core)
                memory[at / 2] = value;
        } else if (seen >= 1 && seen <= n) {
            take_field(&states[seen - 1], &next, line, value);
        }
    }
    return seen;
}

int theirs_run(struct theirs *t, struct state *states, int n, word *memory)
{
    char command[128];
    fputs("quit\n", t->script);
    fclose(t->script);
    snprintf(command, sizeof command, "timeout -s KILL %d stdbuf -oL pdp11 %s </dev/null",
             n > 60 ? 10 : 3, t->script_path);
    FILE *output = popen(command, "r");
    if (!output)
        return -1;
    memset(states, 0, sizeof *states * (size_t)n);
    int seen = read_output(output, states, n, memory, t->core);
    int status = pclose(output);
    if (!getenv("LOCKSTEP_KEEP"))
        unlink(t->script_path);
    return status == 0 || seen > 0 ? seen : -1;
}
