/* Verbs that SIMH has and fork11 has not, each with what does its work here: a command file
 * that uses one says where it must be changed. */
#include "monitor/foreign.h"

#include <stddef.h>
#include <string.h>

static const struct foreign sets[] = {
    {"ASYNCH",     "devices take the machine's time, whatever the host does"      },
    { "NOASYNCH",  "devices take the machine's time, whatever the host does"      },
    { "CLOCKS",
     "machine time goes by its own clock; SET THROTTLE REAL ties it to the host's"},
    { "DEBUG",     "SET CPU HISTORY=n keeps the last n instructions"              },
    { "NODEBUG",   "SET CPU HISTORY=n keeps the last n instructions"              },
    { "MESSAGE",   "TRY before a command tells its error and goes on"             },
    { "NOMESSAGE", "TRY before a command tells its error and goes on"             },
    { "PROMPT",    "the prompt is fork11>"                                        },
    { "REMOTE",    "the monitor listens to no port"                               },
    { "TELNET",    "the console is here; ATTACH DC 4000 lets others call"         },
    { "NOTELNET",  "the console is here; ATTACH DC 4000 lets others call"         },
    { "VERBOSE",   "DO -v shows a file's lines"                                   },
    { "VERIFY",    "DO -v shows a file's lines"                                   },
    { "NOVERIFY",  "DO -v shows a file's lines"                                   },
    { NULL,        NULL                                                           },
};

static const char *instead_of(const struct foreign *f, const char *term)
{
    for (; f->verb; f++)
        if (strcmp(f->verb, term) == 0)
            return f->instead;
    return NULL;
}

const char *foreign_instead(const char *term)
{
    return instead_of(foreign_table, term);
}

const char *foreign_set_instead(const char *term)
{
    return instead_of(sets, term);
}

#define NO_BRANCH                                                                        \
    "a command file runs from top to bottom; ON ERROR says what an error does"
#define HOST "! before it runs the host's command"

const struct foreign foreign_table[] = {
    {"IF",        NO_BRANCH                                                   },
    { "ELSE",     NO_BRANCH                                                   },
    { "GOTO",     NO_BRANCH                                                   },
    { "CALL",     "DO file does the commands of another file"                 },
    { "ABORT",    "QUIT n ends with a status"                                 },
    { "SHIFT",    "%1 to %9 are a file's arguments"                           },
    { "SLEEP",    "AWAIT \"\" 5s lets five seconds of the machine's time pass"},
    { "PWD",      HOST                                                        },
    { "DIR",      HOST                                                        },
    { "LS",       HOST                                                        },
    { "CAT",      HOST                                                        },
    { "COPY",     HOST                                                        },
    { "CP",       HOST                                                        },
    { "DELETE",   HOST                                                        },
    { "RM",       HOST                                                        },
    { "MKDIR",    HOST                                                        },
    { "SPAWN",    "!command runs a command of the host"                       },
    { "ECHOF",    "ECHO prints"                                               },
    { "DUMP",     "SAVE writes the whole machine to a file"                   },
    { "ASSIGN",   "devices keep their names"                                  },
    { "DEASSIGN", "devices keep their names"                                  },
    { "NOSEND",   "what SEND typed stays typed"                               },
    { "PROCEED",  NO_BRANCH                                                   },
    { "DEBUG",    "SET CPU HISTORY=n keeps the last n instructions"           },
    { NULL,       NULL                                                        },
};
