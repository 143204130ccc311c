/* System calls told, V7's below V6's. V6: ken/sysent.c (which function, how many arguments), section II of
 * the manual (what they are), user.h (errors). */
#include "monitor/fork/call.h"
#include "monitor/fork/phrase.h"

#include <stdio.h>
#include <string.h>

static void tell_argument(char kind, word value, const char *path, char *text,
                          size_t size)
{
    if (kind == 's' && path[0])
        phrase_add(text, size, "\"%s\"", path);
    else if (kind == 'd' || kind == 'R')
        phrase_add(text, size, "%u", value);
    else
        phrase_add(text, size, "%06o", value);
}

void call_tell(const char *kernel, word r0, const word *arg, const char *path, char *text,
               size_t size)
{
    const struct call_kind *call = call_find(kernel);
    const char *args = call ? call->args : "";
    snprintf(text, size, "%s(", call ? call->name : kernel);
    for (int i = 0, n = 0; args[i]; i++) {
        word value = args[i] == 'R' ? r0 : arg[n++];
        phrase_add(text, size, i ? ", " : "");
        tell_argument(args[i], value, path, text, size);
    }
    phrase_add(text, size, ")");
}

static const char *const errors[] = {
    [1] = "EPERM",   [2] = "ENOENT",  [3] = "ESRCH",   [4] = "EINTR",    [5] = "EIO",
    [6] = "ENXIO",   [7] = "E2BIG",   [8] = "ENOEXEC", [9] = "EBADF",    [10] = "ECHILD",
    [11] = "EAGAIN", [12] = "ENOMEM", [13] = "EACCES", [15] = "ENOTBLK", [16] = "EBUSY",
    [17] = "EEXIST", [18] = "EXDEV",  [19] = "ENODEV", [20] = "ENOTDIR", [21] = "EISDIR",
    [22] = "EINVAL", [23] = "ENFILE", [24] = "EMFILE", [25] = "ENOTTY",  [26] = "ETXTBSY",
    [27] = "EFBIG",  [28] = "ENOSPC", [29] = "ESPIPE", [30] = "EROFS",   [31] = "EMLINK",
    [32] = "EPIPE",  [106] = "EFAULT"
};

struct phrase call_error(byte error)
{
    struct phrase p;
    bool known = error < sizeof errors / sizeof errors[0] && errors[error];
    if (known)
        snprintf(p.text, sizeof p.text, "%s (%u)", errors[error], error);
    else
        snprintf(p.text, sizeof p.text, "error %u", error);
    return p;
}

/* clang-format off */
static const struct call_kind table[] = {
    { "rexit",   "exit",    "R",   CALL_DOES },
    { "fork",    "fork",    "",    CALL_DOES },
    { "read",    "read",    "Rod", CALL_DOES },
    { "write",   "write",   "Rod", CALL_DOES },
    { "open",    "open",    "sd",  CALL_DESCRIPTOR },
    { "close",   "close",   "R",   CALL_DESCRIPTOR },
    { "wait",    "wait",    "",    CALL_DOES },
    { "creat",   "creat",   "so",  CALL_DESCRIPTOR },
    { "link",    "link",    "so",  CALL_DOES },
    { "unlink",  "unlink",  "s",   CALL_DOES },
    { "exec",    "exec",    "so",  CALL_EXEC },
    { "chdir",   "chdir",   "s",   CALL_DOES },
    { "gtime",   "time",    "",    CALL_ASKS },
    { "mknod",   "mknod",   "sod", CALL_DOES },
    { "chmod",   "chmod",   "so",  CALL_DOES },
    { "chown",   "chown",   "so",  CALL_DOES },
    { "sbreak",  "break",   "o",   CALL_DOES },
    { "stat",    "stat",    "so",  CALL_ASKS },
    { "seek",    "seek",    "Rdd", CALL_DOES },
    { "getpid",  "getpid",  "",    CALL_ASKS },
    { "smount",  "mount",   "sod", CALL_DOES },
    { "sumount", "umount",  "s",   CALL_DOES },
    { "setuid",  "setuid",  "R",   CALL_DOES },
    { "getuid",  "getuid",  "",    CALL_ASKS },
    { "stime",   "stime",   "",    CALL_DOES },
    { "ptrace",  "ptrace",  "dod", CALL_DOES },
    { "fstat",   "fstat",   "Ro",  CALL_ASKS },
    { "stty",    "stty",    "Ro",  CALL_DOES },
    { "gtty",    "gtty",    "Ro",  CALL_ASKS },
    { "nice",    "nice",    "R",   CALL_DOES },
    { "sslep",   "sleep",   "R",   CALL_DOES },
    { "sync",    "sync",    "",    CALL_DOES },
    { "kill",    "kill",    "Rd",  CALL_DOES },
    { "getswit", "csw",     "",    CALL_ASKS },
    { "dup",     "dup",     "R",   CALL_DESCRIPTOR },
    { "pipe",    "pipe",    "",    CALL_DOES },
    { "times",   "times",   "o",   CALL_ASKS },
    { "profil",  "profil",  "oooo", CALL_DOES },
    { "setgid",  "setgid",  "R",   CALL_DOES },
    { "getgid",  "getgid",  "",    CALL_ASKS },
    { "ssig",    "signal",  "do",  CALL_SIGNAL },
    { "exece",   "exece",   "soo", CALL_EXEC },
    { "alarm",   "alarm",   "R",   CALL_DOES },
    { "pause",   "pause",   "",    CALL_DOES },
    { "utime",   "utime",   "so",  CALL_DOES },
    { "saccess", "access",  "so",  CALL_ASKS },
    { "ftime",   "ftime",   "o",   CALL_ASKS },
    { "sysacct", "acct",    "s",   CALL_DOES },
    { "ioctl",   "ioctl",   "doo", CALL_DOES },
    { "umask",   "umask",   "o",   CALL_DOES },
    { "chroot",  "chroot",  "s",   CALL_DOES },
    { "vfork",   "vfork",   "",    CALL_DOES },
    { "rfork",   "rfork",   "R",   CALL_DOES },
    { "clone",   "clone",   "Ro",  CALL_DOES },
    { "spawn",   "spawn",   "soo", CALL_DOES },
    { "setpol",  "policy",  "R",   CALL_DOES },
    { "labsta",  "labstat", "o",   CALL_ASKS },
};
/* clang-format on */

const struct call_kind *call_find(const char *kernel)
{
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        if (strcmp(table[i].kernel, kernel) == 0 || strcmp(table[i].name, kernel) == 0)
            return &table[i];
    return NULL;
}
