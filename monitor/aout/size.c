/* `fork11 size`: bytes of text, data and bss, and their sum. */
#include "monitor/aout/aout_file.h"
#include "monitor/aout/nm.h"

#include <stdio.h>

static bool print_size(const char *path, bool named)
{
    struct aout_file f;
    if (!aout_file_open(&f, "size", path))
        return false;
    word sum = (word)(f.a.text + f.a.data + f.a.bss);
    if (named)
        printf("%s: ", path);
    printf("%u+%u+%u=%u (%o)\n", f.a.text, f.a.data, f.a.bss, sum, sum);
    aout_file_close(&f);
    return true;
}

int size_main(int argc, char **argv)
{
    int status = 0;
    if (argc > 1 && argv[1][0] == '-') {
        fputs("usage: fork11 size [FILE ...]\n", stderr);
        return AOUT_USAGE;
    }
    if (argc == 1)
        status = print_size("a.out", false) ? 0 : AOUT_FAILED;
    for (int i = 1; i < argc; i++) {
        if (!print_size(argv[i], argc > 2))
            status = AOUT_FAILED;
    }
    return aout_finish("size", status);
}
