/* A disk pack, or a tape: bytes that outlive the machine. The one place below monitor/ that knows the
 * host's files; the boards see only sectors. A write that was acknowledged is in the file
 * (pwrite) even if the program is killed the moment after. */
#ifndef DEVICES_DISK_H
#define DEVICES_DISK_H

#include "devices/word.h"

enum disk_mode {
    DISK_WRITE,    /* writes go through to the file */
    DISK_READONLY, /* the drive reports write lock */
    DISK_OVERLAY,  /* writes go to memory and are thrown away */
    DISK_CHANGES   /* writes go to a changes file beside the pristine pack */
};

enum { DISK_BLOCK = 512 }; /* bytes */
enum { DISK_PATH = 512, DISK_ERROR = 768, DISK_IDENTITY = 80 };
enum { DISK_MOST = 1 << 28 };     /* bytes of any medium */
enum { DISK_GROWS_TO = 1 << 26 }; /* bytes: a tape's file is never longer */
enum { DISK_TRAILER = 8192 }; /* so many bytes may stand behind a pack's in its file */

/* A pack that is no file but part of the program: its blocks of 512 bytes. */
struct disk_built_in {
    const char *name;
    void (*read)(uint32_t block, byte *data);
};

struct disk {
    enum disk_mode mode;
    bool attached;
    bool created;                         /* by this attach: there was no such file */
    int fd;                               /* the pack; -1: it is built in */
    const struct disk_built_in *built_in; /* NULL: it is a file */
    int changes_fd;                       /* -1: none */
    bool grows;                           /* a tape: SIZE follows what is written */
    int64_t size; /* bytes; a shorter file reads as zeros beyond its end */
    int64_t
        trailer; /* bytes of the file behind these, not SIMH's footer: nobody reads them */
    int ragged;  /* bytes of a last block that the file has only in part */
    /* DISK_OVERLAY: on the heap, shared by copies of the machine; disk_detach of any of
     * them frees it. */
    struct overlay *overlay;
    char path[DISK_PATH]; /* a built-in pack's name */
    char changes[DISK_PATH];
    char identity[DISK_IDENTITY]; /* as wished for; empty: size and date stood for it */
};

/* How a pack is to be opened. */
struct disk_wish {
    const char *path;
    /* The pack, in place of PATH; itself it can only be read, so DISK_WRITE is refused. */
    const struct disk_built_in *built_in;
    const char *changes; /* DISK_CHANGES: the changes file, created if absent */
    /* DISK_CHANGES: what the pack is, at most 79 characters (its SHA-256, say): changes
     * made to another pack are refused. NULL: the pack's size and date stand for it. */
    const char *identity;
    enum disk_mode mode;
    bool create;     /* -n: a new file of SIZE zeros; refuse if it exists */
    bool must_exist; /* -e: do not create (default creates, as SIMH does) */
    int64_t size;    /* bytes of the drive's pack */
    bool words;      /* the disk has no blocks: its file may end at any word */
    bool grows;      /* no pack but a tape: the file's own size, whatever SIZE says; its
                      * changes cannot be kept apart (DISK_CHANGES) */
};

/* Opens D as WISH says. False: nothing is attached and ERROR (DISK_ERROR bytes) says what
 * was wrong and what would be right. A second writer of one file is refused (lock). */
bool disk_attach(struct disk *d, const struct disk_wish *wish, char *error);
void disk_detach(struct disk *d);

/* N bytes at AT, within the pack's SIZE. A tape may be written up to DISK_GROWS_TO. False: the
 * host failed (full disk, input/output error); errno tells. */
bool disk_read(const struct disk *d, int64_t at, void *data, size_t n);
bool disk_write(struct disk *d, int64_t at, const void *data, size_t n);

/* A tape ends at SIZE bytes from now on. False as disk_write. */
bool disk_cut(struct disk *d, int64_t size);

#endif
