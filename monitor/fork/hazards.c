/* Hazards: from the sets of bytes that the child wrote and the parent read. */
#include "monitor/fork/hazards.h"

enum { BYTES = 65536, CLICK_SIZE = 64 };

const char *hazard_segment(const struct cow_layout *layout, unsigned at)
{
    unsigned click = at / CLICK_SIZE;
    if (click + layout->ssize >= COW_CLICKS)
        return "stack";
    if (click >= layout->data && click < (unsigned)layout->data + layout->dsize)
        return "data";
    return "grown";
}

/* The hazard that the byte AT is, as a run of one. False: the child did not write it. */
static bool hazard_at(const struct fork_record *r, unsigned at, struct hazard *h)
{
    const struct fork_memory *m = &r->memory;
    if (!byte_has(&m->child_bytes, at))
        return false;
    *h = (struct hazard){
        .run = {(word)at, (word)at},
        .segment = hazard_segment(&m->layout, at),
        .harmful = byte_has(&m->parent_read, at),
        .looked_at = byte_has(&m->parent_accessed, at)
    };
    h->looked_at = h->looked_at || h->harmful;
    h->harmful = h->harmful && h->segment[0] != 'g';
    return true;
}

static bool continues(const struct hazard *run, const struct hazard *h)
{
    return run->run.last + 1 == h->run.first && run->segment == h->segment &&
           run->harmful == h->harmful && run->looked_at == h->looked_at;
}

int variants_hazards(const struct fork_record *r, struct hazard *list, int most)
{
    struct hazard run = { 0 }, h;
    int n = 0;
    for (unsigned at = 0; at < BYTES; at++) {
        if (!hazard_at(r, at, &h))
            continue;
        if (n > 0 && continues(&run, &h)) {
            run.run.last = (word)at;
        } else {
            run = h;
            n++;
        }
        if (n <= most)
            list[n - 1] = run;
    }
    return n;
}

struct hazard_counts hazards_count(const struct fork_record *r)
{
    struct hazard_counts c = { 0 };
    struct hazard h;
    for (unsigned at = 0; at < BYTES; at++) {
        if (byte_has(&r->memory.parent_bytes, at) &&
            click_has(&r->memory.parent_in, at / CLICK_SIZE))
            c.parent_bytes++;
        if (!hazard_at(r, at, &h))
            continue;
        if (h.segment[0] == 'g')
            c.grown++;
        else if (!h.looked_at)
            c.never++;
        else if (!h.harmful)
            c.stored++;
        else if (h.segment[0] == 's')
            c.stack++;
        else
            c.data++;
    }
    return c;
}
