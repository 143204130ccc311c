/* mkpack, which make runs: the lab system's sources become its pack. Between mkpack.c (what
 * goes where), mkpack_text.c (reading and assembling), mkpack_plan.c (which texts make which
 * program) and mkpack_out.c (what is built in). */
#ifndef MONITOR_LAB_MKPACK_H
#define MONITOR_LAB_MKPACK_H

#include "images/as.h"
#include "images/labpack.h"
#include "monitor/hostdir.h"

enum {
    MKPACK_FILES = 128, /* of one folder */
    PROGRAM_TEXTS = 16  /* of one program, without the library's */
};

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
};

/* Adds the file NAME of the folder DIR. False: ERROR (HOST_ERROR bytes) says why. */
bool texts_read(struct texts *t, const char *dir, const char *name, char *error);

/* Adds those of DIR that LIST names, one a line. */
bool texts_read_list(struct texts *t, const char *dir, const struct text *list,
                     char *error);

/* Adds all of DIR that end in ".s", by name. A folder that is not there has none. */
bool texts_read_all(struct texts *t, const char *dir, char *error);

/* Reads the file NAME of the folder DIR; one that is not there leaves T empty. */
bool text_read_any(struct text *t, const char *dir, const char *name, char *error);

void text_free(struct text *t);
void texts_free(struct texts *t);

/* Assembles the N texts as one program of that MAGIC. False: each error was told on standard
 * error, with file, line and column. as_release frees OUT in either case. */
bool texts_assemble(const struct text *const *list, int n, word magic,
                    struct as_output *out);

struct program {
    char name[V6_NAME + 1];
    const struct text *text[PROGRAM_TEXTS];
    int texts;
};

struct programs {
    struct program program[MKPACK_FILES];
    int count;
};

/* The programs that ALL are the texts of. LIST, bin/FILES, has a line for each that is of
 * several: its name, then its texts; every other text is a program by itself. PLAN is empty
 * before. False: ERROR says what is wrong with LIST. */
bool programs_plan(struct programs *plan, const struct texts *all,
                   const struct text *list, char *error);

/* Writes the C text of images/labdisk.h's tables for PACK to PATH. */
bool mkpack_embed(const byte *pack, const char *path, char *error);

#endif
