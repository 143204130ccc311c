/* How most boards ask for the bus: a flag and its enable bit are ANDed, the rising edge of
 * the AND makes the request, and the request falls when either of them does. */
#ifndef DEVICES_EDGE_H
#define DEVICES_EDGE_H

#include "devices/unibus.h"

static inline void edge_follow(struct unibus *bus, int line, bool was, bool is)
{
    if (!is)
        bus_release(bus, line);
    else if (!was)
        bus_request(bus, line);
}

#endif
