/* The prompt: lines are edited by libedit, its history is kept between sessions in
 * $XDG_STATE_HOME/fork11/history. Where standard input is no terminal, lines are read. */
#include "monitor/repl.h"
#include "monitor/command.h"
#include "monitor/complete.h"
#include "monitor/hostdir.h"
#include "monitor/panel/panel.h"

#include <errno.h>
#include <histedit.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HISTORY_LINES = 1000 };

struct editor {
    struct monitor *m;
    EditLine *el;
    History *history;
    HistEvent event;
    char path[HOST_PATH];
    bool left; /* the line was left for the window's wish, or for a signal... */
    char half[LINE_SIZE]; /* ...and this had been typed of it */
};

static char *prompt(EditLine *el)
{
    static char text[] = "fork11> ";
    (void)el;
    return text;
}

static void list_candidates(struct monitor *m, const struct candidates *c)
{
    fputc('\n', m->out);
    for (int i = 0; i < c->count; i++) {
        const char *slash = strrchr(c->text[i], '/');
        const char *name = slash && slash[1] ? slash + 1 : c->text[i];
        fprintf(m->out, i % 6 == 5 || i == c->count - 1 ? "%s\n" : "%-12s ", name);
    }
    fflush(m->out);
}

/* TAB. */
static unsigned char complete_key(EditLine *el, int key)
{
    struct editor *e;
    char line[LINE_SIZE];
    size_t from;
    unsigned char result = CC_ERROR;
    (void)key;
    el_get(el, EL_CLIENTDATA, &e);
    const LineInfo *info = el_line(el);
    size_t n = (size_t)(info->cursor - info->buffer);
    struct candidates *c = n < sizeof line ? malloc(sizeof *c) : NULL;
    if (!c)
        return CC_ERROR;
    memcpy(line, info->buffer, n);
    line[n] = '\0';
    complete_line(e->m, line, c, &from);
    size_t common = complete_common(c);
    if (c->count > 0 && (common > n - from || c->count == 1)) {
        if (n > from)
            el_deletestr(el, (int)(n - from));
        size_t length = strlen(c->text[0]);
        c->text[0][common] = '\0';
        if (c->count == 1 && common == length && common > 0 &&
            c->text[0][common - 1] != '/' && c->text[0][common - 1] != '=')
            strcat(c->text[0], " ");
        el_insertstr(el, c->text[0]);
        result = CC_REFRESH;
    } else if (c->count > 1) {
        list_candidates(e->m, c);
        result = CC_REDISPLAY;
    }
    free(c);
    return result;
}

/* Where the history is kept. False: nowhere. */
static bool history_path(char *path, size_t size)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && *state == '/')
        return snprintf(path, size, "%s/fork11/history", state) < (int)size;
    if (!home || *home != '/')
        return false;
    return snprintf(path, size, "%s/.local/state/fork11/history", home) < (int)size;
}

/* What has been typed so far; a search's own words stand behind a new line. */
static void keep_half(struct editor *e, EditLine *el)
{
    const LineInfo *info = el_line(el);
    int n = (int)(info->lastchar - info->buffer);
    snprintf(e->half, sizeof e->half, "%.*s", n, info->buffer);
    e->half[strcspn(e->half, "\n")] = '\0';
}

/* libedit's next character. While a window is open the wait for it is ours; for a wish, and for
 * a signal that libedit would see to, the line is left and begun again. */
static int next_character(EditLine *el, wchar_t *c)
{
    struct editor *e;
    el_get(el, EL_CLIENTDATA, &e);
    bool signalled = !console_await(e->m, true), ends = console_interrupted();
    e->left = !ends && !console_signal() && (signalled || panel_wishes(e->m));
    if (e->left)
        keep_half(e, el);
    if (e->left || ends || console_signal()) {
        errno = EINTR;
        return -1;
    }
    el_set(el, EL_GETCFN, EL_BUILTIN_GETCFN);
    int result = el_wgetc(el, c);
    el_set(el, EL_GETCFN, next_character);
    return result;
}

