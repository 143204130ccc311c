/* LAB CHECK: the lab kernel's counts, of the stopped machine. */
#include "monitor/lab/balance.h"
#include "monitor/lab/policy.h"

static struct balance balance;

enum result lab_check(struct monitor *m)
{
    word policy;
    if (lab_policy(m, &policy) != DONE)
        return FAILED;
    const char *missing = lab_names_find(&balance.tables.n, &m->kernel);
    if (missing)
        return fail(m, "The lab kernel that runs has no %s: it is of another make.",
                    missing);
    balance_check(&balance, m->machine);
    if (!balance.quiet)
        say(m,
            "Process %u is in the middle of something: only what can never be is told.\n",
            balance.busy);
    say(m, "%s", balance.text);
    if (balance.wrong)
        return fail(m, "The lab's counts do not balance: %d of them.", balance.wrong);
    say(m,
        "Balanced: %d processes, %d pages; %d of %d clicks of core are free, %d of %d "
        "blocks "
        "of swap.\n",
        balance.procs, balance.pages, balance.free_clicks, balance.clicks,
        balance.free_blocks, balance.blocks);
    return DONE;
}
