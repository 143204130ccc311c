/* struct proc and struct user, field by field. */
#include "monitor/fork/proc_fields.h"

#include <stddef.h>
#include <stdio.h>

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
static void tell_bytes(const void *at, char *text, size_t size)
{
    const byte *b = at;
    snprintf(text, size, "%u,%u", b[0], b[1]);
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
    static const char *const names[] = { "SLOAD", "SSYS", "SLOCK",
                                         "SSWAP", "STRC", "SWTED" };
    const byte *b = at;
    text[0] = '\0';
    for (int i = 0; i < 6; i++)
        if (*b >> i & 1)
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

/* How many signals are caught or ignored. */
static void tell_signals(const void *at, char *text, size_t size)
{
    const word *w = at;
    int n = 0;
    for (int i = 0; i < UNIX_SIGNALS; i++)
        n += w[i] != 0;
    snprintf(text, size, "%d set", n);
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
    { "p_stat",  FIELD_SET,    "SRUN: it may run at once", tell_stat, P(stat) },
    { "p_flag",  FIELD_SET,    "SLOAD; after a swap SSWAP", tell_flag, P(flag) },
    { "p_pri",   FIELD_LEFT,   LEFT, tell_signed, P(pri) },
    { "p_sig",   FIELD_LEFT,   "wait had cleared it", tell_byte, P(sig) },
    { "p_uid",   FIELD_COPIED, NULL, tell_byte, P(uid) },
    { "p_time",  FIELD_SET,    "seconds in core, or on swap", tell_byte, P(time) },
    { "p_cpu",   FIELD_LEFT,   LEFT, tell_byte, P(cpu) },
    { "p_nice",  FIELD_COPIED, NULL, tell_signed, P(nice) },
    { "p_ttyp",  FIELD_COPIED, "both get its interrupts", tell_octal, P(ttyp) },
    { "p_pid",   FIELD_OWN,    "the next mpid not in use", tell_decimal, P(pid) },
    { "p_ppid",  FIELD_OWN,    "its parent's pid", tell_decimal, P(ppid) },
    { "p_addr",  FIELD_OWN,    "where its image lies", tell_addr, 0 },
    { "p_size",  FIELD_COPIED, "clicks: u, data and stack", tell_decimal, P(size) },
    { "p_wchan", FIELD_LEFT,   "setrun had cleared it", tell_octal, P(wchan) },
    { "p_textp", FIELD_SHARED, NULL, tell_octal, P(textp) },
};

const struct field user_fields[] = {
    { "u_rsav",        FIELD_COPIED, "sp, r5: swtch resumes them", tell_pair, U(rsav) },
    { "u_ssav",        FIELD_COPIED, "the same after a swap", tell_pair, U(ssav) },
    { "u_qsav",        FIELD_COPIED, "where a signal returns to", tell_pair, U(qsav) },
    { "u_uid,u_gid",   FIELD_COPIED, NULL, tell_bytes, U(uid) },
    { "u_ruid,u_rgid", FIELD_COPIED, NULL, tell_bytes, U(ruid) },
    { "u_procp",       FIELD_OWN,    "set, copied, set back", tell_octal, U(procp) },
    { "u_cdir",        FIELD_SHARED, NULL, tell_octal, U(cdir) },
    { "u_tsize",       FIELD_COPIED, "clicks", tell_decimal, U(tsize) },
    { "u_dsize",       FIELD_COPIED, "clicks", tell_decimal, U(dsize) },
    { "u_ssize",       FIELD_COPIED, "clicks", tell_decimal, U(ssize) },
    { "u_signal",      FIELD_COPIED, "exec undoes those caught", tell_signals, U(signal) },
    { "u_utime",       FIELD_RESET,  TICKS, tell_decimal, U(utime) },
    { "u_stime",       FIELD_RESET,  TICKS, tell_decimal, U(stime) },
    { "u_cutime",      FIELD_RESET,  TICKS, tell_long, U(cutime) },
    { "u_cstime",      FIELD_RESET,  TICKS, tell_long, U(cstime) },
    { "u_ar0",         FIELD_COPIED, "same place, another u-area", tell_octal, U(ar0) },
};
/* clang-format on */

const int proc_field_count = sizeof proc_fields / sizeof proc_fields[0];
const int user_field_count = sizeof user_fields / sizeof user_fields[0];
