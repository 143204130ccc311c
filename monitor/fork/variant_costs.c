/* The one table of the models' constants, each with where it comes from. */
#include "monitor/fork/variant_costs.h"
#include "devices/rk11.h"

#include <string.h>

enum constant {
    COPY_CORE,
    COPY_MOS,
    COPY_BIPOLAR,
    CLEAR_CORE,
    CLEAR_MOS,
    CLEAR_BIPOLAR,
    COPYING_CORE,
    COPYING_MOS,
    COPYING_BIPOLAR,
    TAKING_CORE,
    TAKING_MOS,
    TAKING_BIPOLAR,
    MAP_CORE,
    MAP_MOS,
    MAP_BIPOLAR,
    ENTRY_CORE,
    ENTRY_MOS,
    ENTRY_BIPOLAR,
    GOOD,
    LENT,
    BACK,
    BEGIN,
    EXITED,
    EXECED,
    STACK,
    FRAME,
    REQUEST,
    REQUEST_UNIT,
    SEEK,
    HALF_TURN,
    SECTOR,
    CROSSING
};

enum {
    BLOCK_CLICKS = 8,
    TRACK_SECTORS = RK_SECTORS * RK_SURFACES, /* of a cylinder */
    MEAN_CYLINDERS = (RK_CYLINDERS * RK_CYLINDERS - 1) / (3 * RK_CYLINDERS)
};

#define COPYSEG "KB11-A: 32 times MFPI, MTPI, SOB, and its frame"
#define CLEARSEG "KB11-A: 32 times CLR, MTPI, SOB, and its frame"
#define MEASURED_CORE "measured on the lab with core memory; others in proportion"
#define MEASURED "measured on the lab system"

/* clang-format off */
const struct variant_constant variant_constants[] = {
    [COPY_CORE] = { "a click copied, core memory", 288000, "ns", COPYSEG },
    [COPY_MOS] = { "a click copied, MOS memory", 191000, "ns", COPYSEG },
    [COPY_BIPOLAR] = { "a click copied, bipolar memory", 149000, "ns", COPYSEG },
    [CLEAR_CORE] = { "a click cleared, core memory", 283000, "ns", CLEARSEG },
    [CLEAR_MOS] = { "a click cleared, MOS memory", 187000, "ns", CLEARSEG },
    [CLEAR_BIPOLAR] = { "a click cleared, bipolar memory", 144000, "ns", CLEARSEG },
    [COPYING_CORE] = { "a fault less its copying, core", 1390000, "ns", MEASURED },
    [COPYING_MOS] = { "a fault less its copying, MOS", 900000, "ns", MEASURED },
    [COPYING_BIPOLAR] = { "a fault less its copying, bipolar", 690000, "ns", MEASURED },
    [TAKING_CORE] = { "a fault that only unprotects, core", 930000, "ns", MEASURED },
    [TAKING_MOS] = { "a fault that only unprotects, MOS", 600000, "ns", MEASURED },
    [TAKING_BIPOLAR] = { "a fault that only unprotects, bipolar", 460000, "ns", MEASURED },
    [MAP_CORE] = { "a map less its entries, core", 491000, "ns", MEASURED },
    [MAP_MOS] = { "a map less its entries, MOS", 310000, "ns", MEASURED },
    [MAP_BIPOLAR] = { "a map less its entries, bipolar", 235000, "ns", MEASURED },
    [ENTRY_CORE] = { "a map entry, core", 119000, "ns", MEASURED },
    [ENTRY_MOS] = { "a map entry, MOS", 76000, "ns", MEASURED },
    [ENTRY_BIPOLAR] = { "a map entry, bipolar", 58000, "ns", MEASURED },
    [GOOD] = { "a map entry for good", 310000, "ns", MEASURED_CORE },
    [LENT] = { "memory lent to a child", 226000, "ns", MEASURED_CORE },
    [BACK] = { "the parent's way back from a fork", 237000, "ns", MEASURED_CORE },
    [BEGIN] = { "a borrower's way to its program", 1650000, "ns", MEASURED_CORE },
    [EXITED] = { "its parent's way back after its exit", 3550000, "ns", MEASURED_CORE },
    [EXECED] = { "its parent's way back after its exec", 22500000, "ns", MEASURED_CORE },
    [STACK] = { "a stack made longer", 4200000, "ns", MEASURED_CORE },
    [FRAME] = { "a word copied to another stack", 85000, "ns", MEASURED_CORE },
    [REQUEST] = { "a request of spawn's, and its u-area", 2830000, "ns", MEASURED_CORE },
    [REQUEST_UNIT] = { "a byte or word of the request", 52000, "ns", MEASURED_CORE },
    [SEEK] = { "a mean seek", RK_STEP_NS + RK_FURTHER_STEP_NS * (MEAN_CYLINDERS - 1), "ns",
        "RK05: 10 ms, and 0.372 ms for 66 cylinders more" },
    [HALF_TURN] = { "a mean wait for the sector", RK_TURN_NS / 2, "ns",
        "RK05: half a turn, 1500 a minute" },
    [SECTOR] = { "a sector of 256 words", RK_TURN_NS / RK_SECTORS, "ns",
        "RK05: a twelfth of a turn, 300 x 11.111 us" },
    [CROSSING] = { "a sector's share of the next cylinder", RK_TURN_NS / TRACK_SECTORS, "ns",
        "RK11: a turn is lost at each 24th sector" },
};
/* clang-format on */

