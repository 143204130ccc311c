/* Watching the console's output: every character is compared the moment it is printed, so
 * a run stops at the same instruction every time. */
#include "monitor/matcher.h"

#include <stdlib.h>
#include <string.h>

/* Does the output from FROM on end with TEXT? */
static bool ends_with(const struct matcher *t, size_t from, const char *text,
                      size_t length)
{
    return length > 0 && t->count - from >= length &&
           memcmp(t->seen + t->count - length, text, length) == 0;
}

/* Appends C; of a long output only the younger half is kept. */
static bool append(struct matcher *t, char c)
{
    if (!t->seen)
        t->seen = malloc(SEEN_MOST);
    if (!t->seen)
        return false;
    if (t->count == SEEN_MOST) {
        t->count /= 2;
        memmove(t->seen, t->seen + t->count, t->count);
        t->from = t->from > t->count ? t->from - t->count : 0;
    }
    t->seen[t->count++] = c;
    return true;
}

static bool try_expects(struct matcher *t)
{
    for (int i = 0; i < t->expects; i++) {
        if (ends_with(t, 0, t->expect[i].text, t->expect[i].length)) {
            t->due = i;
            return true;
        }
    }
    return false;
}

/* V4 pads its lines with NULs, which no terminal shows: they are not looked at. */
bool matcher_put(struct matcher *t, char c)
{
    if (c == '\0')
        return false;
    if (!append(t, c))
        return false;
    bool stop = try_expects(t);
    if (ends_with(t, t->from, t->wanted, t->length)) {
        t->matched = stop = true;
        t->length = 0;
        t->from = t->count;
    }
    return stop;
}

bool matcher_await(struct matcher *t, const char *text, size_t length)
{
    size_t fresh = t->count - t->from;
    const char *found = fresh ? memmem(t->seen + t->from, fresh, text, length) : NULL;
    t->matched = found != NULL;
    t->length = 0;
    if (found) {
        t->from = (size_t)(found - t->seen) + length;
        return true;
    }
    memcpy(t->wanted, text, length);
    t->length = length;
    return false;
}

bool matcher_replies(const struct matcher *t)
{
    for (int i = 0; i < t->expects; i++)
        if (t->expect[i].reply)
            return true;
    return false;
}

void matcher_remove(struct matcher *t, int expect)
{
    t->expects--;
    memmove(&t->expect[expect], &t->expect[expect + 1],
            (size_t)(t->expects - expect) * sizeof t->expect[0]);
}

void matcher_free(struct matcher *t)
{
    free(t->seen);
    t->seen = NULL;
}
