/* The tables in the plainest way, beside the picture. */
#include "tests/unit/core_rig.h"

#include "monitor/fork/observatory.h"
#include "monitor/run.h"

#include <unistd.h>

struct core_rig core_rig;

void core_begin(void)
{
    core_rig.s = session_begin();
    core_rig.p = calloc(1, sizeof *core_rig.p);
}

void core_end(void)
{
    core_picture_watch(core_rig.s.m, core_rig.p, false);
    free(core_rig.p);
    session_end(&core_rig.s);
}

void core_command(const char *format, const char *text)
{
    char line[300];
    snprintf(line, sizeof line, format, text);
    const char *said = session_do(&core_rig.s, line);
    ck_assert_msg(core_rig.s.m->error[0] == '\0', "%s: %s", line, said);
}

void core_boot_lab(const char *policy, const char *core)
{
    core_command("set cpu %s", core);
    core_command("lab boot -o %s", policy);
    core_command("await \"# \" 60s%s", "");
    core_picture_watch(core_rig.s.m, core_rig.p, true);
}

/* Packs below $FORK11_IMAGES, and what is typed, waited for and set until there is a prompt. */
static const struct system {
    const char *pack, *more[10];
} systems[] = {
    [CORE_V6] = {"v6/root.rk",
                 { "boot rk0", "await \"@\" 30s", "type \"rkunix\\r\"",
                    "await \"login: \" 120s", "type \"root\\r\"",
                    "await \"\\n# \" 60s" }                    },
    [CORE_V5] = { "v5/root.rk",
                 { "boot rk0", "await \"@\" 30s", "type \"unix\\r\"",
                    "await \"login: \" 120s", "type \"root\\r\"",
                    "await \"\\n# \" 60s" }                    },
    [CORE_V4] = { "v4/root.rk",
                 { "boot rk0", "type \"kunix\\r\"", "await \"login: \" 120s",
                    "type \"root\\r\"", "await \"\\n# \" 60s" }},
    [CORE_V7] = { "v7/v7m-root.rl02",
                 { "boot rl0", "await \"\\n#\" 60s", "type \"boot\\r\"",
                    "await \": \" 60s", "type \"rl(0,0)unix\\r\"",
                    "await \"\\177# \" 120s" }                 },
    [CORE_V7_SPLIT] = { "v7/v7m-root.rl02",
                 { "boot rl0", "await \"\\n#\" 60s", "type \"boot\\r\"",
                          "await \": \" 60s", "type \"rl(0,0)munix\\r\"",
                          "await \"\\177# \" 120s" }           },
    [CORE_V7_SWAP] = { "v7/v7m-root.rl02",
                 { "boot rl0", "await \"\\n#\" 60s", "type \"boot\\r\"",
                         "await \": \" 60s", "break 34010", "type \"rl(0,0)unix\\r\"",
                         "step 100000000", "nobreak all", "set cpu 72k",
                         "await \"\\177# \" 120s" }            },
};

bool core_boot_unix(enum core_system which, const char *core)
{
    char path[256];
    const struct system *system = &systems[which];
    const char *images = getenv("FORK11_IMAGES");
    snprintf(path, sizeof path, "%s/%s", images ? images : "", system->pack);
    if (!images || access(path, R_OK) != 0)
        return false;
    core_command("set cpu %s", core);
    core_command(strstr(path, ".rl") ? "attach -o rl0 %s" : "attach -o rk0 %s", path);
    for (int i = 0; i < 10 && system->more[i]; i++)
        core_command("%s", system->more[i]);
    core_picture_watch(core_rig.s.m, core_rig.p, true);
    return true;
}

bool core_step(const struct fork_record **r, enum stage *stage)
{
    struct monitor *m = core_rig.s.m;
    const struct stage_mark *mark;
    observatory_step(m, true);
    enum ended ended = run_machine(m, m->machine->bus.sched.now + 20 * NS_PER_SEC, 0);
    observatory_step(m, false);
    if (ended != ENDED_STAGE)
        return false;
    *r = observatory_stage(m, &mark);
    *stage = mark->stage;
    return true;
}

const struct fork_record *core_step_to(enum stage stage)
{
    const struct fork_record *r;
    enum stage there = STAGE_KINDS;
    while (there != stage)
        ck_assert(core_step(&r, &there));
    return r;
}

