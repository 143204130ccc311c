/* What a process has stored in and looked at, and what that leaves to be learned. */
#include "monitor/fork/side.h"

#include <string.h>

static const struct role no_role = { .fork = -1 };

void side_clear(struct side *s)
{
    *s = (struct side){ .child = no_role, .parent = no_role };
}

static struct role role_of(const struct side *s, int fork, struct fork_memory *memory)
{
    return (struct role){ fork, memory, layout_clicks(s->layout) };
}

void side_born(struct side *s, int fork, struct fork_memory *memory)
{
    s->child = role_of(s, fork, memory);
    s->gained = (struct click_set){ { 0 } };
    side_plan(s);
}

void side_forked(struct side *s, int fork, struct fork_memory *memory)
{
    if (s->parent.memory)
        s->parent.memory->watching = false;
    s->parent = role_of(s, fork, memory);
    s->open = true;
    s->returned = false;
    s->gone = s->gained = (struct click_set){ { 0 } };
    side_plan(s);
}

void side_resize(struct side *s, struct cow_layout layout)
{
    struct click_set old = layout_clicks(s->layout);
    struct click_set new = layout_clicks(layout);
    for (int i = 0; i < IMAGE_WORDS; i++) {
        s->gone.bits[i] |= old.bits[i] & ~new.bits[i];
        s->gained.bits[i] |= new.bits[i] & ~old.bits[i];
    }
    click_keep(&s->gained, &new);
    click_keep(&s->child.untouched, &new);
    click_keep(&s->parent.untouched, &new);
    s->layout = layout;
    side_plan(s);
}

/* Bytes of CLICK that the parent may still access for the first time, and shall be heard. */
static uint64_t unread(const struct side *s, unsigned click)
{
    const struct fork_memory *m = s->parent.memory;
    if (!m || !s->returned || click_has(&s->gone, click))
        return 0;
    uint64_t asked = s->open ? UINT64_MAX : m->child_bytes.bits[click];
    return asked & ~m->parent_accessed.bits[click];
}

/* Bytes of CLICK whose stores in an open window were not all heard. */
static uint64_t unwritten(const struct side *s, unsigned click)
{
    uint64_t bytes = 0;
    if (s->child.memory)
        bytes |= ~s->child.memory->child_bytes.bits[click];
    if (s->parent.memory && s->returned && s->open)
        bytes |= ~s->parent.memory->parent_bytes.bits[click];
    return bytes;
}

static bool untouched(const struct side *s, unsigned click)
{
    return click_has(&s->child.untouched, click) ||
           click_has(&s->parent.untouched, click) || click_has(&s->gained, click);
}

void side_settle(struct side *s, unsigned click)
{
    uint64_t reads = unread(s, click);
    if (!reads)
        click_remove(&s->wanted[READ], click);
    if (!reads && !untouched(s, click) && !unwritten(s, click))
        click_remove(&s->wanted[WRITE], click);
}

void side_plan(struct side *s)
{
    memset(s->wanted, 0377, sizeof s->wanted);
    for (unsigned click = 0; click < COW_CLICKS; click++)
        side_settle(s, click);
}

void side_access(struct side *s, unsigned click, uint64_t bytes, enum intent intent,
                 bool reads)
{
    struct fork_memory *m = s->parent.memory;
    uint64_t first = bytes & unread(s, click);
    if (first) {
        m->parent_accessed.bits[click] |= first;
        m->parent_read.bits[click] |= reads ? first : 0;
    }
    if (intent == READ)
        return;
    if (m && s->returned && s->open)
        m->parent_bytes.bits[click] |= bytes;
    if (s->child.memory)
        s->child.memory->child_bytes.bits[click] |= bytes;
}
