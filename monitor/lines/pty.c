/* A pseudo terminal at the far end of a line: programs of this host open it as they open a
 * serial line. */
#include "monitor/lines/exchange.h"
#include "monitor/monitor.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Both ends take every byte as it is. */
static bool make_raw(const char *name)
{
    struct termios t;
    int fd = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    bool good = fd >= 0 && tcgetattr(fd, &t) == 0;
    if (good) {
        cfmakeraw(&t);
        good = tcsetattr(fd, TCSANOW, &t) == 0;
    }
    if (fd >= 0)
        close(fd);
    return good;
}

bool exchange_pty(struct monitor *m, int group, int line)
{
    char name[PORT_NAME] = "";
    int fd = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    bool good = fd >= 0 && grantpt(fd) == 0 && unlockpt(fd) == 0 &&
                ptsname_r(fd, name, sizeof name) == 0 && make_raw(name) &&
                port_open(m, PORT_PTY, group, line, fd, name);
    if (good)
        return true;
    fail(m, "The host gives no pseudo terminal: %s.", strerror(errno));
    if (fd >= 0)
        close(fd);
    return false;
}
