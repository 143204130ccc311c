/* struct proc and struct user, field by field. */
#include "monitor/fork/proc_fields.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static void tell_byte(const void *at, char *text, size_t size)
{
    const byte *b = at;
    snprintf(text, size, "%u", *b);
}

static void tell_signed(const void *at, char *text, size_t size)
{
    const int8_t *b = at;
    snprintf(text, size, "%d", *b);
}

/* Two ids. */
static void tell_ids(const void *at, char *text, size_t size)
{
    const word *w = at;
    snprintf(text, size, "%u,%u", w[0], w[1]);
}

static void tell_decimal(const void *at, char *text, size_t size)
{
    const word *w = at;
    snprintf(text, size, "%u", *w);
}

static void tell_octal(const void *at, char *text, size_t size)
{
    const word *w = at;
    snprintf(text, size, "%06o", *w);
}

static void tell_pair(const void *at, char *text, size_t size)
{
    const word *w = at;
    snprintf(text, size, "%06o,%06o", w[0], w[1]);
}

static void tell_long(const void *at, char *text, size_t size)
{
    const word *w = at;
    snprintf(text, size, "%lu", (unsigned long)w[0] << 16 | w[1]);
}

static void tell_stat(const void *at, char *text, size_t size)
{
    static const char *const names[] = { "0",    "SSLEEP", "SWAIT", "SRUN",
                                         "SIDL", "SZOMB",  "SSTOP", "?" };
    const byte *b = at;
    snprintf(text, size, "%s", names[*b & 7]);
}

static void tell_flag(const void *at, char *text, size_t size)
{
    static const char *const names[8] = { "SLOAD", "SSYS",  "SLOCK", "SSWAP",
                                          "STRC",  "SWTED", NULL,    "SLENT" };
    const byte *b = at;
    text[0] = '\0';
    for (int i = 0; i < 8; i++)
        if (*b >> i & 1 && names[i])
            phrase_add(text, size, "%s%s", text[0] ? "|" : "", names[i]);
    if (text[0] == '\0')
        phrase_add(text, size, "0");
}

/* AT is the whole entry: p_addr is a click or a block. */
static void tell_addr(const void *at, char *text, size_t size)
{
    const struct proc_entry *p = at;
    bool core = p->stat != PROC_ZOMBIE && p->flag & PROC_LOADED;
    const char *what = p->stat == PROC_FREE ? "" : core ? "core " : "swap ";
    snprintf(text, size, "%s%06o", what, p->addr);
}

/* Pages of the KT11, a bit for each. */
static void tell_mask(const void *at, char *text, size_t size)
{
    const byte *b = at;
    text[0] = '\0';
    for (int i = 0; i < UNIX_PAGES; i++)
        if (*b >> i & 1)
            phrase_add(text, size, "%s%d", text[0] ? "," : "", i);
    if (text[0] == '\0')
        phrase_add(text, size, "-");
}

/* Which of the eight are there. */
static void tell_runs(const void *at, char *text, size_t size)
{
    const word *w = at;
    byte mask = 0;
    for (int i = 0; i < UNIX_PAGES; i++)
        mask |= (byte)((w[i] != 0) << i);
    tell_mask(&mask, text, size);
}

static void tell_way(const void *at, char *text, size_t size)
{
    static const char *const names[] = { "swap",  "core",   "cow",  "borrow",
                                         "share", "thread", "spawn" };
    const byte *b = at;
    snprintf(text, size, "%s", *b < 7 ? names[*b] : "?");
}

/* How many signals are caught or ignored. */
static void tell_signals(const void *at, char *text, size_t size)
{
    const word *w = at;
    int n = 0;
    for (int i = 0; i < UNIX_SIGNALS; i++)
        n += w[i] != 0;
    snprintf(text, size, "%d set", n);
}

bool field_in(const struct field *f, const struct edition *e)
{
    switch (f->of) {
    case OF_LAB:
        return e && e->page;
    case OF_V7:
        return e && e->v7;
    case NOT_OF_V7:
        return !e || !e->v7;
    default:
        return true;
    }
}

