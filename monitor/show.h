/* What SHOW shows, where it is not in show.c itself. */
#ifndef MONITOR_SHOW_H
#define MONITOR_SHOW_H

#include "monitor/devices.h"

struct show_row {
    const char *name, *shortest;
    const char *help;
    enum result (*run)(struct monitor *m, const char *args);
};

extern const struct show_row show_table[];
extern const int show_rows;

enum result show_break(struct monitor *m, const char *args);   /* break.c */
enum result show_history(struct monitor *m, const char *args); /* show_cpu.c */
enum result show_cpu(struct monitor *m, const char *args);
enum result show_device(struct monitor *m, const struct device *d, int unit,
                        const char *args);                    /* show_device.c */
enum result show_kernel(struct monitor *m, const char *args); /* show_symbols.c */
enum result show_symbol(struct monitor *m, const char *args);
enum result show_symbols(struct monitor *m, const char *args);
void show_device_title(struct monitor *m, const struct device *d);
void show_device_line(struct monitor *m, const struct device *d);

#endif
