/* PC11 paper tape reader and punch: PRS 777550, PRB, PPS, PPB; vectors 70 and 74, BR4. */
#ifndef DEVICES_PC11_H
#define DEVICES_PC11_H

#include "devices/unibus.h"

struct pc11 {
    struct board board;
    word prs, pps;
    byte prb, ppb;
    int reader_fd, punch_fd; /* -1: no tape */
    char reader_path[512], punch_path[512];
    int64_t reader_at; /* bytes of tape read */
    int read_event, punch_event;
    int read_line, punch_line;
};

void pc11_attach(struct pc11 *pc, struct unibus *bus);
/* Put a tape in; false and a sentence in ERROR (768 bytes) if the file cannot be had. */
bool pc11_load_reader(struct pc11 *pc, const char *path, char *error);
bool pc11_load_punch(struct pc11 *pc, const char *path, char *error);
void pc11_unload(struct pc11 *pc, bool punch);

#endif
