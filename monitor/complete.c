/* What TAB offers: it asks the command table what may stand where. */
#include "monitor/complete.h"
#include "monitor/command.h"
#include "monitor/lab/policy.h"
#include "monitor/panel/front.h"
#include "monitor/programs.h"
#include "monitor/registers.h"
#include "monitor/set.h"
#include "monitor/show.h"

#include <ctype.h>
#include <dirent.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* Adds TERM if it begins with PREFIX, in the case the prefix is written in. */
static void offer(struct candidates *c, const char *prefix, const char *term)
{
    size_t n = strlen(prefix);
    if (c->count == CANDIDATES || strncasecmp(prefix, term, n) != 0)
        return;
    char *text = c->text[c->count++];
    snprintf(text, CANDIDATE_SIZE, "%s", term);
    if (!isupper((unsigned char)*prefix))
        for (; *text; text++)
            *text = (char)tolower((unsigned char)*text);
}

static void offer_commands(struct candidates *c, const char *prefix)
{
    for (int i = 0; i < command_count; i++)
        offer(c, prefix, command_table[i].name);
}

static void offer_devices(struct monitor *m, struct candidates *c, const char *prefix)
{
    char name[16];
    for (int i = 0; i < device_count; i++) {
        const struct device *d = &device_table[i];
        if (!d->title)
            continue;
        int units = device_units(m->machine, d);
        if (units == 0 || d->kind == DEVICE_LINES)
            offer(c, prefix, d->name);
        for (int unit = 0; unit < units; unit++) {
            snprintf(name, sizeof name, "%s%d", d->name, unit);
            offer(c, prefix, name);
        }
    }
}

/* Of controls with drives: RK; offer_devices has RK0. */
static void offer_controls(struct candidates *c, const char *prefix)
{
    for (int i = 0; i < device_count; i++)
        if (device_table[i].kind == DEVICE_DRIVES)
            offer(c, prefix, device_table[i].name);
}

/* Names count by case; those of C are offered without their _ unless it was typed. */
static void offer_names(struct candidates *c, const char *prefix, const struct symbols *s)
{
    for (int i = 0; s && i < s->count && c->count < CANDIDATES; i++) {
        const struct symbol *symbol = &s->list[i];
        const char *name = *prefix == '_' ? symbol->name : symbols_name(s, symbol);
        if (*prefix && strncmp(name, prefix, strlen(prefix)) == 0)
            snprintf(c->text[c->count++], CANDIDATE_SIZE, "%s", name);
    }
}

static void offer_symbols(struct monitor *m, struct candidates *c, const char *prefix)
{
    if (m->kernel.known)
        offer_names(c, prefix, &m->kernel.symbols);
    offer_names(c, prefix, program_current(m));
}

static void offer_registers(struct monitor *m, struct candidates *c, const char *prefix)
{
    struct ref ref;
    for (int n = 0; register_nth(m, n, &ref); n++)
        offer(c, prefix, ref.name);
    offer(c, prefix, "ALL");
    offer(c, prefix, "STATE");
    offer_symbols(m, c, prefix);
}

static void offer_files(struct candidates *c, const char *prefix)
{
    char directory[CANDIDATE_SIZE], path[2 * CANDIDATE_SIZE + 2];
    const char *slash = strrchr(prefix, '/');
    int n = slash ? (int)(slash - prefix) + 1 : 0;
    snprintf(directory, sizeof directory, "%.*s", n, prefix);
    const char *name = prefix + n;
    DIR *dir = opendir(*directory ? directory : ".");
    struct dirent *entry;
    while (dir && c->count < CANDIDATES && (entry = readdir(dir)) != NULL) {
        struct stat about;
        if (strncmp(entry->d_name, name, strlen(name)) != 0 ||
            (entry->d_name[0] == '.' && *name != '.'))
            continue;
        snprintf(path, sizeof path, "%s%s", directory, entry->d_name);
        bool folder = stat(path, &about) == 0 && S_ISDIR(about.st_mode);
        if (strlen(path) + 2 > CANDIDATE_SIZE)
            continue;
        snprintf(c->text[c->count++], CANDIDATE_SIZE, "%.*s%s", CANDIDATE_SIZE - 2, path,
                 folder ? "/" : "");
    }
    if (dir)
        closedir(dir);
}

/* SHOW SYMBOL is followed by a name. */
static void offer_show(struct monitor *m, struct candidates *c, const char *first,
                       const char *prefix)
{
    if (strncasecmp(first, "SY", 2) == 0) {
        offer_symbols(m, c, prefix);
        return;
    }
    for (int i = 0; i < show_rows; i++)
        offer(c, prefix, show_table[i].name);
    offer_controls(c, prefix);
    offer_devices(m, c, prefix);
}

