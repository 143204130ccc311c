/* Every register by name. The processor's have a table (cpu_registers.c), the KT11's pages are
 * named by rule (KIPAR0 .. UDPDR7), the boards' come from their own tables. */
#include "monitor/registers.h"

#include "monitor/cpu_registers.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char mode_letters[] = "KSxU";
static const char space_letters[] = "ID";

/* KIPAR0: mode, space, PAR or PDR, page. */
static bool find_page(struct monitor *m, const char *name, struct ref *ref)
{
    if (strlen(name) != 6 || name[5] < '0' || name[5] > '7')
        return false;
    const char *mode = strchr(mode_letters, toupper((unsigned char)name[0]));
    const char *space = strchr(space_letters, toupper((unsigned char)name[1]));
    bool pdr = strncasecmp(name + 2, "PDR", 3) == 0;
    if (!mode || !space || (!pdr && strncasecmp(name + 2, "PAR", 3) != 0))
        return false;
    ref->page =
        &m->machine->mmu.page[mode - mode_letters][space - space_letters][name[5] - '0'];
    ref->pdr = pdr;
    snprintf(ref->name, sizeof ref->name, "%c%cP%cR%c", *mode, *space, pdr ? 'D' : 'A',
             name[5]);
    return true;
}

void register_of_board(struct board *b, const struct reg *reg, struct ref *ref)
{
    *ref = (struct ref){ .row = -1, .reg = reg, .board = b };
    if (b->kind->numbered)
        snprintf(ref->name, sizeof ref->name, "%s%d%s", b->kind->name, b->unit,
                 reg->name);
    else
        snprintf(ref->name, sizeof ref->name, "%s", reg->name);
}

paddr register_address(const struct ref *ref)
{
    paddr at = ref->reg->at;
    return at < IO_PAGE ? ref->board->first + at : at;
}

static bool find_in(struct board *b, const char *name, struct ref *ref)
{
    const struct reg *reg = b->kind->regs;
    for (; reg && reg->name; reg++) {
        register_of_board(b, reg, ref);
        if (strcasecmp(ref->name, name) == 0)
            return true;
    }
    return false;
}

/* RPWC is the RP11's and the RH11's: the board that is in its slots is meant. */
static bool find_board_register(struct monitor *m, const char *name, struct ref *ref)
{
    struct unibus *bus = &m->machine->bus;
    for (int out = 0; out < 2; out++)
        for (int i = 1; i < bus->boards; i++)
            if (bus->board[i]->disabled == out && find_in(bus->board[i], name, ref))
                return true;
    return false;
}

static void take_row(struct ref *ref, int row)
{
    *ref = (struct ref){ .row = row };
    snprintf(ref->name, sizeof ref->name, "%s", cpu_register_name(row));
}

bool register_find(struct monitor *m, const char *name, struct ref *ref)
{
    int row = cpu_register_find(name);
    if (row >= 0) {
        take_row(ref, row);
        return true;
    }
    *ref = (struct ref){ .row = -1 };
    return find_page(m, name, ref) || find_board_register(m, name, ref);
}

uint64_t register_get(struct monitor *m, const struct ref *ref)
{
    if (ref->row >= 0)
        return cpu_register_get(m->machine, ref->row);
    if (ref->page)
        return ref->pdr ? ref->page->pdr : ref->page->par;
    return ref->board->kind->peek(ref->board, register_address(ref));
}

enum result register_set(struct monitor *m, const struct ref *ref, int64_t value)
{
    int bits = register_bits(ref);
    if (value < 0 && value >= -SIGN && bits == 16)
        value &= WHOLE_WORD;
    if (bits < 64 && (value < 0 || value >> bits != 0))
        return fail(m, "%s has %d bit%s: %llo at most.", ref->name, bits,
                    bits == 1 ? "" : "s", (1ull << bits) - 1);
    if (ref->row >= 0 && cpu_register_readonly(ref->row))
        return fail(m, "%s can only be read: it says what the KT11 saw.", ref->name);
    if (ref->row < 0 && !ref->page && ref->board->disabled)
        return fail(m, "%s is on a board that is disabled: SET ... ENABLED first.",
                    ref->name);
    if (ref->row >= 0) {
        cpu_register_set(m->machine, ref->row, (uint64_t)value);
        if (cpu_register_is_pc(ref->row)) {
            machine_set_pc(m->machine, (word)value);
            breaks_forget(&m->breaks);
        }
    } else if (ref->page) {
        *(ref->pdr ? &ref->page->pdr : &ref->page->par) =
            (word)value & (ref->pdr ? 0077717 : 0007777);
    } else {
        ref->board->kind->write(ref->board, register_address(ref), (word)value,
                                WHOLE_WORD);
    }
    mmu_rebuild(&m->machine->mmu);
    return DONE;
}

int register_bits(const struct ref *ref)
{
    return ref->row >= 0 ? cpu_register_bits(ref->row) : 16;
}

bool register_row(int n, struct ref *ref)
{
    if (n >= CPU_REGISTERS_STATE)
        return false;
    take_row(ref, n);
    return true;
}

int register_rows(void)
{
    return CPU_REGISTERS_STATE;
}
