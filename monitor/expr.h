/* Expressions of the monitor: numbers are octal, names are registers. */
#ifndef MONITOR_EXPR_H
#define MONITOR_EXPR_H

#include "monitor/monitor.h"

/* A whole expression at *AT, up to something that does not belong to it. FAILED: the
 * reason is in monitor->error. */
enum result expr_take(struct monitor *m, const char **at, int64_t *value);

/* An address of a list: numbers, registers, ( ) and +, since - and / make ranges. */
enum result expr_address(struct monitor *m, const char **at, uint32_t *value);

/* An expression that is all of TEXT. */
enum result expr_all(struct monitor *m, const char *text, int64_t *value);

/* A value that fits a word: -32768 to 65535. */
enum result expr_word(struct monitor *m, int64_t value, word *w);

#endif
