/* Schoolbook arithmetic for the FP11's tests. */
#include "tests/unit/fp11_reference.h"

enum {
    REGISTER = 59, /* bits that the FP11 aligns in */
    V = 2,
    Z = 4,
    N = 8
};

static struct row moved(struct row r, int up)
{
    struct row out = { { 0 } };
    for (int i = 0; i < ROW; i++)
        if (i - up >= 0 && i - up < ROW)
            out.bit[i] = r.bit[i - up];
    return out;
}

int sum_top(const struct sum *p)
{
    for (int i = ROW - 1; i >= 0; i--)
        if (p->row.bit[i])
            return i;
    return -1;
}

bool sum_zero(const struct sum *p)
{
    return sum_top(p) < 0;
}

static int compare(const struct row *a, const struct row *b)
{
    for (int i = ROW - 1; i >= 0; i--)
        if (a->bit[i] != b->bit[i])
            return a->bit[i] - b->bit[i];
    return 0;
}

static struct row sum(struct row a, struct row b)
{
    int carry = 0;
    for (int i = 0; i < ROW; i++) {
        int s = a.bit[i] + b.bit[i] + carry;
        a.bit[i] = s & 1;
        carry = s >> 1;
    }
    return a;
}

static struct row difference(struct row a, struct row b)
{
    int borrow = 0;
    for (int i = 0; i < ROW; i++) {
        int s = a.bit[i] - b.bit[i] - borrow;
        a.bit[i] = s & 1;
        borrow = s < 0;
    }
    return a;
}

struct sum sum_number(const word w[4], bool d)
{
    struct sum p = { .minus = w[0] >> 15 };
    int exponent = w[0] >> 7 & 0377;
    if (exponent == 0)
        return (struct sum){ .minus = false };
    int words = d ? 4 : 2;
    for (int i = 0; i < 16 * (words - 1) + 7; i++)
        p.row.bit[i] = w[words - 1 - i / 16] >> i % 16 & 1;
    int length = d ? 56 : 24;
    p.row.bit[length - 1] = 1;
    p.lowest = exponent - 0200 - length;
    return p;
}

struct sum sum_integer(int64_t value)
{
    struct sum p = { .minus = value < 0 };
    for (int64_t rest = p.minus ? -value : value, i = 0; rest; rest /= 2, i++)
        p.row.bit[i] = rest % 2;
    return p;
}

/* Both in registers of 59 bits, the larger one's top bit on top: what the smaller one has
 * further down is lost. */
struct sum sum_add(struct sum a, struct sum b)
{
    if (sum_zero(&a))
        return b;
    if (sum_zero(&b))
        return a;
    int a_high = a.lowest + sum_top(&a), b_high = b.lowest + sum_top(&b);
    if (a_high < b_high)
        return sum_add(b, a);
    int lowest = a_high - (REGISTER - 1);
    a.row = moved(a.row, a.lowest - lowest);
    b.row = moved(b.row, b.lowest - lowest);
    struct sum out = { a.minus, lowest, { { 0 } } };
    if (a.minus == b.minus) {
        out.row = sum(a.row, b.row);
    } else if (compare(&a.row, &b.row) >= 0) {
        out.row = difference(a.row, b.row);
    } else {
        out.minus = b.minus;
        out.row = difference(b.row, a.row);
    }
    return out;
}

struct sum sum_multiply(struct sum a, struct sum b)
{
    struct sum out = { a.minus != b.minus, a.lowest + b.lowest, { { 0 } } };
    for (int i = 0; i < 60; i++)
        if (b.row.bit[i])
            out.row = sum(out.row, moved(a.row, i));
    return out;
}

/* Sixty bits behind the point are more than are ever looked at. */
struct sum sum_divide(struct sum a, struct sum b)
{
    struct sum out = { a.minus != b.minus, a.lowest - b.lowest - 60, { { 0 } } };
    struct row rest = moved(a.row, 60);
    for (int i = 120; i >= 0; i--) {
        struct row part = moved(b.row, i);
        if (compare(&rest, &part) < 0)
            continue;
        rest = difference(rest, part);
        out.row.bit[i] = 1;
    }
    return out;
}

struct sum sum_cut(struct sum p, int kept)
{
    for (int i = sum_top(&p) - kept; i >= 0; i--)
        p.row.bit[i] = 0;
    return p;
}

struct sum sum_whole(struct sum p)
{
    for (int i = 0; i < ROW && i < -p.lowest; i++)
        p.row.bit[i] = 0;
    return p;
}

struct sum sum_rest(struct sum p)
{
    for (int i = 0; i < ROW; i++)
        if (i >= -p.lowest)
            p.row.bit[i] = 0;
    return p;
}

static struct sum fitted(struct sum p, int length, bool chop)
{
    int below = sum_top(&p) - length;
    if (!chop && below >= 0) {
        struct row half = { { 0 } };
        half.bit[below] = 1;
        p.row = sum(p.row, half);
    }
    return sum_cut(p, length);
}

static void pack(const struct sum *p, int length, int exponent, word w[4])
{
    int top = sum_top(p);
    w[0] = (word)((p->minus ? 0100000 : 0) | (exponent & 0377) << 7);
    for (int i = 1; i < length && top - i >= 0; i++)
        if (p->row.bit[top - i])
            w[(i + 8) / 16] |= (word)(1 << (15 - (i + 8) % 16));
}

/* Too large: the exponent modulo 400, exception 10 if FIV; too small: zero, or with FIU the
 * same and exception 12. */
struct verdict sum_verdict(struct sum p, bool d, word fps)
{
    struct verdict v = { .cc = Z };
    if (sum_zero(&p))
        return v;
    int length = d ? 56 : 24;
    p = fitted(p, length, fps & 040);
    int exponent = p.lowest + sum_top(&p) + 1 + 0200;
    if (exponent <= 0 && !(fps & 02000))
        return v;
    pack(&p, length, exponent, v.w);
    v.cc = (word)((p.minus ? N : 0) | (exponent & 0377 ? 0 : Z));
    if (exponent > 0377) {
        v.cc |= V;
        v.fec = fps & 01000 ? 010 : 0;
    } else if (exponent <= 0) {
        v.fec = 012;
    }
    return v;
}
