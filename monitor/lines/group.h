/* Terminal lines come in boards, and boards of a kind in groups that the operator treats as one
 * device: DC is up to sixteen DC11s of a line each, DZ up to four DZ11s of eight. */
#ifndef MONITOR_LINES_GROUP_H
#define MONITOR_LINES_GROUP_H

#include "monitor/machine.h"

enum { GROUP_DC, GROUP_DL, GROUP_DM, GROUP_DLE, GROUP_DH, GROUP_DZ };
enum { GROUP_LINES = 32, GROUP_ERROR = 256 }; /* lines of a group at most; a sentence */

struct line_group {
    const char *name;
    size_t first, stride; /* the first board in struct machine; from one to the next */
    int most;             /* boards */
    int usual;            /* boards that SET ENABLED plugs in */
    int lines;            /* of each board */
    paddr address;        /* of the first, if it does not float */
    int rank;             /* among those that do; 0: it does not */
    paddr size;           /* from one board's address to the next's */
    word vectors;         /* from one board's vector to the next's, and its alignment */
    bool modem;           /* its lines have carrier */
    bool parity;          /* terminals there send even parity, unless SET 8B */
};

/* In the order in which DEC's rules give them vectors. */
extern const struct line_group line_groups[LINE_GROUPS];

/* The group whose first board is B; -1: none. */
int group_of(const struct machine *m, const struct board *b);
struct board *group_board(const struct machine *m, int group, int n);
int group_lines(const struct machine *m, int group); /* lines that are plugged in */
/* Line N of the group (0 <= N < most * lines); *UNIT: which of its board's. */
struct board *group_line(const struct machine *m, int group, int n, int *unit);
struct serial *group_serial(const struct machine *m, int group, int n);
void group_changed(const struct machine *m, int group,
                   int n); /* its far end did something */

/* Where DEC's rules, and the operator's wishes, put each group's first board. */
struct line_places {
    paddr address[LINE_GROUPS];
    word vector[LINE_GROUPS];
};

struct line_places floating_places(const struct line_setup *setup);

/* Boards are plugged in and out, and those that float move, until the machine is as SETUP says.
 * False, with nothing changed: two boards would be in each other's way; ERROR (GROUP_ERROR
 * bytes) says which. */
bool group_setup(struct machine *m, const struct line_setup *setup, char *error);

/* The first vector of board B, and its level. */
word group_vector(const struct board *b, int *level);

#endif
