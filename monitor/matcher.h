/* Watching the console's output: AWAIT of a batch file and EXPECT. */
#ifndef MONITOR_MATCHER_H
#define MONITOR_MATCHER_H

#include "monitor/words.h"

enum { EXPECTS = 32, SEEN_MOST = 65536 };

/* EXPECT "text" {action} */
struct expect {
    char text[STRING_SIZE];
    size_t length;
    char action[512];
    bool persistent;
    bool reply; /* the action is no command but text to type */
};

struct matcher {
    char *seen; /* the output, its older part forgotten */
    size_t count;
    size_t from;              /* AWAIT looks at what came after its last match */
    char wanted[STRING_SIZE]; /* AWAIT's text */
    size_t length;            /* 0: none awaited */
    bool matched;
    int expects;
    struct expect expect[EXPECTS];
    int due; /* the EXPECT that matched, -1: none */
};

/* A character was printed. True: something matched, the machine is to stop. */
bool matcher_put(struct matcher *t, char c);

/* Begins to await TEXT. True: it was already printed since the last match. */
bool matcher_await(struct matcher *t, const char *text, size_t length);

/* An EXPECT with a reply is still open. */
bool matcher_replies(const struct matcher *t);

/* EXPECT: its place in the list. */
void matcher_remove(struct matcher *t, int expect);
void matcher_free(struct matcher *t);

#endif
