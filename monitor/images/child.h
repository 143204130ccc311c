/* Another program of the host's, run to its end. */
#ifndef MONITOR_IMAGES_CHILD_H
#define MONITOR_IMAGES_CHILD_H

enum { CHILD_ABSENT = 127, CHILD_SIGNALLED = 128 }; /* as a shell says it */

/* Runs argv[0], found by $PATH, with nothing to read; its output goes to descriptor OUT (-1:
 * ours). The exit status; CHILD_ABSENT: there is no such program; from CHILD_SIGNALLED on: a
 * signal ended it. */
int child_run(const char *const argv[], int out);

#endif
