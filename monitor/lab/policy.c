/* The lab kernel's policy, in its variable _policy (images/lab/sys/defs.s has the numbers). */
#include "monitor/lab/policy.h"
#include "monitor/view.h"

#include <string.h>
#include <strings.h>

static const char *const names[LAB_POLICIES] = { "swap",   "core",  "cow",
                                                 "borrow", "share", "thread" };

static const struct view kernel_data = { .virtual = true,
                                         .mode = KERNEL,
                                         .space = D_SPACE };

int lab_policy_find(const char *name)
{
    for (int i = 0; i < LAB_POLICIES; i++)
        if (strcasecmp(names[i], name) == 0)
            return i;
    return -1;
}

const char *lab_policy_name(int policy)
{
    return policy >= 0 && policy < LAB_POLICIES ? names[policy] : NULL;
}

void lab_policy_words(char words[LAB_WORDS])
{
    *words = '\0';
    for (int i = 0; i < LAB_POLICIES; i++) {
        if (i > 0)
            strcat(words, i == LAB_POLICIES - 1 ? " and " : ", ");
        strcat(words, names[i]);
    }
}

enum result lab_no_policy(struct monitor *m, const char *name)
{
    char words[LAB_WORDS];
    lab_policy_words(words);
    return fail(m, "%s is no policy: the lab's are %s.", name, words);
}

word lab_policy_switches(int policy)
{
    return (word)(policy + 1);
}

static enum result find(struct monitor *m, word *at)
{
    if (kernel_symbol(&m->kernel, "_policy", at))
        return DONE;
    if (m->kernel.known)
        return fail(m,
                    "The kernel that runs, %s, is not the lab's: it has one way to "
                    "fork.",
                    m->kernel.symbols.origin);
    return fail(m, "No lab kernel runs: LAB BOOT, or fork11 lab, starts it.");
}

enum result lab_policy(struct monitor *m, word *policy)
{
    word at;
    if (find(m, &at) != DONE)
        return FAILED;
    return view_peek(m, kernel_data, at, policy);
}

enum result lab_set_policy(struct monitor *m, int policy)
{
    word at;
    if (find(m, &at) != DONE)
        return FAILED;
    return view_write(m, kernel_data, at, (word)policy, WHOLE_WORD);
}
