/* Which texts each program is of: one of its own name, or those that bin/FILES tells. */
#include "monitor/lab/mkpack.h"

#include "images/labplan.h"

#include <string.h>

static const struct text *find(const struct texts *all, struct plan_word name)
{
    for (int i = 0; i < all->count; i++)
        if (plan_same(name, all->text[i].name, (int)strlen(all->text[i].name)))
            return &all->text[i];
    return NULL;
}

/* A new program of that NAME. NULL: ERROR says why not. */
static struct program *add(struct programs *plan, struct plan_word name, char *error)
{
    struct program *p = &plan->program[plan->count];
    if (name.n > LABPLAN_NAME) {
        host_refuse(error, "%.*s: a program's name has at most %d characters", name.n,
                    name.at, LABPLAN_NAME);
        return NULL;
    }
    if (plan->count == MKPACK_FILES) {
        host_refuse(error, "there are more than %d programs", MKPACK_FILES);
        return NULL;
    }
    snprintf(p->name, sizeof p->name, "%.*s", name.n, name.at);
    plan->count++;
    return p;
}

/* A line of bin/FILES, of at least one word. */
static bool plan_program(struct programs *plan, const struct texts *all,
                         const struct text *list, const char **at, char *error)
{
    struct program *p = add(plan, plan_word(at), error);
    if (!p)
        return false;
    for (struct plan_word w = plan_word(at); w.n; w = plan_word(at)) {
        const struct text *t = find(all, w);
        if (!t)
            return host_refuse(error, "%s: there is no %.*s", list->path, w.n, w.at);
        if (p->texts == PROGRAM_TEXTS)
            return host_refuse(error, "%s: %s is of more than %d texts", list->path,
                               p->name, PROGRAM_TEXTS);
        p->text[p->texts++] = t;
    }
    return p->texts > 0 ||
           host_refuse(error, "%s: %s is followed by the texts that it is of", list->path,
                       p->name);
}

static bool plan_list(struct programs *plan, const struct texts *all,
                      const struct text *list, char *error)
{
    const char *at = list->data ? (char *)list->data : "";
    do {
        const char *line = at;
        if (plan_word(&line).n && !plan_program(plan, all, list, &at, error))
            return false;
    } while (plan_line(&at));
    return true;
}

static bool is_planned(const struct programs *plan, const struct text *t)
{
    for (int i = 0; i < plan->count; i++)
        for (int k = 0; k < plan->program[i].texts; k++)
            if (plan->program[i].text[k] == t)
                return true;
    return false;
}

bool programs_plan(struct programs *plan, const struct texts *all,
                   const struct text *list, char *error)
{
    if (!plan_list(plan, all, list, error))
        return false;
    for (int i = 0; i < all->count; i++) {
        const struct text *t = &all->text[i];
        struct plan_word name = { t->name, (int)strlen(t->name) - 2 }; /* without .s */
        if (is_planned(plan, t))
            continue;
        struct program *p = add(plan, name, error);
        if (!p)
            return false;
        p->text[p->texts++] = t;
    }
    return true;
}
