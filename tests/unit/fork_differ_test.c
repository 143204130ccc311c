/* Real forks of V4, V5 and V6, in much core and in little, and of the lab, in the ways that
 * copy: while a window is open, every byte in which parent and child differ lies in a click
 * that one of them is known to have written, and every such click has its event. Needs the
 * packs of $FORK11_IMAGES, but for the lab's. */
#include "monitor/fork/observatory.h"
#include "monitor/unix/whole.h"
#include "tests/unit/session.h"

#include <unistd.h>

enum { USIZE = 16, CLICK_BYTES = 64 };

struct boot {
    const char *pack, *core;
    const char *at_prompt, *kernel; /* NULL: nothing is awaited; what is typed */
};

static const struct boot boots[] = {
    {"v6/root.rk",  "256k", "@",  "rkunix\\r"},
    { "v6/root.rk", "64k",  "@",  "rkunix\\r"},
    { "v6/root.rk", "56k",  "@",  "rkunix\\r"},
    { "v5/root.rk", "64k",  "@",  "unix\\r"  },
    { "v4/root.rk", "64k",  NULL, "kunix\\r" },
};

static struct session s;
static int compared;             /* pairs of images */
static unsigned stores[RECORDS]; /* EVENT_STOREs by fork */
static bool
    shrunk[65536]; /* by pid: what it gave back and got again is the kernel's zeros */

static void line(const char *format, const char *text)
{
    char command[300];
    snprintf(command, sizeof command, format, text);
    const char *said = session_do(&s, command);
    ck_assert_msg(s.m->error[0] == '\0', "%s: %s", command, said);
}

/* An image in core that is whole: not about to grow. */
struct side_image {
    struct whole whole;
    struct user_area u;
};

static bool image_there(int slot, word pid, struct side_image *i)
{
    struct proc_entry p;
    if (!unix_proc(s.m, slot, &p) || p.pid != pid || p.stat == PROC_FREE ||
        p.stat == PROC_ZOMBIE || !(p.flag & PROC_LOADED) ||
        !whole_user(s.m, &p, &i->u, &i->whole))
        return false;
    return p.size == USIZE + i->u.dsize + i->u.ssize;
}

/* The bytes of virtual CLICK. False: the image has none there. */
static bool click_bytes(const struct side_image *i, const struct cow_layout *l,
                        unsigned click, byte *bytes)
{
    unsigned offset = click - l->data;
    if (click >= COW_CLICKS - (unsigned)i->u.ssize)
        offset = i->u.dsize + click - (COW_CLICKS - (unsigned)i->u.ssize);
    else if (offset >= i->u.dsize)
        return false;
    return whole_bytes(s.m, &i->whole, (USIZE + offset) * CLICK_BYTES, bytes,
                       CLICK_BYTES);
}

static void compare(const struct fork_record *r)
{
    const struct fork_memory *m = &r->memory;
    const struct click_set copy = layout_clicks(m->layout);
    struct side_image parent, child;
    if (!m->watching || shrunk[r->parent] || shrunk[r->child] ||
        !image_there(r->parent_slot, r->parent, &parent) ||
        !image_there(r->child_slot, r->child, &child))
        return;
    compared++;
    for (unsigned click = 0; click < COW_CLICKS; click++) {
        byte ours[CLICK_BYTES], theirs[CLICK_BYTES];
        if (!click_has(&copy, click) || click_has(&m->parent, click) ||
            click_has(&m->child, click) ||
            !click_bytes(&parent, &m->layout, click, ours) ||
            !click_bytes(&child, &m->layout, click, theirs))
            continue;
        if (memcmp(ours, theirs, sizeof ours) != 0)
            ck_abort_msg("fork %d: click %u differs, and nobody wrote it", r->number,
                         click);
    }
}

/* At every call of a child, and when its image is about to go. */
static void hear(void *host, const struct fork_event *e)
{
    (void)host;
    if (e->kind == EVENT_STORE && e->fork >= 0 && e->fork < RECORDS)
        stores[e->fork]++;
    if (e->kind == EVENT_GROW && e->grow.new_size < e->grow.old_size)
        shrunk[e->pid] = true;
    if (e->kind != EVENT_CALL && e->kind != EVENT_EXEC && e->kind != EVENT_PARENT)
        return;
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_record *r = observatory_record(s.m, i);
        if (r && !r->complete && r->number > 0)
            compare(r);
    }
}

static void check_stores(void)
{
    for (int i = 0; i < observatory_forks(s.m); i++) {
        const struct fork_memory *m = &observatory_record(s.m, i)->memory;
        unsigned clicks = click_count(&m->child) + click_count(&m->parent);
        ck_assert_uint_eq(m->stores, clicks);
        ck_assert_uint_eq(stores[i], clicks);
    }
}

START_TEST(what_differs_was_written)
{
    static const struct fork_sink sink = { .take = hear };
    const struct boot *b = &boots[_i];
    const char *images = getenv("FORK11_IMAGES");
    char path[300];
    snprintf(path, sizeof path, "%s/%s", images ? images : "", b->pack);
    if (!images || access(path, R_OK) != 0)
        return;
    s = session_begin();
    ck_assert(observatory_on(s.m));
    ck_assert(observatory_listen(s.m, &sink));
    line("set cpu %s", b->core);
    line("attach -o rk0 %s", path);
    line("boot rk0%s", "");
    if (b->at_prompt)
        line("await \"%s\" 30s", b->at_prompt);
    line("type \"%s\"", b->kernel);
    line("await \"login: \" %s", "120s");
    line("type \"root\\r\"%s", "");
    line("await \"\\n# \" %s", "60s");
    line("type \"(date; ls / >/tmp/x; date >/tmp/y) & cat /etc/passwd; wait\\r\"%s", "");
    line("await \"\\n# \" %s", "100s");
    line("type \"(date; ed /tmp/x; date)\\r1,$p\\rq\\r\"%s", "");
    line("await \"\\n# \" %s", "100s");
    check_stores();
    ck_assert_int_gt(compared, 10);
    session_end(&s);
}
END_TEST

/* Programs that write here and there, grow, and fork in each other. */
START_TEST(what_differs_on_the_lab_was_written)
{
    static const char *const policies[] = { "swap", "core", "cow" };
    static const struct fork_sink sink = { .take = hear };
    s = session_begin();
    compared = 0;
    memset(stores, 0, sizeof stores);
    memset(shrunk, 0, sizeof shrunk);
    ck_assert(observatory_listen(s.m, &sink));
    line("lab boot -o %s", policies[_i]);
    line("await \"# \" 60s%s", "");
    ck_assert(observatory_on(s.m));
    line("type \"hello; ls | wc; pipeends; writeall 9; redirect\\r\"%s", "");
    line("await \"\\n# \" %s", "100s");
    line("type \"random 1 6; random 2 6; random 3 6\\r\"%s", "");
    line("await \"\\n# \" %s", "600s");
    ck_assert_int_lt(observatory_forks(s.m), RECORDS);
    check_stores();
    ck_assert_int_gt(compared, 100);
    session_end(&s);
}
END_TEST

Suite *unit_suite(void)
{
    Suite *suite = suite_create("fork_differ");
    TCase *tc = tcase_create("packs");
    tcase_set_timeout(tc, 120);
    suite_add_tcase(suite, tc);
    tcase_add_loop_test(tc, what_differs_was_written, 0,
                        (int)(sizeof boots / sizeof boots[0]));
    tcase_add_loop_test(tc, what_differs_on_the_lab_was_written, 0, 3);
    return suite;
}
