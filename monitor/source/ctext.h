/* A function of the kernel's C as a graph of anchors, in the order in which cc makes code of
 * it: arguments from the last to the first, a test where its branch stands. What cc's
 * optimizer does to the order of the code does not matter, since it keeps every way through it.
 *
 * /usr/source/c of V6: c02.c (statements), c03.c (declarations), c10.c, c11.c (code). */
#ifndef MONITOR_SOURCE_CTEXT_H
#define MONITOR_SOURCE_CTEXT_H

#include "monitor/source/anchor.h"
#include "monitor/source/ctoken.h"

struct c_source {
    const char *text; /* of the file; a NUL behind its N bytes */
    size_t n;
    c_include *include;
    /* The address of a name of the kernel's C (without the _). False: none. */
    bool (*address)(void *host, const char *name, word *value);
    void *host; /* of both */
};

struct c_lines {
    int first, last; /* of the function, from its name to its last brace */
};

/* The function NAME (it counts to the seventh character) in SOURCE, its anchors into TEXT,
 * the first of them where it is entered. False: it is not defined there, or not in the C that
 * this understands, or there is no memory. */
bool c_function(const struct c_source *source, const char *name, struct anchors *text,
                struct c_lines *lines);

#endif
