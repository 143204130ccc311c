/* LAB: the lab system booted, its policy, its counts. */
#include "monitor/command.h"
#include "monitor/images/named.h"
#include "monitor/lab/policy.h"

/* A lab that is in drive 0 already is taken out, another pack is not. */
static enum result make_room(struct monitor *m)
{
    const struct disk *disk = &m->machine->rk11.drive[0].unit.disk;
    if (disk->attached && !disk->built_in)
        return fail(m, "RK0 holds %s: detach rk0 first.", disk->path);
    drive_unload(&m->machine->rk11.board, 0);
    return DONE;
}

static enum result lab_boot(struct monitor *m, const char *args)
{
    char policy[WORD_SIZE];
    uint32_t switches;
    char bad = take_switches(&args, "o", &switches);
    if (bad)
        return fail(m, "-%c is not a switch of LAB BOOT; -o is.", bad);
    bool named = take_word(&args, policy, sizeof policy, false);
    if (no_more(m, "LAB", args) != DONE)
        return FAILED;
    if (named && lab_policy_find(policy) < 0)
        return lab_no_policy(m, policy);
    if (make_room(m) != DONE)
        return FAILED;
    return named_boot(m, &(struct named_wish){ .name = "lab",
                                               .aside = has_switch(switches, 'o'),
                                               .policy = named ? policy : NULL });
}

static enum result say_policy(struct monitor *m)
{
    word policy;
    if (lab_policy(m, &policy) != DONE)
        return FAILED;
    const char *name = lab_policy_name(policy);
    if (name)
        say(m, "%s\n", name);
    else
        say(m, "%u, which is no policy\n", policy);
    return DONE;
}

static enum result lab_policy_verb(struct monitor *m, const char *args)
{
    char name[WORD_SIZE];
    if (!take_word(&args, name, sizeof name, false))
        return say_policy(m);
    if (no_more(m, "LAB", args) != DONE)
        return FAILED;
    int policy = lab_policy_find(name);
    return policy < 0 ? lab_no_policy(m, name) : lab_set_policy(m, policy);
}

enum result do_lab(struct monitor *m, const char *args)
{
    char verb[WORD_SIZE];
    if (!take_word(&args, verb, sizeof verb, true))
        return usage(m, "LAB");
    if (abbreviates(verb, "BOOT", "B"))
        return lab_boot(m, args);
    if (abbreviates(verb, "POLICY", "P"))
        return lab_policy_verb(m, args);
    if (abbreviates(verb, "CHECK", "C"))
        return no_more(m, "LAB", args) == DONE ? lab_check(m) : FAILED;
    return usage(m, "LAB");
}