void core_run(int64_t ns)
{
    struct monitor *m = core_rig.s.m;
    ck_assert_int_eq(run_machine(m, m->machine->bus.sched.now + ns, 0), ENDED_STEP);
}

void core_run_count(uint64_t count)
{
    ck_assert_int_eq(run_machine(core_rig.s.m, SCHED_NEVER, count), ENDED_STEP);
}

const struct core_picture *core_shown(void)
{
    core_picture_make(core_rig.s.m, core_rig.p);
    return core_rig.p;
}

const struct core_motion *core_motion(enum core_movement kind)
{
    for (int i = 0; i < core_rig.p->motions; i++)
        if (core_rig.p->motion[i].kind == kind)
            return &core_rig.p->motion[i];
    return NULL;
}

unsigned core_count(enum core_owner owner, int slot)
{
    const struct core_picture *p = core_rig.p;
    unsigned n = 0;
    for (uint32_t i = 0; i < p->clicks; i++)
        n += p->click[i].owner == owner && (slot < 0 || p->click[i].slot == slot);
    return n;
}

static const char *told(const struct core_click *c)
{
    static char text[80];
    snprintf(text, sizeof text, "owner %d slot %d holders %d marks %d", c->owner, c->slot,
             c->holders, c->marks);
    return text;
}

static bool is_image(const struct core_click *c)
{
    return c->owner == CORE_USER || c->owner == CORE_DATA || c->owner == CORE_STACK;
}

/* While sched has it written its SLOAD is off already, and SLOCK on. */
static bool is_in_core(const struct proc_entry *e)
{
    return e->flag & (PROC_LOADED | PROC_LOCKED);
}

/* V6's image, u-area first; the lab's u-area alone. One that expand finds no core for goes to the
 * disk as long as it was, its p_size what it is to be. */
static void image_agrees(struct monitor *m, const struct core_picture *p,
                         const struct proc_entry *e)
{
    struct user_area u;
    word usize = m->kernel.edition->usize;
    bool grows = e->flag & PROC_LOCKED;
    uint32_t size = m->kernel.edition->page || grows ? usize : e->size;
    ck_assert(unix_user(m, e->addr, &u));
    for (uint32_t i = 0; i < size; i++) {
        const struct core_click *c = &p->click[e->addr + i];
        ck_assert_msg(is_image(c) && c->slot == e->slot, "click %u of slot %d: %s", i,
                      e->slot, told(c));
        ck_assert_int_eq(c->owner == CORE_USER, i < usize);
        if (e->size == usize + u.dsize + u.ssize && i >= usize)
            ck_assert_int_eq(c->owner == CORE_STACK, i >= (uint32_t)usize + u.dsize);
    }
}

/* One that newproc makes through the disk has its parent's p_addr until it is written. */
static bool has_parents(struct monitor *m, const struct proc_entry *e)
{
    struct proc_entry parent;
    int slot = unix_slot_of_pid(m, e->ppid);
    return slot >= 0 && slot != e->slot && unix_proc(m, slot, &parent) &&
           parent.addr == e->addr;
}

static void block_agrees(struct monitor *m, const struct core_picture *p,
                         const struct proc_entry *e)
{
    uint32_t at = m->kernel.edition->page ? e->swap : e->addr;
    uint32_t blocks = m->kernel.edition->page ? e->blocks : (e->size + 7u) / 8;
    for (uint32_t i = 0; i < blocks; i++) {
        ck_assert_msg(at + i >= p->swap_from && at + i < p->swap_to, "slot %d", e->slot);
        const struct core_click *c = &p->swap[at + i - p->swap_from];
        ck_assert_msg(is_image(c) && c->slot == e->slot, "block %u of slot %d: %s", i,
                      e->slot, told(c));
        ck_assert_int_eq(c->owner == CORE_USER, i < 2);
        ck_assert_int_eq(!!(c->marks & CORE_KEPT), is_in_core(e));
    }
}

