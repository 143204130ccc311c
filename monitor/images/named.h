/* fork11 v6: a named image, booted. */
#ifndef MONITOR_IMAGES_NAMED_H
#define MONITOR_IMAGES_NAMED_H

#include "monitor/monitor.h"

struct named_wish {
    const char *name;
    bool manual;        /* stop at the boot prompt: type nothing */
    bool fresh;         /* forget what guests changed */
    bool aside;         /* what the guest changes is not kept */
    const char *policy; /* the lab's: the way its fork goes; NULL: its own */
};

/* Attaches the image and what goes with it, and boots. FAILED: it is not to be had. */
enum result named_boot(struct monitor *m, const struct named_wish *wish);

#endif
