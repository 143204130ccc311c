/* The type of what an expression comes to: whether it is a number, or which segment's address, so
 * that ld moves it along. V6's as2 has these tables. */
#include "images/as_parts.h"

/* How an operator treats types. */
enum rule { BOTH_ABSOLUTE, SUM, DIFFERENCE };

/* While places are not known: the larger of the two, and nothing if either is nothing. */
static word guess_type(word left, word right, enum rule rule)
{
    word global = (left | right) & AS_GLOBAL;
    left &= AS_KIND;
    right &= AS_KIND;
    if (left == AS_UNDEFINED || right == AS_UNDEFINED)
        return global;
    if (rule == DIFFERENCE && left == right)
        return AS_ABSOLUTE | global;
    return (left > right ? left : right) | global;
}

enum { BAD = 1 << 8, LARGER = 1 << 9 };

enum { RANKS = 6, EXTERNAL = 5 };

/* The rank of a type in the tables below: what is no address is like a number. */
static int rank_of(word type)
{
    if (type == AS_GLOBAL)
        return EXTERNAL;
    type &= AS_KIND;
    return type < EXTERNAL ? type : AS_ABSOLUTE;
}

/* Left, then right: undefined, absolute, text, data, bss, external. */
static const word sums[RANKS][RANKS] = {
    {0,  0,         0,       0,       0,      0        },
    { 0, LARGER,    AS_TEXT, AS_DATA, AS_BSS, AS_GLOBAL},
    { 0, AS_TEXT,   BAD,     BAD,     BAD,    BAD      },
    { 0, AS_DATA,   BAD,     BAD,     BAD,    BAD      },
    { 0, AS_BSS,    BAD,     BAD,     BAD,    BAD      },
    { 0, AS_GLOBAL, BAD,     BAD,     BAD,    BAD      }
};

static const word differences[RANKS][RANKS] = {
    {0,  0,         0,           0,           0,           0  },
    { 0, LARGER,    BAD,         BAD,         BAD,         BAD},
    { 0, AS_TEXT,   AS_ABSOLUTE, BAD,         BAD,         BAD},
    { 0, AS_DATA,   BAD,         AS_ABSOLUTE, BAD,         BAD},
    { 0, AS_BSS,    BAD,         BAD,         AS_ABSOLUTE, BAD},
    { 0, AS_GLOBAL, BAD,         BAD,         BAD,         BAD}
};

static word kind_of(word type)
{
    return type == AS_GLOBAL ? 0 : type & AS_KIND;
}

/* Of the right operand, whose rank is RIGHT. */
static const char *complaint(enum rule rule, int right)
{
    if (rule == SUM)
        return "cannot be added to another address: a number was expected as one of the "
               "two";
    if (rule == DIFFERENCE)
        return "cannot be subtracted: a number was expected, or an address of the same "
               "segment";
    return right > AS_ABSOLUTE
               ? "is an address: a number was expected, since only + and - take addresses"
               : "follows an address: a number was expected on the left, since only + "
                 "and "
                 "- take addresses";
}

static word final_type(struct as *as, const struct as_token *token, word left, word right,
                       enum rule rule)
{
    int l = rank_of(left), r = rank_of(right);
    word type = rule == SUM          ? sums[l][r]
                : rule == DIFFERENCE ? differences[l][r]
                : l == 0 || r == 0   ? AS_UNDEFINED
                : l == 1 && r == 1   ? LARGER
                                     : BAD;
    if (type == BAD)
        as_error(as, token, complaint(rule, r));
    if (type != BAD && type != LARGER)
        return type;
    return kind_of(left) > kind_of(right) ? kind_of(left) : kind_of(right);
}

word as_result_type(struct as *as, const struct as_token *token, int op, word left,
                    word right)
{
    enum rule rule = op == '+' ? SUM : op == '-' ? DIFFERENCE : BOTH_ABSOLUTE;
    if (op == '^')
        return right;
    if (as->pass != PASS_WRITE)
        return guess_type(left, right, rule);
    return final_type(as, token, left, right, rule);
}
