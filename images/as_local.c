/* Numeric labels: 1b is the latest 1: above, 1f the next one below. */
#include "images/as_parts.h"

#include <string.h>

/* 1: and 1f move on: the current one becomes the next, and the next the one behind it. */
static void move_on(struct as *as, int digit)
{
    int i = as->next[digit];
    as->current[digit] = i;
    i = i == AS_NO_LOCAL ? 0 : i + 1;
    while ((size_t)i < as->local_count && as->locals[i].digit != digit)
        i++;
    as->next[digit] = i;
}

void as_begin_locals(struct as *as)
{
    if (as->pass == PASS_PLACE) {
        for (size_t i = 0; i < as->local_count; i++)
            as->locals[i].type += AS_GUESSED_TEXT - AS_TEXT;
    }
    for (int digit = 0; digit < AS_DIGITS; digit++) {
        as->current[digit] = as->next[digit] = AS_NO_LOCAL;
        if (as->pass != PASS_ESTIMATE)
            move_on(as, digit);
    }
}

/* In PASS_ESTIMATE the list is made. */
static void list_local(struct as *as, int digit)
{
    struct as_local here = { (byte)digit, (byte)as_segment(as), *as_dot(as) };
    as->before[digit] = here;
    as->current[digit] = 0;
    if (as_room(as, &as->locals, as->local_count, &as->local_room, sizeof here))
        as->locals[as->local_count++] = here;
}

void as_define_local(struct as *as, const struct as_token *digit)
{
    if (digit->value >= AS_DIGITS) {
        as_error(as, digit, "is no numeric label: 0: to 9: were expected");
        return;
    }
    if (as->pass == PASS_ESTIMATE) {
        list_local(as, digit->value);
        return;
    }
    move_on(as, digit->value);
    struct as_local *l = &as->locals[as->current[digit->value]];
    l->type = (byte)as_segment(as);
    as->moved = (word)(l->value - *as_dot(as));
    l->value = *as_dot(as);
}
