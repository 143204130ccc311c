/* Runs `fs` and `images` alone, as the program's main does. */
#include "monitor/fs_command.h"
#include "monitor/images_command.h"

#include <string.h>

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "fs") == 0)
        return fs_main(argc - 1, argv + 1);
    if (argc > 1 && strcmp(argv[1], "images") == 0)
        return images_main(argc - 1, argv + 1);
    return 2;
}
