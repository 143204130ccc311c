/* mkpack, which make runs: the lab system's sources become its pack. Between mkpack.c (what
 * goes where), mkpack_text.c (texts and programs) and mkpack_out.c (what is built in). */
#ifndef MONITOR_LAB_MKPACK_H
#define MONITOR_LAB_MKPACK_H

#include "images/as.h"
#include "images/labpack.h"
#include "monitor/hostdir.h"

enum { MKPACK_FILES = 128 }; /* of one folder */

/* A text of the host's, whole. */
struct text {
    char path[HOST_PATH]; /* as errors name it */
    const char *name;     /* its last part */
    byte *data;           /* a NUL behind it */
    size_t n;
};

struct texts {
    struct text text[MKPACK_FILES];
    int count;
    int absent;
};

/* Adds the file NAME of the folder DIR. False: ERROR (HOST_ERROR bytes) says why. */
bool texts_read(struct texts *t, const char *dir, const char *name, char *error);

/* Adds those that the file DIR/FILES names, one a line, and then that file itself to LIST. */
bool texts_read_list(struct texts *t, const char *dir, struct text *list, char *error);

/* Adds all of DIR that end in ".s", by name. A folder that is not there has none. */
bool texts_read_all(struct texts *t, const char *dir, char *error);

void text_free(struct text *t);
void texts_free(struct texts *t);

/* Assembles the N texts as one program of that MAGIC. False: each error was told on standard
 * error, with file, line and column. as_release frees OUT in either case. */
bool texts_assemble(const struct text *const *list, int n, word magic,
                    struct as_output *out);

/* What the head of a program, the comment it begins with, wants it to be: AOUT_PLAIN if 0407
 * stands in it, AOUT_SHARED else. */
word text_magic(const struct text *t);

/* Writes the C text of images/labdisk.h's tables for PACK to PATH. */
bool mkpack_embed(const byte *pack, const char *path, char *error);

#endif
