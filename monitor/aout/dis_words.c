/* What V6 calls an instruction: the assembler's name for it, or one that its programs give it. */
#include "monitor/aout/dis.h"

#include "images/as_names.h"

#include <string.h>

enum { ACCUMULATORS = 4 };

const struct dis_own dis_own[] = {
    {"HALT",   "halt",  "0"          },
    { "WAIT",  "wait",  "1"          },
    { "RTI",   "rti",   "2"          },
    { "BPT",   "bpt",   "3"          },
    { "IOT",   "iot",   "4"          },
    { "RESET", "reset", "5"          },
    { "RTT",   "rtt",   "6"          },
    { "SPL",   "spl",   "230"        },
    { "NOP",   "nop",   "240"        },
    { "MFPI",  "mfpi",  "6500^tst"   },
    { "MTPI",  "mtpi",  "6600^tst"   },
    { "MFPD",  "mfpd",  "106500^tst" },
    { "MTPD",  "mtpd",  "106600^tst" },
    { "EMT",   "emt",   "104000"     },
    { "TRAP",  "trap",  "104400"     },
    { "STST",  "stst",  "170300^tst" },
    { "LDUB",  "ldub",  "170003"     },
    { "LDSC",  "ldsc",  "170004"     },
    { "STA0",  "sta0",  "170005"     },
    { "MRS",   "mrs",   "170006"     },
    { "STQ0",  "stq0",  "170007"     },
    { "LDF",   "ldf",   "172400^addf"}
};

const int dis_owns = sizeof dis_own / sizeof dis_own[0];

/* Words behind each of V6's system calls (sys/ken/sysent.c); 0 is indir. */
const byte dis_sys_words[DIS_SYS] = {
    [0] = 1,   [3] = 2,   [4] = 2,   [5] = 2,   [010] = 2, [011] = 2, [012] = 1,
    [013] = 2, [014] = 1, [016] = 3, [017] = 2, [020] = 2, [021] = 1, [022] = 2,
    [023] = 2, [025] = 3, [026] = 1, [032] = 3, [034] = 1, [036] = 1, [037] = 1,
    [040] = 1, [045] = 1, [053] = 1, [054] = 4, [060] = 2
};

const char *dis_own_name(struct dis *d, const char *insn)
{
    for (int i = 0; i < dis_owns; i++) {
        if (strcmp(dis_own[i].insn, insn) != 0)
            continue;
        d->used[i] = true;
        return dis_own[i].name;
    }
    return NULL;
}

static bool is_own_used(const struct dis *d, const char *name)
{
    for (int i = 0; i < dis_owns; i++) {
        if (d->used[i] && strcmp(dis_own[i].name, name) == 0)
            return true;
    }
    return false;
}

static const char *v6_name(const char *insn)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        const struct as_name *n = &as_names[i];
        bool jump = n->kind == AS_JBR || n->kind == AS_JCC;
        if (n->insn && !jump && strcmp(n->insn, insn) == 0)
            return n->name;
    }
    return NULL;
}

/* movf stores if its first operand is an accumulator. */
static bool is_ambiguous_load(const struct insn *row, word ir)
{
    return strcmp(row->name, "LDF") == 0 && (ir & 077) < ACCUMULATORS;
}

const char *dis_insn_name(struct dis *d, const struct insn *row, word ir)
{
    const char *name = is_ambiguous_load(row, ir)      ? NULL
                       : strcmp(row->name, "STF") == 0 ? "movf"
                                                       : v6_name(row->name);
    return name ? name : dis_own_name(d, row->name);
}

const char *dis_sys_name(const struct dis *d, word number)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        const struct as_name *n = &as_names[i];
        if (n->kind == AS_ABSOLUTE && !n->insn && number != 0 && n->value == number)
            return is_own_used(d, n->name) ? NULL : n->name;
    }
    return NULL;
}
