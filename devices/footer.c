/* SIMH's footer, as its sim_disk.c has it: signature, 64 bytes for the simulator's name, 16 for
 * the drive's, sizes, date and a check that nobody needs here. */
#include "devices/footer.h"
#include "devices/hostfile.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DRIVE = 4 + 64, NAME = FOOTER_NAME - 1 };

int64_t footer_data_of(int fd, int64_t bytes, char drive[FOOTER_NAME])
{
    byte footer[FOOTER_BYTES];
    drive[0] = '\0';
    if (bytes < FOOTER_BYTES ||
        !file_read(fd, bytes - FOOTER_BYTES, footer, sizeof footer) ||
        memcmp(footer, "simh", 4) != 0)
        return bytes;
    memcpy(drive, footer + DRIVE, NAME);
    drive[NAME] = '\0';
    return bytes - FOOTER_BYTES;
}

int64_t footer_data_bytes(const char *path, char drive[FOOTER_NAME])
{
    struct stat st;
    drive[0] = '\0';
    if (stat(path, &st) != 0 || !S_ISREG(st.st_mode))
        return -1;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return st.st_size;
    int64_t bytes = footer_data_of(fd, st.st_size, drive);
    close(fd);
    return bytes;
}
