/* What the operator does with terminal lines: ATTACH, DETACH, SET and SHOW of DC, DL, DLE, DH,
 * DM and DZ. */
#ifndef MONITOR_LINES_TERMINALS_H
#define MONITOR_LINES_TERMINALS_H

#include "monitor/set.h"

/* The group that device D is; it has kind DEVICE_LINES. */
int terminals_group(const struct monitor *m, const struct device *d);

/* ATTACH DC 4000, ATTACH DC0 PTY. NAMED: with a line's number. SURE: -y. */
enum result terminals_attach(struct monitor *m, const struct device *d, int unit,
                             bool named, const char *where, bool sure);
enum result terminals_detach(struct monitor *m, const struct device *d, int unit,
                             bool named);

/* SET's rows for them. */
enum result terminals_set_boards(struct monitor *m,
                                 const struct setting *s);                   /* ENABLED */
enum result terminals_set_lines(struct monitor *m, const struct setting *s); /* LINES= */
enum result terminals_set_address(struct monitor *m,
                                  const struct setting *s); /* ADDRESS= */
enum result terminals_set_vector(struct monitor *m,
                                 const struct setting *s); /* VECTOR= */
enum result terminals_set_auto(struct monitor *m,
                               const struct setting *s); /* AUTOCONFIGURE */
enum result terminals_set_bits(struct monitor *m, const struct setting *s); /* 7B, 8B */
enum result terminals_disconnect(struct monitor *m,
                                 const struct setting *s); /* DISCONNECT= */
enum result terminals_set_speed(struct monitor *m, const struct device *d, int unit,
                                bool named, int baud);

/* The device's line of SHOW CONFIGURATION, behind its title; and who is on which line. */
void terminals_say(struct monitor *m, const struct device *d);
void terminals_say_ports(struct monitor *m, const struct device *d);

/* Who is on which line, or that nobody is. */
void terminals_say_connections(struct monitor *m, const struct device *d);
enum result terminals_show(struct monitor *m, const struct device *d, int unit,
                           bool named);

#endif
