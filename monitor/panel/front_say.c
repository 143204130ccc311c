/* The lamps in text, for PANEL LAMPS. */
#include "monitor/panel/front_parts.h"

static const char *const lamp_names[FRONT_LAMPS] = {
    [LAMP_RUN] = "RUN",         [LAMP_PAUSE] = "PAUSE",       [LAMP_MASTER] = "MASTER",
    [LAMP_USER] = "USER",       [LAMP_SUPER] = "SUPER",       [LAMP_KERNEL] = "KERNEL",
    [LAMP_DATA_SPACE] = "DATA", [LAMP_ADRS_ERR] = "ADRS ERR", [LAMP_PAR_ERR] = "PAR ERR",
};

/* How bright, in tenths. */
static char glow(byte level)
{
    int tenths = (level * 10 + LAMP_FULL / 2) / LAMP_FULL;
    return tenths == 0 ? '.' : tenths == 10 ? '*' : (char)('0' + tenths);
}

static void say_row(struct monitor *m, const char *name, const byte *lamps, int count)
{
    uint32_t bits = 0;
    say(m, "%-8s", name);
    for (int i = ADDRESS_LAMPS - 1; i >= 0; i--) {
        say(m, "%s%c", i % 3 == 2 ? " " : "", i < count ? glow(lamps[i]) : ' ');
        if (i < count && lamps[i] > LAMP_FULL / 2)
            bits |= UINT32_C(1) << i;
    }
    say(m, "   %06o  ", bits);
}

void front_say_lamps(struct monitor *m, const struct lamps *l)
{
    fresh_line(m);
    for (int i = 0; i < FRONT_LAMPS; i++)
        say(m, "%s%s %c", i ? "  " : "", lamp_names[i], glow(l->lamp[i]));
    say(m, "\n");
    say_row(m, "ADDRESS", l->address, ADDRESS_LAMPS);
    say(m, "%s\n", front_position(true, (int)front_address_select(m)));
    say_row(m, "DATA", l->data, DATA_LAMPS);
    say(m, "%s\n", front_position(false, (int)front_data_select(m)));
    byte up[ADDRESS_LAMPS];
    for (int i = 0; i < ADDRESS_LAMPS; i++)
        up[i] = front_switches(m) >> i & 1 ? LAMP_FULL : 0;
    say_row(m, "SWITCHES", up, ADDRESS_LAMPS);
    say(m, "%s, %s\n", front_halted(m) ? "HALT" : "ENABLE",
        front_bus_cycles(m) ? "S-BUS-CYCLE" : "S-INST");
}
