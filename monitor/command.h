/* The command table: dispatch, abbreviations, completion, usage errors and HELP all read
 * it. A verb is one row here and one function in the file of its theme. */
#ifndef MONITOR_COMMAND_H
#define MONITOR_COMMAND_H

#include "monitor/monitor.h"

/* What may stand where a word is completed. */
enum complete {
    COMPLETE_NONE,
    COMPLETE_COMMAND,
    COMPLETE_DEVICE,
    COMPLETE_REGISTER,
    COMPLETE_FILE,
    COMPLETE_UNIT_FILE, /* a device, then a file */
    COMPLETE_SET,
    COMPLETE_SHOW,
    COMPLETE_LAB,
    COMPLETE_PANEL
};

struct command {
    const char *name;
    const char *shortest; /* abbreviation; the first row that fits is meant */
    const char *usage;    /* what follows the name */
    const char *help;
    enum complete complete;
    enum result (*run)(struct monitor *m, const char *args);
};

extern const struct command command_table[];
extern const int command_count;

/* The row WORD abbreviates, or NULL. */
const struct command *command_find(const char *term);

/* One command line. Comments and empty lines are DONE. */
enum result command_do(struct monitor *m, const char *line);

/* Several, with ; between them (not within quotes or braces). */
enum result command_do_list(struct monitor *m, const char *list);

/* FAILED, with the usage of the verb NAME. */
enum result usage(struct monitor *m, const char *name);

/* FAILED if anything is left in ARGS. */
enum result no_more(struct monitor *m, const char *name, const char *args);

/* Says monitor->error on a line of its own. */
void complain(struct monitor *m);

/* The verbs, by file. */
enum result do_examine(struct monitor *m, const char *args); /* examine.c */
enum result do_deposit(struct monitor *m, const char *args);
enum result do_evaluate(struct monitor *m, const char *args); /* access.c */
enum result do_run(struct monitor *m, const char *args);      /* run.c */
enum result do_go(struct monitor *m, const char *args);
enum result do_continue(struct monitor *m, const char *args);
enum result do_step(struct monitor *m, const char *args); /* step.c */
enum result do_next(struct monitor *m, const char *args);
enum result do_boot(struct monitor *m, const char *args); /* boot.c */
enum result do_reset(struct monitor *m, const char *args);
enum result do_run_limit(struct monitor *m, const char *args);
enum result do_no_run_limit(struct monitor *m, const char *args);
enum result do_load(struct monitor *m, const char *args);  /* load.c */
enum result do_list(struct monitor *m, const char *args);  /* list.c */
enum result do_break(struct monitor *m, const char *args); /* break.c */
enum result do_no_break(struct monitor *m, const char *args);
enum result do_print(struct monitor *m, const char *args); /* display.c */
enum result do_display(struct monitor *m, const char *args);
enum result do_no_display(struct monitor *m, const char *args);
enum result do_attach(struct monitor *m, const char *args); /* attach.c */
enum result do_mount(struct monitor *m, const char *args);
enum result do_detach(struct monitor *m, const char *args);
enum result do_set(struct monitor *m, const char *args);     /* set.c */
enum result do_show(struct monitor *m, const char *args);    /* show.c */
enum result do_symbols(struct monitor *m, const char *args); /* symbols_command.c */
enum result do_where(struct monitor *m, const char *args);   /* where.c */
enum result do_save(struct monitor *m, const char *args);    /* save.c */
enum result do_restore(struct monitor *m, const char *args); /* restore.c */
enum result do_do(struct monitor *m, const char *args);      /* script.c */
enum result do_on(struct monitor *m, const char *args);      /* on.c */
enum result do_return(struct monitor *m, const char *args);
enum result do_echo(struct monitor *m, const char *args);
enum result do_cd(struct monitor *m, const char *args);
enum result do_quit(struct monitor *m, const char *args);
enum result do_help(struct monitor *m, const char *args); /* help.c */
enum result do_send(struct monitor *m, const char *args); /* expect.c */
enum result do_expect(struct monitor *m, const char *args);
enum result do_no_expect(struct monitor *m, const char *args);
enum result do_type(struct monitor *m, const char *args); /* batch.c */
enum result do_await(struct monitor *m, const char *args);
enum result do_assert(struct monitor *m, const char *args);
enum result do_try(struct monitor *m, const char *args);
enum result do_pause(struct monitor *m, const char *args); /* lesson.c */
enum result do_proc(struct monitor *m, const char *args);  /* unix/ */
enum result do_u(struct monitor *m, const char *args);
enum result do_text(struct monitor *m, const char *args);
enum result do_inode(struct monitor *m, const char *args);
enum result do_file(struct monitor *m, const char *args);
enum result do_files(struct monitor *m, const char *args);
enum result do_buf(struct monitor *m, const char *args);
enum result do_core(struct monitor *m, const char *args);
enum result do_swap(struct monitor *m, const char *args);
enum result do_maps(struct monitor *m, const char *args);
enum result do_pages(struct monitor *m, const char *args);
enum result do_lab(struct monitor *m, const char *args); /* lab/ */
enum result do_compare(struct monitor *m, const char *args);
enum result do_panel(struct monitor *m, const char *args); /* panel/ */

/* What HELP tells of something that is no command; NULL: nothing. */
const char *help_topic(const char *term); /* help_topics.c */

#endif
