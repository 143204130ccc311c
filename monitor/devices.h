/* The devices as operators name them: SIMH's names, Ersatz-11's, and which board each is. */
#ifndef MONITOR_DEVICES_H
#define MONITOR_DEVICES_H

#include "monitor/monitor.h"

enum device_kind {
    DEVICE_CPU,
    DEVICE_DRIVES, /* a control with drives (devices/drive.h) */
    DEVICE_TTI,
    DEVICE_TTO,
    DEVICE_CLOCK,
    DEVICE_PCLOCK,
    DEVICE_READER,
    DEVICE_PUNCH,
    DEVICE_PRINTER,
    DEVICE_LINES, /* boards of terminal lines (monitor/lines/group.h) */
    DEVICE_OTHER  /* a board without a name of its own here */
};

struct device {
    const char *name;
    const char *other; /* Ersatz-11's name, or NULL */
    enum device_kind kind;
    size_t board;      /* its offset in struct machine */
    bool fixed;        /* cannot be pulled out */
    const char *title; /* NULL: another name of the row before */
};

extern const struct device device_table[];
extern const int device_count;

/* The device NAME with its unit ("RK1", "DK1:", "RK" is RK0), or NULL. */
const struct device *device_find(const struct machine *machine, const char *name,
                                 int *unit);

/* How many units D has; 0: the device is its only unit. */
int device_units(const struct machine *machine, const struct device *d);

/* NAME, which names D, has a unit's number (RK0): one drive is meant, not the control. */
bool device_unit_named(const struct machine *machine, const struct device *d,
                       const char *name);

/* FAILED: PATH, which is about to be written, is the pack or the changes of a drive. */
enum result device_spares_packs(struct monitor *m, const char *path);

/* The same; or it is what is punched or printed. */
enum result device_spares(struct monitor *m, const char *path);

/* The board that UNIT of the device is on: of several DC11s, the one that is meant. */
struct board *device_unit_board(const struct monitor *m, const struct device *d,
                                int unit);

struct board *device_board(const struct machine *machine, const struct device *device);

/* Its units' numbers, behind NAME: "RK0 to RK7". */
void device_unit_names(const struct machine *machine, const struct device *d,
                       const char *name, char *text, size_t size);

/* FAILED: there is none of that NAME; the sentence lists them, or the units of one. */
enum result device_unknown(struct monitor *m, const char *name);

/* The same if none is named. */
enum result device_take(struct monitor *m, const char **args,
                        const struct device **device, int *unit);

#endif
