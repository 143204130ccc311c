/* MAPS: the segments that the KT11 gives a process, from the prototypes in its user
 * structure. As sureg (main.c) makes registers of them: read-only pages lie in the shared
 * text, the others in the process's own image. */
#include "monitor/unix/entry.h"
#include "monitor/unix/tell.h"
#include "monitor/unix/whole.h"

enum { PAGE_BYTES = 8192, RW = 06, WO = 04, PAGE_CLICKS = 128 };

struct segment {
    int page;
    uint32_t low, bytes; /* virtual */
    word prototype;      /* click of the image or text that LOW is */
    bool text, down;
};

/* The page that one prototype pair makes. False: none. */
static bool segment_of(int page, word isa, word isd, struct segment *s)
{
    uint32_t blocks = (isd >> 8 & 0177) + 1u;
    *s = (struct segment){ .page = page, .low = (uint32_t)(page & 7) * PAGE_BYTES };
    if ((isd & RW) == 0)
        return false;
    s->text = (isd & WO) == 0;
    s->down = isd & PDR_ED;
    s->prototype = isa;
    s->bytes = blocks * CLICK;
    if (s->down) {
        s->low += (blocks - 1) * CLICK;
        s->prototype = (word)(isa + blocks - 1);
        s->bytes = (PAGE_CLICKS - blocks + 1) * CLICK;
    }
    return true;
}

static bool text_of(const struct monitor *m, const struct proc_entry *p,
                    struct text_entry *t)
{
    for (int slot = 0; slot < unix_texts(m); slot++)
        if (p->textp && unix_text(m, slot, t) && t->at == p->textp)
            return true;
    return false;
}

/* Physical bytes, or how far into the image or text on the disk. */
static void say_physical(struct monitor *m, const struct segment *s,
                         const struct whole *w)
{
    uint32_t at = ((uint32_t)w->at + s->prototype) * CLICK;
    bool inside =
        (uint32_t)s->prototype * CLICK + s->bytes <= (uint32_t)w->clicks * CLICK;
    if (w->drive >= 0)
        say(m, "block %u of RK%d, %u clicks into it", w->at, w->drive, s->prototype);
    else
        say(m, "%06o-%06o", at, at + s->bytes - 1);
    say(m, inside ? "\n" : "  ? beyond its end\n");
}

static const char *kind_of(const struct segment *s, const struct user_area *u)
{
    if (s->text)
        return "text";
    return (uint32_t)s->prototype >= 16u + u->dsize ? "stack" : "data";
}

static void say_segment(struct monitor *m, const struct segment *s,
                        const struct user_area *u, const struct whole *image,
                        const struct whole *text)
{
    const struct whole *w = s->text ? text : image;
    char space = u->sep ? s->page < 8 ? 'I' : 'D' : ' ';
    say(m, "  %c %d  %06o-%06o  %6u  %-10s  %-5s  ", space, s->page & 7, s->low,
        s->low + s->bytes - 1, s->bytes, s->text ? "read only" : "read write",
        kind_of(s, u));
    if (w)
        say_physical(m, s, w);
    else
        say(m, "?\n");
}

enum result do_maps(struct monitor *m, const char *args)
{
    struct proc_entry p;
    struct user_area u;
    struct text_entry t;
    struct segment s;
    struct whole image, text;
    char who[TELL_TEXT];
    if (take_process(m, "MAPS", args, &p) != DONE)
        return FAILED;
    tell_process(m, &p, who, sizeof who);
    if (p.stat == PROC_ZOMBIE || !whole_user(m, &p, &u, &image))
        return fail(m, "The u-area of %s cannot be read.", who);
    bool shared = text_of(m, &p, &t) && whole_text(m, &t, &text);
    say(m, "%s, %s\n  PAGE  VIRTUAL         BYTES  ACCESS      WHAT   PHYSICAL\n", who,
        image.drive < 0 ? "in core" : "swapped out: this is where it lies on the disk");
    int pages = u.sep ? 16 : 8;
    for (int page = 0; page < pages; page++)
        if (segment_of(page, u.uisa[page], u.uisd[page], &s))
            say_segment(m, &s, &u, &image, shared ? &text : NULL);
    return DONE;
}
