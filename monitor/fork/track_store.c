/* What is made of a reference, the processor's or a device's: sets of bytes and clicks,
 * EVENT_STOREs, and food for the models of copy-on-write. */
#include "monitor/fork/track_parts.h"

#include "monitor/machine.h"

/* A store as EVENT_STORE tells it. */
struct store {
    paddr at;
    word va, pc;
    bool kernel, dma;
};

/* What was to be learned of CLICK may be known now. */
static void settle(struct track *t, int slot, unsigned click)
{
    struct side *s = &t->side[slot];
    side_settle(s, click);
    int at = slot == t->mapped ? user_map_find(&t->map, click) : -1;
    for (int intent = READ; at >= 0 && intent <= WRITE; intent++)
        if (!click_has(&s->wanted[intent], click))
            t->watch.click[intent][at / 64] &= ~(UINT64_C(1) << (at % 64));
}

static void emit(struct track *t, int fork, int slot, const struct store *store)
{
    struct fork_event e = {
        .kind = EVENT_STORE,
        .at = t->machine->bus.sched.now,
        .count = t->machine->cpu.count,
        .fork = fork,
        .slot = slot,
        .pc = store->pc,
        .store = {.va = store->va,
                  .at = store->at,
                  .click = store->va / CLICK,
                  .kernel = store->kernel,
                  .dma = store->dma,
                  .store_pc = store->pc}
    };
    t->sink.take(t->sink.host, &e);
}

/* The first store of ROLE to CLICK. True: it was one. */
static bool first_store(struct track *t, int slot, struct role *role, unsigned click,
                        const struct store *store)
{
    const struct side *s = &t->side[slot];
    struct fork_memory *m = role->memory;
    if (!click_has(&role->untouched, click))
        return false;
    click_remove(&role->untouched, click);
    if (m) {
        click_add(role == &s->child ? &m->child : &m->parent, click);
        if (role == &s->parent && s->open)
            click_add(&m->parent_in, click);
        m->stores++;
        m->by_kernel += store->kernel;
        m->by_dma += store->dma;
    }
    emit(t, role->fork, slot, store);
    return true;
}

/* Fed to the models. */
static void wrote(struct track *t, int slot, unsigned click)
{
    for (int i = 0; i < COW_SIZES; i++)
        cow_write(t->cow[i], slot, (word)click);
    real_write(&t->real, slot, (word)click);
}

static void stored(struct track *t, int slot, unsigned click, const struct store *store)
{
    struct side *s = &t->side[slot];
    bool first =
        first_store(t, slot, &s->child, click, store) || click_has(&s->gained, click);
    click_remove(&s->gained, click);
    if (first_store(t, slot, &s->parent, click, store) || first)
        wrote(t, slot, click);
}

static bool excepted(const struct track *t, word pc)
{
    for (int i = 0; i < t->excepts; i++)
        if (pc >= t->except[i].from && pc < t->except[i].to)
            return true;
    return false;
}

void track_heard(void *host, struct cpu *cpu, const struct reference *r)
{
    struct track *t = host;
    bool kernel = cpu_mode(cpu) == KERNEL;
    if (r->mode != USER || t->mapped < 0 || (kernel && excepted(t, cpu->start)))
        return;
    int click = user_map_click(&t->map, r->va, r->at);
    if (click < 0)
        return;
    unsigned offset = r->at % CLICK;
    if (r->intent == WRITE) {
        struct store store = { .at = r->at,
                               .va = (word)((unsigned)click * CLICK + offset),
                               .pc = cpu->start,
                               .kernel = kernel };
        stored(t, t->mapped, (unsigned)click, &store);
    }
    side_access(&t->side[t->mapped], (unsigned)click,
                (uint64_t)(r->size == 2 ? 3 : 1) << offset, r->intent,
                r->intent == READ || r->old);
    settle(t, t->mapped, (unsigned)click);
}

/* The store will come again when the kernel has done something about it, perhaps much later.
 * Whose the page is is settled now. */
void track_refused(void *host, struct cpu *cpu, const struct reference *r)
{
    struct track *t = host;
    if (r->mode != USER || t->mapped < 0 ||
        (cpu_mode(cpu) == KERNEL && excepted(t, cpu->start)))
        return;
    int click = user_map_click(&t->map, r->va, r->at);
    if (click >= 0)
        wrote(t, t->mapped, (unsigned)click);
}

/* Bytes from AT on, LENGTH of them, that lie in the click at FIRST, as its bits. */
static uint64_t bytes_in(paddr first, paddr at, uint32_t length)
{
    uint64_t bytes = 0;
    for (unsigned i = 0; i < CLICK; i++)
        if (first + i >= at && first + i - at < length)
            bytes |= UINT64_C(1) << i;
    return bytes;
}

static void dma_click(struct track *t, int slot, unsigned click, paddr first,
                      enum intent intent, uint64_t bytes)
{
    unsigned offset = (unsigned)__builtin_ctzll(bytes);
    struct store store = { .at = first + offset,
                           .va = (word)(click * CLICK + offset),
                           .dma = true };
    if (intent == WRITE)
        stored(t, slot, click, &store);
    side_access(&t->side[slot], click, bytes, intent, intent == READ);
    settle(t, slot, click);
}

void track_dma(struct track *t, int slot, word data, enum intent intent, paddr at,
               uint32_t words)
{
    const struct side *s = track_side(t, slot);
    if (!s || !side_lives(s))
        return;
    struct cow_layout l = s->layout;
    for (unsigned i = 0; i < (unsigned)l.dsize + l.ssize; i++) {
        paddr first = (data + i) * CLICK;
        uint64_t bytes = bytes_in(first, at, 2 * words);
        unsigned click = i < l.dsize ? l.data + i : COW_CLICKS - l.ssize + i - l.dsize;
        if (bytes)
            dma_click(t, slot, click, first, intent, bytes);
    }
}
