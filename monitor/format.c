/* SET TM0 FORMAT=, ATTACH -f: a tape's file is one of SIMH's (.tap), a disk's is its words in
 * order, which SIMH calls by its own name or RAW. The others have to be converted. */
#include "monitor/format.h"

#include <string.h>
#include <strings.h>

static const char *const others[] = { "E11",      "TPC",   "P7B",   "AWS", "TAR",
                                      "ANSI-VMS", "FIXED", "DOS11", "VHD", "VMDK" };

static bool is_other(const char *format)
{
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strcasecmp(format, others[i]) == 0)
            return true;
    return false;
}

enum result format_is_ours(struct monitor *m, const struct device *d, const char *format)
{
    bool tape = strcmp(d->name, "TM") == 0;
    if (d->kind != DEVICE_DRIVES)
        return fail(m, "%s has no tapes and no packs, whose form could be told.",
                    d->name);
    if (strcasecmp(format, "SIMH") == 0 ||
        strcasecmp(format, tape ? "STANDARD" : "RAW") == 0)
        return DONE;
    return fail(
        m,
        tape ? "%s%s; the tapes of %s are files in SIMH's form (.tap) alone: convert it."
             : "%s%s; the packs of %s are their words in order, SIMH or RAW.",
        format, is_other(format) ? " is not read here" : " is no form of a file",
        d->name);
}
