/* fork11: what the command line asks for. */
#include "monitor/aout/as_command.h"
#include "monitor/aout/disasm.h"
#include "monitor/aout/nm.h"
#include "monitor/command.h"
#include "monitor/fork/observatory.h"
#include "monitor/images/fs_command.h"
#include "monitor/images/images_command.h"
#include "monitor/images/named.h"
#include "monitor/lab/compare_command.h"
#include "monitor/lab/scale_command.h"
#include "monitor/lab/welcome.h"
#include "monitor/lesson.h"
#include "monitor/panel/window.h"
#include "monitor/repl.h"
#include "monitor/script.h"
#include "monitor/version.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char help_text[] =
    "fork11, a PDP-11/45 that boots historical Unix\n"
    "\n"
    "  fork11                   the monitor, with nothing mounted; LAB BOOT there\n"
    "  fork11 lab {POLICY}      compare every way of making a process, then boot the\n"
    "                           lab system, which is built in; with a policy for fork,\n"
    "                           boot at once: swap, core, cow, borrow, share, thread\n"
    "  fork11 compare PROGRAM   run a program of the lab's (or FILE.s) under every\n"
    "                           policy, and measure its processes; -n K: the Kth alone\n"
    "  fork11 scale             what processes of 1 to 48 KB cost to make;\n"
    "                           -o FILE.svg or FILE.csv: as a figure, as a table\n"
    "  fork11 NAME              boot a historical image (fork11 v6); --manual types\n"
    "                           nothing at its boot prompt, --fresh forgets what "
    "earlier\n"
    "                           sessions changed on it, --forks watches every fork\n"
    "  fork11 FILE.ini ARG...   do a file of monitor commands, stay in the monitor\n"
    "  fork11 -f FILE ARG...    do a batch file (await, type, assert) and end\n"
    "  fork11 lesson {N}        how a process is born: the lessons, or one of them\n"
    "  fork11 images            the images that are known, and where they are\n"
    "  fork11 fs                files on a pack, without booting it\n"
    "  fork11 as FILE.s ...     assemble, as Sixth Edition's as does\n"
    "  fork11 nm FILE           the names of an a.out; size FILE and disasm FILE: its\n"
    "                           sizes, and its instructions, which as takes again\n"
    "  fork11 --panel ...       the same with the window: the operator's console and "
    "the\n"
    "                           picture of core; SET PANEL ON and OFF later\n"
    "  fork11 --version, --help\n"
    "\n"
    "In the monitor HELP explains the commands; ^E comes back from the running "
    "machine.\n";

struct options {
    bool manual, fresh, forks, panel, version, help;
    const char *wrong;
    const char *policy; /* the lab's */
    const char *batch;
    int first; /* argument that is no option */
};

/* The switches that may follow an image's name. True: OPTION is one. */
static bool image_option(struct options *o, const char *option)
{
    if (strcmp(option, "--manual") == 0)
        o->manual = true;
    else if (strcmp(option, "--fresh") == 0)
        o->fresh = true;
    else if (strcmp(option, "--forks") == 0)
        o->forks = true;
    else if (strcmp(option, "--panel") == 0)
        o->panel = true;
    else
        return false;
    return true;
}

static struct options read_options(int argc, char **argv)
{
    struct options o = { .first = 1 };
    for (; o.first < argc && argv[o.first][0] == '-'; o.first++) {
        const char *option = argv[o.first];
        if (strcmp(option, "--panel") == 0 && o.first + 1 < argc &&
            strcmp(argv[o.first + 1], "no") == 0)
            o.first++; /* as without it */
        else if (image_option(&o, option))
            continue;
        else if (strcmp(option, "--version") == 0)
            o.version = true;
        else if (strcmp(option, "--help") == 0 || strcmp(option, "-h") == 0)
            o.help = true;
        else if (strcmp(option, "-f") == 0 && o.first + 1 < argc) {
            o.batch = argv[++o.first];
            return o;
        } else {
            o.wrong = option;
            return o;
        }
    }
    return o;
}

static bool is_file(const char *name)
{
    struct stat about;
    return name && stat(name, &about) == 0 && S_ISREG(about.st_mode);
}

static bool is_lab(const char *name)
{
    return name && strcmp(name, "lab") == 0;
}

/* The switches may also follow the name, and the lab's a policy; o->wrong: what else did. */
static void late_options(int argc, char **argv, struct options *o)
{
    for (int i = o->first + 1; i < argc; i++) {
        if (image_option(o, argv[i]))
            continue;
        if (is_lab(argv[o->first]) && argv[i][0] != '-' && !o->policy)
            o->policy = argv[i];
        else
            o->wrong = argv[i];
    }
}

static enum result start_file(struct monitor *m, int argc, char **argv)
{
    struct script s = { .path = argv[0] };
    for (; s.argc < argc && s.argc < SCRIPT_ARGUMENTS; s.argc++)
        s.argv[s.argc] = argv[s.argc];
    return script_run(m, &s);
}

