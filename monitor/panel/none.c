/* make panel=no: what stands for the window where SDL2 is not. */
#include "monitor/panel/window.h"

enum result window_open(struct monitor *m)
{
    return fail(m, "This fork11 was built without the window (make panel=no).");
}

void window_close(struct monitor *m)
{
    (void)m;
}

bool window_is_open(const struct monitor *m)
{
    (void)m;
    return false;
}

void window_poll(struct monitor *m)
{
    (void)m;
}

int64_t window_patience(const struct monitor *m, int64_t ns)
{
    (void)m;
    return ns;
}

enum result do_screenshot(struct monitor *m, const char *args)
{
    (void)args;
    return fail(m, "This fork11 was built without the window (make panel=no), and so "
                   "draws no pictures.");
}
