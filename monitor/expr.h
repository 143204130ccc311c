/* Expressions of the monitor: numbers are octal; names are registers or else symbols of the
 * guest's; memory is looked at without disturbing it. HELP EXPRESSIONS has the language. */
#ifndef MONITOR_EXPR_H
#define MONITOR_EXPR_H

#include "monitor/monitor.h"

/* Whose memory an address is of, where the expression tells: that of the last symbol or [ ]
 * in it. */
struct place {
    bool known;
    enum mode mode;
    enum space space;
};

/* An expression that was read once and can be evaluated many times. */
struct expr;

/* Reads one at *AT, up to something that does not belong to it; expr_free frees it. NULL: the
 * reason is in monitor->error. */
struct expr *expr_parse(struct monitor *m, const char **at);
void expr_free(struct expr *e);

/* Its value now. FAILED: memory that is not there, a division by zero; the reason is in
 * monitor->error. */
enum result expr_value(struct monitor *m, const struct expr *e, int64_t *value);

/* A whole expression at *AT, up to something that does not belong to it. FAILED: the
 * reason is in monitor->error. */
enum result expr_take(struct monitor *m, const char **at, int64_t *value);

/* Whose names an address may be given by, before all others. */
struct prefer {
    enum mode mode;                /* NO_MODE: the current one's, the kernel's before */
    const struct symbols *program; /* of USER; NULL: the current process's */
};

/* An address of a list: numbers, names, ( ) [ ] and +, since - and / make ranges. PLACE
 * and PREFER may be NULL. */
enum result expr_address(struct monitor *m, const char **at, const struct prefer *prefer,
                         uint32_t *value, struct place *place);

/* An expression that is all of TEXT. */
enum result expr_all(struct monitor *m, const char *text, int64_t *value);

/* A value that fits a word: -32768 to 65535. */
enum result expr_word(struct monitor *m, int64_t value, word *w);

#endif
