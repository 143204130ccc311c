/* The kernel's sources on the mounted packs: /usr/sys/ken, /usr/sys/dmr and the headers
 * beside them. Files are read once and kept until the pack has another in their place. */
#ifndef MONITOR_UNIX_SOURCES_H
#define MONITOR_UNIX_SOURCES_H

#include "images/v6fs.h"

enum { SOURCE_PATH = 64, SOURCE_FILES = 200, SOURCE_MOST = 100000, SOURCE_WHY = 200 };

struct monitor;

struct source_file {
    char path[SOURCE_PATH]; /* on its pack */
    int drive;
    char *text; /* a NUL behind its N bytes */
    size_t n;
    word inode;
    uint32_t mtime;
};

struct sources {
    const struct monitor *m;
    struct source_file file[SOURCE_FILES];
    int files;
};

/* The file PATH of the pack in DRIVE. NULL: there is none, or it is too long. */
const struct source_file *source_read(struct sources *s, int drive, const char *path);

/* Calls VISIT with each file of the directory PATH whose name ends in SUFFIX, until it says
 * true; that is the value then. */
typedef bool source_visit(void *host, const struct source_file *file);
bool source_each(struct sources *s, int drive, const char *path, const char *suffix,
                 source_visit *visit, void *host);

/* Whether FILE is still on the pack as it was read. */
bool source_is_same(const struct sources *s, const struct source_file *file);

/* Line N (from 1) of TEXT, and how long it is; NULL: there is none. */
const char *source_text(const char *text, int n, int *length);

void sources_free(struct sources *s);

#endif
