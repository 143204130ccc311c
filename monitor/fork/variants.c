/* The rules: what each way of making a process does with one observed window. Bytes are
 * those that the new process gets as its own; time in all is the kernel's and the disk's,
 * for making it: what the child did with its time is the same in every row and not counted;
 * memory at the peak is what the window held beyond the parent's, the new program's image
 * left out, which is the same in every row too. */
#include "monitor/fork/hazards.h"
#include "monitor/fork/variant_disk.h"
#include "monitor/fork/variant_meaning.h"

#include <string.h>

enum { FRAME_BYTES = 0200 }; /* that the lab copies to a thread's stack */

/* What every rule works from. */
struct model {
    const struct fork_record *r;
    struct variant_costs costs;
    int page;
    const struct cow_cost *cow;
};

static const struct cow_cost *cow_of(const struct fork_record *r, int page)
{
    int i = 0;
    while (i + 1 < COW_SIZES && cow_sizes[i] != page)
        i++;
    return &r->memory.cow[i];
}

/* Pages that CLICKS clicks from virtual click FIRST lie in. */
static uint32_t pages(unsigned first, unsigned clicks, int page)
{
    unsigned size = (unsigned)page / CLICK_BYTES;
    return clicks == 0 ? 0 : (first + clicks - 1) / size - first / size + 1;
}

static uint32_t data_pages(const struct model *w)
{
    const struct cow_layout *l = &w->r->memory.layout;
    return pages(l->data, l->dsize, w->page);
}

static uint32_t stack_pages(const struct model *w)
{
    unsigned ssize = w->r->memory.layout.ssize;
    if (ssize > COW_CLICKS)
        ssize = COW_CLICKS;
    return pages(COW_CLICKS - ssize, ssize, w->page);
}

/* The child gets CLICKS clicks of its own at once and ENTRIES map entries. */
static void copies_now(const struct model *w, struct variant_row *row, unsigned clicks,
                       uint32_t entries)
{
    row->bytes_now = (uint64_t)clicks * CLICK_BYTES;
    row->peak_bytes = row->bytes_now;
    row->entries = entries;
    row->total_ns = w->costs.fixed + clicks * w->costs.click;
    if (entries)
        row->total_ns += w->costs.map + entries * w->costs.entry;
}

/* The child is made, and its parent goes on. */
static void goes_on(const struct model *w, struct variant_row *row)
{
    row->stood_ns = row->total_ns + w->costs.back;
}

/* All its entries are for good: the parent will not be asked again. */
static void for_good(const struct model *w, struct variant_row *row)
{
    row->total_ns += row->entries * (w->costs.good - w->costs.entry);
}

static void fill_swap(const struct model *w, struct variant_row *row)
{
    const struct fork_record *r = w->r;
    row->bytes_now = row->peak_bytes = (uint64_t)r->parent_size * CLICK_BYTES;
    row->disk_words = 2 * (uint64_t)r->parent_size * CLICK_WORDS;
    variant_swap_times(r, &w->costs, &row->stood_ns, &row->total_ns);
}

static void fill_core(const struct model *w, struct variant_row *row)
{
    copies_now(w, row, w->r->parent_size, 0);
    row->total_ns += w->costs.laid;
    goes_on(w, row);
}

static void fill_cow(const struct model *w, struct variant_row *row)
{
    const struct cow_cost *c = w->cow;
    copies_now(w, row, U_CLICKS, c->entries);
    row->faults = c->copies[0] + c->unprotected[0];
    row->faults_after = c->copies[1] + c->unprotected[1];
    row->bytes_later = (uint64_t)c->clicks[0] * CLICK_BYTES;
    row->peak_bytes += row->bytes_later;
    goes_on(w, row);
    row->total_ns += c->copies[0] * w->costs.copying +
                     c->unprotected[0] * w->costs.taking + c->clicks[0] * w->costs.click;
}

/* The parent stands until the child's exec or exit; -1: that has not come. */
static void fill_vfork(const struct model *w, struct variant_row *row)
{
    const struct fork_record *r = w->r;
    copies_now(w, row, U_CLICKS, 0);
    row->total_ns += w->costs.lent;
    row->possible = !r->child_waited_on_pipe && !r->child_stopped;
    row->stood_ns = -1;
    int64_t ran = r->child_return.seen ? r->child_return.at : -1;
    if (r->how == FORK_SPAWN) /* it comes to user mode in its own program only */
        ran = variant_stage_at(r, STAGE_SWITCH);
    if (r->complete && ran >= 0 && r->ended >= ran)
        row->stood_ns = row->total_ns + w->costs.begin + r->ended - ran +
                        (r->fate == FATE_EXEC ? w->costs.execed : w->costs.exited);
}

