/* A device with its unit, as the operator named it. */
#include "monitor/named_unit.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum result unit_take(struct monitor *m, const char **args, struct named_unit *p)
{
    const char *at = *args;
    *p = (struct named_unit){ 0 };
    take_word(&at, p->name, sizeof p->name, true);
    if (device_take(m, args, &p->d, &p->unit) != DONE)
        return FAILED;
    p->named = device_unit_named(m->machine, p->d, p->name);
    return DONE;
}

bool unit_is_dl(const char *name)
{
    return strncasecmp(name, "DL", 2) == 0 && isdigit((unsigned char)name[2]);
}

enum result unit_take_pack(struct monitor *m, const char **args, struct named_unit *p)
{
    char name[WORD_SIZE] = "", drive[WORD_SIZE];
    const char *behind = *args, *as = drive;
    take_word(&behind, name, sizeof name, true);
    if (!unit_is_dl(name))
        return unit_take(m, args, p);
    snprintf(drive, sizeof drive, "RL%d", atoi(name + 2));
    if (unit_take(m, &as, p) != DONE)
        return FAILED;
    *args = behind;
    say(m, "DL%d is %s here.\n", p->unit, drive);
    return DONE;
}

enum result unit_without_files(struct monitor *m, const struct device *d)
{
    char list[LINE_SIZE] = "";
    for (int i = 0; i < device_count; i++) {
        char units[WORD_SIZE];
        size_t n = strlen(list);
        if (device_table[i].kind != DEVICE_DRIVES)
            continue;
        device_unit_names(m->machine, &device_table[i], device_table[i].name, units,
                          sizeof units);
        snprintf(list + n, sizeof list - n, "%s, ", units);
    }
    return fail(m, "%s takes no file; %sPTR, PTP and LPT do.", d->name, list);
}