/* SET's second word: the options of the device that is the first, or its types. */
static void offer_options(struct monitor *m, struct candidates *c, const char *device,
                          const char *prefix)
{
    int unit;
    const struct device *d = device_find(m->machine, device, &unit);
    const struct drive_type *types =
        d && d->kind == DEVICE_DRIVES ? device_board(m->machine, d)->kind->drives->types
                                      : NULL;
    for (int i = 0; types && types[i].name; i++)
        offer(c, prefix, types[i].name);
    for (int i = 0; d && i < set_rows; i++) {
        if (set_row_fits(&set_table[i], d))
            offer(c, prefix, set_table[i].option);
    }
}

static void offer_set(struct monitor *m, struct candidates *c, const char *first,
                      const char *prefix)
{
    if (*first) {
        offer_options(m, c, first, prefix);
        return;
    }
    offer_controls(c, prefix);
    offer_devices(m, c, prefix);
    for (int i = 0; i < set_rows; i++)
        if (!set_table[i].device)
            offer(c, prefix, set_table[i].option);
}

/* BOOT and POLICY, then a policy. */
static void offer_lab(struct candidates *c, const char *first, const char *prefix)
{
    for (int i = 0; *first && i < LAB_POLICIES; i++)
        offer(c, prefix, lab_policy_name(i));
    if (*first)
        return;
    offer(c, prefix, "BOOT");
    offer(c, prefix, "POLICY");
    offer(c, prefix, "CHECK");
}

static void offer_panel(struct candidates *c, const char *first, const char *prefix)
{
    bool address = abbreviates(first, "ADDRESS", "A");
    bool data = abbreviates(first, "DATA", "DA");
    for (int i = 0; !*first && front_verb(i); i++)
        offer(c, prefix, front_verb(i));
    for (int i = 0; (address || data) && front_position(address, i); i++)
        offer(c, prefix, front_position(address, i));
}

/* FIRST is the command's first argument if the word to complete comes after it. */
static void offer_arguments(struct monitor *m, struct candidates *c,
                            const struct command *command, const char *first,
                            const char *prefix)
{
    switch (command->complete) {
    case COMPLETE_COMMAND:
        offer_commands(c, prefix);
        break;
    case COMPLETE_DEVICE:
        offer_devices(m, c, prefix);
        break;
    case COMPLETE_REGISTER:
        offer_registers(m, c, prefix);
        break;
    case COMPLETE_FILE:
        offer_files(c, prefix);
        break;
    case COMPLETE_UNIT_FILE:
        if (*first)
            offer_files(c, prefix);
        else
            offer_devices(m, c, prefix);
        break;
    case COMPLETE_SET:
        offer_set(m, c, first, prefix);
        break;
    case COMPLETE_SHOW:
        offer_show(m, c, first, prefix);
        break;
    case COMPLETE_LAB:
        offer_lab(c, first, prefix);
        break;
    case COMPLETE_PANEL:
        offer_panel(c, first, prefix);
        break;
    case COMPLETE_NONE:
        break;
    }
}

void complete_line(struct monitor *m, const char *line, struct candidates *c,
                   size_t *from)
{
    char verb[WORD_SIZE], first[WORD_SIZE] = "";
    uint32_t switches;
    const char *at = skip_blanks(line);
    size_t n = strlen(line);
    while (n > 0 && !isspace((unsigned char)line[n - 1]) && line[n - 1] != ',')
        n--;
    *from = n;
    c->count = 0;
    if (line + n <= at) {
        if (*at == '@') {
            *from = (size_t)(at - line) + 1;
            offer_files(c, at + 1);
        } else {
            offer_commands(c, at);
        }
        return;
    }
    if (!take_word(&at, verb, sizeof verb, true))
        return;
    const struct command *command = command_find(verb);
    if (!command)
        return;
    take_switches(&at, "abcdefghijklmnopqrstuvwxyz", &switches);
    if (at < line + n)
        take_word(&at, first, sizeof first, false);
    offer_arguments(m, c, command, first, line + n);
}

size_t complete_common(const struct candidates *c)
{
    size_t n = c->count ? strlen(c->text[0]) : 0;
    for (int i = 1; i < c->count; i++) {
        size_t same = 0;
        while (same < n && c->text[0][same] == c->text[i][same])
            same++;
        n = same;
    }
    return n;
}
