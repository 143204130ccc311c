/* Whether a program is the one in core. */
#include "monitor/unix/match.h"

enum { INC_IMMEDIATE = 0005227, VECTORS = 0400, VECTORS_END = 01000 };
enum { ILLEGAL = 042, BRANCH_TO_ITSELF = 0777 };

/* A word of the text and data as they lie in the file, header left out. */
static word body(const struct aout *a, uint32_t at)
{
    return word_get(a->base + AOUT_HEADER + at);
}

static bool core(const struct machine *machine, uint32_t at, word *data)
{
    return at < machine->bus.core_bytes && bus_peek(&machine->bus, at, data);
}

/* What V7's start code has put there when it turns the KT11 on: a stop for jumps to 0 and 040,
 * and the vector of system calls, which leads where that of bus errors does. */
static bool is_set(const struct aout *a, uint32_t at, word there)
{
    if (at == 0 || at == 040)
        return there == ILLEGAL;
    if (at == 2 || at == 042)
        return there == BRANCH_TO_ITSELF;
    return at == 034 && there == body(a, 4);
}

bool match_loaded(const struct machine *machine, const struct aout *a)
{
    uint32_t size = ((uint32_t)a->text + a->data) & ~UINT32_C(1);
    word there, before = 0;
    for (uint32_t at = 0; at < size; at += 2) {
        word file = body(a, at);
        if (!core(machine, at, &there))
            return false;
        if (there != file && !is_set(a, at, there) &&
            (before != INC_IMMEDIATE || there != (word)(file + 1)))
            return false;
        before = file;
    }
    return size > 0;
}

/* V7's start code fills vectors that nobody has with such a stop too: they count as empty. */
static word vector(uint32_t at, word data)
{
    bool stop = data == ILLEGAL || data == BRANCH_TO_ITSELF;
    return at < VECTORS_END && stop ? 0 : data;
}

/* The kernel's word at VA. */
static bool running(const struct machine *machine, word va, enum space space, word *data)
{
    paddr pa;
    return mmu_peek(&machine->mmu, va, KERNEL, space, READ, &pa) == 0 &&
           core(machine, pa, data);
}

/* Where text and data begin in the file, header left out: sysfix turns them round. */
static uint32_t text_in_file(const struct aout *a, const struct symbols *s)
{
    return s->text_at ? a->data : 0;
}

static uint32_t data_in_file(const struct aout *a, const struct symbols *s)
{
    return s->text_at ? 0 : a->text;
}

static bool text_runs(const struct machine *machine, const struct aout *a,
                      const struct symbols *s)
{
    uint32_t file = text_in_file(a, s);
    word there;
    if (s->text <= VECTORS)
        return false;
    for (uint32_t at = VECTORS; at + 1 < s->text; at += 2)
        if (!running(machine, (word)(s->text_at + at), I_SPACE, &there) ||
            vector(at, there) != vector(at, body(a, file + at)))
            return false;
    return true;
}

int match_running(const struct machine *machine, const struct aout *a,
                  const struct symbols *s)
{
    uint32_t file = data_in_file(a, s);
    int same = 0;
    word there;
    if (!text_runs(machine, a, s))
        return -1;
    for (uint32_t at = 0; at + 1 < s->data; at += 2)
        if (running(machine, (word)(s->data_at + at), D_SPACE, &there))
            same += there == body(a, file + at) ? 2 : 0;
    return same * 2 >= s->data - 1 ? same : -1;
}

static uint64_t add(uint64_t sum, word w)
{
    return (sum ^ w) * UINT64_C(1099511628211); /* FNV-1a, a word at a time */
}

uint64_t match_sum(const struct aout *a, const struct symbols *s)
{
    uint64_t sum = 0;
    for (uint32_t at = VECTORS; at + 1 < s->text; at += 2)
        sum = add(sum, vector(at, body(a, text_in_file(a, s) + at)));
    return sum;
}

bool match_again(const struct machine *machine, const struct symbols *s, uint64_t sum)
{
    uint64_t runs = 0, loaded = 0;
    uint32_t start = s->text_at ? s->data : 0;
    word there;
    for (uint32_t at = VECTORS; at + 1 < s->text; at += 2) {
        if (running(machine, (word)(s->text_at + at), I_SPACE, &there))
            runs = add(runs, vector(at, there));
        if (core(machine, start + at, &there))
            loaded = add(loaded, vector(at, there));
    }
    return s->text > VECTORS && (runs == sum || loaded == sum);
}
