/* HELP: made from the command table and the tables of SET and SHOW. */
#include "monitor/command.h"
#include "monitor/devices.h"
#include "monitor/fork/command.h"
#include "monitor/panel/controls.h"
#include "monitor/set.h"
#include "monitor/show.h"

#include <ctype.h>
#include <string.h>

/* "E{XAMINE}": the shortest abbreviation, and what may be left out. */
static void name_with_braces(const struct command *c, char *text, size_t size)
{
    size_t n = strlen(c->shortest);
    snprintf(text, size, c->name[n] ? "%.*s{%s}" : "%.*s%s", (int)n, c->name,
             c->name + n);
}

static void help_list(struct monitor *m)
{
    char name[WORD_SIZE];
    for (int i = 0; i < command_count; i++) {
        name_with_braces(&command_table[i], name, sizeof name);
        say(m, "  %-13s %s\n", name, command_table[i].usage);
    }
    say(m,
        "HELP command explains one, HELP EXPRESSIONS what values are made of, HELP KEYS "
        "the\nwindow's keys. Numbers are octal; case does not matter; ; or # begins a "
        "comment line.\n^E stops the running machine.\n"
        "To see how a process is born, the guest waiting at its # prompt: FORK ON,\n"
        "CONTINUE, ls typed to the guest, ^E, FORK COMPARE. FORK STEP goes through the\n"
        "next one, stage by stage; HELP FORK lists all.\n");
}

static void help_keys(struct monitor *m)
{
    for (int i = 0; i < control_key_count; i++)
        if (control_keys[i].shown)
            say(m, "  %-15s %s\n", control_keys[i].shown, control_keys[i].tells);
}

/* RL01 | RL02, or 1P to 8P. */
static void list_types(const struct drive_type *types, char *list, size_t size)
{
    int count = 0;
    list[0] = '\0';
    while (types[count].name)
        count++;
    if (count > 4) {
        snprintf(list, size, "%s to %s", types[0].name, types[count - 1].name);
        return;
    }
    for (int i = 0; i < count; i++) {
        size_t n = strlen(list);
        snprintf(list + n, size - n, "%s%s", i ? " | " : "", types[i].name);
    }
}

/* SET RL0 RL01 | RL02, of each control that has several types of drive, or of ONLY. */
static void help_types(struct monitor *m, const struct device *only)
{
    for (int i = 0; i < device_count; i++) {
        const struct device *d = &device_table[i];
        const struct drives *drives = device_board(m->machine, d)->kind->drives;
        char list[WORD_SIZE], option[2 * WORD_SIZE];
        if (d->kind != DEVICE_DRIVES || !drives->types[1].name || (only && d != only))
            continue;
        list_types(drives->types, list, sizeof list);
        snprintf(option, sizeof option, "%s0 %s", d->name, list);
        say(m, "  SET %-22s %s\n", option,
            strcmp(d->name, "RF") == 0 ? "how many disks it has" : "the drive's type");
    }
}

/* All options, or those of the device that ARGS names. */
static void help_set(struct monitor *m, const char *args)
{
    char name[WORD_SIZE] = "", option[WORD_SIZE];
    int unit;
    take_word(&args, name, sizeof name, true);
    const struct device *only = device_find(m->machine, name, &unit);
    for (int i = 0; i < set_rows; i++) {
        const struct set_row *row = &set_table[i];
        const char *device = row->device ? row->device : "";
        if (only && !set_row_fits(row, only))
            continue;
        if (only)
            device = only->name;
        else if (strcmp(device, "*") == 0)
            device = "device";
        else if (strcmp(device, "+") == 0)
            device = "drive";
        else if (strcmp(device, "~") == 0)
            device = "line";
        snprintf(option, sizeof option, "%s%s%s", device, *device ? " " : "",
                 row->option);
        say(m, "  SET %-22s %s\n", option, row->help);
    }
    help_types(m, only);
}

static void help_show(struct monitor *m)
{
    for (int i = 0; i < show_rows; i++)
        say(m, "  SHOW %-14s %s\n", show_table[i].name, show_table[i].help);
    say(m, "  SHOW %-14s %s\n", "CPU",
        "the processor; CPU HISTORY{=n}, CPU VIRTUAL=address, CPU IOSPACE");
    for (int i = 1; i < device_count; i++)
        if (device_table[i].title)
            say(m, "  SHOW %-14s %s\n", device_table[i].name, device_table[i].title);
}

/* HELP's text, indented. */
static void say_text(struct monitor *m, const char *text)
{
    while (text && *text) {
        size_t n = strcspn(text, "\n");
        say(m, "  %.*s\n", (int)n, text);
        text += n + (text[n] == '\n');
    }
}

enum result do_help(struct monitor *m, const char *args)
{
    char term[WORD_SIZE], name[WORD_SIZE];
    if (!take_word(&args, term, sizeof term, true)) {
        help_list(m);
        return DONE;
    }
    const struct command *c = command_find(term);
    const char *topic = c ? NULL : help_topic(term);
    if (topic) {
        say_text(m, topic);
        return DONE;
    }
    if (!c && abbreviates(term, "KEYS", "KEYS")) {
        help_keys(m);
        return DONE;
    }
    if (!c)
        return fail(m, "There is no command %s; HELP lists them.", term);
    name_with_braces(c, name, sizeof name);
    say(m, "%s %s\n", name, c->usage);
    say_text(m, c->help);
    if (c->run == do_set)
        help_set(m, args);
    if (c->run == do_show)
        help_show(m);
    if (c->run == do_fork)
        fork_help(m);
    return DONE;
}