bool field_is_there(const struct field *f, const struct fork_record *r)
{
    return f->of == OF_LAB ? r->paged : field_in(f, r->edition);
}

/* What V7 does otherwise than V6. NULL: nothing. */
static const struct field_fate *fate_in_v7(const char *name)
{
    static const struct {
        const char *name;
        struct field_fate fate;
    } fates[] = {
        {"p_flag",  { FIELD_SET, "SLOAD, SSWAP: u_ssav wakes it" }},
        { "p_cpu",  { FIELD_SET, NULL }                           },
        { "u_rsav", { FIELD_COPIED, "sp, r5: of its last swtch" } },
        { "u_ssav", { FIELD_COPIED, "where the child wakes" }     },
    };
    for (size_t i = 0; i < sizeof fates / sizeof fates[0]; i++)
        if (strcmp(fates[i].name, name) == 0)
            return &fates[i].fate;
    return NULL;
}

struct field_fate field_fate(const struct field *f, const struct fork_record *r)
{
    static const struct {
        const char *name;
        bool spawned; /* of a spawned child only */
        struct field_fate fate;
    } lab[] = {
        {"p_pri",     false, { FIELD_SET, "PUSER" }                    },
        { "p_sig",    false, { FIELD_SET, NULL }                       },
        { "p_cpu",    false, { FIELD_SET, NULL }                       },
        { "p_size",   true,  { FIELD_SET, "a u-area" }                 },
        { "p_textp",  true,  { FIELD_SET, "none before its exec" }     },
        { "u_rsav",   true,  { FIELD_SET, "it begins in spawnch" }     },
        { "u_ssav",   true,  { FIELD_SET, NULL }                       },
        { "u_qsav",   true,  { FIELD_SET, NULL }                       },
        { "u_tsize",  true,  { FIELD_SET, "no memory before its exec" }},
        { "u_dsize",  true,  { FIELD_SET, NULL }                       },
        { "u_ssize",  true,  { FIELD_SET, NULL }                       },
        { "u_signal", true,  { FIELD_SET, "what was ignored stays so" }},
        { "u_ar0",    true,  { FIELD_SET, "it comes from no trap" }    },
    };
    for (size_t i = 0; r->paged && i < sizeof lab / sizeof lab[0]; i++)
        if (strcmp(lab[i].name, f->name) == 0 &&
            (!lab[i].spawned || r->how == FORK_SPAWN))
            return lab[i].fate;
    const struct field_fate *v7 =
        r->edition && r->edition->v7 ? fate_in_v7(f->name) : NULL;
    return v7 ? *v7 : (struct field_fate){ f->rule, f->note };
}

struct phrase field_tell(const struct field *f, const void *of)
{
    struct phrase p = { "" };
    f->tell((const char *)of + f->offset, p.text, sizeof p.text);
    return p;
}

const char *const field_rules[] = {
    [FIELD_SET] = "set",       [FIELD_COPIED] = "copied", [FIELD_OWN] = "own",
    [FIELD_SHARED] = "shared", [FIELD_LEFT] = "left",     [FIELD_RESET] = "reset",
};

#define P(field) offsetof(struct proc_entry, field)
#define U(field) offsetof(struct user_area, field)
#define LEFT "the slot's last owner's"
#define TICKS "0 when the child runs; ticks"