static void pages_agree(struct monitor *m, const struct core_picture *p)
{
    struct page_entry page;
    struct proc_entry e;
    for (int n = 0; n < unix_pages(m); n++) {
        int holders = 0, first = -1;
        if (!unix_page(m, n, &page) || page.clicks == 0)
            continue;
        for (int slot = 0; slot < unix_procs(m); slot++)
            for (int i = 0; unix_proc(m, slot, &e) && i < UNIX_PAGES; i++)
                if (e.stat != PROC_FREE && e.page[i] == page.at && holders++ == 0)
                    first = slot;
        for (uint32_t i = 0; i < page.clicks; i++) {
            const struct core_click *c = &p->click[page.addr + i];
            ck_assert_msg(c->slot == first, "page %d of slot %d: %s", n, first, told(c));
            ck_assert_int_eq(c->holders, holders > 1 ? holders : 0);
            ck_assert_int_eq(c->owner == CORE_SHARED, holders > 1);
            ck_assert_int_eq(c->owner == CORE_NOBODY, holders == 0);
        }
    }
}

static void texts_agree(struct monitor *m, const struct core_picture *p)
{
    struct text_entry t;
    for (int slot = 0; slot < unix_texts(m); slot++) {
        ck_assert(unix_text(m, slot, &t));
        for (uint32_t i = 0; t.used && t.ccount && i < t.size; i++) {
            ck_assert_int_eq(p->click[t.caddr + i].owner, CORE_TEXT);
            ck_assert_int_eq(p->click[t.caddr + i].slot, slot);
        }
        for (uint32_t i = 0; t.used && t.daddr && i < (t.size + 7u) / 8; i++)
            ck_assert_int_eq(p->swap[t.daddr + i - p->swap_from].owner, CORE_TEXT);
    }
}

static void maps_agree(struct monitor *m, const struct core_picture *p)
{
    struct free_run run[400];
    int n = unix_free(m, "coremap", run, 400);
    for (int i = 0; i < n; i++)
        for (uint32_t c = 0; c < run[i].size; c++)
            ck_assert_int_eq(p->click[run[i].at + c].owner, CORE_FREE);
    n = unix_free(m, "swapmap", run, 400);
    for (int i = 0; i < n; i++)
        for (uint32_t b = 0; b < run[i].size; b++)
            ck_assert_int_eq(p->swap[run[i].at + b - p->swap_from].owner, CORE_FREE);
}

static void sums_agree(struct monitor *m, const struct core_picture *p)
{
    unsigned sum = 0;
    ck_assert_uint_eq(p->clicks, m->machine->bus.core_bytes / 64);
    for (int owner = CORE_UNKNOWN; owner < CORE_OWNERS; owner++)
        sum += core_count(owner, -1);
    ck_assert_uint_eq(sum, p->clicks);
    for (uint32_t i = p->clicks; i < CORE_CLICKS; i++)
        ck_assert_int_eq(p->click[i].owner, CORE_ABSENT);
}

static void process_agrees(const struct core_process *line, const struct proc_entry *e)
{
    ck_assert_int_eq(line->slot, e->slot);
    ck_assert_uint_eq(line->pid, e->pid);
    ck_assert_uint_eq(line->ppid, e->ppid);
    ck_assert_int_eq(line->state, e->stat);
    ck_assert_uint_eq(line->at, e->addr);
    ck_assert_uint_eq(line->clicks, e->size);
    ck_assert_int_eq(line->in_core, is_in_core(e) && e->stat != PROC_ZOMBIE);
}

void core_agrees(int born)
{
    struct monitor *m = core_rig.s.m;
    const struct core_picture *p = core_rig.p;
    struct proc_entry e;
    int n = 0;
    ck_assert(p->known);
    ck_assert_int_eq(p->now, m->machine->bus.sched.now);
    for (int slot = 0; slot < unix_procs(m); slot++) {
        if (!unix_proc(m, slot, &e) || e.stat == PROC_FREE)
            continue;
        ck_assert_int_lt(n, p->processes);
        process_agrees(&p->process[n++], &e);
        if (slot == born || e.stat == PROC_ZOMBIE)
            continue;
        if (is_in_core(&e) && !has_parents(m, &e))
            image_agrees(m, p, &e);
        if (m->kernel.edition->page || !is_in_core(&e))
            block_agrees(m, p, &e);
    }
    ck_assert_int_eq(n, p->processes);
    pages_agree(m, p);
    texts_agree(m, p);
    maps_agree(m, p);
    sums_agree(m, p);
}

void core_names_agree(void)
{
    const struct core_picture *p = core_shown();
    char name[UNIX_NAME];
    for (int i = 0; i < p->processes; i++) {
        unix_name(core_rig.s.m, p->process[i].slot, name);
        if (strcmp(name, "?") != 0) /* the picture may know it from before */
            ck_assert_str_eq(p->process[i].name, name);
    }
}
