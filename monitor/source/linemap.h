/* Which line of its text each instruction of a function was made from. */
#ifndef MONITOR_SOURCE_LINEMAP_H
#define MONITOR_SOURCE_LINEMAP_H

#include "monitor/source/code.h"
#include "monitor/source/ctext.h"

/* Two lines where an instruction can be of either; the same twice where it is sure; 0, 0
 * where nothing is known, as of a call that the text has not. */
enum { NO_LINE = -1 };

struct line_pair {
    int low, high;
};

struct line_map {
    word at;                /* the function's address */
    int words;              /* its length */
    struct c_lines text;    /* where it stands */
    int calls, found;       /* calls in the code, and those that the text has too */
    struct line_pair *pair; /* of each instruction's first word; NO_LINE: of none */
};

/* The map of the function NAME of SOURCE that is CODE. False: it is not there, or there is no
 * memory. */
bool line_map_make(struct line_map *map, const struct code *code,
                   const struct c_source *source, const char *name);
void line_map_free(struct line_map *map);

/* The lines of address PC. */
struct line_pair line_map_at(const struct line_map *map, word pc);

#endif
