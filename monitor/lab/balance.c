/* The lab kernel's counts, added up. */
#include "monitor/lab/balance.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void balance_tell(struct balance *b, const char *format, ...)
{
    va_list list;
    size_t n = strlen(b->text);
    va_start(list, format);
    vsnprintf(b->text + n, sizeof b->text - n, format, list);
    va_end(list);
    b->wrong++;
}

/* The swapper sleeps until it is needed. */
static bool swapper_rests(const struct lab_names *n, const struct lab_proc *p)
{
    return p->wchan == n->runin || p->wchan == n->runout;
}

/* At rest: waits for what may take for ever, or for its memory, or to be waited for. */
static bool rests(const struct lab_tables *t, const struct lab_proc *p)
{
    const struct lab_names *n = &t->n;
    if (p->at == n->proc)
        return swapper_rests(n, p);
    if (p->stat == n->swait)
        return true;
    return p->stat == n->szomb || p->stat == n->sstop ||
           (p->stat == n->ssleep && (p->flag & n->slent));
}

static void find_busy(struct balance *b)
{
    b->quiet = true;
    b->busy = 0;
    b->procs = 0;
    for (const struct lab_proc *p = b->tables.proc; p->at; p++, b->procs++)
        if (!rests(&b->tables, p)) {
            b->quiet = false;
            b->busy = p->pid;
        }
}

void balance_check(struct balance *b, const struct machine *machine)
{
    b->tables.machine = machine;
    b->wrong = 0;
    b->text[0] = '\0';
    lab_tables_read(&b->tables, false);
    find_busy(b);
    if (b->quiet)
        lab_tables_read(&b->tables, true);
    balance_core(b);
    balance_swap(b);
    balance_pages(b);
    balance_texts(b);
    balance_procs(b);
    if (b->quiet)
        balance_files(b);
}
