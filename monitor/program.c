/* A program's file as it was read. */
#include "monitor/program.h"

#include "monitor/monitor.h"
#include "monitor/unix/whole.h"

#include <stdlib.h>
#include <string.h>

enum {
    FILE_MOST = 01000000, /* bytes */
    CHUNK = 512,
    SLACK = 16 /* bytes of text that breakpoints may have changed */
};

void program_free(struct program *p)
{
    symbols_free(&p->symbols);
    free(p->text);
    *p = (struct program){ .used = 0 };
}

bool program_fill(struct program *p, const byte *file, size_t n, const char *origin)
{
    struct aout a;
    program_free(p);
    if (symbols_read(&p->symbols, file, n, origin) || aout_open(&a, file, n))
        return false;
    p->text = malloc(a.text + 1u);
    if (p->text)
        memcpy(p->text, file + a.text_at, a.text);
    else
        program_free(p);
    return p->text != NULL;
}

bool program_load(const struct monitor *m, struct program *p,
                  const struct guest_file *file, const char *name)
{
    uint32_t n = FILE_MOST;
    char origin[SYMBOLS_ORIGIN];
    struct guest_file it = *file; /* which may be P's own */
    snprintf(origin, sizeof origin, "%.40s on RK%u", name, it.dev & LOW_BYTE);
    byte *data = guest_read(m, &it, &n);
    program_free(p);
    bool good = data && program_fill(p, data, n, origin);
    free(data);
    if (good)
        p->file = it;
    return good;
}

bool program_shared(const struct monitor *m, const struct proc_entry *process,
                    struct text_entry *t)
{
    for (int i = 0; i < unix_texts(m) && process->textp; i++)
        if (unix_text(m, i, t) && t->at == process->textp)
            return true;
    return false;
}

/* Where the text of the process lies, and its first byte there. */
static bool text_of(const struct monitor *m, const struct proc_entry *process,
                    struct whole *w, uint32_t *offset)
{
    struct text_entry t;
    *offset = 0;
    if (process->textp)
        return program_shared(m, process, &t) && whole_text(m, &t, w);
    *offset = (uint32_t)m->kernel.edition->usize * CLICK;
    return whole_of(m, process, w);
}

bool program_is(const struct monitor *m, const struct program *p,
                const struct proc_entry *process)
{
    struct whole w;
    uint32_t offset, size = p->symbols.text;
    byte chunk[CHUNK];
    int wrong = 0;
    if (size == 0 || !p->text || !text_of(m, process, &w, &offset))
        return false;
    for (uint32_t at = 0; at < size; at += CHUNK) {
        uint32_t n = size - at < CHUNK ? size - at : CHUNK;
        if (!whole_bytes(m, &w, offset + at, chunk, n))
            return false;
        for (uint32_t i = 0; i < n; i++)
            wrong += chunk[i] != p->text[at + i];
        if (wrong > SLACK)
            return false;
    }
    return true;
}
