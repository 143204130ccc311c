/* The sentences of the picture of core. */
#include "monitor/panel/core_words.h"
#include "monitor/panel/core_times.h"

#include <stdio.h>

static const char *const states[] = {
    [PROC_FREE] = "free",   [PROC_SLEEP] = "sleeping", [PROC_WAIT] = "waiting",
    [PROC_RUN] = "ready",   [PROC_IDLE] = "in making", [PROC_ZOMBIE] = "zombie",
    [PROC_STOP] = "stopped"
};

const char *core_state(const struct core_process *process)
{
    if (process->current && process->state == PROC_RUN)
        return "running";
    if (process->state < 0 || process->state >= PROC_UNKNOWN)
        return "?";
    return states[process->state];
}

struct phrase core_place(const struct core_process *process)
{
    struct phrase p;
    if (process->clicks == 0 || process->at == 0)
        return (struct phrase){ "nowhere yet" };
    if (process->in_core && process->state != PROC_ZOMBIE)
        snprintf(p.text, sizeof p.text, "core %06o", process->at);
    else
        snprintf(p.text, sizeof p.text, "swap %06o", process->at);
    return p;
}

/* Whose program a text is: the first process's that has it. */
static const struct core_process *reader(const struct core_picture *p, int text)
{
    for (int i = 0; i < p->processes && i < KERNEL_PROCS; i++)
        if (p->process[i].text == text)
            return &p->process[i];
    return NULL;
}

void core_label(const struct core_picture *p, const struct core_click *click, char *text,
                char *shorter)
{
    const struct core_process *process;
    text[0] = shorter[0] = '\0';
    if (click->owner == CORE_TEXT && (process = reader(p, click->slot))) {
        snprintf(text, WORDS, "%s's text", process->name);
        snprintf(shorter, WORDS, "%s", process->name);
    }
    if (click->slot < 0 || click->owner == CORE_TEXT ||
        !(process = core_process_in(p, click->slot)))
        return;
    snprintf(shorter, WORDS, "%u", process->pid);
    phrase_add(text, WORDS, "%u %s", process->pid, process->name);
    if (click->owner == CORE_SHARED && click->holders > 1)
        phrase_add(text, WORDS, " +%u%s", click->holders - 1u,
                   click->marks & CORE_ON_WRITE ? ": until written" : "");
    else if (click->marks & CORE_LENT)
        phrase_add(text, WORDS, ": borrowed");
}

struct phrase core_who(const struct core_picture *p, int slot)
{
    const struct core_process *process = core_process_in(p, slot);
    return process ? phrase_process(process->name, process->pid)
                   : (struct phrase){ "nobody" };
}

void core_tell_motion(const struct core_picture *p, const struct core_motion *motion,
                      char *text, size_t size)
{
    static const char *const doing[] = { [CORE_COPY] = "Copying",
                                         [CORE_CLEAR] = "Clearing",
                                         [CORE_SWAP_OUT] = "Swapping out",
                                         [CORE_SWAP_IN] = "Swapping in" };
    text[0] = '\0';
    phrase_add(text, size, "%s",
               motion->kind <= CORE_SWAP_IN ? doing[motion->kind] : "?");
    if (motion->slot >= 0)
        phrase_add(text, size, " for %s", core_who(p, motion->slot).text);
    phrase_add(text, size, ": %u of %s", motion->done,
               phrase_count(motion->clicks, "click").text);
}

void core_tell_process(const struct core_picture *p, int i, char *text, size_t size)
{
    const struct core_process *process = &p->process[i];
    text[0] = '\0';
    phrase_add(text, size, "%s, child of %u: %s. %s (%u bytes) of its own at %s",
               phrase_process(process->name, process->pid).text, process->ppid,
               core_state(process), phrase_count(process->clicks, "click").text,
               process->clicks * CLICK, core_place(process).text);
    if (process->text >= 0)
        phrase_add(text, size, ", and shared text %d", process->text);
}

void core_tell_fork(const struct core_picture *p, int i, char *text, size_t size)
{
    const struct core_fork *f = &p->fork[i];
    bool open = f->ended == SCHED_NEVER;
    text[0] = '\0';
    phrase_add(text, size, "Fork %d (%s): %u ", f->number, fork_how_name(f->how),
               f->parent);
    if (f->child)
        phrase_add(text, size, "made %u", f->child);
    else
        phrase_add(text, size, "has no child");
    phrase_add(text, size, " at %s; its window ", phrase_time(f->began).text);
    phrase_add(text, size, open ? "has been open for %s." : "was open for %s.",
               phrase_time(fork_end(p, i) - (f->began < 0 ? 0 : f->began)).text);
    phrase_add(text, size, " Click: FORK SHOW %d", f->number);
}

const char *core_tell_owner(int owner)
{
    static const char *const tells[CORE_OWNERS] = {
        [CORE_ABSENT] = "No core is fitted there.",
        [CORE_UNKNOWN] = "No kernel is known that could say whose this is.",
        [CORE_KERNEL] = "The kernel's own text, data and tables.",
        [CORE_BUFFERS] = "The kernel's buffers: blocks of the disks, 512 bytes each.",
        [CORE_USER] =
            "A process's user structure and kernel stack, 1 KB: what the kernel "
            "must have at hand while the process runs.",
        [CORE_DATA] = "A process's data, and its text where that is not shared.",
        [CORE_STACK] = "A process's stack.",
        [CORE_TEXT] =
            "A program's text: read only, once for all who run it. A fork copies "
            "none of it.",
        [CORE_SHARED] = "A page that several processes have, a band for each; it splits "
                        "when one of them writes to it.",
        [CORE_FREE] = "Free: on the kernel's map, for whoever asks next.",
        [CORE_NOBODY] =
            "Neither free nor anybody's yet: taken for something in the making.",
    };
    return owner >= 0 && owner < CORE_OWNERS ? tells[owner] : "";
}
