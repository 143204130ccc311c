/* Running the machine, and telling why it stopped. */
#ifndef MONITOR_RUN_H
#define MONITOR_RUN_H

#include "monitor/command.h"

/* Why a run ended, as the operator is told. */
enum ended {
    ENDED_HALT,
    ENDED_BREAK,
    ENDED_STEP,    /* the count or time of STEP, or UNTIL, was reached */
    ENDED_ASKED,   /* ^E */
    ENDED_LIMIT,   /* RUNLIMIT */
    ENDED_MATCHED, /* AWAIT's text was printed */
    ENDED_EXPECT,
    ENDED_STAGE, /* a fork has come to a stage: FORK STEP */
    ENDED_INPUT, /* standard input has ended and the guest idles */
    ENDED_SIGNAL /* the host wants fork11 to end */
};

/* Runs until machine time UNTIL (SCHED_NEVER) or for COUNT instructions (0: no limit), or
 * until something else ends it. Actions of breakpoints and EXPECTs are done on the way. */
enum ended run_machine(struct monitor *m, int64_t until, uint64_t count);

/* Puts the stop line, without a new line, into TEXT: "HALT instruction, PC: 001016
 * (HALT)". */
void run_line(struct monitor *m, enum ended ended, char *text, size_t size);

/* The stop line of a run that ended, said unless its action was; LEAVE after a signal. */
enum result run_told(struct monitor *m, enum ended ended);

/* run_machine, and the stop line said; LEAVE after a signal. */
enum result run_and_tell(struct monitor *m, int64_t until, uint64_t count);

#endif
