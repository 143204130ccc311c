/* An entry of one of the kernel's tables, taken out of core whole: its fields are then read
 * by the edition's offsets. */
#ifndef MONITOR_UNIX_ENTRY_H
#define MONITOR_UNIX_ENTRY_H

#include "monitor/unix/kernel.h"

enum { ENTRY_BYTES = 128 };

struct entry {
    word at; /* its address */
    byte data[ENTRY_BYTES];
};

/* Entry I of TABLE. False: there is none, or it cannot be read. */
bool entry_read(const struct monitor *m, enum kernel_table table, int i, struct entry *e);

/* Which entry of TABLE the address AT is of; -1: it does not point at one. */
int entry_of(const struct monitor *m, enum kernel_table table, word at);

/* The field at offset FIELD of a layout; 0 if it is ABSENT. The first is a byte in the Sixth
 * Edition and may be WIDE here. */
word field_byte(const byte *data, word field);
word field_word(const byte *data, word field);

#endif
