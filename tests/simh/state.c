/* The fields of a state, by SIMH's names. */
#include "tests/simh/state.h"

#include <stdio.h>
#include <string.h>

static void add(struct field *fields, int *n, const char *name, size_t offset)
{
    fields[*n] = (struct field){ strdup(name), offset };
    ++*n;
}

static void add_page(struct field *fields, int *n, int stack, int space, int page)
{
    char name[16];
    sprintf(name, "%c%cPAR%d", "KSU"[stack], "ID"[space], page);
    add(fields, n, name, offsetof(struct state, par[stack][space][page]));
    sprintf(name, "%c%cPDR%d", "KSU"[stack], "ID"[space], page);
    add(fields, n, name, offsetof(struct state, pdr[stack][space][page]));
}

static void make_fields(struct field *fields)
{
    int n = 0;
    char name[24];

    add(fields, &n, "PC", offsetof(struct state, pc));
    for (int i = 0; i < 12; i++) {
        sprintf(name, "R%d%d", i / 6, i % 6);
        add(fields, &n, name, offsetof(struct state, r[i / 6][i % 6]));
    }
    for (int i = 0; i < STACKS; i++) {
        sprintf(name, "%cSP", "KSU"[i]);
        add(fields, &n, name, offsetof(struct state, sp[i]));
    }
    add(fields, &n, "PSW", offsetof(struct state, psw));
    add(fields, &n, "PIRQ", offsetof(struct state, pirq));
    add(fields, &n, "STKLIM", offsetof(struct state, slr));
    for (int i = 0; i < 4; i++) {
        sprintf(name, "MMR%d", i);
        add(fields, &n, name, offsetof(struct state, mmr[i]));
    }
    for (int i = 0; i < STACKS * 2 * MMU_PAGES; i++)
        add_page(fields, &n, i / 16, i / 8 % 2, i % 8);
}

const struct field *state_fields(void)
{
    static struct field fields[FIELDS];
    if (!fields[0].name)
        make_fields(fields);
    return fields;
}

word state_get(const struct state *s, const struct field *f)
{
    word value;
    memcpy(&value, (const char *)s + f->offset, sizeof value);
    return value;
}

void state_set(struct state *s, const struct field *f, word value)
{
    memcpy((char *)s + f->offset, &value, sizeof value);
}

/* The bits of F that must be equal. MMR0<7:1>, MMR1 and MMR2 are looked at when an abort
 * has frozen them: until then SIMH's MMR0 does not follow (README.md, MMR0). */
static word compared(const struct field *f, const struct state *ours)
{
    bool frozen = ours->mmr[0] & MMR0_ABORTS;
    if (f->offset == offsetof(struct state, mmr[0]))
        return (word)(frozen ? ~MMR0_DONE : ~0376);
    bool follows = f->offset == offsetof(struct state, mmr[1]) ||
                   f->offset == offsetof(struct state, mmr[2]);
    return follows && !frozen ? 0 : WHOLE_WORD;
}

/* SIMH sets A in the page of an abort, and none for a trapping write; otherwise we are not
 * to have one that SIMH has not. */
bool state_differs(const struct field *f, const struct state *ours,
                   const struct state *theirs)
{
    word a = state_get(ours, f), b = state_get(theirs, f);
    bool pdr = f->offset >= offsetof(struct state, pdr);
    bool trapped_write = a & PDR_W && ((a & PDR_ACF) == 4 || (a & PDR_ACF) == 5);
    if (pdr && (trapped_write || !(a & PDR_A)))
        return (a ^ b) & (word)~PDR_A;
    return (a ^ b) & compared(f, ours);
}

const struct field *state_difference(const struct state *ours, const struct state *theirs)
{
    const struct field *f = state_fields();
    for (int i = 0; i < FIELDS; i++)
        if (state_differs(&f[i], ours, theirs))
            return &f[i];
    return NULL;
}
