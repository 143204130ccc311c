/* A session: its output, its errors, and the probe that breakpoints and history share. */
#include "monitor/monitor.h"
#include "monitor/fork/command.h"
#include "monitor/lab/assembly.h"
#include "monitor/panel/panel.h"
#include "monitor/programs.h"
#include "monitor/unix/lines.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void say_byte(struct monitor *m, char c)
{
    putc(c, m->out);
    if (m->console.log)
        putc(c, m->console.log);
    if (c == '\n')
        m->column = 0;
    else if (c != '\r' && c != '\0')
        m->column++;
}

void say_bytes(struct monitor *m, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\n' && m->console.raw)
            say_byte(m, '\r'); /* a raw terminal only goes down */
        say_byte(m, text[i]);
    }
}

void say(struct monitor *m, const char *format, ...)
{
    char text[LINE_SIZE * 2];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (n >= (int)sizeof text)
        n = sizeof text - 1;
    if (n > 0)
        say_bytes(m, text, (size_t)n);
}

void fresh_line(struct monitor *m)
{
    if (m->column != 0)
        say_bytes(m, "\n", 1);
}

bool in_colour(const struct monitor *m)
{
    return !m->batch && isatty(fileno(m->out)) && !getenv("NO_COLOR");
}

enum result fail(struct monitor *m, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vsnprintf(m->error, sizeof m->error, format, list);
    va_end(list);
    return FAILED;
}

static bool probe_before(void *host, struct cpu *cpu)
{
    struct monitor *m = host;
    if (breaks_before(m))
        return true;
    history_before(&m->history, cpu);
    return false;
}

static bool probe_access(void *host, struct cpu *cpu, const struct reference *ref)
{
    struct monitor *m = host;
    (void)cpu;
    return breaks_access(m, ref);
}

static void probe_after(void *host, struct cpu *cpu)
{
    struct monitor *m = host;
    history_after(&m->history, cpu);
}

void probes_fit(struct monitor *m)
{
    history_forget_begun(&m->history);
    bool wanted = breaks_wanted(&m->breaks) || m->history.size > 0;
    m->probe = (struct probe){ .host = m,
                               .before = probe_before,
                               .access = probe_access,
                               .after = probe_after,
                               .data = breaks_want_data(&m->breaks) };
    m->machine->cpu.probe = wanted ? &m->probe : NULL;
}

struct monitor *monitor_create(struct machine *machine, FILE *out)
{
    struct monitor *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->machine = machine;
    m->out = out;
    m->run_limit = SCHED_NEVER;
    m->matcher.due = -1;
    breaks_forget(&m->breaks);
    console_connect(m);
    kernel_listen(m);
    return m;
}

void monitor_destroy(struct monitor *m)
{
    if (!m)
        return;
    fork_trace_end(m);
    panel_destroy(m); /* it listens to the observatory */
    observatory_destroy(m);
    free(m->stage_seen);
    front_destroy(m);
    history_resize(&m->history, 0);
    breaks_clear(&m->breaks);
    matcher_free(&m->matcher);
    console_close(m);
    exchange_close(m, -1, -1);
    m->machine->mmu.listener = NULL;
    lines_forget(m);
    assemblies_free(m);
    programs_free(m);
    symbols_free(&m->kernel.symbols);
    free(m);
}
