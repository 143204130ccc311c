/* FORK COMPARE: the other ways to make this process. */
#include "monitor/fork/command.h"
#include "monitor/fork/show.h"

#include <string.h>

/* The KT11's own pages. */
enum { KT11_PAGE = 8192 };

static bool is_page(int64_t bytes)
{
    for (int i = 0; i < COW_SIZES; i++)
        if (cow_sizes[i] == bytes)
            return true;
    return false;
}

static bool take_page(struct monitor *m, const char **args, int *page)
{
    int64_t bytes = 0;
    *args = skip_blanks(*args);
    if (take_decimal(args, 65535, &bytes) && is_page(bytes)) {
        *page = (int)bytes;
        return true;
    }
    fail(m, "A page has 64, 512, 1024, 4096 or 8192 bytes: FORK COMPARE --page 512");
    return false;
}

/* -v and --page N, in any order. */
static bool take_options(struct monitor *m, const char *args, int *page, bool *verbose)
{
    char term[WORD_SIZE];
    while (take_word(&args, term, sizeof term, false)) {
        if (strcmp(term, "-v") == 0)
            *verbose = true;
        else if (strcmp(term, "--page") != 0) {
            fail(m, "Expected: FORK COMPARE {n} {-v} {--page bytes}, not \"%s\".", term);
            return false;
        } else if (!take_page(m, &args, page))
            return false;
    }
    return true;
}

enum result fork_compare(struct monitor *m, const char *args)
{
    int page = KT11_PAGE;
    bool verbose = false;
    const struct fork_record *r = fork_wanted(m, &args);
    if (!r || !take_options(m, args, &page, &verbose))
        return FAILED;
    if (r->how == FORK_FAILED)
        return fail(m, "Fork %d made nobody (%s): there is nothing to compare.",
                    r->number, r->why ? r->why : "the reason is not known");
    fork_say_variants(m, r, page, verbose);
    return DONE;
}
