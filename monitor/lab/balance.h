/* Whether the lab kernel's counts balance: every click of core and block of swap has one
 * owner or is free, every count is the number of those who are counted, every zombie has
 * somebody who can wait for it. Read from the stopped machine. */
#ifndef MONITOR_LAB_BALANCE_H
#define MONITOR_LAB_BALANCE_H

#include "monitor/lab/tables.h"

enum { BALANCE_TEXT = 4000 };

struct balance {
    struct lab_tables tables; /* tables.n: the caller's, by lab_names_find */
    bool quiet;               /* nobody is in the middle of something */
    word busy;                /* pid of one who is */
    int wrong;                /* sentences in TEXT, which has a line for each */
    int clicks, free_clicks, blocks, free_blocks, pages, procs;
    char text[BALANCE_TEXT];
};

/* Looks at MACHINE. While somebody is in the middle of something (he sleeps in the kernel at
 * a negative priority, or is about to run) what he holds may not be noted anywhere yet: then
 * only what can never be is told. */
void balance_check(struct balance *b, const struct machine *machine);

/* For the parts of it: one more sentence. */
__attribute__((format(printf, 2, 3))) void balance_tell(struct balance *b,
                                                        const char *format, ...);
void balance_core(struct balance *b);
void balance_swap(struct balance *b);
void balance_pages(struct balance *b);
void balance_texts(struct balance *b);
void balance_files(struct balance *b);
void balance_procs(struct balance *b);

#endif