static void fill_rfork(const struct model *w, struct variant_row *row)
{
    copies_now(w, row, U_CLICKS + w->r->memory.layout.ssize, data_pages(w));
    if (w->r->paged) /* room for each page of the copy, as a fault that copies needs it */
        row->total_ns += stack_pages(w) * (w->costs.copying - w->costs.taking);
    for_good(w, row);
    goes_on(w, row);
}

/* The kernel's own stack for a thread (the lab): the one there is is made longer, which copies
 * it, and its last words go to the new one as well. */
static int64_t longer_stack(const struct model *w)
{
    const struct fork_record *r = w->r;
    unsigned used = r->parent_return.seen ? (word)-r->parent_return.sp : FRAME_BYTES;
    if (used > FRAME_BYTES)
        used = FRAME_BYTES;
    return w->costs.stack + r->memory.layout.ssize * w->costs.click +
           used / 2 * w->costs.frame;
}

/* All shared; the stack is a new one. */
static void fill_fresh_stack(const struct model *w, struct variant_row *row)
{
    copies_now(w, row, U_CLICKS, data_pages(w) + stack_pages(w));
    row->peak_bytes += NEW_STACK_CLICKS * CLICK_BYTES;
    row->total_ns += NEW_STACK_CLICKS * w->costs.clear;
    if (w->r->paged)
        row->total_ns += longer_stack(w);
    for_good(w, row);
    goes_on(w, row);
}

static void fill_rfmem(const struct model *w, struct variant_row *row)
{
    copies_now(w, row, U_CLICKS, data_pages(w) + stack_pages(w));
    for_good(w, row);
    goes_on(w, row);
}

/* A u-area is made, not copied. */
static void fill_spawn(const struct model *w, struct variant_row *row)
{
    copies_now(w, row, 0, 0);
    row->peak_bytes = U_CLICKS * CLICK_BYTES;
    row->total_ns += U_CLICKS * w->costs.clear + w->costs.request;
    goes_on(w, row);
    char reason[1][VARIANT_TEXT];
    row->possible = variants_actions(w->r, reason, 1) >= 0;
}

static void fill_refused(const struct model *w, struct variant_row *row)
{
    (void)w;
    row->possible = false;
}

struct rule {
    const char *name, *rule;
    void (*fill)(const struct model *w, struct variant_row *row);
};

/* clang-format off */
static const struct rule rules[VARIANTS] = {
    [VARIANT_SWAP] = { "fork by swapping",
        "the child's image goes to the disk and back in before it runs; the parent stays",
        fill_swap },
    [VARIANT_CORE] = { "fork in core",
        "the whole image, u-area, data and stack, is copied click by click", fill_core },
    [VARIANT_COW] = { "copy-on-write",
        "u-area and map at once; a page when first written, unless by its last holder", fill_cow },
    [VARIANT_VFORK] = { "vfork",
        "u-area only; the child borrows the memory, the parent stands until exec or exit",
        fill_vfork },
    [VARIANT_CMS] = { "VM/CMS fork", "vfork's rule under fork's name", fill_vfork },
    [VARIANT_RFORK] = { "rfork, Plan 9",
        "rfork(RFPROC|RFMEM): data and bss are shared, the stack is copied", fill_rfork },
    [VARIANT_SPROC] = { "sproc, IRIX",
        "all is shared; the child begins in a function, on a fresh stack", fill_fresh_stack },
    [VARIANT_RFMEM] = { "rfork, FreeBSD",
        "rfork(RFPROC|RFMEM): all is shared, the stack too; hence rfork_thread", fill_rfmem },
    [VARIANT_CLONE] = { "clone(CLONE_VM)",
        "Linux: all is shared, on a stack of the caller's; the flags that fit this child:", fill_fresh_stack },
    [VARIANT_SPAWN] = { "posix_spawn",
        "nothing is copied: a new process is built from the file; so VMS, Windows",
        fill_spawn },
    [VARIANT_NOMMU] = { "fork without MMU", "uClinux: refused; vfork is all there is",
        fill_refused },
};
/* clang-format on */

static void fill(const struct fork_record *r, int page, bool observe,
                 struct variant_row *rows)
{
    struct model w = {
        .r = r, .costs = variant_costs_of(r), .page = page, .cow = cow_of(r, page)
    };
    struct hazard_counts hazards = hazards_count(r);
    for (int v = 0; v < VARIANTS; v++) {
        rows[v] = (struct variant_row){ .variant = (enum variant)v,
                                        .name = rules[v].name,
                                        .rule = rules[v].rule,
                                        .possible = true };
        rules[v].fill(&w, &rows[v]);
        if (observe)
            variant_observe(r, page, &w.costs, &rows[v]);
        variant_mean(r, w.cow, &hazards, &rows[v]);
    }
}

void variants_fill(const struct fork_record *r, int page, struct variant_row *rows)
{
    fill(r, page, true, rows);
}

void variants_model(const struct fork_record *r, int page, struct variant_row *rows)
{
    fill(r, page, false, rows);
}
