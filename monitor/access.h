/* What EXAMINE and DEPOSIT do to one place. */
#ifndef MONITOR_ACCESS_H
#define MONITOR_ACCESS_H

#include "monitor/registers.h"
#include "monitor/view.h"

/* How values are written, and what an element is done to with. */
struct access {
    struct view view;
    bool placed;       /* switches say whose memory: -k -s -u -p */
    char format;       /* o d a c b m */
    const char *value; /* DEPOSIT: the text; NULL: EXAMINE */
};

/* The switches of EXAMINE and DEPOSIT. */
enum result access_switches(struct monitor *m, const char **args, struct access *a);

/* Shows what is at *AT, or writes A's value there, and goes on to what follows it. */
enum result access_examine(struct monitor *m, const struct access *a, uint32_t *at);
enum result access_deposit(struct monitor *m, const struct access *a, uint32_t *at);

/* Shows or sets a register. */
enum result access_register(struct monitor *m, const struct access *a,
                            const struct ref *ref);

#endif
