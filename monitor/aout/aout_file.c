/* What the programs for a.outs share. */
#include "monitor/aout/aout_file.h"

#include "monitor/hostdir.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 20 };

bool aout_file_open(struct aout_file *f, const char *verb, const char *path)
{
    char error[HOST_ERROR];
    f->data = host_read(path, LARGEST, &f->size, error);
    if (!f->data) {
        fprintf(stderr, "fork11 %s: %s\n", verb, error);
        return false;
    }
    const char *wrong = aout_open(&f->a, f->data, f->size);
    if (!wrong)
        return true;
    fprintf(stderr, "fork11 %s: %s: %s.\n", verb, path, wrong);
    aout_file_close(f);
    return false;
}

void aout_file_close(struct aout_file *f)
{
    free(f->data);
    f->data = NULL;
}

int aout_finish(const char *verb, int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "fork11 %s: standard output: %s\n", verb, strerror(errno));
    return AOUT_FAILED;
}

void aout_print_name(const char *name)
{
    for (; *name; name++) {
        if (*name > ' ' && *name <= '~')
            putchar(*name);
        else
            printf("\\%03o", (unsigned)(byte)*name);
    }
}
