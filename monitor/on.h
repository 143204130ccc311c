/* What becomes of an error in a command file. */
#ifndef MONITOR_ON_H
#define MONITOR_ON_H

#include "monitor/script.h"
#include "monitor/set.h"

/* A command of S's file failed, monitor->error says where and why: DONE if the file goes on,
 * with what ON ERROR wants done. */
enum result script_failed(struct monitor *m, struct script *s);

/* SET's rows. */
enum result set_on(struct monitor *m, const struct setting *s);
enum result set_quiet(struct monitor *m, const struct setting *s);

#endif
