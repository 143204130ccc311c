/* The drives of a control as the operator sees them: what ATTACH, DETACH, SET and SHOW do.
 * Each unit's struct in a control's begins with a struct drive. */
#ifndef DEVICES_DRIVE_H
#define DEVICES_DRIVE_H

#include "devices/board.h"
#include "devices/disk.h"

struct drive {
    struct disk disk; /* its medium: a pack, a tape's file */
    bool locked;      /* the WRITE PROTECT switch, or a write-lock function */
    bool absent;      /* not on the cable: SET RK7 DISABLED */
    int type;         /* of the control's types: what the pack wants, or */
    int chosen;       /* what the operator set */
};

#define DRIVE_TAPE INT64_C(0) /* in place of a size: a file that grows */

struct drive_type {
    const char *name; /* "RL02" */
    int64_t bytes;    /* of its pack, or DRIVE_TAPE */
};

struct drives {
    int count;
    size_t offset, stride; /* unit 0's struct drive in the board's struct; the next */
    const struct drive_type *types; /* from small to large; ends with a NULL name */
    bool words; /* the disks have no blocks: a file may end at any word */
    /* The medium was put in or taken out (it is gone already), or the drive unplugged: what it
     * did ends, its heads go home. */
    void (*changed)(struct board *b, int unit);
    /* The transfer that the control has in hand, as its listener would hear of it now, with
     * the words that have passed the heads; false: it moves no data. May be NULL. */
    bool (*in_hand)(const struct board *b, struct transfer *t);
    /* For SHOW: "cylinder 12 (seeking)". May be NULL. */
    void (*tell)(const struct board *b, int unit, char *text, size_t size);
};

/* 0 <= UNIT < count; B has drives. */
struct drive *drive_of(const struct board *b, int unit);
const struct drive_type *drive_type(const struct board *b, int unit);

/* From a board's xx_attach: all drives are there, empty and of the first type. */
void drives_init(struct board *b);

/* What B moves at this moment; WORDS of it have passed the heads by now, those of a seek or a
 * wait are none. False: nothing, or it is a tape's control. */
bool drive_in_hand(const struct board *b, struct transfer *t);

/* The medium in drive UNIT; WISH->size is set here. A file that is too long for the drive's
 * type makes the drive one of the first larger type that holds it, until it is unloaded. False and a sentence in
 * ERROR (DISK_ERROR bytes) if it cannot be. */
bool drive_load(struct board *b, int unit, struct disk_wish *wish, char *error);
void drive_unload(struct board *b, int unit);

/* N words of its medium, DRIVE_WORDS at most, from byte AT on. False as disk_read, disk_write;
 * what could not be read is zero. */
enum { DRIVE_WORDS = 256 };
bool drive_read_words(const struct drive *d, int64_t at, word *words, int n);
bool drive_write_words(struct drive *d, int64_t at, const word *words, int n);

/* The WRITE PROTECT switch. Set on an empty drive it is for the pack that comes; a pack that is
 * taken out leaves it off. */
void drive_lock(struct board *b, int unit, bool locked);
/* Writes are refused: by the switch, or since the medium can only be read. */
bool drive_protected(const struct drive *d);

/* Whether drive UNIT is on the cable at all; without a medium it is there, but not ready. An
 * unplugged drive's medium is unloaded. */
void drive_enable(struct board *b, int unit, bool enabled);

/* SET RL0 RL02. False and a sentence: no such type, or the drive holds a pack. */
bool drive_set_type(struct board *b, int unit, const char *name, char *error);

#endif
