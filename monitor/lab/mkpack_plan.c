/* Which texts each program is of: one of its own name, or those that bin/FILES tells. */
#include "monitor/lab/mkpack.h"

#include <string.h>

static const struct text *find(const struct texts *all, const char *name, size_t n)
{
    for (int i = 0; i < all->count; i++)
        if (strlen(all->text[i].name) == n && strncmp(all->text[i].name, name, n) == 0)
            return &all->text[i];
    return NULL;
}

/* The next word before END; N is its length, 0: there is none. */
static const char *next_word(const char *at, const char *end, size_t *n)
{
    at += strspn(at, " \t");
    *n = at < end ? strcspn(at, " \t\n") : 0;
    return at;
}

static bool set_name(struct program *p, const char *name, size_t n, char *error)
{
    if (n > V6_NAME)
        return host_refuse(error, "%.*s: a program's name has at most %d characters",
                           (int)n, name, V6_NAME);
    memcpy(p->name, name, n);
    p->name[n] = '\0';
    return true;
}

/* A line of bin/FILES: a program's name, then its texts. */
static bool plan_line(struct programs *plan, const struct texts *all,
                      const struct text *list, const char *at, const char *end,
                      char *error)
{
    struct program *p = &plan->program[plan->count];
    size_t n;
    at = next_word(at, end, &n);
    if (n == 0)
        return true;
    if (plan->count == MKPACK_FILES)
        return host_refuse(error, "%s: more than %d programs", list->path, MKPACK_FILES);
    if (!set_name(p, at, n, error))
        return false;
    for (at = next_word(at + n, end, &n); n; at = next_word(at + n, end, &n)) {
        const struct text *t = find(all, at, n);
        if (!t)
            return host_refuse(error, "%s: there is no %.*s", list->path, (int)n, at);
        if (p->texts == PROGRAM_TEXTS)
            return host_refuse(error, "%s: %s is of more than %d texts", list->path,
                               p->name, PROGRAM_TEXTS);
        p->text[p->texts++] = t;
    }
    plan->count++;
    return p->texts > 0 ||
           host_refuse(error, "%s: %s is followed by the texts that it is of", list->path,
                       p->name);
}

static bool plan_list(struct programs *plan, const struct texts *all,
                      const struct text *list, char *error)
{
    const char *at = list->data ? (char *)list->data : "";
    while (*at) {
        const char *end = at + strcspn(at, "\n");
        if (!plan_line(plan, all, list, at, end, error))
            return false;
        at = end + (*end == '\n');
    }
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
        struct program *p = &plan->program[plan->count];
        if (is_planned(plan, t))
            continue;
        if (plan->count == MKPACK_FILES)
            return host_refuse(error, "%s: there are more than %d programs", t->path,
                               MKPACK_FILES);
        if (!set_name(p, t->name, strlen(t->name) - 2, error)) /* without .s */
            return false;
        p->text[p->texts++] = t;
        plan->count++;
    }
    return true;
}
