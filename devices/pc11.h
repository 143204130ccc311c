/* PC11 paper tape reader and punch: PRS 777550, PRB, PPS, PPB; vectors 70 and 74, BR4. */
#ifndef DEVICES_PC11_H
#define DEVICES_PC11_H

#include "devices/paper.h"
#include "devices/unibus.h"

struct pc11 {
    struct board board;
    word prs, pps;
    byte prb, ppb;
    struct paper reader, punch; /* their tapes */
    int read_event, punch_event;
    int read_line, punch_line;
};

void pc11_attach(struct pc11 *pc, struct unibus *bus);

/* Put a tape in, in place of the one that is there. EXISTING: the punch's file must be there
 * already. False and a sentence in ERROR (PAPER_ERROR bytes) if the file cannot be had; then
 * nothing has changed. */
bool pc11_load_reader(struct pc11 *pc, const char *path, char *error);
bool pc11_load_punch(struct pc11 *pc, const char *path, enum paper_use use, bool existing,
                     char *error);
/* Takes the tape out; what was under way is lost. */
void pc11_unload(struct pc11 *pc, bool punch);

#endif
