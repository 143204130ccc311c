/* LP11 line printer: LPS 777514, LPB 777516; vector 200, BR4. */
#ifndef DEVICES_LP11_H
#define DEVICES_LP11_H

#include "devices/paper.h"
#include "devices/unibus.h"

enum { LP_COLUMNS = 132, LP_PAGE = 66 /* lines */ };

struct lp11 {
    struct board board;
    word lps;
    struct paper paper;
    bool off_line; /* its ON LINE switch; ERR too */
    int columns;   /* 80 or 132 */
    int set;       /* characters on the drum: 64 or 96 */
    bool printing; /* a line, or the paper moves */
    int count;     /* characters in the line buffer */
    byte line[LP_COLUMNS];
    int row;   /* the line of the page that is under the hammers, 0 to LP_PAGE-1 */
    int lines; /* printed since the paper was put in */
    int event, request;
};

void lp11_attach(struct lp11 *lp, struct unibus *bus);

/* Puts paper in, in place of what is there; the printer goes on line. False and a sentence
 * in ERROR (PAPER_ERROR bytes) if the file cannot be had; then nothing has changed. */
bool lp11_load(struct lp11 *lp, const char *path, enum paper_use use, bool existing,
               char *error);
/* What is in the line buffer is printed, and the paper taken out. */
void lp11_unload(struct lp11 *lp);

/* The ON LINE switch. */
void lp11_set_line(struct lp11 *lp, bool on);
/* COLUMNS: 80 or 132; SET: 64 or 96 characters. Another model of printer: its buffer is
 * empty. */
void lp11_set_model(struct lp11 *lp, int columns, int set);

#endif
