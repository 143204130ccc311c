/* Whether a program is the one in core: its text and data, byte for byte. */
#ifndef MONITOR_UNIX_MATCH_H
#define MONITOR_UNIX_MATCH_H

#include "monitor/machine.h"
#include "monitor/symbols.h"

/* Whether A lies in core from 0 on as a bootstrap puts it there: its text and data (in
 * sysfix's files, data and text) one behind the other as in the file. Start code runs before
 * the KT11 is on, and counts how often it is entered: m45.s begins `inc $-1; bne .`. So the
 * word behind an INC #n may be n+1. V7's (mch.s) sets the vector of system calls, and words that
 * stop a jump to 0 or 040. Every other byte is as in the file. */
bool match_loaded(const struct machine *machine, const struct aout *a);

/* Whether A, whose names are S, is what runs in kernel mode by the present map. Its text must
 * be all there but for the vectors (below 0400), where m40.s saves registers when it dumps
 * core. Data changes while a kernel runs: half of it must be as in the file. Returns how many
 * of its bytes are, or -1. */
int match_running(const struct machine *machine, const struct aout *a,
                  const struct symbols *s);

/* A sum over A's text above the vectors, by which a kernel is known again without its file;
 * match_again says whether text of that sum runs or has been loaded. */
uint64_t match_sum(const struct aout *a, const struct symbols *s);
bool match_again(const struct machine *machine, const struct symbols *s, uint64_t sum);

#endif
