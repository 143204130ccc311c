#include "tests/unit/listener_rig.h"

#include "tests/unit/backplane.h"

enum { HEARD = 8 };

static struct transfer heard[HEARD];
static const struct board *wanted;
static int n;

static void hear(void *host, const struct transfer *t)
{
    ck_assert_ptr_eq(host, heard);
    ck_assert_int_lt(n, HEARD);
    heard[n++] = *t;
}

void listen_to(struct board *b)
{
    static const struct transfer_listener listener = { heard, hear };
    wanted = b;
    n = 0;
    b->listener = &listener;
}

int heard_so_far(void)
{
    return n;
}

const struct transfer *heard_one(uint32_t words, word errors)
{
    const struct transfer *t = &heard[0];
    const struct transfer_times *x = &t->times;
    ck_assert_int_eq(n, 1);
    n = 0;
    ck_assert_ptr_eq(t->board, wanted);
    ck_assert_uint_eq(t->words, words);
    ck_octal(t->errors, errors);
    ck_assert_int_eq(x->queued + x->seek + x->rotation + x->transfer,
                     t->ended - t->began);
    return t;
}
