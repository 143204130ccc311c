/* A reel of half-inch tape in a file of SIMH's form (".tap"): each record stands between two
 * copies of its length, four bytes low byte first, its data padded to an even length. A
 * length of 0 is a tape mark, all ones the end of what was recorded, all ones but bit 0 four
 * bytes of erased tape; bit 31 on a length says that the record is read in error. */
#ifndef DEVICES_MAGTAPE_H
#define DEVICES_MAGTAPE_H

#include "devices/disk.h"

enum magtape_kind {
    MAGTAPE_RECORD,
    MAGTAPE_MARK,
    MAGTAPE_BEGIN,  /* backward: there is nothing before */
    MAGTAPE_END,    /* forward: nothing was recorded from here on */
    MAGTAPE_DAMAGE, /* the file is not of this form here, or ends inside a record */
    MAGTAPE_FAILED  /* the host cannot read it: errno */
};

enum { MAGTAPE_MOST = 65536 }; /* bytes: the longest record that can be written */

/* What lies next to a place between two records. */
struct magtape_item {
    enum magtape_kind kind;
    bool bad;       /* RECORD: marked as read in error */
    uint32_t bytes; /* RECORD */
    int64_t data;   /* RECORD: where its bytes lie in the file */
    int64_t beyond; /* RECORD, MARK: the place on its other side; else the place itself */
};

/* What comes next on D from the place AT (0: the beginning), in either direction. */
struct magtape_item magtape_forward(const struct disk *d, int64_t at);
struct magtape_item magtape_backward(const struct disk *d, int64_t at);

/* Writes a record of N bytes (1 to MAGTAPE_MOST) or a mark at *AT and moves *AT behind it:
 * the tape ends there, whatever followed. False: the host failed, errno tells. */
bool magtape_write(struct disk *d, int64_t *at, const byte *data, uint32_t n);
bool magtape_write_mark(struct disk *d, int64_t *at);

/* What a whole tape holds. */
struct magtape_census {
    uint32_t records, marks;
    int64_t bytes;          /* of all records */
    enum magtape_kind ends; /* MAGTAPE_END, _DAMAGE or _FAILED */
    int64_t at;             /* the place where it ends so */
};

struct magtape_census magtape_survey(const struct disk *d);

#endif
