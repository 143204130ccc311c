/* All registers in a row, and how they are printed. */
#include "monitor/registers.h"

#include <string.h>

enum { PAGES = 3 * 2 * MMU_PAGES * 2 };

/* Page registers in the order of STATE: KIPAR0 KIPDR0 KIPAR1 ... UDPDR7. */
static bool nth_page(struct monitor *m, int n, struct ref *ref)
{
    char name[8];
    if (n >= PAGES)
        return false;
    snprintf(name, sizeof name, "%c%cP%cR%d", "KSU"[n / 32], "ID"[n / 16 % 2],
             n % 2 ? 'D' : 'A', n / 2 % 8);
    return register_find(m, name, ref);
}

bool register_nth(struct monitor *m, int n, struct ref *ref)
{
    if (register_row(n, ref))
        return true;
    n -= register_rows();
    if (nth_page(m, n, ref))
        return true;
    n -= PAGES;
    struct unibus *bus = &m->machine->bus;
    for (int i = 1; i < bus->boards; i++) {
        const struct reg *reg = bus->board[i]->kind->regs;
        if (bus->board[i]->disabled)
            continue; /* there may be sixty of them */
        for (; reg && reg->name; reg++) {
            if (register_find(m, reg->name, ref) && ref->board != bus->board[i])
                continue; /* the processor's or the KT11's, or of a board in its slots */
            if (n-- == 0) {
                register_of_board(bus->board[i], reg, ref);
                return true;
            }
        }
    }
    return false;
}

void register_say(struct monitor *m, const struct ref *ref)
{
    uint64_t value = register_get(m, ref);
    int digits = (register_bits(ref) + 2) / 3;
    say(m, "%s:\t%0*llo\n", ref->name, digits, (unsigned long long)value);
}

/* One field of FIELDS ("ERR:15" or "F:3-1") of VALUE; single bits only when they are 1. */
static const char *say_field(struct monitor *m, const char *field, word value)
{
    int hi = 0, lo = 0, used = 0;
    char name[16];
    if (sscanf(field, " %15[^: ]:%d%n", name, &hi, &used) < 2)
        return field + strlen(field);
    field += used;
    lo = hi;
    bool group = sscanf(field, "-%d%n", &lo, &used) == 1;
    if (group) {
        field += used;
        say(m, " %s=%o", name, value >> lo & ((1u << (hi - lo + 1)) - 1));
    } else if (value >> hi & 1) {
        say(m, " %s", name);
    }
    return skip_blanks(field);
}

void register_say_board(struct monitor *m, struct board *b)
{
    struct ref ref;
    for (const struct reg *reg = b->kind->regs; reg && reg->name; reg++) {
        register_of_board(b, reg, &ref);
        word value = b->kind->peek(b, register_address(&ref));
        say(m, "  %-6s %06o %06o", ref.name, register_address(&ref), value);
        for (const char *field = reg->fields; field && *field;)
            field = say_field(m, field, value);
        say(m, "\n");
    }
}
