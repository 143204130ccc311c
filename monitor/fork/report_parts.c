/* Shared by the reports. */
#include "monitor/fork/report_parts.h"
#include "monitor/fork/phrase.h"

#include <string.h>

int within(int n, int most)
{
    return n < 0 ? 0 : n > most ? most : n;
}

const struct stage_mark *stage_first(const struct fork_record *r, enum stage stage)
{
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++)
        if (r->stage[i].stage == stage)
            return &r->stage[i];
    return NULL;
}

bool stage_of_child(const struct fork_record *r, enum stage stage)
{
    switch (stage) {
    case STAGE_SWAP_IN:
    case STAGE_IN_CORE:
    case STAGE_SWITCH:
    case STAGE_CHILD:
    case STAGE_EXEC:
    case STAGE_RAN:
    case STAGE_EXIT:
    case STAGE_GIVEN:
        return r->how != FORK_FAILED;
    default:
        return false;
    }
}

void stage_place(const struct report *report, const struct stage_mark *mark, char *text,
                 size_t size)
{
    bool user = mark->stage == STAGE_TRAP || mark->stage == STAGE_CHILD ||
                mark->stage == STAGE_PARENT;
    const struct symbols *names = user ? report->program : report->symbols;
    if (!names || !symbols_tell(names, mark->pc, I_SPACE, text, size))
        snprintf(text, size, "%06o", mark->pc);
}

/* After an exec, its parent's wait is another story. */
int64_t report_end(const struct fork_record *r)
{
    int64_t end = r->ended;
    for (int i = 0; i < within(r->stages, RECORD_STAGES); i++)
        if (r->stage[i].at > end &&
            (r->fate != FATE_EXEC || r->stage[i].stage != STAGE_WAITED))
            end = r->stage[i].at;
    return end < r->began ? r->began : end;
}

void report_title(const struct fork_record *r, char *text, size_t size)
{
    struct phrase parent = phrase_process(r->parent_name, r->parent);
    if (r->how == FORK_FAILED)
        snprintf(text, size, "Fork %d: %s cannot make a process", r->number, parent.text);
    else
        snprintf(text, size, "Fork %d: %s makes %u", r->number, parent.text, r->child);
}

static void tell_how(const struct fork_record *r, char *text, size_t size)
{
    unsigned clicks = r->parent_size;
    switch (r->how) {
    case FORK_CORE:
        snprintf(text, size, "The image of %u clicks was copied in core.", clicks);
        return;
    case FORK_SWAP:
        snprintf(text, size, "The image of %u clicks went to the swap disk.", clicks);
        return;
    case FORK_COW:
        snprintf(text, size, "%u pages of the image were shared until written.",
                 r->entries);
        return;
    case FORK_BORROW:
        snprintf(text, size, "The parent's memory was lent to the child.");
        return;
    case FORK_SHARE:
        snprintf(text, size, "Data are common to both, the stack was copied.");
        return;
    case FORK_THREAD:
        snprintf(text, size,
                 "All memory is common to both; the child has its own stack.");
        return;
    case FORK_SPAWN:
        snprintf(text, size, "Nothing of the parent's image was copied.");
        return;
    case FORK_FAILED:
        snprintf(text, size, "No child was made: %s.", r->why ? r->why : "?");
        return;
    default:
        snprintf(text, size, "The image of %u clicks is not yet copied.", clicks);
    }
}

void report_summary(const struct fork_record *r, char *text, size_t size)
{
    char how[SENTENCE / 2], fate[SENTENCE / 4];
    struct phrase time = phrase_time((r->complete ? r->ended : report_end(r)) - r->began);
    tell_how(r, how, sizeof how);
    fork_fate_tell(r, fate, sizeof fate);
    if (r->how == FORK_FAILED)
        snprintf(text, size, "%s It took %s.", how, time.text);
    else
        snprintf(text, size, "%s What became of the child: %s. %s from the trap to %s.",
                 how, fate, time.text,
                 r->complete ? "the end of the copy" : "the last that was seen");
}

const char *variant_basis(const struct variant_row *row)
{
    if (!row->possible)
        return "not possible";
    return row->observed ? "observed" : "modelled";
}

bool hazard_symbol(const struct report *r, const struct hazard *h, char *text,
                   size_t size)
{
    return r->program && h->segment && strcmp(h->segment, "stack") != 0 &&
           symbols_tell(r->program, h->run.first, D_SPACE, text, size);
}
