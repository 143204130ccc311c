/* The keys of the keyboard: the window looks a key up here, the overlay of ? and the README
 * print the same rows. */
#include "monitor/panel/controls.h"

#include <string.h>
#include <strings.h>

/* clang-format off */
const struct control_key control_keys[] = {
    { "L",              "LOAD ADRS: the switches become the address",          "L",         false, { CONTROL_KEY, FRONT_LOAD_ADRS }, 1,  0 },
    { "E",              "EXAM: shows the word there; again: the next one",     "E",         false, { CONTROL_KEY, FRONT_EXAM },      1,  0 },
    { "D",              "DEP: the switches go into the word; again: the next", "D",         false, { CONTROL_KEY, FRONT_DEP },       1,  0 },
    { "Shift-E",        "REG EXAM: the register whose number was loaded",      "E",         true,  { CONTROL_KEY, FRONT_REG_EXAM },  1,  0 },
    { "Shift-D",        "REG DEP: the switches go into that register",         "D",         true,  { CONTROL_KEY, FRONT_REG_DEP },   1,  0 },
    { "C",              "CONT: goes on; with HALT down: one step",             "C",         false, { CONTROL_KEY, FRONT_CONT },      1,  0 },
    { "S",              "START at that address; with HALT down: a reset only", "S",         false, { CONTROL_KEY, FRONT_START },     1,  0 },
    { "H",              "ENABLE/HALT: down stops the machine",                 "H",         false, { CONTROL_HALT, 0 },              1,  0 },
    { "B",              "S INST/S BUS CYCLE: what one step is",                "B",         false, { CONTROL_CYCLE, 0 },             1,  0 },
    { "0 to 7",         "an octal digit into the switches, from the right",    "0",         false, { CONTROL_DIGIT, 0 },             8,  1 },
    { "Backspace",      "takes the last octal digit back",                     "Backspace", false, { CONTROL_RUB, 0 },               1,  0 },
    { "Delete",         "all switches down",                                   "Delete",    false, { CONTROL_CLEAR, 0 },             1,  0 },
    { "F1 to F9",       "one of the left nine switches, 17 to 9",              "F1",        false, { CONTROL_SWITCH, 17 },           9, -1 },
    { "Shift-F1 to F9", "one of the right nine, 8 to 0",                       "F1",        true,  { CONTROL_SWITCH, 8 },            9, -1 },
    { "Left, Right",    "turns ADDRESS SELECT",                                "Left",      false, { CONTROL_ADDRESS_SELECT, -1 },   1,  0 },
    { NULL,             NULL,                                                  "Right",     false, { CONTROL_ADDRESS_SELECT, 1 },    1,  0 },
    { "Down, Up",       "turns DATA SELECT",                                   "Down",      false, { CONTROL_DATA_SELECT, -1 },      1,  0 },
    { NULL,             NULL,                                                  "Up",        false, { CONTROL_DATA_SELECT, 1 },       1,  0 },
    { "T",              "LAMP TEST: all lamps are lit while it is down",       "T",         false, { CONTROL_LAMP_TEST, 0 },         1,  0 },
    { "R",              "real speed: SET THROTTLE REAL",                       "R",         false, { CONTROL_SPEED, 1 },             1,  0 },
    { "X",              "a tenth of it: SET THROTTLE 10",                      "X",         false, { CONTROL_SPEED, 10 },            1,  0 },
    { "Shift-X",        "a hundredth: SET THROTTLE 100",                       "X",         true,  { CONTROL_SPEED, 100 },           1,  0 },
    { "F",              "as fast as the host can: SET NOTHROTTLE",             "F",         false, { CONTROL_SPEED, 0 },             1,  0 },
    { "Space",          "one instruction: STEP",                               "Space",     false, { CONTROL_STEP, 0 },              1,  0 },
    { "Shift-Space",    "to the next stage of a fork: FORK STEP",              "Space",     true,  { CONTROL_FORK_STEP, 0 },         1,  0 },
    { "Return",         "the latest fork in full: FORK SHOW",                  "Return",    false, { CONTROL_FORK_SHOW, -1 },        1,  0 },
    { "?, Escape",      "this list",                                           "?",         false, { CONTROL_HELP, 0 },              1,  0 },
    { NULL,             NULL,                                                  "?",         true,  { CONTROL_HELP, 0 },              1,  0 },
    { NULL,             NULL,                                                  "Escape",    false, { CONTROL_HELP, 0 },              1,  0 },
    { NULL,             NULL,                                                  "/",         true,  { CONTROL_HELP, 0 },              1,  0 },
};
/* clang-format on */

const int control_key_count = sizeof control_keys / sizeof *control_keys;

/* The digits beside the keyboard are digits too, its ENTER is RETURN. */
static const char *plain_name(const char *key)
{
    static const char pad[] = "Keypad ";
    if (strncasecmp(key, pad, sizeof pad - 1) != 0)
        return key;
    key += sizeof pad - 1;
    return strcasecmp(key, "Enter") == 0 ? "Return" : key;
}

/* Which of a row's keys it is, from 0; -1: none. */
static int key_in_row(const struct control_key *row, const char *key)
{
    size_t last = strlen(row->key) - 1;
    if (strlen(key) != last + 1)
        return -1;
    if (row->count == 1)
        return strcasecmp(key, row->key) == 0 ? 0 : -1;
    int i = key[last] - row->key[last];
    return strncasecmp(key, row->key, last) == 0 && i >= 0 && i < row->count ? i : -1;
}

struct pointed control_of_key(const char *key, bool shift)
{
    key = plain_name(key);
    for (const struct control_key *k = control_keys; k < control_keys + control_key_count;
         k++) {
        int i = k->shift == shift ? key_in_row(k, key) : -1;
        if (i >= 0)
            return (struct pointed){ k->pointed.control, k->pointed.n + i * k->next };
    }
    return (struct pointed){ CONTROL_NONE, 0 };
}

/* Which of a row's controls it is, from 0; -1: none. */
static int control_in_row(const struct control_key *row, struct pointed pointed)
{
    struct pointed p = row->pointed;
    for (int i = 0; i < row->count; i++, p.n += row->next)
        if (pointed_same(p, pointed))
            return i;
    return -1;
}

const struct control_key *control_key_of(struct pointed pointed)
{
    for (const struct control_key *k = control_keys; k < control_keys + control_key_count;
         k++)
        if (control_in_row(k, pointed) >= 0) {
            while (!k->shown)
                k--;
            return k;
        }
    return NULL;
}

/* The name of a knob's position is not on the keyboard: the keys that turn the knob are. */
static struct pointed on_keyboard(struct pointed pointed)
{
    if (pointed.control == CONTROL_ADDRESS_AT)
        return (struct pointed){ CONTROL_ADDRESS_SELECT, 1 };
    if (pointed.control == CONTROL_DATA_AT)
        return (struct pointed){ CONTROL_DATA_SELECT, 1 };
    return pointed;
}

void control_tell(struct pointed pointed, char *text, size_t size)
{
    pointed = on_keyboard(pointed);
    const struct control_key *k = control_key_of(pointed);
    if (!k)
        snprintf(text, size, "%s", "");
    else if (pointed.control == CONTROL_SWITCH)
        snprintf(text, size, "switch %d (%sF%d)", pointed.n, k->shift ? "Shift-" : "",
                 control_in_row(k, pointed) + 1);
    else
        snprintf(text, size, "%s (%s)", k->tells, k->shown);
}
