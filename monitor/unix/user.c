/* The user structure: what the kernel keeps of a process in its image. */
#include "monitor/unix/user.h"
#include "monitor/monitor.h"
#include "monitor/unix/entry.h"

#include <string.h>

/* N words from FIELD, at most MOST. */
static void words(const byte *area, word field, word *to, int n, int most)
{
    for (int i = 0; i < n && i < most && field != ABSENT; i++)
        to[i] = word_get(area + field + 2 * i);
}

static void unpack_io(const struct user_layout *l, const byte *area, struct user_area *u)
{
    u->segflg = area[l->segflg];
    u->error = area[l->error];
    u->base = field_word(area, l->base);
    u->count = field_word(area, l->count);
    words(area, l->offset, u->offset, 2, 2);
    u->cdir = field_word(area, l->cdir);
    u->dirp = field_word(area, l->dirp);
    memcpy(u->entry, area + l->name, UNIX_NAME - 1);
    u->entry[UNIX_NAME - 1] = '\0';
    words(area, l->ofile, u->ofile, l->files, UNIX_FILES);
}

static void unpack_ids(const struct user_layout *l, const byte *area, struct user_area *u)
{
    u->uid = field_byte(area, l->uid);
    u->gid = field_byte(area, l->gid);
    u->ruid = field_byte(area, l->ruid);
    u->rgid = field_byte(area, l->rgid);
    u->procp = field_word(area, l->procp);
}

/* Ticks, as a long: a word, WIDE a long already. */
static void ticks(const byte *area, word field, word to[2])
{
    if (field & WIDE)
        words(area, field & (word)~WIDE, to, 2, 2);
    else
        to[1] = word_get(area + field);
}

static void unpack_times(const struct user_layout *l, const byte *area,
                         struct user_area *u)
{
    ticks(area, l->utime, u->utime);
    ticks(area, l->stime, u->stime);
    words(area, l->cutime, u->cutime, 2, 2);
    words(area, l->cstime, u->cstime, 2, 2);
}

/* What savu, or V7's save, has kept. */
static void label(const struct edition *e, const byte *at, word to[3])
{
    enum { R5_AT = 6, SP_AT = 010, PC_AT = 012 };
    to[0] = word_get(at + (e->v7 ? SP_AT : 0));
    to[1] = word_get(at + (e->v7 ? R5_AT : 2));
    to[2] = e->v7 ? word_get(at + PC_AT) : 0;
}

void user_unpack(const struct edition *e, const byte *area, struct user_area *u)
{
    const struct user_layout *l = e->user;
    *u = (struct user_area){ 0 };
    label(e, area + l->rsav, u->rsav);
    label(e, area + l->ssav, u->ssav);
    label(e, area + l->qsav, u->qsav);
    unpack_ids(l, area, u);
    unpack_io(l, area, u);
    unpack_times(l, area, u);
    words(area, l->uisa, u->uisa, l->pages, 16);
    words(area, l->uisd, u->uisd, l->pages, 16);
    words(area, l->arg, u->arg, 5, 5);
    words(area, l->signal, u->signal, l->signals, UNIX_SIGNALS);
    u->tsize = field_word(area, l->tsize);
    u->dsize = field_word(area, l->dsize);
    u->ssize = field_word(area, l->ssize);
    if (l->sep != ABSENT) /* V7: the odd byte */
        u->sep = l->sep & 1 ? area[l->sep] : word_get(area + l->sep);
    u->ar0 = field_word(area, l->ar0);
    u->intflg = (byte)field_byte(area, l->intflg);
    words(area, l->header, u->header, 4, 4);
    words(area, l->result, u->result, 2, 2);
    if (l->comm != ABSENT)
        memcpy(u->comm, area + l->comm, UNIX_NAME - 1);
}

bool unix_user(const struct monitor *m, word click, struct user_area *u)
{
    byte area[AREA_BYTES];
    *u = (struct user_area){ 0 };
    if (!m->kernel.known || !m->kernel.edition ||
        !core_bytes(m, click, 0, area, sizeof area))
        return false;
    user_unpack(m->kernel.edition, area, u);
    return true;
}
