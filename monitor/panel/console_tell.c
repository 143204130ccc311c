/* What the console's lamps mean, for a pointer above them. PDP-11/45 Processor Handbook (1973),
 * chapter "Console operation". */
#include "monitor/panel/console_layout.h"

#include <stdio.h>

/* clang-format off */
static const struct {
    const char *name, *means;
} status[FRONT_LAMPS] = {
    [LAMP_RUN]        = { "RUN",      "the processor runs" },
    [LAMP_PAUSE]      = { "PAUSE",    "it waits until a reference is done" },
    [LAMP_MASTER]     = { "MASTER",   "it has the Unibus" },
    [LAMP_USER]       = { "USER",     "the reference is made in user mode" },
    [LAMP_SUPER]      = { "SUPER",    "the reference is made in supervisor mode" },
    [LAMP_KERNEL]     = { "KERNEL",   "the reference is made in kernel mode" },
    [LAMP_DATA_SPACE] = { "DATA",     "the reference is to D space; dark: to I space" },
    [LAMP_ADRS_ERR]   = { "ADRS ERR", "a reference was refused: odd, not there, not allowed" },
    [LAMP_PAR_ERR]    = { "PAR ERR",  "a word with wrong parity was read" },
};
/* clang-format on */

const char *console_lamp_name(enum front_lamp lamp)
{
    return status[lamp].name;
}

static bool is_at(enum lamp_row row, int n, float x, float y)
{
    struct spot_point lamp = console_lamp(row, n);
    float across = x - lamp.x, down = y - lamp.y;
    return across * across + down * down <= LAMP_RADIUS * LAMP_RADIUS;
}

/* The lamp of a row at a point; -1: none. */
static int lamp_at(enum lamp_row row, int lamps, float x, float y)
{
    for (int i = 0; i < lamps; i++)
        if (is_at(row, i, x, y))
            return i;
    return -1;
}

void console_tell(float x, float y, char *text, size_t size)
{
    int n;
    control_tell(console_control_at(x, y), text, size);
    if (text[0])
        return;
    if ((n = lamp_at(ROW_ADDRESS, ADDRESS_LAMPS, x, y)) >= 0)
        snprintf(text, size, "bit %d of the address", n);
    else if ((n = lamp_at(ROW_DATA, DATA_LAMPS, x, y)) >= 0)
        snprintf(text, size, "bit %d of the data", n);
    else if ((n = lamp_at(ROW_STATUS, FRONT_LAMPS, x, y)) >= 0)
        snprintf(text, size, "%s: %s", status[n].name, status[n].means);
}
