/* Text for other programs, quoted as their forms want it. What comes from the guest (a path,
 * a name) is any bytes at all; no byte of it can break out of its quotes. */
#ifndef MONITOR_FORK_QUOTE_H
#define MONITOR_FORK_QUOTE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* TEXT ends at its NUL, or after MOST bytes. */

/* A JSON string (RFC 8259) with its quotes; bytes that are not ASCII are told as the code
 * points 0200 to 0377. */
void quote_json(FILE *out, const char *text, size_t most);

/* For XML and HTML, between tags or within an attribute's double quotes; bytes that are not
 * printable ASCII become \ooo. */
void quote_xml(FILE *out, const char *text, size_t most);

/* A field of RFC 4180, in quotes; \ooo likewise. */
void quote_csv(FILE *out, const char *text, size_t most);

#endif