static bool editor_open(struct editor *e, struct monitor *m)
{
    e->history = history_init();
    e->el = el_init("fork11", stdin, m->out, stderr);
    if (!e->el || !e->history)
        return false;
    history(e->history, &e->event, H_SETSIZE, HISTORY_LINES);
    history(e->history, &e->event, H_SETUNIQUE, 1);
    if (!history_path(e->path, sizeof e->path))
        e->path[0] = '\0';
    if (e->path[0])
        history(e->history, &e->event, H_LOAD, e->path);
    e->m = m;
    el_set(e->el, EL_CLIENTDATA, e);
    el_set(e->el, EL_GETCFN, next_character);
    el_set(e->el, EL_PROMPT, prompt);
    el_set(e->el, EL_EDITOR, "emacs");
    el_set(e->el, EL_SIGNAL, 1);
    el_set(e->el, EL_HIST, history, e->history);
    el_set(e->el, EL_ADDFN, "fork11-complete", "Completes a word", complete_key);
    el_set(e->el, EL_BIND, "^I", "fork11-complete", NULL);
    el_set(e->el, EL_BIND, "^R", "em-inc-search-prev", NULL);
    el_source(e->el, NULL);
    return true;
}

static void editor_close(struct editor *e)
{
    char error[HOST_ERROR];
    if (e->path[0] && host_make_parents(e->path, error))
        history(e->history, &e->event, H_SAVE, e->path);
    if (e->el)
        el_end(e->el);
    if (e->history)
        history_end(e->history);
}

/* What was typed of a line that was left, and behind the ^E, is typed to the prompt. */
static void push_typed(struct editor *e, struct console *c)
{
    char text[CONSOLE_PENDING + 1];
    size_t n = 0;
    if (e->half[0])
        el_push(e->el, e->half);
    e->half[0] = '\0';
    for (size_t i = 0; i < c->pending_count; i++)
        if (c->pending[i] != '\0')
            text[n++] = (char)c->pending[i];
    text[n] = '\0';
    c->pending_count = 0;
    if (n > 0)
        el_push(e->el, text);
}

/* The line was left: the wish is shown as if it had been typed. Nothing of it, or a new prompt
 * in the old one's place. */
static void left_line(struct editor *e, struct monitor *m, char *line, size_t size)
{
    if (panel_next_wish(m, line, size))
        fprintf(m->out, "%s%s\n", e->half[0] ? "\nfork11> " : "", line);
    else
        fputs("\r\033[K", m->out);
}

/* A line in LINE. False: no more will come. An interrupted line is an empty one. */
static bool editor_line(struct editor *e, struct monitor *m, char *line, size_t size)
{
    int n = 0;
    push_typed(e, &m->console);
    console_interrupted();
    e->left = false;
    errno = 0;
    const char *text = el_gets(e->el, &n);
    if (!text || n <= 0) {
        line[0] = '\0';
        if (e->left) {
            left_line(e, m, line, size);
            return true;
        }
        return errno == EINTR && !console_signal();
    }
    if (*skip_blanks(text))
        history(e->history, &e->event, H_ENTER, text);
    snprintf(line, size, "%s", text);
    return true;
}

/* One command; at an error its sentence. False: the session ends. */
static bool command_line(struct monitor *m, char *line)
{
    m->column = 0;
    trim_end(line);
    if (m->console.log)
        fprintf(m->console.log, "fork11> %s\n", line);
    enum result result = command_do(m, line);
    if (result == FAILED)
        complain(m);
    fflush(m->out);
    return result != LEAVE;
}

static void read_lines(struct monitor *m)
{
    char line[LINE_SIZE];
    while (console_line(m, true, line, sizeof line))
        if (!command_line(m, line))
            return;
}

int repl_run(struct monitor *m)
{
    struct editor e = { .el = NULL };
    char line[LINE_SIZE];
    if (!isatty(STDIN_FILENO)) {
        read_lines(m);
    } else if (editor_open(&e, m)) {
        while (editor_line(&e, m, line, sizeof line) && command_line(m, line))
            ;
    } else {
        say(m, "The host has no memory for the line editor.\n");
        m->status = 1;
    }
    editor_close(&e);
    fresh_line(m);
    if (console_signal())
        m->status = 128 + console_signal(); /* as a shell tells it */
    return m->status;
}
