/* The assembler's symbols: V6's hash table of 1553 slots. A name counts to its eighth character but
 * is hashed by all of them, so that two long names that agree in eight are two symbols, unless
 * the way through the slots leads from one to the other. Hence its very way. When the slots are
 * full V6's as looks for ever; here what finds none goes to one of as many lists. */
#include "images/as_parts.h"

#include <string.h>

word as_hash(word hash, int c)
{
    hash = (word)(hash + c);
    return (word)(hash << 8 | hash >> 8);
}

static bool is_named(const struct as *as, uint32_t symbol, const char name[AOUT_NAME])
{
    return memcmp(as->symbols[symbol].name, name, AOUT_NAME) == 0;
}

static uint32_t add(struct as *as, const char name[AOUT_NAME])
{
    if (as->symbol_count - as_name_count == AS_NAMES)
        as->out->trouble = "there are more than 5460 names";
    if (as->out->trouble || !as_room(as, &as->symbols, as->symbol_count, &as->symbol_room,
                                     sizeof *as->symbols))
        return 0;
    struct as_symbol *s = &as->symbols[as->symbol_count];
    memset(s, 0, sizeof *s);
    memcpy(s->name, name, AOUT_NAME);
    return (uint32_t)as->symbol_count++;
}

static uint32_t find_overflowed(struct as *as, const char name[AOUT_NAME], word hash)
{
    uint32_t *first = &as->overflow[hash % AS_SLOTS];
    for (uint32_t i = *first; i != 0; i = as->symbols[i].next) {
        if (is_named(as, i, name))
            return i;
    }
    uint32_t made = add(as, name);
    as->symbols[made].next = *first;
    return *first = made;
}

uint32_t as_symbol(struct as *as, const char name[AOUT_NAME], word hash, bool hidden)
{
    if (hidden)
        return add(as, name);
    unsigned slot = hash % AS_SLOTS;
    unsigned step = hash / AS_SLOTS + 1;
    for (int tries = 0; tries < AS_SLOTS; tries++) {
        slot = (slot + AS_SLOTS - step) % AS_SLOTS;
        if (as->slots[slot] == 0) {
            uint32_t made = add(as, name);
            as->slots[slot] = made + 1;
            return made;
        }
        if (is_named(as, as->slots[slot] - 1, name))
            return as->slots[slot] - 1;
    }
    return find_overflowed(as, name, hash);
}

bool as_begin_symbols(struct as *as)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        char name[AOUT_NAME] = "";
        word hash = 0;
        for (size_t c = 0; as_names[i].name[c] != '\0'; c++) {
            name[c] = as_names[i].name[c];
            hash = as_hash(hash, name[c]);
        }
        as_symbol(as, name, hash, false);
    }
    if (as->out->trouble)
        return false;
    as_reset_names(as);
    return true;
}

void as_reset_names(struct as *as)
{
    for (unsigned i = 0; i < as_name_count; i++) {
        as->symbols[i].type = as_names[i].kind;
        as->symbols[i].value = as_name_value(&as_names[i]);
    }
}