/* True, and a sentence: words that do not go with a command file, or not with an image. */
static bool misplaced(struct monitor *m, const char *name, const struct options *o)
{
    const char *option = o->manual ? "manual" : o->fresh ? "fresh" : "forks";
    if (o->wrong && o->wrong[0] == '-')
        fail(m,
             "%s is no option: an image's name is followed by --manual, --fresh, --forks "
             "and --panel alone.",
             o->wrong);
    else if (o->wrong)
        fail(m,
             "There is no command file %s to be given %s; an image's name is followed by "
             "--manual, --fresh, --forks and --panel alone.",
             name, o->wrong);
    else if ((o->manual || o->fresh || o->forks) && (!name || is_file(name)))
        fail(m, "--%s goes with an image's name, as in fork11 v6 --%s.", option, option);
    else
        return false;
    return true;
}

static enum result start_image(struct monitor *m, const char *name,
                               const struct options *o)
{
    bool plain = is_lab(name) && !o->policy && !o->fresh && !o->manual && !o->forks;
    if (plain && lab_welcome(m) != DONE)
        return FAILED;
    return named_boot(m, &(struct named_wish){ .name = name,
                                               .manual = o->manual,
                                               .fresh = o->fresh,
                                               .policy = o->policy });
}

/* --panel, once. Without a window the session goes on. */
static void panel_wanted(struct monitor *m, struct options *o)
{
    if (o->panel && window_open(m) != DONE)
        complain(m);
    o->panel = false;
}

/* An image's name or a command file, then the prompt. */
static int interactive(struct monitor *m, int argc, char **argv, struct options *o)
{
    enum result result = DONE;
    const char *name = o->first < argc ? argv[o->first] : NULL;
    console_catch_signals();
    if (name && !is_file(name))
        late_options(argc, argv, o);
    panel_wanted(m, o);
    if (misplaced(m, name, o) || (o->forks && !observatory_on(m)))
        result = FAILED;
    else if (is_file(name))
        result = start_file(m, argc - o->first, argv + o->first);
    else if (name)
        result = start_image(m, name, o);
    else
        say(m,
            "fork11 %s, a PDP-11/45. HELP lists the commands, LAB BOOT boots a small "
            "Unix, "
            "QUIT leaves.\n",
            FORK11_VERSION);
    if (result == LEAVE)
        return m->status;
    if (result == FAILED) {
        complain(m);
        return 1;
    }
    return repl_run(m);
}

/* fork11 lesson, fork11 lesson N. */
static int lesson_main(struct monitor *m, int argc, char **argv)
{
    console_catch_signals();
    if (argc == 1) {
        lesson_list(m);
        return 0;
    }
    enum result result = argc == 2 ? lesson_run(m, argv[1])
                                   : fail(m, "fork11 lesson is followed by one number.");
    if (result == FAILED) {
        complain(m);
        return 1;
    }
    fresh_line(m);
    return result == LEAVE || !isatty(STDIN_FILENO) ? m->status : repl_run(m);
}

static int session(int argc, char **argv, struct options *o)
{
    struct machine *machine = machine_create();
    struct monitor *m = machine ? monitor_create(machine, stdout) : NULL;
    int status = 1;
    if (m)
        panel_wanted(m, o);
    if (!m)
        fputs("fork11: the host has no memory for a PDP-11.\n", stderr);
    else if (o->batch)
        status = batch_run(m, argc - o->first, (const char *const *)argv + o->first);
    else if (o->first < argc && strcmp(argv[o->first], "lesson") == 0)
        status = lesson_main(m, argc - o->first, argv + o->first);
    else if (o->first < argc && strcmp(argv[o->first], "compare") == 0)
        status = compare_main(m, argc - o->first, argv + o->first);
    else if (o->first < argc && strcmp(argv[o->first], "scale") == 0)
        status = scale_main(m, argc - o->first, argv + o->first);
    else
        status = interactive(m, argc, argv, o);
    if ((fflush(stdout) != 0 || ferror(stdout)) && status == 0) {
        fputs("fork11: the output could not be written.\n", stderr);
        status = 1;
    }
    monitor_destroy(m);
    machine_destroy(machine);
    return status;
}

/* What needs no machine. */
static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} tools[] = {
    {"fs",      fs_main    },
    { "images", images_main},
    { "as",     as_main    },
    { "nm",     nm_main    },
    { "size",   size_main  },
    { "disasm", disasm_main}
};

int main(int argc, char **argv)
{
    signal(SIGXFSZ,
           SIG_IGN); /* a file over its limit is a write that fails, and is told */
    for (size_t i = 0; argc > 1 && i < sizeof tools / sizeof *tools; i++) {
        if (strcmp(argv[1], tools[i].name) == 0)
            return tools[i].run(argc - 1, argv + 1);
    }
    struct options o = read_options(argc, argv);
    if (o.wrong && strcmp(o.wrong, "-f") == 0) {
        fputs("fork11: -f is followed by the name of a batch file.\n", stderr);
        return 2;
    }
    if (o.wrong) {
        fprintf(stderr, "fork11: %s is no option; fork11 --help lists them.\n", o.wrong);
        return 2;
    }
    if (o.help || o.version) {
        fputs(o.help ? help_text : "fork11 " FORK11_VERSION "\n", stdout);
        return 0;
    }
    return session(argc, argv, &o);
}
