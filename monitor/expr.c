/* Expressions of the monitor are read here: one function for each level of binding, the
 * loosest last. */
#include "monitor/expr.h"

#include "monitor/expr_parts.h"

#include <stdlib.h>
#include <string.h>

enum { NESTING = 40 };

enum result expr_emit(struct parse *p, const struct expr_op *op)
{
    if (p->expr->count == EXPR_OPS)
        return fail(p->m, "The expression has more than %d parts.", EXPR_OPS);
    p->expr->op[p->expr->count++] = *op;
    return DONE;
}

static enum result emit(struct parse *p, enum expr_do what)
{
    return expr_emit(p, &(struct expr_op){ .what = what });
}

/* An operator and what it does. */
struct operator
{
    const char *text;
    enum expr_do what;
};

static const struct operator signs[] = {
    {"-",   DO_NEGATE    },
    { "~",  DO_COMPLEMENT},
    { "!",  DO_NOT       },
    { NULL, DO_TRUTH     }
};
static const struct operator products[] = {
    {"*",   DO_MULTIPLY },
    { "/",  DO_DIVIDE   },
    { "%",  DO_REMAINDER},
    { NULL, DO_TRUTH    }
};
static const struct operator sums[] = {
    {"+",   DO_ADD     },
    { "-",  DO_SUBTRACT},
    { NULL, DO_TRUTH   }
};
static const struct operator masks[] = {
    {"&",   DO_AND  },
    { "|",  DO_OR   },
    { "^",  DO_XOR  },
    { NULL, DO_TRUTH}
};
static const struct operator comparisons[] = {
    {"==",  DO_EQUAL   },
    { "!=", DO_UNEQUAL },
    { "<=", DO_AT_MOST },
    { ">=", DO_AT_LEAST},
    { "=",  DO_EQUAL   },
    { "<",  DO_LESS    },
    { ">",  DO_GREATER },
    { NULL, DO_TRUTH   }
};

/* Takes one of LIST if it comes next. && and || are no masks. */
static const struct operator* take(struct parse *p, const struct operator* list)
{
    p->at = skip_blanks(p->at);
    if (list == masks && (strncmp(p->at, "&&", 2) == 0 || strncmp(p->at, "||", 2) == 0))
        return NULL;
    for (; list->text; list++) {
        size_t n = strlen(list->text);
        if (strncmp(p->at, list->text, n) == 0) {
            p->at += n;
            return list;
        }
    }
    return NULL;
}

static enum result unary(struct parse *p)
{
    if (p->depth >= NESTING)
        return fail(p->m, "The expression is nested deeper than %d levels.", NESTING);
    p->at = skip_blanks(p->at);
    const struct operator* op = take(p, signs);
    bool plus = !op && *p->at == '+';
    p->at += plus;
    p->depth++;
    enum result result = op || plus ? unary(p) : expr_primary(p);
    p->depth--;
    return result == DONE && op ? emit(p, op->what) : result;
}

/* Operands that TIGHTER reads, with operators of LIST between, from the left. */
static enum result chain(struct parse *p, enum result (*tighter)(struct parse *p),
                         const struct operator* list)
{
    const struct operator* op;
    enum result result = tighter(p);
    while (result == DONE && (op = take(p, list)) != NULL) {
        result = tighter(p);
        if (result == DONE)
            result = emit(p, op->what);
    }
    return result;
}

static enum result product(struct parse *p)
{
    return chain(p, unary, products);
}

static enum result sum(struct parse *p)
{
    return chain(p, product, sums);
}

static enum result mask(struct parse *p)
{
    return chain(p, sum, masks);
}

static enum result comparison(struct parse *p)
{
    return chain(p, mask, comparisons);
}

/* What is behind OP is only worked out if what is before it does not decide. */
static enum result decided(struct parse *p, enum result (*tighter)(struct parse *p),
                           const char *op, enum expr_do skip)
{
    enum result result = tighter(p);
    while (result == DONE && strncmp(p->at = skip_blanks(p->at), op, 2) == 0) {
        p->at += 2;
        int from = p->expr->count;
        if (emit(p, skip) != DONE || tighter(p) != DONE || emit(p, DO_TRUTH) != DONE)
            return FAILED;
        p->expr->op[from].value = p->expr->count;
    }
    return result;
}

static enum result conjunction(struct parse *p)
{
    return decided(p, comparison, "&&", DO_SKIP_FALSE);
}

enum result expr_whole(struct parse *p)
{
    return decided(p, conjunction, "||", DO_SKIP_TRUE);
}

struct expr *expr_parse(struct monitor *m, const char **at)
{
    struct expr *e = calloc(1, sizeof *e);
    struct parse p = { .m = m, .at = *at, .prefer.mode = NO_MODE, .expr = e };
    if (!e)
        fail(m, "The host has no memory for the expression.");
    else if (expr_whole(&p) == DONE) {
        *at = p.at;
        return e;
    }
    free(e);
    return NULL;
}

void expr_free(struct expr *e)
{
    free(e);
}

enum result expr_take(struct monitor *m, const char **at, int64_t *value)
{
    struct expr e = { 0 };
    struct parse p = { .m = m, .at = *at, .prefer.mode = NO_MODE, .expr = &e };
    *value = 0;
    enum result result = expr_whole(&p);
    *at = p.at;
    return result == DONE ? expr_value(m, &e, value) : result;
}

enum result expr_address(struct monitor *m, const char **at, const struct prefer *prefer,
                         uint32_t *value, struct place *place)
{
    struct expr e = { 0 };
    struct parse p = { .m = m, .at = *at, .prefer.mode = NO_MODE, .expr = &e };
    int64_t total;
    if (prefer)
        p.prefer = *prefer;
    if (expr_primary(&p) != DONE)
        return FAILED;
    while (*p.at == '+') {
        p.at++;
        if (expr_primary(&p) != DONE || emit(&p, DO_ADD) != DONE)
            return FAILED;
    }
    if (expr_value(m, &e, &total) != DONE)
        return FAILED;
    if (total < 0 || total > UINT32_MAX)
        return fail(m, "%llo is no address.", (unsigned long long)total);
    *value = (uint32_t)total;
    *at = p.at;
    if (place)
        *place = p.place;
    return DONE;
}

enum result expr_all(struct monitor *m, const char *text, int64_t *value)
{
    if (expr_take(m, &text, value) != DONE)
        return FAILED;
    text = skip_blanks(text);
    if (*text)
        return fail(m, "Expected an operator at \"%s\".", text);
    return DONE;
}

enum result expr_word(struct monitor *m, int64_t value, word *w)
{
    if (value < -SIGN || value > WHOLE_WORD)
        return fail(
            m, "%s%llo does not fit a word (177777 at most).", value < 0 ? "-" : "",
            value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value);
    *w = (word)value;
    return DONE;
}
