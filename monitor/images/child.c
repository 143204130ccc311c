/* Running curl, zstd and xz. As system(3) does, we ignore ^C meanwhile: it ends the child, and we
 * clean up after it. */
#include "monitor/images/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

/* argv[0] in a process of its own, with ^C as usual. */
static bool start(pid_t *pid, const char *const argv[], int out)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &interrupt);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (out >= 0)
        posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    int failed =
        posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return !failed;
}

static int wait_for(pid_t pid)
{
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return CHILD_ABSENT;
    return WIFEXITED(status) ? WEXITSTATUS(status) : CHILD_SIGNALLED + WTERMSIG(status);
}

int child_run(const char *const argv[], int out)
{
    struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
    pid_t pid;
    sigaction(SIGINT, &ignore, &before);
    int status = start(&pid, argv, out) ? wait_for(pid) : CHILD_ABSENT;
    sigaction(SIGINT, &before, NULL);
    return status;
}