const int variant_constant_count = sizeof variant_constants / sizeof variant_constants[0];

static int64_t value(int constant)
{
    return variant_constants[constant].value;
}

int64_t variant_stage_at(const struct fork_record *r, enum stage stage)
{
    for (int i = 0; i < r->stages && i < RECORD_STAGES; i++)
        if (r->stage[i].stage == stage)
            return r->stage[i].at;
    return -1;
}

/* ns between two stages, 0 if one is missing. */
static int64_t between(const struct fork_record *r, enum stage from, enum stage to)
{
    int64_t a = variant_stage_at(r, from), b = variant_stage_at(r, to);
    return a < 0 || b < a ? 0 : b - a;
}

/* From the core granted to the end of copying, without that. */
static int64_t laid(const struct fork_record *r)
{
    int64_t all = between(r, STAGE_CORE, STAGE_COPIED);
    return r->how == FORK_CORE && all > r->copy_ns ? all - r->copy_ns : 0;
}

/* A constant of core memory, for another kind in proportion to its clicks. */
static int64_t scaled(int constant, int kind)
{
    return value(constant) * value(COPY_CORE + kind) / value(COPY_CORE);
}

/* What a way spends on the child's memory: copying, entering pages, a stack, clearing. */
static int64_t spent(const struct fork_record *r, int64_t clear)
{
    switch (r->how) {
    case FORK_CORE:
        return r->copy_ns + laid(r);
    case FORK_SWAP:
        return between(r, STAGE_SWAP_OUT, STAGE_SWAPPED);
    case FORK_SPAWN: /* and it reads what it is given before newproc */
        return between(r, STAGE_TRAP, STAGE_FOUND) + U_CLICKS * clear;
    default:
        return r->copy_ns + r->entry_ns + r->stack_ns;
    }
}

/* The fork until newproc's return, less that. */
static int64_t fixed(const struct fork_record *r, int64_t clear)
{
    int64_t made = variant_stage_at(r, STAGE_MADE);
    if (made < r->began)
        return 0;
    int64_t rest = made - r->began - spent(r, clear);
    return rest < 0 ? 0 : rest;
}

/* Bytes and words of what spawn is told: the program, its arguments, the actions. */
static int64_t variant_request(const struct fork_record *r)
{
    static const struct {
        const char *call;
        int words;
    } told[] = {
        {"close",  2},
        { "dup",   3},
        { "open",  4},
        { "creat", 4},
        { "ssig",  2}
    };
    int64_t n = r->request;
    bool any = false;
    for (int i = 0; i < r->actions && i < RECORD_ACTIONS; i++)
        for (size_t k = 0; k < sizeof told / sizeof told[0]; k++) {
            const struct fork_action *a = &r->action[i];
            if (strcmp(a->name, told[k].call) != 0)
                continue;
            n += told[k].words + (told[k].words == 4 ? (int64_t)strlen(a->text) + 1 : 0);
            any = true;
        }
    return n + any;
}

struct variant_costs variant_costs_of(const struct fork_record *r)
{
    int kind = (unsigned)r->fitted <= MEMORY_BIPOLAR ? (int)r->fitted : 0;
    struct variant_costs c = {
        .fixed = fixed(r, value(CLEAR_CORE + kind)),
        .click = value(COPY_CORE + kind),
        .clear = value(CLEAR_CORE + kind),
        .copying = value(COPYING_CORE + kind),
        .taking = value(TAKING_CORE + kind),
        .map = value(MAP_CORE + kind),
        .entry = value(ENTRY_CORE + kind),
        .good = scaled(GOOD, kind),
        .laid = laid(r),
        .lent = scaled(LENT, kind),
        .back = scaled(BACK, kind),
        .begin = scaled(BEGIN, kind),
        .exited = scaled(EXITED, kind),
        .execed = scaled(EXECED, kind),
        .stack = scaled(STACK, kind),
        .frame = scaled(FRAME, kind),
        .request =
            scaled(REQUEST, kind) + variant_request(r) * scaled(REQUEST_UNIT, kind),
    };
    c.click_observed = r->copied > 0 && r->copy_ns > 0;
    if (c.click_observed)
        c.click = r->copy_ns / r->copied;
    return c;
}

int64_t variant_disk_ns(unsigned clicks)
{
    int64_t sectors = (clicks + BLOCK_CLICKS - 1) / BLOCK_CLICKS;
    if (sectors == 0)
        return 0;
    return value(SEEK) + value(HALF_TURN) + sectors * value(SECTOR) +
           (sectors - 1) * value(CROSSING);
}
