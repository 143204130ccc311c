/* A lab whose run is disturbed at one instruction. */
#include "tests/unit/lab_disturb.h"

#include "monitor/run.h"

#include <sys/wait.h>
#include <unistd.h>

struct lab l;
struct found found;

uint64_t instructions(void)
{
    return l.s.machine->cpu.count;
}

void type(const char *command)
{
    char line[100];
    snprintf(line, sizeof line, "type \"%s\\r\"", command);
    check_says(&l.s, line, "");
    lab_await(&l, "\\n", 10);
}

/* A copy of this process, which prints to a file of its own; 0 in the copy. */
static pid_t copy(void)
{
    fflush(l.s.out);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0)
        l.s.out = l.s.m->out = tmpfile();
    return pid;
}

/* WORK, done by such a copy. */
void elsewhere(void (*work)(void))
{
    int ends[2];
    ck_assert_int_eq(pipe(ends), 0);
    pid_t pid = copy();
    if (pid == 0) {
        uint64_t from = instructions();
        work();
        found.length = instructions() - from;
        snprintf(found.output, sizeof found.output, "%.1900s", l.output);
        _exit(write(ends[1], &found, sizeof found) == sizeof found ? 0 : 1);
    }
    close(ends[1]);
    ck_assert_int_eq(read(ends[0], &found, sizeof found), sizeof found);
    close(ends[0]);
    waitpid(pid, NULL, 0);
}

/* After N instructions the clock ticks: what is printed from then on is the end of WANTED. */
bool ticked(uint64_t n, const char *wanted)
{
    cpu_run(&l.s.machine->cpu, SCHED_NEVER, n + 1);
    sched_after(&l.s.machine->bus.sched, l.s.machine->kw11l.event, 0);
    const char *out = lab_await(&l, "# ", 600);
    size_t all = strlen(wanted), some = strlen(out);
    if (some <= all && strcmp(wanted + all - some, out) == 0)
        return true;
    printf("%s\n", out);
    return false;
}

/* After N instructions DEL is typed. (What was not sent yet is lost, the prompt too.) */
bool deleted(uint64_t n, const char *wanted)
{
    (void)wanted;
    cpu_run(&l.s.machine->cpu, SCHED_NEVER, n + 1);
    kl11_receive(&l.s.machine->kl11, 0177);
    run_machine(l.s.m, l.s.machine->bus.sched.now + NS_PER_SEC, 0); /* to the prompt */
    return true;
}

/* Runs to the kernel's function of that name; not for ever. */
void to_function(const char *name)
{
    const struct cpu *cpu = &l.s.machine->cpu;
    word at = lab_at(&l, name);
    uint64_t last = instructions() + found.length;
    do
        cpu_run(&l.s.machine->cpu, SCHED_NEVER, 1);
    while ((cpu->r[PC] != at || cpu_mode(cpu) != KERNEL) && instructions() < last);
}

/* A copy of this process, with its machine, is DISTURBed after N instructions; then all comes
 * to rest, and goes on. */
void disturb(uint64_t n, bool (*disturbed)(uint64_t n, const char *wanted))
{
    pid_t pid = copy();
    if (pid == 0) {
        bool good = disturbed(n, found.output);
        lab_rests(&l, 60);
        lab_do(&l, "", 60); /* what the shell had read of a line when DEL took the rest */
        const char *out = lab_do(&l, "hello", 60);
        if (!strstr(out, "status 0"))
            printf("%s\n", out);
        good = good && strstr(out, "status 0");
        fflush(stdout);
        _exit(good ? 0 : 1);
    }
    int status = 1;
    waitpid(pid, &status, 0);
    ck_assert_msg(status == 0, "disturbed after %llu instructions",
                  (unsigned long long)n);
}

unsigned long setting(const char *name, unsigned long unset)
{
    const char *text = getenv(name);
    return text ? strtoul(text, NULL, 10) : unset;
}
