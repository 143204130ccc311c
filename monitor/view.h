/* Memory as an operator names it: physical, or virtual in some mode and space. Looking
 * disturbs nothing. */
#ifndef MONITOR_VIEW_H
#define MONITOR_VIEW_H

#include "monitor/monitor.h"

struct view {
    bool virtual;
    enum mode mode;
    enum space space;
};

#define VIEW_SWITCHES "vksupt"

/* From the switches of EXAMINE; without any: physical. */
struct view view_of(const struct monitor *m, uint32_t switches);

/* Virtual in the processor's current mode. */
struct view view_current(const struct monitor *m, enum space space);

/* Whose names are good for addresses of VIEW: NO_MODE for physical ones while the KT11 maps
 * them. */
enum mode view_mode(const struct monitor *m, struct view view);

/* The word at AT (even). FAILED: the reason is in monitor->error. */
enum result view_peek(struct monitor *m, struct view view, uint32_t at, word *data);
enum result view_write(struct monitor *m, struct view view, uint32_t at, word data,
                       word mask);

#endif