/* clang-format off */
const struct field proc_fields[] = {
    { "p_stat",  FIELD_SET,    "SRUN: it may run at once", tell_stat, P(stat), OF_ALL },
    { "p_flag",  FIELD_SET,    "SLOAD; after a swap SSWAP", tell_flag, P(flag), OF_ALL },
    { "p_pri",   FIELD_LEFT,   LEFT, tell_signed, P(pri), OF_ALL },
    { "p_sig",   FIELD_LEFT,   "wait had cleared it", tell_decimal, P(sig), OF_ALL },
    { "p_uid",   FIELD_COPIED, NULL, tell_decimal, P(uid), OF_ALL },
    { "p_time",  FIELD_SET,    "seconds in core, or on swap", tell_byte, P(time), OF_ALL },
    { "p_cpu",   FIELD_LEFT,   LEFT, tell_byte, P(cpu), OF_ALL },
    { "p_nice",  FIELD_COPIED, NULL, tell_signed, P(nice), OF_ALL },
    { "p_ttyp",  FIELD_COPIED, "both get its interrupts", tell_octal, P(ttyp), NOT_OF_V7 },
    { "p_pgrp",  FIELD_COPIED, "for the terminal's signals", tell_decimal, P(pgrp), OF_V7 },
    { "p_pid",   FIELD_OWN,    "the next mpid not in use", tell_decimal, P(pid), OF_ALL },
    { "p_ppid",  FIELD_OWN,    "its parent's pid", tell_decimal, P(ppid), OF_ALL },
    { "p_addr",  FIELD_OWN,    "where its image lies", tell_addr, 0, OF_ALL },
    { "p_size",  FIELD_COPIED, "clicks: u, data and stack", tell_decimal, P(size), OF_ALL },
    { "p_wchan", FIELD_LEFT,   "setrun had cleared it", tell_octal, P(wchan), OF_ALL },
    { "p_textp", FIELD_SHARED, NULL, tell_octal, P(textp), OF_ALL },
    { "p_link",  FIELD_OWN,    "runq: both may run", tell_octal, P(link), OF_V7 },
    { "p_clktim", FIELD_SET,   "no alarm is set for it", tell_decimal, P(clktim), OF_V7 },
    { "p.pg",    FIELD_OWN,    "pages that it has", tell_runs, P(page), OF_LAB },
    { "p.cow",   FIELD_SET,    "pages to be copied when written", tell_mask, P(copied), OF_LAB },
    { "p.shr",   FIELD_SET,    "pages shared for good", tell_mask, P(shared), OF_LAB },
    { "p.lent",  FIELD_SET,    "whose memory it has", tell_octal, P(lent), OF_LAB },
    { "p.way",   FIELD_SET,    "how it was made", tell_way, P(way), OF_LAB },
};

const struct field user_fields[] = {
    { "u_rsav",        FIELD_COPIED, "sp, r5: swtch resumes them", tell_pair, U(rsav), OF_ALL },
    { "u_ssav",        FIELD_COPIED, "the same after a swap", tell_pair, U(ssav), OF_ALL },
    { "u_qsav",        FIELD_COPIED, "where a signal returns to", tell_pair, U(qsav), OF_ALL },
    { "u_uid,u_gid",   FIELD_COPIED, NULL, tell_ids, U(uid), OF_ALL },
    { "u_ruid,u_rgid", FIELD_COPIED, NULL, tell_ids, U(ruid), OF_ALL },
    { "u_procp",       FIELD_OWN,    "set, copied, set back", tell_octal, U(procp), OF_ALL },
    { "u_cdir",        FIELD_SHARED, NULL, tell_octal, U(cdir), OF_ALL },
    { "u_tsize",       FIELD_COPIED, "clicks", tell_decimal, U(tsize), OF_ALL },
    { "u_dsize",       FIELD_COPIED, "clicks", tell_decimal, U(dsize), OF_ALL },
    { "u_ssize",       FIELD_COPIED, "clicks", tell_decimal, U(ssize), OF_ALL },
    { "u_signal",      FIELD_COPIED, "exec undoes those caught", tell_signals, U(signal), OF_ALL },
    { "u_utime",       FIELD_RESET,  TICKS, tell_long, U(utime), OF_ALL },
    { "u_stime",       FIELD_RESET,  TICKS, tell_long, U(stime), OF_ALL },
    { "u_cutime",      FIELD_RESET,  TICKS, tell_long, U(cutime), OF_ALL },
    { "u_cstime",      FIELD_RESET,  TICKS, tell_long, U(cstime), OF_ALL },
    { "u_ar0",         FIELD_COPIED, "same place, another u-area", tell_octal, U(ar0), OF_ALL },
};
/* clang-format on */

const int proc_field_count = sizeof proc_fields / sizeof proc_fields[0];
const int user_field_count = sizeof user_fields / sizeof user_fields[0];
