/* The operator's terminal as the machine's console. */
#include "monitor/console.h"
#include "monitor/monitor.h"
#include "monitor/pace.h"
#include "monitor/panel/panel.h"
#include "monitor/panel/window.h"

#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/* What a signal handler must reach. */
static struct {
    volatile sig_atomic_t caught; /* the signal */
    volatile sig_atomic_t raw;
    struct termios saved, changed;
} terminal;

static void restore(void)
{
    if (terminal.raw)
        tcsetattr(STDIN_FILENO, TCSANOW, &terminal.saved);
}

static void on_end(int signal_number)
{
    terminal.caught = signal_number;
}

static void on_crash(int signal_number)
{
    restore();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

/* ^Z from outside: the shell gets its terminal as it was; back, it is raw again. */
static void on_suspend(int signal_number)
{
    int error = errno;
    sigset_t set;
    restore();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    signal(signal_number, on_suspend);
    if (terminal.raw)
        tcsetattr(STDIN_FILENO, TCSANOW, &terminal.changed);
    errno = error;
}

void console_catch_signals(void)
{
    static const int ends[] = { SIGTERM, SIGHUP, SIGINT };
    static const int crashes[] = { SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGILL, SIGQUIT };
    struct sigaction action = { .sa_handler = on_end };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        sigaction(ends[i], &action, NULL);
    for (size_t i = 0; i < sizeof crashes / sizeof crashes[0]; i++)
        signal(crashes[i], on_crash);
    signal(SIGTSTP, on_suspend);
}

int console_signal(void)
{
    return terminal.caught == SIGINT ? 0 : terminal.caught;
}

bool console_interrupted(void)
{
    bool was = terminal.caught == SIGINT;
    if (was)
        terminal.caught = 0;
    return was;
}

void console_raw(struct monitor *m)
{
    if (terminal.caught == SIGINT)
        terminal.caught = 0;
    m->console.tty = isatty(STDIN_FILENO);
    if (m->batch || m->console.raw || !m->console.tty)
        return;
    fflush(m->out);
    if (tcgetattr(STDIN_FILENO, &terminal.saved) != 0)
        return;
    terminal.changed = terminal.saved;
    cfmakeraw(&terminal.changed);
    terminal.raw = 1;
    tcsetattr(STDIN_FILENO, TCSANOW, &terminal.changed);
    m->console.raw = true;
}

void console_cooked(struct monitor *m)
{
    fflush(m->out);
    if (!m->console.raw)
        return;
    restore();
    terminal.raw = 0;
    m->console.raw = false;
}

/* The last bit of a character is out. */
static void console_put(void *host, byte c)
{
    struct monitor *m = host;
    char text = (char)(m->console.eight ? c : c & 0177);
    if (m->console.prints_capitals)
        text = (char)toupper((byte)text);
    say_byte(m, text);
    if (matcher_put(&m->matcher, (char)(c & 0177)))
        cpu_stop(&m->machine->cpu);
}

void console_connect(struct monitor *m)
{
    m->machine->kl11.put = console_put;
    m->machine->kl11.host = m;
}

void console_close(struct monitor *m)
{
    console_cooked(m);
    if (m->console.log)
        fclose(m->console.log);
    free(m->console.typing);
    m->console.log = NULL;
    m->console.typing = NULL;
}

bool console_type(struct monitor *m, const char *text, size_t n)
{
    struct console *c = &m->console;
    char *more = realloc(c->typing, c->typing_count + n + 1);
    if (!more)
        return false;
    memcpy(more + c->typing_count, text, n);
    c->typing = more;
    c->typing_count += n;
    console_feed(m);
    return true;
}

void console_feed(struct monitor *m)
{
    struct console *c = &m->console;
    if (c->typing_count == 0)
        return;
    size_t n = kl11_type(&m->machine->kl11, c->typing, c->typing_count);
    c->typing_count -= n;
    memmove(c->typing, c->typing + n, c->typing_count);
}

/* Waits NS nanoseconds, or until one of what is waited for has come. True: it has. */
static bool wait_once(struct monitor *m, int64_t ns)
{
    struct timespec time = { ns / NS_PER_SEC, ns % NS_PER_SEC };
    struct pollfd fds[EXCHANGE_FDS + 1];
    int count = exchange_waits(m, fds);
    if (!m->batch && !m->console.ended && !m->console.pending_count)
        fds[count++] = (struct pollfd){ .fd = STDIN_FILENO, .events = POLLIN };
    return ppoll(fds, (nfds_t)count, &time, NULL) != 0;
}

void console_wait(struct monitor *m, int64_t ns)
{
    int64_t end = pace_now() + ns;
    if (m->console.pending_count && !m->throttle)
        return;
    for (int64_t left = ns; left > 0 && !terminal.caught; left = end - pace_now()) {
        window_poll(m);
        if (panel_calls(m) || wait_once(m, window_patience(m, left)))
            return;
    }
}

/* Reads what there is, without waiting unless WAIT. */
static void fill(struct monitor *m, bool wait)
{
    struct console *c = &m->console;
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    if (c->ended || c->pending_count == sizeof c->pending)
        return;
    if (!wait && poll(&input, 1, 0) <= 0)
        return;
    ssize_t n = read(STDIN_FILENO, c->pending + c->pending_count,
                     sizeof c->pending - c->pending_count);
    if (n > 0)
        c->pending_count += (size_t)n;
    else if (n == 0 || errno != EINTR)
        c->ended = true;
}

static byte take(struct console *c)
{
    byte first = c->pending[0];
    c->pending_count--;
    memmove(c->pending, c->pending + 1, c->pending_count);
    return first;
}

/* What the guest is sent for a key. */
static char translate(const struct console *c, char key)
{
    if (c->seven || c->capitals)
        key &= 0177;
    if (c->capitals)
        key = (char)toupper((byte)key);
    if (c->plain)
        return key;
    if ((key == 0177 || key == '\b') && c->erase)
        return c->erase;
    if (key == 003 && c->interrupt)
        return c->interrupt;
    return key;
}

/* A file is typed no faster than the guest reads it, so that its ^E comes in time; not
 * before the boot dialogue is over; and what comes behind a STEP are commands. */
static bool may_type(const struct monitor *m)
{
    return m->console.tty ||
           (!m->console.stepping && !matcher_replies(&m->matcher) &&
            m->machine->kl11.serial.in_count == 0 && m->console.typing_count == 0);
}

bool console_poll(struct monitor *m)
{
    struct console *c = &m->console;
    bool idle = c->idle;
    c->idle = false;
    c->starved = false;
    fflush(m->out);
    fill(m, false);
    while (c->pending_count && may_type(m)) {
        char key = (char)take(c);
        if (key == CONSOLE_STOP)
            return false;
        key = translate(c, key == '\n' && !c->tty ? '\r' : key);
        console_type(m, &key, 1);
    }
    if (terminal.caught)
        return false;
    c->starved = c->ended && c->pending_count == 0 && may_type(m) &&
                 !exchange_open(&m->exchange) && !window_is_open(m);
    return !c->starved || (!idle && !c->tty);
}

bool console_await(struct monitor *m, bool wishes)
{
    struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
    while (window_is_open(m) && !terminal.caught) {
        window_poll(m);
        if (wishes && panel_wishes(m))
            return true;
        int64_t ns = window_patience(m, NS_PER_SEC / 10);
        int n = ppoll(&input, !m->console.ended, &(struct timespec){ 0, ns }, NULL);
        if (n != 0)
            return n > 0;
    }
    return true;
}

/* Waits for the next character, or, with WISHES, for the window's. False: it is a wish. */
static bool next_typed(struct monitor *m, bool wishes)
{
    struct console *c = &m->console;
    while (c->pending_count == 0 && !console_signal()) {
        console_interrupted(); /* nothing runs that it could end */
        console_await(m, wishes);
        if (wishes && panel_wishes(m))
            return false;
        if (c->ended && !window_is_open(m))
            break;
        fill(m, !window_is_open(m));
    }
    return true;
}

bool console_line(struct monitor *m, bool wishes, char *line, size_t size)
{
    struct console *c = &m->console;
    size_t n = 0;
    for (;;) {
        if (!next_typed(m, wishes && n == 0) && panel_next_wish(m, line, size)) {
            say(m, "fork11> %s\n", line);
            return true;
        }
        if (c->pending_count == 0)
            break;
        char next = (char)take(c);
        if (next == '\n')
            break;
        if (n + 1 < size)
            line[n++] = next;
    }
    line[n] = '\0';
    return n > 0 || c->pending_count || !(c->ended || console_signal());
}
