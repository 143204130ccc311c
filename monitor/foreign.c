/* Verbs that SIMH has and fork11 has not, each with what does its work here: a command file
 * that uses one says where it must be changed. */
#include "monitor/foreign.h"

#include <stddef.h>
#include <string.h>

const char *foreign_instead(const char *term)
{
    for (const struct foreign *f = foreign_table; f->verb; f++)
        if (strcmp(f->verb, term) == 0)
            return f->instead;
    return NULL;
}

#define NO_BRANCH "a command file runs from top to bottom; ASSERT and AWAIT end it"
#define HOST "! before it runs the host's command"

const struct foreign foreign_table[] = {
    {"IF",        NO_BRANCH                                                   },
    { "ELSE",     NO_BRANCH                                                   },
    { "GOTO",     NO_BRANCH                                                   },
    { "CALL",     "DO file does the commands of another file"                 },
    { "RETURN",   NO_BRANCH                                                   },
    { "ABORT",    "QUIT n ends with a status"                                 },
    { "ON",       "DO -e and fork11 -f end a file at the first error"         },
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
