/* KW11-L line clock: LKS at 777546, vector 100, BR6; 60 Hz (50 where the mains are). */
#ifndef DEVICES_KW11L_H
#define DEVICES_KW11L_H

#include "devices/unibus.h"

struct kw11l {
    struct board board;
    word lks;
    int hertz;     /* 60 or 50 */
    int64_t since; /* ns: when these mains were plugged in */
    int64_t ticks; /* of the mains since then: keeps 16,666,666.7 ns from drifting */
    int event, line;
};

void kw11l_attach(struct kw11l *kw, struct unibus *bus);
bool kw11l_set_hertz(struct kw11l *kw, int hertz); /* false: neither 50 nor 60 */

#endif
