/* MAPS: the segments that the KT11 gives a process, or would give it if it ran. */
#include "monitor/unix/pack.h"
#include "monitor/unix/segment.h"
#include "monitor/unix/tell.h"

/* Physical click and bytes, or how far into the image or text on the disk. */
static void say_physical(struct monitor *m, const struct segment *s,
                         const struct whole *w)
{
    word click;
    uint32_t at = (w->at + s->prototype) * CLICK;
    bool inside =
        (uint32_t)s->prototype * CLICK + s->bytes <= (uint32_t)w->clicks * CLICK;
    if (w->drive < 0 && shape_click(&w->shape, s->prototype, &click))
        at = (uint32_t)click * CLICK;
    else
        inside &= w->drive >= 0;
    if (w->drive >= 0)
        say(m, "block %u of %s, %u clicks into it", w->at,
            unix_drive_name(m, w->drive).text, s->prototype);
    else
        say(m, "click %06o  %06o-%06o", at / CLICK, at, at + s->bytes - 1);
    say(m, inside ? "\n" : "  ? beyond its end\n");
}

static const char *kind_of(const struct monitor *m, const struct segment *s,
                           const struct user_area *u)
{
    uint32_t stack = (uint32_t)m->kernel.edition->usize + u->dsize;
    if (s->text || s->stack)
        return s->text ? "text" : "stack";
    return u->ssize > 0 && s->prototype >= stack ? "stack" : "data";
}

static const char *access_of(const struct segment *s)
{
    if (s->text)
        return "read only";
    return s->copied ? "copy write" : "read write";
}

static void say_segment(struct monitor *m, const struct process_map *map,
                        const struct segment *s)
{
    char space = map->u.sep ? s->page < 8 ? 'I' : 'D' : ' ';
    say(m, "  %c %d  %06o-%06o  %6u  %-10s  %-5s  ", space, s->page & 7, s->low,
        s->low + s->bytes - 1, s->bytes, access_of(s), kind_of(m, s, &map->u));
    if (!s->text || map->shared)
        say_physical(m, s, s->text ? &map->text : &map->image);
    else
        say(m, "?\n");
}

enum result do_maps(struct monitor *m, const char *args)
{
    struct proc_entry p;
    struct process_map map;
    struct segment s;
    char who[TELL_TEXT];
    if (take_process(m, "MAPS", args, &p) != DONE)
        return FAILED;
    tell_process(m, &p, who, sizeof who);
    if (!process_map(m, &p, &map))
        return no_image(m, &p);
    say(m, "%s, %s\n", who,
        map.image.drive < 0 ? "in core"
                            : "swapped out: this is where it lies on the disk");
    say(m, "  PAGE  VIRTUAL         BYTES  ACCESS      WHAT   PHYSICAL\n");
    for (int page = 0; page < SEGMENTS; page++)
        if (process_segment(&map, page, &s))
            say_segment(m, &map, &s);
    return DONE;
}
