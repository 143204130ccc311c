/* An a.out of the host's, read and opened: what nm, size and disasm begin with. */
#ifndef MONITOR_AOUT_AOUT_FILE_H
#define MONITOR_AOUT_AOUT_FILE_H

#include "images/aout.h"

enum { AOUT_FAILED = 1, AOUT_USAGE = 2 }; /* exit status */

struct aout_file {
    byte *data;
    size_t size;
    struct aout a;
};

/* Reads the a.out at PATH; aout_file_close frees it. False: VERB's complaint about it is on standard
 * error. */
bool aout_file_open(struct aout_file *f, const char *verb, const char *path);
void aout_file_close(struct aout_file *f);

/* STATUS, or AOUT_FAILED and a complaint if standard output did not take everything. */
int aout_finish(const char *verb, int status);

/* A symbol's name; \ooo for what could play with the terminal. */
void aout_print_name(const char *name);

#endif
