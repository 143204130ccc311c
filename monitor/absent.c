/* What SIMH's PDP-11 has and an 11/45 of this house has not. Its users' command files begin with
 * a dozen lines that switch off what they do not want. */
#include "monitor/absent.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define DISKS "the disks here are RK, RL, RP, RR and RF"
#define TAPES "the tapes here are TM and TC"
#define LINES "the lines here are DC, DLI, DLE, DH and DZ"
#define NOTHING "nothing here is like it"

struct absent {
    const char *name, *title, *instead;
};

static const struct absent boards[] = {
    {"RX",     "RX11 floppy disks, RX01",           DISKS                                      },
    { "RY",    "RX211 floppy disks, RX02",          DISKS                                      },
    { "HK",    "RK611 disks, RK06 and RK07",        DISKS                                      },
    { "RQ",    "MSCP disks, UDA50",                 DISKS                                      },
    { "RC",    "RC11 fixed-head disks",             DISKS                                      },
    { "RS",    "RH11 fixed-head disks, RS03, RS04", DISKS                                      },
    { "RH",    "RH11 without drives",               "RP has the one that is here"              },
    { "TA",    "TA11 cassettes",                    TAPES                                      },
    { "TS",    "TS11 magnetic tapes",               TAPES                                      },
    { "TU",    "RH11 magnetic tapes, TM03",         TAPES                                      },
    { "TQ",    "TMSCP tapes, TK50",                 TAPES                                      },
    { "TDC",   "TU58 cartridges",                   TAPES                                      },
    { "VH",    "DHU11 or DHQ11 lines",              LINES                                      },
    { "DMC",   "DMC11 synchronous lines",           LINES                                      },
    { "DUP",   "DUP11 synchronous lines",           LINES                                      },
    { "DPV",   "DPV11 synchronous lines",           LINES                                      },
    { "KDP",   "KMC11 synchronous lines",           LINES                                      },
    { "XQ",    "DEQNA Ethernet boards",             NOTHING                                    },
    { "XU",    "DEUNA Ethernet boards",             NOTHING                                    },
    { "CH",    "CH11 Chaosnet boards",              NOTHING                                    },
    { "CR",    "CR11 card readers",                 "PTR reads paper tape"                     },
    { "CD",    "CD11 card readers",                 "PTR reads paper tape"                     },
    { "KE",    "KE11-A arithmetic boards",          "an 11/45 multiplies and divides by itself"},
    { "KG",    "KG11-A checksum boards",            NOTHING                                    },
    { "VT",    "VT11 displays",                     NOTHING                                    },
    { "NG",    "Knight displays",                   NOTHING                                    },
    { "DAZ",   "Dazzle displays",                   NOTHING                                    },
    { "TV",    "TV11 displays",                     NOTHING                                    },
    { "BLINK", "blinking lights",                   "SET CPU HISTORY=n shows what it does"     },
    { NULL,    NULL,                                NULL                                       },
};

/* The board of NAME; behind its own name may stand a letter for another control (RQB, RHA) and
 * a unit's number. */
static const struct absent *find(const char *name)
{
    for (const struct absent *b = boards; b->name; b++) {
        size_t n = strlen(b->name);
        if (strncasecmp(name, b->name, n) != 0)
            continue;
        const char *rest = name + n;
        if (*rest && strchr("ABCDabcd", *rest))
            rest++;
        rest += strspn(rest, "0123456789");
        if (*rest == '\0' || strcmp(rest, ":") == 0)
            return b;
    }
    return NULL;
}

bool absent_board(const char *name)
{
    return find(name) != NULL;
}

enum result absent_told(struct monitor *m, const char *name)
{
    const struct absent *b = find(name);
    return fail(m, "%s (%s) is not in this machine; %s.", name, b->title, b->instead);
}

enum result absent_set(struct monitor *m, const char *name, const char *options)
{
    char option[WORD_SIZE];
    if (take_word(&options, option, sizeof option, true) &&
        abbreviates(option, "DISABLED", "D"))
        return DONE;
    /* The RH11 of RP is in as long as RP is. */
    if (strncasecmp(name, "RHA", 3) == 0 && abbreviates(option, "ENABLED", "E"))
        return DONE;
    return absent_told(m, name);
}

/* --- the processor ----------------------------------------------------------------------- */

static const char *const so_anyway[] = { "EIS", "MMU",   "NOFIS",        "NOCIS",
                                         "18B", "URH11", "AUTOCONFIGURE" };
static const char *const never[] = { "NOEIS", "NOMMU",          "FIS", "CIS", "22B",
                                     "URH70", "NOAUTOCONFIGURE" };

static bool among(const char *option, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcasecmp(option, list[i]) == 0)
            return true;
    return false;
}

static bool is_model(const char *option)
{
    return strncmp(option, "11/", 3) == 0 && isdigit((unsigned char)option[3]);
}

enum result absent_cpu(struct monitor *m, const char *option, bool *known)
{
    *known = true;
    if (among(option, so_anyway, sizeof so_anyway / sizeof *so_anyway))
        return DONE;
    if (is_model(option))
        return fail(m,
                    "This machine is an 11/45 and stays one, with 18 bits of address and "
                    "no UNIBUS map: it cannot be an %s.",
                    option);
    if (among(option, never, sizeof never / sizeof *never))
        return fail(m,
                    "An 11/45 has EIS and KT11-C, and neither FIS nor CIS nor 22 bits of "
                    "address: %s is for another machine.",
                    option);
    *known = false;
    return DONE;
}

/* --- the console ------------------------------------------------------------------------- */

enum result absent_console(struct monitor *m, const char *args)
{
    char option[WORD_SIZE] = "";
    take_word(&args, option, sizeof option, true);
    if (strcmp(option, "NOTELNET") == 0 || strcmp(option, "NODEBUG") == 0 ||
        strcmp(option, "WRU=5") == 0 || strcmp(option, "WRU=005") == 0 ||
        strcmp(option, "DEL=177") == 0 || strcmp(option, "PCHAR=37777777777") == 0)
        return DONE;
    if (strncmp(option, "TELNET", 6) == 0)
        return fail(m, "The console is this terminal; who calls by telnet gets a line of "
                       "DC, DLI, DH or DZ: SET DZ ENABLED, ATTACH DZ 4000.");
    if (strncmp(option, "WRU=", 4) == 0)
        return fail(m, "^E (005) stops the machine; it can be no other key.");
    if (strncmp(option, "PCHAR=", 6) == 0)
        return fail(
            m, "Every character that the guest prints is shown; none can be left out.");
    return fail(m, "Expected: SET CONSOLE LOG=file or SET CONSOLE NOLOG");
}
