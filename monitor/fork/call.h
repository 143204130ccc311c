/* The system calls as V6 has them: what the kernel's function is called, what the user
 * calls it, what its arguments are, and what it means for a child between fork and exec. */
#ifndef MONITOR_FORK_CALL_H
#define MONITOR_FORK_CALL_H

#include "monitor/fork/event.h"
#include "monitor/fork/phrase.h"

/* What of its process a call changes. */
enum call_duty {
    CALL_ASKS,       /* nothing */
    CALL_DESCRIPTOR, /* its open files, as posix_spawn's file actions can */
    CALL_SIGNAL,     /* what it does with signals */
    CALL_EXEC,
    CALL_DOES /* anything else: only the child itself can do it */
};

struct call_kind {
    const char *kernel, *name;
    /* One letter for each argument: R in R0, decimal; s a path; d decimal; o octal. */
    const char *args;
    enum call_duty duty;
};

/* The row of the kernel's function, or of the user's name; NULL: unknown. */
const struct call_kind *call_find(const char *kernel);

/* "open("/dev/null", 0)" in TEXT. PATH may be empty: then its address is told. */
void call_tell(const char *kernel, word r0, const word *arg, const char *path, char *text,
               size_t size);

/* "ENOENT (2)"; "error 77" for what is none of V6's. */
struct phrase call_error(byte error);

#endif
