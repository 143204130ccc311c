/* KW11-P programmable clock: CSR 772540, count set buffer 772542, counter 772544; vector
 * 104, BR6. */
#ifndef DEVICES_KW11P_H
#define DEVICES_KW11P_H

#include "devices/unibus.h"

struct kw11p {
    struct board board;
    word csr, buffer;
    word counter;  /* as of SINCE */
    int64_t since; /* ns: when counter was last brought up to date */
    int mains;     /* hertz: 60 or 50 */
    int event, line;
};

void kw11p_attach(struct kw11p *kw, struct unibus *bus);

#endif
